//! One faulty policy for every code, each with the exact findings.

mod dates;
mod faults;
mod warnings;

use std::collections::BTreeSet;

use authoring::check::check;
use policy::{Code, Severity};
use serde_json::{Value, json};

use crate::support::{json as json_at, root, vocabulary};

/// What is changed in the sound policy `tests/policies/minimal.json`: the value at a pointer; `null` takes it out.
type Edit = (&'static str, Value);

/// The sound policy with these edits.
fn edited(edits: &[Edit]) -> Value {
    let mut policy = json_at(&root().join("tests/policies/minimal.json"));
    for (pointer, value) in edits {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer with a slash");
        let key = key.replace("~1", "/").replace("~0", "~");
        match policy.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is in the policy")) {
            Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value.clone(),
            Value::Object(fields) if value.is_null() => drop(fields.shift_remove(&key)),
            Value::Object(fields) => drop(fields.insert(key, value.clone())),
            other => panic!("{parent} is {other}"),
        }
    }
    policy
}

/// The findings about the policy with these edits, as printed.
fn findings(edits: &[Edit]) -> Vec<(Code, String)> {
    check(&edited(edits), &vocabulary()).into_iter().map(|finding| (finding.code, finding.to_string())).collect()
}

/// Every policy that has a fault of some kind.
pub fn faulty_policies() -> impl Iterator<Item = Value> {
    table().into_iter().map(|faulty| edited(&faulty.edits))
}

pub struct Faulty {
    edits: Vec<Edit>,
    says: &'static [&'static str],
}

fn faulty(edits: Vec<Edit>, says: &'static [&'static str]) -> Faulty {
    Faulty { edits, says }
}

fn table() -> Vec<Faulty> {
    faults::faults().into_iter().chain(warnings::warnings()).chain(dates::dates()).collect()
}

#[test]
fn every_fault_is_named_with_its_place_and_its_help() {
    for Faulty { edits, says } in table() {
        let found: Vec<String> = findings(&edits).into_iter().map(|(_, printed)| printed).collect();
        assert_eq!(found, says, "{edits:?}");
    }
}

#[test]
fn every_code_has_a_faulty_policy() {
    let shown: BTreeSet<Code> = table().iter().flat_map(|entry| findings(&entry.edits)).map(|(code, _)| code).collect();
    // These are about files and their text: `reports` shows them.
    let of_text = [Code::NotJson, Code::DuplicateKey, Code::FileName];
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| !of_text.contains(code) && !shown.contains(code)).collect();
    assert!(missing.is_empty(), "no faulty policy shows {missing:?}");
}

#[test]
fn codes_are_ids_that_nothing_else_has() {
    let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(ids.len(), Code::ALL.len());
    assert!(Code::ALL.iter().any(|code| code.severity() == Severity::Warning));
}

#[test]
fn a_policy_is_an_object() {
    let found: Vec<String> = check(&json!([]), &vocabulary()).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["error[shape] at /: a policy is a JSON object"]);
}

/// `can` is a hundred in Welsh, and `you` is nobody's word there.
#[test]
fn english_words_are_looked_for_in_english_alone() {
    let headline = ("/flows/photographs/outcomes/should-avoid/headline", json!("{You|They} can do this, if you must"));
    let codes = |language: &str| {
        let found = findings(&[headline.clone(), ("/language", json!(language))]);
        found.into_iter().map(|(code, _)| code).collect::<BTreeSet<_>>()
    };
    let about_words = BTreeSet::from([Code::VerdictStrength, Code::WordingForOne]);
    assert_eq!((codes("en"), codes("en-GB")), (about_words.clone(), about_words));
    assert_eq!(codes("cy"), BTreeSet::new());
}

#[test]
fn every_code_is_documented_and_no_other() {
    let page = include_str!("../../docs/diagnostics.md").split("\n## What `check` cannot find").next();
    let sections: Vec<(&str, &str)> = page
        .into_iter()
        .flat_map(|codes| codes.split("\n### `").skip(1))
        .filter_map(|it| it.split_once("`\n"))
        .collect();
    let documented: Vec<&str> = sections.iter().map(|(id, _)| *id).collect();
    let by_severity = |severity| Code::ALL.iter().filter(move |code| code.severity() == severity);
    let all: Vec<&Code> = by_severity(Severity::Error).chain(by_severity(Severity::Warning)).collect();
    assert_eq!(documented, all.iter().map(|code| code.id()).collect::<Vec<_>>());
    for ((id, says), code) in sections.iter().zip(all) {
        let summary: String = code.summary().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(says.trim_start().starts_with(&summary), "`{id}` does not begin with its summary");
        for part in ["\n- Why: ", "\n- Bad: ", "\n- Good: "] {
            assert!(says.contains(part), "`{id}` has no {part:?}");
        }
    }
}

/// Three hundred questions in a row, each with two nodes that lead to both of the next: more ways than could be listed.
#[test]
fn ways_that_merge_do_not_multiply() {
    let mut policy = json_at(&root().join("tests/policies/minimal.json"));
    let (mut nodes, mut questions) = (json!({}), json!({}));
    for layer in 0..300 {
        let choices = json!({ "yes": { "text": "Yes" }, "no": { "text": "No" } });
        questions[format!("q{layer}")] = json!({ "text": "Yes or no?", "short": "Reply", "choices": choices });
        for side in 0..2 {
            let next = |other: usize| match layer {
                299 => ["yes", "no"][(side + other) % 2].to_owned(),
                _ => format!("n{}-{}", layer + 1, (side + other) % 2),
            };
            nodes[format!("n{layer}-{side}")] =
                json!({ "fact": format!("q{layer}"), "branches": { "yes": next(0), "no": next(1) } });
        }
    }
    let start = json!({ "fact": "consents", "branches": { "yes": "n0-0", "no": "n0-1" } });
    nodes["first"] = start;
    let outcome = json!({ "verdict": "allowed", "headline": "It is so", "cites": ["6"] });
    policy["questions"] = questions;
    policy["flows"]["long"] = json!({
        "title": "Long", "examples": "Anything", "start": "first", "nodes": nodes,
        "outcomes": { "yes": outcome, "no": outcome },
    });
    let found: Vec<String> = check(&policy, &vocabulary()).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "warning[many-ways] at /flows/long: there are more ways than can be counted through `long`\n  help: ask less \
          on one way, or make several flows of it: 2000 are the most that people can go through"
        ]
    );
}
