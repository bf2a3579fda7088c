//! The tools that the build needs: found, or got, or asked for in one sentence.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::command::{exists, output, run};
use super::stamp::Stamp;
use super::{BuildError, BuildOptions, read};

/// The target that the page is compiled for.
pub(super) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node that the packages under `www` run on.
const NODE_MAJOR: u32 = 20;

/// On Windows npm is a script, which is found only by its full name.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Makes sure that rustc can compile for the browser.
pub(super) fn wasm_target(options: &BuildOptions<'_>) -> Result<(), BuildError> {
    // Asked of rustc and not of rustup: a distribution's Rust has the target without having rustup.
    let libraries = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    by_rustup(options, &format!("Rust's `{WASM_TARGET}` target"), &["target", "add", WASM_TARGET])
}

/// Makes sure that the standard library's source is there, which the published modules are compiled with. `rust-toolchain.toml`
/// names it, but rustup gets what stands there only with a toolchain that it does not have yet.
pub(super) fn library_source(options: &BuildOptions<'_>) -> Result<(), BuildError> {
    let root = output(Command::new("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    if root.is_some_and(|root| root.join("lib/rustlib/src/rust/library/Cargo.lock").is_file()) {
        return Ok(());
    }
    by_rustup(options, "the source of Rust's standard library", &["component", "add", "rust-src"])
}

fn by_rustup(options: &BuildOptions<'_>, what: &str, arguments: &[&str]) -> Result<(), BuildError> {
    if !exists("rustup") {
        return Err(BuildError::Tool {
            missing: format!("{what} is not installed, and there is no rustup to add it"),
            advice: "install rustup, or your system's package of it",
        });
    }
    options.say(&format!("rustup: adding {what}"));
    run(options, "rustup", Command::new("rustup").args(arguments))
}

/// Makes sure that wasm-pack is there, and returns how to call it.
///
/// The wasm-bindgen CLI is left to wasm-pack, which reads the locked version, downloads that very one or compiles it,
/// and keeps it for the next time.
///
/// It is kept apart from what a person has installed for other work, in the one version that `Cargo.toml` names: another may
/// make other modules.
pub(super) fn wasm_pack(options: &BuildOptions<'_>) -> Result<PathBuf, BuildError> {
    let version = wasm_pack_version(&read(&options.root.join("Cargo.toml"))?).unwrap_or_default();
    let is_right = |program: &Path| {
        let said = output(Command::new(program).arg("--version"));
        said.is_some_and(|said| said.split_whitespace().next_back() == Some(version.as_str()))
    };
    let ours = options.kept().join("tools");
    let installed = ours.join("bin").join("wasm-pack");
    for program in [Path::new("wasm-pack"), &installed] {
        if is_right(program) {
            return Ok(program.to_owned());
        }
    }
    options.say("wasm-pack: installing it with cargo (a few minutes, the first time only)");
    let mut command = Command::new("cargo");
    // Not optimised: it waits for others most of the time, and compiles in half of it.
    command.args(["install", "--locked", "--debug", "--force", "--version", &version, "--root"]);
    command.arg(ours).arg("wasm-pack").env("CARGO_PROFILE_DEV_DEBUG", "0");
    run(options, "wasm-pack-install", &mut command)?;
    Ok(installed)
}

/// Returns the version that the workspace's manifest names.
fn wasm_pack_version(manifest: &str) -> Option<String> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("wasm-pack = "))?;
    Some(line.trim_matches('"').to_owned())
}

/// Makes sure that Node and npm are there and new enough.
pub(super) fn node(_options: &BuildOptions<'_>) -> Result<(), BuildError> {
    let advice = "install Node.js 20 or newer, with npm";
    let Some(version) = output(Command::new("node").arg("--version")) else {
        return Err(BuildError::Tool { missing: "`node` is not installed".to_owned(), advice });
    };
    if node_major(&version).is_none_or(|major| major < NODE_MAJOR) {
        return Err(BuildError::Tool { missing: format!("node {version} is too old"), advice });
    }
    if !exists(NPM) {
        return Err(BuildError::Tool { missing: "`npm` is not installed".to_owned(), advice });
    }
    Ok(())
}

/// Makes sure that the packages under `www` are those of its lock file.
pub(super) fn npm_packages(options: &BuildOptions<'_>) -> Result<(), BuildError> {
    let www = options.www();
    let inputs = ["package.json", "package-lock.json", ".npmrc"].map(|name| www.join(name));
    let stamp = Stamp::take(options, "npm", &inputs, &"ci")?.of_all_builds(options);
    // npm writes this file last, so that a broken install is not taken for a whole one.
    let finished = www.join("node_modules").join(".package-lock.json").is_file();
    if finished && stamp.is_current() {
        return Ok(());
    }
    options.say("www: installing its packages with npm");
    run(options, "npm", Command::new(NPM).arg("ci").current_dir(&www))?;
    stamp.keep()
}

fn node_major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_pack_has_one_version() {
        let manifest = include_str!("../../Cargo.toml");
        assert!(wasm_pack_version(manifest).is_some_and(|version| version.split('.').count() == 3));
    }

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(node_major("v20.20.2"), Some(20));
        assert_eq!(node_major("v9.0.0"), Some(9));
        assert_eq!(node_major("something else"), None);
    }
}
