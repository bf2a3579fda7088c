//! The schedule, the pictures and the comparison: everything is in them, each thing once, and nothing can break out.

use std::collections::BTreeSet;

use pre_election_checker::{
    authoring::{compare::compare, diagram, table},
    engine::{Given, paths::for_each_path},
    policy::load::load,
};
use serde_json::json;

use crate::support::{json as json_at, policies, root, test_policy, vocabulary};

#[test]
fn the_table_has_every_trail_of_every_policy_once() {
    for policy in policies() {
        for flow in policy.flows.values() {
            let mut trails = BTreeSet::new();
            for_each_path(policy, &flow.id, &Given::default(), &mut |path| {
                let steps = path.walk.trail.iter();
                trails.insert(steps.map(|step| (step.fact.to_owned(), step.value.to_owned())).collect::<Vec<_>>());
            })
            .expect("the ways can be listed");
            let schedule = table::schedule(policy, flow).expect("the ways can be listed");
            assert_eq!(schedule.ways, trails.len(), "{} {}", policy.id, flow.id);
            for group in &schedule.groups {
                // Joined rows mean each of their ways once: no more and no less.
                let mut meant = BTreeSet::new();
                for row in &group.rows {
                    let mut ways = vec![Vec::new()];
                    for (fact, values) in &row.facts {
                        let longer = |way: &Vec<_>| {
                            let longer =
                                |value: &String| way.iter().cloned().chain([(fact.clone(), value.clone())]).collect();
                            values.iter().map(longer).collect::<Vec<Vec<_>>>()
                        };
                        ways = ways.iter().flat_map(longer).collect();
                    }
                    assert_eq!(ways.len(), row.situations);
                    for way in ways {
                        assert!(trails.contains(&way), "{} {}: {way:?} is no way", policy.id, flow.id);
                        assert!(meant.insert(way), "{} {}: a way stands in two rows", policy.id, flow.id);
                    }
                }
                assert_eq!(meant.len(), group.ways.len(), "{} {}", policy.id, flow.id);
            }
        }
        let csv = table::csv(policy, None).expect("the ways can be listed");
        let ways: usize =
            policy.flows.values().map(|flow| table::schedule(policy, flow).expect("countable").ways).sum();
        assert_eq!(csv.matches("\r\n").count(), ways + 1, "a line for every way, and the header");
    }
}

#[test]
fn the_schedule_says_what_a_lawyer_signs() {
    let policy = test_policy("minimal");
    let html = table::html(&policy, Some("photographs")).expect("the ways can be listed");
    for part in [
        "<html lang=\"en-GB\">",
        "<caption>",
        "scope=\"col\">Role</th>",
        "scope=\"rowgroup\"",
        "They should avoid being photographed with a candidate",
        "<b>Pictures</b>: In the period, officers and staff should avoid pictures with candidates.",
        "Police officer, Police staff or Staff of the commissioner's office (OPCC)",
        "Required: Every contact is recorded.",
        "Signature",
    ] {
        assert!(html.contains(part), "{part} is missing");
    }
    assert!(!html.contains("Standing for election"), "only the flow that was asked for");
    assert!(!html.contains("<script"));
}

/// A policy whose texts try to be markup, a formula and Mermaid.
fn hostile() -> pre_election_checker::policy::Policy {
    let mut file = json_at(&root().join("tests/policies/minimal.json"));
    let evil = "=HYPERLINK(\"x\")</text></th><script>alert(1)</script>\"]; click b0 & \u{1}";
    file["flows"]["photographs"]["outcomes"]["may"]["headline"] = json!(evil);
    file["force"] = json!(evil);
    file["provisions"]["6"]["summary"] = json!(evil);
    load(&file, &vocabulary()).expect("texts may say anything")
}

#[test]
fn nothing_that_a_text_says_breaks_out() {
    let policy = hostile();
    let flow = &policy.flows["photographs"];
    let html = table::html(&policy, None).expect("the ways can be listed");
    let svg = diagram::svg(&policy, flow);
    for markup in [&html, &svg] {
        assert!(!markup.contains("<script") && !markup.contains("</text></th>"));
        assert!(markup.contains("&lt;script&gt;alert(1)"));
    }
    assert!(!svg.contains('\u{1}'));
    let csv = table::csv(&policy, None).expect("the ways can be listed");
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")"));
    assert!(!csv.contains("\"="));
    let mermaid = diagram::mermaid(&policy, flow);
    assert!(!mermaid.contains("click b0 &") && !mermaid.contains("script>"));
    assert!(mermaid.lines().all(|line| line.matches('"').count() % 2 == 0));
}

#[test]
fn every_flow_can_be_drawn_and_shows_every_verdict_in_words() {
    for policy in policies() {
        for flow in policy.flows.values() {
            let svg = diagram::svg(policy, flow);
            let mermaid = diagram::mermaid(policy, flow);
            let drawing = diagram::drawing(policy, flow);
            assert_eq!(svg.matches("marker-end").count(), drawing.arrows.len());
            assert!(svg.contains("<title") && svg.contains("<desc") && !svg.contains("NaN"));
            assert_eq!(mermaid.matches(" -->|").count(), drawing.arrows.len());
            for outcome in &flow.outcomes {
                assert!(drawing.boxes.iter().any(|shown| shown.id == outcome.id && shown.verdict.is_some()));
                assert!(svg.contains(pre_election_checker::authoring::words::verdict(outcome.advice.verdict)));
            }
            assert_eq!(diagram::svg(policy, flow), svg, "the same policy gives the same picture");
        }
    }
}

#[test]
fn every_combination_of_verdicts_is_real_and_counted_once() {
    let all = policies();
    let all: Vec<_> = all.iter().collect();
    let open = compare(&all, "photographs", &Given::default()).expect("the days can be counted");
    assert_eq!(open.rows.iter().map(|row| row.situations).sum::<usize>(), open.situations);
    let distinct: BTreeSet<String> = open.rows.iter().map(|row| format!("{:?}", row.verdicts)).collect();
    assert_eq!(distinct.len(), open.rows.len());
    for row in &open.rows {
        // The example, put again as given facts, leaves exactly this row.
        let given = row.example.iter().map(|(fact, value)| format!("{fact}={value}"));
        let given: Vec<String> = given.collect();
        let mut facts = Given::default();
        for pair in &given {
            let one = all.iter().find_map(|policy| Given::parse(policy, [pair.as_str()]).ok()).expect("a fact");
            facts.responses.extend(one.responses);
            facts.derived.extend(one.derived);
        }
        let again = compare(&all, "photographs", &facts).expect("the days can be counted");
        assert_eq!(again.rows.iter().map(|again| &again.verdicts).collect::<Vec<_>>(), [&row.verdicts], "{given:?}");
    }
}
