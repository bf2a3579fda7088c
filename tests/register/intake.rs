//! What really arrives: files that other programs make, made here by hand.

use std::io::{Cursor, Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use entry::{Mail, RegisterEntry, csv, json};
use proptest::prelude::*;
use register::{
    import::{Import, Order, read, read_pasted},
    ledger::{ChangeKind, Ledger},
    ledger_file,
    merge::{Found, Other, Side, changes, merge, take_in},
    xlsx,
};

use crate::fixture::{day, policy, said, usual_entry};
use crate::ledger::at;

fn import(name: &str, content: &[u8]) -> Import {
    let mut import = Import::default();
    read(name, content, &policy(), &mut import);
    import
}

fn body() -> String {
    Mail::new(&usual_entry(&policy()), &policy()).expect("a mail").body
}

/// Asserts that one entry came in, and that nothing was told.
fn comes_in(what: &str, content: &[u8]) {
    let import = import(what, content);
    let refused: Vec<_> = import.refused.iter().map(|refused| said(&refused.reason)).collect();
    assert_eq!(refused, [""; 0], "{what}");
    assert_eq!(import.found.len(), 1, "{what}");
    assert_eq!(import.found[0].entry, usual_entry(&policy()), "{what}");
    assert_eq!(import.found[0].lines, [], "{what}");
}

/// Asserts that something is refused in words that have this in them.
fn refused(what: &str, content: &[u8], reason: &str) {
    let import = import(what, content);
    assert!(import.found.is_empty(), "{what}");
    let told: Vec<_> = import.refused.iter().map(|refused| said(&refused.reason)).collect();
    assert!(told.len() == 1 && told[0].contains(reason), "{what}: {told:?}");
}

fn part(headers: &str, content: &str) -> String {
    format!("--=_b\r\n{headers}\r\n\r\n{content}\r\n")
}

fn attached(name: &str, content: &[u8]) -> String {
    let lines = STANDARD.encode(content);
    let lines: Vec<&str> = lines.as_bytes().chunks(76).map(|line| str::from_utf8(line).expect("ASCII")).collect();
    let name = if name.is_empty() { String::new() } else { format!("; filename=\"{name}\"") };
    let headers = format!(
        "Content-Type: application/octet-stream\r\nContent-Disposition: attachment{name}\r\nContent-Transfer-Encoding: base64"
    );
    part(&headers, &lines.join("\r\n"))
}

fn mixed(kind: &str, parts: &[String]) -> Vec<u8> {
    let head = "From: Pat Sender <pat@example.org>\r\nDate: Mon, 12 Apr 2021 10:00:00 +0100\r\nMIME-Version: 1.0\r\n";
    format!("{head}Content-Type: multipart/{kind}; boundary=\"=_b\"\r\n\r\n{}--=_b--\r\n", parts.concat()).into_bytes()
}

fn words(text: &str) -> String {
    part("Content-Type: text/plain; charset=utf-8", text)
}

/// A property of an Outlook file: where it is, its id and type, its bytes.
type Property = (&'static str, &'static str, Vec<u8>);

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn msg(properties: &[Property]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file in memory");
    for (at, id, content) in properties {
        if *at != "/" {
            file.create_storage_all(at).expect("a storage");
        }
        let path = format!("{at}/__substg1.0_{id}").replace("//", "/");
        file.create_stream(path).expect("a stream").write_all(content).expect("in memory");
        // Embedded mails have a header of their own length.
        let fixed = format!("{at}/__properties_version1.0").replace("//", "/");
        if !file.is_stream(&fixed) {
            file.create_stream(fixed).expect("a stream").write_all(&[0; 32]).expect("in memory");
        }
    }
    file.flush().expect("in memory");
    file.into_inner().into_inner()
}

/// Rich text packed without a single reference, as any writer may.
fn packed(rtf: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    for eight in rtf.as_bytes().chunks(8) {
        packed.push(0);
        packed.extend_from_slice(eight);
    }
    let length = |count: usize| u32::try_from(count).expect("short").to_le_bytes();
    [&length(packed.len() + 12)[..], &length(rtf.len()), b"LZFu", &[0; 4], &packed].concat()
}

fn html() -> String {
    let lines: Vec<String> = body().lines().map(|line| line.replace('<', "&lt;") + "<br>").collect();
    format!("<html><head><style>p {{}}</style></head><body>{}</body></html>", lines.join("\r\n"))
}

const ATTACHED: &str = "/__attach_version1.0_#00000000";
const INNER: &str = "/__attach_version1.0_#00000000/__substg1.0_3701000D";

#[test]
fn outlook_files_are_read_whatever_their_body() {
    let rtf: String = body().lines().map(|line| line.replace('–', "\\'96") + "\\par\r\n").collect();
    let of_html: String = body()
        .lines()
        .map(|line| format!("{line}{{\\*\\htmltag <br>}}\\htmlrtf \\par\\htmlrtf0\r\n").replace('–', "\\u8211?"))
        .collect();
    let json = json::pretty(&usual_entry(&policy())).expect("JSON");
    let ansi: Vec<u8> = body().chars().map(|letter| if letter == '–' { 0x96 } else { letter as u8 }).collect();
    for (what, file) in [
        ("plain.msg", msg(&[("/", "1000001F", wide(&body()))])),
        ("ansi.msg", msg(&[("/", "1000001E", ansi)])),
        ("html.msg", msg(&[("/", "10130102", html().into_bytes())])),
        ("rtf.msg", msg(&[("/", "10090102", packed(&format!("{{\\rtf1\\ansi {rtf}}}")))])),
        ("html-in-rtf.msg", msg(&[("/", "10090102", packed(&format!("{{\\rtf1\\ansi\\fromhtml1 {of_html}}}")))])),
        ("no-name", msg(&[("/", "1000001F", wide(&body()))])),
        ("json.msg", msg(&[("/", "1000001F", wide("See attached")), (ATTACHED, "37010102", json.into_bytes())])),
        ("mail.msg", msg(&[("/", "1000001F", wide("Fw")), (INNER, "1000001F", wide(&body()))])),
        // The plain form was cut, the other is whole.
        ("cut.msg", msg(&[("/", "1000001F", wide(&body()[..700])), ("/", "10130102", html().into_bytes())])),
    ] {
        comes_in(what, &file);
        comes_in(&format!("attached {what}"), &mixed("mixed", &[words("See attached"), attached(what, &file)]));
    }
    let from = msg(&[
        ("/", "1000001F", wide(&body())),
        ("/", "0C1A001F", wide("Pat")),
        ("/", "5D01001F", wide("pat@example.org")),
    ]);
    assert_eq!(import("a.msg", &from).found[0].from, "Pat <pat@example.org>");
    refused("empty.msg", &msg(&[("/", "1000001F", wide("Hello"))]), "no register entry was found");
}

#[test]
fn nothing_is_read_from_freed_space() {
    let mut file =
        cfb::CompoundFile::open(Cursor::new(msg(&[("/", "1000001F", wide(&body().repeat(4)))]))).expect("a file");
    file.remove_stream("/__substg1.0_1000001F").expect("a stream");
    file.create_stream("/__substg1.0_1000001F").expect("a stream").write_all(&wide("Hello")).expect("in memory");
    file.flush().expect("in memory");
    let content = file.into_inner().into_inner();
    let start = wide("BEGIN_ENTRY_");
    assert!(content.windows(start.len()).any(|found| found == start), "the old text is still there");
    refused("freed.msg", &content, "no register entry was found");
}

fn tnef(attributes: &[(u8, u32, Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0x78, 0x9f, 0x3e, 0x22, 1, 0];
    for (level, id, value) in attributes {
        file.push(*level);
        file.extend(id.to_le_bytes());
        file.extend(u32::try_from(value.len()).expect("short").to_le_bytes());
        file.extend(value);
        let sum = value.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
        file.extend(sum.to_le_bytes());
    }
    file
}

fn mapi(properties: &[(u16, u16, Vec<u8>)]) -> Vec<u8> {
    let mut list = u32::try_from(properties.len()).expect("short").to_le_bytes().to_vec();
    for (kind, id, value) in properties {
        list.extend(kind.to_le_bytes());
        list.extend(id.to_le_bytes());
        list.extend(1_u32.to_le_bytes());
        list.extend(u32::try_from(value.len()).expect("short").to_le_bytes());
        list.extend(value);
        list.resize(list.len().next_multiple_of(4), 0);
    }
    list
}

#[test]
fn winmail_dat_is_read() {
    let json = json::pretty(&usual_entry(&policy())).expect("JSON").into_bytes();
    let inner = tnef(&[(1, 0x0006_9003, mapi(&[(0x1f, 0x1000, wide(&body()))]))]);
    for (what, file) in [
        ("html", tnef(&[(1, 0x0006_9003, mapi(&[(0x102, 0x1013, html().into_bytes())]))])),
        ("plain", tnef(&[(1, 0x0002_800c, body().replace('–', "-").into_bytes())])),
        (
            "attached",
            tnef(&[(2, 0x0006_9002, vec![0; 14]), (2, 0x0001_8010, b"entry.json\0".to_vec()), (2, 0x0006_800f, json)]),
        ),
        (
            "mail in it",
            tnef(&[
                (2, 0x0006_9002, vec![0; 14]),
                (2, 0x0006_9005, mapi(&[(0x0d, 0x3701, [vec![0; 16], inner].concat())])),
            ]),
        ),
    ] {
        let import = import("a.eml", &mixed("mixed", &[words(""), attached("winmail.dat", &file)]));
        assert_eq!((import.found.len(), import.refused.len()), (1, 0), "{what}: {:?}", import.refused);
        assert_eq!(import.found[0].from, "Pat Sender <pat@example.org>");
    }
}

fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("short").to_be_bytes();
    [&[tag, 0x84], &length[..], content].concat()
}

#[test]
fn a_signed_mail_is_read_and_an_encrypted_one_named() {
    let inner = format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{}", body().replace('\n', "\r\n"));
    let object = |last: u8| der(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last]);
    let content = der(0x30, &[object(1), der(0xa0, &der(4, inner.as_bytes()))].concat());
    let signed = der(0x30, &[der(2, &[1]), der(0x31, &[]), content].concat());
    let signed = der(0x30, &[object(2), der(0xa0, &signed)].concat());
    comes_in("smime.p7m", &signed);
    comes_in("signed.eml", &mixed("mixed", &[attached("smime.p7m", &signed)]));
    comes_in("in.msg", &msg(&[("/", "1000001F", wide("")), (ATTACHED, "37010102", signed)]));
    let encrypted = der(0x30, &[object(3), der(0xa0, b"secret")].concat());
    refused("encrypted.eml", &mixed("mixed", &[attached("smime.p7m", &encrypted)]), "it is encrypted");
    refused(
        "pgp.eml",
        &mixed("mixed", &[attached("a.asc", b"-----BEGIN PGP MESSAGE-----\r\n\r\nabc")]),
        "it is encrypted",
    );
}

