//! Who refers to what in a policy file: so that an id can be changed everywhere, and that nothing is left hanging unsaid.
//!
//! This works on the data of any file, sound or not.

use std::{borrow::Cow, collections::HashMap};

use serde_json::Value;

use policy::diagnostic::{parent_and_key, pointer, steps};

use super::Edit;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Provision,
    /// A date.
    Date,
    /// A contact.
    Contact,
    /// A note.
    Note,
    /// A document beside the protocol.
    Document,
    /// A duty of the policy's own.
    Duty,
    /// A node of a flow.
    Node,
    /// An outcome of one flow.
    Outcome,
    /// An outcome that flows share.
    Shared,
}

impl Kind {
    /// Returns what the place of an entry names, and its id.
    pub fn of(at: &str) -> Option<(Self, String)> {
        let steps: Vec<&str> = at.split('/').skip(1).collect();
        let kind = match steps.as_slice() {
            ["provisions", _] => Self::Provision,
            ["dates", _] => Self::Date,
            ["contacts", _] => Self::Contact,
            ["notes", _] => Self::Note,
            ["documents", _] => Self::Document,
            ["duties", _] => Self::Duty,
            ["outcomes", _] => Self::Shared,
            ["flows", _, "nodes", _] => Self::Node,
            ["flows", _, "outcomes", _] => Self::Outcome,
            _ => return None,
        };
        Some((kind, parent_and_key(at).1))
    }

    /// Returns whether a text at this place would be an id of this kind.
    fn is_named_at(self, steps: &[Cow<'_, str>], flow: Option<&str>) -> bool {
        let parts: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
        let is_number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
        match (self, parts.as_slice()) {
            // What people read is never an id, whatever the question or the date is called.
            (_, ["questions" | "words" | "register", .., "text" | "hint" | "why"]) => false,
            (Self::Provision, [.., "cites", index]) => is_number(index),
            (Self::Provision, ["notes", _, "paragraphs", ..]) => true,
            (Self::Date, ["periods", .., "starts" | "ends"] | ["elections", _, "poll" | "term_starts"])
            | (Self::Date, ["resignation", "nominations_close"])
            | (Self::Date, ["dates", .., "offset", "from"]) => true,
            (Self::Date, [top @ ("notes" | "outcomes" | "flows"), .., "dates", index]) => {
                let depth = match *top {
                    "flows" => 6,
                    _ => 4,
                };
                parts.len() == depth && is_number(index)
            }
            (Self::Contact, ["resignation", "advice_from"]) => true,
            (Self::Contact, ["outcomes" | "flows", rest @ ..]) => {
                rest.iter().skip(1).any(|step| matches!(*step, "refer_to" | "through" | "advice_from"))
                    && !matches!(rest.last(), Some(&("headline" | "text" | "reason")))
            }
            (Self::Note, ["outcomes" | "flows", .., "notes", index])
            | (Self::Duty, ["outcomes" | "flows", .., "duties", index]) => is_number(index),
            (Self::Document, ["provisions", _, "document"]) => true,
            (Self::Node | Self::Outcome, ["flows", of, rest @ ..]) => Some(*of) == flow && is_target(rest),
            (Self::Shared, ["flows", _, rest @ ..]) => is_target(rest),
            _ => false,
        }
    }
}

/// Returns whether a place inside a flow says where something leads.
fn is_target(inside: &[&str]) -> bool {
    matches!(inside, ["start"] | ["nodes", _, "otherwise"] | ["nodes", _, "branches", _])
}

/// Returns the place of every text that names the entry at this place, in the file's order.
pub fn references(data: &Value, at: &str) -> Vec<String> {
    let Some((kind, id)) = Kind::of(at) else {
        return Vec::new();
    };
    let flow = match kind {
        Kind::Node | Kind::Outcome => steps(at).nth(1),
        _ => None,
    };
    let mut found = Vec::new();
    walk(data, &mut Vec::new(), &mut |steps, text| {
        if text == id && names(data, kind, flow.as_deref(), steps, text) {
            found.push(steps.iter().fold(String::new(), |at, step| pointer(&at, step)));
        }
    });
    found
}

/// Returns how many texts name each entry of a part, by id: as many as [`references`] finds, in one go for all of them. Nothing
/// for a part whose entries no text names.
pub fn uses<'d>(data: &'d Value, part: &str) -> Option<HashMap<&'d str, usize>> {
    let (kind, _) = Kind::of(&pointer(part, ""))?;
    let mut found = HashMap::new();
    walk(data, &mut Vec::new(), &mut |steps, text| {
        if names(data, kind, None, steps, text) {
            *found.entry(text).or_default() += 1;
        }
    });
    Some(found)
}

