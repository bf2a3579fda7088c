//! Where in its file something of a policy stands, as a JSON pointer.

use policy::{Outcome, diagnostic::pointer};

/// Returns the place of a node of a flow.
pub fn node(flow: &str, node: &str) -> String {
    pointer(&pointer(&pointer("/flows", flow), "nodes"), node)
}

/// Returns the place of an outcome to which a flow leads: in the flow, or among those that flows share.
pub fn outcome(flow: &str, outcome: &Outcome) -> String {
    let of = if outcome.shared { "/outcomes".to_owned() } else { pointer(&pointer("/flows", flow), "outcomes") };
    pointer(&of, &outcome.id)
}
