//! Changes of one place in a policy's text: the same as of the data, and nothing else in the text moves.

use std::fs;

use authoring::edit::Edit;
use policy::diagnostic::pointer;
use proptest::{prelude::*, sample::Index};
use serde::Serialize;
use serde_json::{Serializer, Value, json, ser::PrettyFormatter};

use crate::support::json_files;

/// Every place of some data, what is around before what is inside.
fn places(data: &Value, at: String, found: &mut Vec<String>) {
    found.push(at.clone());
    match data {
        Value::Array(items) => {
            (items.iter().enumerate()).for_each(|(index, item)| places(item, pointer(&at, index), found))
        }
        Value::Object(fields) => fields.iter().for_each(|(key, value)| places(value, pointer(&at, key), found)),
        _ => {}
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A value laid out in a way of its own: in lines, in one line, or with white space in strange places.
fn laid_out(value: &Value, way: u8) -> String {
    match way {
        0 => serde_json::to_string_pretty(value).expect("JSON"),
        1 => value.to_string(),
        2 => with_tabs(value),
        _ => format!(" \n{}\n\n", serde_json::to_string_pretty(value).expect("JSON").replace('\n', "\n\n ")),
    }
}

fn with_tabs(value: &Value) -> String {
    let mut text = Vec::new();
    let mut writer = Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b"\t"));
    value.serialize(&mut writer).expect("JSON");
    String::from_utf8(text).expect("text")
}

fn edit(places: &[String], which: usize, place: &Index, index: usize, key: &str, value: &Value) -> Edit {
    let at = place.get(places).clone();
    match which {
        0 => Edit::Set { at, value: value.clone() },
        1 => Edit::Set { at: pointer(&at, key), value: value.clone() },
        2 => Edit::Insert { list: at, index, value: value.clone() },
        3 => Edit::Remove { at },
        4 => Edit::Rename { at, key: key.to_owned() },
        5 => Edit::Set { at: pointer(&pointer(&at, key), "inside"), value: value.clone() },
        _ => Edit::Move { at, index },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_change_of_the_text_is_the_same_change_of_the_data(
        data in value(), way in 0..4_u8, which in 0..7_usize, place: Index, index in 0..5_usize, key in "[a-c/~\"é]{0,2}", new in value(),
    ) {
        let mut found = Vec::new();
        places(&data, String::new(), &mut found);
        let edit = edit(&found, which, &place, index, &key, &new);
        let text = laid_out(&data, way);
        let mut changed = data.clone();
        match (edit.apply(&text), edit.apply_to(&mut changed)) {
            (Ok(text), Ok(())) => {
                let read: Value = serde_json::from_str(&text).expect("it stays JSON");
                // The order of fields counts, which comparing maps does not.
                prop_assert_eq!(read.to_string(), changed.to_string());
            }
            (text, data) => prop_assert_eq!(text.err(), data.err(), "{:?}", edit),
        }
    }

    #[test]
    fn what_is_put_in_and_taken_out_again_leaves_no_trace(
        data in value(), way in 0..4_u8, which in 1..3_usize, place: Index, index in 0..5_usize, new in value(),
    ) {
        let mut found = Vec::new();
        places(&data, String::new(), &mut found);
        let edit = edit(&found, which, &place, index, "a new one", &new);
        let text = laid_out(&data, way);
        let Ok(changed) = edit.apply(&text) else { return Ok(()) };
        let at = match &edit {
            Edit::Set { at, .. } => at.clone(),
            Edit::Insert { list, index, .. } => {
                let length = data.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
                pointer(list, (*index).min(length))
            }
            _ => unreachable!("only these put something in"),
        };
        let back = Edit::remove(at).apply(&changed).expect("it is there");
        // An empty list or object may have had white space inside, which nobody misses.
        let plain = |text: &str| text.replace(char::is_whitespace, "");
        prop_assert_eq!(plain(&back), plain(&text));
        let holder = edit_holder(&edit);
        let was_empty = data.pointer(holder).is_some_and(|value| value == &json!([]) || value == &json!({}));
        if !was_empty {
            prop_assert_eq!(back, text);
        }
    }
}

fn edit_holder(edit: &Edit) -> &str {
    match edit {
        Edit::Set { at, .. } => at.rsplit_once('/').map_or("", |(parent, _)| parent),
        Edit::Insert { list, .. } => list,
        _ => "",
    }
}

#[test]
fn every_text_of_every_policy_can_be_changed_and_only_its_own_bytes_move() {
    for path in json_files("docs/examples").into_iter().chain(json_files("tests/policies")) {
        let text = fs::read_to_string(&path).expect("a policy");
        let data: Value = serde_json::from_str(&text).expect("JSON");
        let mut found = Vec::new();
        places(&data, String::new(), &mut found);
        // A prime, so that every kind of place has its turn, and not every one of them.
        for at in found.iter().filter(|at| data.pointer(at).is_some_and(Value::is_string)).step_by(23) {
            let old = data.pointer(at).expect("a text");
            let changed = Edit::set(at.clone(), "ß").apply(&text).expect("a change");
            let same =
                |one: &str, other: &str| one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
            let reversed = |text: &str| text.chars().rev().collect::<String>();
            let kept = same(&text, &changed) + same(&reversed(&text), &reversed(&changed));
            assert!(kept + old.to_string().len() >= text.len(), "{} {at}", path.display());
            assert_eq!(
                Edit::set(at.clone(), old.clone()).apply(&changed).expect("a change"),
                text,
                "{} {at}",
                path.display()
            );
        }
    }
}

#[test]
fn what_is_new_is_laid_out_as_what_stands_beside_it() {
    let text = "{\n  \"a\": { \"b\": 1 },\n  \"c\": [\n    \"d\"\n  ],\n  \"e\": {}\n}\n";
    let with = |edit: Edit| edit.apply(text).expect("a change");
    assert_eq!(with(Edit::set("/a/x", 2)), text.replace("\"b\": 1", "\"b\": 1, \"x\": 2"));
    assert_eq!(with(Edit::set("/a", json!({ "y": ["z"] }))), text.replace("{ \"b\": 1 }", "{ \"y\": [\"z\"] }"));
    let put = Edit::Insert { list: "/c".to_owned(), index: 0, value: json!("new") };
    assert_eq!(with(put), text.replace("\"d\"", "\"new\",\n    \"d\""));
    let inside = "{\n    \"f\": {\n      \"g\": [\n        1\n      ]\n    }\n  }";
    assert_eq!(with(Edit::set("/e/f/g", json!([1]))), text.replace("{}", inside));
    assert_eq!(with(Edit::remove("/c/0")), text.replace("\n    \"d\"\n  ", ""));
    let up = Edit::Move { at: "/c".to_owned(), index: 0 };
    let moved = "{\n  \"c\": [\n    \"d\"\n  ],\n  \"a\": { \"b\": 1 },\n  \"e\": {}\n}\n";
    assert_eq!(with(up), moved);
    let taken = Edit::Rename { at: "/a".to_owned(), key: "c".to_owned() };
    assert_eq!(taken.apply(text), Err(authoring::edit::EditError::NameTaken));
}
