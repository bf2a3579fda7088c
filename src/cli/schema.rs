//! `schema`: the JSON Schema of policy files.

use std::io::{self, Write};

use policy::schema::policy_schema;

/// Prints the schema.
pub fn run() -> io::Result<()> {
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&policy_schema())?)
}