/// Returns whether a text at this place names an entry of a kind. `flow` is the one that has the entry, if one has.
fn names(data: &Value, kind: Kind, flow: Option<&str>, steps: &[Cow<'_, str>], text: &str) -> bool {
    let is_hidden = || matches!(steps, [first, of, ..] if first == "flows" && has_own(data, of, text));
    kind.is_named_at(steps, flow) && !(kind == Kind::Shared && is_hidden())
}

/// Returns whether a flow has a node or an outcome of its own with this id, which hides a shared one.
fn has_own(data: &Value, flow: &str, id: &str) -> bool {
    let flow = pointer("/flows", flow);
    ["nodes", "outcomes"].iter().any(|part| data.pointer(&pointer(&pointer(&flow, part), id)).is_some())
}

fn walk<'d>(value: &'d Value, steps: &mut Vec<Cow<'d, str>>, tell: &mut impl FnMut(&[Cow<'d, str>], &'d str)) {
    match value {
        Value::String(text) => tell(steps, text),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                steps.push(index.to_string().into());
                walk(item, steps, tell);
                steps.pop();
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                steps.push(key.into());
                walk(value, steps, tell);
                steps.pop();
            }
        }
        _ => {}
    }
}

/// Returns the changes that give an entry another id, everywhere.
pub fn rename(data: &Value, at: &str, id: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = references(data, at).into_iter().map(|place| Edit::set(place, id)).collect();
    edits.push(Edit::Rename { at: at.to_owned(), key: id.to_owned() });
    edits
}

/// Returns the changes by which an entry goes, and with it every item of a list that names it. What names it alone, such as
/// who decides or where an answer leads, is left: taking that out would say something else.
pub fn delete(data: &Value, at: &str) -> Vec<Edit> {
    let in_lists = references(data, at).into_iter().filter(|place| {
        let (parent, _) = parent_and_key(place);
        data.pointer(parent).is_some_and(Value::is_array)
    });
    // From the end, so that no number of an item changes before its turn.
    let mut edits: Vec<Edit> = in_lists.map(Edit::remove).collect();
    edits.reverse();
    edits.push(Edit::remove(at));
    edits
}

