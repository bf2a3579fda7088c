//! What is odd about a flow that works: nodes and outcomes out of reach, questions without effect.

use std::collections::BTreeSet;

use policy::{
    Code, Diagnostic, FactSource, Flow, Node, Outcome, Policy, Target, counted, diagnostic::pointer, message,
    resolve::uncountable,
};

use super::explore::{Explored, explore};

/// Adds what is to be said about one flow.
pub(super) fn lint(policy: &Policy, flow: &Flow, warnings: &mut Vec<Diagnostic>) {
    let at = pointer("/flows", &flow.id);
    let explored = explore(policy, flow);
    orphans(flow, &at, warnings);
    if let Some(error) = &explored.uncountable {
        let warning = Diagnostic::new(Code::UncountablePath, &at, || {
            message!("days cannot be counted on some path: %why%", why = uncountable(error, Some(&policy.date_words)))
        });
        warnings.push(
            warning
                .with_help(|| message!("the page tells people so; use a newer checker once those holidays are known")),
        );
    }
    for node in &flow.nodes {
        idle(node, &at, warnings);
    }
    many_ways(flow, &explored, &at, warnings);
    if explored.uncountable.is_none() && !explored.is_cut_short {
        unreached(policy, flow, &explored, &at, warnings);
        contradictions(policy, flow, &explored, &at, warnings);
    }
}

/// More ways than this through one flow nobody reads in a table, and what lists them stops at some number.
const MANY_WAYS: u64 = 2_000;

fn many_ways(flow: &Flow, explored: &Explored<'_>, at: &str, warnings: &mut Vec<Diagnostic>) {
    let ways = count_ways(flow);
    if ways <= MANY_WAYS && !explored.is_cut_short {
        return;
    }
    let message = || {
        let flow = &flow.id;
        let ways = if ways == u64::MAX {
            message!("more ways than can be counted")
        } else {
            counted!(ways, "1 way", "%number% ways")
        };
        if explored.is_cut_short {
            message!(
                "there are %ways% through `%flow%`; they were not all tried, and nothing is said of what they reach",
                ways,
                flow
            )
        } else {
            message!("there are %ways% through `%flow%`", ways, flow)
        }
    };
    let warning = Diagnostic::new(Code::ManyWays, at, message);
    warnings.push(warning.with_help(|| {
        message!(
            "ask less on one way, or make several flows of it: %most% are the most that people can go through",
            most = MANY_WAYS
        )
    }));
}

/// How many ways lead from a flow's start to an outcome, whatever the facts.
fn count_ways(flow: &Flow) -> u64 {
    let mut known: Vec<Option<u64>> = vec![None; flow.nodes.len()];
    let ways_from = |target: &Target, known: &[Option<u64>]| match target {
        Target::Outcome(_) => Some(1),
        Target::Node(index) => known.get(*index).copied().flatten(),
    };
    let mut open: Vec<usize> = match flow.start {
        Target::Node(index) => vec![index],
        Target::Outcome(_) => return 1,
    };
    while let Some(index) = open.last().copied() {
        let branches = flow.nodes.get(index).map(|node| node.branches.as_slice()).unwrap_or_default();
        let waiting = branches.iter().find_map(|(_, target)| match target {
            Target::Node(next) if known.get(*next).is_some_and(Option::is_none) => Some(*next),
            _ => None,
        });
        if let Some(next) = waiting {
            open.push(next);
            continue;
        }
        let ways = branches.iter().filter_map(|(_, target)| ways_from(target, &known)).fold(0, u64::saturating_add);
        if let Some(slot) = known.get_mut(index) {
            *slot = Some(ways);
        }
        open.pop();
    }
    ways_from(&flow.start, &known).unwrap_or(0)
}

fn node_place(at: &str, node: &Node) -> String {
    pointer(&pointer(at, "nodes"), &node.id)
}

fn orphans(flow: &Flow, at: &str, warnings: &mut Vec<Diagnostic>) {
    let targets =
        flow.nodes.iter().flat_map(|node| node.branches.iter().chain(&node.in_reserve)).map(|(_, target)| target);
    let led_to: BTreeSet<usize> = (targets.chain([&flow.start]))
        .filter_map(|target| match target {
            Target::Node(index) => Some(*index),
            Target::Outcome(_) => None,
        })
        .collect();
    for (_, node) in flow.nodes.iter().enumerate().filter(|(index, _)| !led_to.contains(index)) {
        let message = message!("nothing leads to `%id%`", id = node.id);
        let warning = Diagnostic::new(Code::OrphanNode, node_place(at, node), || message);
        warnings.push(warning.with_help(|| message!("send a branch to it, or take it out")));
    }
}

