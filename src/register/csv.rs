//! The entry as CSV for a spreadsheet: UTF-8 with a byte order mark, every cell in quotes, lines ending in CR LF.
//!
//! The columns are the protocol's, then those that tell where the entry comes from. Days stay `2021-05-06`, which
//! spreadsheets read as days. Written by hand: the `csv` crate would add 18 kB to the page in brotli.

use crate::{
    calendar::date_text::iso_date,
    policy::{Addressee, Policy},
};

use super::{
    RegisterEntry,
    block::is_invisible,
    words::{label, line_text, verdict_label},
};

/// What tells spreadsheets that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

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

fn push_row(csv: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            csv.push(',');
        }
        csv.push('"');
        csv.push_str(&neutral(cell).replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}

/// Returns the cell with an apostrophe in front if a spreadsheet could take it for a formula. [`restored`] takes it off.
///
/// Source: OWASP, "CSV Injection". A formula starts with `= + - @`, their full-width forms, a tab or a line break; blanks,
/// marks without width and apostrophes before it are looked through.
pub fn neutral(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Returns the cell as it was before [`neutral`].
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare,
        _ => cell,
    }
}

fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    if bare.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let start = bare.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || c.is_control() || is_invisible(c));
    start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'])
}