fn zipped(names: &[(&str, &str)]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in names {
        file.start_file(*name, zip::write::SimpleFileOptions::default()).expect("in memory");
        file.write_all(content.as_bytes()).expect("in memory");
    }
    file.finish().expect("in memory").into_inner()
}

fn compound(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file in memory");
    file.create_stream(stream).expect("a stream").write_all(b"x").expect("in memory");
    file.flush().expect("in memory");
    file.into_inner().into_inner()
}

#[test]
fn what_is_not_read_is_named_alone_and_beside_an_entry() {
    let kinds: [(Vec<u8>, &str); 11] = [
        (compound("/EncryptedPackage"), "password"),
        (compound("/Workbook"), ".xls"),
        (compound("/WordDocument"), "Word"),
        (compound("/x"), "not known here"),
        (zipped(&[("a.txt", "x")]), "archive"),
        (zipped(&[("word/document.xml", "x")]), "Word"),
        (zipped(&[("xl/workbook.bin", "x")]), ".xlsb"),
        (zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), ".ods"),
        (b"%PDF-1.7\n".to_vec(), "PDF"),
        (b"Rar!\x1a\x07\x00".to_vec(), "archive"),
        ([0, 1, 2, 3, 4, 5, 6, 7].repeat(20), "not known here"),
    ];
    for (content, reason) in kinds {
        refused("x", &content, reason);
        let import = import("a.eml", &mixed("mixed", &[words(&body()), attached("second", &content)]));
        assert_eq!((import.found.len(), import.refused.len()), (1, 1), "{reason}");
        assert_eq!(import.refused[0].source, "a.eml: second");
        assert!(said(&import.refused[0].reason).contains(reason), "{reason}");
    }
    let picture = b"\x89PNG\r\n\x1a\n".to_vec();
    let found = import("a.eml", &mixed("mixed", &[words(&body()), attached("logo.png", &picture)]));
    assert_eq!((found.found.len(), found.refused.len(), found.passed), (1, 0, vec!["a.eml: logo.png".to_owned()]));
    refused("scan.png", &picture, "picture");
}

