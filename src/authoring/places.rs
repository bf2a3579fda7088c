//! Where in its file something of a policy stands, as a JSON pointer.

use engine::{Given, walk};
use policy::{Outcome, Policy, diagnostic::pointer};

use super::words;

/// Returns the place of a node of a flow.
pub fn node(flow: &str, node: &str) -> String {
    pointer(&pointer(&pointer("/flows", flow), "nodes"), node)
}

/// Returns the place of an outcome to which a flow leads: in the flow, or among those that flows share.
pub fn outcome(flow: &str, outcome: &Outcome) -> String {
    let of = if outcome.shared { "/outcomes".to_owned() } else { pointer(&pointer("/flows", flow), "outcomes") };
    pointer(&of, &outcome.id)
}

/// Returns the same by ids; none where a flow has no such outcome, as for what is said of a day outside the protocol's own time.
pub fn outcome_of(policy: &Policy, flow: &str, id: &str) -> Option<String> {
    Some(outcome(flow, policy.flows.get(flow)?.outcome(id)?))
}

/// Returns the place of where one answer to a node leads.
pub fn branch(flow: &str, id: &str, value: &str) -> String {
    pointer(&pointer(&node(flow, id), "branches"), value)
}

/// One step of a walk: what it looked at with what it found, in words, and the place of where that led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// "Role: Police officer".
    pub words: String,
    /// The branch, as a JSON pointer. Nothing stands there where the answer is one of all others, or follows another
    /// role.
    pub at: String,
}

/// Returns the steps of a walk over responses as the command line writes them, as far as they reach; none where the flow has no
/// such responses.
pub fn steps(policy: &Policy, flow: &str, given: &[(String, String)]) -> Vec<Step> {
    let written: Vec<String> = given.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    let given = Given::parse(policy, written.iter().map(String::as_str)).unwrap_or_default();
    let trail = walk(policy, flow, &given.responses).map(|walk| walk.trail).unwrap_or_default();
    let step = |step: &engine::Step<'_>| Step {
        words: format!("{}: {}", words::fact(policy, step.fact), words::value(policy, step.fact, step.value)),
        at: branch(flow, step.node, step.value),
    };
    trail.iter().map(step).collect()
}
