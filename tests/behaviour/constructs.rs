//! What other guidance has, in one fictional notice: each construct is read, walked, and seen where it belongs.

use calendar::{date_text::parse_date, timetable::Step};
use engine::{Given, notes::Notes, paths::for_each_path, walk};
use policy::{Addressee, Policy, Referral, SaidTo, Verdict, load::load};
use serde_json::json;

use crate::support::{json as json_at, outcome_of, responses, root, test_policy, vocabulary};

fn constructs() -> Policy {
    test_policy("constructs")
}

fn advice<'p>(policy: &'p Policy, flow: &str, given: &[&str]) -> &'p policy::Advice {
    let id = outcome_of(policy, flow, given).to_owned();
    let shared = policy.outcomes.iter().find(|outcome| outcome.id == id);
    &policy.flows[flow].outcome(&id).or(shared).expect("an outcome").advice
}

#[test]
fn several_posts_decide_together_one_of_them_or_in_turn() {
    let policy = constructs();
    let visit = |premises: &str| advice(&policy, "visits", &["approved=no", premises]);
    let posts = || ["chief-constable", "head-of-paid-service"].map(str::to_owned).to_vec();
    for (premises, referral, words, written) in [
        (
            "premises=force",
            Referral::AllOf { all_of: posts() },
            "the Chief Constable and the Head of Paid Service",
            "all_of",
        ),
        (
            "premises=opcc",
            Referral::AnyOf { any_of: posts() },
            "the Chief Constable or the Head of Paid Service",
            "any_of",
        ),
        (
            "premises=partner",
            Referral::InOrder { in_order: posts() },
            "the Chief Constable, then the Head of Paid Service",
            "in_order",
        ),
    ] {
        let found = visit(premises).refer_to.as_ref().expect("somebody decides");
        assert_eq!(*found, referral);
        assert_eq!(found.in_sentence(&policy, Addressee::Me), words);
        assert_eq!(json!(found), json!({ written: posts() }), "as the command line prints it");
    }
    assert_eq!(visit("premises=force").through, ["spoc"]);
    assert_eq!(visit("premises=opcc").advice_from, ["legal"]);
    assert_eq!(json!(Referral::One("spoc".to_owned())), json!("spoc"));
}

#[test]
fn a_list_of_one_or_of_the_same_is_no_list() {
    for several in [
        json!({ "all_of": ["spoc"] }),
        json!({ "any_of": ["spoc", "spoc"] }),
        json!(["spoc"]),
        json!({ "one_of": ["spoc", "legal"] }),
    ] {
        let mut file = json_at(&root().join("tests/policies/constructs.json"));
        file["flows"]["visits"]["outcomes"]["both"]["refer_to"] = several.clone();
        let faults = load(&file, &vocabulary()).expect_err("it is refused");
        assert!(
            faults.iter().any(|fault| fault.pointer.starts_with("/flows/visits/outcomes/both/refer_to")),
            "{several}"
        );
    }
}

#[test]
fn an_approval_already_given_is_a_question() {
    let policy = constructs();
    let found = advice(&policy, "visits", &["approved=yes"]);
    assert_eq!((found.verdict, found.said_to), (Verdict::Conditions, SaidTo::Organisation));
    let reasons: Vec<_> = found.conditions.iter().map(|it| it.reason().map(|reason| reason.source())).collect();
    assert_eq!(reasons, [None, Some("The guidance asks forces for it.")]);
}

#[test]
fn otherwise_and_shared_outcomes_keep_a_short_notice_short() {
    let policy = constructs();
    assert_eq!(outcome_of(&policy, "social-media", &[]), "silent");
    assert_eq!(outcome_of(&policy, "standing", &[]), "silent");
    let offered: Vec<&str> =
        policy.flows["photographs"].nodes[0].branches.iter().map(|(role, _)| role.as_str()).collect();
    assert_eq!(offered, ["police-officer", "opcc-staff", "police-staff", "partner-staff", "commissioner"]);
    assert!(!policy.questions["role"].choices.contains_key("volunteer"), "the role is dropped");
    assert_eq!(advice(&policy, "photographs", &["role=commissioner"]).verdict, Verdict::NotBound);
}

