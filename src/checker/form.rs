//! What is typed or selected on a page before Continue is pressed, and what is wrong with it after.

use chrono::{NaiveDate, NaiveDateTime};

use engine::Response;
use policy::{DateWords, Question, QuestionKind};

use govuk::{
    part_id,
    problem::{Problem, field_id},
    typed::{DatePart, TypedDate, read_time},
};

/// What a question's page holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// The choice selected, by id.
    Choice(Option<String>),
    /// A date, or that there is none yet.
    Date {
        /// The date as typed.
        typed: TypedDate,
        /// Which of the two: there is a date, or there is none yet. Undecided where both can be and nothing is selected.
        exists: Option<bool>,
    },
    /// A time of day, or that it is not known.
    Time {
        /// The time as typed.
        typed: String,
        /// Whether it is known. Undecided until something is selected.
        known: Option<bool>,
    },
}

/// What a person types or selects.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// Selects a choice.
    Choice(String),
    /// Types a part of a date.
    DatePart(DatePart, String),
    /// Presses Today.
    Today(NaiveDate),
    /// Says whether there is a date yet.
    DateExists(bool),
    /// Types a time.
    Time(String),
    /// Says whether the time is known.
    TimeKnown(bool),
}

impl Fill {
    /// Returns whether it goes on by itself, without Continue.
    pub fn goes_on(&self) -> bool {
        matches!(self, Fill::Today(_))
    }
}

impl Form {
    /// Takes over what is typed or selected. Messages stay until Continue is pressed again: a message that goes while a person
    /// corrects the field cannot be read again.
    pub fn fill(&mut self, fill: Fill, words: &DateWords) {
        match (fill, self) {
            (Fill::Choice(choice), Form::Choice(chosen)) => *chosen = Some(choice),
            (Fill::DatePart(part, text), Form::Date { typed, .. }) => typed.set(part, text, words),
            (Fill::Today(today), Form::Date { typed, exists }) => {
                *typed = TypedDate::of(today);
                *exists = Some(true);
            }
            (Fill::DateExists(there_is), Form::Date { exists, .. }) => *exists = Some(there_is),
            (Fill::Time(text), Form::Time { typed, .. }) => *typed = text,
            (Fill::TimeKnown(is_known), Form::Time { known, .. }) => *known = Some(is_known),
            _ => {}
        }
    }

    /// Returns the form of a question with the response kept for it.
    pub fn of(question: &Question, response: Option<&Response>) -> Self {
        match (question.kind, response) {
            (QuestionKind::Choice, Some(Response::Choice(choice))) => Form::Choice(Some(choice.clone())),
            (QuestionKind::Choice, _) => Form::Choice(None),
            (QuestionKind::Date, response) => Form::Date {
                typed: response.and_then(Response::day).map(TypedDate::of).unwrap_or_default(),
                exists: match response {
                    _ if question.none.is_none() => Some(true),
                    None => None,
                    Some(response) => Some(*response != Response::NotYet),
                },
            },
        }
    }

    /// Reads the response to a question.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it.
    pub fn read(&self, id: &str, question: &Question, words: &DateWords) -> Result<Response, Problem> {
        let problem = |field: String, key, parts| Problem { of: id.to_owned(), field, key, parts };
        match self {
            Form::Choice(Some(choice)) if question.choices.contains_key(choice) => Ok(Response::Choice(choice.clone())),
            Form::Date { exists: Some(false), .. } if question.none.is_some() => Ok(Response::NotYet),
            Form::Date { typed, exists: Some(true) } => typed.read(words).map(Response::Day).map_err(|wrong| {
                let first = wrong.parts.first().copied().unwrap_or(DatePart::Day);
                problem(part_id(&field_id(id), first), wrong.key, wrong.parts)
            }),
            _ => Err(problem(field_id(id), "error.choice", &[])),
        }
    }

    /// Reads the time of day on the day responded before.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it.
    pub fn read_time(&self, id: &str, day: NaiveDate, words: &DateWords) -> Result<Response, Problem> {
        let problem = |field, key| Problem { of: id.to_owned(), field, key, parts: &[] };
        match self {
            Form::Time { known: Some(false), .. } => Ok(Response::Day(day)),
            Form::Time { known: Some(true), typed } => {
                read_time(typed, words).map(|time| Response::Moment(NaiveDateTime::new(day, time))).ok_or_else(|| {
                    problem(time_id(id), if typed.trim().is_empty() { "error.time" } else { "error.time.unreal" })
                })
            }
            _ => Err(problem(field_id(id), "error.time.known")),
        }
    }
}

/// Returns the id of the field for a time of day.
pub fn time_id(question: &str) -> String {
    format!("checker-{question}-time")
}
