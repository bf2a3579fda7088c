//! `build`: the site as a folder of plain files.

use std::path::PathBuf;

use clap::Args;
use pre_election_checker::site::{self, BuildError, BuildOptions};

/// Where to build the site to.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// Folder to build into [default: the package's `dist`]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl BuildArgs {
    /// Builds the site with a line a step on standard error, and returns its folder.
    pub(super) fn build(&self) -> Result<PathBuf, BuildError> {
        let mut options = BuildOptions::new().progress(|line| eprintln!("{line}"));
        if let Some(out) = &self.out {
            options = options.dist(out);
        }
        site::build(&options)
    }
}

/// Builds the site and prints where it is.
pub(super) fn run(args: &BuildArgs) -> Result<(), BuildError> {
    let dist = args.build()?;
    println!("built {}", dist.display());
    Ok(())
}
