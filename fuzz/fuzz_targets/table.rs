//! Any table: its rows are contacts, or refused, or a log whose rows all come in.
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

fuzz_target!(|text: &str| {
    for name in ["a.csv", "a.txt"] {
        let mut import = Import::default();
        read(name, text.as_bytes(), &POLICY, &mut import);
        let today = calendar::date_text::parse_date("2028-05-01").expect("a day");
        for log in &import.logs {
            assert_eq!(log.entries(&POLICY, today).len(), log.table.rows.len(), "nothing is lost");
        }
        assert!(!import.found.is_empty() || !import.refused.is_empty() || !import.logs.is_empty() || !import.registers.is_empty());
    }
});
