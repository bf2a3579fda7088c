//! What holds for every policy, every way through it and every response.

use chrono::{Days, NaiveDate, NaiveTime};
use engine::{End, Given, Response, Responses, paths::for_each_path, walk, what_if};
use policy::{Policy, QuestionKind};
use proptest::prelude::*;

use crate::support::{json_files, policies, policy_at};

/// The real policies and the small ones.
fn all_policies() -> Vec<Policy> {
    let mut all = policies().to_vec();
    all.extend(json_files("tests/policies").iter().map(|path| policy_at(path)));
    all
}

#[test]
fn every_way_through_every_flow_ends_in_an_outcome_and_replays() {
    for policy in all_policies() {
        for flow in policy.flows.keys() {
            let mut ways = 0;
            for_each_path(&policy, flow, &Given::default(), &mut |path| {
                ways += 1;
                let again = walk(&policy, flow, &path.responses).expect("a path can be walked");
                assert_eq!(again.outcome().map(|outcome| &outcome.id), Some(&path.outcome.id));
                assert_eq!(again.trail, path.walk.trail);
                let asked = path.walk.questions(&policy, &path.responses);
                assert_eq!(asked.len(), path.responses.len(), "a path holds what it asks and nothing else");
            })
            .expect("the ways through a real flow can be listed");
            assert!(ways > 0, "{} {flow}", policy.id);
        }
    }
}

#[test]
fn no_way_through_asks_a_choice_twice() {
    for policy in all_policies() {
        for flow in policy.flows.keys() {
            for_each_path(&policy, flow, &Given::default(), &mut |path| {
                let mut facts: Vec<&str> = path.walk.trail.iter().map(|step| step.fact).collect();
                facts.sort_unstable();
                let before = facts.len();
                facts.dedup();
                assert_eq!(before, facts.len(), "{} {flow}: {:?}", policy.id, path.walk.trail);
            })
            .expect("the ways through a real flow can be listed");
        }
    }
}

#[test]
fn a_change_said_to_lead_elsewhere_does() {
    for policy in policies() {
        for flow in policy.flows.keys() {
            for_each_path(policy, flow, &Given::default(), &mut |path| {
                let changes = what_if::changes(policy, &path.walk, &path.responses);
                assert!(!changes.is_cut_short, "a real flow is small");
                for change in changes.found {
                    let mut responses = path.responses.clone();
                    responses.insert(change.question.to_owned(), change.response.clone());
                    assert_ne!(change.verdict, path.outcome.advice.verdict);
                    let mut verdicts = Vec::new();
                    let given = Given { responses, ..Given::default() };
                    for_each_path(policy, flow, &given, &mut |way| {
                        if way.outcome.id != Policy::OUT_OF_TIME {
                            verdicts.push(way.outcome.advice.verdict);
                        }
                    })
                    .expect("a changed response can be walked");
                    assert!(!verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == change.verdict));
                }
            })
            .expect("the ways through a real flow can be listed");
        }
    }
}

/// A response to any question of a policy, dates from 2015 to 2025.
fn any_response(policy: &Policy, fact: &str, pick: usize, offset: u64, minute: u32) -> Response {
    let question = &policy.questions[fact];
    if question.kind == QuestionKind::Choice {
        let (choice, _) = question.choices.get_index(pick % question.choices.len()).expect("in range");
        return Response::Choice(choice.clone());
    }
    let day = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a real day") + Days::new(offset);
    match pick % 3 {
        0 if question.none.is_some() => Response::NotYet,
        1 if question.none.is_none() => {
            let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).expect("a real time");
            Response::Moment(day.and_time(time))
        }
        _ => Response::Day(day),
    }
}

/// Answers what the flow asks, as a person would, until it ends.
fn answer(policy: &Policy, flow: &str, picks: &[(usize, u64, u32)]) -> Responses {
    let mut responses = Responses::new();
    for (pick, offset, minute) in picks {
        match walk(policy, flow, &responses).expect("offered responses can be walked").end {
            End::Question { fact, node } => {
                let is_choice = policy.questions[fact].kind == QuestionKind::Choice;
                let response = if is_choice {
                    Response::Choice(node.branches[pick % node.branches.len()].0.clone())
                } else {
                    any_response(policy, fact, *pick, *offset, *minute)
                };
                responses.insert(fact.to_owned(), response);
            }
            End::Outcome(_) | End::Uncountable(_) => break,
        }
    }
    responses
}