#[test]
fn attachments_are_what_their_content_says() {
    let (policy, entry) = (policy(), usual_entry(&policy()));
    let json = json::pretty(&entry).expect("JSON");
    let table = csv::table(std::slice::from_ref(&entry), &policy);
    let book = xlsx::workbook(&[&entry], &policy, day("2028-05-01")).expect("a workbook");
    let wide_table = [b"\xff\xfe".to_vec(), wide(table.trim_start_matches('\u{feff}'))].concat();
    for (what, content) in [
        ("list", format!("[{json}]").into_bytes()),
        ("json", json.into_bytes()),
        ("utf-16 table", wide_table),
        ("table", table.into_bytes()),
        ("workbook", book),
        ("text", body().into_bytes()),
        ("page", html().into_bytes()),
        ("mail", Mail::new(&entry, &policy).expect("a mail").eml().into_bytes()),
        (
            "rich text",
            format!("{{\\rtf1\\ansi {}}}", body().replace('–', "\\'96").replace('\n', "\\par\n")).into_bytes(),
        ),
    ] {
        comes_in(what, &content);
        comes_in(what, &mixed("mixed", &[words("See attached."), attached("", &content)]));
        comes_in(what, &mixed("mixed", &[words("See attached."), attached("file.bin", &content)]));
    }
}

