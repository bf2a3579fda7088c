//! What a SPOC does, and that nothing gets lost on the way.

use chrono::NaiveDate;

use super::*;
use crate::{decompose::decompose, publication::Step};
use entry::RegisterEntry;
use govuk::{testing::setting, typed::DatePart};
use packed::{pack, unpack};
use policy::Verdict;
use register::{
    import::{Import, ImportError, Refused},
    ledger::State,
    ledger::{CANDIDATE, ChangeKind, METHOD, PROVIDED, REQUIRES_PUBLISHING, SOUGHT, by_hand},
    merge::{Found, Merge, Side},
    publish::Decision,
    sort::{View, view},
};

fn now() -> chrono::NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 1, 5).and_then(|day| day.and_hms_opt(9, 30, 0)).expect("a moment")
}

fn entry(desk: &Desk, reference: &str, values: &[(&str, &str)]) -> RegisterEntry {
    let values = values.iter().map(|(column, value)| ((*column).to_owned(), (*value).to_owned())).collect();
    by_hand(desk.policy(), reference, now().date(), values)
}

fn take_in(desk: &mut Desk, entries: impl IntoIterator<Item = RegisterEntry>) {
    let entries: Vec<RegisterEntry> = entries.into_iter().collect();
    let is_marked = |entry: &&RegisterEntry| entry.values.get(REQUIRES_PUBLISHING).is_some_and(|said| said == "yes");
    let marked: Vec<String> = entries.iter().filter(is_marked).map(|entry| entry.reference.clone()).collect();
    let found = entries.into_iter().map(|entry| Found::new("a.eml", entry)).collect();
    desk.act(Action::TakeIn(Rc::new(Import { found, ..Import::default() }), now()));
    // No entry says that it is to be published: only the SPOC does.
    if !marked.is_empty() {
        desk.act(Action::TickThese(marked));
        desk.act(Action::SetTicked(REQUIRES_PUBLISHING.to_owned(), "yes".to_owned(), now()));
    }
}

fn of(entries: impl IntoIterator<Item = RegisterEntry>, desk: &Desk) -> Rc<Ledger> {
    let mut ledger = Ledger::new(desk.policy());
    for entry in entries {
        assert!(ledger.add(entry, "b.eml", now()));
    }
    Rc::new(ledger)
}

fn identified(id: &str) -> Desk {
    Desk::new(setting()).identified(id.to_owned(), format!("{id}-key"))
}

fn drop_register(desk: &mut Desk, ledger: &Ledger) {
    let registers = vec![("theirs.json".to_owned(), ledger.clone())];
    desk.act(Action::TakeIn(Rc::new(Import { registers, ..Import::default() }), now()));
}

#[test]
fn a_stranger_s_register_changes_nothing_unasked() {
    let mut desk = identified("mine");
    let entries = [entry(&desk, "1", &[(METHOD, "Letter"), (PROVIDED, "Refused")])];
    take_in(&mut desk, entries);
    desk.act(Action::Set("1".to_owned(), PROVIDED.to_owned(), "Refused under 4.3".to_owned(), now()));
    let mut theirs = Ledger::clone(&desk.ledger);
    theirs.identity = None;
    theirs.labels.insert("candidate:sam".to_owned(), "Sam, 07700 900123".to_owned());
    for (column, value) in [(PROVIDED, "Given"), (REQUIRES_PUBLISHING, "yes"), ("date-added-to-website", "2026-01-01")]
    {
        theirs.set("1", column, value, ChangeKind::Edited, now());
    }
    theirs.add(entry(&desk, "2", &[(REQUIRES_PUBLISHING, "yes")]), "x", now());
    let before = Rc::clone(&desk.ledger);
    drop_register(&mut desk, &theirs);
    assert_eq!((&desk.screen, &desk.ledger), (&Screen::Review, &before), "it is shown, and asked about");
    desk.act(Action::Decline);
    assert_eq!((&desk.screen, &desk.ledger), (&Screen::Table, &before));
    drop_register(&mut desk, &theirs);
    desk.act(Action::Accept(now()));
    let record = &desk.ledger.records["1"];
    assert_eq!((record.value(PROVIDED), record.value(REQUIRES_PUBLISHING)), ("Refused under 4.3", ""));
    assert_eq!(desk.ledger.records["2"].value(REQUIRES_PUBLISHING), "", "the SPOC says that");
    assert!(desk.ledger.labels.is_empty(), "labels are made here");
    assert_eq!((&desk.screen, desk.clashes.as_ref().map(|clashes| clashes.clashes.len())), (&Screen::Clashes, Some(1)));
    assert!(!desk.clashes.as_ref().is_some_and(Merge::holds_a_copy), "the register can be saved meanwhile");
    desk.act(Action::Settle(now()));
    assert_eq!(desk.problems.len(), 1, "nothing is chosen yet");
    desk.act(Action::ChooseAll(Side::Mine));
    desk.act(Action::Settle(now()));
    assert_eq!((desk.ledger.records["1"].value(PROVIDED), &desk.clashes), ("Refused under 4.3", &None));
}

