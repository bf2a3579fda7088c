//! Any `winmail.dat`, and any signature around a mail: read or refused, and nothing disappears.
#![no_main]

use libfuzzer_sys::fuzz_target;
use register::import::{Import, read};
use shared::POLICY;

fuzz_target!(|content: &[u8]| {
    for mark in [&b"\x78\x9f\x3e\x22\x01\x00"[..], b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80"] {
        let mut import = Import::default();
        read("winmail.dat", &[mark, content].concat(), &POLICY, &mut import);
        assert!(import.registers.is_empty(), "none comes out of a mail");
        assert!(!import.found.is_empty() || !import.refused.is_empty());
    }
});
