//! The JSON Schema of a policy file, for editors: generated from the types that read it.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};

use super::file::PolicyFile;

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
