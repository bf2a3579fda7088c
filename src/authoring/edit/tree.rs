//! A flow's tree in the data of any file, sound or not: what leads where, what is reached, and what a change would leave hanging.

use std::collections::HashSet;

use serde_json::Value;

use policy::diagnostic::{parent_and_key, pointer};

use super::Edit;

/// Where one answer leads: the answer's id (nothing for all that have no branch of their own), and the target's id.
pub type Branch<'d> = (Option<&'d str>, &'d str);

/// Returns where the answers of a node lead, in the file's order.
pub fn branches<'d>(data: &'d Value, node: &str) -> Vec<Branch<'d>> {
    let Some(node) = data.pointer(node) else {
        return Vec::new();
    };
    let own = node.get("branches").and_then(Value::as_object).into_iter().flatten();
    let own = own.filter_map(|(answer, target)| Some((Some(answer.as_str()), target.as_str()?)));
    let others = node.get("otherwise").and_then(Value::as_str).map(|target| (None, target));
    own.chain(others).collect()
}

/// Returns the place of the node or outcome that a target inside a flow means.
pub fn place(data: &Value, flow: &str, target: &str) -> Option<String> {
    let own = ["nodes", "outcomes"].map(|part| pointer(&pointer(flow, part), target));
    own.into_iter().chain([pointer("/outcomes", target)]).find(|at| data.pointer(at).is_some())
}

/// Returns the places of everything that a flow reaches from its start.
pub fn reached(data: &Value, flow: &str) -> HashSet<String> {
    let start = data.pointer(&pointer(flow, "start")).and_then(Value::as_str);
    let mut open: Vec<&str> = start.into_iter().collect();
    let mut reached = HashSet::new();
    while let Some(target) = open.pop() {
        let Some(at) = place(data, flow, target) else {
            continue;
        };
        if reached.insert(at.clone()) {
            open.extend(branches(data, &at).into_iter().map(|(_, target)| target));
        }
    }
    reached
}

/// Returns the nodes and outcomes of a flow's own that nothing leads to, by their places.
pub fn unreached(data: &Value, flow: &str) -> Vec<String> {
    let reached = reached(data, flow);
    let own = ["nodes", "outcomes"].into_iter().flat_map(|part| {
        let part = pointer(flow, part);
        let keys = data.pointer(&part).and_then(Value::as_object).into_iter().flat_map(|entries| entries.keys());
        keys.map(|key| pointer(&part, key)).collect::<Vec<_>>()
    });
    own.filter(|at| !reached.contains(at)).collect()
}

/// Returns what nothing would lead to any more if these changes were made, beside what nothing leads to already.
pub fn left_hanging(data: &Value, flow: &str, edits: &[Edit]) -> Vec<String> {
    let mut after = data.clone();
    if edits.iter().try_for_each(|edit| edit.apply_to(&mut after)).is_err() {
        return Vec::new();
    }
    let before = unreached(data, flow);
    unreached(&after, flow).into_iter().filter(|at| !before.contains(at)).collect()
}

/// Returns an id that nothing in a flow or shared by flows has: the one wanted, or that with a number.
fn free_target(data: &Value, flow: &str, wanted: &str) -> String {
    let wanted = if wanted.is_empty() { "new" } else { wanted };
    let numbered = (2..).map(|number: u32| format!("{wanted}-{number}"));
    let mut ids = std::iter::once(wanted.to_owned()).chain(numbered);
    ids.find(|id| place(data, flow, id).is_none()).unwrap_or_default()
}

/// Returns the changes that put a new node or outcome where a branch or the start leads, and the place of the new one. A node
/// leads all its answers on to where that place led before, so that no way is lost.
pub fn put_between(
    data: &Value,
    flow: &str,
    spot: &str,
    part: &str,
    wanted: &str,
    mut new: Value,
) -> (Vec<Edit>, String) {
    let id = free_target(data, flow, wanted);
    let at = pointer(&pointer(flow, part), &id);
    if let (Some(fields), "nodes") = (new.as_object_mut(), part) {
        fields.insert("branches".to_owned(), Value::Object(serde_json::Map::new()));
        fields.insert("otherwise".to_owned(), led_to(data, spot).unwrap_or_default().into());
    }
    (vec![Edit::set(at.clone(), new), Edit::set(spot, id)], at)
}

