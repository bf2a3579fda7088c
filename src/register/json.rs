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
/// Made from the indented one: serde's writer of the other layout would be in the page a second time.
pub(super) fn compact(entry: &RegisterEntry) -> Result<String, JsonError> {
    Ok(without_blanks(&pretty(entry)?))
}

/// Takes out the blanks between the tokens of a JSON text.
fn without_blanks(json: &str) -> String {
    let (mut in_text, mut is_escaped) = (false, false);
    let keeps = |sign: &char| {
        let is_quote = *sign == '"' && !is_escaped;
        is_escaped = *sign == '\\' && !is_escaped;
        in_text ^= is_quote;
        in_text || !sign.is_ascii_whitespace()
    };
    json.chars().filter(keeps).collect()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::without_blanks;

    proptest! {
        #[test]
        fn blanks_go_between_the_tokens_and_stay_in_texts(texts in prop::collection::vec(r#"[a "\\\\\n\t:{\[,]*"#, 0..6)) {
            let pretty = serde_json::to_string_pretty(&texts).unwrap();
            prop_assert_eq!(without_blanks(&pretty), serde_json::to_string(&texts).unwrap());
        }
    }
}