#[test]
fn the_office_holder_is_called_what_the_policy_says() {
    let policy = constructs();
    let role = &policy.questions["role"].choices["commissioner"];
    assert!(role.text.source().starts_with("The mayor"), "{}", role.text.source());
    assert_eq!(
        policy.flows["photographs"].outcome("free").expect("free").advice.headline.source(),
        "The notice does not bind the mayor"
    );
    let read = format!("{:?} {:?} {:?}", policy.questions, policy.flows, policy.duties).to_lowercase();
    let still = read.find("the commissioner").and_then(|at| read.get(at.saturating_sub(80)..at + 40));
    assert_eq!(still, None, "the shared words speak of the commissioner");
}

#[test]
fn an_end_before_the_start_is_noted_and_not_used() {
    let policy = constructs();
    assert_eq!(policy.periods["period"].bounds.end, None);
    let found = policy::discrepancy::date_discrepancies(&policy);
    let notes: Vec<&str> = found.iter().map(|found| found.note.as_str()).collect();
    assert_eq!(
        notes,
        [
            "Time of care: the text prints Monday 20 March 2028 as its end, which is before its start, Monday 27 March 2028."
        ]
    );
    assert_eq!(outcome_of(&policy, "photographs", &["role=police-staff", "activity-date=2028-05-30"]), "care");
}

#[test]
fn the_tree_stays_when_a_date_becomes_known_or_is_taken_out() {
    let mut file = json_at(&root().join("tests/policies/constructs.json"));
    let known = constructs();
    assert_eq!(known.flows["photographs"].nodes[1].in_reserve.len(), 2, "after and not-fixed wait");
    let start = file["dates"]["starts"].as_object_mut().expect("a date");
    start.shift_remove("date");
    start.insert("certainty".to_owned(), json!("not-given"));
    file["periods"]["period"].as_object_mut().expect("a period").shift_remove("acknowledged");
    file["periods"]["period"].as_object_mut().expect("a period").shift_remove("ends");
    let unknown = load(&file, &vocabulary()).expect("the same tree");
    assert_eq!(outcome_of(&unknown, "photographs", &["role=police-staff", "period=not-fixed"]), "later");
}

/// Thursday 27 April 2028: the fifth working day before the poll is the day before what it would be.
#[test]
fn a_day_of_mourning_is_not_counted_in_the_policy_that_lists_it() {
    let policy = constructs();
    let named = |election: usize| {
        let timetable = policy.timetable(&policy.elections[election]).expect("a known year");
        timetable.date(Step::PollingAgentsNamed).map(|found| found.date)
    };
    assert_eq!([named(0), named(1)], [parse_date("2028-04-25"); 2]);
}

/// A poll that is not called leaves the end of the protocol's time open, but for another notice in its place.
#[test]
fn a_protocol_speaks_for_its_own_time() {
    let policy = constructs();
    let on = |date: &str| {
        outcome_of(&policy, "photographs", &["role=police-staff", &format!("activity-date={date}")]).to_owned()
    };
    assert_eq!([on("2027-05-03"), on("2027-05-04")], ["out-of-time", "may"], "a year before the poll");
    assert_eq!([on("2028-06-30"), on("2028-07-01")], ["care", "out-of-time"], "another notice holds from 1 July 2028");
    let end = &policy.out_of_time.advice;
    assert_eq!(
        (end.verdict, end.cites.len(), end.deciders()),
        (Verdict::NotCovered, 0, ["spoc".to_owned()].as_slice())
    );
    let reason = end.reasons[0].source();
    assert!(
        reason.contains("Mayoral election on 4 May 2028") && reason.contains("Parliamentary by-election"),
        "{reason}"
    );

    let minimal = test_policy("minimal");
    let on = |date: &str| {
        outcome_of(&minimal, "photographs", &["role=police-staff", "consents=yes", &format!("activity-date={date}")])
            .to_owned()
    };
    assert_eq!([on("2028-05-11"), on("2028-05-12")], ["may", "out-of-time"], "the new term begins on 11 May 2028");
    // What is not asked for its day is never out of time, and a value given for the period is in time.
    assert_eq!(outcome_of(&minimal, "photographs", &["role=volunteer", "activity-date=1999-01-01"]), "silent");
    let given = Given::parse(&minimal, ["role=police-staff", "period=before"]).expect("facts");
    for_each_path(&minimal, "photographs", &given, &mut |way| assert_ne!(way.outcome.id, Policy::OUT_OF_TIME))
        .expect("ways");
}

