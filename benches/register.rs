//! How long the register takes with ten thousand entries: taking mails in, searching, sorting. Run with `cargo bench`.

#![expect(clippy::expect_used, clippy::panic, reason = "a benchmark that cannot start says why by panicking")]

use std::{fs, path::Path, sync::LazyLock};

use calendar::date_text::{iso_date, parse_moment};
use chrono::NaiveDateTime;
use divan::{Bencher, black_box};
use entry::{Mail, RegisterEntry, json};
use policy::{Policy, Vocabulary, load::load};
use register::{
    import::{Import, read},
    ledger::{CANDIDATE, ChangeKind, DATE_OF_CONTACT, Ledger, REQUIRES_PUBLISHING},
    ledger_file,
    merge::{merge, take_in},
    publish::{ALLOWED, Proposal, marked},
    sort::{View, view},
    xlsx,
};
use unicode_normalization::UnicodeNormalization;

fn main() {
    divan::main();
}

const ENTRIES: usize = 10_000;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let json = |path: &str| serde_json::from_str(&text(path)).expect("JSON");
    let vocabulary = Vocabulary::from_json(&json("www/text/vocabulary.en.json")).expect("the vocabulary");
    let json = json("tests/policies/register.json");
    load(&json, &vocabulary).unwrap_or_else(|faults| panic!("{faults:#?}"))
});

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let mut ledger = take_in(&Ledger::new(&POLICY), entries(), now()).ledger;
    // What is to be published only the SPOC says.
    for (_, record) in ledger.records.iter_mut().step_by(3) {
        record.set(REQUIRES_PUBLISHING, "yes", ChangeKind::Edited, now());
    }
    ledger
});

fn now() -> NaiveDateTime {
    parse_moment("2028-04-20T10:00").expect("a moment")
}

fn entries() -> Vec<(String, RegisterEntry)> {
    let usual = json::parse(&text("tests/golden/entry.json")).expect("an entry");
    let entry = |number: usize| {
        let mut entry = usual.clone();
        entry.reference = format!("{number:08x}-7d4a-4e0b-9c55-1a2b3c4d5e6f");
        let day = entry.made - chrono::Days::new(u64::try_from(number % 40).unwrap_or_default());
        entry.values.insert(DATE_OF_CONTACT.to_owned(), iso_date(day));
        entry
            .values
            .insert(CANDIDATE.to_owned(), format!("Candidate Number{} (Party {})", number * 7919 % 97, number % 5));
        (format!("{number}.eml"), entry)
    };
    (0..ENTRIES).map(entry).collect()
}

#[divan::bench(sample_count = 5)]
fn import_mails(bencher: Bencher<'_, '_>) {
    let mails: Vec<(String, String)> =
        entries().into_iter().map(|(name, entry)| (name, Mail::new(&entry, &POLICY).expect("a mail").eml())).collect();
    bencher.bench(|| {
        let mut import = Import::default();
        for (name, mail) in &mails {
            read(name, mail.as_bytes(), &POLICY, &mut import);
        }
        let taken = take_in(&Ledger::new(&POLICY), import.found, now());
        assert_eq!(taken.added, ENTRIES);
        taken
    });
}

#[divan::bench(args = ["number42", "2028-04-12 photograph", "nowhere"], sample_count = 20)]
fn search(bencher: Bencher<'_, '_>, words: &str) {
    let wanted = View { search: words.to_owned(), ..View::default() };
    bencher.bench(|| view(black_box(&LEDGER), &POLICY, &wanted).len());
}

#[divan::bench(args = [CANDIDATE, DATE_OF_CONTACT, "state"], sample_count = 20)]
fn sort(bencher: Bencher<'_, '_>, column: &str) {
    let wanted = View { sort: Some(column.to_owned()), ..View::default() };
    bencher.bench(|| view(black_box(&LEDGER), &POLICY, &wanted).len());
}

#[divan::bench(sample_count = 5)]
fn open_file(bencher: Bencher<'_, '_>) {
    let text = ledger_file::write(&LEDGER).expect("a file");
    bencher.bench(|| ledger_file::parse(&text).expect("a register"));
}

#[divan::bench(sample_count = 5)]
fn merge_two_copies(bencher: Bencher<'_, '_>) {
    let other = LEDGER.clone();
    bencher.bench(|| merge(black_box(&LEDGER), &other));
}

#[divan::bench(sample_count = 3)]
fn write_workbook(bencher: Bencher<'_, '_>) {
    let entries: Vec<&RegisterEntry> = LEDGER.records.values().map(|record| &record.entry).collect();
    bencher.bench(|| xlsx::workbook(&entries, &POLICY, now().date()).expect("a workbook"));
}

#[divan::bench(sample_count = 3)]
fn prepare_publication(bencher: Bencher<'_, '_>) {
    let marked = marked(&LEDGER);
    bencher.bench(|| {
        Proposal::new(&LEDGER, &POLICY, &marked, &ALLOWED, |text| UnicodeNormalization::nfkd(text).collect())
    });
}
