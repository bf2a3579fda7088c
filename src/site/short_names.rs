//! Short names for what a module and its script call each other.
//!
//! wasm-bindgen's names say what they are and end in a hash, and stand in both files. Nobody reads them in a browser, and a
//! hash does not pack: without them the page is 3 kB lighter.

use std::collections::HashMap;
use std::fs;
use std::process::Command;

use serde::Deserialize;

use super::command::output;
use super::wasm::Engine;
use super::{BuildError, BuildOptions, write};

/// Which way of naming this is: a module made with another is made anew.
pub(super) const NAMING: u32 = 1;

/// What the optimiser has renamed.
#[derive(Deserialize)]
struct Renamed {
    /// Module, name and new name of what the module calls in the script. All come from one module, which is `a` now.
    imports: Vec<(String, String, String)>,
    /// Name and new name of what the script calls in the module.
    exports: Vec<(String, String)>,
}

/// Gives short names to everything that module and script call each other, and takes out of the module what tells which
/// tools made it.
pub(super) fn give(options: &BuildOptions<'_>, engine: &Engine) -> Result<(), BuildError> {
    let mut command = Command::new("node");
    command.arg("node_modules/binaryen/bin/wasm-opt").arg(&engine.module).arg("-o").arg(&engine.module);
    command.args(["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"]);
    let failed = || BuildError::Tool {
        missing: format!("the optimiser gives no short names to {}", engine.module.display()),
        advice: "run `npm ci` in www, and build again",
    };
    let renamed = output(command.current_dir(options.www())).ok_or_else(failed)?;
    let renamed: Renamed = serde_json::from_str(&renamed).map_err(|_| failed())?;
    let script =
        fs::read_to_string(&engine.script).map_err(|source| BuildError::file("read", &engine.script, source))?;
    write(&engine.script, renamed_in(&script, &renamed).as_bytes())
}

/// Returns the script with the new names.
fn renamed_in(script: &str, renamed: &Renamed) -> String {
    let imports: HashMap<&str, &str> =
        renamed.imports.iter().map(|(_, name, short)| (name.as_str(), short.as_str())).collect();
    let exports: HashMap<&str, &str> =
        renamed.exports.iter().map(|(name, short)| (name.as_str(), short.as_str())).collect();
    let mut made = String::with_capacity(script.len());
    for word in words(script) {
        // The script has functions of its own that are called as those of the module are.
        let short = if made.ends_with("wasm.") { exports.get(word) } else { imports.get(word) };
        made.push_str(short.copied().unwrap_or(word));
    }
    for (module, ..) in renamed.imports.iter().take(1) {
        made = made.replace(&format!("\"{module}\""), "\"a\"");
    }
    // Nobody starts a module without waiting, and what is not exported is left out.
    made.replace("export { initSync, ", "export { ")
}

/// Splits a script into names and what is between them.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '$');
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|character| is_part(character) != is_part(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_call_each_other_by_the_new_names() {
        let script = "const import0 = { __wbg_focus_01ab: function(a) { wasm.mount(a); } };\n\
                      return { \"./checker_bg.js\": import0 };\nexport function mount(a) { wasm.mount(a); wasm.mounted(a); }\nexport { initSync, __wbg_init as default };";
        let renamed = Renamed {
            imports: vec![("./checker_bg.js".to_owned(), "__wbg_focus_01ab".to_owned(), "b".to_owned())],
            exports: vec![("mount".to_owned(), "c".to_owned())],
        };
        assert_eq!(
            renamed_in(script, &renamed),
            "const import0 = { b: function(a) { wasm.c(a); } };\n\
             return { \"a\": import0 };\nexport function mount(a) { wasm.c(a); wasm.mounted(a); }\nexport { __wbg_init as default };"
        );
    }
}
