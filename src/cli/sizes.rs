//! `sizes`: what people download, file by file.

use site::{BuildError, BuildOptions, Sizes};

/// Builds the site as it is published, prints what its pages weigh, and writes it into `tests/sizes.json`.
pub(super) fn run() -> Result<(), BuildError> {
    let options = BuildOptions::new().progress(|line| eprintln!("{line}"));
    let sizes = Sizes::measure(&options)?;
    sizes.save(&options)?;
    for (name, load) in sizes.loads() {
        println!("{:>7} of {:>7} bytes: {name}", load.total, load.budget);
    }
    println!("written to {}", Sizes::path(&options).display());
    Ok(())
}
