//! Word documents of our own, made here: each as Word writes it, as far as the reading goes.

use std::io::Write;

use proptest::prelude::*;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::paragraphs::{cut, cut_at_blank_lines};

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("a part");
        writer.write_all(content.as_bytes()).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}

fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let relations = |inner: &str| format!("<?xml version=\"1.0\"?><Relationships xmlns=\"r\">{inner}</Relationships>");
    let part = |root: &str, inner: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{root} {NAMESPACES}>{inner}</w:{root}>"
        )
    };
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&relation("officeDocument", "word/document.xml"))),
        (
            "word/_rels/document.xml.rels",
            &relations(&(relation("styles", "styles.xml") + &relation("numbering", "/word/numbering.xml"))),
        ),
        ("word/document.xml", &part("document", &format!("<w:body>{body}<w:sectPr/></w:body>"))),
        ("word/styles.xml", &part("styles", styles)),
        ("word/numbering.xml", &part("numbering", numbering)),
    ])
}

/// A paragraph with these properties and this text.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn numbered(number: &str, level: u32, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>"), text)
}

fn level(index: u32, format: &str, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn list(id: u32, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>")
}

fn instance(id: u32, of: u32, overrides: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/>{overrides}</w:num>")
}

fn text(body: &str, numbering: &str, styles: &str) -> String {
    text_of(&docx(body, numbering, styles)).expect("a document")
}

fn lines(body: &str, numbering: &str, styles: &str) -> Vec<String> {
    text(body, numbering, styles).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn words_numbers_are_those_that_it_prints() {
    let numbering = list(
        0,
        &(level(0, "decimal", "%1.")
            + &level(1, "decimal", "%1.%2")
            + &level(2, "lowerLetter", "(%3)")
            + &level(3, "lowerRoman", "%4)")),
    ) + &instance(1, 0, "");
    let body = [
        numbered("1", 0, "Aim"),
        numbered("1", 1, "One"),
        numbered("1", 1, "Two"),
        numbered("1", 2, "First"),
        numbered("1", 3, "Deep"),
        numbered("1", 3, "Deeper"),
        numbered("1", 2, "Second"),
        numbered("1", 3, "Anew"),
        numbered("1", 1, "Three"),
        numbered("1", 0, "Period"),
        numbered("1", 1, "One"),
    ]
    .concat();
    assert_eq!(
        lines(&body, &numbering, ""),
        [
            "1. Aim",
            "1.1 One",
            "1.2 Two",
            "(a) First",
            "i) Deep",
            "ii) Deeper",
            "(b) Second",
            "i) Anew",
            "1.3 Three",
            "2. Period",
            "2.1 One"
        ]
    );
    let keys: Vec<String> = cut(&text(&body, &numbering, "")).into_iter().map(|it| it.key).collect();
    assert_eq!(keys, ["1.1", "1.2", "1.2.a", "1.2.a.i", "1.2.a.ii", "1.2.b", "1.2.b.i", "1.3", "2.1"]);
}

#[test]
fn starts_restarts_and_levels_that_are_given_anew() {
    let fourth = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride>";
    let other = format!("<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>", level(0, "upperRoman", "Part %1:"));
    let never =
        "<w:lvl w:ilvl=\"1\"><w:lvlRestart w:val=\"0\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2\"/></w:lvl>";
    let legal = "<w:lvl w:ilvl=\"2\"><w:isLgl/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%3\"/></w:lvl>";
    let numbering = list(0, &(level(0, "upperRoman", "%1.") + never + legal))
        + &instance(1, 0, "")
        + &instance(2, 0, "")
        + &instance(3, 0, fourth)
        + &instance(4, 0, &other);
    let body = [
        numbered("1", 0, "One"),
        numbered("1", 1, "a"),
        numbered("2", 0, "Two, by another number of the same list"),
        numbered("1", 1, "b"),
        numbered("1", 2, "c"),
        numbered("3", 0, "Four"),
        numbered("3", 0, "Five"),
        numbered("4", 0, "Six"),
        numbered("0", 0, "None"),
        numbered("9", 0, "Unknown"),
        numbered("1", 8, "No such level"),
        numbered("1", 70, "No such level"),
    ]
    .concat();
    assert_eq!(
        lines(&body, &numbering, ""),
        [
            "I. One",
            "1. a",
            "II. Two, by another number of the same list",
            "2. b",
            "2.1 c",
            "IV. Four",
            "V. Five",
            "Part VI: Six",
            "None",
            "Unknown",
            "No such level",
            "No such level"
        ]
    );
}

#[test]
fn a_style_numbers_its_paragraphs_and_what_rests_on_it() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>
          <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"Rule\"><w:name w:val=\"Rule\"/><w:basedOn w:val=\"Normal\"/>
          <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"SubRule\"><w:name w:val=\"Sub rule\"/><w:basedOn w:val=\"Rule\"/>
          <w:pPr><w:numPr><w:ilvl w:val=\"2\"/></w:numPr></w:pPr></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"Plain\"><w:name w:val=\"Plain\"/><w:basedOn w:val=\"Rule\"/>
          <w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"Round\"><w:name w:val=\"Round\"/><w:basedOn w:val=\"Round\"/></w:style>
        <w:style w:type=\"numbering\" w:styleId=\"House\"><w:name w:val=\"House\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    let levels = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Heading1\"/><w:lvlText w:val=\"%1\"/></w:lvl>
        <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Rule\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>"
        .to_owned()
        + &level(2, "lowerLetter", "%3)");
    // The list stands under a style, and what is used of it only leads there.
    let numbering = list(0, "<w:numStyleLink w:val=\"House\"/>")
        + &list(1, &format!("<w:styleLink w:val=\"House\"/>{levels}"))
        + &instance(1, 0, "")
        + &instance(2, 1, "");
    let style = |name: &str, text: &str| p(&format!("<w:pStyle w:val=\"{name}\"/>"), text);
    let body = [
        style("Heading1", "Aim"),
        style("Rule", "It helps."),
        style("SubRule", "Always."),
        style("Plain", "And so on."),
        style("Rule", "It is short."),
        style("Heading1", "Period"),
        style("Rule", "It begins."),
        style("Round", "Round and round."),
        style("Nowhere", "Unknown."),
    ]
    .concat();
    assert_eq!(
        lines(&body, &numbering, styles),
        [
            "# 1. Aim",
            "1.1 It helps.",
            "a) Always.",
            "And so on.",
            "1.2 It is short.",
            "# 2. Period",
            "2.1 It begins.",
            "Round and round.",
            "Unknown."
        ]
    );
    let found = cut(&text(&body, &numbering, styles));
    let keys: Vec<(&str, &str)> = found.iter().map(|it| (it.key.as_str(), it.heading.as_str())).collect();
    assert_eq!(keys, [("1.1", "Aim"), ("1.1.a", "Aim"), ("1.2", "Aim"), ("2.1", "Period")]);
}

#[test]
fn what_was_deleted_is_not_read_and_what_was_put_in_is() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let old =
        "<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>";
    let gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\
        <w:del w:id=\"2\"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>";
    let body = [
        numbered("1", 0, "One."),
        gone.to_owned(),
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:del>{}<w:r><w:delText>May</w:delText></w:r></w:del><w:ins>{}</w:ins>{}</w:p>", run("never"), run("They must"), run(" not.")),
        format!("<w:p><w:pPr>{old}</w:pPr>{}<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>", run("Here"), run(" moved"), run(" it is.")),
        format!("<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>{}</w:p>{}", run("Two lines "), p("", "are one now.")),
    ]
    .concat();
    let numbering = list(0, &level(0, "decimal", "%1.")) + &instance(1, 0, "");
    assert_eq!(lines(&body, &numbering, ""), ["1. One.", "2. They must not.", "Here it is.", "Two lines are one now."]);
}

