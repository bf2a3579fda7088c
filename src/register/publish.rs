//! The log as the public may see it: some columns only, labels in place of people, and nothing that looks personal
//! unless the SPOC has chosen to keep it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use indexmap::IndexMap;

use calendar::date_text::{iso_date, parse_date};
use entry::words::{label, verdict_label};
use policy::{Addressee, Policy};
use spreadsheet::{BYTE_ORDER_MARK, push_row};

use super::{
    fold::Decompose,
    fold::is_direction,
    html,
    labels::{self, Called, PERSON_COLUMNS},
    ledger::CANDIDATE,
    ledger::ChangeKind,
    ledger::DATE_OF_CONTACT,
    ledger::Ledger,
    ledger::METHOD,
    ledger::OFFICER,
    ledger::PROVIDED,
    ledger::PUBLISHED,
    ledger::REQUIRES_PUBLISHING,
    ledger::Record,
    ledger::SOUGHT,
    ledger::State,
    people::PeopleReader,
    personal_data::{Finder, Finding, Kind, joined},
};

/// The columns that can go out at all, in their order. No other ever does.
pub const ALLOWED: [&str; 6] = [DATE_OF_CONTACT, CANDIDATE, OFFICER, METHOD, SOUGHT, PROVIDED];

/// What the SPOC chose for something that looks personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Other words stand in its place.
    Mask,
    /// It goes out as it is.
    Keep,
}

/// The SPOC's choices so far, by place in [`Proposal::concerns`].
pub type Decisions = BTreeMap<usize, Decision>;

/// A publication before the SPOC has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The contacts, by reference, in the order of the rows.
    pub references: Vec<String>,
    /// The headings.
    pub header: Vec<String>,
    /// What looks personal, each text once.
    pub concerns: Vec<Concern>,
    /// What people are called, to be kept with the register once it has gone out.
    pub labels: IndexMap<String, String>,
    /// The labels that stand in the log, and for whom: for the SPOC to read before it goes out.
    pub called: Vec<Called>,
    rows: Vec<Vec<Vec<Piece>>>,
}

/// A text that looks personal, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// What it looks like.
    pub kind: Kind,
    /// The text itself.
    pub text: String,
    /// What stands in its place if it is masked.
    pub replacement: String,
    /// Whether it can hardly be anything else. What may be a word of everyday language is decided one by one.
    pub is_sure: bool,
    /// In how many places it stands.
    pub places: usize,
    /// The words around it where it stands first: before and after.
    pub around: (String, String),
}

/// A part of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Concern(usize),
}

/// How many characters are shown on each side of a concern.
const AROUND: usize = 40;

/// Returns the contacts that are marked for publication and have not gone out, by date of contact.
pub fn marked(ledger: &Ledger) -> Vec<String> {
    by_date(ledger, |record| record.value(REQUIRES_PUBLISHING) == "yes" && record.value(PUBLISHED).is_empty())
}

/// Returns the contacts that have gone out before and are still marked, by date of contact.
pub fn published(ledger: &Ledger) -> Vec<String> {
    by_date(ledger, |record| record.value(REQUIRES_PUBLISHING) == "yes" && !record.value(PUBLISHED).is_empty())
}

fn by_date(ledger: &Ledger, wanted: impl Fn(&Record) -> bool) -> Vec<String> {
    let mut found: Vec<&Record> = ledger.records.values().filter(|record| wanted(record)).collect();
    found.sort_by_key(|record| record.value(DATE_OF_CONTACT));
    found.into_iter().map(|record| record.entry.reference.clone()).collect()
}

/// Returns whether a contact may go into the log without being asked for one by one: it is complete and answered, and what
/// stands under "information provided" is more than what the checker advised the officer.
pub fn is_answered(record: &Record, policy: &Policy) -> bool {
    !matches!(record.state(policy), State::Incomplete | State::Open) && !is_advice_alone(record, policy)
}

/// Returns whether nothing stands under "information provided" but what the checker advised.
pub fn is_advice_alone(record: &Record, policy: &Policy) -> bool {
    let provided = record.value(PROVIDED);
    let advice = advice(record, policy, provided);
    let rest = advice.iter().rev().fold(provided.to_owned(), |mut rest, range| {
        rest.replace_range(range.clone(), "");
        rest
    });
    !advice.is_empty() && rest.chars().all(|letter| !letter.is_alphanumeric())
}

/// Returns where the checker's advice to the officer stands in a text, with the verdict in front of it.
fn advice(record: &Record, policy: &Policy, text: &str) -> Vec<std::ops::Range<usize>> {
    let headline = record.entry.headline.trim();
    if headline.is_empty() {
        return Vec::new();
    }
    let verdict = format!("{}: ", verdict_label(policy, record.entry.verdict));
    let places = text.match_indices(headline).map(|(start, found)| {
        let before = text.get(..start).unwrap_or_default();
        let from = before.strip_suffix(&verdict).map_or(start, str::len);
        from..start + found.len()
    });
    places.collect()
}

