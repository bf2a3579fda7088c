//! The shape of a policy file, read piece by piece so that one bad piece does not hide the next.

use indexmap::IndexMap;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    diagnostic::{Code, Diagnostic, pointer},
    json, suggest,
    text::Text,
};

/// A flow as the file has it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct FlowFile {
    /// What it is called on the start screen; a standard flow has a title already.
    #[serde(default)]
    pub title: Option<Text>,
    /// Everyday examples, in one line.
    #[serde(default)]
    pub examples: Option<Text>,
    /// The node or outcome at which it starts.
    pub start: String,
    /// The nodes by id.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "IndexMap<String, NodeFile>", extend("propertyNames" = super::schema::ids())))]
    pub nodes: IndexMap<String, Value>,
    /// The outcomes by id.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "IndexMap<String, super::Advice>", extend("propertyNames" = super::schema::ids())))]
    pub outcomes: IndexMap<String, Value>,
}

/// A node as the file has it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct NodeFile {
    /// The question or derived fact that decides.
    pub fact: String,
    /// For each choice or value, the node or outcome that comes next.
    pub branches: IndexMap<String, String>,
    /// Why it is asked here, in place of the vocabulary's reason.
    #[serde(default)]
    pub why: Option<Text>,
    /// The paragraphs that make the question necessary.
    #[serde(default)]
    pub cites: Vec<String>,
}

/// A day off that only this election has.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct DayOffFile {
    #[serde(with = "super::iso::day")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "super::schema::Day"))]
    /// The day.
    pub date: chrono::NaiveDate,
    /// What it is called.
    pub name: String,
}

/// Reads the pieces of an object and collects what is wrong with them.
pub(super) struct Reader<'v> {
    object: &'v Map<String, Value>,
    asked: Vec<&'static str>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'v> Reader<'v> {
    pub fn new(object: &'v Map<String, Value>) -> Self {
        Self { object, asked: vec!["$schema", "format"], diagnostics: Vec::new() }
    }

    /// Reads a field that must be there. A missing one reads as the default, with a finding.
    pub fn required<T: DeserializeOwned + Default>(&mut self, key: &'static str) -> T {
        if !self.object.contains_key(key) {
            self.asked.push(key);
            self.diagnostics.push(Diagnostic::new(Code::Shape, "", format!("`{key}` is missing")));
            return T::default();
        }
        self.optional(key)
    }

    /// Reads a field that may be missing.
    pub fn optional<T: DeserializeOwned + Default>(&mut self, key: &'static str) -> T {
        self.asked.push(key);
        let Some(value) = self.object.get(key) else {
            return T::default();
        };
        read(value, &pointer("", key), &mut self.diagnostics).unwrap_or_default()
    }

    /// Reads an object entry by entry.
    pub fn entries<T: DeserializeOwned>(&mut self, key: &'static str) -> IndexMap<String, T> {
        let values: IndexMap<String, Value> = self.optional(key);
        entries(values, &pointer("", key), &mut self.diagnostics)
    }

    /// Reports every field that nothing asked for.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for key in self.object.keys().filter(|key| !self.asked.contains(&key.as_str())) {
            let finding = Diagnostic::new(Code::Shape, pointer("", key), format!("unknown field `{key}`"));
            self.diagnostics.push(finding.with_help(suggest::help(key, self.asked.iter().copied())));
        }
        self.diagnostics
    }
}

/// Reads the entries of an object one by one, leaving out those that are wrong, each with a finding.
pub(super) fn entries<T: DeserializeOwned>(
    values: IndexMap<String, Value>,
    at: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> IndexMap<String, T> {
    let mut read_entries = IndexMap::new();
    for (id, value) in values {
        if let Some(entry) = read(&value, &pointer(at, &id), diagnostics) {
            read_entries.insert(id, entry);
        }
    }
    read_entries
}

/// Reads one value; what is wrong with it becomes a finding at the exact place.
pub(super) fn read<T: DeserializeOwned>(value: &Value, at: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    json::read(value)
        .map_err(|fault| diagnostics.push(Diagnostic::new(Code::Shape, at.to_owned() + &fault.pointer, fault.message)))
        .ok()
}