#[test]
fn a_copy_of_the_register_is_told_by_its_key_and_shown_before_it_is_merged() {
    let mut desk = identified("mine");
    let entries = [entry(&desk, "1", &[(METHOD, "Letter")])];
    take_in(&mut desk, entries);
    let mut copy = Ledger::clone(&desk.ledger);
    copy.set("1", METHOD, "Telephone", ChangeKind::Edited, now());
    let mut forged = copy.clone();
    if let Some(identity) = &mut forged.identity {
        identity.key = "guessed".to_owned();
    }
    drop_register(&mut desk, &forged);
    assert!(!desk.reviews[0].is_own);
    desk.act(Action::Decline);
    drop_register(&mut desk, &copy);
    assert!(desk.reviews[0].is_own);
    assert_eq!(desk.ledger.records["1"].value(METHOD), "Letter");
    desk.act(Action::Accept(now()));
    assert_eq!((desk.ledger.records["1"].value(METHOD), &desk.screen), ("Telephone", &Screen::Table));
    drop_register(&mut desk, &copy);
    assert_eq!(desk.notice.as_ref().map(|(key, _)| *key), Some("review.nothing"), "nothing to ask about");

    let mut empty = identified("other");
    drop_register(&mut empty, &copy);
    assert_eq!((empty.ledger.identity.as_ref(), empty.is_unsaved()), (copy.identity.as_ref(), false), "it is opened");
    copy.identity = None;
    let mut empty = identified("other");
    drop_register(&mut empty, &copy);
    assert_eq!(empty.ledger.identity.as_ref().map(|identity| identity.id.as_str()), Some("other"), "it gets one");
}

#[test]
fn a_form_begun_is_never_dropped_unasked() {
    let mut desk = Desk::new(setting());
    let entries = [entry(&desk, "1", &[(METHOD, "Letter")])];
    take_in(&mut desk, entries);
    desk.act(Action::Edit(Some("1".to_owned())));
    desk.act(Action::Show(Screen::Table));
    assert_eq!(desk.screen, Screen::Table, "nothing was typed");
    desk.act(Action::Edit(Some("1".to_owned())));
    desk.act(Action::Type(METHOD.to_owned(), "Telephone".to_owned()));
    desk.act(Action::Show(Screen::Equality));
    assert!(desk.screen == Screen::Form && desk.leaving.is_some());
    desk.act(Action::Stay);
    assert!(desk.leaving.is_none());
    assert_eq!((&desk.screen, desk.form.value(METHOD)), (&Screen::Form, "Telephone"));
    desk.act(Action::Show(Screen::Equality));
    desk.act(Action::Leave);
    assert_eq!((&desk.screen, desk.ledger.records["1"].value(METHOD)), (&Screen::Equality, "Letter"));
}

#[test]
fn changes_are_undone_one_after_the_other() {
    let mut desk = Desk::new(setting());
    assert!(!desk.can_undo());
    let entries = [entry(&desk, "1", &[]), entry(&desk, "2", &[])];
    take_in(&mut desk, entries);
    desk.act(Action::TickThese(vec!["1".to_owned(), "2".to_owned()]));
    desk.act(Action::SetTicked(REQUIRES_PUBLISHING.to_owned(), "no".to_owned(), now()));
    desk.act(Action::Set("1".to_owned(), METHOD.to_owned(), "Letter".to_owned(), now()));
    desk.act(Action::Undo);
    assert_eq!(
        (desk.ledger.records["1"].value(METHOD), desk.ledger.records["1"].value(REQUIRES_PUBLISHING)),
        ("", "no")
    );
    desk.act(Action::Undo);
    assert!(desk.ledger.records.values().all(|record| record.value(REQUIRES_PUBLISHING).is_empty()));
    desk.act(Action::Undo);
    assert!(desk.ledger.records.is_empty() && !desk.can_undo() && desk.is_unsaved());
}

