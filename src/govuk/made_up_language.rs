//! A language of no country, for tests: every text stands in brackets and is a third longer, so that words which come from no
//! catalogue and no policy are those outside brackets.

use serde_json::Value;

/// Fields of a policy or of the vocabulary that people read.
const TEXTS: [&str; 30] = [
    "by",
    "conditions",
    "error",
    "event",
    "examples",
    "excused",
    "force",
    "heading",
    "headline",
    "hint",
    "in_sentence",
    "more",
    "name",
    "none",
    "number",
    "opcc",
    "options",
    "organisation",
    "post",
    "reach",
    "reason",
    "reasons",
    "register_why",
    "replaces",
    "short",
    "steps",
    "summary",
    "text",
    "title",
    "why",
];

/// Fields whose own fields are all read: the words of a vocabulary by id.
const WORDS: [&str; 6] = ["contradictions", "dates", "duties", "entry", "values", "words"];

/// Attributes that people see or hear.
const SPOKEN: [&str; 4] = ["alt=\"", "aria-label=\"", "placeholder=\"", "title=\""];

/// Puts a catalogue into the made-up language: every text but the tag of the language.
pub fn translate_catalogue(json: &mut Value) {
    for (key, value) in json.as_object_mut().into_iter().flatten() {
        if !key.ends_with(".language") {
            every_text(value);
        }
    }
}

/// Puts a policy or the vocabulary into the made-up language.
pub fn translate(json: &mut Value) {
    if let Some(date) = json.pointer_mut("/protocol/date") {
        every_text(date);
    }
    match json {
        Value::Array(items) => items.iter_mut().for_each(translate),
        Value::Object(fields) => {
            // A branch leads to an id, whatever the response is called.
            for (key, value) in fields.iter_mut().filter(|(key, _)| *key != "branches") {
                let has_texts_only =
                    value.as_object().is_some_and(|fields| fields.values().all(|value| !value.is_object()));
                if WORDS.contains(&key.as_str()) && has_texts_only {
                    every_text(value);
                } else {
                    if TEXTS.contains(&key.as_str()) {
                        own_texts(value);
                    }
                    translate(value);
                }
            }
        }
        _ => {}
    }
}

/// The texts of a field itself, as its value or in a list.
fn own_texts(value: &mut Value) {
    match value {
        Value::String(_) => every_text(value),
        Value::Array(items) => items.iter_mut().filter(|item| item.is_string()).for_each(every_text),
        _ => {}
    }
}

fn every_text(json: &mut Value) {
    match json {
        Value::String(text) => {
            let longer = " ~~~".repeat(text.chars().count() / 12);
            *text = format!("[{text}{longer}]");
        }
        Value::Array(items) => items.iter_mut().for_each(every_text),
        Value::Object(fields) => fields.values_mut().for_each(every_text),
        _ => {}
    }
}

/// Returns the words of a page that stand outside all brackets, as a person sees or hears them.
pub fn words_outside_brackets(html: &str) -> Vec<String> {
    let (mut spoken, mut attributes) = (String::new(), Vec::new());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        spoken.push_str(text);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        for name in SPOKEN {
            let value = tag.split_once(name).and_then(|(_, value)| value.split_once('"'));
            attributes.extend(value.map(|(value, _)| value.to_owned()));
        }
        // What stands in two elements is no word of one.
        spoken.push('\n');
        rest = after;
    }
    spoken.push_str(rest);
    attributes.push(spoken);
    attributes.iter().flat_map(|text| outside(text)).collect()
}

fn outside(text: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let kept = text.chars().map(|letter| match letter {
        '[' => {
            depth += 1;
            ' '
        }
        ']' => {
            depth = depth.saturating_sub(1);
            ' '
        }
        _ if depth > 0 => ' ',
        other => other,
    });
    let kept: String = kept.collect();
    kept.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).map(str::to_owned).collect()
}

#[test]
fn only_what_stands_outside_brackets_is_found() {
    let html = "<p title=\"here\">[in [deep] in] out <b>[x]</b> 1.4</p><input aria-label=\"[y]\">";
    assert_eq!(words_outside_brackets(html), ["here", "out"]);
    let mut policy = serde_json::json!({"id": "x", "contacts": {"spoc": {"post": "The post", "email": "a@b"}},
        "conditions": ["One", {"text": "Two", "cites": ["1"]}]});
    translate(&mut policy);
    let expected = serde_json::json!({"id": "x", "contacts": {"spoc": {"post": "[The post]", "email": "a@b"}},
        "conditions": ["[One]", {"text": "[Two]", "cites": ["1"]}]});
    assert_eq!(policy, expected);
}