#[test]
fn mails_come_in_as_they_really_arrive() {
    let body = body();
    let encoded = STANDARD.encode(&body);
    let encoded: String = encoded.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line) + "\r\n").collect();
    let single = |first: &str, behind: &str| {
        format!(
            "{first}From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}{behind}"
        )
    };
    let noted = body.replacen("\n:END", "\n[link removed]\n:END", 1);
    let bold: String = body.lines().map(|line| format!("*{line}*\n")).collect();
    let at = body.find("BEGIN_ENTRY_1").expect("a block") + 80;
    let broken = format!("{}!\n {}", &body[..at], &body[at..]);
    let html_part = part("Content-Type: text/html; charset=utf-8", &html());
    for (what, content) in [
        ("disclaimer.eml", single("", "\r\nThis e-mail is confidential; if it is not for you, delete it.\r\n")),
        ("pasted source", single("Delivered-To: b@example.org\r\n", "")),
        ("other header", single("X-Anything: b\r\n", "")),
        ("noted", noted.clone()),
        ("bold", bold),
        ("broken", broken),
    ] {
        comes_in(what, content.as_bytes());
    }
    let damaged = body.replacen(&body[at..at + 5], "", 1);
    comes_in("alternative.eml", &mixed("alternative", &[words(&damaged), html_part.clone()]));
    comes_in("related.eml", &mixed("alternative", &[words("Please use another program"), html_part]));
    let mut second = usual_entry(&policy());
    second.reference = second.reference.replace('3', "4");
    let other = Mail::new(&second, &policy()).expect("a mail").eml();
    let mailbox = format!(
        "From a@b Mon Apr 12 10:00:00 2021\n{}\n\nFrom a@b Mon Apr 12 10:01:00 2021\n{other}\n",
        single("", "")
    );
    let import = import("inbox", mailbox.as_bytes());
    assert_eq!((import.found.len(), import.refused.len()), (2, 0), "{:?}", import.refused);
}

#[test]
fn what_the_sender_corrected_is_a_question_with_the_lines_first() {
    let (policy, entry) = (policy(), usual_entry(&policy()));
    let corrected = body()
        .replace("Date of contact: 12 April 2028", "Date of contact: 14 April 2028")
        .replace("Jo Example, agent for Sam Sample (Example Party)", "Max Other\n(Other Party)");
    let quoted: String = corrected.lines().map(|line| format!("> {line}\n")).collect();
    for text in [corrected.clone(), quoted, corrected.replace('\n', "\n\n")] {
        let import = import("a.txt", text.as_bytes());
        assert_eq!(import.refused.len(), 0);
        let taken = take_in(&Ledger::new(&policy), import.found, at(0));
        let record = &taken.ledger.records[&entry.reference];
        assert_eq!(
            (record.value("date-of-contact"), record.value("candidate").replace('\n', " ").as_str()),
            ("2028-04-14", "Max Other (Other Party)")
        );
        let asked: Vec<_> =
            taken.clashes.iter().map(|clash| (clash.column.as_str(), clash.theirs.as_str(), clash.with)).collect();
        assert_eq!(
            asked,
            [
                ("date-of-contact", "2028-04-12", Other::Block),
                ("candidate", "Jo Example, agent for Sam Sample (Example Party)", Other::Block),
            ]
        );
        assert!(
            record.history.iter().any(|change| change.kind == ChangeKind::Corrected && change.before == "2028-04-12")
        );
        let block = taken.settled(&[Side::Theirs, Side::Mine], at(1));
        assert_eq!(block.records[&entry.reference].value("date-of-contact"), "2028-04-12");
    }
    let lost = body().replace('–', "?");
    assert_eq!(
        import("a.txt", lost.as_bytes()).found[0].lines,
        [],
        "letters that an old program lost are no correction"
    );
}

