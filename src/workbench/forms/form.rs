//! What every form works on: the state, and the file's data as it stands.

use std::rc::Rc;

use serde_json::{Value, json};
use yew::prelude::*;

use authoring::edit::Edit;
use govuk::ErrorText;
use policy::{Severity, diagnostic::parent_and_key};

use super::words::Words;
use crate::{
    bench::{Action, Then},
    pieces::{BenchHandle, inline},
    tools::Tools,
};

/// The state, and the data in the text.
#[derive(Clone, PartialEq)]
pub struct Form {
    /// The state.
    pub bench: BenchHandle,
    /// The data in the text, as it now is.
    pub data: Rc<Value>,
}

/// The objects that only hold fields together, and go with the last of them.
const GROUPS: [&str; 4] = ["offset", "own", "words", "superseded"];

/// Returns the id of the field for a place.
pub fn id(at: &str) -> String {
    // A space or a quotation mark would end an id where several are listed.
    format!("at:{}", at.replace([' ', '"', '\\'], "_"))
}

impl Form {
    pub fn tools(&self) -> &Rc<Tools> {
        &self.bench.tools
    }

    pub fn say(&self, key: &str) -> String {
        self.bench.tools.say(key)
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.bench.tools.fill(key, values)
    }

    pub fn words(&self) -> Words<'_> {
        Words::of(&self.data, &self.bench.tools.vocabulary)
    }

    pub fn value(&self, at: &str) -> Option<&Value> {
        self.data.pointer(at)
    }

    /// Returns the text at a place, empty where there is none.
    pub fn text(&self, at: &str) -> &str {
        self.value(at).and_then(Value::as_str).unwrap_or_default()
    }

    /// Returns how many items or fields stand at a place.
    pub fn count(&self, at: &str) -> usize {
        match self.value(at) {
            Some(Value::Array(items)) => items.len(),
            Some(Value::Object(fields)) => fields.len(),
            _ => 0,
        }
    }

    /// Returns the keys of the object at a place.
    pub fn keys(&self, at: &str) -> Vec<String> {
        let fields = self.value(at).and_then(Value::as_object);
        fields.map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
    }

    /// Makes changes that belong to one field.
    pub fn edit(&self, field: &str, edits: Vec<Edit>, then: Then) {
        self.bench.dispatch(Action::Edit { edits, field: field.to_owned(), then });
    }

    /// Returns what happens when a field has another value: it is set, or goes where it is empty and not needed.
    pub fn set<T: Into<Value> + 'static>(&self, at: &str, is_needed: bool) -> Callback<T> {
        let (form, at) = (self.clone(), at.to_owned());
        Callback::from(move |value: T| {
            let value: Value = value.into();
            let is_empty = matches!(&value, Value::Null | Value::Bool(false)) || value == json!("");
            let edit = match (is_empty && !is_needed, form.value(&at).is_some()) {
                (false, _) => Edit::Set { at: at.clone(), value },
                (true, true) => Edit::remove(form.emptied(&at)),
                (true, false) => return,
            };
            form.edit(&at, vec![edit], Then::Stay);
        })
    }

    /// Returns what goes when a field is emptied: the object that it stands in, where that then says nothing.
    fn emptied(&self, at: &str) -> String {
        let (parent, _) = parent_and_key(at);
        let (_, name) = parent_and_key(parent);
        let is_last = GROUPS.contains(&name.as_str()) && self.count(parent) == 1;
        if is_last { parent.to_owned() } else { at.to_owned() }
    }

    /// Returns a button's changes.
    pub fn on_press(&self, field: &str, edits: Vec<Edit>, then: Then) -> Callback<MouseEvent> {
        let (form, field) = (self.clone(), field.to_owned());
        Callback::from(move |_: MouseEvent| form.edit(&field, edits.clone(), then.clone()))
    }

    /// Returns what happens when another form is asked for.
    pub fn on_go(&self, at: impl Into<String>) -> Callback<MouseEvent> {
        let (dispatcher, at) = (self.bench.dispatcher(), at.into());
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Go(at.clone())))
    }

    /// Returns what is said to be wrong at exactly this place.
    pub fn error(&self, at: &str) -> Option<ErrorText> {
        self.finding(at, Severity::Error).map(|message| self.bench.tools.error_text(message))
    }

    fn finding(&self, at: &str, severity: Severity) -> Option<String> {
        let work = self.bench.work.as_ref()?;
        let here = |finding: &&authoring::check::Finding| {
            finding.diagnostic.severity() == severity && finding.diagnostic.pointer == at
        };
        work.findings.iter().find(here).map(|finding| finding.diagnostic.message.english())
    }

    /// Returns what a field's hint says: help, and a warning about exactly this place.
    pub fn hint(&self, at: &str, help: Option<String>) -> Option<Html> {
        let warning = self.finding(at, Severity::Warning);
        (help.is_some() || warning.is_some()).then(|| {
            html! {
                <>
                    { help }
                    if let Some(warning) = warning {
                        <span class="bench-warning"><strong>{ self.say("bench.warning") }{ ":" }</strong>{ " " }{ inline(&warning) }</span>
                    }
                </>
            }
        })
    }

    /// Returns whether something is said at a place or inside it.
    pub fn has_findings(&self, at: &str) -> bool {
        let inside =
            |pointer: &str| pointer.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.bench
            .work
            .as_ref()
            .is_some_and(|work| work.findings.iter().any(|finding| inside(&finding.diagnostic.pointer)))
    }
}
