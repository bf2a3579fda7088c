//! A force's protocol for one election, as data: what is asked, where each choice leads, and what the text says.
//!
//! A [`Policy`] that exists is sound: [`load::load`] refuses a file with a missing target, an unknown fact, a cycle or a
//! date that cannot be worked out, and names every fault it finds.

mod additions;
pub mod date;
mod date_words;
pub mod diagnostic;
pub mod discrepancy;
pub mod entries;
mod file;
mod flow_check;
pub mod hidden;
pub mod iso;
pub mod json;
pub mod load;
pub mod message;
pub mod own_time;
pub mod read;
pub mod references;
mod referral;
pub mod resolve;
#[cfg(feature = "schema")]
pub mod schema;
pub mod suggest;
pub mod text;
pub mod texts;
mod upgrade;
pub mod verdict;
pub mod vocabulary;
mod wordings;

use crate::entries::Entries;

pub use calendar::ElectionKind;
pub use date::{Bounds, Certainty, ConstituencyArea, Offset, Period, Printed, PrintedDate};
pub use date_words::DateWords;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use message::Message;
pub use own_time::OwnTime;
pub use referral::Referral;
pub use text::{Addressee, Text};
pub use verdict::{RegisterRule, SaidTo, Verdict};
pub use vocabulary::{Choice, Column, Question, QuestionKind, Vocabulary};

use calendar::WorkingCalendar;

use read::file_type;

/// The format version that this checker writes. The tools for authors read the one before it too; the page reads only this.
pub const FORMAT: u64 = 2;

/// One force's whole protocol for one election.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Stable id, the file's name without its ending.
    pub id: String,
    /// The version of this policy file, stamped on every register entry.
    pub version: String,
    /// The language of its texts, as a BCP 47 tag.
    pub language: String,
    /// The force, as it calls itself.
    pub force: String,
    /// The office holder's office, as it calls itself.
    pub opcc: String,
    /// What the office holder and their office are called in texts.
    pub words: Entries<Text>,
    /// The document that the policy encodes.
    pub protocol: Protocol,
    /// Documents beside the protocol whose paragraphs are cited too, by id.
    pub documents: Entries<Document>,
    /// The elections it covers, the main one first.
    pub elections: Vec<Election>,
    /// Days that count as days off in this election only.
    pub calendar: WorkingCalendar,
    /// Every date that the text prints or speaks of, by id.
    pub dates: Entries<PrintedDate>,
    /// The day of every date, worked out once.
    days: Entries<Result<Option<chrono::NaiveDate>, calendar::CalendarError>>,
    /// The periods by fact id; `period` is the one before the election.
    pub periods: Entries<ResolvedPeriod>,
    /// When to resign before standing, if the protocol says.
    pub resignation: Option<ResignationRule>,
    /// Posts that decide or can be asked, by id; `spoc` keeps the register.
    pub contacts: Entries<Contact>,
    /// The roles that the text distinguishes.
    pub roles: Entries<Role>,
    /// Every numbered paragraph, annex, letter and appendix, by its number as printed.
    pub provisions: Entries<Provision>,
    /// Contradictions and doubts in the text, by id, other than in dates (the calendar finds those).
    pub notes: Entries<Note>,
    /// The contact register.
    pub register: Register,
    /// The decision trees, by id, in the vocabulary's order.
    pub flows: Entries<Flow>,
    /// The outcomes that flows share, in the file's order. Each flow that names one has it among its own.
    pub outcomes: Vec<Outcome>,
    /// The time for which the protocol speaks.
    pub own_time: OwnTime,
    /// The last minute at which a nomination can go in, if the policy has a rule on resigning and the day is known.
    pub nominations_close: Option<chrono::NaiveDateTime>,
    /// Where a date outside the protocol's own time ends.
    pub out_of_time: Outcome,
    /// The questions with this policy's own words.
    pub questions: Entries<Question>,
    /// What the derived facts and their values are called.
    pub derived: Entries<vocabulary::DerivedWording>,
    /// Duties that may come with any verdict.
    pub duties: Entries<Text>,
    /// The labels of a register entry.
    pub entry_words: Entries<Text>,
    /// What days and times are called.
    pub date_words: DateWords,
    /// What is said of contradictions in the dates.
    pub contradiction_words: Entries<Text>,
    /// What authors are told, by its English.
    pub sentences: Entries<Text>,
}

