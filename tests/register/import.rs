//! What the SPOC drops or pastes: every form of an entry gives back the entry, and nothing disappears.

use base64::{Engine, engine::general_purpose::STANDARD};
use entry::{Mail, RegisterEntry, block, csv, json};
use proptest::prelude::*;
use register::{
    import::{Import, clean, read},
    ledger::{Identity, Ledger},
    ledger_file, xlsx,
};

use crate::fixture::{any_entry, day, policy, said, usual_entry};

fn import(name: &str, content: &[u8]) -> Import {
    let mut import = Import::default();
    read(name, content, &policy(), &mut import);
    import
}

fn only(name: &str, content: &[u8]) -> RegisterEntry {
    let mut import = import(name, content);
    assert!(import.refused.is_empty(), "{name}: {:?}", import.refused);
    assert_eq!(import.found.len(), 1, "{name}: {}", String::from_utf8_lossy(content));
    let found = import.found.remove(0);
    assert_eq!(found.lines, [], "{name}: nobody corrected anything");
    found.entry
}

fn reason(content: &str) -> String {
    let import = import("a.txt", content.as_bytes());
    assert!(import.found.is_empty(), "{content}");
    assert_eq!(import.refused.len(), 1, "{content}: {:?}", import.refused);
    assert!(!import.refused[0].text.is_empty(), "the text stays to be read");
    said(&import.refused[0].reason)
}

/// An entry of this policy, as it is once it has come in.
fn imported(mut entry: RegisterEntry) -> RegisterEntry {
    entry.policy = policy().id;
    clean(&mut entry);
    entry
}

fn mail_source(encoding: &str, body: &str) -> String {
    let encoded = match encoding {
        "base64" => {
            let encoded = STANDARD.encode(body);
            encoded.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line) + "\r\n").collect()
        }
        _ => body.replace('\n', "\r\n"),
    };
    format!(
        "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{encoded}"
    )
}

/// A text as a mail program quotes it, broken anew at 76 columns.
fn wrapped(body: &str) -> String {
    let letters: Vec<char> = body.chars().collect();
    letters.chunks(76).map(|line| line.iter().collect::<String>() + "\r\n> ").collect()
}

