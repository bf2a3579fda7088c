//! `build`: the site as a folder of plain files.

use std::path::PathBuf;

use clap::Args;
use site::{self, BuildError, BuildOptions};

/// Where to build the site to.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// Folder to build into [default: `dist`; `run` has one of its own]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Origin, besides the site's own, whose pages may show the checker in an iframe (may be given more than once)
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    frame_host: Vec<String>,
    /// Language of the pages, by its tag
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = tag)]
    language: String,
}

/// Where to build to, and whether only one policy.
#[derive(Debug, Args)]
pub(super) struct BuildCommandArgs {
    #[command(flatten)]
    build: BuildArgs,
    /// Build one HTML file that works without a server, with this policy: its id or its file
    #[arg(long, value_name = "POLICY")]
    single_file: Option<String>,
}

impl BuildArgs {
    /// Builds the site with a line a step on standard error, and returns its folder.
    pub(super) fn build(&self) -> Result<PathBuf, BuildError> {
        site::build(&self.options(|options| options))
    }

    /// Returns what the arguments say, on top of what `kind` sets.
    pub(super) fn options(&self, kind: fn(BuildOptions<'static>) -> BuildOptions<'static>) -> BuildOptions<'static> {
        let mut options =
            kind(BuildOptions::new()).progress(|line| eprintln!("{line}")).frame_hosts(self.frame_host.clone());
        options = options.language(&self.language);
        if let Some(out) = &self.out {
            options = options.dist(out);
        }
        options
    }
}

/// Builds the site, or one file, and prints where it is.
pub(super) fn run(args: &BuildCommandArgs) -> Result<(), BuildError> {
    let built = match &args.single_file {
        Some(policy) => site::build_single_file(&args.build.options(|options| options), policy)?,
        None => args.build.build()?,
    };
    println!("built {}", built.display());
    Ok(())
}

/// A tag stands in the names of files and in pages: `en`, `cy`.
fn tag(text: &str) -> Result<String, String> {
    let plain = |letter: u8| letter.is_ascii_lowercase();
    if (2..=3).contains(&text.len()) && text.bytes().all(plain) {
        return Ok(text.to_owned());
    }
    Err("write a language by its tag, two or three small letters, such as `cy`".to_owned())
}

/// An origin goes into headers and into pages: nothing but a scheme, a host and a port.
fn origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-:".contains(letter);
    if host.is_some_and(|host| !host.is_empty() && host.chars().all(plain)) {
        return Ok(text.to_owned());
    }
    Err("write an origin as `https://intranet.example`, without a path".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{origin, tag};

    #[test]
    fn an_origin_is_a_scheme_a_host_and_a_port() {
        for fine in ["https://intranet.example", "http://localhost:8080"] {
            assert_eq!(origin(fine).as_deref(), Ok(fine));
        }
        for wrong in ["intranet.example", "https://", "https://a/b", "https://a; script-src *", "https://a\"", "*"] {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_tag_is_two_or_three_small_letters() {
        for fine in ["en", "cy", "gla"] {
            assert_eq!(tag(fine).as_deref(), Ok(fine));
        }
        for wrong in ["", "e", "EN", "en-GB", "../x", "wels"] {
            assert!(tag(wrong).is_err(), "{wrong}");
        }
    }
}
