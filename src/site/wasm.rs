//! The engine and the page in WebAssembly, made by wasm-pack.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::command::run;
use super::library::{self, Library};
use super::short_names;
use super::stamp::Stamp;
use super::{BuildError, BuildOptions};

/// The modules, each for a page of its own and with a feature of its own, so that nobody downloads what they do not use.
/// `checker` becomes `checker.js` and `checker_bg.wasm`.
const BUNDLES: [&str; 3] = ["checker", "register", "workbench"];

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
    let arguments = arguments(library, bundle, &folder);
    let settings = (&arguments, library::RUSTC, short_names::NAMING);
    let stamp = Stamp::take(options, &format!("wasm-{bundle}"), &inputs(options), &native_only(options), &settings)?;
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

fn arguments<'a>(library: Library, bundle: &'a str, folder: &'a str) -> Vec<&'a str> {
    let mut arguments = vec!["build", "--target", "web", "--profile", "site", "--no-typescript", "--no-pack"];
    arguments.extend(["--out-dir", folder, "--out-name", bundle, "www/module", "--", "--locked", "--features", bundle]);
    arguments.extend(library.arguments());
    arguments
}

fn inputs(options: &BuildOptions<'_>) -> Vec<PathBuf> {
    // The optimiser comes from the packages of `www`: another version of it is another module.
    let files = ["src", "www/module", "Cargo.toml", "Cargo.lock", "www/package-lock.json"];
    files.map(|path| options.root.join(path)).to_vec()
}

/// What is never compiled for the browser, so that a change of it costs no compilation.
fn native_only(options: &BuildOptions<'_>) -> Vec<PathBuf> {
    ["src/main.rs", "src/cli.rs", "src/cli", "src/site.rs", "src/site"].map(|path| options.root.join(path)).to_vec()
}

/// wasm-pack downloads an optimiser only if there is none on the PATH. Ours is a locked npm package: everybody's module
/// is then made by the same version, and a machine that cannot reach the download makes one too.
fn path_with_optimiser(options: &BuildOptions<'_>) -> Option<std::ffi::OsString> {
    let ours = options.www().join("node_modules").join(".bin");
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(ours).chain(std::env::split_paths(&others))).ok()
}