/// Returns the changes by which a node or an outcome goes, and everything that led to it leads to another.
pub fn delete_and_lead(data: &Value, at: &str, to: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = references(data, at).into_iter().map(|place| Edit::set(place, to)).collect();
    edits.push(Edit::remove(at));
    edits
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::apply_all;
    use super::*;

    fn policy() -> Value {
        json!({
            "elections": [{ "title": "poll", "poll": "poll" }],
            "dates": { "poll": { "name": "poll", "cites": ["1", "2"] }, "end": { "offset": { "from": "poll", "days": 1 } } },
            "resignation": { "advice_from": "spoc", "nominations_close": "end", "cites": ["2"] },
            "notes": { "n": { "text": "1", "cites": ["1"], "paragraphs": [["1", "2"]], "dates": ["poll"] } },
            "provisions": { "1": { "heading": "1" }, "2": {} },
            "outcomes": { "ask": { "headline": "ask", "refer_to": { "any_of": ["spoc", "boss"] }, "dates": ["end"], "cites": ["2"] } },
            "flows": {
                "f": {
                    "start": "who",
                    "nodes": { "who": { "fact": "role", "branches": { "a": "ask", "b": "no" }, "otherwise": "ask", "cites": ["1"] } },
                    "outcomes": { "no": { "headline": "spoc", "refer_to": "spoc", "notes": ["n"] } }
                },
                "g": { "start": "ask", "outcomes": { "ask": {} } }
            }
        })
    }

    fn of(at: &str) -> Vec<String> {
        references(&policy(), at)
    }

    #[test]
    fn everything_that_names_an_entry_is_found_and_no_words_are() {
        assert_eq!(
            of("/provisions/1"),
            ["/dates/poll/cites/0", "/notes/n/cites/0", "/notes/n/paragraphs/0/0", "/flows/f/nodes/who/cites/0"]
        );
        assert_eq!(of("/dates/poll"), ["/elections/0/poll", "/dates/end/offset/from", "/notes/n/dates/0"]);
        assert_eq!(of("/dates/end"), ["/resignation/nominations_close", "/outcomes/ask/dates/0"]);
        let spoc = ["/resignation/advice_from", "/outcomes/ask/refer_to/any_of/0", "/flows/f/outcomes/no/refer_to"];
        assert_eq!(of("/contacts/spoc"), spoc);
        assert_eq!(of("/notes/n"), ["/flows/f/outcomes/no/notes/0"]);
        assert_eq!(of("/flows/f/nodes/who"), ["/flows/f/start"]);
        assert_eq!(of("/flows/f/outcomes/no"), ["/flows/f/nodes/who/branches/b"]);
        let shared = ["/flows/f/nodes/who/branches/a", "/flows/f/nodes/who/otherwise"];
        assert_eq!(of("/outcomes/ask"), shared, "a flow's own outcome hides the shared one");
        assert_eq!(of("/flows/g/outcomes/ask"), ["/flows/g/start"]);
        assert_eq!(of("/flows/g"), [""; 0]);
    }

    #[test]
    fn all_entries_of_a_part_are_counted_as_each_of_them_is() {
        let data = policy();
        for part in ["/provisions", "/dates", "/contacts", "/notes", "/documents", "/duties", "/outcomes"] {
            let uses = uses(&data, part).expect("a part whose entries are named");
            for id in ["1", "2", "poll", "end", "spoc", "boss", "n", "ask", "no"] {
                let counted = uses.get(id).copied().unwrap_or_default();
                assert_eq!(counted, of(&pointer(part, id)).len(), "{part}/{id}");
            }
        }
        assert_eq!(uses(&data, "/periods"), None);
    }

    #[test]
    fn an_id_is_changed_everywhere() {
        let text = serde_json::to_string_pretty(&policy()).expect("JSON");
        let renamed = apply_all(&text, &rename(&policy(), "/provisions/1", "1.a")).expect("a change");
        let data: Value = serde_json::from_str(&renamed).expect("JSON");
        assert_eq!(references(&data, "/provisions/1.a").len(), 4);
        assert_eq!(references(&data, "/provisions/1"), [""; 0]);
        assert_eq!(data.pointer("/provisions/1.a/heading"), Some(&json!("1")), "words stay");
    }

    #[test]
    fn what_goes_is_taken_out_of_lists_and_what_led_to_it_leads_on() {
        let text = serde_json::to_string_pretty(&policy()).expect("JSON");
        let gone = apply_all(&text, &delete(&policy(), "/contacts/boss"));
        assert!(gone.is_err(), "there is no such contact to take out");
        let gone = apply_all(&text, &delete(&policy(), "/provisions/2")).expect("a change");
        let data: Value = serde_json::from_str(&gone).expect("JSON");
        assert_eq!(references(&data, "/provisions/2"), [""; 0]);
        let led = apply_all(&text, &delete_and_lead(&policy(), "/flows/f/outcomes/no", "ask")).expect("a change");
        let data: Value = serde_json::from_str(&led).expect("JSON");
        assert_eq!(data.pointer("/flows/f/nodes/who/branches/b"), Some(&json!("ask")));
    }
}
