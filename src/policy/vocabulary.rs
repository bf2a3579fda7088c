//! The questions, flows and register columns that every policy shares: one data file, in one language.

use crate::entries::Entries;
use serde_json::Value;

use crate::read::{Faults, Place, Read, file_type, words};

use super::{Advice, DateWords, Diagnostic, json::Json, read::read_whole, text::Text};

file_type! {
    /// The standard wording. A policy may override a question's words and add questions, choices, flows and duties.
    pub struct Vocabulary {
        /// The language of every text here, as a BCP 47 tag.
        required language: String,
        /// What the office holder and their office are called, by the name that stands between per cent signs in texts.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
        required words: Entries<Text>,
        /// The flows in the order in which the start screen lists them.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, FlowWording>"))]
        required flows: Entries<FlowWording>,
        /// The questions by fact id.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Question>"))]
        required questions: Entries<Question>,
        /// What the derived facts and their values are called.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, DerivedWording>"))]
        required derived: Entries<DerivedWording>,
        /// Duties that may come with any verdict, by id.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
        required duties: Entries<Text>,
        /// What is said of a date outside the protocol's own time.
        required out_of_time: Advice,
        /// What days and times are called.
        required dates: DateWords,
        /// What is said of contradictions in a protocol's dates, by id.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
        required contradictions: Entries<Text>,
        /// The register's columns for a protocol that prints none.
        required columns: Vec<Column>,
        /// The labels of a register entry, by id: `result`, `verdict-allowed`.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
        required entry: Entries<Text>,
        /// What authors are told, by its English (see [`crate::Message`]). Only the workbench's page reads it, and where that speaks
        /// English there is none.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
        optional sentences: Entries<Text>,
    }
}

file_type! {
    /// How a flow is named on the start screen.
    pub struct FlowWording {
        /// The flow in a few words: "Posting on social media".
        required title: Text,
        /// Everyday examples, in one line.
        required examples: Text,
        /// Everyday words by which it is found.
        optional keywords: Vec<String>,
    }
}

words! {
    /// How a question is answered.
    pub enum QuestionKind: Choice {
        /// One of the choices listed.
        Choice = "choice",
        /// A day, or a day and a time.
        Date = "date",
    }
}

file_type! {
    /// One question, its words, and the choices it offers.
    pub struct Question {
        /// How it is answered.
        optional kind: QuestionKind,
        /// The question itself, as a heading.
        optional text: Text,
        /// Its name in a summary list: "Role".
        optional short: Text,
        /// One or two lines of help.
        optional hint: Option<Text>,
        /// Why it is asked.
        optional why: Option<Text>,
        /// What to do when it was not answered: "Select your role".
        optional error: Option<Text>,
        /// For a date that may not exist yet: what "none yet" is called.
        optional none: Option<Text>,
        /// Other words for it in one flow, by flow id.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, QuestionInFlow>"))]
        optional in_flows: Entries<QuestionInFlow>,
        /// The choices in the order in which they are offered; empty for a date.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Choice>"))]
        optional choices: Entries<Choice>,
    }
}

file_type! {
    /// What a question is called inside one flow.
    pub struct QuestionInFlow {
        /// The question itself, where it is another.
        optional text: Text,
        /// One or two lines of help.
        optional hint: Option<Text>,
        /// What to do when it was not answered.
        optional error: Option<Text>,
    }
}

file_type! {
    /// One choice of a question.
    pub struct Choice {
        /// The choice in a few words.
        optional text: Text,
        /// One line of help.
        optional hint: Option<Text>,
        /// Everyday words by which it is found.
        optional keywords: Vec<String>,
        /// Offered only where a node has a branch for it; every other choice must have one.
        optional optional: bool,
        /// A choice whose branch is taken where this one has none: a deputy follows the commissioner.
        optional inherits: Option<String>,
    }
}

file_type! {
    /// What a derived fact and its values are called.
    pub struct DerivedWording {
        /// Its name in a summary list.
        required short: Text,
        /// Its values.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Text>"))]
        required values: Entries<Text>,
    }
}

