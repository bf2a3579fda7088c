//! The register: states, histories, and two copies of it put together.

use chrono::NaiveDateTime;
use entry::RegisterEntry;
use policy::{Addressee, Policy, Verdict};
use register::{
    equality::equality,
    ledger::{ChangeKind, Ledger, PROVIDED, RESULT, State},
    merge::{Side, merge, take_in},
    sort::{View, counts, view},
};
use serde_json::json;

use crate::fixture::{FORCES, day, decompose, load_json, policy, policy_at, read, usual_entry};

pub fn at(minute: u32) -> NaiveDateTime {
    day("2028-04-14").and_hms_opt(9, minute, 0).expect("a time")
}

pub fn entry(number: usize, values: &[(&str, &str)]) -> RegisterEntry {
    let mut entry = usual_entry(&policy());
    entry.reference = format!("{number:08}-0000-4000-8000-000000000000");
    for (column, value) in values {
        entry.values.insert((*column).to_owned(), (*value).to_owned());
    }
    entry
}

pub fn ledger(entries: &[RegisterEntry]) -> Ledger {
    let mut ledger = Ledger::new(&policy());
    for entry in entries {
        ledger.add(entry.clone(), "test", at(0));
    }
    ledger
}

#[test]
fn the_state_follows_from_the_columns() {
    let policy = policy();
    let mut ledger = ledger(&[entry(1, &[])]);
    let reference = entry(1, &[]).reference;
    let mut expect = |column: &str, value: &str, state: State| {
        ledger.set(&reference, column, value, ChangeKind::Edited, at(1));
        assert_eq!(ledger.records[&reference].state(&policy), state, "{column}: {value}");
    };
    expect("method", "", State::Incomplete);
    expect("method", "Telephone", State::Undecided);
    expect("information-provided", "", State::Open);
    expect("information-provided", "The timetable", State::Undecided);
    expect("requires-publishing", "yes", State::ToPublish);
    expect("requires-publishing", "no", State::Kept);
    expect("date-added-to-website", "2028-04-20", State::Published);
    let record = &ledger.records[&reference];
    assert_eq!(record.received("method"), "In person");
    assert_eq!(record.history.len(), 8);
    assert_eq!((record.history[1].before.as_str(), record.history[1].after.as_str()), ("In person", ""));
    assert_eq!(record.value("date-added-to-register"), "2028-04-14");
}

#[test]
fn advice_to_ask_first_is_no_answer() {
    let mut referred = entry(1, &[("information-provided", "Ask first: The Chief Executive answers")]);
    referred.verdict = Verdict::Refer;
    referred.headline = "The Chief Executive answers".to_owned();
    let reference = referred.reference.clone();
    let mut ledger = ledger(&[referred]);
    assert_eq!(ledger.records[&reference].state(&policy()), State::Open);
    ledger.set(&reference, "information-provided", "The figures for 2027", ChangeKind::Edited, at(1));
    assert_eq!(ledger.records[&reference].state(&policy()), State::Undecided);
}

/// What one contact counts as: refused, informed, open.
fn counted(values: &[(&str, &str)], policy: &Policy) -> (usize, usize, usize) {
    let ledger = ledger(&[entry(1, values)]);
    let figures = equality(&ledger, policy, day("2028-04-20"), decompose);
    let tally = figures.candidates.values().next().expect("one candidate");
    (tally.all_refused(), tally.all_informed(), figures.open.iter().sum::<usize>())
}

const REFUSED: (usize, usize, usize) = (1, 0, 0);
const INFORMED: (usize, usize, usize) = (0, 1, 0);
const OPEN: (usize, usize, usize) = (0, 0, 1);

/// The usual policy in a language, with other options in its columns.
fn policy_with_options(language: &str, options: &[(&str, serde_json::Value)]) -> Policy {
    let mut json: serde_json::Value = serde_json::from_str(&read("tests/policies/register.json")).expect("JSON");
    json["language"] = language.into();
    let columns = json["register"]["columns"].as_array_mut().expect("a list");
    for (id, options) in options {
        let column = columns.iter_mut().find(|column| column["id"] == *id).expect("the column");
        column["options"] = options.clone();
    }
    load_json(&json)
}

