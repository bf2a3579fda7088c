//! Which nodes, branches and outcomes some responses reach. Facts are carried along, so that what contradicts itself is not
//! counted; ways that come to one node with the same facts that still matter are followed once, so that merging ways do
//! not multiply.

use std::collections::{BTreeMap, BTreeSet};

use calendar::CalendarError;
use engine::{
    Fact, Given, Response, Responses,
    fact::{inputs, of_node},
    paths::responses_to,
};
use policy::{FactSource, Flow, Node, Policy, Target};

/// What responses can reach in a flow.
#[derive(Debug, Default)]
pub(super) struct Explored<'p> {
    /// For each node that is reached, by index: the values of its fact with which it is passed.
    pub taken: BTreeMap<usize, BTreeSet<&'p str>>,
    /// The outcomes reached, by index.
    pub outcomes: BTreeSet<usize>,
    /// The nodes that a way comes to on which their fact has been asked before.
    pub asked_before: BTreeSet<usize>,
    /// The facts that a period's variants look at and a way to the node does not ask, by node.
    pub not_asked: BTreeSet<(usize, &'p str)>,
    /// Days that could not be counted.
    pub uncountable: Option<CalendarError>,
    /// Whether there were too many ways to follow them all.
    pub is_cut_short: bool,
}

/// Where one way stands: at a node, with the facts that matter from there on.
#[derive(Clone, Debug)]
struct Standing<'p> {
    node: usize,
    /// Whether the node's own question has just been asked.
    asking: bool,
    responses: Responses,
    /// The facts of the nodes passed.
    passed: BTreeSet<&'p str>,
}

/// What makes two standings the same, whatever the order in which the responses were given.
type Identity<'p> = (usize, bool, BTreeMap<String, Response>, BTreeSet<&'p str>);

impl<'p> Standing<'p> {
    fn identity(&self) -> Identity<'p> {
        (self.node, self.asking, self.responses.clone().into_iter().collect(), self.passed.clone())
    }
}

/// How much is looked at: each fact that matters on each way counts as one. A chain of ten thousand questions takes a hundred
/// thousand; what takes more is a flow that asks again what it has asked.
const BUDGET: usize = 1_000_000;

/// Follows every way through a flow.
pub(super) fn explore<'p>(policy: &'p Policy, flow: &'p Flow) -> Explored<'p> {
    let mut explored = Explored::default();
    let matters = facts_from_here_on(policy, flow);
    let (mut seen, mut open) = (BTreeSet::new(), Vec::new());
    let go = |explored: &mut Explored<'p>, to: Target, from: &Standing<'p>| match to {
        Target::Outcome(index) => {
            explored.outcomes.insert(index);
            None
        }
        Target::Node(node) => {
            let matter = matters.get(node)?;
            let responses = from.responses.iter().filter(|(fact, _)| matter.contains(fact.as_str()));
            let responses = responses.map(|(fact, response)| (fact.clone(), response.clone())).collect();
            let passed = from.passed.intersection(matter).copied().collect();
            Some(Standing { node, asking: false, responses, passed })
        }
    };
    let before = Standing { node: 0, asking: false, responses: Responses::new(), passed: BTreeSet::new() };
    open.extend(go(&mut explored, flow.start, &before));
    let mut budget = BUDGET;
    while let Some(mut standing) = open.pop() {
        let cost = 1 + standing.responses.len() + standing.passed.len();
        budget = match budget.checked_sub(cost) {
            Some(left) => left,
            None => {
                explored.is_cut_short = true;
                break;
            }
        };
        let Some(node) = flow.nodes.get(standing.node) else {
            continue;
        };
        if !seen.insert(standing.identity()) {
            continue;
        }
        if !standing.asking {
            explored.arrive(policy, flow, node, &standing);
        }
        match of_node(policy, &flow.id, node, &standing.responses, &mut 0) {
            Fact::Known(value) => {
                let branch = node.branches.iter().find(|(choice, _)| *choice == *value);
                standing.passed.insert(&node.fact);
                if let Some((value, target)) = branch {
                    explored.taken.entry(standing.node).or_default().insert(value);
                    open.extend(go(&mut explored, *target, &standing));
                }
            }
            // A choice is followed at once: there is one branch for each.
            Fact::Needs(question) if question == node.fact => {
                standing.passed.insert(&node.fact);
                for (value, target) in &node.branches {
                    standing.responses.insert(node.fact.clone(), Response::Choice(value.clone()));
                    explored.taken.entry(standing.node).or_default().insert(value);
                    open.extend(go(&mut explored, *target, &standing));
                }
            }
            Fact::Needs(question) => {
                let question = question.to_owned();
                for response in responses_to(policy, &question, node, &Given::default(), &standing.responses) {
                    let mut next = Standing { asking: true, ..standing.clone() };
                    next.responses.insert(question.clone(), response);
                    open.push(next);
                }
            }
            Fact::OutOfTime => {}
            Fact::Uncountable(error) => explored.uncountable = Some(error),
        }
    }
    explored
}

