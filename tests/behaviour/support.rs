//! Policies and walks for tests.

use std::{fs, path::Path, sync::LazyLock};

use engine::{Given, Response, Responses, paths};
use policy::{Outcome, Policy, Vocabulary, load::load};
use serde_json::Value;

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn vocabulary() -> Vocabulary {
    Vocabulary::from_json(&json(&root().join("www/text/vocabulary.en.json"))).expect("the vocabulary can be read")
}

pub fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn policy_at(path: &Path) -> Policy {
    load(&json(path), &vocabulary()).unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()))
}

/// A small policy of `tests/policies`.
pub fn test_policy(name: &str) -> Policy {
    policy_at(&root().join("tests/policies").join(name).with_extension("json"))
}

/// The files of a folder that end in `.json`, by name.
pub fn json_files(folder: &str) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(root().join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} holds no JSON file");
    files
}

/// Every policy of a force, read once.
pub fn policies() -> &'static [Policy] {
    static POLICIES: LazyLock<Vec<Policy>> =
        LazyLock::new(|| json_files("policies").iter().map(|path| policy_at(path)).collect());
    &POLICIES
}

/// Responses written as `fact=value`.
pub fn responses(policy: &Policy, written: &[&str]) -> Responses {
    let read = written.iter().map(|pair| {
        let (fact, value) = pair.split_once('=').expect("fact=value");
        (fact.to_owned(), Response::parse(policy, fact, value).unwrap_or_else(|error| panic!("{error}")))
    });
    read.collect()
}

/// The outcomes that a flow can still reach, each once.
pub fn reachable<'p>(policy: &'p Policy, flow: &str, given: &[&str]) -> Vec<&'p Outcome> {
    let given = Given::parse(policy, given.iter().copied()).unwrap_or_else(|error| panic!("{error}"));
    let mut found: Vec<&Outcome> = Vec::new();
    paths::for_each_path(policy, flow, &given, &mut |path| {
        if !found.iter().any(|outcome| outcome.id == path.outcome.id) {
            found.push(path.outcome);
        }
    })
    .unwrap_or_else(|error| panic!("{flow} {given:?}: {error}"));
    found
}

/// The only outcome that is left.
pub fn outcome_of<'p>(policy: &'p Policy, flow: &str, given: &[&str]) -> &'p str {
    match reachable(policy, flow, given).as_slice() {
        [only] => &only.id,
        several => panic!("{flow} {given:?} leaves {:?}", several.iter().map(|end| &end.id).collect::<Vec<_>>()),
    }
}
