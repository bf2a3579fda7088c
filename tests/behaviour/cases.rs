//! Situations written from each protocol's text, and what the checker must say of them.

use std::{collections::BTreeSet, fs};

use authoring::cases::{Case, read, run};
use engine::{Given, paths::for_each_path};
use policy::Policy;

use crate::support::{json, json_files, policies, policy_at, root};

fn cases_of(policy: &Policy) -> Vec<Case> {
    let path = root().join("tests/cases").join(&policy.id).with_extension("json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_case_comes_to_its_outcome() {
    let mut wrong = Vec::new();
    for policy in policies() {
        for case in cases_of(policy) {
            let expected = &case.expected;
            let whole = expected.verdict.is_some()
                && expected.outcome.is_some()
                && expected.cites.is_some()
                && expected.refer_to.is_some()
                && expected.register.is_some();
            assert!(whole, "{}: {}: a case of ours leaves nothing out", policy.id, case.name);
            if let Some(found) = run(policy, &case) {
                let (found, wanted) = (found.words().english(), expected.words().english());
                wrong.push(format!("{}: {}:\n  says  {found}\n  wants {wanted}", policy.id, case.name));
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
        let reached: BTreeSet<(&str, &str)> = cases
            .iter()
            .map(|case| (case.flow.as_str(), case.expected.outcome.as_deref().unwrap_or_default()))
            .collect();
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
    }
}

/// A slip in a branch that no case takes is one that no case notices; what leads to an outcome is held by the test above.
#[test]
fn nearly_every_branch_is_taken_by_a_case() {
    for policy in policies() {
        let mut untaken: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
        for flow in policy.flows.values() {
            for node in &flow.nodes {
                untaken.extend(
                    node.branches.iter().map(|(value, _)| (flow.id.as_str(), node.id.as_str(), value.as_str())),
                );
            }
        }
        let branches = untaken.len();
        for case in cases_of(policy) {
            let written: Vec<String> = case.given.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
            let given = Given::parse(policy, written.iter().map(String::as_str)).expect("facts of the policy");
            let flow = policy.flows.get(&case.flow).map(|flow| flow.id.as_str()).expect("a flow of the policy");
            for_each_path(policy, &case.flow, &given, &mut |path| {
                for step in path.walk.trail {
                    untaken.remove(&(flow, step.node, step.value));
                }
            })
            .expect("the case can be put");
        }
        println!("{}: {} of {branches} branches are taken by no case", policy.id, untaken.len());
        assert!(100 * untaken.len() <= UNTAKEN * branches, "{}: no case takes {untaken:?}", policy.id);
    }
}

/// How many branches in a hundred may be taken by no case.
const UNTAKEN: usize = 3;

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