impl<'p> Explored<'p> {
    /// Notes what is odd about coming to a node with these facts.
    fn arrive(&mut self, policy: &'p Policy, flow: &Flow, node: &'p Node, standing: &Standing<'p>) {
        if standing.passed.contains(node.fact.as_str()) {
            self.asked_before.insert(standing.node);
        }
        let FactSource::Period(index) = node.source else {
            return;
        };
        let Some((_, period)) = policy.periods.get_index(index) else {
            return;
        };
        for variant in &period.period.variants {
            let could_fit = variant.when.iter().all(|(fact, choices)| match standing.responses.get(fact) {
                _ if fact == "flow" => choices.contains(&flow.id),
                Some(Response::Choice(choice)) => choices.contains(choice),
                _ => true,
            });
            let facts = variant.when.keys().map(String::as_str).filter(|fact| could_fit && *fact != "flow");
            let missing = facts.filter(|fact| !standing.responses.contains_key(*fact));
            self.not_asked.extend(missing.map(|fact| (standing.node, fact)));
        }
    }
}

/// For each node, the questions and facts that it or a node after it looks at and that another node looks at too: what
/// one node alone looks at is settled there and matters to no other.
fn facts_from_here_on<'p>(policy: &'p Policy, flow: &'p Flow) -> Vec<BTreeSet<&'p str>> {
    let looked_at = |node: &'p Node| -> BTreeSet<&'p str> {
        inputs(policy, node).into_iter().chain([node.fact.as_str()]).collect()
    };
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in flow.nodes.iter().flat_map(looked_at) {
        *times.entry(fact).or_default() += 1;
    }
    let is_shared = |fact: &&str| times.get(fact).is_some_and(|times| *times > 1);
    let mut facts: Vec<Option<BTreeSet<&str>>> = vec![None; flow.nodes.len()];
    for root in 0..flow.nodes.len() {
        let mut open = vec![root];
        while let Some(at) = open.last().copied() {
            let Some(node) = flow.nodes.get(at) else {
                break;
            };
            let next: Vec<usize> = (node.branches.iter())
                .filter_map(|(_, target)| match target {
                    Target::Node(index) => Some(*index),
                    Target::Outcome(_) => None,
                })
                .collect();
            let known = |index: &usize| facts.get(*index).and_then(Option::as_ref);
            let unknown = next.iter().copied().find(|index| known(index).is_none());
            match unknown {
                Some(index) if known(&at).is_none() => open.push(index),
                _ => {
                    let own = looked_at(node).into_iter().filter(is_shared);
                    let all = own.chain(next.iter().filter_map(known).flatten().copied()).collect();
                    if let Some(slot) = facts.get_mut(at) {
                        slot.get_or_insert(all);
                    }
                    open.pop();
                }
            }
        }
    }
    facts.into_iter().map(Option::unwrap_or_default).collect()
}
