//! What a SPOC does, and that nothing gets lost on the way.

use chrono::NaiveDate;

use super::*;
use crate::publication::Step;
use checker::{testing::setting, typed::DatePart};
use entry::RegisterEntry;
use register::{
    import::{Import, ImportError, Refused},
    ledger::{CANDIDATE, ChangeKind, METHOD, PROVIDED, REQUIRES_PUBLISHING, SOUGHT, by_hand},
    publish::Decision,
};

fn now() -> chrono::NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 1, 5).and_then(|day| day.and_hms_opt(9, 30, 0)).expect("a moment")
}

fn entry(desk: &Desk, reference: &str, values: &[(&str, &str)]) -> RegisterEntry {
    let values = values.iter().map(|(column, value)| ((*column).to_owned(), (*value).to_owned())).collect();
    by_hand(desk.policy(), reference, now().date(), values)
}

fn take_in(desk: &mut Desk, entries: impl IntoIterator<Item = RegisterEntry>) {
    let found = entries.into_iter().map(|entry| ("a.eml".to_owned(), entry)).collect();
    desk.act(Action::TakeIn(Rc::new(Import { found, ..Import::default() }), now()));
}

fn of(entries: impl IntoIterator<Item = RegisterEntry>, desk: &Desk) -> Rc<Ledger> {
    let mut ledger = Ledger::new(desk.policy());
    for entry in entries {
        assert!(ledger.add(entry, "b.eml", now()));
    }
    Rc::new(ledger)
}

#[test]
fn a_register_that_is_opened_never_drops_unsaved_changes() {
    let mut desk = Desk::new(setting());
    let (one, two) = (entry(&desk, "1", &[(METHOD, "Letter")]), entry(&desk, "2", &[]));
    let file = of([two.clone()], &desk);
    desk.act(Action::Open(Rc::clone(&file), "a.json".to_owned()));
    assert_eq!((desk.is_unsaved(), desk.ledger.records.len()), (false, 1));
    take_in(&mut desk, [one.clone()]);
    assert!(desk.is_unsaved());
    let other = of([entry(&desk, "3", &[])], &desk);
    desk.act(Action::Open(other, "b.json".to_owned()));
    assert!(desk.is_unsaved(), "what was put together stands in no file");
    assert_eq!(desk.ledger.records.keys().collect::<Vec<_>>(), ["2", "1", "3"]);
    assert_eq!(desk.notice.as_ref().map(|(key, _)| *key), Some("ledger.opened-beside"));

    desk.act(Action::Saved(desk.revision, None));
    desk.act(Action::Open(file, "a.json".to_owned()));
    assert_eq!((desk.is_unsaved(), desk.ledger.records.len()), (false, 1), "saved, it may be put away");
}

#[test]
fn what_could_not_be_read_goes_once_it_is_written_by_hand() {
    let mut desk = Desk::new(setting());
    let refused = ["a.txt", "b.txt"].map(|source| Refused {
        source: source.to_owned(),
        reason: ImportError::NoEntry,
        text: "Please ring".to_owned(),
    });
    let import = Import { refused: refused.into(), ..Import::default() };
    desk.act(Action::TakeIn(Rc::new(import), now()));
    desk.act(Action::Transcribe(0));
    assert_eq!(desk.screen, Screen::Form);
    desk.act(Action::Keep("1".to_owned(), now()));
    assert!(!desk.problems.is_empty());
    assert_eq!(desk.waiting.len(), 2, "nothing has been written yet");
    for (column, text) in [(CANDIDATE, "Sam"), ("officer", "Jo"), (METHOD, "Letter"), (SOUGHT, "The figures")] {
        desk.act(Action::Type(column.to_owned(), text.to_owned()));
    }
    for (part, text) in [(DatePart::Day, "4"), (DatePart::Month, "1"), (DatePart::Year, "2026")] {
        desk.act(Action::TypePart("date-of-contact".to_owned(), part, text.to_owned()));
    }
    desk.act(Action::Keep("1".to_owned(), now()));
    assert_eq!(desk.ledger.records["1"].value(SOUGHT), "The figures");
    assert_eq!(desk.waiting.iter().map(|waiting| waiting.source.as_str()).collect::<Vec<_>>(), ["b.txt"]);
    assert_eq!((&desk.screen, desk.open.as_deref()), (&Screen::Table, Some("1")));
}