words! {
    /// Who completes a column of the register.
    pub enum FilledBy: Sender {
        /// The person who writes the entry.
        Sender = "sender",
        /// The SPOC, once the entry has arrived.
        Spoc = "spoc",
    }
}

words! {
    /// What the checker can write into a column by itself.
    pub enum Prefill: Situation {
        /// The day of the activity.
        ActivityDate = "activity-date",
        /// The flow and the responses that tell what was asked for.
        Situation = "situation",
        /// The verdict and the headline.
        Outcome = "outcome",
    }
}

words! {
    /// What kind of words a column takes, which decides its field on the form.
    pub enum ColumnKind: Line {
        /// One line.
        Line = "line",
        /// Several lines.
        Lines = "lines",
        /// A day.
        Date = "date",
        /// Yes or no.
        YesNo = "yes-no",
    }
}

file_type! {
    /// One column of the register.
    pub struct Column {
        /// Its id, stable across versions of the policy.
        required id: String,
        /// Its heading, as the protocol has it.
        required text: Text,
        /// One line of help.
        optional hint: Option<Text>,
        /// What it takes.
        optional kind: ColumnKind,
        /// Who completes it.
        optional filled_by: FilledBy,
        /// What is written there most. In a column of one line one of them is chosen; one of several lines has a button for each.
        optional options: Vec<ColumnOption>,
        /// Whether the entry cannot go without it.
        optional required: bool,
        /// What the checker writes into it.
        optional prefill: Option<Prefill>,
    }
}

words! {
    /// What came of a request.
    pub enum Meaning: Given {
        /// Something was given or said.
        Given = "given",
        /// It was refused.
        Refused = "refused",
        /// Somebody else is to answer: it is still open.
        PassedOn = "passed-on",
    }
}

/// What is written into a column most.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ColumnOption {
    /// The words alone.
    Plain(Text),
    /// The words, and what they say came of the request.
    Meant(MeantOption),
}

file_type! {
    /// Words, and what they say came of the request.
    pub struct MeantOption {
        /// The words.
        required text: Text,
        /// What they say came of the request.
        required means: Meaning,
    }
}

impl ColumnOption {
    /// Returns the words.
    pub fn text(&self) -> &Text {
        match self {
            Self::Plain(text) | Self::Meant(MeantOption { text, .. }) => text,
        }
    }

    /// Returns the words, to be changed.
    pub fn text_mut(&mut self) -> &mut Text {
        match self {
            Self::Plain(text) | Self::Meant(MeantOption { text, .. }) => text,
        }
    }

    /// Returns what the words say came of the request, where the file says.
    pub fn means(&self) -> Option<Meaning> {
        match self {
            Self::Plain(_) => None,
            Self::Meant(meant) => Some(meant.means),
        }
    }
}

impl Read for ColumnOption {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        match value {
            Json::Object(_) => Self::Meant(MeantOption::read(value, at, faults)),
            _ => Self::Plain(Read::read(value, at, faults)),
        }
    }
}

impl Vocabulary {
    /// Reads the vocabulary from its JSON.
    ///
    /// # Errors
    ///
    /// Returns every fault found.
    pub fn from_json(json: &Value) -> Result<Self, Vec<Diagnostic>> {
        Self::read_json(json.into())
    }

    /// Reads the vocabulary from JSON.
    ///
    /// # Errors
    ///
    /// As [`Self::from_json`].
    pub fn read_json(json: Json<'_>) -> Result<Self, Vec<Diagnostic>> {
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
        let Question { kind, text, short, hint, why, error, none, in_flows, choices } = other;
        if self.text.is_empty() {
            self.kind = kind;
        }
        self.text.merge(text);
        self.short.merge(short);
        self.hint = hint.or(self.hint.take());
        self.why = why.or(self.why.take());
        self.error = error.or(self.error.take());
        self.none = none.or(self.none.take());
        self.in_flows.extend(in_flows);
        for (id, choice) in choices {
            self.choices.or_default(id).merge(choice);
        }
    }
}

impl Choice {
    fn merge(&mut self, other: Choice) {
        self.text.merge(other.text);
        self.hint = other.hint.or(self.hint.take());
        self.keywords.extend(other.keywords);
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