#[test]
fn tables_are_read_row_by_row() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>{}", row(&[cell(&p("", "x")), cell(&p("", "y"))]), p("", ""));
    let body = [
        p("", "Before."),
        "<w:tbl><w:tblPr/>".to_owned(),
        row(&[cell(&p("", "Subject")), cell(&p("", "Rule"))]),
        row(&[cell(&numbered("1", 0, "")), cell(&(p("", "The poll.") + &p("", "It is held.")))]),
        row(&[cell(&p("", "4.")), cell(&p("", "Typed."))]),
        row(&[cell(&p("", "Left")), cell(&numbered("1", 0, "Its own."))]),
        row(&[cell(&p("", "In it")), cell(&inner)]),
        "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>Deleted</w:t></w:r></w:p></w:tc></w:tr>"
            .to_owned(),
        "</w:tbl>".to_owned(),
        p("", "After."),
    ]
    .concat();
    let numbering = list(0, &level(0, "decimal", "%1.")) + &instance(1, 0, "");
    assert_eq!(
        lines(&body, &numbering, ""),
        [
            "Before.",
            "Subject Rule",
            "1. The poll.",
            "It is held.",
            "4. Typed.",
            "Left",
            "2. Its own.",
            "In it x y",
            "After."
        ]
    );
}

