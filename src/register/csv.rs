//! The entry as CSV for a spreadsheet: UTF-8 with a byte order mark, every cell in quotes, lines ending in CR LF.
//!
//! The columns are the protocol's, then those that tell where the entry comes from. Days stay `2021-05-06`, which
//! spreadsheets read as days. Written by hand: the `csv` crate would add 18 kB to the page in brotli.

use crate::{
    calendar::date_text::iso_date,
    policy::{Addressee, Policy},
    spreadsheet::{BYTE_ORDER_MARK, push_row},
};

pub use crate::spreadsheet::{neutral, restored};

use super::{
    RegisterEntry,
    words::{label, line_text, verdict_label},
};

/// What comes after the protocol's columns, by the key of the label.
const ORIGIN: [&str; 11] = [
    "reference",
    "policy",
    "policy-version",
    "result",
    "paragraphs",
    "made",
    "protocol",
    "subject-matter",
    "outcome",
    "headline",
    "answers",
];

/// Returns a header row and a row for each entry. Columns that the policy does not know come after those that it knows.
pub fn table(entries: &[RegisterEntry], policy: &Policy) -> String {
    let mut ids: Vec<&str> = Vec::new();
    let mut header: Vec<String> = Vec::new();
    for column in policy.columns() {
        ids.push(&column.id);
        header.push(column.text.read(Addressee::Colleague));
    }
    for id in entries.iter().flat_map(|entry| entry.values.keys()) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
            header.push(id.clone());
        }
    }
    header.extend(ORIGIN.iter().map(|key| label(policy, key)));

    let mut csv = BYTE_ORDER_MARK.to_owned();
    push_row(&mut csv, &header);
    for entry in entries {
        let values = ids.iter().map(|id| entry.values.get(*id).cloned());
        let mut row: Vec<String> = values.map(Option::unwrap_or_default).collect();
        row.extend(origin(entry, policy));
        push_row(&mut csv, &row);
    }
    csv
}

/// The cells under [`ORIGIN`].
fn origin(entry: &RegisterEntry, policy: &Policy) -> [String; ORIGIN.len()] {
    let answers: Vec<String> = entry.trail.iter().map(line_text).collect();
    [
        entry.reference.clone(),
        entry.policy.clone(),
        entry.version.clone(),
        verdict_label(policy, entry.verdict),
        entry.citations.join(", "),
        iso_date(entry.made),
        entry.protocol.clone().unwrap_or_default(),
        entry.flow.clone(),
        entry.outcome.clone(),
        entry.headline.clone(),
        answers.join("\n"),
    ]
}
