//! The static site: built once into a folder of plain files that any web server can serve, and served from there on
//! this machine. The native commands and the tests share it.
//!
//! Each step keeps what it made under `target/site` with a stamp of what it was made from, so that a second build with
//! nothing changed does no more than read the sources. Why it is built this way: `docs/decisions/0001-building-the-site.md`.

mod assemble;
mod command;
mod first_screen;
mod guard;
mod help;
mod live;
mod lock;
mod notices;
mod package;
mod pages;
mod rooms;
mod scripts;
mod server;
mod servers;
mod short_names;
mod single_file;
mod sizes;
mod stamp;
mod styles;
mod tools;
mod wasm;
mod watch;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

pub use package::package;
pub use pages::PageError;
pub use server::{CONTENT_SECURITY_POLICY, Server};
pub use single_file::build_single_file;
pub use sizes::{Load, Sizes};
pub use watch::watch;

/// The language of a site that names none.
const ENGLISH: &str = "en";

/// Where a build keeps what it can use again, below the root.
const KEPT: &str = "target/site";

/// What the modules are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// To be downloaded: as small as they get.
    Published,
    /// To be looked at on this machine: made within seconds.
    Quick,
}

/// What to build, where to, and whom to tell.
pub struct BuildOptions<'a> {
    root: PathBuf,
    dist: PathBuf,
    /// The tag of the language of the pages and of what stands in them.
    language: String,
    frame_hosts: Vec<String>,
    mode: Mode,
    draws_first_screens: bool,
    /// Where the steps keep what they made. Not the modules as cargo compiles them, nor tools.
    work: PathBuf,
    /// The day that it is in the pages; the day of the build where none is said.
    day: Option<NaiveDate>,
    progress: Box<dyn Fn(&str) + Sync + 'a>,
}

impl<'a> BuildOptions<'a> {
    /// Returns the options that build this package's own source into its `dist/`, in silence.
    #[must_use]
    pub fn new() -> Self {
        // This crate stands two folders below the root.
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = crate_folder.ancestors().nth(2).unwrap_or(crate_folder).to_owned();
        let (dist, work) = (root.join("dist"), root.join(KEPT));
        Self {
            root,
            dist,
            work,
            day: None,
            language: ENGLISH.to_owned(),
            frame_hosts: Vec::new(),
            mode: Mode::Published,
            draws_first_screens: true,
            progress: Box::new(|_| ()),
        }
    }

    /// Returns the options with another folder to build into.
    ///
    /// Files of an earlier build that are no longer part of the site are removed from it; other files are left alone.
    #[must_use]
    pub fn dist(mut self, dist: impl Into<PathBuf>) -> Self {
        self.dist = dist.into();
        self
    }

    /// Returns the options with another language for every page, by its tag: all files `www/text/*.TAG.json` and the documents in
    /// `docs/TAG` must be there.
    #[must_use]
    pub fn language(mut self, tag: impl Into<String>) -> Self {
        self.language = tag.into();
        self
    }

    /// Returns the options with the origins, besides the site's own, whose pages may show the checker in an iframe.
    #[must_use]
    pub fn frame_hosts(mut self, origins: Vec<String>) -> Self {
        self.frame_hosts = origins;
        self
    }

    /// Returns the options for a site to look at on this machine while it is worked on, in a folder of its own: its modules
    /// are made within seconds, and are large and slow.
    #[must_use]
    pub fn quick(mut self) -> Self {
        self.mode = Mode::Quick;
        self.dist = self.work().join("served");
        self
    }

    /// Returns the options that make everything anew in this folder that comes after cargo, of the modules the checker's: two builds
    /// can then be compared.
    #[must_use]
    pub fn anew(mut self, folder: &Path) -> Self {
        self.work = folder.join("work");
        self.dist = folder.join("dist");
        self
    }

    /// Returns the options with a function that is called with one line at the start of every step.
    #[must_use]
    pub fn progress(mut self, progress: impl Fn(&str) + Sync + 'a) -> Self {
        self.progress = Box::new(progress);
        self
    }

    fn say(&self, line: &str) {
        (self.progress)(line);
    }

    fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    fn day(&self) -> NaiveDate {
        self.day.unwrap_or_else(first_screen::today)
    }

    /// Returns where the texts of this name are in the language of the site.
    fn text(&self, name: &str) -> PathBuf {
        self.www().join("text").join(format!("{name}.{}.json", self.language))
    }

