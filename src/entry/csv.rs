//! The entry as CSV for a spreadsheet: UTF-8 with a byte order mark, every cell in quotes, lines ending in CR LF.
//!
//! The columns are the protocol's, then those that tell where the entry comes from. Days stay `2021-05-06`, which
//! spreadsheets read as days. Written by hand: the `csv` crate would add 18 kB to the page in brotli.

use policy::Policy;
use spreadsheet::{BYTE_ORDER_MARK, push_row};

pub use spreadsheet::{neutral, restored};

use super::{RegisterEntry, sheet};

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