file_type! {
    /// The document that a policy encodes.
    pub struct Protocol {
        /// Its title as printed.
        required title: String,
        /// Its version as printed: "V7".
        optional version: Option<String>,
        /// Its date in words, as exact as printed: "2 March 2021" or "February 2024".
        optional date: Option<String>,
        /// Where it is published.
        optional url: Option<String>,
        /// The day by which it is to be reviewed, as it says.
        #[serde(serialize_with = "iso::optional_day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Day>"))]
        optional review: Option<chrono::NaiveDate>,
        /// The last day on which it holds, as it says.
        #[serde(serialize_with = "iso::optional_day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Day>"))]
        optional expires: Option<chrono::NaiveDate>,
        /// The title of the document that it replaces.
        optional replaces: Option<String>,
        /// From when another document holds in its place.
        optional superseded: Option<Superseded>,
    }
}

file_type! {
    /// Another document in a protocol's place.
    pub struct Superseded {
        /// The first day on which the other holds.
        #[serde(serialize_with = "iso::day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "schema::Day"))]
        required from: chrono::NaiveDate,
        /// The title of the other document.
        required by: String,
        /// The id of the other's policy file, if there is one.
        optional policy: Option<String>,
    }
}

file_type! {
    /// A document beside the protocol: national guidance, a circular, a notice.
    pub struct Document {
        /// Its title as printed.
        required title: String,
        /// Its version as printed.
        optional version: Option<String>,
        /// Its date in words, as exact as printed.
        optional date: Option<String>,
        /// Where it is published.
        optional url: Option<String>,
    }
}

file_type! {
    /// One election that the policy covers.
    pub struct Election {
        /// What is elected: "Police and Crime Commissioner election".
        required title: String,
        /// What kind of election it is, which decides its statutory timetable.
        required kind: ElectionKind,
        /// In which part of the United Kingdom the constituency of a parliamentary by-election is: its bank holidays are not
        /// counted. England and Wales where nothing is said; no other kind of election asks.
        optional area: ConstituencyArea,
        /// The id of the date of its poll.
        required poll: String,
        /// The id of the period before it: `period` where nothing is said.
        optional period: Option<String>,
        /// The id of the date on which the new term begins.
        optional term_starts: Option<String>,
    }
}

file_type! {
    /// A post that decides, or that can be asked.
    pub struct Contact {
        /// The post, never a person's name.
        required post: Text,
        /// The post as it reads in the middle of a sentence: "the Chief of Staff", "your line manager".
        required in_sentence: Text,
        /// The body it belongs to.
        optional organisation: Option<String>,
        /// The email address that the protocol prints.
        optional email: Option<String>,
        /// The telephone number that the protocol prints.
        optional telephone: Option<String>,
        /// What the force itself adds to what the protocol prints.
        optional own: Option<OwnContactPoints>,
        /// How to reach the post where nothing is printed: "Through the switchboard".
        optional reach: Option<Text>,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
        /// Where the protocol names it; empty for a person every organisation has, such as a line manager.
        optional cites: Vec<String>,
    }
}

file_type! {
    /// Contact points that the force adds to those that the protocol prints.
    pub struct OwnContactPoints {
        /// An email address.
        optional email: Option<String>,
        /// A telephone number.
        optional telephone: Option<String>,
    }
}

