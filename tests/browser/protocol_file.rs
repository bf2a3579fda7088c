//! A protocol as a Word document, dropped beside the policy.

use std::io::{Cursor, Write};

use serde_json::json;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::page::Page;
use crate::workbench::{click, load, look, nothing_goes_anywhere, open, text_of, until, with_text};

in_both_engines!(a_word_document_is_cut_by_the_numbers_that_word_prints);

fn docx(paragraphs: &[(u32, &str)]) -> Vec<u8> {
    let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let paragraph = |(level, text): &(u32, &str)| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let level = |index: u32, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", relation("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relation("numbering", "numbering.xml")),
        ("word/document.xml", format!("<w:document {namespace}><w:body>{body}</w:body></w:document>")),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {namespace}><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
                level(0, "%1."),
                level(1, "%1.%2")
            ),
        ),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Drops a file of these bytes on the workbench.
async fn drop_file(page: &Page, name: &str, content: &[u8]) {
    let script = format!(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([new Uint8Array({})], {}));
         const options = {{ bubbles: true, composed: true, cancelable: true, dataTransfer: transfer }};
         root.querySelector('.bench').dispatchEvent(new DragEvent('drop', options));",
        json!(content),
        json!(name)
    );
    page.shadow_script(&script).await;
}

async fn a_word_document_is_cut_by_the_numbers_that_word_prints(page: Page) {
    let protocol = docx(&[
        (0, "Introduction"),
        (1, "The poll is on Thursday 4 May 2028."),
        (1, "Staff must not be pictured with a candidate."),
        (0, "The media"),
        (1, "One person answers."),
    ]);
    load(&page, 1280).await;
    drop_file(&page, "protocol.docx", &protocol).await;
    with_text(&page, "[role=alert]", "Open a policy first").await;
    open(&page, 1280).await;
    drop_file(&page, "protocol.docx", &protocol).await;
    // Cleveland's policy has paragraphs of these numbers.
    click(&page, "label[for='bench-protocol-all']", "Show those that are done").await;
    with_text(&page, ".bench-paragraph .govuk-heading-s", "1.1: Introduction").await;
    assert_eq!(text_of(&page, ".bench-paragraph__printed").await[1], "Staff must not be pictured with a candidate.");
    look(&page, "protocol-docx").await;
    click(&page, "button", "Put the text away").await;
    until(&page, "the focus is not lost", "return root.activeElement !== null").await;
    drop_file(&page, "protocol.pdf", b"%PDF-1.7\n\xff").await;
    with_text(&page, "[role=alert]", "protocol.pdf was not read. It is a PDF").await;
    look(&page, "protocol-refused").await;
    page.resize(320, 900).await;
    with_text(&page, ".bench > .bench-tabs", "Findings").await;
    look(&page, "320-protocol-refused").await;
    drop_file(&page, "protocol.docx", &protocol).await;
    with_text(&page, ".bench-paragraph .govuk-heading-s", "1.1: Introduction").await;
    look(&page, "320-protocol-docx").await;
    // A policy whose name says nothing of it is one all the same.
    drop_file(&page, "policy.txt", b"{ \"format\": 1 }").await;
    with_text(&page, ".bench-bar__file", "policy.txt").await;
    nothing_goes_anywhere(&page).await;
}
