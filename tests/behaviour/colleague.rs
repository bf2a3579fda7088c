//! A text for a colleague says "your colleague" before it says "they": alone, a "they" could be the candidate, the chiefs, anybody.

use serde_json::Value;

use crate::support::{json, json_files};

/// Answers as short as a label, below a question that names the colleague. The SPOC reads them, too, of whom it is nobody's colleague.
const LABELS: [&str; 3] =
    ["In {my|their} own time", "{My|Their} own account", "{I have|They have} not resigned and no last day is set"];

fn each_text(value: &Value, at: &str, look: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => look(text, at),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| each_text(item, &format!("{at}/{index}"), look));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, field)| each_text(field, &format!("{at}/{key}"), look));
        }
        _ => {}
    }
}

/// Returns the first "they" for the colleague that stands before the text has named the colleague.
fn unnamed(text: &str) -> Option<&str> {
    let colleague = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')?.0.split_once('|'));
    let mut words = colleague.map(|(_, colleague)| colleague);
    let is_they =
        |word: &str| matches!(word.to_lowercase().as_str(), "they" | "them" | "their" | "theirs" | "themselves");
    words
        .find(|words| words.to_lowercase().contains("your colleague") || words.split(' ').any(is_they))
        .filter(|words| !words.to_lowercase().contains("your colleague"))
}

#[test]
fn a_they_without_its_owner_is_found() {
    assert_eq!(unnamed("Ask {your|their} line manager before {you say|your colleague says} yes."), Some("their"));
    assert_eq!(unnamed("{You|They} must not"), Some("They"));
    assert_eq!(unnamed("{You|Your colleague} may post on {your|their} own account"), None);
    assert_eq!(unnamed("Officers must keep their views to themselves."), None);
}

#[test]
fn every_text_names_the_colleague_before_it_says_they() {
    let mut seen = 0;
    let mut found = Vec::new();
    for path in json_files("policies").into_iter().chain(json_files("www/text")) {
        // What is said to authors is said of braces.
        if path.ends_with("authoring.en.json") {
            continue;
        }
        each_text(&json(&path), "", &mut |text, at| {
            seen += usize::from(text.contains('|'));
            if !LABELS.contains(&text)
                && let Some(they) = unnamed(text)
            {
                found.push(format!("{} at {at}: `{they}` in “{text}”", path.display()));
            }
        });
    }
    assert!(seen > 500, "{seen} texts speak to both");
    assert!(found.is_empty(), "{found:#?}");
}
