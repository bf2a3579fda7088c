//! The texts of the register's page, and its state.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use vecmap::VecMap;

use policy::{Text, json::Json, read::read_whole};

const ENGLISH: &str = include_str!("../../www/text/contact-register.en.json");
const SHARED: &str = include_str!("../../www/text/interface.en.json");

fn is_key(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let is_name = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    parts.len() >= 2 && parts.iter().all(is_name)
}

fn texts(json: &str) -> BTreeMap<String, Text> {
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let texts: VecMap<String, Text> = read_whole(Json::from(&json)).expect("a flat object of texts");
    texts.into_iter().collect()
}

#[test]
fn every_key_used_is_in_a_file_and_every_key_in_the_register_s_file_is_used() {
    let (own, shared) = (texts(ENGLISH), texts(SHARED));
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut used = BTreeSet::new();
    let files = [folder.join("desk"), folder].map(|folder| fs::read_dir(folder).expect("the sources"));
    let paths = files.into_iter().flatten().map(|file| file.expect("a file").path());
    for path in
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs"))
    {
        let source = fs::read_to_string(path).expect("a source file");
        for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
            used.extend(line.split('"').skip(1).step_by(2).filter(|word| is_key(word)).map(str::to_owned));
        }
    }
    // Why something could not be read is said by the reader.
    let reasons = include_str!("../register/import/reason.rs");
    used.extend(reasons.split('"').skip(1).step_by(2).filter(|word| is_key(word)).map(str::to_owned));
    for state in register::ledger::State::ALL {
        used.insert(format!("state.{}", state.id()));
    }
    for age in register::equality::Age::ALL {
        used.insert(format!("age.{}", age.id()));
    }
    let missing: Vec<_> = used.iter().filter(|key| !own.contains_key(*key) && !shared.contains_key(*key)).collect();
    let idle: Vec<_> = own.keys().filter(|key| !used.contains(*key) && !key.starts_with("kind.")).collect();
    let twice: Vec<_> = own.keys().filter(|key| shared.contains_key(*key)).collect();
    assert_eq!((missing, idle, twice), (vec![], vec![], vec![]), "(missing, idle, in both)");
    for (key, text) in own {
        assert_eq!(text.check(), Ok(()), "{key}");
        assert!(!text.source().contains('\''), "{key}: write ’ for an apostrophe");
    }
}
