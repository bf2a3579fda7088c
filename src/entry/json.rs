//! The entry as JSON: `"format": 1` and the fields of [`RegisterEntry`], whose names are stable.
//!
//! Readers ignore fields that they do not know, so that a later version can add some without a new format.

use serde::{Deserialize, Serialize};

use super::RegisterEntry;

/// The format of an entry that this checker writes and reads.
pub const FORMAT: u64 = 1;

/// Why a JSON text is no register entry.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// Not JSON, or not with an entry's fields.
    #[error("this is not a register entry: {0}")]
    NotAnEntry(#[from] serde_json::Error),
    /// A format that this checker does not read.
    #[error("the entry has format {0}, and this checker reads format {FORMAT}")]
    UnknownFormat(u64),
    /// Nothing to tell it from other entries by.
    #[error("the entry has no reference")]
    NoReference,
}

#[derive(Serialize)]
struct Marked<'e> {
    format: u64,
    #[serde(flatten)]
    entry: &'e RegisterEntry,
}

#[derive(Deserialize)]
struct Mark {
    format: u64,
}

fn marked(entry: &RegisterEntry) -> Marked<'_> {
    Marked { format: FORMAT, entry }
}

/// Returns the entry as JSON to keep, indented, ending in a line break.
///
/// # Errors
///
/// Returns an error only if an entry could not be written as JSON, which its types rule out.
pub fn pretty(entry: &RegisterEntry) -> Result<String, JsonError> {
    Ok(serde_json::to_string_pretty(&marked(entry))? + "\n")
}

/// Returns the entry as JSON without blanks.
///
/// # Errors
///
/// Returns an error only if an entry could not be written as JSON, which its types rule out.
pub fn compact(entry: &RegisterEntry) -> Result<String, JsonError> {
    Ok(serde_json::to_string(&marked(entry))?)
}

/// Reads an entry, indented or not.
///
/// # Errors
///
/// Returns an error if it is not JSON, has another format, lacks a field or has no reference.
pub fn parse(text: &str) -> Result<RegisterEntry, JsonError> {
    let mark: Mark = serde_json::from_str(text)?;
    if mark.format != FORMAT {
        return Err(JsonError::UnknownFormat(mark.format));
    }
    let entry: RegisterEntry = serde_json::from_str(text)?;
    if entry.reference.trim().is_empty() {
        return Err(JsonError::NoReference);
    }
    Ok(entry)
}
