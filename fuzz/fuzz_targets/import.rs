//! Any file that is dropped on the register: what is found in it is a contact like any other, and what goes out again runs
//! in no spreadsheet and comes back the same. The first byte says what the file is called.
#![no_main]

use libfuzzer_sys::fuzz_target;
use calendar::date_text::{parse_date, parse_moment};
use entry::csv;
use register::{import::{Import, read}, ledger::Ledger, ledger_file, merge::{merge, take_in}, publish::{ALLOWED, Decisions, Proposal}};
use shared::POLICY;
use unicode_normalization::UnicodeNormalization;

fuzz_target!(|content: &[u8]| {
    let Some((kind, content)) = content.split_first() else { return };
    let name = ["a.eml", "a.txt", "a.csv", "a.json"][usize::from(*kind) % 4];
    let mut import = Import::default();
    read(name, content, &POLICY, &mut import);

    let now = parse_moment("2028-05-01T10:00").expect("a moment");
    let mut ledger = take_in(&Ledger::new(&POLICY), import.found, now).ledger;
    for (_, register) in &import.registers {
        let text = ledger_file::write(register).expect("a file");
        assert_eq!(&ledger_file::parse(&text).expect("a register"), register);
        ledger = merge(&ledger, register).ledger;
    }
    // To get a publication ready costs a thousand times what refusing does.
    if ledger.records.is_empty() {
        return;
    }
    let entries: Vec<_> = ledger.records.values().map(|record| record.entry.clone()).collect();
    let table = csv::table(&entries, &POLICY);
    for row in ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes()).records() {
        assert!(row.expect("a row").iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])));
    }
    let references: Vec<String> = ledger.records.keys().cloned().collect();
    let proposal = Proposal::new(&ledger, &POLICY, &references, &ALLOWED, |text| UnicodeNormalization::nfkd(text).collect());
    assert!(!proposal.html("Log", &Decisions::default()).contains("<script"));
    proposal.confirm(&mut ledger, parse_date("2028-05-01").expect("a day"), now);
    let text = ledger_file::write(&ledger).expect("a file");
    assert_eq!(ledger_file::parse(&text).expect("a register").records, ledger.records);
});