file_type! {
    /// A role that the text distinguishes.
    pub struct Role {
        /// What it is called, for a role that only this force has.
        optional text: Text,
        /// One line of help.
        optional hint: Option<Text>,
        /// The role whose branches it takes where a node has none for it.
        optional inherits: Option<String>,
        /// Why a standard role is not offered.
        optional dropped: Option<String>,
        /// Where the text speaks of it.
        optional cites: Vec<String>,
    }
}

file_type! {
    /// One paragraph of the protocol, in our own words.
    pub struct Provision {
        /// A few words.
        required heading: String,
        /// What it says.
        required summary: String,
        /// The rest of what it says, folded on the page, where it is long.
        optional more: Option<String>,
        /// The document that it stands in, where that is not the protocol.
        optional document: Option<String>,
        /// Its number as printed, where its key in the file is another.
        optional number: Option<String>,
        /// It has no number: its heading stands for it.
        optional unnumbered: bool,
        /// Why nothing needs to cite it.
        optional excused: Option<String>,
        /// The force's own text, if it wants it shown.
        optional quote: Option<String>,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
    }
}

file_type! {
    /// A contradiction or a doubt in the text, shown beside every result that hangs on it and nowhere else.
    pub struct Note {
        /// What disagrees, in plain words.
        required text: Text,
        /// The paragraphs concerned.
        required cites: Vec<String>,
        /// The dates, by id: it is shown with every result that hangs on one of them.
        optional dates: Vec<String>,
        /// Sets of paragraphs: it is shown with every outcome that cites all of one set.
        optional paragraphs: Vec<Vec<String>>,
        /// Facts and choices without which it is not shown, whatever else it hangs on.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Vec<String>>"))]
        optional given: Entries<Vec<String>>,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
    }
}

file_type! {
    /// When to resign before standing.
    pub struct ResignationRule {
        /// How many days before the nomination goes in.
        required days: u32,
        /// The contact that gives work-related advice.
        optional advice_from: Option<String>,
        /// The id of the date on which nominations close.
        required nominations_close: String,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
        /// Where the protocol says so.
        required cites: Vec<String>,
    }
}

file_type! {
    /// The contact register.
    pub struct Register {
        /// Its columns, in the protocol's order; the vocabulary's where the protocol prints none.
        optional columns: Vec<Column>,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
        /// Where the protocol asks for it.
        required cites: Vec<String>,
    }
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
    /// Everyday words by which it is found.
    pub keywords: Vec<String>,
    /// Drafted, and not yet gone through by an author.
    pub draft: bool,
    /// Where it starts: an outcome at once, for a flow on which the protocol is silent.
    pub start: Target,
    /// The nodes, in the file's order.
    pub nodes: Vec<Node>,
    /// The outcomes, in the file's order; then those that it shares with other flows.
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
    /// Where values lead that a period cannot take while its dates are what they are: the tree stays when they change.
    pub in_reserve: Vec<(String, Target)>,
    /// Drafted, and not yet gone through by an author.
    pub draft: bool,
    /// Why it is asked here, in place of the vocabulary's reason.
    pub why: Option<Text>,
    /// The paragraphs that make the question necessary.
    pub cites: Vec<String>,
}

/// Where a flow ends.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Its id, unique in its flow.
    pub id: String,
    /// Whether flows share it.
    pub shared: bool,
    /// What it says.
    pub advice: Advice,
}