impl Proposal {
    /// Prepares a publication of these contacts with these columns; a column that is not [`ALLOWED`] is left out.
    pub fn new(
        ledger: &Ledger,
        policy: &Policy,
        references: &[String],
        columns: &[&str],
        decompose: Decompose,
    ) -> Self {
        let people = PeopleReader::new(policy, decompose);
        let labels = labels::assigned(ledger, policy, &people);
        let finder = Finder::new(ledger, policy, &people, &labels);
        let columns: Vec<&str> = ALLOWED.into_iter().filter(|column| columns.contains(column)).collect();
        let records: Vec<&Record> = references.iter().filter_map(|reference| ledger.records.get(reference)).collect();
        let of_people = columns.iter().filter(|column| PERSON_COLUMNS.contains(column));
        let called = of_people.flat_map(|column| labels::called(records.iter().copied(), &labels, &people, column));
        let mut proposal = Proposal {
            header: columns.iter().map(|column| heading(policy, column)).collect(),
            called: called.collect(),
            labels,
            ..Proposal::default()
        };
        let mut known = BTreeMap::new();
        for record in records {
            let own = PERSON_COLUMNS.map(|column| {
                labels::label_of(&proposal.labels, &people, column, record.value(column)).unwrap_or_default().to_owned()
            });
            let cells = columns
                .iter()
                .map(|column| match PERSON_COLUMNS.iter().zip(&own).find(|(known, _)| *known == column) {
                    Some((_, label)) => vec![Piece::Plain(label.clone())],
                    None => proposal.cell(record, column, policy, &finder, &own, &mut known),
                })
                .collect();
            proposal.rows.push(cells);
            proposal.references.push(record.entry.reference.clone());
        }
        proposal
    }

    fn cell(
        &mut self,
        record: &Record,
        column: &str,
        policy: &Policy,
        finder: &Finder<'_>,
        own: &[String; 2],
        known: &mut BTreeMap<(Kind, String, String), usize>,
    ) -> Vec<Piece> {
        let value = record.value(column);
        if let Some(day) = parse_date(value) {
            return vec![Piece::Plain(policy.date_words.day(day))];
        }
        let mut pieces = Vec::new();
        let mut from = 0;
        let advice = advice(record, policy, value).into_iter();
        let advice = advice.map(|range| Finding { range, kind: Kind::Advice, label: None, is_sure: true });
        let own = own.each_ref().map(String::as_str);
        for finding in joined(finder.find(value, &own).into_iter().chain(advice).collect()) {
            let text = value.get(finding.range.clone()).unwrap_or_default();
            let masked = || label(policy, &format!("mask-{}", finding.kind.id()));
            let replacement = finding.label.clone().unwrap_or_else(masked);
            // One name may stand for two people in two contacts: each is decided for itself.
            let index = *known.entry((finding.kind, text.to_owned(), replacement.clone())).or_insert_with(|| {
                self.concerns.push(Concern {
                    kind: finding.kind,
                    text: text.to_owned(),
                    replacement,
                    is_sure: finding.is_sure,
                    places: 0,
                    around: around(value, &finding.range),
                });
                self.concerns.len() - 1
            });
            if let Some(concern) = self.concerns.get_mut(index) {
                concern.places += 1;
            }
            pieces.push(Piece::Plain(value.get(from..finding.range.start).unwrap_or_default().to_owned()));
            pieces.push(Piece::Concern(index));
            from = finding.range.end;
        }
        pieces.push(Piece::Plain(value.get(from..).unwrap_or_default().to_owned()));
        pieces
    }

    /// Returns how many concerns the SPOC has not chosen for. While there are any, nothing may go out.
    pub fn undecided(&self, decisions: &Decisions) -> usize {
        (0..self.concerns.len()).filter(|index| !decisions.contains_key(index)).count()
    }

    /// Returns the rows exactly as they go out: the preview, the HTML and the CSV have this text. What is not decided is
    /// masked. Signs that turn the direction of a text, and controls, never go out.
    pub fn rows(&self, decisions: &Decisions) -> Vec<Vec<String>> {
        let text = |piece: &Piece| match piece {
            Piece::Plain(text) => readable(text),
            Piece::Concern(index) => {
                let keep = decisions.get(index) == Some(&Decision::Keep);
                self.concerns.get(*index).map_or_else(String::new, |concern| {
                    if keep { readable(&concern.text) } else { concern.replacement.clone() }
                })
            }
        };
        let cell = |pieces: &Vec<Piece>| pieces.iter().map(text).collect();
        self.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    /// Returns the log as an HTML table for the office's own page.
    pub fn html(&self, caption: &str, decisions: &Decisions) -> String {
        html::table(caption, &self.header, &self.rows(decisions))
    }

    /// Returns the log as CSV.
    pub fn csv(&self, decisions: &Decisions) -> String {
        let mut csv = BYTE_ORDER_MARK.to_owned();
        push_row(&mut csv, &self.header);
        for row in self.rows(decisions) {
            push_row(&mut csv, &row);
        }
        csv
    }

    /// Notes in the register that the log has gone out: the day, where there is none yet, and what people are called.
    pub fn confirm(&self, ledger: &mut Ledger, today: NaiveDate, now: NaiveDateTime) -> usize {
        ledger.labels.clone_from(&self.labels);
        let mut dated = 0;
        for reference in &self.references {
            let is_new = ledger.records.get(reference).is_some_and(|record| record.value(PUBLISHED).is_empty());
            if is_new && ledger.set(reference, PUBLISHED, &iso_date(today), ChangeKind::Published, now) {
                dated += 1;
            }
        }
        dated
    }
}

/// Returns the heading of a column, as the protocol has it.
pub fn heading(policy: &Policy, column: &str) -> String {
    let found = policy.columns().iter().find(|found| found.id == column);
    found.map_or_else(|| column.to_owned(), |found| found.text.read(Addressee::Colleague))
}

/// Returns a text as everybody reads it alike.
fn readable(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|sign| !is_direction(*sign) && (!sign.is_control() || matches!(sign, '\n' | '\t'))).collect()
}

fn around(text: &str, range: &std::ops::Range<usize>) -> (String, String) {
    let before: Vec<char> = text.get(..range.start).unwrap_or_default().chars().rev().take(AROUND).collect();
    let after = text.get(range.end..).unwrap_or_default().chars().take(AROUND).collect();
    (before.into_iter().rev().collect(), after)
}
