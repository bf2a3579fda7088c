//! The questions, flows and register columns that every policy shares: one data file, in one language.

use serde::Serialize;
use serde_json::Value;
use vecmap::VecMap;

use super::{Diagnostic, json::Json, read::read_whole, text::Text};

/// The standard wording. A policy may override a question's words and add questions, choices, flows and duties.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The language of every text here, as a BCP 47 tag.
    pub language: String,
    /// The flows in the order in which the start screen lists them.
    pub flows: VecMap<String, FlowWording>,
    /// The questions by fact id.
    pub questions: VecMap<String, Question>,
    /// What the derived facts and their values are called.
    pub derived: VecMap<String, DerivedWording>,
    /// Duties that may come with any verdict, by id.
    pub duties: VecMap<String, Text>,
    /// The register's columns for a protocol that prints none.
    pub columns: Vec<Column>,
    /// The labels of a register entry, by id: `result`, `verdict-allowed`.
    pub entry: VecMap<String, Text>,
}

/// How a flow is named on the start screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FlowWording {
    /// The flow in a few words: "Posting on social media".
    pub title: Text,
    /// Everyday examples, in one line.
    pub examples: Text,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// One of the choices listed.
    #[default]
    Choice,
    /// A day, or a day and a time.
    Date,
}

/// One question, its words, and the choices it offers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Question {
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question itself, as a heading.
    pub text: Text,
    /// Its name in a summary list: "Role".
    pub short: Text,
    /// One or two lines of help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Why it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// For a date that may not exist yet: what "none yet" is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<Text>,
    /// Other words for it in one flow, by flow id.
    #[serde(skip_serializing_if = "VecMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, QuestionInFlow>"))]
    pub in_flows: VecMap<String, QuestionInFlow>,
    /// The choices in the order in which they are offered; empty for a date.
    #[serde(skip_serializing_if = "VecMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Choice>"))]
    pub choices: VecMap<String, Choice>,
}

/// What a question is called inside one flow.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionInFlow {
    /// The question itself.
    pub text: Text,
    /// One or two lines of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
}

/// One choice of a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// The choice in a few words.
    pub text: Text,
    /// One line of help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Offered only where a node has a branch for it; every other choice must have one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// A choice whose branch is taken where this one has none: a deputy follows the commissioner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<String>,
}

/// What a derived fact and its values are called.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DerivedWording {
    /// Its name in a summary list.
    pub short: Text,
    /// Its values.
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
    pub values: VecMap<String, Text>,
}

/// Who completes a column of the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FilledBy {
    /// The person who writes the entry.
    #[default]
    Sender,
    /// The SPOC, once the entry has arrived.
    Spoc,
}

/// What the checker can write into a column by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Prefill {
    /// The day of the activity.
    ActivityDate,
    /// The flow and the responses that tell what was asked for.
    Situation,
    /// The verdict and the headline.
    Outcome,
}

/// What kind of words a column takes, which decides its field on the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
}

/// One column of the register.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its id, stable across versions of the policy.
    pub id: String,
    /// Its heading, as the protocol has it.
    pub text: Text,
    /// One line of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// What it takes.
    #[serde(default)]
    pub kind: ColumnKind,
    /// Who completes it.
    #[serde(default)]
    pub filled_by: FilledBy,
    /// Whether the entry cannot go without it.
    #[serde(default)]
    pub required: bool,
    /// What the checker writes into it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefill: Option<Prefill>,
}

impl Vocabulary {
    /// Reads the vocabulary from its JSON.
    ///
    /// # Errors
    ///
    /// Returns every fault found.
    pub fn from_json(json: &Value) -> Result<Self, Vec<Diagnostic>> {
        Self::read_json(&json.into())
    }

    /// Reads the vocabulary from JSON.
    ///
    /// # Errors
    ///
    /// As [`Self::from_json`].
    pub fn read_json(json: &Json) -> Result<Self, Vec<Diagnostic>> {
        read_whole(json)
    }

    /// The question that says when the activity is; `period` is derived from it.
    pub const ACTIVITY_DATE: &'static str = "activity-date";
    /// The question that says when the nomination goes in; `resignation` is derived from it.
    pub const NOMINATION_DATE: &'static str = "nomination-date";
    /// The question that says when the person resigned; `resignation` is derived from it.
    pub const RESIGNATION_DATE: &'static str = "resignation-date";
    /// The question that says who the person is.
    pub const ROLE: &'static str = "role";
    /// The choice of a person who does not know.
    pub const NOT_SURE: &'static str = "not-sure";
}

impl Question {
    /// Takes over every word that `other` gives, and adds its choices.
    pub fn merge(&mut self, other: Question) {
        let Question { kind, text, short, hint, why, none, in_flows, choices } = other;
        if self.text.is_empty() {
            self.kind = kind;
        }
        self.text.merge(text);
        self.short.merge(short);
        self.hint = hint.or(self.hint.take());
        self.why = why.or(self.why.take());
        self.none = none.or(self.none.take());
        self.in_flows.extend(in_flows);
        for (id, choice) in choices {
            self.choices.entry(id).or_default().merge(choice);
        }
    }
}

impl Choice {
    fn merge(&mut self, other: Choice) {
        self.text.merge(other.text);
        self.hint = other.hint.or(self.hint.take());
        self.optional |= other.optional;
        self.inherits = other.inherits.or(self.inherits.take());
    }
}

impl Text {
    fn merge(&mut self, other: Text) {
        if !other.is_empty() {
            *self = other;
        }
    }
}
