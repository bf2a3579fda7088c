//! The notices that the licences of other people's work ask for: whatever ends up in the browser.

#![expect(clippy::indexing_slicing, reason = "a key that a JSON value lacks reads as null")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::command::output;
use super::{BuildError, BuildOptions, read};

/// The packages of `www` whose content is part of the site. The others only build or test it.
const NPM: [&str; 1] = ["govuk-frontend"];

const INTRODUCTION: &str = "The checker is made with the work of others. These are their licences.\n";

/// Returns the notices: each licence text once, below the names of all who use it.
pub(super) fn notices(options: &BuildOptions<'_>) -> Result<String, BuildError> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, licence, folder) in packages(options)? {
        let files = licence_files(&folder)?;
        let found = files.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
        let text = found.iter().map(|text| text.trim()).collect::<Vec<_>>().join("\n\n");
        let text =
            if text.is_empty() { format!("Licence: {licence}. The package has no file with its text.") } else { text };
        texts.entry(text).or_default().push(format!("{name} ({licence})"));
    }
    let mut parts: Vec<String> = texts
        .into_iter()
        .map(|(text, mut names)| {
            names.sort();
            format!("{}\n\n{}\n", names.join("\n"), text.replace("\r\n", "\n"))
        })
        .collect();
    parts.sort();
    parts.insert(0, INTRODUCTION.to_owned());
    Ok(parts.join(&format!("\n{}\n\n", "-".repeat(80))))
}

/// Returns name with version, licence and folder of everything that is compiled into the page, and of the npm packages.
fn packages(options: &BuildOptions<'_>) -> Result<Vec<(String, String, PathBuf)>, BuildError> {
    let mut command = Command::new("cargo");
    command.args(["metadata", "--format-version=1", "--locked"]);
    command.args(["--filter-platform", "wasm32-unknown-unknown"]).current_dir(&options.root);
    let unknown = || BuildError::Tool {
        missing: "`cargo metadata` says nothing of the crates in the page".to_owned(),
        advice: "run it in the package's folder to see why",
    };
    let metadata =
        output(&mut command).and_then(|text| serde_json::from_str::<Value>(&text).ok()).ok_or_else(unknown)?;
    let shipped = shipped(options).ok_or_else(unknown)?;
    let mut packages: Vec<_> = list(&metadata["packages"])
        .filter(|package| {
            shipped.contains(&format!("{} v{}", text(&package["name"]), text(&package["version"])))
                && !package["source"].is_null()
        })
        .map(|package| {
            let folder = Path::new(text(&package["manifest_path"])).parent().unwrap_or(Path::new("")).to_owned();
            (named(package), text(&package["license"]).to_owned(), folder)
        })
        .collect();
    for name in NPM {
        let folder = options.www().join("node_modules").join(name);
        let package: Value = serde_json::from_str(&read(&folder.join("package.json"))?).unwrap_or_default();
        packages.push((named(&package), text(&package["license"]).to_owned(), folder));
    }
    if let Some(sysroot) = output(Command::new("rustc").args(["--print", "sysroot"])) {
        let folder = Path::new(&sysroot).join("share/doc/rust/licenses");
        packages.push(("Rust's standard library".to_owned(), "MIT OR Apache-2.0".to_owned(), folder));
    }
    Ok(packages)
}

/// Returns name and version of what is compiled into the modules, as `yew v0.23.0`: not what builds or tests them, nor what
/// only the native commands switch on.
fn shipped(options: &BuildOptions<'_>) -> Option<BTreeSet<String>> {
    let mut command = Command::new("cargo");
    command.args(["tree", "--locked", "--target", super::tools::WASM_TARGET, "--edges", "normal,no-proc-macro"]);
    command.args(["--prefix", "none", "--format", "{p}"]).current_dir(&options.root);
    for bundle in super::wasm::BUNDLES {
        command.args(["--package", &format!("{bundle}-module")]);
    }
    let named = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Some(output(&mut command)?.lines().map(named).collect())
}

/// Returns the files with a licence or a notice, in a package's own folder.
fn licence_files(folder: &Path) -> Result<Vec<PathBuf>, BuildError> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|source| BuildError::file("list", folder, source))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let wanted = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "MIT.TXT"]
            .iter()
            .any(|start| name.starts_with(start));
        if wanted && path.is_file() && !name.ends_with(".HTML") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn named(package: &Value) -> String {
    format!("{} {}", text(&package["name"]), text(&package["version"]))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