#[test]
fn a_text_box_is_read_once_and_notes_fields_and_hidden_text_are_not() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", text));
    let body = format!(
        "<w:p><w:r><w:t>Beside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a:p><a:r><a:t>picture</a:t></a:r></a:p>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> it.</w:t></w:r></w:p>\
         <w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>\
         <w:p><w:r><w:t>Five</w:t><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t> o</w:t></w:r>\
         <w:r><w:noBreakHyphen/><w:t>clock</w:t><w:tab/><w:t>&amp; &#x2019;l<![CDATA[ate]]></w:t><w:br/><w:t>or later</w:t></w:r></w:p>",
        boxed("In a box."),
        boxed("In a box."),
        boxed("In an old box.")
    );
    let found = lines(&body, "", "");
    assert_eq!(found, ["Beside it.", "In a box.", "In an old box.", "Five o-clock & ’late", "or later"]);
}

#[test]
fn a_table_of_contents_is_no_text_and_bold_words_are_headings() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>";
    let bold = |lead: &str, rest: &str| {
        format!(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{lead}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{rest}</w:t></w:r></w:p>"
        )
    };
    let body = [
        p("<w:pStyle w:val=\"Title\"/>", "A notice"),
        p("<w:pStyle w:val=\"TOC1\"/>", "1. Pictures 3"),
        bold("What holds", ""),
        p("", "The poll is on a Thursday."),
        bold("Pictures. ", "Nobody is pictured."),
    ]
    .concat();
    let text = text(&body, "", styles);
    assert_eq!(text, "# A notice\n\n# What holds\n\nThe poll is on a Thursday.\n\n**Pictures.** Nobody is pictured.\n");
    let found = cut_at_blank_lines(&text);
    let shown: Vec<(&str, &str)> = found.iter().map(|it| (it.heading.as_str(), it.text.as_str())).collect();
    assert_eq!(shown, [("The poll is on", "The poll is on a Thursday."), ("Pictures", "Nobody is pictured.")]);
}

#[test]
fn bullets_are_no_numbers_and_letters_go_on_after_z() {
    let numbering = list(0, &level(0, "bullet", "\u{f0b7}"))
        + &list(1, &level(0, "lowerLetter", "%1)"))
        + &instance(1, 0, "")
        + &instance(2, 1, "");
    let body = numbered("1", 0, "Be fair.") + &(0..28).map(|_| numbered("2", 0, "x")).collect::<String>();
    let found = lines(&body, &numbering, "");
    assert_eq!(found.first().map(String::as_str), Some("- Be fair."));
    assert_eq!(found.get(26..).unwrap_or_default(), ["z) x", "aa) x", "bb) x"]);
}

#[test]
fn what_is_no_word_document_is_refused_with_what_to_do() {
    let refused = |content: &[u8]| text_of(content).expect_err("a fault");
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], &[0; 600][..]].concat();
    assert_eq!(refused(&old), DocumentError::OldWord);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&[old, name].concat()), DocumentError::Locked);
    let odt = archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")]);
    assert_eq!(refused(&odt), DocumentError::OpenDocument);
    assert_eq!(refused(b"\n%PDF-1.7 \xff"), DocumentError::Pdf);
    assert_eq!(refused(b"{\\rtf1 text}"), DocumentError::RichText);
    assert_eq!(refused(&archive(&[("a.txt", "text")])), DocumentError::NotWord);
    assert_eq!(refused(b"\xff\xd8\xff\xe0 a picture"), DocumentError::NotText);
    assert_eq!(refused(b"text\0text"), DocumentError::NotText);
    assert_eq!(refused(&docx(&p("", ""), "", "")), DocumentError::Empty);
    assert_eq!(refused(b" \n"), DocumentError::Empty);
    assert!(matches!(refused(b"PK\x03\x04 and no more"), DocumentError::Damaged(_)));
}