/// Returns where a branch leads: by itself, or with all others of its node.
pub fn led_to<'d>(data: &'d Value, spot: &str) -> Option<&'d str> {
    let own = data.pointer(spot).and_then(Value::as_str);
    own.or_else(|| {
        let (branches, _) = parent_and_key(spot);
        let (node, _) = parent_and_key(branches);
        data.pointer(&pointer(node, "otherwise"))?.as_str()
    })
}

/// Returns the changes that let all flows share an outcome of one; nothing if a shared one has its id already.
pub fn share(data: &Value, at: &str) -> Option<(Vec<Edit>, String)> {
    let (_, id) = parent_and_key(at);
    let shared = pointer("/outcomes", &id);
    let outcome = data.pointer(at).filter(|_| data.pointer(&shared).is_none())?;
    Some((vec![Edit::remove(at), Edit::set(shared.clone(), outcome.clone())], shared))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{apply_all, references::delete_and_lead};
    use super::*;

    fn policy() -> Value {
        json!({
            "outcomes": { "ask": {} },
            "flows": { "f": {
                "start": "who",
                "nodes": {
                    "who": { "fact": "role", "branches": { "a": "when", "b": "ask" }, "otherwise": "gone" },
                    "when": { "fact": "period", "branches": { "before": "no" }, "otherwise": "ask" },
                    "alone": { "fact": "post", "branches": {}, "otherwise": "ask" }
                },
                "outcomes": { "no": {} }
            } }
        })
    }

    #[test]
    fn what_is_reached_is_told_from_what_is_not() {
        let data = policy();
        assert_eq!(branches(&data, "/flows/f/nodes/when"), [(Some("before"), "no"), (None, "ask")]);
        assert_eq!(reached(&data, "/flows/f").len(), 4);
        assert_eq!(unreached(&data, "/flows/f"), ["/flows/f/nodes/alone"]);
    }

    #[test]
    fn what_a_deletion_leaves_hanging_is_said_beforehand() {
        let data = policy();
        let edits = delete_and_lead(&data, "/flows/f/nodes/when", "ask");
        assert_eq!(left_hanging(&data, "/flows/f", &edits), ["/flows/f/outcomes/no"]);
    }

    #[test]
    fn what_is_put_between_leads_on_to_where_the_way_went() {
        let data = policy();
        let spot = "/flows/f/nodes/who/branches/c";
        let (edits, at) = put_between(&data, "/flows/f", spot, "nodes", "ask", json!({ "fact": "account" }));
        assert_eq!(at, "/flows/f/nodes/ask-2", "a shared outcome has the name");
        let changed = apply_all(&data.to_string(), &edits).expect("a change");
        let changed: Value = serde_json::from_str(&changed).expect("JSON");
        assert_eq!(changed.pointer(spot), Some(&json!("ask-2")));
        assert_eq!(changed.pointer(&at).and_then(|node| node.get("otherwise")), Some(&json!("gone")));
    }

    #[test]
    fn an_outcome_is_shared_unless_its_name_is_taken() {
        let data = policy();
        let (edits, shared) = share(&data, "/flows/f/outcomes/no").expect("it can be");
        let changed = apply_all(&data.to_string(), &edits).expect("a change");
        let changed: Value = serde_json::from_str(&changed).expect("JSON");
        assert!(changed.pointer(&shared).is_some() && changed.pointer("/flows/f/outcomes/no").is_none());
        assert_eq!(place(&changed, "/flows/f", "no"), Some(shared));
        assert!(share(&json!({ "outcomes": { "no": {} }, "flows": data["flows"] }), "/flows/f/outcomes/no").is_none());
    }
}
