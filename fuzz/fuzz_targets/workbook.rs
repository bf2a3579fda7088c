//! Any sheet, in a workbook that is sound but for it: the register reads it or refuses it.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use register::import::{Import, read};
use shared::POLICY;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Reference</t></si><si><t>Candidate</t></si><si><t>=1</t></si></sst>"#;

fuzz_target!(|sheet: &[u8]| {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in [
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", STRINGS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        file.start_file(name, options).expect("a file in memory");
        file.write_all(content).expect("a file in memory");
    }
    let file = file.finish().expect("a file in memory").into_inner();
    let mut import = Import::default();
    read("a.xlsx", &file, &POLICY, &mut import);
});