#[test]
fn plain_text_is_taken_as_it_is() {
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("1. Une fenêtre".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(text_of(&wide).as_deref(), Ok("1. Une fenêtre"));
    assert_eq!(text_of("1. Une fenêtre\r\n".as_bytes()).as_deref(), Ok("1. Une fenêtre\r\n"));
}

#[test]
fn nothing_larger_or_deeper_than_a_protocol_is_read() {
    assert_eq!(text_of(&vec![b'x'; MOST_BYTES + 1]), Err(DocumentError::TooLarge));
    let long = p("", &"word ".repeat(MOST_TEXT / 4));
    assert_eq!(text_of(&docx(&long, "", "")), Err(DocumentError::TooLarge));
    // Some kilobytes that unpack to more than anybody has written.
    let bomb = docx(&" ".repeat(MOST_UNPACKED + 1), "", "");
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    assert_eq!(text_of(&bomb), Err(DocumentError::TooLarge));
    let deep = "<w:sdt>".repeat(300) + &"</w:sdt>".repeat(300);
    assert_eq!(text_of(&docx(&deep, "", "")), Err(damaged("its parts are nested too deep")));
    let entities = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><w:p/>";
    assert!(
        text_of(&docx(&format!("{entities}{}", p("", "text &b;")), "", "")).is_ok_and(|text| text.trim() == "text")
    );
}

/// As Word writes a protocol: with its own marks for revisions, languages, bookmarks, proofing, and runs cut up by them.
#[test]
fn a_protocol_as_word_writes_it() {
    let styles = "<w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults><w:latentStyles w:count=\"376\"><w:lsdException w:name=\"Normal\"/></w:latentStyles>
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type=\"paragraph\" w:styleId=\"ListParagraph\"><w:name w:val=\"List Paragraph\"/><w:basedOn w:val=\"Normal\"/></w:style>";
    let levels: String = (0..9)
        .map(|index| match index {
            0 => level(0, "decimal", "%1."),
            1 => level(1, "decimal", "%1.%2"),
            2 => level(2, "lowerLetter", "%3."),
            3 => level(3, "lowerRoman", "%4."),
            _ => level(index, "decimal", &format!("%{}.", index + 1)),
        })
        .collect();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\" w15:restartNumberingAfterBreak=\"0\"><w:nsid w:val=\"0A1B2C3D\"/><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>{}",
        instance(3, 0, "")
    );
    let item = |level: u32, text: &str| {
        format!(
            "<w:p w:rsidR=\"00A1\" w:rsidRDefault=\"00A1\"><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:pPr>\
             <w:bookmarkStart w:id=\"0\" w:name=\"_Hlk1\"/><w:r w:rsidRPr=\"00B2\"><w:t xml:space=\"preserve\">{text} </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>and no</w:t></w:r><w:r><w:t xml:space=\"preserve\"> more.</w:t></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>"
        )
    };
    let heading = |text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        p("<w:jc w:val=\"center\"/>", "Protocol for the period before the elections of 2028"),
        heading("Introduction"),
        item(1, "The poll is on Thursday 4 May 2028"),
        item(1, "These hold"),
        item(2, "Staff are fair"),
        item(3, "In the office"),
        item(3, "Outside of it"),
        item(2, "Staff are careful"),
        heading("The media"),
        item(1, "One person answers"),
        p("<w:pageBreakBefore/>", "Annex A"),
        item(0, "A list begins anew"),
    ]
    .concat();
    let found = cut(&text(&body, &numbering, styles));
    let shown: Vec<(&str, &str, &str)> =
        found.iter().map(|it| (it.key.as_str(), it.heading.as_str(), it.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("1.1", "Introduction", "The poll is on Thursday 4 May 2028 and no more."),
            ("1.2", "Introduction", "These hold and no more."),
            ("1.2.a", "Introduction", "Staff are fair and no more."),
            ("1.2.a.i", "Introduction", "In the office and no more."),
            ("1.2.a.ii", "Introduction", "Outside of it and no more."),
            ("1.2.b", "Introduction", "Staff are careful and no more."),
            ("2.1", "The media", "One person answers and no more."),
            ("annex-a", "Annex A", "3. A list begins anew and no more."),
        ]
    );
}