#[test]
fn nominations_close_to_the_minute() {
    let policy = test_policy("minimal");
    let on = |nomination: &str| {
        let given = ["office=commissioner", "resignation-date=2028-01-10", &format!("nomination-date={nomination}")];
        outcome_of(&policy, "standing", &given).to_owned()
    };
    assert_eq!(
        [on("2028-04-04T16:00"), on("2028-04-04"), on("2028-04-04T16:01"), on("2028-04-05")],
        ["can", "can", "nominations-closed", "nominations-closed"]
    );
    // Where the text prints no hour, the law's holds.
    let mut file = json_at(&root().join("tests/policies/minimal.json"));
    file["dates"]["nominations-close"].as_object_mut().expect("a date").shift_remove("time");
    let policy = load(&file, &vocabulary()).expect("a sound policy");
    let given = ["office=commissioner", "resignation-date=2028-01-10", "nomination-date=2028-04-04T16:01"];
    assert_eq!(outcome_of(&policy, "standing", &given), "nominations-closed");
}

#[test]
fn a_note_stands_beside_the_results_that_hang_on_it_and_nowhere_else() {
    let policy = constructs();
    let shown = |given: &[&str]| {
        let walked = walk(&policy, "photographs", &responses(&policy, given)).expect("a real flow");
        Notes::of_policy(&policy)
            .of_result(&policy, &walked)
            .into_iter()
            .map(|note| note.id.clone().unwrap_or_default())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&["role=commissioner"]), [""; 0], "no date, no paragraph");
    assert_eq!(
        shown(&["role=police-staff", "activity-date=2028-03-01"]),
        ["start", ""],
        "before the start, which is before its end"
    );
    assert_eq!(shown(&["role=partner-staff", "activity-date=2028-03-01"]), ["who", "start", ""], "partners alone");
    assert_eq!(shown(&["role=police-staff", "activity-date=2029-03-01"]), [""; 0], "out of time");
}

#[test]
fn a_paragraph_is_called_as_it_is_printed() {
    let policy = constructs();
    let number = |key: &'static str| policy.provisions[key].shown_number(key);
    assert_eq!((number("p-1"), number("national-4")), (None, Some("4")));
    assert_eq!(test_policy("minimal").provisions["1"].shown_number("1"), Some("1"));
    assert_eq!(policy.documents["national"].title, "National guidance (fictional)");
}

