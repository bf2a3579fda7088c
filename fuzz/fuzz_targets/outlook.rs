//! Any mail file of Outlook's: once as raw bytes behind the mark of a compound file, once as the properties of a sound one.
//! It is read or refused, and nothing disappears.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use register::import::{Import, read};
use shared::POLICY;

/// Where a piece of the input goes: the fixed properties, each kind of body, an attachment, a mail in the mail.
const STREAMS: [&str; 7] = [
    "/__properties_version1.0",
    "/__substg1.0_1000001E",
    "/__substg1.0_10130102",
    "/__substg1.0_10090102",
    "/__attach_version1.0_#00000000/__substg1.0_37010102",
    "/__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0",
    "/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001F",
];

fuzz_target!(|content: &[u8]| {
    let raw = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", content].concat();
    is_accounted_for(&raw);
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file in memory");
    let size = content.len().div_ceil(STREAMS.len()).max(1);
    let mut pieces = content.chunks(size);
    for path in STREAMS {
        let (folder, _) = path.rsplit_once('/').expect("a path");
        if !folder.is_empty() {
            file.create_storage_all(folder).expect("a storage");
        }
        let mut stream = file.create_stream(path).expect("a stream");
        stream.write_all(pieces.next().unwrap_or_default()).expect("in memory");
    }
    file.flush().expect("in memory");
    is_accounted_for(&file.into_inner().into_inner());
});

fn is_accounted_for(content: &[u8]) {
    let mut import = Import::default();
    read("a.msg", content, &POLICY, &mut import);
    assert!(import.registers.is_empty(), "none comes out of a mail");
    assert!(!import.found.is_empty() || !import.refused.is_empty());
}
