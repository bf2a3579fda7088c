//! What the benchmarks read from the repository.

use std::{fs, path::Path};

use policy::{Policy, Vocabulary, load::load};
use serde_json::Value;

/// Reads a JSON file.
pub fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the words that all policies share.
pub fn vocabulary() -> Vocabulary {
    Vocabulary::from_json(&read("www/text/vocabulary.en.json")).expect("the vocabulary can be read")
}

/// Returns a policy that has no faults.
pub fn sound(json: &Value) -> Policy {
    load(json, &vocabulary()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
