//! What the fuzz targets read by.

use std::sync::LazyLock;

use policy::{Policy, Vocabulary, load::load};

/// The words that all policies share.
pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let json = serde_json::from_str(include_str!("../www/text/vocabulary.en.json")).expect("JSON");
    Vocabulary::from_json(&json).expect("the vocabulary can be read")
});

/// The policy whose register is filled.
pub static POLICY: LazyLock<Policy> =
    LazyLock::new(|| policy(include_str!("../tests/policies/register.json")));

/// Reads a policy.
pub fn policy(text: &str) -> Policy {
    load(&serde_json::from_str(text).expect("JSON"), &VOCABULARY).expect("a sound policy")
}