#[test]
fn a_damaged_mail_fills_the_form_from_its_lines() {
    let cut = body().replacen(":END_ENTRY", "", 1);
    let mail = format!(
        "From: Pat <pat@example.org>\r\nDate: Mon, 12 Apr 2021 10:00:00 +0100\r\nMIME-Version: 1.0\r\n\r\n{cut}"
    );
    let import = import("a.eml", mail.as_bytes());
    let refused = &import.refused[0];
    let said = |column: &str| refused.lines.iter().find(|(id, _)| id == column).map(|(_, said)| said.as_str());
    assert_eq!(said("date-of-contact"), Some("2028-04-12"));
    assert_eq!(said("candidate"), Some("Jo Example, agent for Sam Sample (Example Party)"));
    assert_eq!((refused.from.as_str(), refused.sent.as_str()), ("Pat <pat@example.org>", "2021-04-12T10:00"));
    assert_eq!(self::import("a.txt", b"Dear all,\nDate: today").refused[0].lines, []);
}

/// The register's own table, as a spreadsheet of another country saves it.
fn saved_abroad(table: &str, separator: char, date: &dyn Fn(&str) -> String) -> String {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = ::csv::WriterBuilder::new().delimiter(separator as u8).from_writer(Vec::new());
    for row in reader.records() {
        let cells: Vec<String> = row
            .expect("a row")
            .iter()
            .map(|cell| match cell {
                "1.0" => "1".to_owned(),
                cell if calendar::date_text::parse_date(cell).is_some() => date(cell),
                cell => cell.replace('\n', "\r\n"),
            })
            .collect();
        writer.write_record(cells).expect("a row");
    }
    String::from_utf8(writer.into_inner().expect("a table")).expect("text")
}

#[test]
fn the_register_s_own_table_comes_back_from_any_country_without_a_clash() {
    let policy = policy();
    let mut ledger = Ledger::new(&policy);
    for number in 1..=12_usize {
        let date = format!("2028-04-{number:02}");
        let mut entry = crate::ledger::entry(number, &[("date-of-contact", &date)]);
        "1.0".clone_into(&mut entry.version);
        assert!(ledger.add(entry, "a.eml", at(0)));
    }
    let entries: Vec<RegisterEntry> = ledger.records.values().map(|record| record.entry.clone()).collect();
    let table = csv::table(&entries, &policy);
    let parts = |day: &str| day.split('-').map(str::to_owned).collect::<Vec<_>>();
    let uk = |day: &str| {
        let p = parts(day);
        format!("{}/{}/{}", p[2], p[1], p[0])
    };
    let us = |day: &str| {
        let p = parts(day);
        format!("{}/{}/{}", p[1].trim_start_matches('0'), p[2].trim_start_matches('0'), &p[0][2..])
    };
    let germany = |day: &str| {
        let p = parts(day);
        format!("{}.{}.{}", p[2], p[1], p[0])
    };
    for (country, separator, date) in
        [("UK", ',', &uk as &dyn Fn(&str) -> String), ("US", ',', &us), ("Germany", ';', &germany)]
    {
        let saved = saved_abroad(&table, separator, date);
        let import = import("saved.csv", saved.as_bytes());
        assert_eq!(import.refused.len(), 0, "{country}");
        let orders: Vec<_> = import.days.iter().map(|days| days.order).collect();
        assert_eq!(orders, if country == "US" { vec![Some(Order::MonthFirst)] } else { vec![] }, "{country}");
        let taken = take_in(&ledger, import.found, at(1));
        assert_eq!(
            (taken.added, taken.known, taken.clashes.len()),
            (0, 12, 0),
            "{country}: {:?}",
            taken.clashes.first()
        );
    }
    let titled = format!("sep=;\r\nContact register;;\r\n;;\r\n{}", saved_abroad(&table, ';', &uk));
    assert_eq!(import("titled.csv", titled.as_bytes()).found.len(), 12);
    let both = table
        .replace("\"2028-04-05\"", "\"13/4/2028\"")
        .replace("\"2028-04-06\"", "\"4/14/2028\"")
        .replace("\"2028-04-07\"", "\"4/5/2028\"");
    let import = import("both.csv", both.as_bytes());
    assert_eq!(import.days[0].order, None);
    let days: Vec<&str> = import.found.iter().map(|found| found.entry.values["date-of-contact"].as_str()).collect();
    assert_eq!(days[4..7], ["2028-04-13", "2028-04-14", "4/5/2028"], "never swapped in silence");
}