fn piece() -> impl Strategy<Value = String> {
    let names = [
        "p",
        "pPr",
        "r",
        "rPr",
        "t",
        "numPr",
        "numId",
        "ilvl",
        "tbl",
        "tr",
        "trPr",
        "tc",
        "del",
        "ins",
        "moveFrom",
        "txbxContent",
        "pStyle",
        "b",
        "vanish",
        "br",
        "tab",
        "sdt",
    ];
    let name = prop::sample::select(names.to_vec());
    prop_oneof![
        name.clone().prop_map(|name| format!("<w:{name}>")),
        name.clone().prop_map(|name| format!("</w:{name}>")),
        (name, 0_u32..12).prop_map(|(name, value)| format!("<w:{name} w:val=\"{value}\"/>")),
        prop::sample::select(vec!["mc:AlternateContent", "mc:Choice", "mc:Fallback"])
            .prop_map(|name| format!("<{name}>")),
        prop::sample::select(vec!["mc:AlternateContent", "mc:Choice", "mc:Fallback"])
            .prop_map(|name| format!("</{name}>")),
        "[a-z<&; \\PC]{0,8}",
    ]
}

proptest! {
    #[test]
    fn no_bytes_end_in_a_fault(content in prop::collection::vec(any::<u8>(), 0..400), is_archive in any::<bool>()) {
        let content = if is_archive { [b"PK\x03\x04".to_vec(), content].concat() } else { content };
        let _ = text_of(&content);
    }

    #[test]
    fn no_damaged_document_ends_in_a_fault(at in 0_usize..2_000, with in any::<u8>()) {
        let numbering = list(0, &level(0, "decimal", "%1.")) + &instance(1, 0, "");
        let mut content = docx(&numbered("1", 0, "One."), &numbering, "");
        // Without its first bytes it is taken for a text.
        let at = 4 + at % (content.len() - 4);
        let directory_end = content.windows(4).rposition(|found| found == b"PK\x05\x06").unwrap_or_default();
        if let Some(byte) = content.get_mut(at) {
            *byte = with;
        }
        let _ = text_of(&content);
        content.truncate(at);
        // The last bytes only say that there is no comment.
        prop_assert!(text_of(&content).is_err() || at > directory_end, "a part of a document is none");
    }

    #[test]
    fn no_nesting_of_elements_ends_in_a_fault(pieces in prop::collection::vec(piece(), 0..40)) {
        let numbering = list(0, &level(0, "decimal", "%1.")) + &instance(1, 0, "");
        let _ = text_of(&docx(&pieces.concat(), &numbering, ""));
    }

    #[test]
    fn whatever_elements_are_well_nested_is_read(depths in prop::collection::vec((0_usize..22, 0_usize..4), 1..40)) {
        let names = ["p", "pPr", "r", "rPr", "t", "numPr", "tbl", "tr", "trPr", "tc", "del", "ins", "txbxContent", "sdt"];
        let mut open: Vec<&str> = Vec::new();
        let mut body = String::new();
        for (name, ends) in depths {
            let name = names.get(name % names.len()).copied().unwrap_or("p");
            body.push_str(&format!("<w:{name}>x"));
            open.push(name);
            for _ in 0..ends {
                if let Some(name) = open.pop() {
                    body.push_str(&format!("</w:{name}>"));
                }
            }
        }
        while let Some(name) = open.pop() {
            body.push_str(&format!("</w:{name}>"));
        }
        let read = text_of(&docx(&body, "", ""));
        prop_assert!(matches!(read, Ok(_) | Err(DocumentError::Empty)), "{read:?}");
    }
}
