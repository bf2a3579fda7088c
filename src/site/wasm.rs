//! The pages in WebAssembly.

use std::path::PathBuf;
use std::process::Command;

use super::command::run;
use super::rooms;
use super::short_names;
use super::stamp::Stamp;
use super::{BuildError, BuildOptions, Mode, tools};

/// The modules, each a package in `www/modules` for the page of that name, so that nobody downloads what they do not use.
/// `checker` becomes `checker.js` and `checker_bg.wasm`.
pub(super) const BUNDLES: [&str; 3] = ["checker", "contact-register", "workbench"];

/// The module that a build which makes everything anew makes anew, too: optimising it takes 20 seconds, and all three two minutes.
const ALWAYS_ANEW: &str = "checker";

/// The files that wasm-pack makes of one bundle.
pub(super) struct Engine {
    /// The JavaScript that loads the module.
    pub(super) script: PathBuf,
    /// The module.
    pub(super) module: PathBuf,
}

impl Engine {
    fn is_there(&self) -> bool {
        self.script.is_file() && self.module.is_file()
    }
}

/// Compiles modules, unless nothing that they are made of has changed.
///
/// The first alone, because wasm-pack gets its tools with it; the others side by side: cargo lets one compile after the other, and
/// one is optimised meanwhile.
pub(super) fn build(options: &BuildOptions<'_>, bundles: &[&str]) -> Result<Vec<Engine>, BuildError> {
    let Some((first, others)) = bundles.split_first() else {
        return Ok(Vec::new());
    };
    let mut engines = vec![build_one(options, first)?];
    std::thread::scope(|scope| {
        let building: Vec<_> = others.iter().map(|bundle| scope.spawn(|| build_one(options, bundle))).collect();
        for built in building {
            engines.push(built.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(engines)
    })
}

fn build_one(options: &BuildOptions<'_>, bundle: &str) -> Result<Engine, BuildError> {
    match options.mode {
        Mode::Published => published(options, bundle),
        Mode::Quick => quick(options, bundle),
    }
}

/// Returns one module as it was last made, whatever has changed since.
pub(super) fn made_before(options: &BuildOptions<'_>, bundle: &str) -> Option<Engine> {
    let (engine, _) = place(options, bundle);
    engine.is_there().then_some(engine)
}

/// As small as it gets, by wasm-pack.
fn published(options: &BuildOptions<'_>, bundle: &str) -> Result<Engine, BuildError> {
    let wasm_pack = tools::wasm_pack(options)?;
    let (engine, folder) = place(options, bundle);
    let folder = folder.display().to_string();
    let package = format!("www/modules/{bundle}");
    let mut arguments = vec!["build", "--target", "web", "--profile", "site", "--no-typescript", "--no-pack"];
    arguments.extend(["--out-dir", &folder, "--out-name", bundle, &package, "--", "--locked"]);
    let mut inputs = inputs(options, bundle)?;
    let made_by = ["www/modules/.cargo", "rust-toolchain.toml", "src/site/wasm.rs", "src/site/short_names.rs"];
    inputs.extend(made_by.map(|path| options.root.join(path)));
    let mut stamp = Stamp::take(options, &format!("wasm-{bundle}"), &inputs, &arguments)?;
    if bundle != ALWAYS_ANEW {
        stamp = stamp.of_all_builds(options);
    }
    if engine.is_there() && stamp.is_current() {
        return Ok(engine);
    }
    options.say(&format!("wasm: compiling the {bundle} with wasm-pack (some minutes the first time)"));
    let mut command = Command::new(wasm_pack);
    command.args(&arguments).current_dir(&options.root).env("CARGO_TARGET_DIR", options.kept().join("cargo"));
    // `www/modules/.cargo` has options that are not stable yet. What a person has set for all of their builds would take their
    // place.
    command.env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Where wasm-pack has to compile the wasm-bindgen CLI: it works for seconds here. The modules have a profile of their own.
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    if let Some(path) = path_with_optimiser(options) {
        command.env("PATH", path);
    }
    run(options, &format!("wasm-pack-{bundle}"), &mut command)?;
    short_names::give(options, bundle, &engine)?;
    stamp.keep()?;
    Ok(engine)
}

/// Within seconds, without anything that makes it small: cargo compiles what has changed, and wasm-bindgen's own library
/// writes the script. Neither wasm-pack nor an optimiser is needed, which a new machine would have to get first.
fn quick(options: &BuildOptions<'_>, bundle: &str) -> Result<Engine, BuildError> {
    let (engine, folder) = place(options, bundle);
    let stamp = Stamp::take(options, &format!("quick-{bundle}"), &inputs(options, bundle)?, &"quick")?;
    if engine.is_there() && stamp.is_current() {
        return Ok(engine);
    }
    options.say(&format!("wasm: compiling the {bundle}"));
    let package = format!("{bundle}-module");
    let target_folder = options.kept().join("cargo");
    let mut command = Command::new("cargo");
    command.args(["build", "--locked", "--profile", "quick", "--target", tools::WASM_TARGET, "--package", &package]);
    command.current_dir(&options.root).env("CARGO_TARGET_DIR", &target_folder);
    run(options, &format!("cargo-{bundle}"), &mut command)?;
    let compiled = target_folder.join(tools::WASM_TARGET).join("quick").join(package.replace('-', "_") + ".wasm");
    let bindings = wasm_bindgen_cli_support::Bindgen::new()
        .input_path(compiled)
        .out_name(bundle)
        .typescript(false)
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder));
    bindings.map_err(|error| BuildError::Bindings(format!("{error:#}")))?;
    stamp.keep()?;
    Ok(engine)
}

fn place(options: &BuildOptions<'_>, bundle: &str) -> (Engine, PathBuf) {
    let kind = match options.mode {
        Mode::Published => "pkg",
        Mode::Quick => "quick",
    };
    let work = if bundle == ALWAYS_ANEW { options.work().to_owned() } else { options.kept() };
    let folder = work.join(kind).join(bundle);
    let script = folder.join(format!("{bundle}.js"));
    let module = folder.join(format!("{bundle}_bg.wasm"));
    (Engine { script, module }, folder)
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
