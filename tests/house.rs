//! What holds for the house as a whole: who may stand on whom (`docs/architecture.md` tells why), what stands behind each promise,
//! and what no field lacks.

#![expect(
    clippy::expect_used,
    reason = "a helper of a test fails the test; clippy knows only the test functions themselves"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Each room with the rooms that it may name. Whatever one stands on may be named as well: it comes along anyway.
const ROOMS: [(&str, &[&str]); 15] = [
    ("calendar", &[]),
    ("office", &[]),
    ("packed", &[]),
    ("spreadsheet", &[]),
    ("policy", &["calendar"]),
    ("engine", &["policy"]),
    ("timeline", &["policy"]),
    ("entry", &["engine", "spreadsheet"]),
    ("register", &["entry", "office", "packed"]),
    ("authoring", &["engine", "office", "spreadsheet"]),
    ("govuk", &["policy"]),
    ("checker", &["govuk", "entry", "timeline"]),
    ("contact-register", &["govuk", "register"]),
    ("workbench", &["govuk", "authoring", "checker", "packed"]),
    ("site", &["checker"]),
];

/// What only pages, their modules, and whoever draws first screens may name.
const BROWSER: [&str; 8] =
    ["gloo", "js-sys", "serde-wasm-bindgen", "wasm-bindgen", "wasm-bindgen-futures", "web-sys", "yew", "rlsf"];
const PAGES: [&str; 4] = ["govuk", "checker", "contact-register", "workbench"];

fn metadata() -> Value {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version=1", "--no-deps", "--locked", "--manifest-path"]);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let output = command.output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Returns what each package of the workspace is compiled with, by name.
fn dependencies(metadata: &Value) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found = BTreeMap::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let needed = package["dependencies"].as_array().expect("dependencies").iter();
        let compiled = needed.filter(|dependency| dependency["kind"].is_null());
        let names = compiled.map(|dependency| dependency["name"].as_str().expect("a name")).collect();
        found.insert(package["name"].as_str().expect("a name"), names);
    }
    found
}

/// Returns a room and all that it stands on.
fn standing_on<'r>(room: &'r str, allowed: &BTreeMap<&'r str, &'r [&'r str]>) -> BTreeSet<&'r str> {
    let mut found = BTreeSet::new();
    let mut open = allowed.get(room).map_or_else(Vec::new, |rooms| rooms.to_vec());
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(allowed.get(next).copied().unwrap_or_default());
        }
    }
    found
}

#[test]
fn no_room_names_a_higher_one() {
    let metadata = metadata();
    let dependencies = dependencies(&metadata);
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    for (room, needed) in &dependencies {
        if !allowed.contains_key(room) {
            continue;
        }
        let below = standing_on(room, &allowed);
        let wrong: Vec<_> =
            needed.iter().filter(|name| allowed.contains_key(*name) && !below.contains(*name)).collect();
        assert!(wrong.is_empty(), "`{room}` names {wrong:?}, which it may not stand on");
    }
}

#[test]
fn every_room_is_listed() {
    let metadata = metadata();
    let listed: BTreeSet<&str> = ROOMS.into_iter().map(|(room, _)| room).collect();
    let mut rooms = BTreeSet::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let (name, manifest) = (package["name"].as_str(), package["manifest_path"].as_str());
        let folder = manifest.and_then(|manifest| Path::new(manifest).parent()).expect("a folder");
        if folder.parent().is_some_and(|above| above.ends_with("src")) {
            assert_eq!(name, folder.file_name().and_then(|name| name.to_str()), "a crate is called as its folder");
            rooms.extend(name);
        }
    }
    assert_eq!(rooms, listed);
}

#[test]
fn only_pages_know_the_browser() {
    let metadata = metadata();
    for (package, needed) in dependencies(&metadata) {
        // `site` draws first screens with the checker's own components.
        let may = PAGES.contains(&package) || package.ends_with("-module");
        let wrong: Vec<_> = needed
            .iter()
            .filter(|name| BROWSER.contains(name) && !(may || package == "site" && **name == "yew"))
            .collect();
        assert!(wrong.is_empty(), "`{package}` names {wrong:?}");
    }
}

#[test]
fn nothing_below_the_pages_asks_what_it_is_compiled_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in ROOMS.into_iter().map(|(room, _)| room).filter(|room| !PAGES.contains(room)) {
        for path in sources(&folder.join(room)) {
            let source = std::fs::read_to_string(&path).expect("a source");
            assert!(!source.contains("target_arch"), "{} has a `cfg` for WebAssembly", path.display());
        }
    }
}

