//! Any table: its rows are contacts, or refused, or a log whose rows all come in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use register::import::{Import, read};
use shared::POLICY;

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
