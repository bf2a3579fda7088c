//! Short names for what a module and its script call each other.
//!
//! wasm-bindgen's names say what they are and end in a hash, and stand in both files. Nobody reads them in a browser, and a
//! hash does not pack: without them the page is 3 kB lighter. wasm-opt renames them in the module and prints what it has
//! renamed; esbuild renames the script's properties by that map.

use std::collections::BTreeMap;
use std::process::Command;

use serde::Deserialize;

use super::command::{output, run};
use super::wasm::Engine;
use super::{BuildError, BuildOptions, write};

/// What the optimiser has renamed.
#[derive(Deserialize)]
struct Renamed {
    /// Module, name and new name of what the module calls in the script.
    imports: Vec<(String, String, String)>,
    /// Name and new name of what the script calls in the module.
    exports: Vec<(String, String)>,
}

/// The new name of the script where the module calls it.
const SCRIPT: &str = "a";

/// Gives short names to everything that module and script call each other, and takes out of the module what tells which
/// tools made it.
pub(super) fn give(options: &BuildOptions<'_>, bundle: &str, engine: &Engine) -> Result<(), BuildError> {
    let mut command = Command::new("node");
    command.arg("node_modules/binaryen/bin/wasm-opt").arg(&engine.module).arg("-o").arg(&engine.module);
    command.args(["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"]);
    let failed = || BuildError::Tool {
        missing: format!("the optimiser gives no short names to {}", engine.module.display()),
        advice: "run `npm ci` in www, and build again",
    };
    let renamed = output(command.current_dir(options.www())).ok_or_else(failed)?;
    let renamed: Renamed = serde_json::from_str(&renamed).map_err(|_| failed())?;
    let names = names(&renamed);
    let cache = engine.script.with_extension("names.json");
    write(&cache, serde_json::to_string(&names).map_err(|_| failed())?.as_bytes())?;
    let mut command = Command::new("node");
    command.arg("node_modules/esbuild-wasm/bin/esbuild").arg(&engine.script).current_dir(options.www());
    command.arg(format!("--mangle-props={}", pattern(&names))).arg(format!("--mangle-cache={}", cache.display()));
    command.args(["--mangle-quoted", "--format=esm", "--charset=utf8", "--log-level=warning", "--allow-overwrite"]);
    command.arg(format!("--outfile={}", engine.script.display()));
    run(options, &format!("short-names-{bundle}"), &mut command)
}

/// Returns the new name of each property of the script.
fn names(renamed: &Renamed) -> BTreeMap<&str, &str> {
    let modules = renamed.imports.iter().map(|(module, ..)| (module.as_str(), SCRIPT));
    let imports = renamed.imports.iter().map(|(_, name, short)| (name.as_str(), short.as_str()));
    let exports = renamed.exports.iter().map(|(name, short)| (name.as_str(), short.as_str()));
    modules.chain(imports).chain(exports).collect()
}

/// Returns a regular expression of these names and no others.
fn pattern(names: &BTreeMap<&str, &str>) -> String {
    let escaped = names.keys().map(|name| name.replace('.', r"\.").replace('$', r"\$"));
    format!("^({})$", escaped.collect::<Vec<_>>().join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_on_either_side_has_its_new_one() {
        let renamed = Renamed {
            imports: vec![("./checker_bg.js".to_owned(), "__wbg_focus_01ab".to_owned(), "b".to_owned())],
            exports: vec![("mount".to_owned(), "c".to_owned())],
        };
        let names = names(&renamed);
        assert_eq!(names, BTreeMap::from([("./checker_bg.js", "a"), ("__wbg_focus_01ab", "b"), ("mount", "c")]));
        assert_eq!(pattern(&names), r"^(\./checker_bg\.js|__wbg_focus_01ab|mount)$");
    }
}