#[test]
fn an_entry_says_nothing_in_the_columns_of_the_spoc() {
    let (policy, mut entry) = (policy(), usual_entry(&policy()));
    for (column, value) in [
        ("requires-publishing", "yes"),
        ("date-added-to-website", "2028-04-01"),
        ("date-added-to-register", "2001-01-01"),
    ] {
        entry.values.insert(column.to_owned(), value.to_owned());
    }
    let json = json::pretty(&entry).expect("JSON");
    let table = csv::table(std::slice::from_ref(&entry), &policy);
    for (what, content) in [
        ("entry.json", json.clone().into_bytes()),
        ("a.eml", Mail::new(&entry, &policy).expect("a mail").eml().into_bytes()),
        ("b.eml", mixed("mixed", &[attached("t.csv", table.as_bytes())])),
    ] {
        let taken = take_in(&Ledger::new(&policy), import(what, &content).found, at(0));
        let record = &taken.ledger.records[&entry.reference];
        assert_eq!((record.value("requires-publishing"), record.value("date-added-to-website")), ("", ""), "{what}");
        assert_eq!((record.value("date-added-to-register"), taken.clashes.len()), ("2028-04-14", 0), "{what}");
    }
    // A table that the SPOC opens is asked about.
    let taken = take_in(&Ledger::new(&policy), import("t.csv", table.as_bytes()).found, at(0));
    let asked: Vec<_> =
        taken.clashes.iter().map(|clash| (clash.column.as_str(), clash.mine.as_str(), clash.theirs.as_str())).collect();
    assert_eq!(asked, [("requires-publishing", "", "yes"), ("date-added-to-website", "", "2028-04-01")]);
    let hidden = json.replace(&entry.reference, &format!("\u{200b}{}\u{2060}", entry.reference));
    assert_eq!(
        import("x.json", hidden.as_bytes()).found[0].entry.reference,
        entry.reference,
        "what nobody sees is nothing"
    );
    entry.values.insert("result".to_owned(), "of its own".to_owned());
    let json = json::pretty(&entry).expect("JSON");
    assert_eq!(import("x.json", json.as_bytes()).found[0].entry.values["result"], "of its own");
}

#[test]
fn what_the_checker_did_not_say_is_told_from_what_it_said() {
    let (policy, entry) = (policy(), usual_entry(&policy()));
    assert_eq!(entry.is_of(&policy), Some(true));
    let changed = |change: &dyn Fn(&mut RegisterEntry)| {
        let mut entry = entry.clone();
        change(&mut entry);
        entry.is_of(&policy)
    };
    assert_eq!(changed(&|entry| entry.verdict = policy::Verdict::Allowed), Some(false));
    assert_eq!(changed(&|entry| "You can do this".clone_into(&mut entry.headline)), Some(false));
    assert_eq!(changed(&|entry| entry.citations.clear()), Some(false));
    assert_eq!(changed(&|entry| "no-such-flow".clone_into(&mut entry.flow)), Some(false));
    assert_eq!(changed(&|entry| "0.9".clone_into(&mut entry.version)), None, "nobody here can tell");
}

#[test]
fn an_entry_says_which_checker_wrote_it_and_that_is_no_difference() {
    let (policy, entry) = (policy(), usual_entry(&policy()));
    assert_eq!(entry.checker, env!("CARGO_PKG_VERSION"), "the version of the pages");
    let shown = entry::summary_text(&entry, &policy);
    assert!(shown.contains(concat!("(register, version 1.2, checker ", env!("CARGO_PKG_VERSION"), ")\n")), "{shown}");
    let mut old = entry.clone();
    old.checker.clear();
    let json = json::pretty(&old).expect("JSON");
    assert!(!json.contains("\"checker\""), "as the first checkers wrote it: {json}");
    let newer = RegisterEntry { checker: "9.9.9".to_owned(), ..entry.clone() };
    let forms = [&old, &entry, &newer];
    for first in forms {
        let mail = Mail::new(first, &policy).expect("a mail").eml();
        let table = csv::table(std::slice::from_ref(first), &policy);
        let book = xlsx::workbook(&[first], &policy, day("2028-05-01")).expect("a workbook");
        let json = json::pretty(first).expect("JSON");
        for (what, content) in [
            ("a.eml", mail.into_bytes()),
            ("a.csv", table.into_bytes()),
            ("a.xlsx", book),
            ("a.json", json.into_bytes()),
        ] {
            let import = import(what, &content);
            assert_eq!(import.found[0].entry, *first, "{what}");
            assert_eq!(import.found[0].lines, [], "{what}");
        }
        for second in forms {
            let mut ledger = Ledger::new(&policy);
            ledger.add(first.clone(), "a.eml", at(0));
            let taken = take_in(&ledger, [Found::new("b.eml", second.clone())], at(1));
            assert_eq!((taken.known, taken.clashes.len()), (1, 0), "{:?} and {:?}", first.checker, second.checker);
            assert_eq!(taken.ledger.records[&entry.reference].entry.checker, first.checker, "it stays what it was");
            let mut copy = Ledger::new(&policy);
            copy.add(second.clone(), "a.eml", at(0));
            assert_eq!(merge(&ledger, &copy).clashes, []);
            assert_eq!(changes(&ledger, &copy), []);
        }
    }
}

