//! Shapes that other forces' protocols have: each is carried by the format, without code of its own.

use std::{collections::BTreeSet, fs};

use engine::{End, walk};
use policy::{Addressee, Certainty, Referral, RegisterRule};

use crate::support::{json_files, outcome_of, reachable, responses, root, test_policy};

#[test]
fn several_elections_stand_in_one_policy() {
    let policy = test_policy("several-elections");
    let titles: Vec<&str> = policy.elections.iter().map(|election| election.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Police and Crime Commissioner election",
            "Anyshire Council election",
            "Police and Crime Commissioner by-election"
        ]
    );
    assert_ne!(policy.dates["second-poll"].date, policy.dates["poll"].date);
}

/// 25 working days before 4 May 2028: Good Friday is 14 April, Easter Monday 17 April, early May bank holiday 1 May.
#[test]
fn a_period_can_start_at_a_time_so_many_working_days_before_the_poll() {
    let policy = test_policy("several-elections");
    let on = |date| outcome_of(&policy, "publicity", &[&format!("activity-date={date}")]);
    assert_eq!(on("2028-03-27T08:59"), "may");
    assert_eq!(on("2028-03-27T09:00"), "must-not");
    assert_eq!(on("2028-03-27"), "must-not", "a day that the period touches counts as inside");
    assert_eq!(on("2028-05-04T21:59"), "must-not");
    assert_eq!(on("2028-05-04T22:00"), "may");
}

#[test]
fn a_period_can_be_bounded_by_events_known_only_as_likely() {
    let policy = test_policy("event-period");
    let start = &policy.dates["period-starts"];
    assert_eq!(start.certainty, Certainty::NoLaterThan);
    assert!(start.event.as_ref().is_some_and(|event| event.source().contains("notice of election")));
    assert_eq!(policy.dates["period-ends"].certainty, Certainty::Likely);
    assert_eq!(policy.day("result"), Ok(None), "a date not given stays unknown");
    assert_eq!(outcome_of(&policy, "publicity", &["activity-date=2028-05-10"]), "must-not");
    assert_eq!(outcome_of(&policy, "publicity", &["activity-date=2028-05-11"]), "may");
}

#[test]
fn a_period_without_a_start_is_not_fixed_until_it_has_ended() {
    let policy = test_policy("no-start");
    assert_eq!(outcome_of(&policy, "publicity", &["activity-date=2027-05-04"]), "ask");
    assert_eq!(outcome_of(&policy, "publicity", &["activity-date=2027-05-03"]), "out-of-time");
    assert_eq!(outcome_of(&policy, "publicity", &["activity-date=2028-05-04T21:59"]), "ask");
    assert_eq!(outcome_of(&policy, "publicity", &["activity-date=2028-05-04T22:00"]), "may");
    assert_eq!(outcome_of(&policy, "publicity", &["period=not-fixed"]), "ask");
}

#[test]
fn a_window_can_hold_for_some_roles_in_some_flows() {
    let policy = test_policy("windows-and-roles");
    let on =
        |role: &str, date| outcome_of(&policy, "media", &[&format!("role={role}"), &format!("activity-date={date}")]);
    assert_eq!(on("press-officer", "2028-03-20"), "care", "the embargo has begun for press officers");
    assert_eq!(on("police-staff", "2028-03-20"), "may", "and for nobody else");
    assert_eq!(on("police-staff", "2028-03-23"), "care");
}

#[test]
fn rules_can_grow_stricter_inside_a_window_of_their_own() {
    let policy = test_policy("windows-and-roles");
    let on = |date| outcome_of(&policy, "media", &["role=police-officer", &format!("activity-date={date}")]);
    assert_eq!([on("2028-05-02"), on("2028-05-03"), on("2028-05-04")], ["care", "must-not", "care"]);
}

#[test]
fn a_role_can_inherit_the_rules_of_another() {
    let policy = test_policy("windows-and-roles");
    assert_eq!(outcome_of(&policy, "media", &["role=deputy-commissioner"]), "commissioner");
    let offered: Vec<&str> = policy.flows["media"].nodes[0].branches.iter().map(|(role, _)| role.as_str()).collect();
    assert!(offered.contains(&"deputy-commissioner") && offered.contains(&"press-officer"));
}

#[test]
fn a_referral_can_have_steps_and_depend_on_the_subject() {
    let policy = test_policy("duties-and-referrals");
    let advice = |subject| &reachable(&policy, "information-requests", &[subject])[0].advice;
    assert_eq!(advice("subject=operational").refer_to, Some(Referral::One("chief-constable".to_owned())));
    assert_eq!(advice("subject=other").through, ["head-of-department"]);
    assert_eq!(advice("subject=other").refer_to, Some(Referral::One("chief-of-staff".to_owned())));
}