#[test]
fn an_option_counts_as_what_it_means_in_any_language() {
    let german = policy_with_options(
        "de",
        &[(
            PROVIDED,
            json!([
                { "text": "Nichts: abgelehnt", "means": "refused" },
                { "text": "Weitergeleitet", "means": "passed-on" },
                { "text": "Weitergeleitet: abgelehnt", "means": "refused" },
                { "text": "None of our forms", "means": "given" },
                "Die Zahlen des Jahres"
            ]),
        )],
    );
    for (provided, expected) in [
        ("Nichts: abgelehnt", REFUSED),
        ("nichts: abgelehnt\nTelefonisch", REFUSED),
        ("Nichts: abgelehnt, telefonisch", REFUSED),
        ("Nichts: abgelehnte Bilder gezeigt", INFORMED),
        ("Weitergeleitet", OPEN),
        ("Weitergeleitet.", OPEN),
        ("Weitergeleitet\nDie Leitung antwortet", OPEN),
        ("Weitergeleitet wurde der Plan", INFORMED),
        ("Weitergeleitet: abgelehnt", REFUSED),
        ("Die Zahlen des Jahres", INFORMED),
        // What sounds like a refusal in English is none in another language.
        ("None of our forms", INFORMED),
        ("Nothing Compares 2 U, das Lied", INFORMED),
    ] {
        assert_eq!(counted(&[(PROVIDED, provided)], &german), expected, "{provided}");
    }
    // A policy in English has options of its own, and people type.
    let english = policy_with_options(
        "en-GB",
        &[(
            PROVIDED,
            json!([{ "text": "Sent {you|them} away", "means": "refused" }, { "text": "None but the page", "means": "given" }]),
        )],
    );
    for (provided, expected) in [
        ("Sent you away", REFUSED),
        ("Sent them away", REFUSED),
        ("None but the page", INFORMED),
        ("None", REFUSED),
        ("Passed on to the press office", OPEN),
        ("The timetable", INFORMED),
    ] {
        assert_eq!(counted(&[(PROVIDED, provided)], &english), expected, "{provided}");
    }
    // Another column may say it.
    let elsewhere = policy_with_options(
        "de",
        &[(
            "method",
            json!([{ "text": "Brief, abgelehnt", "means": "refused" }, { "text": "An die Leitung", "means": "passed-on" }]),
        )],
    );
    for (method, provided, expected) in [
        ("Brief, abgelehnt", "", REFUSED),
        ("An die Leitung", "Der Plan", OPEN),
        ("Telefon", "", OPEN),
        ("Telefon", "Der Plan", INFORMED),
    ] {
        assert_eq!(counted(&[("method", method), (PROVIDED, provided)], &elsewhere), expected, "{method}");
    }
}

#[test]
fn what_was_passed_on_is_open_and_what_was_refused_is_counted_as_refused() {
    let refused_and_open = |provided: &str| counted(&[("information-provided", provided)], &policy());
    // What the entry's buttons write, and what people add to it.
    for open in
        ["Passed on", "passed on.", "Passed on to the single point of contact", "Passed on\nThe office will answer"]
    {
        assert_eq!(refused_and_open(open), (0, 0, 1), "{open}");
    }
    // No policy's button says that somebody was given something.
    for force in FORCES {
        let policy = policy_at(&format!("policies/{force}.json"));
        let column = policy.columns().iter().find(|column| column.id == PROVIDED).expect("the column");
        for option in &column.options {
            let words = option.text().read(Addressee::Colleague);
            assert_eq!(counted(&[("information-provided", &words)], &policy).1, 0, "{force}: {words}");
            assert!(option.means().is_some(), "{force}: {words}");
        }
    }
    for refused in ["Nothing: refused", "Nothing: refused\nTold why"] {
        assert_eq!(refused_and_open(refused), (1, 0, 0), "{refused}");
    }
    for given in ["The timetable", "Passed on a leaflet"] {
        assert_eq!(refused_and_open(given), (0, 1, 0), "{given}");
    }
}

