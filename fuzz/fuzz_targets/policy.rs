//! Any text as a policy: it is read, or refused with findings. What is read can be checked without a panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use pre_election_checker::policy::{Vocabulary, load::load};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let json = serde_json::from_str(include_str!("../../www/text/vocabulary.en.json")).expect("JSON");
    Vocabulary::from_json(&json).expect("the vocabulary can be read")
});

fuzz_target!(|text: &str| {
    if let Ok(json) = serde_json::from_str(text)
        && let Err(findings) = load(&json, &VOCABULARY)
    {
        assert!(!findings.is_empty(), "refused without a reason");
    }
});
