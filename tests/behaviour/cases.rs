//! Situations written from each protocol's text, and what the checker must say of them.

use std::collections::{BTreeMap, BTreeSet};

use engine::{Given, paths};
use policy::{Policy, Verdict};
use serde::Deserialize;

use crate::support::{json, json_files, policies, policy_at, root};

/// One situation of `tests/cases`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    flow: String,
    given: BTreeMap<String, String>,
    verdict: Verdict,
    cites: Vec<String>,
    outcome: String,
    refer_to: Option<String>,
    register: String,
}

fn cases_of(policy: &Policy) -> Vec<Case> {
    let path = root().join("tests/cases").join(&policy.id).with_extension("json");
    serde_json::from_value(json(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The outcomes that the given facts leave, with the responses that lead there.
fn left<'p>(policy: &'p Policy, case: &Case) -> BTreeMap<&'p str, &'p policy::Outcome> {
    let written: Vec<String> = case.given.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    let given = Given::parse(policy, written.iter().map(String::as_str))
        .unwrap_or_else(|error| panic!("{}: {}: {error}", policy.id, case.name));
    let mut found = BTreeMap::new();
    paths::for_each_path(policy, &case.flow, &given, &mut |path| {
        found.insert(path.outcome.id.as_str(), path.outcome);
    })
    .unwrap_or_else(|error| panic!("{}: {}: {error}", policy.id, case.name));
    found
}

#[test]
fn every_case_comes_to_its_outcome() {
    let mut wrong = Vec::new();
    for policy in policies() {
        for case in cases_of(policy) {
            let found = left(policy, &case);
            let found: Vec<_> = found.values().collect();
            let [outcome] = found.as_slice() else {
                let ids: Vec<_> = found.iter().map(|outcome| &outcome.id).collect();
                wrong.push(format!("{}: {}: leaves {ids:?}", policy.id, case.name));
                continue;
            };
            let advice = &outcome.advice;
            let said = (&outcome.id, advice.verdict, &advice.cites, advice.decider(), advice.register.id());
            let wanted = (&case.outcome, case.verdict, &case.cites, case.refer_to.as_deref(), case.register.as_str());
            if said != wanted {
                wrong.push(format!("{}: {}:\n  says  {said:?}\n  wants {wanted:?}", policy.id, case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_policy_has_forty_cases_that_reach_every_outcome() {
    for policy in policies() {
        let cases = cases_of(policy);
        assert!(cases.len() >= 40, "{} has {} cases", policy.id, cases.len());
        let reached: BTreeSet<(&str, &str)> =
            cases.iter().map(|case| (case.flow.as_str(), case.outcome.as_str())).collect();
        for (id, flow) in &policy.flows {
            for outcome in &flow.outcomes {
                assert!(
                    reached.contains(&(id.as_str(), outcome.id.as_str())),
                    "{}: no case reaches {id}/{}",
                    policy.id,
                    outcome.id
                );
            }
        }
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{}: two cases share a name", policy.id);
    }
}

#[test]
fn there_is_a_file_of_cases_for_every_policy_and_no_other() {
    let names = |folder: &str| -> Vec<_> {
        json_files(folder).iter().map(|path| path.file_name().map(|name| name.to_owned())).collect()
    };
    assert_eq!(names("policies"), names("tests/cases"));
}

#[test]
fn every_policy_is_named_as_its_file_and_passes_check_with_warnings_denied() {
    let vocabulary = crate::support::vocabulary();
    for path in json_files("policies").into_iter().chain(json_files("tests/policies")) {
        let findings = authoring::check::check(&json(&path), &vocabulary);
        let printed: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}:\n{}", path.display(), printed.join("\n"));
        let policy = policy_at(&path);
        assert_eq!(path.file_stem().and_then(|name| name.to_str()), Some(policy.id.as_str()));
    }
}
