//! `dates`: every date of a policy, how sure it is, what else is printed, what disagrees, and what the law says.

use authoring::{
    dates::{Known, dates, text, text_of_step},
    new::{Answers, draft},
};
use calendar::{ElectionKind, date_text::parse_date, timetable::Step};
use policy::{Policy, load::load};
use serde_json::{Value, json};

use crate::{
    commands::{printed, run},
    support::{json, policies, root, test_policy, vocabulary},
};

const SOUTH_YORKSHIRE: &str = "policies/south-yorkshire-2021.json";

#[test]
fn every_date_of_every_policy_is_there_once_in_order() {
    for policy in policies() {
        let found = dates(policy);
        assert_eq!(found.dates.len(), policy.dates.len(), "{}", policy.id);
        for row in &found.dates {
            assert_eq!(policy.day(&row.id), Ok(row.day), "{} {}", policy.id, row.id);
        }
        let days: Vec<_> = found.dates.iter().filter_map(|row| row.day).collect();
        assert!(days.is_sorted(), "{}", policy.id);
        let known = found.dates.iter().take(days.len());
        assert!(known.into_iter().all(|row| row.day.is_some()), "{}: those without a day come last", policy.id);
        assert_eq!(found.elections.len(), policy.elections.len());
    }
}

#[test]
fn what_disagrees_is_said_beside_the_date_and_counted() {
    let output = run(&["dates", SOUTH_YORKSHIRE]);
    assert_eq!(output.status.code(), Some(0));
    let found = printed(&output);
    for says in [
        "  Thursday 8 April 2021        Nominations close (`nominations-close`), 4pm [3, staff-briefing]\n",
        "also printed: Monday [staff-briefing]\n",
        "also printed: 19 working days before `poll` [staff-briefing]\n",
        "DISAGREES (acknowledged): Nominations close: the text prints 8 April 2021 as a Monday. It is a Thursday.",
        "the protocol gives it roughly\n",
        "  not known yet ",
        "By law: Police and Crime Commissioner election (commissioner), Thursday 6 May 2021\n",
        "  Monday 29 March 2021         no later than: Notice of election published\n",
        "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rule 1, as amended by SI 2014/921\n",
    ] {
        assert!(found.contains(says), "{says}\nis not in\n{found}");
    }
    let policy = policies().iter().find(|policy| policy.id == "south-yorkshire-2021").expect("the policy");
    let denied = policy::discrepancy::date_discrepancies(policy).len();
    let plural = if denied == 1 { "" } else { "s" };
    assert!(found.ends_with(&format!("\n{denied} disagreement{plural}, {denied} acknowledged\n")), "{found}");
}

#[test]
fn a_poll_that_is_not_called_leaves_the_timetable_empty_and_says_why() {
    let mut file = json(&root().join("tests/policies/no-start.json"));
    file["dates"]["poll"] =
        json!({ "name": "Polling day", "certainty": "not-given", "cites": file["dates"]["poll"]["cites"] });
    let policy = load(&file, &vocabulary()).expect("a policy whose poll is not called is sound");
    let found = dates(&policy);
    let [election] = found.elections.as_slice() else { panic!("one election") };
    assert_eq!((election.poll, election.timetable.len()), (None, 0));
    assert_eq!(election.trouble.as_deref(), Some("the day of the poll is not known, so nothing can be counted"));
    let poll = found.dates.iter().find(|row| row.id == "poll").expect("the poll is a date of the file");
    assert_eq!((poll.day, &poll.known), (None, &Known::NotYet));
    assert!(
        text(&policy, &found).contains("  not known yet                Polling day (`poll`)"),
        "{}",
        text(&policy, &found)
    );
}

fn said_of(policy: &Policy) -> String {
    text(policy, &dates(policy))
}