/// A mail of a few words with one thing beside.
fn with_part(headers: &str, content: &str) -> String {
    let next = "--=_next_part_0001";
    format!(
        "From: b@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_next_part_0001\"\r\n\r\n{next}\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n{next}\r\n{headers}\r\n{content}\r\n{next}--\r\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_entry_goes_by_mail_and_csv_and_workbook_and_comes_back(entry in any_entry()) {
        let policy = policy();
        let mut sent = entry;
        sent.policy.clone_from(&policy.id);
        let mail = Mail::new(&sent, &policy).expect("a mail");
        let entry = imported(sent);
        for (name, content) in [
            ("pasted", mail.body.clone()),
            ("draft.eml", mail.eml()),
            ("base64.eml", mail_source("base64", &mail.body)),
            ("8bit.eml", mail_source("8bit", &mail.body)),
            ("quoted", mail.body.lines().map(|line| format!("> {line}\r\n")).collect()),
            ("wrapped", wrapped(&mail.body)),
            ("forwarded.eml", with_part("Content-Type: message/rfc822\r\n", &mail.eml())),
        ] {
            prop_assert_eq!(only(name, content.as_bytes()), entry.clone(), "{}", name);
        }
        let table = csv::table(std::slice::from_ref(&entry), &policy);
        prop_assert_eq!(only("register.csv", table.as_bytes()), entry.clone(), "{}", table);
        let workbook = xlsx::workbook(&[&entry], &policy, day("2028-05-01")).expect("a workbook");
        prop_assert_eq!(only("register.xlsx", &workbook), entry.clone());
        let json = json::pretty(&entry).expect("JSON");
        prop_assert_eq!(only("entry.json", json.as_bytes()), entry);
    }

    #[test]
    fn anything_at_all_is_read_without_harm(content in prop::collection::vec(any::<u8>(), 0..300), start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{", b"[", b"MIME-Version: 1.0\n", b"Reference,Policy\n"])) {
        let content = [start, &content].concat();
        let import = import("x", &content);
        prop_assert!(import.found.is_empty() && import.registers.is_empty());
        prop_assert!(!import.refused.is_empty(), "nothing disappears");
    }
}

#[test]
fn long_fields_of_every_script_go_round() {
    let policy = policy();
    let mut entry = usual_entry(&policy);
    for (id, text) in [("candidate", "ŵ"), ("officer", "👩🏽‍🚒"), ("method", "م"), ("information-sought", "a, \"b\"\n")]
    {
        entry.values.insert(id.to_owned(), text.repeat(10_000 / text.chars().count()));
    }
    let mail = Mail::new(&entry, &policy).expect("a mail");
    assert_eq!(only("mail.eml", mail.eml().as_bytes()), entry);
    assert_eq!(only("a.csv", csv::table(std::slice::from_ref(&entry), &policy).as_bytes()), entry);
    let workbook = xlsx::workbook(&[&entry], &policy, day("2028-05-01")).expect("a workbook");
    assert_eq!(only("a.xlsx", &workbook), entry);
    entry.values.insert("method".to_owned(), "x".repeat(40_000));
    let error = xlsx::workbook(&[&entry], &policy, day("2028-05-01")).expect_err("too long");
    let error = said(&error.into());
    assert!(error.contains("save it as CSV or JSON"), "{error}");
}

#[test]
fn formulas_in_a_workbook_are_text() {
    let policy = policy();
    let mut entry = usual_entry(&policy);
    entry.values.insert("candidate".to_owned(), "=HYPERLINK(\"http://x.example\",\"y\")".to_owned());
    let workbook = xlsx::workbook(&[&entry], &policy, day("2028-05-01")).expect("a workbook");
    let mut read: calamine::Xlsx<_> =
        calamine::Reader::new(std::io::Cursor::new(workbook.as_slice())).expect("a workbook");
    let name = calamine::Reader::sheet_names(&read).remove(0);
    let formulas = calamine::Reader::worksheet_formula(&mut read, &name).expect("a sheet");
    assert_eq!(formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count(), 0);
    assert_eq!(only("a.xlsx", &workbook), entry);
}

#[test]
fn mails_of_other_programs_are_read() {
    let policy = policy();
    let entry = usual_entry(&policy);
    let body = Mail::new(&entry, &policy).expect("a mail").body;
    let html: String = body.lines().map(|line| format!("<div>{}<br></div>\r\n", line.replace('<', "&lt;"))).collect();
    let html = format!(
        "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{html}</body></html>"
    );
    let forwarded = with_part("Content-Type: message/rfc822\r\n", &mail_source("base64", &body));
    let attached = |name: &str, kind: &str, content: &[u8]| {
        let headers = format!(
            "Content-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n"
        );
        only("a.eml", with_part(&headers, &STANDARD.encode(content)).as_bytes())
    };
    let table = csv::table(std::slice::from_ref(&entry), &policy);
    let workbook = xlsx::workbook(&[&entry], &policy, day("2028-05-01")).expect("a workbook");
    assert_eq!(attached("entry.json", "application/json", json::pretty(&entry).expect("JSON").as_bytes()), entry);
    assert_eq!(attached("register.csv", "text/csv", table.as_bytes()), entry);
    assert_eq!(attached("register.xlsx", "application/octet-stream", &workbook), entry);
    assert_eq!(only("a.eml", html.as_bytes()), entry);
    assert_eq!(only("a.eml", forwarded.as_bytes()), entry);
    let joined = body.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(only("pasted", wrapped(&joined).as_bytes()), entry);
}

#[test]
fn a_table_that_excel_saved_anew_is_read() {
    let policy = policy();
    let entry = usual_entry(&policy);
    let table = csv::table(std::slice::from_ref(&entry), &policy).replace("\"2028-04-12\"", "12/04/2028");
    assert_eq!(only("a.csv", table.as_bytes()), entry);
    let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let mut writer = ::csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(reader.headers().expect("headings")).expect("a row");
    for row in reader.records() {
        writer.write_record(&row.expect("a row")).expect("a row");
    }
    let table = String::from_utf8(writer.into_inner().expect("a table")).expect("text");
    assert_eq!(only("a.csv", table.as_bytes()), entry);
    assert_eq!(only("pasted", table.replace("Sam Sample", "Sam \u{2019}Sample").as_bytes()).reference, entry.reference);
}

#[test]
fn what_cannot_be_read_says_why() {
    let policy = policy();
    let entry = usual_entry(&policy);
    let body = Mail::new(&entry, &policy).expect("a mail").body;
    let block = block::write(&entry).expect("a block");
    let mut foreign = entry.clone();
    foreign.policy = "othershire-2028".to_owned();
    let table = csv::table(std::slice::from_ref(&entry), &policy);
    for (content, expected) in [
        ("Hello, please ring me.".to_owned(), "no register entry was found in it".to_owned()),
        ("[]".to_owned(), "no register entry was found in it".to_owned()),
        (table.lines().next().unwrap_or_default().to_owned(), "no register entry was found in it".to_owned()),
        (body.replacen(&block[60..70], "abc", 1), "the block was cut or altered on its way".to_owned()),
        (body.split(":END_ENTRY").next().unwrap_or_default().to_owned(), "the end of the block is missing".to_owned()),
        (
            json::pretty(&foreign).expect("JSON"),
            format!("the entry was made with the policy “othershire-2028”, and this register is for “{}”", policy.id),
        ),
        (table.replace(&entry.reference, ""), "the row has no reference".to_owned()),
        (
            table.replace("\"Should be avoided\"", "\"Perhaps\""),
            "the row has “Perhaps” under “Result”, which cannot be read".to_owned(),
        ),
        (
            r#"{"register": 7}"#.to_owned(),
            "the file has register format 7, and this page reads format 1: open it with a newer page".to_owned(),
        ),
        (
            r#"{"register": 1, "policy": "x", "records": []}"#.to_owned(),
            format!(
                "the file is the register of “x”, and this page keeps that of “{}”: open that page instead",
                policy.id
            ),
        ),
    ] {
        assert_eq!(reason(&content), expected, "{content}");
    }
    assert!(reason("{\"a\": 1}").starts_with("it is not a register entry"));
    let broken = import("a.xlsx", b"PK\x03\x04 and no more");
    assert!(said(&broken.refused[0].reason).starts_with("the workbook is damaged"));
    let two = import("two", format!("{body}\n{}", body.replace(":END_ENTRY", ":END")).as_bytes());
    assert_eq!((two.found.len(), two.refused.len()), (1, 1), "a whole block beside a cut one");
}

#[test]
fn a_register_file_goes_round() {
    let policy = policy();
    let mut ledger = Ledger::new(&policy);
    let now = day("2028-04-14").and_hms_opt(9, 30, 0).expect("a time");
    assert!(ledger.add(usual_entry(&policy), "mail.eml", now));
    ledger.labels.insert("candidate:sam sample".to_owned(), "Candidate A".to_owned());
    let text = ledger_file::write(&ledger).expect("a file");
    assert_eq!(ledger_file::parse(&text).expect("a register"), ledger);
    assert_eq!(import("register.json", text.as_bytes()).registers, [("register.json".to_owned(), ledger.clone())]);
    ledger.identity = Some(Identity { id: "a".to_owned(), key: "b".to_owned() });
    let text = ledger_file::write(&ledger).expect("a file");
    assert_eq!(ledger_file::parse(&text).expect("a register"), ledger);
    let twice = text.replacen("\"records\": [", &format!("\"records\": [{},", record_of(&text)), 1);
    let error = said(&ledger_file::parse(&twice).expect_err("twice").into());
    assert!(error.ends_with("twice: correct it, or open an earlier copy"), "{error}");
}

fn record_of(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    value["records"][0].to_string()
}
