//! The entry as CSV for a spreadsheet: UTF-8 with a byte order mark, every cell in quotes, lines ending in CR LF.
//!
//! The columns are the protocol's, then those that tell where the entry comes from. Days stay `2021-05-06`, which
//! spreadsheets read as days. Written by hand: the `csv` crate would add 18 kB to the page in brotli.

use crate::policy::Policy;

use super::{RegisterEntry, block::is_invisible, sheet};

/// What tells spreadsheets that the file is UTF-8.
pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Returns a header row and a row for each entry. Columns that the policy does not know come after those that it knows.
pub fn table(entries: &[RegisterEntry], policy: &Policy) -> String {
    let entries: Vec<&RegisterEntry> = entries.iter().collect();
    let sheet = sheet::sheet(&entries, policy);
    let mut csv = BYTE_ORDER_MARK.to_owned();
    for row in std::iter::once(&sheet.header).chain(&sheet.rows) {
        push_row(&mut csv, row);
    }
    csv
}

/// Adds a row to a CSV text, neutral for spreadsheets.
pub(super) fn push_row(csv: &mut String, cells: &[String]) {
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

/// Returns whether a spreadsheet could take a cell for a formula.
pub(super) fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    if bare.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let start = bare.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || c.is_control() || is_invisible(c));
    start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'])
}
