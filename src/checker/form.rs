//! What is typed or selected on a page before Continue is pressed, and what is wrong with it after.

use chrono::NaiveDateTime;

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

impl Form {
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
    pub fn read_time(&self, id: &str, day: chrono::NaiveDate, words: &DateWords) -> Result<Response, Problem> {
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
