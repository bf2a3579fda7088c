//! `package`: the site as one zip, for a web team without Rust.

use site::{BuildError, BuildOptions};

/// Builds the site and packs it, and prints where the zip is.
pub(super) fn run() -> Result<(), BuildError> {
    let options = BuildOptions::new().progress(|line| eprintln!("{line}"));
    println!("packed {}", site::package(options)?.display());
    Ok(())
}
