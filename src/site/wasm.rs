//! The engine and the page in WebAssembly, made by wasm-pack.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::command::run;
use super::library::{self, Library};
use super::rooms;
use super::short_names;
use super::stamp::Stamp;
use super::{BuildError, BuildOptions};

/// The modules, each a package in `www/modules` for the page of that name, so that nobody downloads what they do not use.
/// `checker` becomes `checker.js` and `checker_bg.wasm`.
const BUNDLES: [&str; 3] = ["checker", "contact-register", "workbench"];

/// The files that wasm-pack makes of one bundle.
pub(super) struct Engine {
    /// The JavaScript that loads the module.
    pub(super) script: PathBuf,
    /// The module.
    pub(super) module: PathBuf,
}

/// Compiles the library for the browser, once for each bundle.
pub(super) fn build(options: &BuildOptions<'_>, wasm_pack: &Path) -> Result<Vec<Engine>, BuildError> {
    let library = Library::find(options);
    BUNDLES.iter().map(|bundle| build_bundle(options, wasm_pack, library, bundle)).collect()
}

/// Compiles one bundle, unless nothing that it is made of has changed.
fn build_bundle(
    options: &BuildOptions<'_>,
    wasm_pack: &Path,
    library: Library,
    bundle: &str,
) -> Result<Engine, BuildError> {
    let folder = options.work().join("pkg").join(bundle);
    let engine =
        Engine { script: folder.join(format!("{bundle}.js")), module: folder.join(format!("{bundle}_bg.wasm")) };
    let folder = folder.display().to_string();
    let package = format!("www/modules/{bundle}");
    let arguments = arguments(library, bundle, &package, &folder);
    let settings = (&arguments, library::RUSTC, short_names::NAMING);
    let stamp = Stamp::take(options, &format!("wasm-{bundle}"), &inputs(options, bundle)?, &[], &settings)?;
    if engine.script.is_file() && engine.module.is_file() && stamp.is_current() {
        return Ok(engine);
    }
    options.say(&format!("wasm: compiling the {bundle} with wasm-pack (some minutes the first time)"));
    let mut command = Command::new(wasm_pack);
    command.args(&arguments).current_dir(&options.root).env("CARGO_TARGET_DIR", options.work().join("cargo"));
    library.prepare(&mut command);
    if let Some(path) = path_with_optimiser(options) {
        command.env("PATH", path);
    }
    run(options, "wasm-pack", &mut command)?;
    short_names::give(options, &engine)?;
    stamp.keep()?;
    Ok(engine)
}

fn arguments<'a>(library: Library, bundle: &'a str, package: &'a str, folder: &'a str) -> Vec<&'a str> {
    let mut arguments = vec!["build", "--target", "web", "--profile", "site", "--no-typescript", "--no-pack"];
    arguments.extend(["--out-dir", folder, "--out-name", bundle, package, "--", "--locked"]);
    arguments.extend(library.arguments());
    arguments
}

/// Returns what a module is made of: its own package and the rooms below it, so that a change elsewhere costs nothing.
fn inputs(options: &BuildOptions<'_>, bundle: &str) -> Result<Vec<PathBuf>, BuildError> {
    // The optimiser comes from the packages of `www`: another version of it is another module.
    let files = ["Cargo.toml", "Cargo.lock", "www/package-lock.json"].map(|path| options.root.join(path));
    Ok(rooms::of_module(options, bundle)?.into_iter().chain(files).collect())
}

/// wasm-pack downloads an optimiser only if there is none on the PATH. Ours is a locked npm package: everybody's module
/// is then made by the same version, and a machine that cannot reach the download makes one too.
fn path_with_optimiser(options: &BuildOptions<'_>) -> Option<std::ffi::OsString> {
    let ours = options.www().join("node_modules").join(".bin");
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(ours).chain(std::env::split_paths(&others))).ok()
}