    /// Where the steps keep what they can use again.
    fn work(&self) -> &Path {
        &self.work
    }

    /// Where tools and what cargo compiles are kept, for all builds of this source. Apart from cargo's own folder, so that a build
    /// started by `cargo run` or `cargo test` never waits for a lock that its parent holds.
    fn kept(&self) -> PathBuf {
        self.root.join(KEPT)
    }
}

impl Default for BuildOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// Why the site could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A tool is missing, and the build cannot get it.
    #[error("{missing}; {advice}")]
    Tool {
        /// What is missing.
        missing: String,
        /// What to install.
        advice: &'static str,
    },
    /// A program that the build ran reported a failure.
    #[error("`{program}` failed; its last lines were:\n{tail}\nthe whole output is in {}", log.display())]
    Program {
        /// The program with its arguments.
        program: String,
        /// The end of what it printed.
        tail: String,
        /// The file with all that it printed.
        log: PathBuf,
    },
    /// The script beside a module could not be written.
    #[error("wasm-bindgen cannot write the bindings of a module: {0}")]
    Bindings(String),
    /// The list of what the site is made of could not be written.
    #[error("the bill of materials cannot be written: {0}")]
    Materials(String),
    /// The files could not be packed.
    #[error("the zip cannot be written: {0}")]
    Zip(String),
    /// The system does not tell which files change.
    #[error("the sources cannot be watched: {0}")]
    Watch(String),
    /// A page could not be made from a policy or a template.
    #[error(transparent)]
    Page(#[from] PageError),
    /// A file could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
}

impl BuildError {
    fn file(action: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::File { action, path: path.to_owned(), source }
    }
}

/// Builds the site and returns the folder that holds it.
///
/// Gets what is missing and can be got: the wasm target, wasm-pack, the wasm-bindgen CLI of the locked version, the
/// packages under `www`. Two builds at once are safe: the second waits, then finds everything done.
///
/// # Errors
///
/// A tool that is missing and cannot be got, a program that fails, a policy without the fields that its page shows, or
/// a file that cannot be read or written.
pub fn build(options: &BuildOptions<'_>) -> Result<PathBuf, BuildError> {
    let _lock = lock::acquire(options)?;
    let (engines, styles) = compile(options, &wasm::BUNDLES)?;
    finish(options, &engines, styles)
}

/// As [`build`], with the checker's module alone, and the others as they were last made: their pages are there, and wait for
/// theirs the first time.
///
/// # Errors
///
/// As [`build`].
pub fn build_checker(options: &BuildOptions<'_>) -> Result<PathBuf, BuildError> {
    let [checker, others @ ..] = wasm::BUNDLES;
    let _lock = lock::acquire(options)?;
    let (mut engines, styles) = compile(options, &[checker])?;
    // Where nothing has changed the site is then the same as after a whole build, and no open page loads again.
    engines.extend(others.iter().filter_map(|bundle| wasm::made_before(options, bundle)));
    finish(options, &engines, styles)
}

fn finish(options: &BuildOptions<'_>, engines: &[wasm::Engine], styles: styles::Styles) -> Result<PathBuf, BuildError> {
    options.say("site: pages, policies and texts");
    assemble::assemble(options, engines, styles)?;
    Ok(options.dist.clone())
}

/// Makes what takes long: the modules and the style sheets.
fn compile(options: &BuildOptions<'_>, bundles: &[&str]) -> Result<(Vec<wasm::Engine>, styles::Styles), BuildError> {
    tools::wasm_target(options)?;
    if options.mode == Mode::Published {
        tools::library_source(options)?;
    }
    tools::node(options)?;
    tools::npm_packages(options)?;
    Ok((wasm::build(options, bundles)?, styles::build(options)?))
}

/// Reads a file of text.
fn read(path: &Path) -> Result<String, BuildError> {
    std::fs::read_to_string(path).map_err(|source| BuildError::file("read", path, source))
}

/// Writes a file, and makes the folders above it.
fn write(path: &Path, content: &[u8]) -> Result<(), BuildError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|source| BuildError::file("create", folder, source))?;
    }
    std::fs::write(path, content).map_err(|source| BuildError::file("write", path, source))
}

/// Returns the files of a folder with this extension, sorted by name.
fn files_in(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, BuildError> {
    let failed = |source| BuildError::file("list", folder, source);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
