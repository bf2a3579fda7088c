//! Any `winmail.dat`, and any signature around a mail: read or refused, and nothing disappears.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use policy::{Policy, Vocabulary, load::load};
use register::import::{Import, read};

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let words = serde_json::from_str(include_str!("../../www/text/vocabulary.en.json")).expect("JSON");
    let vocabulary = Vocabulary::from_json(&words).expect("the vocabulary can be read");
    let json = serde_json::from_str(include_str!("../../tests/policies/register.json")).expect("JSON");
    load(&json, &vocabulary).expect("a sound policy")
});

fuzz_target!(|content: &[u8]| {
    for mark in [&b"\x78\x9f\x3e\x22\x01\x00"[..], b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80"] {
        let mut import = Import::default();
        read("winmail.dat", &[mark, content].concat(), &POLICY, &mut import);
        assert!(import.registers.is_empty(), "none comes out of a mail");
        assert!(!import.found.is_empty() || !import.refused.is_empty());
    }
});
