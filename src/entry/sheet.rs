//! Entries as the rows of a spreadsheet, and back: what CSV and XLSX have in common.
//!
//! The columns are the protocol's, then those that the policy does not know, then those that tell where the entry comes
//! from. Reading goes by the headings, so that columns may be moved or left out.

use chrono::NaiveDate;
use indexmap::IndexMap;
use vecmap::VecMap;

use calendar::date_text::{iso_date, parse_date};
use policy::{Addressee, Policy, Verdict, vocabulary::ColumnKind};

use super::{
    RegisterEntry, TrailLine,
    words::{label, verdict_label},
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

/// Why a row is no entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// No heading is the one of the reference.
    #[error("the table has no column `{0}`: it does not come from a register")]
    NoReferenceColumn(String),
    /// A row without a reference.
    #[error("the row has no reference")]
    NoReference,
    /// A row with something in a column that is none.
    #[error("the row has `{found}` under `{heading}`, which cannot be read")]
    Unreadable {
        /// The heading.
        heading: String,
        /// What stands there.
        found: String,
    },
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

/// Reads each row of a table whose first row has the headings. Rows with nothing in them are left out.
pub fn entries(header: &[String], rows: &[Vec<String>], policy: &Policy) -> Vec<Result<RegisterEntry, RowError>> {
    let places = Places::find(header, policy);
    let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    filled.map(|row| places.read(row, header, policy)).collect()
}

/// Where in a row each thing stands.
struct Places {
    columns: Vec<(usize, String, ColumnKind)>,
    origin: IndexMap<&'static str, usize>,
}

impl Places {
    fn find(header: &[String], policy: &Policy) -> Self {
        let mut places = Places { columns: Vec::new(), origin: IndexMap::new() };
        for (index, heading) in header.iter().enumerate() {
            let heading = heading.trim();
            let taken = |id: &str| places.columns.iter().any(|(_, known, _)| known == id);
            let known = policy.columns().iter().find(|column| {
                !taken(&column.id) && (column.text.read(Addressee::Colleague) == heading || column.id == heading)
            });
            let origin = ORIGIN.iter().find(|key| !places.origin.contains_key(*key) && label(policy, key) == heading);
            match (known, origin) {
                (Some(column), _) => places.columns.push((index, column.id.clone(), column.kind)),
                (None, Some(key)) => {
                    places.origin.insert(key, index);
                }
                (None, None) if heading.is_empty() => {}
                (None, None) => places.columns.push((index, heading.to_owned(), ColumnKind::Lines)),
            }
        }
        places
    }

    fn read(&self, row: &[String], header: &[String], policy: &Policy) -> Result<RegisterEntry, RowError> {
        let Some(reference_at) = self.origin.get("reference") else {
            return Err(RowError::NoReferenceColumn(label(policy, "reference")));
        };
        let cell = |index: usize| row.get(index).map_or("", String::as_str);
        let text = |key: &str| self.origin.get(key).map_or("", |index| cell(*index));
        let unreadable = |key: &str| RowError::Unreadable { heading: label(policy, key), found: text(key).to_owned() };
        let reference = cell(*reference_at).trim().to_owned();
        if reference.is_empty() {
            return Err(RowError::NoReference);
        }
        let mut values = VecMap::new();
        for (index, id, kind) in &self.columns {
            let value = cell(*index);
            if value.is_empty() {
                continue;
            }
            let read = match kind {
                ColumnKind::Date => read_day(value).map(iso_date),
                ColumnKind::YesNo => read_yes_no(value, policy),
                ColumnKind::Line | ColumnKind::Lines => None,
            };
            // What somebody wrote by hand into a column of days is kept as it is: the page shows it to be corrected.
            values.insert(id.clone(), read.unwrap_or_else(|| value.to_owned()));
        }
        let verdict = Verdict::ALL
            .into_iter()
            .find(|verdict| verdict_label(policy, *verdict) == text("result") || verdict.id() == text("result"));
        let by_hand = (text("result").is_empty() && text("outcome").is_empty()).then_some(Verdict::NotCovered);
        let made = read_day(text("made"));
        if row.len() > header.len() && row.iter().skip(header.len()).any(|cell| !cell.is_empty()) {
            return Err(RowError::Unreadable {
                heading: String::new(),
                found: row.last().cloned().unwrap_or_default(),
            });
        }
        let citations = text("paragraphs").split(", ").filter(|number| !number.is_empty());
        Ok(RegisterEntry {
            reference,
            policy: text("policy").to_owned(),
            version: text("policy-version").to_owned(),
            protocol: Some(text("protocol").to_owned()).filter(|title| !title.is_empty()),
            flow: text("subject-matter").to_owned(),
            outcome: text("outcome").to_owned(),
            verdict: verdict.or(by_hand).ok_or_else(|| unreadable("result"))?,
            headline: text("headline").to_owned(),
            citations: citations.map(str::to_owned).collect(),
            made: made.ok_or_else(|| unreadable("made"))?,
            values,
            trail: trail(text("answers")),
        })
    }
}

/// Reads a day as the register writes it, or as a spreadsheet in Britain writes it anew: `06/05/2021`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    parse_date(text).or_else(|| {
        let parts: Vec<u32> = text.split(['/', '.', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        match parts.as_slice() {
            [day, month, year @ 1000..=9999] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
            _ => None,
        }
    })
}

fn read_yes_no(text: &str, policy: &Policy) -> Option<String> {
    let lower = text.trim().to_lowercase();
    ["yes", "no"]
        .into_iter()
        .find(|id| lower == *id || lower == label(policy, id).to_lowercase() || Some(lower.as_str()) == id.get(..1))
        .map(str::to_owned)
}

/// Returns the answers, one a line. A question or response with a line break or a colon of its own has it marked, so that
/// [`trail`] can tell.
fn answers(trail: &[TrailLine]) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('\n', "\\n");
    let line =
        |line: &TrailLine| format!("{}: {}", escaped(&line.question).replace(':', "\\:"), escaped(&line.response));
    trail.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn trail(answers: &str) -> Vec<TrailLine> {
    answers.split('\n').filter(|line| !line.is_empty()).map(trail_line).collect()
}

fn trail_line(line: &str) -> TrailLine {
    let mut parts = [String::new(), String::new()];
    let [question, response] = &mut parts;
    let mut part = question;
    let mut in_question = true;
    let mut response = Some(response);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => part.push('\n'),
                Some(other) => part.push(other),
                None => part.push('\\'),
            },
            ':' if in_question => {
                in_question = false;
                letters.next_if_eq(&' ');
                if let Some(next) = response.take() {
                    part = next;
                }
            }
            other => part.push(other),
        }
    }
    let [question, response] = parts;
    TrailLine { question, response }
}
