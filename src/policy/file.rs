//! The policy file as a whole, and the shape of those parts of it that are not kept as they stand.

use crate::entries::Entries;
#[cfg(feature = "schema")]
use indexmap::IndexMap;

#[cfg(feature = "schema")]
use super::Advice;
use super::{
    Contact, Document, Election, Note, Period, PrintedDate, Protocol, Provision, Question, Register, ResignationRule,
    Role,
    json::Json,
    read::{Faults, Place, Read, file_type},
    text::Text,
    vocabulary::DerivedWording,
};

file_type! {
    /// One force's protocol for one election.
    #[cfg_attr(feature = "schema", schemars(title = "Policy file of the pre-election checker"))]
    pub struct PolicyFile {
        /// Where this schema is, for editors.
        optional schema = "$schema": Option<String>,
        /// The format version that the checker reads.
        #[cfg_attr(feature = "schema", schemars(extend("const" = super::FORMAT)))]
        required format: u32,
        /// The file's name without `.json`.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = super::schema::ID)))]
        required id: String,
        /// The version of this file: raise it with every change, because it is stamped on every register entry.
        required version: String,
        /// The language of its texts, as a BCP 47 tag: `en` where nothing is said.
        optional language: Option<String>,
        /// The force, as it calls itself.
        required force: String,
        /// The office holder's office, as it calls itself.
        required opcc: String,
        /// What the office holder and their office are called in texts, where they are not a commissioner's.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Text>"))]
        optional words: Entries<Text>,
        /// The document that the policy encodes.
        required protocol: Protocol,
        /// Documents beside the protocol whose paragraphs are cited too, by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Document>", extend("propertyNames" = super::schema::ids())))]
        optional documents: Entries<Document>,
        /// The elections it covers, the main one first.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        required elections: Vec<Election>,
        /// Days that count as days off in this election only.
        optional days_off: Vec<DayOffFile>,
        /// Every date that the text prints or speaks of, by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, PrintedDate>", extend("propertyNames" = super::schema::ids())))]
        required dates: Entries<PrintedDate>,
        /// The periods by fact id; `period` is the one before the election.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Period>", extend("propertyNames" = super::schema::ids(), "required" = ["period"])))]
        required periods: Entries<Period>,
        /// When to resign before standing, if the protocol says.
        optional resignation: Option<ResignationRule>,
        /// Posts that decide or can be asked, by id; `spoc` keeps the register.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Contact>", extend("propertyNames" = super::schema::ids(), "required" = [super::Policy::SPOC])))]
        required contacts: Entries<Contact>,
        /// The roles that the text distinguishes.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Role>", extend("propertyNames" = super::schema::ids())))]
        optional roles: Entries<Role>,
        /// Every numbered paragraph, annex, letter and appendix, by its number as printed.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Provision>"))]
        required provisions: Entries<Provision>,
        /// Contradictions and doubts in the text, by id, other than in dates.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Note>", extend("propertyNames" = super::schema::ids())))]
        optional notes: Entries<Note>,
        /// The contact register.
        required register: Register,
        /// Other words for standard questions, and questions of this policy's own.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Question>"))]
        optional questions: Entries<Question>,
        /// What the policy's own periods and their values are called.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, DerivedWording>"))]
        optional derived: Entries<DerivedWording>,
        /// Duties of this policy's own, by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Text>"))]
        optional duties: Entries<Text>,
        /// Outcomes that flows share, by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Advice>", extend("propertyNames" = super::schema::ids())))]
        optional outcomes: Later,
        /// The decision trees by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, FlowFile>", extend("propertyNames" = super::schema::ids(), "required" = super::load::MAIN_FLOWS)))]
        required flows: Later,
    }
}

file_type! {
    /// A flow as the file has it.
    pub struct FlowFile {
        /// What it is called on the start screen; a standard flow has a title already.
        optional title: Option<Text>,
        /// Everyday examples, in one line.
        optional examples: Option<Text>,
        /// Everyday words by which it is found, beside the standard ones.
        optional keywords: Vec<String>,
        /// The node or outcome at which it starts.
        required start: String,
        /// The nodes by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, NodeFile>", extend("propertyNames" = super::schema::ids())))]
        optional nodes: Later,
        /// The outcomes by id.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, Advice>", extend("propertyNames" = super::schema::ids())))]
        optional outcomes: Later,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
    }
}

/// What is read later, by itself, and stays where it is until then: a fault in one of its entries leaves the others.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Later;

impl Read for Later {
    fn read(_: &mut Json<'_>, _: Place<'_>, _: &mut Faults) -> Self {
        Self
    }
}

file_type! {
    /// A node as the file has it.
    pub struct NodeFile {
        /// The question or derived fact that decides.
        required fact: String,
        /// For each choice or value, the node or outcome that comes next.
        #[cfg_attr(feature = "schema", schemars(with = "IndexMap<String, String>"))]
        required branches: Entries<String>,
        /// Where every choice or value leads that has no branch of its own.
        optional otherwise: Option<String>,
        /// Why it is asked here, in place of the vocabulary's reason.
        optional why: Option<Text>,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
        /// The paragraphs that make the question necessary.
        optional cites: Vec<String>,
    }
}

file_type! {
    /// A day off that only this election has.
    pub struct DayOffFile {
        /// The day.
        #[serde(serialize_with = "super::iso::day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "super::schema::Day"))]
        required date: chrono::NaiveDate,
        /// What it is called.
        required name: String,
        /// The day on which it was fixed: at a general election, one that was fixed after the dissolution counts as a working day.
        #[serde(serialize_with = "super::iso::optional_day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
        optional appointed: Option<chrono::NaiveDate>,
    }
}