#[test]
fn an_entry_that_comes_twice_is_known_and_a_corrected_one_is_asked_about() {
    let first = entry(1, &[]);
    let corrected = entry(1, &[("method", "By telephone")]);
    let came = |entry: &RegisterEntry| vec![("a.eml".to_owned(), entry.clone())];
    let mut ledger = Ledger::new(&policy());
    ledger = take_in(&ledger, came(&first), at(0)).ledger;
    ledger.set(&first.reference, "information-provided", "The timetable", ChangeKind::Edited, at(1));
    let again = take_in(&ledger, came(&first), at(2));
    assert_eq!((again.known, again.added, again.clashes.len()), (1, 0, 0), "what the SPOC completed is no clash");

    let merge = take_in(&ledger, came(&corrected), at(3));
    assert_eq!(merge.clashes.len(), 1);
    assert_eq!((merge.clashes[0].mine.as_str(), merge.clashes[0].theirs.as_str()), ("In person", "By telephone"));
    let kept = merge.clone().settled(&[Side::Mine], at(4));
    assert_eq!(kept.records[&first.reference].value("method"), "In person");
    assert_eq!(take_in(&kept, came(&corrected), at(5)).clashes, [], "it is not asked again");
    let taken = merge.settled(&[Side::Theirs], at(4));
    let record = &taken.records[&first.reference];
    assert_eq!(record.value("method"), "By telephone");
    assert_eq!(record.value("information-provided"), "The timetable");
    assert_eq!(record.history.last().map(|change| change.kind), Some(ChangeKind::Merged));

    let mut other_advice = entry(1, &[]);
    other_advice.headline = "You can do this".to_owned();
    let merge = take_in(&ledger, came(&other_advice), at(6));
    assert_eq!(merge.clashes[0].column, RESULT);
    let taken = merge.settled(&[Side::Theirs], at(7));
    assert_eq!(taken.records[&first.reference].entry.headline, "You can do this");
    assert_eq!(taken.records[&first.reference].value("information-provided"), "The timetable");
}

#[test]
fn two_copies_are_put_together() {
    let base = ledger(&[entry(1, &[]), entry(2, &[])]);
    let (one, two) = (entry(1, &[]).reference, entry(2, &[]).reference);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.set(&one, "method", "Letter", ChangeKind::Edited, at(1));
    mine.set(&two, "officer", "Mine", ChangeKind::Edited, at(2));
    theirs.set(&one, "officer", "PC 9", ChangeKind::Edited, at(3));
    theirs.set(&two, "officer", "Theirs", ChangeKind::Edited, at(4));
    theirs.add(entry(3, &[]), "test", at(5));

    let merged = merge(&mine, &theirs);
    assert_eq!(merged.added, 1);
    assert_eq!(merged.ledger.records[&one].value("method"), "Letter");
    assert_eq!(merged.ledger.records[&one].value("officer"), "PC 9");
    assert_eq!(merged.clashes.len(), 1, "{:?}", merged.clashes);
    assert_eq!((merged.clashes[0].mine.as_str(), merged.clashes[0].theirs.as_str()), ("Mine", "Theirs"));
    for (side, value) in [(Side::Mine, "Mine"), (Side::Theirs, "Theirs")] {
        let settled = merged.clone().settled(&[side], at(6));
        assert_eq!(settled.records[&two].value("officer"), value);
        let edits = settled.records[&two].history.iter().filter(|change| change.column == "officer").count();
        assert_eq!(edits, if side == Side::Mine { 2 } else { 3 }, "both histories are kept");
        // The other person goes on with the old copy: only what is new there counts.
        let mut later = theirs.clone();
        later.set(&two, "method", "Social media", ChangeKind::Edited, at(7));
        let again = merge(&settled, &later);
        assert_eq!(again.clashes, []);
        assert_eq!(again.ledger.records[&two].value("method"), "Social media");
        assert_eq!(again.ledger.records[&two].value("officer"), value);
    }
    assert_eq!(merge(&base, &base).ledger, base);
}