/// A file of format 1 reads as it did: the last of several contacts decides, and contradictions are shown with their paragraphs.
#[test]
fn a_file_of_format_1_is_still_read() {
    let file = json!({
        "format": 1, "id": "old", "version": "1", "force": "Old Police", "opcc": "Old OPCC", "protocol": { "title": "Old" },
        "elections": [{ "title": "Police and Crime Commissioner election", "poll": "poll" }],
        "dates": { "poll": { "name": "Polling day", "date": "2021-05-06", "cites": ["1"] },
                   "close": { "name": "Nominations close", "date": "2021-04-08", "cites": ["1"] } },
        "periods": { "period": { "name": "Period", "ends": "poll", "cites": ["1"] } },
        "resignation": { "days": 19, "nominations_close": "close", "cites": ["1"] },
        "contacts": { "spoc": { "post": "Single point of contact" }, "line-manager": { "post": "{Your|Their} line manager" } },
        "provisions": { "1": { "heading": "All", "summary": "All of it." } },
        "discrepancies": [{ "note": "It says two things.", "cites": ["1"] }],
        "register": { "cites": ["1"] },
        "flows": {
            "social-media": { "start": "ask", "outcomes": { "ask": { "verdict": "refer", "headline": "Ask", "refer_to": ["line-manager", "spoc"], "cites": ["1"] } } },
            "photographs": { "start": "no", "outcomes": { "no": { "verdict": "avoid", "headline": "No", "refer_to": [], "cites": ["1"] } } },
            "visits": { "start": "no", "outcomes": { "no": { "verdict": "avoid", "headline": "No", "cites": ["1"] } } },
            "political-activity": { "start": "no", "outcomes": { "no": { "verdict": "avoid", "headline": "No", "cites": ["1"] } } },
            "standing": { "start": "resigned", "nodes": { "resigned": { "fact": "resignation", "branches": {
                "in-time": "yes", "in-time-by-calendar-days-only": "yes", "too-late": "no", "not-resigned": "no" } } },
                "outcomes": { "yes": { "verdict": "allowed", "headline": "Yes", "cites": ["1"] }, "no": { "verdict": "not-allowed", "headline": "No", "cites": ["1"] } } }
        }
    });
    let policy = load(&file, &vocabulary()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let ask = &policy.flows["social-media"].outcome("ask").expect("ask").advice;
    assert_eq!(
        (ask.through.as_slice(), &ask.refer_to),
        (["line-manager".to_owned()].as_slice(), &Some(Referral::One("spoc".to_owned())))
    );
    assert_eq!(policy.contacts["spoc"].in_sentence.source(), "the single point of contact");
    assert_eq!(policy.contacts["line-manager"].in_sentence.source(), "{your|their} line manager");
    assert_eq!(policy.notes["note-1"].paragraphs, [["1".to_owned()]]);
    let late = ["resignation-date=2021-01-04", "nomination-date=2021-04-09"];
    assert_eq!(outcome_of(&policy, "standing", &late), "no", "what is too late was the nearest that format 1 had");
}

/// The text prints Wednesday 5 April for a close that the law puts on Tuesday 4 April 2028: the last days to leave are shown for both.
#[test]
fn the_last_day_to_leave_is_counted_for_the_printed_close_and_for_the_lawful_one() {
    let close = |day: &str| {
        let mut file = json_at(&root().join("tests/policies/minimal.json"));
        file["dates"]["nominations-close"]["date"] = json!(day);
        let policy = load(&file, &vocabulary()).expect("a sound policy");
        let count = engine::count::resignation_count(&policy, &responses(&policy, &["resignation-date=none"]));
        let count = count.expect("the policy has a rule");
        [count.for_close, count.for_lawful_close].map(|last| last.map(|last| last.by_calendar_days.to_string()))
    };
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(close("2028-04-05"), [day("2028-03-17"), day("2028-03-16")]);
    assert_eq!(close("2028-04-04"), [day("2028-03-16"), None]);
}

/// One table has the verdicts; whoever shows one has words and colours for each.
#[test]
fn every_verdict_has_its_words_and_colours_wherever_it_is_shown() {
    let read =
        |path: &str| std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let (styles, page, format) =
        (read("www/styles/checker/_verdict.scss"), read("www/text/interface.en.json"), read("docs/policy-format.md"));
    let types = read("www/element/pre-election-checker.d.ts");
    let entry = vocabulary().entry;
    for verdict in Verdict::ALL {
        let id = verdict.id();
        assert!(styles.contains(&format!(".checker-verdict--{id} {{")), "no style for `{id}`");
        assert!(page.contains(&format!("\"verdict.{id}\"")), "no tag for `{id}`");
        assert!(page.contains(&format!("\"verdict.clause.{id}\"")), "no clause for `{id}`");
        assert!(entry.contains_key(&format!("verdict-{id}")), "no label in an entry for `{id}`");
        assert!(format.contains(&format!("`{id}`")), "`{id}` is not described");
        assert!(types.contains(&format!("| \"{id}\"")), "`{id}` is not among the types for scripts");
        let contrast = contrast(verdict.colours().fill, verdict.colours().ink);
        assert!(contrast >= 4.5, "{id}: {contrast}");
    }
}

/// The contrast of two colours, as WCAG 2.2 defines it.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour")) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
