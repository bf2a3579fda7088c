//! Any mail, and the same many times over: read or refused within its budget, and no register comes out of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use register::import::{Import, read};
use shared::POLICY;

/// One line a refusal that is told, one for those that are not, one for what is left out of a part.
const REFUSALS: usize = 60;
/// The most blocks of a mail, and the most entries of tables and lists.
const BLOCKS: usize = 1_000;
const ENTRIES: usize = 20_000;

fuzz_target!(|content: &[u8]| {
    for times in [1, 20] {
        let mail = [b"MIME-Version: 1.0\r\n", content.repeat(times).as_slice()].concat();
        let mut import = Import::default();
        read("a.eml", &mail, &POLICY, &mut import);
        assert!(import.registers.is_empty() && import.logs.is_empty(), "neither comes out of a mail");
        assert!(import.refused.len() <= REFUSALS && import.found.len() <= BLOCKS + ENTRIES);
        let shown: usize = import.refused.iter().map(|refused| refused.text.len()).sum();
        assert!(shown <= REFUSALS * 80_000, "{shown}");
    }
});
