//! A contact while the SPOC writes or changes it: what is typed, and what is wrong with it.

use std::collections::BTreeMap;

use vecmap::VecMap;

use calendar::date_text::{iso_date, parse_date};
use entry::column::{Trouble, read_value};
use govuk::{part_id, problem::Problem, problem::field_id, typed::DatePart, typed::TypedDate};
use packed::{Packed, Packer, Unpacker};
use policy::{
    DateWords, Policy,
    vocabulary::{Column, ColumnKind},
};
use register::ledger::Record;

/// What is typed into the columns of one contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryForm {
    /// The contact that is changed; none for a new one.
    pub reference: Option<String>,
    /// What the contact had when the form was opened.
    started: VecMap<String, String>,
    /// What could not be read, if it is typed from there: its place among all that waits.
    pub waiting: Option<usize>,
    /// The columns other than days, by id.
    pub values: BTreeMap<String, String>,
    /// The columns that are days, by id.
    pub days: BTreeMap<String, TypedDate>,
    /// Whether something was typed since the form was opened.
    pub is_touched: bool,
    /// The columns that were filled from the readable lines of a mail, to be checked.
    pub from_lines: Vec<String>,
}

/// A form that was begun.
impl Packed for EntryForm {
    fn pack(&self, to: &mut Packer) {
        let pairs = |(id, value): (&String, &String)| (id.clone(), value.clone());
        let typed = |(id, typed): (&String, &TypedDate)| {
            (id.clone(), vec![typed.day.clone(), typed.month.clone(), typed.year.clone()])
        };
        self.reference.pack(to);
        self.started.iter().map(pairs).collect::<Vec<_>>().pack(to);
        self.waiting.pack(to);
        self.values.iter().map(pairs).collect::<Vec<_>>().pack(to);
        self.days.iter().map(typed).collect::<Vec<_>>().pack(to);
        self.from_lines.pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        let typed = |(id, typed): (String, Vec<String>)| {
            let [day, month, year] = <[String; 3]>::try_from(typed).ok()?;
            Some((id, TypedDate { day, month, year }))
        };
        Some(Self {
            reference: Packed::unpack(from)?,
            started: Vec::<(String, String)>::unpack(from)?.into_iter().collect(),
            waiting: Packed::unpack(from)?,
            values: Vec::<(String, String)>::unpack(from)?.into_iter().collect(),
            days: Vec::unpack(from)?.into_iter().map(typed).collect::<Option<_>>()?,
            from_lines: Packed::unpack(from)?,
            is_touched: true,
        })
    }
}

impl EntryForm {
    /// Returns a form with what a contact has.
    pub fn of(policy: &Policy, record: Option<&Record>) -> Self {
        let mut form = EntryForm {
            reference: record.map(|record| record.entry.reference.clone()),
            started: record.map(|record| record.entry.values.clone()).unwrap_or_default(),
            ..Self::default()
        };
        for column in policy.columns() {
            let value = record.map_or("", |record| record.value(&column.id));
            match (column.kind, parse_date(value)) {
                (ColumnKind::Date, Some(day)) => {
                    form.days.insert(column.id.clone(), TypedDate::of(day));
                }
                // What is no day, from a spreadsheet, stands where it can be seen and corrected.
                (ColumnKind::Date, None) => {
                    form.days.insert(column.id.clone(), TypedDate { day: value.to_owned(), ..TypedDate::default() });
                }
                _ => {
                    form.values.insert(column.id.clone(), value.to_owned());
                }
            }
        }
        form
    }

    /// Returns a form for a new contact with what the readable lines of a mail say.
    pub fn from_lines(policy: &Policy, lines: &[(String, String)]) -> Self {
        let mut form = Self::of(policy, None);
        for (id, text) in lines {
            let Some(column) = policy.columns().iter().find(|column| column.id == *id) else {
                continue;
            };
            if column.kind == ColumnKind::Date {
                let day = parse_date(text)
                    .map_or_else(|| TypedDate { day: text.clone(), ..TypedDate::default() }, TypedDate::of);
                form.days.insert(id.clone(), day);
            } else {
                form.values.insert(id.clone(), text.clone());
            }
            form.from_lines.push(id.clone());
        }
        form
    }

    /// Takes over what is typed into a column.
    pub fn type_text(&mut self, column: String, text: String) {
        self.is_touched = true;
        self.values.insert(column, text);
    }

    /// Returns what the contact had in a column when the form was opened.
    pub fn started_with(&self, column: &str) -> &str {
        self.started.get(column).map_or("", String::as_str)
    }

    /// Returns what is typed into a column.
    pub fn value(&self, column: &str) -> &str {
        self.values.get(column).map_or("", String::as_str)
    }

    /// Returns the day typed into a column.
    pub fn day(&self, column: &str) -> TypedDate {
        self.days.get(column).cloned().unwrap_or_default()
    }

    /// Takes over what is typed into a part of a day.
    pub fn type_part(&mut self, column: &str, part: DatePart, text: String, words: &DateWords) {
        self.is_touched = true;
        self.days.entry(column.to_owned()).or_default().set(part, text, words);
    }

    /// Reads every column as the register keeps it; empty ones too.
    ///
    /// # Errors
    ///
    /// Returns what is wrong, in the order of the columns.
    pub fn read(&self, policy: &Policy) -> Result<VecMap<String, String>, Vec<Problem>> {
        let mut values = VecMap::new();
        let mut problems = Vec::new();
        for column in policy.columns() {
            match self.read_column(column, &policy.date_words) {
                Ok(value) => {
                    values.insert(column.id.clone(), value);
                }
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(values) } else { Err(problems) }
    }

    fn read_column(&self, column: &Column, words: &DateWords) -> Result<String, Problem> {
        let field = field_id(&column.id);
        let problem = |field, key, parts| Problem { of: column.id.clone(), field, key, parts };
        if column.kind == ColumnKind::Date {
            let typed = self.day(&column.id);
            if typed.is_empty() && !column.required {
                return Ok(String::new());
            }
            return typed.read(words).map(iso_date).map_err(|wrong| {
                let first = wrong.parts.first().copied().unwrap_or(DatePart::Day);
                problem(part_id(&field, first), wrong.key, wrong.parts)
            });
        }
        read_value(column, self.value(&column.id)).map_err(|trouble| {
            let key = if trouble == Trouble::NotYesOrNo { "error.choice" } else { "error.empty" };
            problem(field, key, &[])
        })
    }
}