#[test]
fn the_view_finds_filters_and_sorts() {
    let policy = policy();
    let ledger = ledger(&[
        entry(1, &[("candidate", "Zoe Ŵyn"), ("requires-publishing", "yes")]),
        entry(2, &[("candidate", "adam Able")]),
        entry(3, &[("candidate", "Ben Brown"), ("requires-publishing", "yes")]),
    ]);
    let shown = |wanted: View| -> Vec<String> {
        view(&ledger, &policy, &wanted).into_iter().map(|reference| reference[7..8].to_owned()).collect()
    };
    let by_candidate = View { sort: Some("candidate".to_owned()), ..View::default() };
    assert_eq!(shown(by_candidate.clone()), ["2", "3", "1"]);
    assert_eq!(shown(View { descending: true, ..by_candidate }), ["1", "3", "2"]);
    assert_eq!(shown(View { search: "ŵYN zoe".to_owned(), ..View::default() }), ["1"]);
    for search in ["wyn", "WYN", "w\u{302}yn"] {
        assert_eq!(shown(View { search: search.to_owned(), ..View::default() }), ["1"], "{search}");
    }
    assert_eq!(shown(View { state: Some(State::ToPublish), ..View::default() }), ["1", "3"]);
    let short = ::entry::short_reference(&ledger.records[1].entry.reference);
    for said in [short.to_lowercase(), short.replace('-', " ")] {
        assert_eq!(shown(View { search: said, ..View::default() }), ["2"], "by the reference to say on the telephone");
    }
    assert_eq!(counts(&ledger, &policy)[3], (State::ToPublish, 2));
}

#[test]
fn the_figures_of_each_candidate() {
    let policy = policy();
    let ledger = ledger(&[
        entry(
            1,
            &[
                ("candidate", "Sam Sample"),
                ("date-of-contact", "2028-04-03"),
                ("information-provided", "The crime figures"),
            ],
        ),
        entry(
            2,
            &[
                ("candidate", "Jo, agent for Sam Sample"),
                ("date-of-contact", "2028-04-12"),
                ("information-provided", ""),
            ],
        ),
        entry(
            3,
            &[
                ("candidate", "Alex Other"),
                ("date-of-contact", "2028-04-10"),
                ("information-provided", "Nothing: refused"),
            ],
        ),
        // The advice to the officer is no answer to the candidate.
        entry(4, &[("candidate", "Sample, Sam"), ("date-of-contact", "2028-04-10")]),
        entry(5, &[("candidate", ""), ("date-of-contact", "2028-04-10"), ("information-provided", "A leaflet")]),
    ]);
    let figures = equality(&ledger, &policy, day("2028-04-16"), decompose);
    assert_eq!(figures.stretches, [day("2028-04-03"), day("2028-04-10")]);
    let figures_of = |label: &str| {
        let tally = &figures.candidates[label];
        (tally.contacts.clone(), tally.informed.clone(), tally.refused.clone())
    };
    assert_eq!(figures_of("Candidate A"), (vec![1, 2], vec![1, 0], vec![0, 0]), "with the agent's");
    assert_eq!(figures_of("Candidate B"), (vec![0, 1], vec![0, 0], vec![0, 1]));
    assert_eq!((figures.left_out, figures.open), (1, [0, 2, 0, 0]));
    let called: Vec<(&str, Vec<&str>)> = figures
        .called
        .iter()
        .map(|called| (called.label.as_str(), called.written.iter().map(String::as_str).collect()))
        .collect();
    let sam = vec!["Sam Sample", "Jo, agent for Sam Sample", "Sample, Sam"];
    assert_eq!(called, [("Candidate A", sam), ("Candidate B", vec!["Alex Other"])]);
}