/// A lawyer who reads "without an end" would take the period to run for ever.
#[test]
fn a_bound_that_is_not_known_yet_is_told_from_one_that_is_not_there() {
    let uncalled = draft(&Answers::usual("Anyshire Police", ElectionKind::Parliament, None)).expect("a draft");
    let said = |file: &Value| said_of(&load(file, &vocabulary()).expect("a sound policy"));
    let not_known = "a start that is not known yet, to an end that is not known yet [draft-1.3]\n";
    assert!(said(&uncalled.json).contains(not_known), "{}", said(&uncalled.json));

    let mut endless = uncalled.json;
    endless["periods"]["period"].as_object_mut().expect("a period").shift_remove("ends");
    assert!(
        said(&endless).contains("a start that is not known yet, without an end [draft-1.3]\n"),
        "{}",
        said(&endless)
    );
    let none = said_of(&test_policy("no-start"));
    assert!(none.contains("(`period`): no usable start, to "), "{none}");
}

/// The law gives a by-election stretches of days.
#[test]
fn a_stretch_of_days_is_said_from_its_first_to_its_last() {
    let poll = parse_date("2027-05-06");
    let made = draft(&Answers::usual("Anyshire Police", ElectionKind::ParliamentByElection, poll)).expect("a draft");
    let found = said_of(&load(&made.json, &vocabulary()).expect("a sound policy"));
    let says = "  Monday 12 April 2027         from Thursday 8 April 2027 to this day: Nominations close (`nominations-close`), by 4pm\n";
    assert!(found.contains(says), "{found}");
    let close = made.timetable.iter().find(|found| found.step == Step::NominationsClose).expect("a stretch");
    assert_eq!(text_of_step(close), "from Thursday 8 April 2027 to Monday 12 April 2027, by 4pm");
}

#[test]
fn the_law_names_the_date_of_the_file_that_it_speaks_of() {
    let found = dates(&test_policy("minimal"));
    let [election] = found.elections.as_slice() else { panic!("one election") };
    let step = |step: Step| election.timetable.iter().find(|row| row.step == step.id()).expect("a step");
    assert_eq!(step(Step::NominationsClose).date.as_deref(), Some("nominations-close"));
    assert_eq!(step(Step::NominationsClose).time.as_deref(), Some("by 4pm"));
    assert_eq!(step(Step::NoticeOfElection).date, None);
    assert_eq!(step(Step::Poll).day, parse_date("2028-05-04").expect("a day"));
    assert!(step(Step::Poll).notes.iter().any(|note| note.contains("commissioners end")), "a change was announced");
}

#[test]
fn programs_get_the_same_as_people() {
    let output = run(&["dates", SOUTH_YORKSHIRE, "--format", "json"]);
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let close = (found["dates"].as_array().expect("dates").iter())
        .find(|row| row["id"] == "nominations-close")
        .expect("the close of nominations");
    assert_eq!(close["day"], "2021-04-08");
    assert_eq!(close["time"], "16:00");
    assert_eq!(close["known"], "printed");
    assert_eq!(close["disagreements"][0]["acknowledged"], true);
    let notice = &found["elections"][0]["timetable"][0];
    assert_eq!((&notice["step"], &notice["timing"]), (&json!("notice-of-election"), &json!("no-later-than")));
    assert_eq!(notice["confidence"], "confirmed");
}

#[test]
fn the_calendar_file_has_what_has_a_day_and_what_only_the_law_gives() {
    let output = run(&["dates", SOUTH_YORKSHIRE, "--format", "ics"]);
    let file = printed(&output);
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    let policy = policies().iter().find(|policy| policy.id == "south-yorkshire-2021").expect("the policy");
    let found = dates(policy);
    let with_day = found.dates.iter().filter(|row| row.day.is_some()).count();
    let by_law = found.elections[0].timetable.iter().filter(|row| row.date.is_none()).count();
    assert_eq!(file.matches("BEGIN:VEVENT\r\n").count(), with_day + by_law);
    let event = |uid: &str| {
        let (_, after) = file.split_once(&format!("UID:{uid}")).unwrap_or_else(|| panic!("{uid} is not in {file}"));
        after.split("END:VEVENT").next().expect("an event").to_owned()
    };
    assert!(event("nominations-close@south-yorkshire-2021").contains("DTSTART:20210408T150000Z"), "4pm in summer");
    assert!(event("nominations-close@").contains("STATUS:TENTATIVE"), "two places print two days of the week");
    assert!(event("law-0-notice-of-election@").contains("STATUS:TENTATIVE"), "no later than");
    assert!(event("law-0-withdrawals-close@").contains("STATUS:CONFIRMED"));
}