#[test]
fn keeping_goes_on_to_the_next_contact() {
    let mut desk = Desk::new(setting());
    let whole =
        [("date-of-contact", "2026-01-04"), (CANDIDATE, "Sam"), ("officer", "Jo"), (METHOD, "Letter"), (SOUGHT, "x")];
    let entries = [entry(&desk, "1", &whole), entry(&desk, "2", &whole)];
    take_in(&mut desk, entries);
    desk.act(Action::Edit(Some("2".to_owned())));
    desk.act(Action::Type(PROVIDED.to_owned(), "The timetable".to_owned()));
    desk.act(Action::KeepAndNext("9".to_owned(), now()));
    assert_eq!(desk.ledger.records["2"].value(PROVIDED), "The timetable");
    assert_eq!((&desk.screen, desk.form.reference.as_deref()), (&Screen::Form, Some("1")));
    desk.act(Action::KeepAndNext("9".to_owned(), now()));
    assert_eq!(
        (&desk.screen, desk.open.as_deref()),
        (&Screen::Table, Some("1")),
        "there is no next: what came last stands first"
    );
}

#[test]
fn a_log_is_matched_previewed_and_brought_in_once() {
    let mut desk = Desk::new(setting());
    let table = "Our log\nWhen,Who,What they wanted,Remarks\n4/1/2026,Sam,The figures,urgent\n13/1/2026,Jo,A visit,\n";
    let mut import = Import::default();
    register::import::read("log.csv", table.as_bytes(), desk.policy(), &mut import);
    let import = Rc::new(import);
    desk.act(Action::TakeIn(Rc::clone(&import), now()));
    assert_eq!((&desk.screen, desk.ledger.records.len()), (&Screen::Log, 0));
    desk.act(Action::Match(2, Some(SOUGHT.to_owned())));
    desk.act(Action::TakeLog(now()));
    let found: Vec<_> = desk
        .ledger
        .records
        .values()
        .map(|record| ["date-of-contact", CANDIDATE, SOUGHT, "Remarks"].map(|column| record.value(column).to_owned()))
        .collect();
    assert_eq!(found[0], ["2026-01-04", "Sam", "The figures", "urgent"]);
    assert_eq!(found[1], ["2026-01-13", "Jo", "A visit", ""]);
    desk.act(Action::TakeIn(import, now()));
    desk.act(Action::Match(2, Some(SOUGHT.to_owned())));
    desk.act(Action::TakeLog(now()));
    assert_eq!(desk.ledger.records.len(), 2, "the same log again is known");
}

#[test]
fn a_register_that_is_opened_never_drops_unsaved_changes() {
    let mut desk = Desk::new(setting());
    let (one, two) = (entry(&desk, "1", &[(METHOD, "Letter")]), entry(&desk, "2", &[]));
    let file = of([two.clone()], &desk);
    desk.act(Action::Open(Rc::clone(&file), "a.json".to_owned(), now()));
    assert_eq!((desk.is_unsaved(), desk.ledger.records.len()), (false, 1));
    take_in(&mut desk, [one.clone()]);
    assert!(desk.is_unsaved());
    let other = of([entry(&desk, "3", &[])], &desk);
    desk.act(Action::Open(other, "b.json".to_owned(), now()));
    assert_eq!((&desk.screen, desk.ledger.records.len()), (&Screen::Review, 2), "it is asked about first");
    desk.act(Action::Accept(now()));
    assert!(desk.is_unsaved(), "what was put together stands in no file");
    assert_eq!(desk.ledger.records.keys().collect::<Vec<_>>(), ["2", "1", "3"]);
    assert_eq!(desk.notice.as_ref().map(|(key, _)| *key), Some("review.accepted"));

    desk.act(Action::Saved(desk.revision, None));
    desk.act(Action::Open(file, "a.json".to_owned(), now()));
    assert_eq!((desk.is_unsaved(), desk.ledger.records.len()), (false, 1), "saved, it may be put away");
}

