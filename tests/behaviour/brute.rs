//! Every situation by trying everything: all choices that the vocabulary knows, every day and many minutes around every
//! bound. Slow, plain, and with nothing of the partition in it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use engine::{End, Response, Responses, walk};
use policy::{FactSource, Policy};

/// One policy's way: the nodes with their values, then the outcome, or the fact whose value is not offered.
pub type Way = (Vec<(String, String)>, Result<String, String>);

/// The same with each node's fact in the middle.
type WayWithFacts = (Vec<(String, String, String)>, Result<String, String>);

/// Days to try for resigning and for the nomination.
pub struct Window {
    pub first_nomination: NaiveDate,
    pub nominations: u64,
    pub days_before: u64,
}

/// Every pair of ways that some situation leads to.
pub fn pairs_of_ways(old: &Policy, new: &Policy, flow: &str, window: &Window) -> BTreeSet<[Way; 2]> {
    let mut domains: BTreeMap<String, Vec<Response>> = BTreeMap::new();
    let mut resigns = false;
    for policy in [old, new] {
        for node in &policy.flows[flow].nodes {
            match node.source {
                FactSource::Question => {
                    let choices =
                        old.questions[&node.fact].choices.keys().chain(new.questions[&node.fact].choices.keys());
                    let choices: BTreeSet<&String> = choices.collect();
                    domains.insert(node.fact.clone(), choices.into_iter().cloned().map(Response::Choice).collect());
                }
                FactSource::Period(_) => {
                    domains.insert("activity-date".to_owned(), moments(old, new, flow));
                }
                FactSource::Resignation => resigns = true,
            }
        }
    }
    let mut found = BTreeSet::new();
    let mut try_all = |dates: Responses| {
        every(&domains.iter().collect::<Vec<_>>(), &dates, &mut |responses| {
            let ways = [old, new].map(|policy| way(policy, flow, responses));
            if possible(&ways, responses) {
                found.insert(
                    ways.map(|(trail, end)| (trail.into_iter().map(|(node, _, value)| (node, value)).collect(), end)),
                );
            }
        })
    };
    if !resigns {
        try_all(Responses::new());
        return found;
    }
    try_all(Responses::from([("resignation-date".to_owned(), Response::NotYet)]));
    for nominated in 0..window.nominations {
        let nominated = window.first_nomination + Days::new(nominated);
        for before in 0..window.days_before {
            try_all(Responses::from([
                ("nomination-date".to_owned(), Response::Day(nominated)),
                ("resignation-date".to_owned(), Response::Day(nominated + Days::new(1) - Days::new(before))),
            ]));
        }
    }
    found
}

/// Each day and each hour around every bound, and the minutes beside it.
fn moments(old: &Policy, new: &Policy, flow: &str) -> Vec<Response> {
    let mut edges: BTreeSet<NaiveDateTime> = BTreeSet::new();
    for policy in [old, new] {
        for node in &policy.flows[flow].nodes {
            if let FactSource::Period(index) = node.source {
                let (_, period) = policy.periods.get_index(index).expect("in range");
                for bounds in std::iter::once(&period.bounds).chain(&period.variant_bounds) {
                    edges.extend([bounds.start, bounds.end].into_iter().flatten());
                }
                let last = policy.own_time.last.and_then(|day| day.succ_opt());
                edges.extend(policy.own_time.first.into_iter().chain(last).map(NaiveDateTime::from));
            }
        }
    }
    if edges.is_empty() {
        edges.insert(NaiveDate::from_ymd_opt(2021, 5, 6).expect("a day").into());
    }
    let mut all = BTreeSet::new();
    for edge in edges {
        for minutes in [-1, 0] {
            all.insert(Response::Moment(edge + TimeDelta::minutes(minutes)));
        }
        for day in [edge.date() - Days::new(1), edge.date()] {
            all.insert(Response::Day(day));
        }
    }
    all.into_iter().collect()
}

fn every(domains: &[(&String, &Vec<Response>)], so_far: &Responses, visit: &mut dyn FnMut(&Responses)) {
    let Some(((fact, values), rest)) = domains.split_first() else { return visit(so_far) };
    for value in *values {
        let mut next = so_far.clone();
        next.insert((*fact).clone(), value.clone());
        every(rest, &next, visit);
    }
}

/// Answers what this policy asks, one question after the other, and nothing else.
fn way(policy: &Policy, flow: &str, answers: &Responses) -> WayWithFacts {
    let mut own = Responses::new();
    let mut last = String::new();
    loop {
        let Ok(walked) = walk(policy, flow, &own) else {
            own.remove(&last);
            let walked = walk(policy, flow, &own).expect("all answers but the last are offered");
            return (trail(&walked), Err(last));
        };
        match walked.end {
            End::Outcome(outcome) => return (trail(&walked), Ok(outcome.id.clone())),
            End::Question { fact, .. } => {
                last = fact.to_owned();
                own.insert(last.clone(), answers[fact].clone());
            }
            End::Uncountable(error) => panic!("{error}"),
        }
    }
}

fn trail(walked: &engine::Walk<'_>) -> Vec<(String, String, String)> {
    let step = |step: &engine::Step<'_>| (step.node.to_owned(), step.fact.to_owned(), step.value.to_owned());
    walked.trail.iter().map(step).collect()
}

/// Somebody can be in a situation if every answer in it is offered by a policy that asks for it.
fn possible(ways: &[WayWithFacts; 2], answers: &Responses) -> bool {
    let offered = |fact: &str, by: usize| {
        let Response::Choice(value) = &answers[fact] else { return false };
        ways[by].0.iter().any(|(_, known, chosen)| known == fact && chosen == value)
    };
    match (&ways[0].1, &ways[1].1) {
        (Ok(_), Ok(_)) => true,
        (Err(fact), Ok(_)) => offered(fact, 1),
        (Ok(_), Err(fact)) => offered(fact, 0),
        (Err(_), Err(_)) => false,
    }
}
