//! Entries as the rows of a spreadsheet: what CSV and XLSX have in common. The register reads them back.
//!
//! The columns are the protocol's, then those that the policy does not know, then those that tell where the entry comes
//! from.

use calendar::date_text::iso_date;
use policy::{Addressee, Policy, vocabulary::ColumnKind};

use super::{
    RegisterEntry, TrailLine,
    words::{label, verdict_label},
};

/// What comes after the protocol's columns, by the key of the label.
pub const ORIGIN: [&str; 12] = [
    "reference",
    "policy",
    "policy-version",
    "checker-version",
    "result",
    "paragraphs",
    "made",
    "protocol",
    "subject-matter",
    "outcome",
    "headline",
    "answers",
];

/// A header row and a row for each entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The headings.
    pub header: Vec<String>,
    /// For each heading, whether its cells are days.
    pub days: Vec<bool>,
    /// A row for each entry, as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// Returns entries as a sheet.
pub fn sheet(entries: &[&RegisterEntry], policy: &Policy) -> Sheet {
    let mut ids: Vec<&str> = Vec::new();
    let mut sheet = Sheet::default();
    for column in policy.columns() {
        ids.push(&column.id);
        sheet.header.push(column.text.read(Addressee::Colleague));
        sheet.days.push(column.kind == ColumnKind::Date);
    }
    for id in entries.iter().flat_map(|entry| entry.values.keys()) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
            sheet.header.push(id.clone());
            sheet.days.push(false);
        }
    }
    sheet.header.extend(ORIGIN.iter().map(|key| label(policy, key)));
    sheet.days.extend(ORIGIN.iter().map(|key| *key == "made"));
    sheet.rows = entries
        .iter()
        .map(|entry| {
            let values = ids.iter().map(|id| entry.values.get(*id).cloned().unwrap_or_default());
            values.chain(origin(entry, policy)).collect()
        })
        .collect();
    sheet
}

/// The cells under [`ORIGIN`].
fn origin(entry: &RegisterEntry, policy: &Policy) -> [String; ORIGIN.len()] {
    [
        entry.reference.clone(),
        entry.policy.clone(),
        entry.version.clone(),
        entry.checker.clone(),
        if entry.is_by_hand() { String::new() } else { verdict_label(policy, entry.verdict) },
        entry.citations.join(", "),
        iso_date(entry.made),
        entry.protocol.clone().unwrap_or_default(),
        entry.flow.clone(),
        entry.outcome.clone(),
        entry.headline.clone(),
        answers(&entry.trail),
    ]
}

/// Returns the answers, one a line. A question or response with a line break or a colon of its own has it marked, so that
/// [`trail`] can tell.
fn answers(trail: &[TrailLine]) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('\n', "\\n");
    let line =
        |line: &TrailLine| format!("{}: {}", escaped(&line.question).replace(':', "\\:"), escaped(&line.response));
    trail.iter().map(line).collect::<Vec<_>>().join("\n")
}
