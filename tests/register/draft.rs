//! What the form holds, and when the entry can go.

use engine::{fact::Given, paths::for_each_path, walk};
use entry::{MissingColumn, Trouble, column::read_value, draft};
use policy::{Column, vocabulary::ColumnKind};

use crate::fixture::{ASKED_FOR_A_PHOTOGRAPH, FORCES, REFERENCE, day, policy, policy_at, responses, usual_draft};

#[test]
fn columns_are_filled_from_the_responses() {
    let policy = policy();
    let responses = responses(&policy, &ASKED_FOR_A_PHOTOGRAPH);
    let walk = walk(&policy, "photographs", &responses).expect("a walk");
    let situation = "Request for a picture: a new photograph or film; for a campaign; with a candidate";
    let provided = "Should be avoided: They should avoid being filmed or photographed with a candidate";
    // A contact was on the day asked about; one that is still to come is noted on the day of the entry.
    for (today, contact) in [("2028-04-13", "2028-04-12"), ("2028-04-12", "2028-04-12"), ("2028-04-02", "2028-04-02")] {
        let draft = draft(&policy, &walk, &responses, day(today)).expect("an outcome");
        let columns: Vec<_> = draft
            .columns()
            .iter()
            .map(|column| (column.id.as_str(), column.value.as_str(), column.from_responses()))
            .collect();
        assert_eq!(
            columns,
            [
                ("date-of-contact", contact, true),
                ("candidate", "", false),
                ("officer", "", false),
                ("method", "", false),
                ("information-sought", situation, true),
                ("information-provided", provided, true),
            ]
        );
        assert_eq!(draft.missing(&policy), ["candidate", "officer", "method"]);
    }
}

/// Words that speak to or of somebody: the SPOC cannot know who is meant.
const VOICES: [&str; 12] = ["i", "me", "my", "you", "your", "we", "our", "they", "them", "their", "colleague", "yours"];

#[test]
fn what_happened_is_told_in_nobodys_voice_in_every_policy() {
    let mut seen = std::collections::BTreeSet::new();
    for force in FORCES {
        let policy = policy_at(&format!("policies/{force}.json"));
        for flow in policy.flows.keys() {
            for_each_path(&policy, flow, &Given::default(), &mut |path| {
                let walk = walk(&policy, flow, &path.responses).expect("a walk");
                seen.insert(entry::words::situation(&policy, &walk, &path.responses));
                let trail = entry::words::trail(&policy, &walk, &path.responses);
                assert!(!trail.iter().any(|line| line.response.starts_with("I am")), "{trail:?}");
                let headline = entry::words::third_person(&policy, &path.outcome.advice.headline);
                assert!(!headline.to_lowercase().contains("colleague"), "{headline}");
            })
            .expect("a real flow is small");
        }
    }
    assert!(seen.len() > 300, "{}", seen.len());
    for situation in seen {
        let words = situation.split(|sign: char| !sign.is_alphabetic()).map(str::to_lowercase);
        let voices: Vec<_> = words.filter(|word| VOICES.contains(&word.as_str())).collect();
        assert!(voices.is_empty(), "{situation}: {voices:?}");
    }
}

#[test]
fn the_mark_goes_when_the_person_changes_a_column_and_comes_back_with_the_text() {
    let mut draft = usual_draft(&policy());
    draft.set("date-of-contact", "2028-04-11");
    assert!(!draft.columns()[0].from_responses());
    draft.set("date-of-contact", "2028-04-12");
    assert!(draft.columns()[0].from_responses());
    let before = draft.clone();
    draft.set("no-such-column", "text");
    assert_eq!(draft, before);
}

#[test]
fn a_walk_that_has_not_ended_makes_no_entry() {
    let policy = policy();
    let responses = responses(&policy, &ASKED_FOR_A_PHOTOGRAPH[..3]);
    let walk = walk(&policy, "photographs", &responses).expect("a walk");
    assert_eq!(draft(&policy, &walk, &responses, day("2028-05-05")), None);
}

