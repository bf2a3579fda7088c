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
    assert!(page.contains("10 of 111 situations have another result"));
}