#[test]
fn no_register_comes_out_of_a_mail_or_a_text() {
    let policy = policy();
    let mut ledger = Ledger::new(&policy);
    ledger.add(usual_entry(&policy), "x", at(0));
    ledger.labels.insert("candidate:sam".to_owned(), "Sam, 07700 900123".to_owned());
    let file = ledger_file::write(&ledger).expect("a file");
    assert_eq!(import("register.json", file.as_bytes()).registers.len(), 1);
    let mut pasted = Import::default();
    read_pasted("pasted", &file, &policy, &mut pasted);
    let mailbox =
        format!("From a@b Mon Apr 12 10:00:00 2021\n{}", String::from_utf8_lossy(&mixed("mixed", &[words(&file)])));
    for import in [
        pasted,
        import("a.eml", &mixed("mixed", &[words(&file)])),
        import("a.eml", &mixed("mixed", &[words("x"), attached("register.json", file.as_bytes())])),
        import("a.msg", &msg(&[("/", "1000001F", wide(&file))])),
        import("a.msg", &msg(&[("/", "1000001F", wide("x")), (ATTACHED, "37010102", file.clone().into_bytes())])),
        import("inbox", mailbox.as_bytes()),
    ] {
        assert!(import.registers.is_empty() && import.found.is_empty());
        assert!(
            import.refused.iter().any(|refused| said(&refused.reason).contains("whole register")),
            "{:?}",
            import.refused
        );
    }
}

#[test]
fn a_mail_has_a_budget() {
    let block = entry::block::write(&usual_entry(&policy())).expect("a block");
    let broken = block.replacen('a', "b", 1);
    let many = import("many.eml", &mixed("mixed", &[words(&broken.repeat(3_000))]));
    assert!(many.refused.len() <= 52, "{}", many.refused.len());
    assert!(
        many.refused.last().is_some_and(|more| said(&more.reason).starts_with("and 2950 more")),
        "{:?}",
        many.refused.last()
    );
    let mut heavy = usual_entry(&policy());
    heavy.values.insert("candidate".to_owned(), "a".repeat(900 << 10));
    let heavy = entry::block::write(&heavy).expect("a block");
    let bombs = import("bombs.txt", heavy.repeat(60).as_bytes());
    assert!(bombs.found.len() == 1 && bombs.refused.iter().any(|refused| said(&refused.reason).contains("too large")));

    let mut nested = body();
    for _ in 0..300 {
        nested = format!("Content-Type: message/rfc822\r\n\r\n{nested}");
    }
    let nested_import = import("nested.eml", format!("MIME-Version: 1.0\r\n{nested}").as_bytes());
    assert!(said(&nested_import.refused[0].reason).contains("too many parts"), "what is read of it is not all of it");
    let mut nested = Mail::new(&usual_entry(&policy()), &policy()).expect("a mail").eml().into_bytes();
    for _ in 0..30 {
        nested = mixed("mixed", &[attached("a.eml", &nested)]);
    }
    refused("attached.eml", &nested, "too many parts");
    refused("deep.json", "[".repeat(100_000).as_bytes(), "not a register entry");
    // What comes out of all that is attached counts together.
    let book = sheet(&" ".repeat(30 << 20));
    let books =
        import("books.eml", &mixed("mixed", &[attached("a", &book), attached("b", &book), attached("c", &book)]));
    let too_much = books.refused.iter().filter(|refused| said(&refused.reason).contains("megabytes"));
    assert_eq!(too_much.map(|refused| refused.source.as_str()).collect::<Vec<_>>(), ["books.eml: c"]);
    let list = import("list.json", format!("[1{}]", ",1".repeat(20_099)).as_bytes());
    assert!(said(&list.refused[50].reason).starts_with("and 20050 more"), "{:?}", list.refused.last());
    let wide: String = ",x".repeat(400);
    refused("wide.csv", format!("Reference,Policy{wide}\n").as_bytes(), "more than");
}

