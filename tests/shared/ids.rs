//! What of a policy's file is the same in every language, for tests that look for words beside the files of texts.

use std::collections::BTreeSet;

use serde_json::Value;

/// Returns every name of a field and every text without a blank: what a page or a document shows of them is an id.
pub fn ids(json: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(json, &mut found);
    found
}

fn collect(json: &Value, found: &mut BTreeSet<String>) {
    match json {
        Value::String(text) => found.extend((!text.contains(' ')).then(|| text.clone())),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            found.insert(name.clone());
            collect(value, found);
        }),
        _ => {}
    }
}

/// Returns whether a word is one of these ids, whatever stands around it.
pub fn is_id(word: &str, ids: &BTreeSet<String>) -> bool {
    ids.contains(word.trim_matches(|sign: char| !sign.is_alphanumeric()))
}
