//! Building the site anew whenever one of its sources changes, for whoever works on it.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};

use super::server::Server;
use super::{BuildError, BuildOptions, build, rooms, wasm};

/// An editor writes several files at once, and a file in several steps.
const SETTLED: Duration = Duration::from_millis(100);

/// Where the sources are. What is made, such as `www/node_modules`, is not among them.
const SOURCES: [&str; 15] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "docs",
    "policies",
    "src",
    "www/element",
    "www/embed-host.js",
    "www/modules",
    "www/package-lock.json",
    "www/purge.mjs",
    "www/servers",
    "www/styles",
    "www/templates",
    "www/text",
];

/// Builds the rest of the site, then builds anew whatever changes and lets open pages load again, until the process is
/// ended. A build that fails is told, and the next change is awaited.
///
/// # Errors
///
/// A system that does not tell of changes, or a workspace that cargo cannot read.
pub fn watch(mut options: BuildOptions<'_>, server: &Server) -> Result<(), BuildError> {
    let drawn_natively = rooms::of_module(&options, wasm::BUNDLES[0])?;
    let builder = ["src/site", "src/cli", "src/cli.rs", "src/main.rs"].map(|path| options.root.join(path));
    let (sender, changes) = mpsc::channel::<DebounceEventResult>();
    let unwatched = |error: notify_debouncer_mini::notify::Error| BuildError::Watch(error.to_string());
    let mut debouncer = new_debouncer(SETTLED, sender).map_err(unwatched)?;
    for source in SOURCES {
        let path = options.root.join(source);
        debouncer.watcher().watch(&path, RecursiveMode::Recursive).map_err(unwatched)?;
    }
    rebuild(&options, server);
    for change in changes {
        let paths: Vec<PathBuf> = change.into_iter().flatten().map(|event| event.path).collect();
        let touches =
            |folders: &[PathBuf]| paths.iter().any(|path| folders.iter().any(|above| path.starts_with(above)));
        if touches(&builder) {
            options.say("what builds the site has changed: end this, and start it again");
        }
        if touches(&drawn_natively) {
            // This process has the checker as it was when it was compiled, and would draw that into the pages.
            options.draws_first_screens = false;
        }
        let changed = paths.iter().filter_map(|path| path.strip_prefix(&options.root).ok()).map(Path::display);
        options.say(&format!("changed: {}", changed.map(|path| path.to_string()).collect::<Vec<_>>().join(", ")));
        rebuild(&options, server);
    }
    Ok(())
}

fn rebuild(options: &BuildOptions<'_>, server: &Server) {
    match build(options) {
        Ok(_) => server.reload(),
        Err(error) => options.say(&format!("error: {error}")),
    }
}