#[test]
fn an_entry_waits_for_every_required_column() {
    let policy = policy();
    let mut draft = usual_draft(&policy);
    draft.set("candidate", " \u{a0} ");
    draft.set("date-of-contact", "12 April 2028");
    draft.set("information-provided", "");
    let missing = |column: &str, trouble| MissingColumn { column: column.to_owned(), trouble };
    assert_eq!(
        draft.complete(&policy, REFERENCE, day("2028-04-13")),
        Err(vec![missing("date-of-contact", Trouble::NotADay), missing("candidate", Trouble::Empty)])
    );
    draft.set("candidate", "Jo Example");
    draft.set("date-of-contact", "2028-04-14");
    assert_eq!(
        draft.complete(&policy, REFERENCE, day("2028-04-13")),
        Err(vec![missing("date-of-contact", Trouble::ToCome)]),
        "no contact has been that is to come"
    );
    assert!(draft.complete(&policy, REFERENCE, day("2028-04-14")).is_ok());
    draft.set("candidate", "  Jo\r\nExample ");
    draft.set("date-of-contact", " 2028-04-11 ");
    draft.set("information-sought", "\n one\r\n two\rthree \n");
    let entry = draft.complete(&policy, REFERENCE, day("2028-04-13")).expect("a complete entry");
    let values: Vec<_> = entry.values.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    assert_eq!(
        values,
        [
            ("date-of-contact", "2028-04-11"),
            ("candidate", "Jo Example"),
            ("officer", "PC 1234 Smith, Stockton"),
            ("method", "In person"),
            ("information-sought", "one\n two\nthree"),
        ],
        "an empty column is left out"
    );
}

#[test]
fn a_column_takes_what_its_kind_asks_for() {
    let column = |kind, required| Column { kind, required, ..Column::default() };
    let date = column(ColumnKind::Date, false);
    assert_eq!(read_value(&date, ""), Ok(String::new()));
    assert_eq!(read_value(&date, "2028-02-29"), Ok("2028-02-29".to_owned()));
    for (typed, trouble) in [
        ("2027-02-29", Trouble::NotADay),
        ("29/02/2028", Trouble::NotADay),
        ("1999-12-31", Trouble::OutOfRange),
        ("2101-01-01", Trouble::OutOfRange),
    ] {
        assert_eq!(read_value(&date, typed), Err(trouble), "{typed}");
    }
    assert_eq!(read_value(&column(ColumnKind::YesNo, true), "yes"), Ok("yes".to_owned()));
    assert_eq!(read_value(&column(ColumnKind::YesNo, true), "Yes"), Err(Trouble::NotYesOrNo));
    assert_eq!(read_value(&column(ColumnKind::YesNo, true), ""), Err(Trouble::Empty));
}

#[test]
fn the_trail_tells_responses_and_derived_facts_in_order() {
    let policy = policy();
    let entry = crate::fixture::usual_entry(&policy);
    let trail: Vec<_> = entry.trail.iter().map(|line| (line.question.as_str(), line.response.as_str())).collect();
    assert_eq!(
        trail,
        [
            ("Role", "Police officer"),
            ("Date", "12 April 2028"),
            ("Period", "In the pre-election period"),
            ("Kind of picture", "A new photograph or film"),
            ("Use of the picture", "A campaign"),
            ("Pictured with", "A candidate"),
        ]
    );
}

#[test]
fn a_minute_is_told_in_words_and_its_day_fills_the_column() {
    let policy = policy();
    let responses = responses(&policy, &[("role", "police-officer"), ("activity-date", "2028-05-04T22:00")]);
    let walk = walk(&policy, "photographs", &responses).expect("a walk");
    let draft = draft(&policy, &walk, &responses, day("2028-05-05")).expect("an outcome");
    assert_eq!(draft.value("date-of-contact"), "2028-05-04");
    assert_eq!(draft.value("information-sought"), "Request for a picture");
    let mut draft = draft;
    for column in ["candidate", "officer", "method"] {
        draft.set(column, "x");
    }
    let entry = draft.complete(&policy, REFERENCE, day("2028-05-05")).expect("a complete entry");
    assert_eq!(entry.trail[1].response, "4 May 2028, 10pm");
}
