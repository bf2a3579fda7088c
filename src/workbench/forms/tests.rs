//! The forms, without a browser.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Screen,
    schema::{ABOUT, Field, Kind, OUTCOME, PARTS, SINGLE},
    screen,
};

const SCHEMA: &str = include_str!("../../../docs/policy.schema.json");
const FORMAT: [&str; 3] = ["$schema", "format", "language"];

/// What a schema has for the object at a place inside it, its references followed.
fn properties<'s>(schema: &'s Value, of: &'s Value) -> Vec<&'s str> {
    let of = of
        .get("$ref")
        .and_then(Value::as_str)
        .map_or(of, |at| schema.pointer(at.trim_start_matches('#')).expect("a definition"));
    let fields = of.get("properties").and_then(Value::as_object).expect("an object");
    fields.keys().map(String::as_str).collect()
}

#[test]
fn every_field_of_the_format_is_on_a_form_or_known_to_be_in_the_text_only() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let mut left: BTreeSet<String> = BTreeSet::new();
    let mut look = |name: &str, of: &Value, table: &[Field]| {
        let known = properties(&schema, of);
        for field in table {
            assert!(known.contains(&field.name), "{name} has no `{}`", field.name);
        }
        let missing = known.into_iter().filter(|known| !table.iter().any(|field| field.name == *known));
        left.extend(missing.map(|missing| format!("{name}/{missing}")));
    };
    for part in PARTS {
        let entry = schema.pointer(&format!("/properties{}/additionalProperties", part.at)).expect("a part");
        look(part.at, entry, part.fields);
    }
    for (at, _, table) in SINGLE {
        let single = schema.pointer(&format!("/properties{at}")).expect("a form");
        let single = single.get("anyOf").and_then(|any| any.get(0)).unwrap_or(single);
        look(at, single, table);
    }
    let only_in_text = [
        // Other windows for some, conditions of a note, words in one flow, and roles whose branches a choice takes: rare, and
        // each a small language of its own.
        "/notes/given",
        "/notes/paragraphs",
        "/periods/variants",
        "/questions/in_flows",
        "/questions/kind",
        "/questions/none",
        "/dates/election",
    ];
    assert_eq!(left, only_in_text.map(str::to_owned).into());
    let whole: BTreeSet<&str> = properties(&schema, &schema).into_iter().collect();
    let elsewhere = ["flows", "days_off", "derived", "duties"];
    let shown = PARTS
        .iter()
        .map(|part| part.at.trim_start_matches('/'))
        .chain(SINGLE.iter().map(|(at, ..)| at.trim_start_matches('/')));
    let shown: BTreeSet<&str> =
        shown.chain(ABOUT.iter().map(|field| field.name)).chain(elsewhere).chain(FORMAT).collect();
    assert_eq!(shown, whole);
}

/// Whoever adds a word to the format, such as a kind of column, is told here that no author could choose it.
#[test]
fn every_word_of_the_format_can_be_chosen() {
    fn lists<'t>(table: &'t [Field], found: &mut Vec<&'t [(&'static str, &'static str)]>) {
        for field in table {
            match field.kind {
                Kind::Of(list) => found.push(list),
                Kind::Object(fields) | Kind::List(fields, _) | Kind::Map(fields) => lists(fields, found),
                _ => {}
            }
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let definitions = schema["$defs"].as_object().expect("the definitions");
    let words = |of: &Value| -> BTreeSet<String> {
        let words = of["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str());
        words.map(str::to_owned).collect()
    };
    let mut found = Vec::new();
    let singles = SINGLE.iter().map(|(.., table)| *table);
    PARTS
        .iter()
        .map(|part| part.fields)
        .chain(singles)
        .chain([ABOUT, OUTCOME])
        .for_each(|table| lists(table, &mut found));
    assert!(found.len() >= 5, "{found:?}");
    for list in found {
        let offered: BTreeSet<String> =
            list.iter().map(|(word, _)| (*word).to_owned()).filter(|word| !word.is_empty()).collect();
        let of =
            definitions.values().map(words).find(|words| words.is_superset(&offered)).expect("words of the format");
        let left: Vec<&String> = of.difference(&offered).collect();
        // One stands where nothing is written; where nothing can be chosen too, none.
        let unwritten = usize::from(list.iter().any(|(word, label)| word.is_empty() && *label != "bench.none"));
        assert_eq!(left.len(), unwritten, "{left:?} cannot be chosen: {list:?}");
    }
}

#[test]
fn every_place_is_on_a_form() {
    let on = |at: &str| {
        let (screen, about) = screen(at);
        (format!("{screen:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned(), about)
    };
    for (at, form, about) in [
        ("", "Contents", ""),
        ("/flows", "Contents", ""),
        ("/force", "About", "/protocol"),
        ("/elections/0/poll", "About", "/protocol"),
        ("/provisions", "List", "/provisions"),
        ("/provisions/5.d.vii/summary", "Entry", "/provisions/5.d.vii"),
        ("/register/columns/0", "Single", "/register"),
        ("/outcomes/silent/cites/0", "Outcome", "/outcomes/silent"),
        ("/flows/visits/start", "Flow", "/flows/visits"),
        ("/flows/visits/nodes", "Flow", "/flows/visits"),
        ("/flows/visits/nodes/who/branches/volunteer", "Node", "/flows/visits/nodes/who"),
        ("/flows/visits/outcomes/ask/headline", "Outcome", "/flows/visits/outcomes/ask"),
    ] {
        assert_eq!(on(at), (form.to_owned(), about.to_owned()), "{at}");
    }
    assert!(matches!(screen("/dates/poll"), (Screen::Entry(part), _) if part.at == "/dates"));
}

#[test]
fn what_must_stay_is_what_the_format_needs() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema");
    let advice = schema.pointer("/properties/outcomes/additionalProperties").expect("the outcomes");
    let at = advice.get("$ref").and_then(Value::as_str).expect("a reference").trim_start_matches('#');
    let needed: Vec<&str> = schema
        .pointer(&format!("{at}/required"))
        .and_then(Value::as_array)
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let stay: Vec<&str> = OUTCOME.iter().filter(|field| field.is_needed).map(|field| field.name).collect();
    assert_eq!(stay, needed);
    assert!(OUTCOME.iter().any(|field| matches!(field.kind, Kind::Referral)));
}
