//! Any text as a mail: every block in it is an entry or an error, and an entry that is found is found again once written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use entry::{block, json};

fuzz_target!(|text: &str| {
    for entry in block::find_blocks(text).into_iter().flatten() {
        let again = block::write(&entry).expect("an entry can be written");
        let found = block::find_blocks(&again);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].as_ref().ok(), Some(&entry));
    }
    let _ = json::parse(text);
});
