//! The shape of those parts of a policy file that are not kept as they stand.

use serde::Serialize;
use vecmap::VecMap;

use super::{
    json::Json,
    read::{Faults, Place, Read},
    text::Text,
};

/// A flow as the file has it.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, NodeFile>", extend("propertyNames" = super::schema::ids())))]
    pub nodes: Later,
    /// The outcomes by id.
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, super::Advice>", extend("propertyNames" = super::schema::ids())))]
    pub outcomes: Later,
}

/// What is read later, by itself.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Later;

impl Read for Later {
    fn read(_: &Json, _: Place<'_>, _: &mut Faults) -> Self {
        Self
    }
}

/// A node as the file has it.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct NodeFile {
    /// The question or derived fact that decides.
    pub fact: String,
    /// For each choice or value, the node or outcome that comes next.
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, String>"))]
    pub branches: VecMap<String, String>,
    /// Why it is asked here, in place of the vocabulary's reason.
    #[serde(default)]
    pub why: Option<Text>,
    /// The paragraphs that make the question necessary.
    #[serde(default)]
    pub cites: Vec<String>,
}

/// A day off that only this election has.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct DayOffFile {
    #[serde(serialize_with = "super::iso::day::serialize")]
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::Day"))]
    /// The day.
    pub date: chrono::NaiveDate,
    /// What it is called.
    pub name: String,
}
