//! The notices that the licences of other people's work ask for: whatever ends up in the browser.

#![expect(clippy::indexing_slicing, reason = "a key that a JSON value lacks reads as null")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use cyclonedx_bom::external_models::spdx::SpdxExpression;
use cyclonedx_bom::models::bom::Bom;
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::prelude::Purl;
use entry::CHECKER;
use serde_json::Value;

use super::command::output;
use super::{BuildError, BuildOptions, read};

/// The packages of `www` whose content is part of the site. The others only build or test it.
const NPM: [&str; 1] = ["govuk-frontend"];

const INTRODUCTION: &str = "The checker is made with the work of others. These are their licences.\n";

/// Returns the notices: each licence text once, below the names of all who use it.
pub(super) fn notices(options: &BuildOptions<'_>) -> Result<String, BuildError> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages(options)? {
        let files = licence_files(&package.folder)?;
        let found = files.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
        let text = found.iter().map(|text| text.trim()).collect::<Vec<_>>().join("\n\n");
        let Package { name, version, licence, .. } = package;
        let text =
            if text.is_empty() { format!("Licence: {licence}. The package has no file with its text.") } else { text };
        let version = version.map(|version| format!(" {version}")).unwrap_or_default();
        texts.entry(text).or_default().push(format!("{name}{version} ({licence})"));
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

/// Somebody else's work that is in the site.
struct Package {
    name: String,
    /// Rust's standard library has the compiler's, which nothing here tells.
    version: Option<String>,
    licence: String,
    folder: PathBuf,
    /// What the kind of package is called in package URLs.
    registry: &'static str,
}

/// Returns everything that is compiled into the modules, and the npm packages.
fn packages(options: &BuildOptions<'_>) -> Result<Vec<Package>, BuildError> {
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
            Package::new(package, folder, "cargo")
        })
        .collect();
    for name in NPM {
        let folder = options.www().join("node_modules").join(name);
        let package: Value = serde_json::from_str(&read(&folder.join("package.json"))?).unwrap_or_default();
        packages.push(Package::new(&package, folder, "npm"));
    }
    if let Some(sysroot) = output(Command::new("rustc").args(["--print", "sysroot"])) {
        let folder = Path::new(&sysroot).join("share/doc/rust/licenses");
        packages.push(Package {
            name: "Rust's standard library".to_owned(),
            version: None,
            licence: "MIT OR Apache-2.0".to_owned(),
            folder,
            registry: "cargo",
        });
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

/// Returns what the site is made of, as CycloneDX in JSON: every crate in the modules and every npm package in the pages.
///
/// It has no serial number and no time, so that the same source makes the same bytes.
///
/// # Errors
///
/// Fails if cargo says nothing of the crates.
pub(super) fn bill_of_materials(options: &BuildOptions<'_>) -> Result<String, BuildError> {
    let mut components: Vec<Component> = packages(options)?.iter().filter_map(Package::component).collect();
    components
        .sort_by_key(|component| (component.name.to_string(), component.version.as_ref().map(ToString::to_string)));
    let mut checker = Component::new(Classification::Application, "pre-election-checker", CHECKER, None);
    checker.licenses = Some(licences("MIT"));
    let metadata = Metadata { component: Some(checker), ..Metadata::default() };
    let components = Some(Components(components));
    let bom = Bom { serial_number: None, metadata: Some(metadata), components, ..Bom::default() };
    let mut json = Vec::new();
    bom.output_as_json_v1_5(&mut json).map_err(|error| BuildError::Materials(error.to_string()))?;
    json.push(b'\n');
    Ok(String::from_utf8_lossy(&json).into_owned())
}

fn licences(expression: &str) -> Licenses {
    Licenses(vec![LicenseChoice::Expression(SpdxExpression::new(expression))])
}

impl Package {
    fn new(package: &Value, folder: PathBuf, registry: &'static str) -> Self {
        let [name, version, licence] = ["name", "version", "license"].map(|key| text(&package[key]).to_owned());
        Self { name, version: Some(version), licence, folder, registry }
    }

    /// Returns nothing for what has no version of its own.
    fn component(&self) -> Option<Component> {
        let version = self.version.as_deref()?;
        let purl = Purl::new(self.registry, &self.name, version).ok();
        let mut component =
            Component::new(Classification::Library, &self.name, version, purl.as_ref().map(ToString::to_string));
        component.purl = purl;
        component.licenses = Some(licences(&self.licence));
        Some(component)
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
