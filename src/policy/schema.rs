//! The JSON Schema of a policy file, for editors: generated from the types that read it.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};

use super::{
    Contact, Discrepancy, Election, Period, PrintedDate, Protocol, Provision, Question, Register, ResignationRule,
    Role, Text,
    file::{DayOffFile, FlowFile},
    vocabulary::DerivedWording,
};

/// Where the schema is published.
pub const SCHEMA_ID: &str = "policy.schema.json";

/// Returns the schema that every policy file follows (JSON Schema 2020-12).
///
/// It holds what can be said of each field alone; that ids exist, paths end and dates agree is for [`authoring::check`].
pub fn policy_schema() -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<PolicyFile>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema
}

/// The whole file. [`super::load::load`] reads the same fields one by one, so that one bad piece does not hide the next.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Policy file of the pre-election checker", description = "One force's protocol for one election.")]
#[expect(dead_code, reason = "it describes a file and is never read")]
struct PolicyFile {
    /// Where this schema is, for editors.
    #[serde(default, rename = "$schema")]
    schema: Option<String>,
    /// The format version that the checker reads.
    #[schemars(extend("const" = super::FORMAT))]
    format: u64,
    /// The file's name without `.json`.
    #[schemars(regex(pattern = ID))]
    id: String,
    /// The version of this file: raise it with every change, because it is stamped on every register entry.
    version: String,
    /// The force, as it calls itself.
    force: String,
    /// The commissioner's office, as it calls itself.
    opcc: String,
    /// The document that the policy encodes.
    protocol: Protocol,
    /// The elections it covers, the main one first.
    #[schemars(length(min = 1))]
    elections: Vec<Election>,
    /// Days that count as days off in this election only.
    #[serde(default)]
    days_off: Vec<DayOffFile>,
    /// Every date that the text prints or speaks of, by id.
    #[schemars(extend("propertyNames" = ids()))]
    dates: IndexMap<String, PrintedDate>,
    /// The periods by fact id; `period` is the one before the election.
    #[schemars(extend("propertyNames" = ids(), "required" = ["period"]))]
    periods: IndexMap<String, Period>,
    /// When to resign before standing, if the protocol says.
    #[serde(default)]
    resignation: Option<ResignationRule>,
    /// Posts that decide or can be asked, by id; `spoc` keeps the register.
    #[schemars(extend("propertyNames" = ids(), "required" = [super::Policy::SPOC]))]
    contacts: IndexMap<String, Contact>,
    /// The roles that the text distinguishes.
    #[serde(default)]
    #[schemars(extend("propertyNames" = ids()))]
    roles: IndexMap<String, Role>,
    /// Every numbered paragraph, annex, letter and appendix, by its number as printed.
    provisions: IndexMap<String, Provision>,
    /// Places where the text disagrees with itself, other than dates.
    #[serde(default)]
    discrepancies: Vec<Discrepancy>,
    /// The contact register.
    register: Register,
    /// Other words for standard questions, and questions of this policy's own.
    #[serde(default)]
    questions: IndexMap<String, Question>,
    /// What the policy's own periods and their values are called.
    #[serde(default)]
    derived: IndexMap<String, DerivedWording>,
    /// Duties of this policy's own, by id.
    #[serde(default)]
    duties: IndexMap<String, Text>,
    /// The decision trees by id.
    #[schemars(extend("propertyNames" = ids(), "required" = super::load::MAIN_FLOWS))]
    flows: IndexMap<String, FlowFile>,
}

/// What an id looks like.
pub(super) const ID: &str = "^[a-z0-9][a-z0-9-]*$";

/// What the keys of an object with ids look like.
pub(super) fn ids() -> serde_json::Value {
    serde_json::json!({ "pattern": ID })
}

/// A day as policy files write it.
#[derive(JsonSchema)]
#[schemars(transparent, inline)]
pub(super) struct Day(
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    #[expect(dead_code, reason = "a shape")]
    String,
);

/// A time of day as policy files write it.
#[derive(JsonSchema)]
#[schemars(transparent, inline)]
pub(super) struct Time(
    #[schemars(regex(pattern = r"^\d{2}:\d{2}$"))]
    #[expect(dead_code, reason = "a shape")]
    String,
);
