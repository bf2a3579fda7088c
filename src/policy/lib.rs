//! A force's protocol for one election, as data: what is asked, where each choice leads, and what the text says.
//!
//! A [`Policy`] that exists is sound: [`load::load`] refuses a file with a missing target, an unknown fact, a cycle or a
//! date that cannot be worked out, and names every fault it finds.

mod additions;
pub mod date;
pub mod diagnostic;
pub mod discrepancy;
mod file;
mod flow_check;
pub mod hidden;
mod iso;
pub mod json;
pub mod load;
pub mod read;
mod readers;
pub mod references;
pub mod resolve;
#[cfg(feature = "schema")]
pub mod schema;
pub mod suggest;
pub mod text;
pub mod texts;
pub mod verdict;
pub mod vocabulary;

use serde::Serialize;
use vecmap::VecMap;

pub use date::{Bounds, Certainty, Offset, Period, Printed, PrintedDate};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use text::{Addressee, Text};
pub use verdict::{RegisterRule, Verdict};
pub use vocabulary::{Choice, Column, Question, QuestionKind, Vocabulary};

use calendar::WorkingCalendar;

/// The format version that this checker reads.
pub const FORMAT: u64 = 1;

/// One force's whole protocol for one election.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Stable id, the file's name without its ending.
    pub id: String,
    /// The version of this policy file, stamped on every register entry.
    pub version: String,
    /// The force, as it calls itself.
    pub force: String,
    /// The commissioner's office, as it calls itself.
    pub opcc: String,
    /// The document that the policy encodes.
    pub protocol: Protocol,
    /// The elections it covers, the main one first.
    pub elections: Vec<Election>,
    /// Days that count as days off in this election only.
    pub calendar: WorkingCalendar,
    /// Every date that the text prints or speaks of, by id.
    pub dates: VecMap<String, PrintedDate>,
    /// The periods by fact id; `period` is the one before the election.
    pub periods: VecMap<String, ResolvedPeriod>,
    /// When to resign before standing, if the protocol says.
    pub resignation: Option<ResignationRule>,
    /// Posts that decide or can be asked, by id; `spoc` keeps the register.
    pub contacts: VecMap<String, Contact>,
    /// The roles that the text distinguishes.
    pub roles: VecMap<String, Role>,
    /// Every numbered paragraph, annex, letter and appendix, by its number as printed.
    pub provisions: VecMap<String, Provision>,
    /// Places where the text disagrees with itself, other than dates (the calendar finds those).
    pub discrepancies: Vec<Discrepancy>,
    /// The contact register.
    pub register: Register,
    /// The decision trees, by id, in the vocabulary's order.
    pub flows: VecMap<String, Flow>,
    /// The questions with this policy's own words.
    pub questions: VecMap<String, Question>,
    /// What the derived facts and their values are called.
    pub derived: VecMap<String, vocabulary::DerivedWording>,
    /// Duties that may come with any verdict.
    pub duties: VecMap<String, Text>,
    /// The labels of a register entry.
    pub entry_words: VecMap<String, Text>,
}

/// The document that a policy encodes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Its title as printed.
    pub title: String,
    /// Its version as printed: "V7".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its date in words, as exact as printed: "2 March 2021" or "February 2024".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One election that the policy covers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Election {
    /// What is elected: "Police and Crime Commissioner election".
    pub title: String,
    /// The id of the date of its poll.
    pub poll: String,
}

/// A post that decides, or that can be asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The post, never a person's name.
    pub post: Text,
    /// The body it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The e-mail address that the protocol prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The telephone number that the protocol prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Where the protocol names it; empty for a person every organisation has, such as a line manager.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
}

/// A role that the text distinguishes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Role {
    /// What it is called, for a role that only this force has.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// One line of help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// The role whose branches it takes where a node has none for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherits: Option<String>,
    /// Where the text speaks of it.
    pub cites: Vec<String>,
}

/// One paragraph of the protocol, in our own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// A few words.
    pub heading: String,
    /// What it says.
    pub summary: String,
    /// Why nothing needs to cite it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<String>,
    /// The force's own text, if it wants it shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

/// A place where the text disagrees with itself or with the law.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Discrepancy {
    /// What disagrees, in plain words.
    pub note: Text,
    /// The paragraphs concerned.
    pub cites: Vec<String>,
}