#[test]
fn what_comes_in_while_a_form_is_open_disturbs_nothing() {
    let mut desk = Desk::new(setting());
    let values = [("date-of-contact", "2026-01-04"), (CANDIDATE, "Sam"), ("officer", "Jo"), (METHOD, "Letter")];
    let one = entry(&desk, "1", &[&values[..], &[(SOUGHT, "The figures")]].concat());
    take_in(&mut desk, [one]);
    let mut theirs = Ledger::clone(&desk.ledger);
    theirs.set("1", "officer", "Alex", ChangeKind::Edited, now());
    desk.act(Action::Edit(Some("1".to_owned())));
    desk.act(Action::Type(METHOD.to_owned(), "Telephone".to_owned()));
    desk.act(Action::MergeFile(Rc::new(theirs)));
    assert_eq!((&desk.screen, desk.form.value(METHOD)), (&Screen::Form, "Telephone"));
    desk.act(Action::Keep("2".to_owned(), now()));
    assert_eq!(desk.problems, []);
    let record = &desk.ledger.records["1"];
    assert_eq!((record.value(METHOD), record.value("officer")), ("Telephone", "Alex"));
}

#[test]
fn a_publication_outlives_a_look_into_the_register() {
    let mut desk = Desk::new(setting());
    let marked = |text: &str| [(REQUIRES_PUBLISHING, "yes"), (PROVIDED, text)].map(|(id, text)| (id, text.to_owned()));
    let with = |reference: &str, text: &str| {
        let values = marked(text);
        let values: Vec<(&str, &str)> = values.iter().map(|(id, text)| (*id, text.as_str())).collect();
        entry(&Desk::new(setting()), reference, &values)
    };
    take_in(&mut desk, [with("1", "Ring 01632 960001"), with("2", "PC 1234 answered"), with("3", "Nothing")]);
    desk.act(Action::Show(Screen::Publish));
    desk.act(Action::Reference("3".to_owned(), false));
    desk.act(Action::Chosen);
    desk.act(Action::Decide(0, Decision::Keep));
    assert!(!desk.publication.is_ready(), "one is undecided");
    desk.act(Action::Confirm(now()));
    assert_eq!(desk.publication.confirmed, None, "and so nothing goes out");

    desk.act(Action::Show(Screen::Table));
    take_in(&mut desk, [with("4", "sam@example.org")]);
    desk.act(Action::Show(Screen::Publish));
    let chosen: Vec<&str> = desk.publication.references.iter().map(String::as_str).collect();
    assert_eq!(chosen, ["1", "2", "4"], "what is new is offered, what was left out stays out");
    assert_eq!(desk.publication.decisions.values().collect::<Vec<_>>(), [&Decision::Keep]);
    assert_eq!((desk.publication.proposal.concerns.len(), desk.publication.step), (3, Step::List));

    desk.act(Action::MaskRest);
    desk.act(Action::Confirm(now()));
    assert_eq!(desk.publication.confirmed, Some(3));
    let dated = desk.ledger.records.values().filter(|record| !record.value("date-added-to-website").is_empty());
    assert_eq!(dated.map(|record| record.entry.reference.as_str()).collect::<Vec<_>>(), ["1", "2", "4"]);
    assert!(desk.ledger.records["1"].history.iter().any(|change| change.kind == ChangeKind::Published));

    desk.act(Action::Show(Screen::Publish));
    assert_eq!((desk.publication.confirmed, desk.publication.chosen), (None, false), "the next log begins anew");
    desk.publication.columns.clear();
    desk.act(Action::Chosen);
    assert!(!desk.publication.chosen, "no log without columns");
}
