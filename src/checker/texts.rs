//! The texts of the checker’s page: each is there, and each is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use policy::{Text, Verdict, json::Json, read::read_whole};
use vecmap::VecMap;

const ENGLISH: &str = include_str!("../../www/text/interface.en.json");

/// Files with words that look like keys and are none.
const NOT_OF_THE_PAGE: [&str; 5] = ["drawing.rs", "texts.rs", "catalogue.rs", "markup.rs", "tests.rs"];

fn texts() -> BTreeMap<String, Text> {
    let json: serde_json::Value = serde_json::from_str(ENGLISH).expect("JSON");
    let texts: VecMap<String, Text> = read_whole(Json::from(&json)).expect("a flat object of texts");
    texts.into_iter().collect()
}

#[test]
fn every_key_used_is_in_the_file_and_every_key_in_the_file_is_used() {
    let written: BTreeSet<String> = texts().into_keys().collect();
    let mut used = BTreeSet::new();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
    keys_in_folder(sources, &mut used);
    keys_in_folder(&sources.join("../govuk"), &mut used);
    keys_in(&sources.join("../../www/modules/checker/lib.rs"), &mut used);
    // Every verdict has its words: the tag, the clause, and the tag where several decide.
    used.extend(
        Verdict::ALL
            .iter()
            .flat_map(|verdict| [format!("verdict.{}", verdict.id()), format!("verdict.clause.{}", verdict.id())]),
    );
    used.insert("verdict.refer.several".to_owned());
    let missing: Vec<_> = used.difference(&written).collect();
    let idle: Vec<_> = written.difference(&used).collect();
    assert_eq!((missing, idle), (vec![], vec![]), "(not in the file, not in the code)");
}

#[test]
fn every_text_has_sound_braces_and_something_to_say() {
    for (key, text) in texts() {
        assert_eq!(text.check(), Ok(()), "{key}");
        assert!(!text.is_empty(), "{key}");
        assert!(!text.source().contains("'"), "{key}: write ’ for an apostrophe");
    }
}

fn keys_in_folder(folder: &Path, keys: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            keys_in_folder(&path, keys);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !NOT_OF_THE_PAGE.iter().any(|name| path.ends_with(name))
        {
            keys_in(&path, keys);
        }
    }
}

/// Collects every string literal shaped like a key: lower-case words joined by dots, as in `start.heading`.
fn keys_in(path: &Path, keys: &mut BTreeSet<String>) {
    let source = fs::read_to_string(path).expect("a source file");
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        keys.extend(line.split('"').skip(1).step_by(2).filter(|word| is_key(word)).map(str::to_owned));
    }
}

fn is_key(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let is_name = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    parts.len() >= 2 && parts.iter().all(is_name)
}