/// Returns every source file of a folder, and of those in it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// Returns each piece that stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// What is promised to people is tested: each row of the table names a file, and tests that are in it.
#[test]
fn every_promise_of_the_threat_model_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/threat-model.md")).expect("the threat model");
    let (promises, _) = page.split_once("\n## ").expect("a first part");
    let rows: Vec<&str> = promises.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert!(rows.len() > 15, "a table of promises");
    for row in rows {
        let shown_by = row.trim_end_matches([' ', '|']).rsplit(" | ").next().expect("a last cell");
        let (mut source, mut named) = (None, 0);
        for name in quoted(shown_by) {
            if name.contains('/') {
                let content = std::fs::read_to_string(root.join(name));
                source = Some(content.unwrap_or_else(|error| panic!("no `{name}`: {error}; {row}")));
                // A check that is no test of Rust's is named by its file.
                named += usize::from(!name.ends_with(".rs"));
            } else {
                let source = source.as_ref().unwrap_or_else(|| panic!("`{name}` stands behind no file: {row}"));
                assert!(source.contains(&format!("fn {name}(")), "no test `{name}`: {row}");
                named += 1;
            }
        }
        assert!(named > 0, "a promise without a test: {row}");
    }
}

/// A helper with spelling or writing, the browser's or an extension's, may send what is typed to whoever made it.
#[test]
fn every_field_that_is_typed_into_is_closed_to_helpers() {
    let mut fields = 0;
    let all = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    for path in all.iter().filter(|path| !path.ends_with("tests.rs")) {
        let source = std::fs::read_to_string(path).expect("a source");
        for (at, _) in source.match_indices("<input").chain(source.match_indices("<textarea")) {
            let (before, tag) = source.split_at(at);
            let tag = tag.split_once("/>").map_or("", |(tag, _)| tag);
            let is_pressed = |kind: &&str| tag.contains(&format!("type=\"{kind}\""));
            // In markup a tag is the first of its line.
            let is_markup = before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
            if !is_markup || ["checkbox", "radio", "file", "range"].iter().any(is_pressed) {
                continue;
            }
            fields += 1;
            for off in [
                "autocomplete=\"off\"",
                "spellcheck=\"false\"",
                "autocorrect=\"off\"",
                "writingsuggestions=\"false\"",
                "data-gramm=\"false\"",
                "data-enable-grammarly=\"false\"",
            ] {
                assert!(tag.contains(off), "{}: no `{off}` in {tag}", path.display());
            }
        }
    }
    assert!(fields >= 5, "{fields}");
}

/// What the house is made with has one version, and whatever is fetched is that one and no other.
#[test]
fn every_tool_has_one_version() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let is_exact = |version: &str| {
        let numbers: Vec<&str> = version.split('.').collect();
        numbers.len() == 3 && numbers.iter().all(|number| number.parse::<u32>().is_ok())
    };
    let toolchain = read("rust-toolchain.toml");
    let channel = toolchain.lines().find_map(|line| line.strip_prefix("channel = ")).expect("a channel");
    assert!(is_exact(channel.trim_matches('"')), "{channel}");

    let manifest = read("Cargo.toml");
    let (_, tools) = manifest.split_once("[workspace.metadata.tools]\n").expect("the tools");
    let (tools, _) = tools.split_once("\n\n").expect("an end");
    for line in tools.lines() {
        let (tool, version) = line.split_once(" = ").expect("a tool");
        assert!(is_exact(version.trim_matches('"')), "{tool}: {version}");
    }
    for package in metadata()["packages"].as_array().expect("packages") {
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let (name, wanted) =
                (dependency["name"].as_str().expect("a name"), dependency["req"].as_str().expect("a version"));
            if ["wasm-bindgen", "wasm-bindgen-cli-support"].contains(&name) {
                assert!(
                    wanted.strip_prefix('=').is_some_and(is_exact),
                    "module and script are made for each other: {wanted}"
                );
            }
        }
    }
    let packages: Value = serde_json::from_str(&read("www/package.json")).expect("JSON");
    for kind in ["dependencies", "devDependencies"] {
        for (name, version) in packages[kind].as_object().expect("packages") {
            assert!(version.as_str().is_some_and(is_exact), "{name}: {version}");
        }
    }
    for locked in ["Cargo.lock", "fuzz/Cargo.lock", "www/package-lock.json", "benches/browser/package-lock.json"] {
        assert!(!read(locked).is_empty(), "{locked}");
    }
    // Nothing is installed but what stands in a lock file or is named with its version.
    let mut installs = 0;
    for path in ["tests/run", ".ci/run", "src/site/tools.rs"] {
        for line in read(path).lines().map(str::trim).filter(|line| !line.starts_with(['#', '/'])) {
            assert!(
                !["npm install", "npm i ", "npx ", "@latest"].iter().any(|loose| line.contains(loose)),
                "{path}: {line}"
            );
            if line.contains("cargo install") {
                installs += 1;
                assert!(line.contains("--locked") && line.contains('@'), "{path}: {line}");
            }
        }
    }
    assert!(installs > 1, "tools are installed");
    let checks = read(".ci/run");
    for checked in ["Cargo.toml fuzz/Cargo.toml", "www benches/browser", "skipped+="] {
        assert!(
            checks.contains(checked),
            "{checked}: known faults are looked for in everything, or it is said which were not"
        );
    }
}
