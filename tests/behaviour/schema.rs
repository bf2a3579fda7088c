//! The JSON Schema for editors: held to the types, to the loader and to every policy.

use authoring::check::check;
use policy::{Code, Severity, schema::policy_schema};
use serde_json::{Value, json};

use crate::support::{json, json_files, root, vocabulary};

fn schema() -> Value {
    policy_schema().to_value()
}

fn refused(schema: &Value, policy: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    validator.iter_errors(policy).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn minimal() -> Value {
    json(&root().join("tests/policies/minimal.json"))
}

/// If this fails: `cargo run -- schema > docs/policy.schema.json`.
#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let published = json(&root().join("docs/policy.schema.json"));
    assert_eq!(published, schema(), "write it anew: cargo run -- schema > docs/policy.schema.json");
}

#[test]
fn every_policy_follows_the_schema() {
    let schema = schema();
    for path in json_files("policies").into_iter().chain(json_files("tests/policies")) {
        assert_eq!(refused(&schema, &json(&path)), [""; 0], "{}", path.display());
    }
}

#[test]
fn a_policy_may_name_its_schema() {
    let mut policy = minimal();
    policy["$schema"] = json!("../docs/policy.schema.json");
    assert_eq!(refused(&schema(), &policy), [""; 0]);
    assert_eq!(check(&policy, &vocabulary()), []);
}

#[test]
fn typical_slips_are_refused() {
    let schema = schema();
    let may = "/flows/photographs/outcomes/may";
    for (at, key, value) in [
        ("", "format", json!(3)),
        ("", "forces", json!("Anyshire Police")),
        ("", "elections", json!([])),
        ("/dates/poll", "date", json!("4 May 2028")),
        ("/dates/period-ends", "time", json!("10pm")),
        ("/dates/poll", "statute", json!("polling")),
        ("/dates", "Result Day", json!({ "name": "Result" })),
        ("/periods", "period", json!("period-starts")),
        ("/contacts/spoc", "name", json!("A person")),
        ("/provisions/1", "sumary", json!("x")),
        ("/flows", "visits", json!(null)),
        ("/flows/photographs/nodes/when", "branches", json!(["before"])),
        (may, "verdict", json!("allow")),
        (may, "headline", json!(null)),
        (may, "cites", json!("6")),
        (may, "register", json!(true)),
    ] {
        let mut policy = minimal();
        let fields = policy.pointer_mut(at).and_then(Value::as_object_mut).expect("an object");
        fields.insert(key.to_owned(), value);
        assert!(!refused(&schema, &policy).is_empty(), "{at}/{key} is let through");
        let faults = check(&policy, &vocabulary());
        assert!(faults.iter().any(|fault| fault.severity() == Severity::Error), "`check` lets {at}/{key} through");
    }
}

/// The loader reads a policy's fields one by one: it must know the same ones as the type behind the schema.
#[test]
fn the_loader_reads_the_fields_that_the_schema_has() {
    let schema = schema();
    let fields = schema["properties"].as_object().expect("properties");
    let required: Vec<&str> = schema["required"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    for field in fields.keys().filter(|field| *field != "$schema") {
        let mut policy = minimal();
        policy[field] = json!(false);
        let found = check(&policy, &vocabulary());
        let at = |code| found.iter().any(|it| it.code == code && it.pointer == format!("/{field}"));
        assert!(at(Code::Shape) || at(Code::UnknownFormat), "the loader does not look at `{field}`: {found:?}");
        assert!(!found.iter().any(|it| it.message.english().starts_with("unknown field")), "{found:?}");

        let mut policy = minimal();
        policy.as_object_mut().expect("an object").shift_remove(field);
        let clean = |policy: &Value| check(policy, &vocabulary()).is_empty();
        if required.contains(&field.as_str()) {
            assert!(!clean(&policy), "the loader does not miss `{field}`");
        }
    }
    for field in minimal().as_object().expect("an object").keys() {
        assert!(fields.contains_key(field), "the schema does not have `{field}`");
    }
}