file_type! {
    /// What an outcome says.
    pub struct Advice {
        /// One of eight.
        required verdict: Verdict,
        /// One line.
        required headline: Text,
        /// Two or three short sentences.
        optional reasons: Vec<Text>,
        /// What must hold, for the verdict `conditions`.
        optional conditions: Vec<Condition>,
        /// What to do now, in order.
        optional steps: Vec<Text>,
        /// Who decides.
        optional refer_to: Option<Referral>,
        /// The contacts that only pass a request on.
        optional through: Vec<String>,
        /// The contacts that give advice and do not decide.
        optional advice_from: Vec<String>,
        /// Duties that come with the verdict, by id.
        optional duties: Vec<String>,
        /// The paragraphs that say so.
        optional cites: Vec<String>,
        /// Dates that it hangs on beside those of the periods passed, by id: those that its texts name.
        optional dates: Vec<String>,
        /// Notes to show with it, by id, beside those that hang on its dates and paragraphs.
        optional notes: Vec<String>,
        /// Whether it belongs in the register.
        optional register: RegisterRule,
        /// Why it belongs there.
        optional register_why: Option<Text>,
        /// Whom the rule speaks to.
        optional said_to: SaidTo,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
    }
}

/// What must hold.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Condition {
    /// The condition alone.
    Plain(Text),
    /// The condition and why the text asks for it.
    Reasoned(ReasonedCondition),
}

file_type! {
    /// A condition and why the text asks for it.
    pub struct ReasonedCondition {
        /// The condition.
        required text: Text,
        /// Why the text asks for it.
        required reason: Text,
    }
}

impl Condition {
    /// Returns the condition.
    pub fn text(&self) -> &Text {
        match self {
            Self::Plain(text) | Self::Reasoned(ReasonedCondition { text, .. }) => text,
        }
    }

    /// Returns why the text asks for it, where the policy says.
    pub fn reason(&self) -> Option<&Text> {
        match self {
            Self::Plain(_) => None,
            Self::Reasoned(ReasonedCondition { reason, .. }) => Some(reason),
        }
    }
}

impl read::Read for Condition {
    fn read(value: &mut json::Json<'_>, at: read::Place<'_>, faults: &mut read::Faults) -> Self {
        match value {
            json::Json::Object(_) => Self::Reasoned(ReasonedCondition::read(value, at, faults)),
            _ => Self::Plain(read::Read::read(value, at, faults)),
        }
    }
}

impl Advice {
    /// Returns the contacts that decide, by id, in the order in which the policy names them.
    pub fn deciders(&self) -> &[String] {
        self.refer_to.as_ref().map(Referral::contacts).unwrap_or_default()
    }

    /// Returns every contact that the outcome sends people to, by id: those that pass it on, those that give advice, those that decide.
    pub fn contacts(&self) -> impl Iterator<Item = &str> {
        self.through.iter().chain(&self.advice_from).chain(self.deciders()).map(String::as_str)
    }
}

impl Policy {
    /// The contact that keeps the register.
    pub const SPOC: &'static str = "spoc";
    /// The period before the election, a derived fact in every policy.
    pub const PERIOD: &'static str = "period";
    /// The outcome that every policy has for dates outside its own time.
    pub const OUT_OF_TIME: &'static str = "out-of-time";

    /// Returns a sentence for authors in the language of the page.
    pub fn say(&self, message: &Message) -> String {
        message.said(&self.sentences)
    }

    /// Returns the main election's polling day, where the file has it.
    pub fn poll(&self) -> Option<&PrintedDate> {
        self.dates.get(&self.elections.first()?.poll)
    }

    /// Returns the words of a question inside a flow: the text and the hint.
    pub fn question_words<'p>(&'p self, flow: &str, question: &'p Question) -> (&'p Text, Option<&'p Text>) {
        match question.in_flows.get(flow) {
            Some(here) => (
                if here.text.is_empty() { &question.text } else { &here.text },
                here.hint.as_ref().or(question.hint.as_ref()),
            ),
            None => (&question.text, question.hint.as_ref()),
        }
    }

    /// Returns the register's columns.
    pub fn columns(&self) -> &[Column] {
        &self.register.columns
    }
}

impl Provision {
    /// Returns the number to show for the paragraph with this key; none where it has no number.
    pub fn shown_number<'p>(&'p self, key: &'p str) -> Option<&'p str> {
        (!self.unnumbered).then(|| self.number.as_deref().unwrap_or(key))
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
