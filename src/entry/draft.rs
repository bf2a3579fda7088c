//! The entry while the person writes it: columns filled from the responses, and what is still missing.

use chrono::NaiveDate;
use vecmap::VecMap;

use calendar::date_text::iso_date;
use engine::{Response, Responses, Walk};
use policy::{
    Column, Policy, Verdict, Vocabulary,
    vocabulary::{FilledBy, Prefill},
};

use super::{
    CHECKER, RegisterEntry, TrailLine,
    column::{Trouble, read_value},
    words,
};

/// An entry that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    columns: Vec<DraftColumn>,
    flow: String,
    outcome: String,
    verdict: Verdict,
    headline: String,
    citations: Vec<String>,
    trail: Vec<TrailLine>,
}

/// One column on the person's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftColumn {
    /// The column's id.
    pub id: String,
    /// What stands in it, as typed. A day is written `2021-05-06`; yes and no are `yes` and `no`.
    pub value: String,
    /// What the responses gave.
    prefilled: Option<String>,
}

/// A column that keeps the entry from going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingColumn {
    /// The column's id.
    pub column: String,
    /// What is wrong with it. The page words it for the person.
    pub trouble: Trouble,
}

/// Starts an entry from a finished walk: the columns that the person completes, filled where the responses say it.
///
/// Whatever is filled in is what the responses say happened, in the third person: the SPOC reads it. A contact was on the day asked
/// about, or today where that is still to come: a register has no contact that has not been. What the checker advises is no part
/// of what was said or given; the entry has it beside the columns.
///
/// Returns `None` while the walk has not come to an outcome.
pub fn draft(policy: &Policy, walk: &Walk<'_>, responses: &Responses, today: NaiveDate) -> Option<Draft> {
    let outcome = walk.outcome()?;
    let headline = words::third_person(policy, &outcome.advice.headline);
    let fill = |column: &Column| {
        let filled = match column.prefill? {
            Prefill::ActivityDate => {
                let day = responses.get(Vocabulary::ACTIVITY_DATE).and_then(Response::day);
                iso_date(day.filter(|day| *day <= today).unwrap_or(today))
            }
            Prefill::Situation => words::situation(policy, walk, responses),
            Prefill::Outcome => {
                let verdict = words::verdict_label(policy, outcome.advice.verdict);
                format!("{verdict}: {headline}")
            }
        };
        Some(filled)
    };
    let columns = sender_columns(policy).map(|column| {
        let prefilled = fill(column);
        DraftColumn { id: column.id.clone(), value: prefilled.clone().unwrap_or_default(), prefilled }
    });
    Some(Draft {
        columns: columns.collect(),
        flow: walk.flow.id.clone(),
        outcome: outcome.id.clone(),
        verdict: outcome.advice.verdict,
        citations: outcome.advice.cites.clone(),
        trail: words::trail(policy, walk, responses),
        headline,
    })
}

/// Returns the columns that the person who writes the entry completes, in the protocol's order.
pub fn sender_columns(policy: &Policy) -> impl Iterator<Item = &Column> {
    policy.columns().iter().filter(|column| column.filled_by == FilledBy::Sender)
}

impl DraftColumn {
    /// Returns whether it still stands as the responses filled it: "filled from your answers".
    pub fn from_responses(&self) -> bool {
        self.prefilled.as_ref() == Some(&self.value)
    }
}

impl Draft {
    /// Returns the columns of the person's form, in the protocol's order.
    pub fn columns(&self) -> &[DraftColumn] {
        &self.columns
    }

    /// Returns what stands in a column, or nothing if the form has no such column.
    pub fn value(&self, column: &str) -> &str {
        let found = self.columns.iter().find(|candidate| candidate.id == column);
        found.map_or("", |column| &column.value)
    }

    /// Puts what the person typed into a column. A column that the form does not have is left alone.
    pub fn set(&mut self, column: &str, typed: impl Into<String>) {
        if let Some(found) = self.columns.iter_mut().find(|found| found.id == column) {
            found.value = typed.into();
        }
    }

    /// Returns the ids of the columns that the protocol requires and that are empty.
    pub fn missing(&self, policy: &Policy) -> Vec<String> {
        let empty = sender_columns(policy).filter(|column| column.required && self.value(&column.id).trim().is_empty());
        empty.map(|column| column.id.clone()).collect()
    }

    /// Makes the entry. `reference` is a UUID as text, `made` is today in London.
    ///
    /// Line breaks become `\n`, blanks around a value go, and a column of one line gets one line.
    ///
    /// # Errors
    ///
    /// Returns every column that is required and empty, that does not hold what its kind asks for, or whose contact is to come.
    pub fn complete(
        &self,
        policy: &Policy,
        reference: &str,
        made: NaiveDate,
    ) -> Result<RegisterEntry, Vec<MissingColumn>> {
        let mut values = VecMap::new();
        let mut missing = Vec::new();
        for column in sender_columns(policy) {
            match read_value(column, self.value(&column.id)) {
                Ok(value) if value.is_empty() => {}
                // Written `2021-05-06`, days are in order as texts.
                Ok(value) if column.prefill == Some(Prefill::ActivityDate) && value > iso_date(made) => {
                    missing.push(MissingColumn { column: column.id.clone(), trouble: Trouble::ToCome });
                }
                Ok(value) => {
                    values.insert(column.id.clone(), value);
                }
                Err(trouble) => missing.push(MissingColumn { column: column.id.clone(), trouble }),
            }
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(RegisterEntry {
            reference: reference.to_owned(),
            policy: policy.id.clone(),
            version: policy.version.clone(),
            checker: CHECKER.to_owned(),
            protocol: Some(policy.protocol.title.clone()).filter(|title| !title.is_empty()),
            flow: self.flow.clone(),
            outcome: self.outcome.clone(),
            verdict: self.verdict,
            headline: self.headline.clone(),
            citations: self.citations.clone(),
            made,
            values,
            trail: self.trail.clone(),
        })
    }
}