fn picks() -> impl Strategy<Value = Vec<(usize, u64, u32)>> {
    prop::collection::vec((0_usize..60, 0_u64..3_600, 0_u32..1_440), 24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn anybody_who_answers_everything_comes_to_an_outcome(which in 0_usize..50, flow in 0_usize..50, picks in picks()) {
        let all = policies();
        let policy = &all[which % all.len()];
        let (flow, _) = policy.flows.get_index(flow % policy.flows.len()).expect("in range");
        let responses = answer(policy, flow, &picks);
        let walked = walk(policy, flow, &responses).expect("offered responses can be walked");
        prop_assert!(matches!(walked.end, End::Outcome(_)), "{} {flow} {responses:?}", policy.id);
    }

    /// Changing one response and keeping the others is the same as giving those responses to begin with.
    #[test]
    fn changing_a_response_equals_a_fresh_run(
        which in 0_usize..50, flow in 0_usize..50, picks in picks(), changed in 0_usize..20, other in (0_usize..60, 0_u64..3_600, 0_u32..1_440)
    ) {
        let all = policies();
        let policy = &all[which % all.len()];
        let (flow, _) = policy.flows.get_index(flow % policy.flows.len()).expect("in range");
        let mut responses = answer(policy, flow, &picks);
        if let Some(fact) = responses.keys().nth(changed % responses.len().max(1)).cloned() {
            responses.insert(fact.clone(), any_response(policy, &fact, other.0, other.1, other.2));
        }
        let kept = walk(policy, flow, &responses);
        if let Ok(walked) = &kept {
            let on_the_path: Responses = walked
                .questions(policy, &responses)
                .into_iter()
                .map(|(fact, response)| (fact.to_owned(), response.clone()))
                .collect();
            let fresh = walk(policy, flow, &on_the_path).expect("the same responses can be walked");
            prop_assert_eq!(&fresh.trail, &walked.trail);
            prop_assert_eq!(fresh.outcome().map(|end| &end.id), walked.outcome().map(|end| &end.id));
        }
    }

    /// The list of ways through is exact: a date between two bounds never leads where none of the listed dates does.
    #[test]
    fn a_listed_date_stands_for_every_date_between_two_bounds(which in 0_usize..50, flow in 0_usize..50, picks in picks()) {
        let all = policies();
        let policy = &all[which % all.len()];
        let (flow, _) = policy.flows.get_index(flow % policy.flows.len()).expect("in range");
        let responses = answer(policy, flow, &picks);
        let walked = walk(policy, flow, &responses).expect("offered responses can be walked");
        let choices: Responses =
            responses.into_iter().filter(|(_, response)| matches!(response, Response::Choice(_))).collect();
        let given = Given { responses: choices, ..Given::default() };
        let mut trails = Vec::new();
        for_each_path(policy, flow, &given, &mut |path| trails.push(path.walk.trail)).expect("the ways can be listed");
        prop_assert!(trails.contains(&walked.trail), "{} {flow}: {:?}", policy.id, walked.trail);
    }
}

#[test]
fn who_has_not_resigned_is_not_asked_when_the_nomination_goes_in() {
    let policy = policies().iter().find(|policy| policy.id == "norfolk-2016").expect("Norfolk's policy");
    let written = [
        "role=police-officer",
        "office=commissioner",
        "restricted-post=no",
        "nomination-date=2016-04-06",
        "resignation-date=2016-03-18",
    ];
    let mut responses = Given::parse(policy, written).expect("facts of that policy").responses;
    let asked = |responses: &_| {
        let walked = walk(policy, "standing", responses).expect("the flow");
        let asked = walked.questions(policy, responses).into_iter().map(|(question, _)| question.to_owned());
        asked.collect::<Vec<_>>()
    };
    assert!(asked(&responses).contains(&"nomination-date".to_owned()), "{:?}", asked(&responses));
    // Changed to "not resigned", the nomination's date is kept for later and has no part in this result.
    responses.insert("resignation-date".to_owned(), Response::NotYet);
    let left = asked(&responses);
    assert!(left.contains(&"resignation-date".to_owned()) && !left.contains(&"nomination-date".to_owned()), "{left:?}");
}