/// When to resign before standing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResignationRule {
    /// How many days before the nomination goes in.
    pub days: u32,
    /// The contact that gives work-related advice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice_from: Option<String>,
    /// The id of the date on which nominations close.
    pub nominations_close: String,
    /// Where the protocol says so.
    pub cites: Vec<String>,
}

/// The contact register.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Its columns, in the protocol's order; the vocabulary's where the protocol prints none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Where the protocol asks for it.
    pub cites: Vec<String>,
}

/// A period with its bounds worked out.
#[derive(Clone, Debug)]
pub struct ResolvedPeriod {
    /// The period as the file has it.
    pub period: Period,
    /// The bounds for everybody whom no variant fits.
    pub bounds: Bounds,
    /// The bounds of each variant, in the period's order.
    pub variant_bounds: Vec<Bounds>,
}

/// One decision tree.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Its id.
    pub id: String,
    /// What it is called on the start screen.
    pub title: Text,
    /// Everyday examples.
    pub examples: Text,
    /// Where it starts: an outcome at once, for a flow on which the protocol is silent.
    pub start: Target,
    /// The nodes, in the file's order.
    pub nodes: Vec<Node>,
    /// The outcomes, in the file's order.
    pub outcomes: Vec<Outcome>,
}

/// Where a branch leads: the index of a node or an outcome of the same flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// To another node.
    Node(usize),
    /// To the end.
    Outcome(usize),
}

/// How a node comes to know its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactSource {
    /// The person is asked.
    Question,
    /// It follows from the activity's date and a period: the index of the period.
    Period(usize),
    /// It follows from the dates of nomination and resignation.
    Resignation,
}

/// One point of a flow: a fact, and where each of its values leads.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// The fact that decides.
    pub fact: String,
    /// How the fact becomes known.
    pub source: FactSource,
    /// Where each value leads, in the order in which choices are offered.
    pub branches: Vec<(String, Target)>,
    /// Why it is asked here, in place of the vocabulary's reason.
    pub why: Option<Text>,
    /// The paragraphs that make the question necessary.
    pub cites: Vec<String>,
}

/// Where a flow ends.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its id, unique in its flow.
    pub id: String,
    /// What it says.
    pub advice: Advice,
}

/// What an outcome says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// One of six.
    pub verdict: Verdict,
    /// One line.
    pub headline: Text,
    /// Two or three short sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Text>,
    /// What must hold, for the verdict `conditions`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Text>,
    /// What to do now, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Text>,
    /// The contacts to ask, in order; the last one decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refer_to: Vec<String>,
    /// Duties that come with the verdict, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// The paragraphs that say so.
    #[serde(default)]
    pub cites: Vec<String>,
    /// Whether it belongs in the register.
    #[serde(default)]
    pub register: RegisterRule,
    /// Why it belongs there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_why: Option<Text>,
}

impl Advice {
    /// Returns the id of the contact that decides: the last to be asked.
    pub fn decider(&self) -> Option<&str> {
        self.refer_to.last().map(String::as_str)
    }
}

impl Policy {
    /// The contact that keeps the register.
    pub const SPOC: &'static str = "spoc";
    /// The period before the election, a derived fact in every policy.
    pub const PERIOD: &'static str = "period";

    /// Returns the main election's polling day, where the file has it.
    pub fn poll(&self) -> Option<&PrintedDate> {
        self.dates.get(&self.elections.first()?.poll)
    }

    /// Returns the words of a question inside a flow: the text and the hint.
    pub fn question_words<'p>(&'p self, flow: &str, question: &'p Question) -> (&'p Text, Option<&'p Text>) {
        match question.in_flows.get(flow) {
            Some(here) => (&here.text, here.hint.as_ref().or(question.hint.as_ref())),
            None => (&question.text, question.hint.as_ref()),
        }
    }

    /// Returns the register's columns.
    pub fn columns(&self) -> &[Column] {
        &self.register.columns
    }
}

impl Flow {
    /// Returns the outcome with this id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
    }
}

impl Node {
    /// Returns where this value of the node's fact leads.
    pub fn branch(&self, value: &str) -> Option<Target> {
        self.branches.iter().find(|(choice, _)| choice == value).map(|(_, target)| *target)
    }
}
