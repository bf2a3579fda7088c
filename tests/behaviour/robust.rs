//! Policies and responses that nobody would write: read, refused or walked, and never a panic. The fuzz targets in
//! `fuzz/` hold the same for longer.

use engine::{Response, Responses, walk};
use policy::{hidden::is_hidden, load::load};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{json as read, json_files, policies, vocabulary};

/// What is put in place of a value.
fn strange() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
        Just(json!(-1)),
        Just(json!(1e300)),
        Just(json!({ "date": "2021-02-30" })),
        "\\PC{0,20}".prop_map(Value::from),
        "[<>{}|\u{202e}\u{0}\r\n='\"a-]{0,12}".prop_map(Value::from),
        Just(json!("javascript:alert(1)")),
        Just(json!("9999-12-31")),
    ]
}

/// Puts a value in one place of a tree. Returns whether there was such a place.
fn put(tree: &mut Value, mut place: usize, value: &Value) -> Result<(), usize> {
    if place == 0 {
        *tree = value.clone();
        return Ok(());
    }
    place -= 1;
    let children: Box<dyn Iterator<Item = &mut Value>> = match tree {
        Value::Array(values) => Box::new(values.iter_mut()),
        Value::Object(fields) => Box::new(fields.values_mut()),
        _ => return Err(place),
    };
    for child in children {
        match put(child, place, value) {
            Ok(()) => return Ok(()),
            Err(left) => place = left,
        }
    }
    Err(place)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_broken_policy_is_refused_with_reasons_or_read(
        which in 0..5usize,
        changes in prop::collection::vec((1..3_000usize, strange()), 1..4),
    ) {
        let files = json_files("policies");
        let mut policy = read(&files[which % files.len()]);
        for (place, value) in &changes {
            let _ = put(&mut policy, *place, value);
        }
        match load(&policy, &vocabulary()) {
            Err(findings) => prop_assert!(!findings.is_empty()),
            Ok(policy) => {
                prop_assert!(!policy.force.contains(is_hidden));
                for flow in policy.flows.keys() {
                    let _ = walk(&policy, flow, &Responses::new());
                }
            }
        }
    }

    #[test]
    fn any_responses_end_a_walk_the_same_way_twice(
        which in 0..5usize,
        flow in 0..12usize,
        given in prop::collection::vec((0..40usize, 0..8usize, "\\PC{0,12}"), 0..12),
    ) {
        let policy = &policies()[which % policies().len()];
        let (flow, _) = policy.flows.get_index(flow % policy.flows.len()).unwrap();
        let mut responses = Responses::new();
        for (question, choice, other) in &given {
            let (id, question) = policy.questions.get_index(question % policy.questions.len()).unwrap();
            let written = question.choices.get_index(*choice).map_or(other.as_str(), |(id, _)| id);
            if let Ok(response) = Response::parse(policy, id, written) {
                responses.insert(id.clone(), response);
            }
        }
        prop_assert_eq!(format!("{:?}", walk(policy, flow, &responses)), format!("{:?}", walk(policy, flow, &responses)));
    }
}
