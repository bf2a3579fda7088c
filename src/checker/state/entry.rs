//! The register entry while it is written.

use calendar::date_text::{iso_date, parse_date};
use entry::{Draft, RegisterEntry, Trouble, draft, draft::sender_columns};
use govuk::{
    part_id,
    problem::{Problem, field_id},
    typed::{DatePart, TypedDate},
};
use policy::vocabulary::{Column, ColumnKind};
use vecmap::VecMap;

use super::{FocusOn, Page, State};

/// The register entry while it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The columns.
    pub draft: Draft,
    /// The columns that take a date, as typed.
    pub dates: VecMap<String, TypedDate>,
    /// The entry as it would be sent, once it is complete.
    pub complete: Option<RegisterEntry>,
    /// Whether the person wants an email although the election is over.
    pub confirmed: bool,
    /// Whether the person has typed anything: it would be lost with the page.
    pub is_touched: bool,
}

impl State {
    /// Starts an entry from the outcome, or goes on with the one that is there. What was typed into it stays.
    pub(super) fn write_entry(&mut self, reference: String) {
        let drafted = self
            .replay()
            .and_then(|replayed| draft(&self.setting.policy, &replayed.walk, &replayed.responses, self.setting.today));
        let Some(mut draft) = drafted else {
            return;
        };
        let before = self.entry.take();
        if let Some(before) = &before {
            for column in before.draft.columns().iter().filter(|column| !column.from_responses()) {
                draft.set(&column.id, column.value.clone());
            }
        }
        let dates = date_columns(&self.setting.policy)
            .map(|column| {
                let day = parse_date(draft.value(&column.id)).map(TypedDate::of);
                (column.id.clone(), day.unwrap_or_default())
            })
            .collect();
        let is_touched = before.is_some_and(|before| before.is_touched);
        self.entry = Some(Entry { draft, dates, complete: None, confirmed: false, is_touched });
        self.refer(reference);
        self.show(Page::Register, false);
    }

    /// Gives the result a reference. Once: an entry that is corrected and sent again is still the same contact.
    pub(super) fn refer(&mut self, reference: String) {
        if self.reference.is_empty() {
            self.reference = reference;
        }
    }

    /// Takes over what is typed into a column.
    pub(super) fn type_entry(&mut self, column: &str, text: String) {
        if let Some(entry) = &mut self.entry {
            entry.draft.set(column, text);
            entry.is_touched = true;
        }
    }

    /// Takes over what is typed into a part of a date's column.
    pub(super) fn type_entry_date(&mut self, column: &str, part: DatePart, text: String) {
        let Some(entry) = &mut self.entry else {
            return;
        };
        if let Some(typed) = entry.dates.get_mut(column) {
            let words = &self.setting.policy.date_words;
            typed.set(part, text, words);
            entry.is_touched = true;
            entry.draft.set(column, typed.read(words).map(iso_date).unwrap_or_default());
        }
    }

    /// Goes back to the form for one column, or to the result, which follows from the responses. What was typed stays.
    pub(super) fn correct(&mut self, column: Option<&str>) {
        let Some(column) = column else {
            return self.return_to(Page::Outcome);
        };
        self.return_to(Page::Register);
        let field = field_id(column);
        let is_date = date_columns(&self.setting.policy).any(|own| own.id == column);
        self.move_focus(FocusOn::Field(if is_date { part_id(&field, DatePart::Day) } else { field }));
    }

    /// Completes the entry and shows it, or says what is missing.
    pub(super) fn preview(&mut self) {
        let policy = &self.setting.policy;
        let Some(entry) = &mut self.entry else {
            return;
        };
        let mut problems: Vec<Problem> = Vec::new();
        for column in date_columns(policy) {
            let Some(typed) = entry.dates.get(&column.id) else {
                continue;
            };
            let written = match typed.read(&policy.date_words) {
                Ok(day) => iso_date(day),
                Err(_) if typed.is_empty() => String::new(),
                Err(wrong) => {
                    let first = wrong.parts.first().copied().unwrap_or(DatePart::Day);
                    let field = part_id(&field_id(&column.id), first);
                    problems.push(Problem { of: column.id.clone(), field, key: wrong.key, parts: wrong.parts });
                    String::new()
                }
            };
            entry.draft.set(&column.id, written);
        }
        match entry.draft.complete(policy, &self.reference, self.setting.today) {
            Ok(complete) if problems.is_empty() => {
                entry.complete = Some(complete);
                self.show(Page::Preview, false);
                return;
            }
            Ok(_) => {}
            Err(missing) => {
                for found in missing {
                    let Some(column) = sender_columns(policy).find(|column| column.id == found.column) else {
                        continue;
                    };
                    let problem = trouble(column, found.trouble);
                    // A date that cannot be read has been told already; it is not missing as well.
                    if !problems.iter().any(|told| told.of == column.id) {
                        problems.push(problem);
                    }
                }
            }
        }
        let in_order = sender_columns(policy)
            .filter_map(|column| problems.iter().find(|problem| problem.of == column.id).cloned());
        let in_order = in_order.collect();
        self.tell(in_order);
    }
}

fn date_columns(policy: &policy::Policy) -> impl Iterator<Item = &Column> {
    sender_columns(policy).filter(|column| column.kind == ColumnKind::Date)
}

fn trouble(column: &Column, trouble: Trouble) -> Problem {
    use DatePart::{Day, Month, Year};
    let field = field_id(&column.id);
    let is_date = column.kind == ColumnKind::Date;
    let (key, parts): (_, &'static [DatePart]) = match trouble {
        Trouble::Empty if is_date => ("error.date", &[Day, Month, Year]),
        Trouble::Empty if !column.options.is_empty() => ("error.select", &[]),
        Trouble::Empty => ("error.empty", &[]),
        Trouble::NotADay => ("error.date.unreal", &[Day, Month, Year]),
        Trouble::OutOfRange => ("error.date.years", &[Year]),
        Trouble::ToCome => ("error.date.to-come", &[Day, Month, Year]),
        Trouble::NotYesOrNo => ("error.choice", &[]),
    };
    let field = if is_date { part_id(&field, parts.first().copied().unwrap_or(Day)) } else { field };
    Problem { of: column.id.clone(), field, key, parts }
}
