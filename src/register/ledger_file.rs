//! The register's own file: JSON with everything in it, histories too.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::ledger::{ChangeKind, Identity, Ledger, RESULT, Record};

/// The format of the file that this checker writes and reads.
pub const FORMAT: u64 = 1;

/// Why a file is no register.
#[derive(Debug)]
pub enum LedgerError {
    /// Not JSON, or not with a register's fields.
    NotARegister(serde_json::Error),
    /// A later format.
    UnknownFormat(u64),
    /// A register of another policy.
    OtherPolicy {
        /// The policy of the file.
        found: String,
        /// The policy of the page.
        wanted: String,
    },
    /// Two contacts with one reference.
    Twice(String),
    /// A contact without a reference.
    NoReference,
}

#[derive(Serialize)]
struct Written<'l> {
    register: u64,
    policy: &'l str,
    #[serde(flatten)]
    identity: Option<&'l Identity>,
    labels: &'l IndexMap<String, String>,
    records: Vec<&'l Record>,
}

#[derive(Deserialize)]
struct Mark {
    register: u64,
}

#[derive(Deserialize)]
struct Read {
    policy: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    labels: IndexMap<String, String>,
    records: Vec<Record>,
}

/// Returns the register as the text of its file, indented, ending in a line break.
///
/// # Errors
///
/// Returns an error only if an entry could not be written as JSON, which its types rule out.
pub fn write(ledger: &Ledger) -> Result<String, LedgerError> {
    let records = ledger.records.values().collect();
    let identity = ledger.identity.as_ref();
    let written = Written { register: FORMAT, policy: &ledger.policy, identity, labels: &ledger.labels, records };
    Ok(serde_json::to_string_pretty(&written).map_err(LedgerError::NotARegister)? + "\n")
}

/// Reads a register of any policy.
///
/// # Errors
///
/// Returns an error if it is no register, has another format, or has two contacts with one reference or one with none.
pub fn parse(text: &str) -> Result<Ledger, LedgerError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark: Mark = serde_json::from_str(text).map_err(LedgerError::NotARegister)?;
    if mark.register != FORMAT {
        return Err(LedgerError::UnknownFormat(mark.register));
    }
    let read: Read = serde_json::from_str(text).map_err(LedgerError::NotARegister)?;
    let mut records = IndexMap::with_capacity(read.records.len());
    for mut record in read.records {
        name_advice(&mut record);
        let reference = record.entry.reference.clone();
        if reference.trim().is_empty() {
            return Err(LedgerError::NoReference);
        }
        if records.insert(reference.clone(), record).is_some() {
            return Err(LedgerError::Twice(reference));
        }
    }
    let identity = (!read.id.is_empty() && !read.key.is_empty()).then_some(Identity { id: read.id, key: read.key });
    Ok(Ledger { policy: read.policy, identity, records, labels: read.labels })
}

/// Files from before a column could be called `result` have that word for the advice.
fn name_advice(record: &mut Record) {
    let is_column = record.entry.values.contains_key("result");
    for change in record.history.iter_mut().filter(|change| change.column == "result" && !is_column) {
        if change.kind == ChangeKind::Merged {
            change.column = RESULT.to_owned();
        }
    }
}

/// Reads the register of one policy.
///
/// # Errors
///
/// As [`parse`], and if the register is that of another policy.
pub fn parse_for(text: &str, policy: &str) -> Result<Ledger, LedgerError> {
    let ledger = parse(text)?;
    if ledger.policy == policy {
        Ok(ledger)
    } else {
        Err(LedgerError::OtherPolicy { found: ledger.policy, wanted: policy.to_owned() })
    }
}

/// Returns whether a JSON text means to be a register, whatever its format.
pub fn is_register(text: &str) -> bool {
    serde_json::from_str::<Mark>(text).is_ok()
}