#[test]
fn what_could_not_be_read_goes_once_it_is_written_by_hand() {
    let mut desk = Desk::new(setting());
    let refused = ["a.txt", "b.txt"].map(|source| Refused {
        source: source.to_owned(),
        reason: ImportError::NoEntry.into(),
        text: "Please ring".to_owned(),
        lines: vec![(PROVIDED.to_owned(), "The timetable".to_owned())],
        from: "Pat <pat@example.org>".to_owned(),
        sent: "2026-01-04T09:00".to_owned(),
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
    let record = &desk.ledger.records["1"];
    assert_eq!((record.value(SOUGHT), record.value(PROVIDED)), ("The figures", "The timetable"));
    assert_eq!(record.history[0].from, "Pat <pat@example.org>");
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

/// A contact to publish, complete, with this answer.
fn marked(reference: &str, answer: &str) -> RegisterEntry {
    let values = [
        ("date-of-contact", "2026-01-04"),
        (CANDIDATE, "Sam Sample"),
        ("officer", "Jo"),
        (METHOD, "Letter"),
        (SOUGHT, "The figures"),
        (PROVIDED, answer),
        (REQUIRES_PUBLISHING, "yes"),
    ];
    entry(&Desk::new(setting()), reference, &values)
}

fn chosen(desk: &Desk) -> Vec<&str> {
    desk.publication.references.iter().map(String::as_str).collect()
}

#[test]
fn a_publication_outlives_a_look_into_the_register() {
    let mut desk = Desk::new(setting());
    take_in(&mut desk, [marked("1", "Ring 01632 960001"), marked("2", "PC 1234 answered"), marked("3", "Sent")]);
    desk.act(Action::Show(Screen::Publish));
    desk.act(Action::Reference("3".to_owned(), false));
    desk.act(Action::Chosen);
    desk.act(Action::Decide(0, Decision::Keep));
    assert!(!desk.publication.is_ready(), "one is undecided");
    desk.act(Action::Confirm(now()));
    assert_eq!(desk.publication.confirmed, None, "and so nothing goes out");

    desk.act(Action::Show(Screen::Table));
    desk.act(Action::Show(Screen::Publish));
    assert_eq!((chosen(&desk), desk.publication.chosen), (vec!["1", "2"], true), "what was left out stays out");
    assert_eq!(desk.publication.decisions.values().collect::<Vec<_>>(), [&Decision::Keep]);
    assert_eq!((desk.publication.proposal.concerns.len(), desk.publication.step), (2, Step::List));

    desk.act(Action::MaskRest);
    desk.act(Action::Confirm(now()));
    assert_eq!(desk.publication.confirmed, Some(2));
    let dated = desk.ledger.records.values().filter(|record| !record.value("date-added-to-website").is_empty());
    assert_eq!(dated.map(|record| record.entry.reference.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert!(desk.ledger.records["1"].history.iter().any(|change| change.kind == ChangeKind::Published));

    desk.act(Action::Show(Screen::Publish));
    assert_eq!((desk.publication.confirmed, desk.publication.chosen), (None, false), "the next log begins anew");
    desk.publication.columns.clear();
    desk.act(Action::Chosen);
    assert!(!desk.publication.chosen, "no log without columns");
}

#[test]
fn a_contact_that_came_after_the_choice_sets_the_step_back() {
    let mut desk = Desk::new(setting());
    take_in(&mut desk, [marked("1", "Ring 01632 960001")]);
    desk.act(Action::Show(Screen::Publish));
    desk.act(Action::Chosen);
    desk.act(Action::MaskRest);
    assert!(desk.publication.is_ready());
    take_in(&mut desk, [marked("2", "Sent")]);
    desk.act(Action::Show(Screen::Publish));
    assert!(!desk.publication.chosen && !desk.publication.is_ready(), "nobody has chosen the new one");
    assert_eq!(desk.notice, Some(("publish.late", vec![("count", "1".to_owned())])));
    desk.act(Action::Confirm(now()));
    assert_eq!(desk.publication.confirmed, None);
    desk.act(Action::Show(Screen::Table));
    desk.act(Action::Show(Screen::Publish));
    assert!(!desk.publication.chosen, "looking away does not do the step");
    desk.act(Action::Chosen);
    assert_eq!((chosen(&desk), desk.publication.is_ready()), (vec!["1", "2"], true), "what was decided stays");
}

#[test]
fn what_nobody_has_answered_goes_out_only_when_it_is_ticked() {
    let mut desk = Desk::new(setting());
    let mut advised = marked("2", "");
    advised.verdict = Verdict::Avoid;
    advised.headline = "They should avoid it".to_owned();
    let words = register::publish::heading(desk.policy(), PROVIDED);
    assert!(!words.is_empty());
    let verdict = entry::words::verdict_label(desk.policy(), Verdict::Avoid);
    advised.values.insert(PROVIDED.to_owned(), format!("{verdict}: They should avoid it"));
    take_in(&mut desk, [marked("1", ""), advised, marked("3", "The timetable")]);
    desk.act(Action::Show(Screen::Publish));
    assert_eq!(desk.publication.offered.len(), 3);
    assert_eq!(chosen(&desk), ["3"]);
    desk.act(Action::Reference("2".to_owned(), true));
    desk.act(Action::Chosen);
    assert!(!desk.publication.is_ready(), "the advice is to be decided");
    desk.act(Action::MaskRest);
    let rows = desk.publication.proposal.rows(&desk.publication.decisions);
    assert!(rows.iter().flatten().all(|cell| !cell.contains("avoid it")), "{rows:?}");
}

#[test]
fn nothing_goes_out_that_the_spoc_has_not_read() {
    let mut desk = Desk::new(setting());
    take_in(&mut desk, [marked("1", "Sent")]);
    desk.act(Action::Show(Screen::Publish));
    desk.act(Action::Chosen);
    assert!(desk.publication.is_ready());
    let mut ledger = Ledger::clone(&desk.ledger);
    ledger.set("1", PROVIDED, "Ring 01632 960001", ChangeKind::Merged, now());
    desk.ledger = Rc::new(ledger);
    desk.act(Action::Confirm(now()));
    assert_eq!(
        (desk.publication.confirmed, desk.notice.as_ref().map(|(key, _)| *key)),
        (None, Some("publish.changed"))
    );
    assert_eq!(desk.publication.proposal.concerns.len(), 1);
}

#[test]
fn an_everyday_word_is_left_to_the_spoc() {
    let mut desk = Desk::new(setting());
    let mut named = marked("1", "A letter to May was sent, and Okonkwo told");
    named.values.insert(CANDIDATE.to_owned(), "Jo May".to_owned());
    let mut other = marked("2", "Sent");
    other.values.insert(CANDIDATE.to_owned(), "D. Okonkwo".to_owned());
    take_in(&mut desk, [named, other]);
    desk.act(Action::Show(Screen::Publish));
    desk.act(Action::Chosen);
    desk.act(Action::MaskRest);
    assert_eq!(desk.publication.proposal.concerns.len(), 2);
    assert_eq!(desk.notice, Some(("publish.mask-left", vec![("count", "1".to_owned())])));
    assert!(!desk.publication.is_ready());
    desk.act(Action::Decide(0, Decision::Keep));
    assert!(desk.publication.is_ready());
}

#[test]
fn people_are_put_together_and_parted() {
    let mut desk = Desk::new(setting());
    let mut other = marked("2", "Sent");
    other.values.insert(CANDIDATE.to_owned(), "Samuel B Sample".to_owned());
    take_in(&mut desk, [marked("1", "Sent"), other]);
    let labels = |desk: &Desk| {
        let figures = register::equality::equality(&desk.ledger, desk.policy(), now().date(), decompose);
        figures.called.into_iter().map(|called| (called.label, called.written)).collect::<Vec<_>>()
    };
    let called = |label: &str, written: &str| (format!("Candidate {label}"), vec![written.to_owned()]);
    let apart = [called("A", "Sam Sample"), called("B", "Samuel B Sample")];
    assert_eq!(labels(&desk), apart);
    let (sam, samuel) = ("candidate:sam sample".to_owned(), "candidate:samuel b sample".to_owned());
    desk.act(Action::PutTogether(sam.clone(), sam.clone()));
    assert_eq!(desk.notice.as_ref().map(|(key, _)| *key), Some("equality.not-together"));
    desk.act(Action::PutTogether(samuel.clone(), sam));
    assert_eq!(labels(&desk), [called("A", "Sam Sample"), called("A", "Samuel B Sample")]);
    assert_eq!(desk.notice, Some(("equality.put-together", vec![("label", "Candidate A".to_owned())])));
    assert!(desk.is_unsaved());
    desk.act(Action::Part(samuel));
    assert_eq!(labels(&desk), apart);
    desk.act(Action::Undo);
    assert_eq!(labels(&desk)[1], called("A", "Samuel B Sample"));
}

#[test]
fn a_download_is_saved_once_the_spoc_has_seen_it() {
    let mut desk = Desk::new(setting());
    take_in(&mut desk, [marked("1", "Sent")]);
    let revision = desk.revision;
    desk.act(Action::Downloaded(revision, "register.json".to_owned()));
    assert!(desk.is_unsaved(), "it may have been cancelled");
    desk.act(Action::Arrived(false));
    assert!(desk.is_unsaved() && desk.downloaded.is_none());
    assert_eq!(desk.notice, Some(("ledger.not-arrived", Vec::new())), "no more is said of a download");
    desk.act(Action::Downloaded(revision, "register.json".to_owned()));
    desk.act(Action::Set("1".to_owned(), METHOD.to_owned(), "Telephone".to_owned(), now()));
    desk.act(Action::Arrived(true));
    assert!(desk.is_unsaved(), "what came after it is in no file");
    desk.act(Action::Downloaded(desk.revision, "register.json".to_owned()));
    desk.act(Action::Arrived(true));
    assert_eq!((desk.is_unsaved(), desk.file.as_deref()), (false, Some("register.json")));
}

/// Each of these is one press of a person's: a drop, a button, a box.
#[test]
fn twelve_mails_of_a_morning_are_a_published_log_in_few_presses() {
    let mut desk = Desk::new(setting());
    let mut presses = 0;
    let mut press = |desk: &mut Desk, action: Action| {
        presses += 1;
        desk.act(action);
    };
    let found = (1..=12).map(|number| Found::new("a.eml", marked(&number.to_string(), "Ring 01632 960001"))).collect();
    press(&mut desk, Action::TakeIn(Rc::new(Import { found, ..Import::default() }), now()));
    // Two of them stay in the register.
    for reference in ["3", "7"] {
        press(&mut desk, Action::Set(reference.to_owned(), REQUIRES_PUBLISHING.to_owned(), "no".to_owned(), now()));
    }
    press(&mut desk, Action::Look(View { state: Some(State::Undecided), ..View::default() }));
    let shown = view(&desk.ledger, desk.policy(), &desk.view).into_iter().map(str::to_owned).collect();
    press(&mut desk, Action::TickThese(shown));
    press(&mut desk, Action::SetTicked(REQUIRES_PUBLISHING.to_owned(), "yes".to_owned(), now()));
    press(&mut desk, Action::Show(Screen::Publish));
    press(&mut desk, Action::Step(Step::Choose));
    press(&mut desk, Action::Chosen);
    press(&mut desk, Action::Step(Step::Mask));
    press(&mut desk, Action::MaskRest);
    press(&mut desk, Action::Step(Step::List));
    press(&mut desk, Action::Step(Step::Confirm));
    // Copying the log changes nothing here, and is a press.
    press(&mut desk, Action::Say(("publish.copied", Vec::new())));
    press(&mut desk, Action::Confirm(now()));
    let revision = desk.revision;
    press(&mut desk, Action::Saved(revision, Some("register.json".to_owned())));
    assert_eq!(desk.publication.confirmed, Some(10));
    assert!(!desk.is_unsaved());
    assert!(presses <= 30, "{presses}");
}

#[test]
fn what_is_not_settled_comes_back_with_a_draft() {
    let mut desk = identified("mine");
    let entries = [entry(&desk, "1", &[(METHOD, "Letter")]), entry(&desk, "2", &[])];
    take_in(&mut desk, entries);
    let mut theirs = Ledger::clone(&desk.ledger);
    theirs.identity = None;
    theirs.add(entry(&desk, "3", &[]), "x", now());
    let mut import = Import {
        found: vec![Found::new("again.eml", entry(&desk, "1", &[(METHOD, "Telephone")]))],
        refused: vec![Refused { source: "a.txt".to_owned(), text: "Please ring".to_owned(), ..Refused::default() }],
        registers: vec![("theirs.json".to_owned(), theirs)],
        ..Import::default()
    };
    let log = "Our log\nWhen,Who,Remarks\n4/1/2026,Sam,urgent\n";
    register::import::read("log.csv", log.as_bytes(), desk.policy(), &mut import);
    // From the thread that reads to the page.
    let import: Import = unpack(&pack(&import)).expect("the same");
    desk.act(Action::TakeIn(Rc::new(import), now()));
    desk.act(Action::Choose(0, Side::Theirs));
    desk.act(Action::Match(2, Some(SOUGHT.to_owned())));
    desk.act(Action::Transcribe(0));
    desk.act(Action::Type(SOUGHT.to_owned(), "The figures".to_owned()));
    desk.act(Action::TypePart("date-of-contact".to_owned(), DatePart::Day, "4".to_owned()));
    assert!(desk.is_held());

    let kept: Unsettled = unpack(&pack(&desk.unsettled())).expect("what was kept");
    let mut again = identified("another");
    again.act(Action::Restore(Rc::clone(&desk.ledger), Box::new(kept), now()));
    assert_eq!(again.ledger, desk.ledger);
    assert_eq!(pack(&again.unsettled()), pack(&desk.unsettled()));
    assert_eq!((&again.screen, &again.form), (&Screen::Form, &desk.form));
    assert_eq!(again.reviews.len(), 1);
    again.act(Action::Settle(now()));
    assert!(again.leaving.is_some(), "the form that came back is not dropped either");
    again.act(Action::Leave);
    assert_eq!(again.ledger.records["1"].value(METHOD), "Telephone", "what had been chosen is chosen");

    // A second draft, of another tab: nothing of either is lost.
    let mut other = identified("mine");
    let entries = [entry(&other, "9", &[])];
    take_in(&mut other, entries);
    other.waiting.push(Refused { source: "b.txt".to_owned(), ..Refused::default() });
    let before = again.waiting.len();
    again.act(Action::Restore(Rc::clone(&other.ledger), Box::new(other.unsettled()), now()));
    assert!(again.ledger.records.contains_key("9") && again.ledger.records.contains_key("1"));
    assert_eq!(again.waiting.len(), before + 1);
}

#[test]
fn what_was_only_just_written_is_held_until_it_was_looked_at_again() {
    let mut desk = identified("mine");
    let entries = [entry(&desk, "1", &[])];
    take_in(&mut desk, entries);
    desk.act(Action::Saved(desk.revision, Some("register.json".to_owned())));
    assert!(!desk.is_unsaved() && desk.is_held(), "somebody may have written it at the same moment");
    desk.act(Action::Checked);
    assert!(!desk.is_held());
    desk.act(Action::Set("1".to_owned(), METHOD.to_owned(), "Letter".to_owned(), now()));
    desk.act(Action::Downloaded(desk.revision, "register.json".to_owned()));
    assert!(desk.is_held(), "a download can be cancelled");
    desk.act(Action::Arrived(true));
    assert!(!desk.is_held());
}

#[test]
fn the_focus_goes_on_where_what_was_pressed_has_gone() {
    let mut desk = identified("mine");
    let whole = [
        ("date-of-contact", "2026-01-04"),
        (CANDIDATE, "Sam"),
        ("officer", "Jo"),
        (METHOD, "Letter"),
        (SOUGHT, "x"),
        (PROVIDED, "y"),
    ];
    let entries = ["1", "2", "3"].map(|reference| entry(&desk, reference, &whole));
    take_in(&mut desk, entries);
    let set = |desk: &mut Desk, reference: &str| {
        let (column, value) = (REQUIRES_PUBLISHING.to_owned(), "no".to_owned());
        desk.act(Action::Set(reference.to_owned(), column, value, now()));
    };
    let focus = desk.focus;
    set(&mut desk, "3");
    assert_eq!((desk.place.0, desk.focus), (0, focus), "it is still in the table: the focus stays");
    desk.act(Action::Look(View { state: Some(State::Undecided), ..desk.view.clone() }));
    set(&mut desk, "2");
    assert_eq!(desk.place, (1, "1".to_owned()), "the next one");
    set(&mut desk, "1");
    assert_eq!(desk.focus, focus + 1, "there is none: the heading");
}