/// Whether a node waits for a day that is not known yet: no response can settle its fact before the poll is called.
fn waits_for_a_day(policy: &Policy, node: &Node) -> bool {
    node.source == FactSource::Resignation && policy.nominations_close.is_none()
}

/// The outcomes, by index, to which only a day that is not known yet can lead, over however many nodes.
fn waiting(policy: &Policy, flow: &Flow) -> BTreeSet<usize> {
    let mut outcomes = BTreeSet::new();
    let mut nodes = BTreeSet::new();
    let mut open: Vec<Target> = Vec::new();
    for node in &flow.nodes {
        let waits = waits_for_a_day(policy, node);
        let branches = node.branches.iter().filter(|_| waits);
        open.extend(node.in_reserve.iter().chain(branches).map(|(_, target)| *target));
    }
    while let Some(target) = open.pop() {
        match target {
            Target::Outcome(index) => drop(outcomes.insert(index)),
            Target::Node(index) => {
                if nodes.insert(index)
                    && let Some(node) = flow.nodes.get(index)
                {
                    open.extend(node.branches.iter().chain(&node.in_reserve).map(|(_, target)| *target));
                }
            }
        }
    }
    outcomes
}

fn unreached(policy: &Policy, flow: &Flow, explored: &Explored<'_>, at: &str, warnings: &mut Vec<Diagnostic>) {
    let waiting = waiting(policy, flow);
    // What only a date that is not known yet could lead to waits for it; a shared outcome is some other flow's too.
    let is_out_of_reach = |(index, outcome): &(usize, &Outcome)| {
        !explored.outcomes.contains(index) && !waiting.contains(index) && !outcome.shared
    };
    for (_, outcome) in flow.outcomes.iter().enumerate().filter(is_out_of_reach) {
        let place = pointer(&pointer(at, "outcomes"), &outcome.id);
        let warning =
            Diagnostic::new(Code::UnreachedOutcome, place, || message!("no responses reach `%id%`", id = outcome.id));
        warnings.push(warning.with_help(|| message!("send a branch to it, or take it out")));
    }
}

fn idle(node: &Node, at: &str, warnings: &mut Vec<Diagnostic>) {
    // What a period's node makes no difference to, a date outside the protocol's own time does.
    if matches!(node.source, FactSource::Period(_)) {
        return;
    }
    let same = match node.branches.split_first() {
        Some(((_, first), rest)) => !rest.is_empty() && rest.iter().all(|(_, target)| target == first),
        None => true,
    };
    if same {
        let message = message!("every branch of `%id%` leads to the same place", id = node.id);
        let warning = Diagnostic::new(Code::IdleQuestion, node_place(at, node), || message);
        warnings.push(
            warning
                .with_help(|| message!("a question whose answer makes no difference is not asked; take the node out")),
        );
    }
}

/// Facts that are settled before a node looks at them, and branches that no facts agree with.
fn contradictions(policy: &Policy, flow: &Flow, explored: &Explored<'_>, at: &str, warnings: &mut Vec<Diagnostic>) {
    for (index, taken) in &explored.taken {
        let Some(node) = flow.nodes.get(*index) else {
            continue;
        };
        let place = node_place(at, node);
        for (_, fact) in explored.not_asked.iter().filter(|(at, _)| at == index) {
            let message = message!(
                "`%period%` depends on `%fact%`, and a path to `%id%` does not ask it",
                period = node.fact,
                fact,
                id = node.id
            );
            let warning = Diagnostic::new(Code::UnaskedFact, pointer(&place, "fact"), || message);
            warnings.push(
                warning.with_help(|| message!("ask `%fact%` first: else the period's own bounds are taken", fact)),
            );
        }
        if explored.asked_before.contains(index) {
            let message = message!("a path to `%id%` has settled `%fact%` before", id = node.id, fact = node.fact);
            let warning = Diagnostic::new(Code::RepeatedFact, pointer(&place, "fact"), || message);
            warnings
                .push(warning.with_help(|| message!("send that path straight to where the earlier response leads")));
            continue;
        }
        if waits_for_a_day(policy, node) {
            continue;
        }
        let is_taken =
            |target: &Target| node.branches.iter().any(|(value, to)| to == target && taken.contains(value.as_str()));
        for (value, target) in node.branches.iter().filter(|(value, _)| !taken.contains(value.as_str())) {
            if is_taken(target) {
                continue;
            }
            let message = message!("on no path can `%fact%` be `%value%` here", fact = node.fact, value);
            let warning = Diagnostic::new(Code::DeadBranch, pointer(&pointer(&place, "branches"), value), || message);
            warnings.push(
                warning
                    .with_help(|| message!("the facts before it rule it out; let it lead where another branch leads")),
            );
        }
    }
}
