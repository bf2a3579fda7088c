//! Entries and mails that mean harm: every value of an entry carries markup, headers, turned directions and cells that
//! run. Nothing of it gets out of the place that it was put in.

use calendar::date_text::parse_moment;
use entry::{RegisterEntry, block, csv::table, email::Mail, json};
use mail_parser::MessageParser;
use policy::{Policy, Vocabulary, hidden::is_hidden, load::load};
use proptest::prelude::*;
use register::{
    ledger::Ledger,
    merge::take_in,
    publish::{ALLOWED, Decisions, Proposal},
};

use crate::fixture::{REFERENCE, day, decompose, policy, read, usual_draft};
use crate::hostile_policy::make_hostile;

/// The policy of these tests with every text made hostile.
fn hostile_policy() -> Policy {
    let mut file = serde_json::from_str(&read("tests/policies/register.json")).expect("JSON");
    let vocabulary = serde_json::from_str(&read("www/text/vocabulary.en.json")).expect("JSON");
    let vocabulary = Vocabulary::from_json(&vocabulary).expect("the vocabulary");
    let texts = make_hostile(&mut file, &vocabulary);
    assert!(texts > 40, "{texts}");
    load(&file, &vocabulary).expect("texts may say anything")
}

/// All that goes out: two mails' headers, a link, a table, a workbook, JSON, a page to publish.
#[test]
fn texts_of_a_policy_do_no_harm_on_their_way_out() {
    let policy = hostile_policy();
    let entry = usual_draft(&policy).complete(&policy, REFERENCE, day("2028-04-12")).expect("an entry");
    assert!(entry.headline.contains("<script>"), "the entry has the policy's words");
    let mail = Mail::new(&entry, &policy).expect("a mail");
    assert_headers_are_ours(&mail);
    assert_cells_do_not_run(&table(std::slice::from_ref(&entry), &policy));
    assert_eq!(json::parse(&json::pretty(&entry).expect("JSON")).expect("an entry"), entry);
    let now = parse_moment("2028-05-01T10:00").expect("a moment");
    let ledger = take_in(&Ledger::new(&policy), vec![("a.eml".to_owned(), entry)], now).ledger;
    let references: Vec<String> = ledger.records.keys().cloned().collect();
    let proposal = Proposal::new(&ledger, &policy, &references, &ALLOWED, decompose);
    let page = proposal.html("<script>", &Decisions::default());
    assert!(page.contains("&lt;script&gt;document") && !page.contains("<script") && !page.contains("<img"), "{page}");
    assert!(!page.contains(is_hidden) && !mail.body.contains(is_hidden));
    assert_cells_do_not_run(&proposal.csv(&Decisions::default()));
}

fn assert_headers_are_ours(mail: &Mail) {
    let message = mail.eml();
    let message = MessageParser::default().parse(message.as_bytes()).expect("a message");
    let names: Vec<&str> = message.headers().iter().map(mail_parser::Header::name).collect();
    let expected = ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
    assert!(names.iter().all(|name| expected.iter().any(|known| known.eq_ignore_ascii_case(name))), "{names:?}");
    let link = mail.mailto().url;
    assert_eq!((link.matches('?').count(), link.matches('&').count()), (1, 1), "{link}");
    assert!(!link.contains(['\r', '\n', '<', '"', ' ']), "{link}");
}

fn assert_cells_do_not_run(table: &str) {
    let mut rows = 0;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records() {
        rows += 1;
        for cell in row.expect("a whole row").iter() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
    }
    assert!(rows > 1, "a header and a row");
}

const HOSTILE: [&str; 8] = [
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "x\r\nBcc: everybody@example.org\r\n\r\nbody",
    "\u{202e}gnp.exe\u{2066}",
    "=cmd|' /C calc'!A0",
    "\t@SUM(1+1)",
    "BEGIN_ENTRY_1: x :END_ENTRY_00000000",
    "\"; DROP",
];

fn hostile_entry() -> RegisterEntry {
    let policy = policy();
    let mut draft = usual_draft(&policy);
    for (column, text) in
        ["candidate", "officer", "method", "sought", "provided"].into_iter().zip(HOSTILE.iter().cycle())
    {
        draft.set(column, *text);
    }
    draft.complete(&policy, REFERENCE, day("2028-04-12")).expect("a whole entry")
}

#[test]
fn signs_that_turn_the_direction_are_not_kept() {
    let entry = hostile_entry();
    let texts = entry.values.values();
    assert!(texts.clone().count() > 2);
    assert!(texts.into_iter().all(|text| !text.contains(is_hidden)));
}

#[test]
fn a_mail_has_the_headers_that_we_gave_it() {
    let policy = policy();
    for text in HOSTILE {
        let mut entry = hostile_entry();
        for value in entry.values.values_mut() {
            *value = text.to_owned();
        }
        entry.headline = text.to_owned();
        entry.flow = text.to_owned();
        assert_headers_are_ours(&Mail::new(&entry, &policy).expect("a mail"));
    }
}

#[test]
fn no_cell_runs() {
    let policy = policy();
    let mut entry = hostile_entry();
    for text in HOSTILE {
        for value in entry.values.values_mut() {
            *value = text.to_owned();
        }
        assert_cells_do_not_run(&table(std::slice::from_ref(&entry), &policy));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_as_a_mail_is_read_without_a_panic(text in "(BEGIN_ENTRY_|1|:|END_ENTRY_|[A-Za-z0-9_-]{0,40}|\\PC{0,10}|[\r\n >|]){0,30}") {
        for entry in block::find_blocks(&text).into_iter().flatten() {
            let again = block::write(&entry).expect("an entry can be written");
            prop_assert_eq!(block::find_blocks(&again).len(), 1);
        }
    }

    #[test]
    fn a_damaged_block_is_no_other_entry(at in 0..2_000usize, sign in "\\PC") {
        let entry = hostile_entry();
        let block = block::write(&entry).expect("a block");
        let at = (0..=at % block.len()).rev().find(|at| block.is_char_boundary(*at)).unwrap_or(0);
        let mut damaged = block;
        damaged.insert_str(at, &sign);
        for found in block::find_blocks(&damaged).into_iter().flatten() {
            prop_assert_eq!(&found, &entry);
        }
    }
}
