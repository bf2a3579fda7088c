//! Kinds of mistakes that were found in the policies once: where a rule that mends one is undone, the case written for it goes red.
//!
//! The cases bear the number of their kind. Kinds that no case can show are held where they arise: a year out of reason (3) by
//! `checker::state`, the record (16) by `checker::record`, the entry (17) by `tests/register/draft.rs`, posts in a sentence (18) and
//! what `check` finds (19) by `diagnostics`.

use std::{collections::BTreeSet, fs};

use authoring::cases::{read, run};
use policy::load::load;
use serde_json::Value;

use crate::support::{json, root, vocabulary};

/// A rule undone.
struct Undone {
    kind: u8,
    policy: &'static str,
    /// Where in the file, and what stands there once the rule is undone.
    place: &'static str,
    value: &'static str,
    /// The case that notices, without the kind before its name.
    case: &'static str,
}

const fn undone(
    kind: u8,
    policy: &'static str,
    place: &'static str,
    value: &'static str,
    case: &'static str,
) -> Undone {
    Undone { kind, policy, place, value, case }
}

const CLEVELAND: &str = "cleveland-2021";
const NORFOLK: &str = "norfolk-2016";

const RULES: [Undone; 16] = [
    // An ended period permits.
    undone(
        1,
        CLEVELAND,
        "/outcomes/over/verdict",
        r#""allowed""#,
        "officer and a leaflet picture the day after the poll",
    ),
    // An old protocol answers.
    undone(
        2,
        CLEVELAND,
        "/dates/stray",
        r#"{ "name": "The next election", "date": "2024-05-02" }"#,
        "a picture in 2024 is not a matter for a protocol of 2021",
    ),
    // A nomination after the close is in time.
    undone(
        4,
        NORFOLK,
        "/flows/standing/nodes/police-resigned/branches/nominations-closed",
        r#""police-in-time""#,
        "officer hands in papers at 4.20pm on the last day",
    ),
    // The last day to leave is a day out.
    undone(5, NORFOLK, "/resignation/days", "20", "last day in the post 10 March, papers at the printed close"),
    // One of two is enough, and both are asked.
    undone(
        6,
        CLEVELAND,
        "/flows/information-requests/outcomes/meeting-before/refer_to",
        r#"{ "all_of": ["deputy-monitoring-officer", "chief-constable"] }"#,
        "either of two posts agrees to a meeting before the period",
    ),
    // A deputy is the commissioner.
    undone(
        7,
        CLEVELAND,
        "/flows/events/nodes/who/branches/deputy-commissioner",
        r#""silent-commissioner""#,
        "a deputy speaks at a campaign event",
    ),
    // An official account goes by who types.
    undone(
        8,
        CLEVELAND,
        "/flows/social-media/nodes/account/branches/official",
        r#""who""#,
        "a partner corrects a claim from the official account",
    ),
    // A partner who is named is not bound.
    undone(
        9,
        CLEVELAND,
        "/flows/political-activity/nodes/who/branches/partner-staff",
        r#""volunteer""#,
        "partner staff campaign in the period",
    ),
    // A victim at the counter is a visit, and a crime an entry in the register.
    undone(
        10,
        CLEVELAND,
        "/flows/visits/nodes/purpose/branches/own-business",
        r#""premises""#,
        "a candidate reports a burglary at the counter",
    ),
    undone(
        10,
        CLEVELAND,
        "/flows/information-requests/outcomes/own-data/register",
        r#""required""#,
        "a candidate asks for the record of their own stop",
    ),
    // A duty of the office is referred.
    undone(
        11,
        CLEVELAND,
        "/flows/visits/nodes/purpose-incumbent/branches/statutory-duty",
        r#""premises""#,
        "the commissioner comes to a meeting of the office in the period",
    ),
    // A rosette is no campaign.
    undone(
        12,
        CLEVELAND,
        "/flows/photographs/nodes/with-during/branches/campaign-supporter",
        r#""plain-during""#,
        "a rosetted candidate in the period",
    ),
    // Duty at the count is work for the returning officer, and a hustings is any campaign's event.
    undone(
        13,
        NORFOLK,
        "/flows/political-activity/nodes/officer-activity/branches/election-duty",
        r#""work-silent""#,
        "officer on duty at the count",
    ),
    undone(
        13,
        NORFOLK,
        "/flows/events/nodes/officer-event/branches/hustings",
        r#""officer-campaign""#,
        "officer asked to speak at a hustings in the period",
    ),
    // Care is a ban.
    undone(
        14,
        CLEVELAND,
        "/flows/social-media/outcomes/careful-during/verdict",
        r#""avoid""#,
        "careful with political points, in the text's own strength",
    ),
    // A rule that another force has.
    undone(
        15,
        CLEVELAND,
        "/flows/photographs/outcomes/livery-during/verdict",
        r#""not-allowed""#,
        "livery in a leaflet in the period has no rule",
    ),
];

fn put(file: &mut Value, place: &str, value: &str) {
    let (parent, key) = place.rsplit_once('/').expect("a place in the file");
    let parent = file.pointer_mut(parent).and_then(Value::as_object_mut).unwrap_or_else(|| panic!("no {parent}"));
    let value: Value = serde_json::from_str(value).expect("JSON");
    assert_ne!(parent.insert(key.to_owned(), value.clone()), Some(value), "{place} is as it was");
}

#[test]
fn each_kind_of_mistake_turns_its_own_case_red() {
    let vocabulary = vocabulary();
    for Undone { kind, policy: id, place, value, case } in RULES {
        let name = format!("{kind}: {case}");
        let mut file = json(&root().join("policies").join(id).with_extension("json"));
        let cases = fs::read_to_string(root().join("tests/cases").join(id).with_extension("json")).expect("its cases");
        let cases = read(&cases).expect("a list of cases");
        let case = cases.iter().find(|case| case.name == name).unwrap_or_else(|| panic!("{id} has no case “{name}”"));
        let policy = load(&file, &vocabulary).expect("a sound policy");
        assert_eq!(run(&policy, case), None, "{name}: green as the policy stands");
        put(&mut file, place, value);
        let slipped = load(&file, &vocabulary).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert!(run(&slipped, case).is_some(), "{name}: green, although {place} is {value}");
    }
    let kinds: BTreeSet<u8> = RULES.iter().map(|rule| rule.kind).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
}
