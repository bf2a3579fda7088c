//! What reads differently without any result changing: words, dates, contacts, provisions.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};

use policy::{Outcome, Policy, diagnostic::pointer};

use crate::places;

/// One place of the file that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordingChange {
    /// The place, as a JSON pointer into the new file, or into the old one for what is gone.
    pub at: String,
    /// What stood there; none for something new.
    pub old: Option<Value>,
    /// What stands there; none for something gone.
    pub new: Option<Value>,
}

/// Returns what differs between two outcomes that say the same in substance.
pub fn of_outcome(flow: &str, old: &Outcome, new: &Outcome) -> Vec<WordingChange> {
    let at = places::outcome(flow, new);
    let (old, new) = (&old.advice, &new.advice);
    let texts = |advice: &policy::Advice| {
        json!({
            "headline": advice.headline,
            "reasons": advice.reasons,
            "conditions": advice.conditions,
            "steps": advice.steps,
            "register_why": advice.register_why,
        })
    };
    let mut changes = Vec::new();
    compare(&at, Some(&texts(old)), Some(&texts(new)), &mut changes);
    changes
}

/// Returns what differs in a flow beside its outcomes: its name, and what its nodes say of themselves.
pub fn of_flow(old: &Policy, new: &Policy, flow: &str) -> Vec<WordingChange> {
    let words = |policy: &Policy| {
        let flow = policy.flows.get(flow)?;
        let nodes = flow.nodes.iter().map(|node| (node.id.clone(), json!({ "why": node.why, "cites": node.cites })));
        let nodes: IndexMap<String, Value> = nodes.collect();
        Some(json!({ "title": flow.title, "examples": flow.examples, "nodes": nodes }))
    };
    let mut changes = Vec::new();
    compare(&pointer("/flows", flow), words(old).as_ref(), words(new).as_ref(), &mut changes);
    // Nodes that came or went show in the results, if they matter.
    changes.retain(|change| change.old.is_some() && change.new.is_some() || !is_node(&change.at));
    changes
}

fn is_node(at: &str) -> bool {
    at.rsplit_once('/').is_some_and(|(parent, _)| parent.ends_with("/nodes"))
}

/// Returns what differs outside the flows.
pub fn elsewhere(old: &Policy, new: &Policy) -> Vec<WordingChange> {
    let mut changes = Vec::new();
    compare("", Some(&sections(old)), Some(&sections(new)), &mut changes);
    changes
}

/// The policy without its flows, as its file would have it.
fn sections(policy: &Policy) -> Value {
    let periods: IndexMap<&str, Value> =
        policy.periods.iter().map(|(id, period)| (id.as_str(), json!(period.period))).collect();
    json!({
        "id": policy.id,
        "version": policy.version,
        "force": policy.force,
        "opcc": policy.opcc,
        "language": policy.language,
        "words": policy.words,
        "protocol": policy.protocol,
        "documents": policy.documents,
        "elections": policy.elections,
        "dates": policy.dates,
        "periods": periods,
        "resignation": policy.resignation,
        "contacts": policy.contacts,
        "roles": policy.roles,
        "provisions": policy.provisions,
        "notes": policy.notes,
        "register": policy.register,
        "questions": policy.questions,
        "derived": policy.derived,
        "duties": policy.duties,
    })
}

/// Goes through two values side by side; `null` is as good as nothing. Lists are compared as a whole.
fn compare(at: &str, old: Option<&Value>, new: Option<&Value>, changes: &mut Vec<WordingChange>) {
    let there = |value: &&Value| !value.is_null();
    match (old.filter(there), new.filter(there)) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            for (key, value) in new {
                compare(&pointer(at, key), old.get(key), Some(value), changes);
            }
            for (key, value) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
                compare(&pointer(at, key), Some(value), None, changes);
            }
        }
        (old, new) if old == new => {}
        (old, new) => {
            changes.push(WordingChange { at: at.to_owned(), old: old.cloned(), new: new.cloned() });
        }
    }
}
