//! What stands in a mail or a table, read as a column keeps it, by the column's kind.

use calendar::date_text::iso_date;
use entry::words::label;
use policy::{Policy, vocabulary::ColumnKind};

use super::days::{Order, read_day};

/// Returns what was written as the register keeps it: `2021-05-06`, `yes`. `None` where it stays as it is, also because it cannot be read as
/// that kind.
pub fn read_as(kind: ColumnKind, written: &str, order: Option<Order>, policy: &Policy) -> Option<String> {
    match kind {
        ColumnKind::Date => read_day(written, order, &policy.date_words).map(iso_date),
        ColumnKind::YesNo => read_yes_no(written, policy),
        ColumnKind::Line | ColumnKind::Lines => None,
    }
}

/// Reads yes and no as people and spreadsheets write them.
fn read_yes_no(text: &str, policy: &Policy) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let is_meant =
        |id: &&str| lower == **id || lower == label(policy, id).to_lowercase() || Some(lower.as_str()) == id.get(..1);
    let spreadsheet = match lower.as_str() {
        "true" => Some("yes"),
        "false" => Some("no"),
        _ => None,
    };
    ["yes", "no"].into_iter().find(is_meant).or(spreadsheet).map(str::to_owned)
}