fn sheet(rows: &str) -> Vec<u8> {
    let workbook = r#"<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    zipped(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

#[test]
fn workbooks_are_read_within_limits() {
    let (policy, entry) = (policy(), usual_entry(&policy()));
    let cells = |row: usize, cells: &[String]| {
        let cell = |cell: &String| {
            let kind = if calendar::date_text::parse_date(cell).is_some() {
                format!(" t=\"d\"><v>{cell}T00:00:00</v>")
            } else {
                format!(" t=\"inlineStr\"><is><t>{}</t></is>", cell.replace('&', "&amp;").replace('<', "&lt;"))
            };
            format!("<c{kind}</c>")
        };
        format!("<row r=\"{row}\">{}</row>", cells.iter().map(cell).collect::<String>())
    };
    let table = entry::sheet::sheet(&[&entry], &policy);
    let rows = cells(1, &["Our register".to_owned()]) + &cells(3, &table.header) + &cells(4, &table.rows[0]);
    comes_in("iso.xlsx", &sheet(&rows));
    let last = |text: &str| {
        format!("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t> {text}</t></is></c></row>")
    };
    comes_in("blank.xlsx", &sheet(&(rows.clone() + &last(""))));
    refused("far.xlsx", &sheet(&(rows.clone() + &last("x"))), "20000 rows");
    refused("bomb.xlsx", &sheet(&(rows + &" ".repeat(80 << 20))), "megabytes");
    refused("broken.xlsx", &zipped(&[("xl/workbook.xml", "<a><b></a>")]), "damaged");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A sound file of each kind with some bytes changed, cut or put in: nothing panics, and nothing disappears.
    #[test]
    fn damaged_files_of_every_kind_are_entries_or_told(
        kind in 0..7_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let entry = usual_entry(&policy());
        let mut content = match kind {
            0 => msg(&[("/", "1000001F", wide(&body())), ("/", "10090102", packed("{\\rtf1 x}")), (ATTACHED, "37010102", body().into_bytes())]),
            1 => tnef(&[(1, 0x0006_9003, mapi(&[(0x1f, 0x1000, wide(&body())), (0x102, 0x1009, packed("{\\rtf1 x}"))]))]),
            2 => xlsx::workbook(&[&entry], &policy(), day("2028-05-01")).expect("a workbook"),
            3 => csv::table(std::slice::from_ref(&entry), &policy()).into_bytes(),
            4 => mixed("mixed", &[words(&body()), attached("a.json", json::pretty(&entry).expect("JSON").as_bytes())]),
            5 => format!("{{\\rtf1\\ansi {}}}", body()).into_bytes(),
            _ => sheet("<row><c t=\"inlineStr\"><is><t>Reference</t></is></c></row>"),
        };
        for (at, byte) in changes {
            let at = at.index(content.len());
            content[at] = byte;
        }
        if let Some(cut) = cut {
            content.truncate(cut.index(content.len()));
        }
        let import = import("a", &content);
        prop_assert!(!import.found.is_empty() || !import.refused.is_empty() || !import.logs.is_empty(), "nothing disappears");
        for found in &import.found {
            prop_assert!(!found.entry.reference.is_empty());
        }
    }

    /// Every part of a mail is an entry, a duplicate, or told.
    #[test]
    fn every_part_of_every_mail_is_accounted_for(parts in prop::collection::vec(0..9_u8, 1..7)) {
        let entry = |number: u8| {
            let mut entry = usual_entry(&policy());
            entry.reference = format!("0000000{number}-7d4a-4e0b-9c55-1a2b3c4d5e6f");
            entry
        };
        let text = |number: u8| Mail::new(&entry(number), &policy()).expect("a mail").body;
        let (mut entries, mut told) = (std::collections::BTreeSet::new(), 0);
        let built: Vec<String> = parts.iter().map(|kind| match kind {
            0 | 1 => { entries.insert(*kind); words(&text(*kind)) }
            2 => { entries.insert(2); attached("a.json", json::pretty(&entry(2)).expect("JSON").as_bytes()) }
            3 => { entries.insert(3); attached("a.msg", &msg(&[("/", "1000001F", wide(&text(3)))])) }
            4 => { entries.insert(4); attached("a.eml", &mixed("mixed", &[words(&text(4))]).to_vec()) }
            5 => { told += 1; attached("a.zip", &zipped(&[("x", "y")])) }
            6 => { told += 1; attached("a.pdf", b"%PDF-1.4") }
            7 => { told += 1; attached("a.png", b"\x89PNG\r\n\x1a\n") }
            _ => { told += 1; words(&text(8).replacen(":END", ":EN", 1)) }
        }).collect();
        let import = import("a.eml", &mixed("mixed", &built));
        let found: std::collections::BTreeSet<u8> = import.found.iter().map(|found| found.entry.reference.as_bytes()[7] - b'0').collect();
        prop_assert_eq!(found, entries);
        prop_assert!(import.refused.len() + import.passed.len() >= told, "{:?} {:?}", import.refused, import.passed);
    }
}
