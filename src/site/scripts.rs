//! The scripts without comments and blanks, which people would download and never read.

use std::path::PathBuf;
use std::process::Command;

use super::command::run;
use super::stamp::Stamp;
use super::{BuildError, BuildOptions};

/// Puts each script that a page names, and all that it imports, into one small file, unless none has changed. Returns
/// the files made.
///
/// One file each: a browser learns of an import only once it has the importing file, and would fetch them in a chain.
/// `others` are what the scripts import.
pub(super) fn bundled(
    options: &BuildOptions<'_>,
    scripts: &[PathBuf],
    others: &[PathBuf],
) -> Result<Vec<PathBuf>, BuildError> {
    let folder = options.work().join("scripts");
    let mut inputs = [scripts, others].concat();
    inputs.push(options.www().join("package-lock.json"));
    let arguments =
        ["--bundle", "--minify", "--format=esm", "--charset=utf8", "--log-level=warning", "--entry-names=[name]"];
    let stamp = Stamp::take(options, "scripts", &inputs, &arguments)?;
    let made: Vec<PathBuf> = scripts.iter().map(|script| folder.join(script.file_name().unwrap_or_default())).collect();
    if made.iter().all(|file| file.is_file()) && stamp.is_current() {
        return Ok(made);
    }
    options.say("scripts: bundling with esbuild");
    let mut command = Command::new("node");
    command.arg("node_modules/esbuild-wasm/bin/esbuild").args(scripts).current_dir(options.www());
    command.args(arguments);
    command.arg(format!("--outdir={}", folder.display()));
    run(options, "esbuild", &mut command)?;
    stamp.keep()?;
    Ok(made)
}
