//! Any body and any numberings, in a Word document that is sound but for them: the text is read or refused.
#![no_main]

use std::io::{Cursor, Write};

use authoring::document::text_of;
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="r/officeDocument" Target="document.xml"/></Relationships>"#;
const RELATED: &str = r#"<Relationships><Relationship Id="a" Type="r/numbering" Target="numbering.xml"/><Relationship Id="b" Type="r/styles" Target="numbering.xml"/></Relationships>"#;

fuzz_target!(|parts: (&str, &str)| {
    let (body, numbering) = parts;
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in [
        ("_rels/.rels", RELATIONS),
        ("_rels/document.xml.rels", RELATED),
        ("document.xml", body),
        ("numbering.xml", numbering),
    ] {
        file.start_file(name, options).expect("a file in memory");
        file.write_all(content.as_bytes()).expect("a file in memory");
    }
    let _ = text_of(&file.finish().expect("a file in memory").into_inner());
});