#[test]
fn duties_come_beside_a_verdict_and_may_be_a_policys_own() {
    let policy = test_policy("duties-and-referrals");
    let ends = reachable(&policy, "information-requests", &["subject=other"]);
    assert_eq!(ends[0].advice.duties, ["tell-returning-officer", "give-reason", "offer-equally"]);
    assert_eq!(ends[0].advice.register, RegisterRule::Advised);
    assert_eq!(policy.duties["tell-returning-officer"].read(Addressee::Me), "Tell the returning officer.");
}

#[test]
fn an_optional_choice_is_offered_only_where_a_node_has_a_branch_for_it() {
    let policy = test_policy("duties-and-referrals");
    let walked = walk(&policy, "information-requests", &responses(&policy, &[])).expect("a real flow");
    let End::Question { node, .. } = walked.end else { panic!("it asks for the subject") };
    let offered: Vec<&str> = node.branches.iter().map(|(choice, _)| choice.as_str()).collect();
    assert_eq!(offered, ["operational", "other"]);
}

#[test]
fn a_flow_on_which_the_protocol_is_silent_ends_at_once() {
    let policy = test_policy("minimal");
    assert_eq!(outcome_of(&policy, "social-media", &["role=police-officer", "post=unrelated"]), "silent");
}

/// Nineteen days before the nomination goes in: exactly nineteen is in time, eighteen is not.
#[test]
fn resignations_are_told_apart_by_the_day() {
    let policy = test_policy("minimal");
    let on = |resigned: &str| {
        let resigned = format!("resignation-date={resigned}");
        outcome_of(&policy, "standing", &["office=commissioner", "nomination-date=2028-04-04", &resigned])
    };
    assert_eq!(on("none"), "first");
    assert_eq!(on("2028-03-17"), "cannot", "18 days");
    assert_eq!(on("2028-03-16"), "ask", "19 calendar days, 13 working days");
    assert_eq!(on("2028-03-09"), "ask", "18 working days");
    assert_eq!(on("2028-03-08"), "can", "19 working days");
    assert_eq!(on("2028-04-05"), "cannot", "after the nomination");
}

#[test]
fn days_beyond_the_holidays_known_are_not_guessed() {
    let policy = test_policy("minimal");
    let responses =
        responses(&policy, &["office=commissioner", "nomination-date=2012-01-05", "resignation-date=2011-01-04"]);
    let walked = walk(&policy, "standing", &responses).expect("a real flow");
    let End::Uncountable(error) = walked.end else { panic!("2011 cannot be counted") };
    assert!(error.to_string().contains("2012 to 2032"), "{error}");
}

/// The table of constructs in `docs/policy-format.md`: the policies that it names have what it says.
#[test]
fn every_construct_of_the_table_stands_in_the_policies_that_it_names() {
    let page = fs::read_to_string(root().join("docs/policy-format.md")).expect("the page is there");
    let (_, table) = page.split_once("## What real guidance has").expect("the page has the table");
    // Between backticks stand fields, values and names of policies; a field may stand with its value.
    let quoted = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut named = BTreeSet::new();
    for row in table.lines().filter(|line| line.starts_with("| ")).skip(2) {
        let [construct, written, policies] = row.trim_matches('|').split(" | ").collect::<Vec<_>>()[..] else {
            panic!("three cells: {row}");
        };
        let policies = quoted(policies);
        assert!(!policies.is_empty() || written.starts_with("not "), "{construct}: no policy, and no word of it");
        let files: Vec<String> = (policies.iter().filter(|policy| !policy.starts_with("new ")))
            .map(|policy| root().join("tests/policies").join(policy).with_extension("json"))
            .map(|path| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
            .collect();
        let fields = quoted(written);
        let words = fields
            .iter()
            .flat_map(|field| field.split(['"', ' ', ':', ',', '{', '}', '.']))
            .filter(|it| !it.is_empty());
        for word in words.filter(|_| !files.is_empty()) {
            assert!(
                files.iter().any(|file| file.contains(&format!("\"{word}\""))),
                "{construct}: no `{word}` in {policies:?}"
            );
        }
        named.extend(policies);
    }
    let all: BTreeSet<String> =
        json_files("tests/policies").iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    let left: Vec<&String> = all.difference(&named).filter(|policy| *policy != "register").collect();
    assert!(left.is_empty(), "the table names no {left:?}");
}
