//! The example that `docs/authoring.md` works through holds what it says.

use std::fs;

use authoring::{check::check_text, diff::diff, partition::Timing};
use policy::{Verdict, load::load};

use crate::support::{outcome_of, policy_at, root, vocabulary};

fn example(name: &str) -> String {
    fs::read_to_string(root().join("docs/examples").join(name)).expect("the example is there")
}

#[test]
fn the_finished_policy_has_no_findings_and_every_paragraph_of_its_protocol() {
    let findings = check_text(&example("harbourshire-2028.json"), &vocabulary());
    let said: Vec<String> = findings.iter().map(|finding| finding.diagnostic.to_string()).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    let policy = policy_at(&root().join("docs/examples/harbourshire-2028.json"));
    let protocol = example("harbourshire-protocol.md");
    let first_words = protocol.lines().filter_map(|line| line.split_once(' ').map(|(word, _)| word));
    let is_number = |word: &&str| word.len() == 3 && word.starts_with(|digit: char| digit.is_ascii_digit());
    let numbers: Vec<&str> = first_words.filter(is_number).collect();
    assert_eq!(numbers, policy.provisions.keys().map(String::as_str).collect::<Vec<_>>());
    assert!(protocol.contains("**Fictional.**"), "nobody may take it for guidance");
}

#[test]
fn the_other_examples_have_no_findings_and_say_that_they_are_fictional() {
    for name in ["marshland-2027.json", "westmoor-general.json", "called/westmoor-general.json"] {
        let findings = check_text(&example(name), &vocabulary());
        let said: Vec<String> = findings.iter().map(|finding| finding.diagnostic.to_string()).collect();
        assert!(said.is_empty(), "{name}:\n{}", said.join("\n"));
        assert!(example(name).contains("(fictional)"), "{name}: nobody may take it for guidance");
    }
    let notice = example("marshland-notice.md");
    assert!(notice.contains("**Fictional.**"));
    let policy = policy_at(&root().join("docs/examples/marshland-2027.json"));
    assert_eq!(policy.provisions.len(), 6, "a paragraph of the notice each");
    assert!(policy.provisions.values().all(|provision| provision.unnumbered));
}

#[test]
fn a_notice_of_half_a_page_binds_whom_it_names_when_it_says() {
    let policy = policy_at(&root().join("docs/examples/marshland-2027.json"));
    let picture = |role: &str, day: &str| {
        let (role, day) = (format!("role={role}"), format!("activity-date={day}"));
        let given = [role.as_str(), day.as_str(), "photo-use=campaign"];
        outcome_of(&policy, "photographs", &given).to_owned()
    };
    assert_eq!(picture("police-staff", "2027-03-30"), "silent");
    assert_eq!(picture("police-staff", "2027-03-31"), "picture-no");
    assert_eq!(picture("police-staff", "2027-05-06T22:00"), "silent", "the polls have closed");
    assert_eq!(outcome_of(&policy, "photographs", &["role=volunteer"]), "silent");
}

/// Westmoor before and after the election is called.
#[test]
fn a_poll_that_is_called_changes_one_line() {
    let (before, after) = (example("westmoor-general.json"), example("called/westmoor-general.json"));
    let changed: Vec<(&str, &str)> = before.lines().zip(after.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(changed.len(), 1, "{changed:?}");

    let examples = root().join("docs/examples");
    let before = policy_at(&examples.join("westmoor-general.json"));
    assert_eq!(outcome_of(&before, "visits", &[]), "not-called");
    let after = policy_at(&examples.join("called/westmoor-general.json"));
    let day = |id: &str| after.day(id).map(|day| day.map(calendar::date_text::iso_date));
    assert_eq!(day("dissolution"), Ok(Some("2029-03-27".to_owned())));
    assert_eq!(day("nominations-close"), Ok(Some("2029-04-06".to_owned())));
    let visit = |day: &str| {
        let day = format!("activity-date={day}");
        outcome_of(&after, "visits", &[&day, "visitor=declared-candidate", "visit-purpose=campaign"]).to_owned()
    };
    assert_eq!(visit("2029-03-26"), "silent");
    assert_eq!(visit("2029-03-27"), "no-campaign");
}

#[test]
fn the_finished_policy_keeps_the_strength_of_the_protocol() {
    let policy = policy_at(&root().join("docs/examples/harbourshire-2028.json"));
    let picture = |period: &str| {
        let given =
            ["role=volunteer", "photo=new-photo", "photo-use=news", "pictured-with=candidate", "consents=yes", period];
        outcome_of(&policy, "photographs", &given).to_owned()
    };
    assert_eq!(picture("activity-date=2028-03-26"), "may-news");
    assert_eq!(picture("activity-date=2028-03-27"), "no-in-period");
    let claim = outcome_of(&policy, "social-media", &["role=volunteer", "account=official", "post=corrects-a-claim"]);
    assert_eq!(
        policy.flows["social-media"].outcome(claim).expect("it is there").advice.deciders(),
        ["head-of-communications"]
    );
}

#[test]
fn the_change_in_the_example_changes_the_situations_that_the_page_says() {
    let old = policy_at(&root().join("docs/examples/harbourshire-2028.json"));
    let mut json: serde_json::Value = serde_json::from_str(&example("harbourshire-2028.json")).expect("JSON");
    json["flows"]["photographs"]["outcomes"]["no-in-period"]["verdict"] = Verdict::Avoid.id().into();
    let new = load(&json, &vocabulary()).expect("a sound policy");
    let difference = diff(&old, &new, Timing::ByDate).expect("days that can be counted");
    let photographs = difference.flows.iter().find(|flow| flow.flow == "photographs").expect("the flow");
    assert_eq!((photographs.changed, photographs.situations), (10, 111));
    let page = fs::read_to_string(root().join("docs/authoring.md")).expect("the page");
    assert!(page.contains("another result in 10 of 111 situations"));
}
