//! The site that the tests look at: built once, served from this process.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use site::{self, BuildOptions, Server};
use tempfile::TempDir;

static SITE: OnceLock<(PathBuf, Server)> = OnceLock::new();

fn built() -> &'static (PathBuf, Server) {
    SITE.get_or_init(|| {
        let mut options = BuildOptions::new().progress(|line| eprintln!("{line}"));
        // While a page is being written: its module in seconds instead of minutes, and not as people get it.
        if std::env::var_os("QUICK_SITE").is_some() {
            options = options.quick();
        }
        let dist = site::build(&options).unwrap_or_else(|error| panic!("the site cannot be built: {error}"));
        let server = Server::start(&dist, 0).expect("a free port");
        (dist, server)
    })
}

/// The policies of the site, by id.
pub const POLICIES: [&str; 5] =
    ["cheshire-2020", "cleveland-2021", "humberside-2024", "norfolk-2016", "south-yorkshire-2021"];

/// Returns the address of a page of the site, as in `url("index.html")`.
pub fn url(page: &str) -> String {
    format!("{}{page}", built().1.url())
}

/// Returns the folder with the finished site.
pub fn dist() -> &'static Path {
    &built().0
}

/// A copy of the site with files of a test's own: a host page, a broken policy.
pub struct Variant {
    server: Server,
    folder: TempDir,
}

impl Variant {
    /// Copies the site and writes these files into the copy, each a path and its content.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the copy");
        copy(&built().0, folder.path());
        for (name, content) in files {
            fs::write(folder.path().join(name), content).expect("a file in the copy");
        }
        Self { server: Server::start(folder.path(), 0).expect("a free port"), folder }
    }

    /// Returns the folder of the copy.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the address of a page of the copy.
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.server.url())
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}
