//! Which packages of the workspace a module is made of, as cargo knows it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::command::output;
use super::{BuildError, BuildOptions};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    /// The folder, for a package of the workspace.
    path: Option<PathBuf>,
    /// `dev` and `build` dependencies are not part of what is compiled for the browser.
    kind: Option<String>,
}

/// Returns the folders of a module's package and of all rooms that it stands on.
///
/// # Errors
///
/// Fails if cargo cannot read the workspace.
pub(super) fn of_module(options: &BuildOptions<'_>, bundle: &str) -> Result<Vec<PathBuf>, BuildError> {
    let mut command = Command::new("cargo");
    command.args(["metadata", "--format-version=1", "--no-deps", "--locked"]).current_dir(&options.root);
    let metadata: Option<Metadata> = output(&mut command).and_then(|text| serde_json::from_str(&text).ok());
    let metadata = metadata.ok_or_else(|| BuildError::Tool {
        missing: "`cargo metadata` says nothing of the workspace".to_owned(),
        advice: "run it in the project's folder to see why",
    })?;
    let by_folder: BTreeMap<&Path, &Package> =
        metadata.packages.iter().filter_map(|package| Some((package.manifest_path.parent()?, package))).collect();
    let module = format!("{bundle}-module");
    let mut folders: Vec<PathBuf> = Vec::new();
    let first = metadata.packages.iter().filter(|package| package.name == module);
    let mut open: Vec<&Path> = first.filter_map(|package| package.manifest_path.parent()).collect();
    while let Some(folder) = open.pop() {
        if folders.iter().any(|found| found == folder) {
            continue;
        }
        folders.push(folder.to_owned());
        let needed = by_folder.get(folder).map(|package| package.dependencies.as_slice()).unwrap_or_default();
        let compiled = needed.iter().filter(|dependency| dependency.kind.is_none());
        open.extend(compiled.filter_map(|dependency| dependency.path.as_deref()));
    }
    folders.sort();
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_made_of_its_package_and_of_what_that_stands_on() {
        let folders = of_module(&BuildOptions::new(), "checker").unwrap();
        let has = |end: &str| folders.iter().any(|folder| folder.ends_with(end));
        assert!(has("www/modules/checker") && has("src/checker") && has("src/calendar"), "{folders:?}");
        assert!(!has("src/register") && !has("src/site"), "{folders:?}");
    }
}
