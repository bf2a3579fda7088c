//! What a person replied to one question.

use vecmap::VecMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use calendar::date_text::{iso_date, iso_moment, parse_date, parse_moment};
use policy::{Message, Policy, Question, QuestionKind, error_in_english, message, suggest};

/// What a person replied to one question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Response {
    /// One of the choices, by id.
    Choice(String),
    /// A day on the London calendar.
    Day(NaiveDate),
    /// A minute on the London clock.
    Moment(NaiveDateTime),
    /// For a date that does not exist yet.
    NotYet,
}

/// The responses so far, by question id.
pub type Responses = VecMap<String, Response>;

/// Why a written response is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// No question and no derived fact has this id.
    UnknownFact {
        /// The id as written.
        fact: String,
        /// What it may have been meant for.
        help: Message,
    },
    /// The question does not have this choice.
    UnknownChoice {
        /// The question.
        fact: String,
        /// The choice as written.
        written: String,
        /// What it may have been meant for.
        help: Message,
    },
    /// Not a date.
    NotADate {
        /// The question.
        fact: String,
        /// The date as written.
        written: String,
        /// Whether "none yet" is a response.
        may_be_none: bool,
    },
}

impl ResponseError {
    /// Returns the error as a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownFact { fact, help } => message!("no fact is called `%fact%`; %help%", fact, help),
            Self::UnknownChoice { fact, written, help } => {
                message!("`%fact%` cannot be `%written%`; %help%", fact, written, help)
            }
            Self::NotADate { fact, written, may_be_none: false } => message!(
                "`%fact%` is a date and `%written%` is not one; write it as `2021-05-06` or `2021-05-06T21:59`",
                fact,
                written
            ),
            Self::NotADate { fact, written, may_be_none: true } => message!(
                "`%fact%` is a date and `%written%` is not one; write it as `2021-05-06` or `2021-05-06T21:59`, or `none`",
                fact,
                written
            ),
        }
    }
}

error_in_english!(ResponseError);

impl Response {
    /// How "none yet" is written.
    pub const NONE: &'static str = "none";

    /// Reads a response to a question as the command line and register entries write it.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it and what it may have been meant for.
    pub fn parse(policy: &Policy, fact: &str, written: &str) -> Result<Self, ResponseError> {
        let Some(question) = policy.questions.get(fact) else {
            let known = policy.questions.keys().chain(policy.derived.keys()).map(String::as_str);
            let help = suggest::help(fact, known);
            return Err(ResponseError::UnknownFact { fact: fact.to_owned(), help });
        };
        match question.kind {
            QuestionKind::Choice => choice(fact, question, written),
            QuestionKind::Date => date(fact, question, written),
        }
    }

    /// Returns the day, if this is a date.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Response::Day(day) => Some(*day),
            Response::Moment(moment) => Some(moment.date()),
            Response::Choice(_) | Response::NotYet => None,
        }
    }

    /// Returns the first minute and the first after the last, if this is a date.
    pub fn minutes(&self) -> Option<(NaiveDateTime, NaiveDateTime)> {
        match self {
            Response::Day(day) => Some((day.and_time(NaiveTime::MIN), day.succ_opt()?.and_time(NaiveTime::MIN))),
            Response::Moment(moment) => Some((*moment, moment.checked_add_signed(TimeDelta::minutes(1))?)),
            Response::Choice(_) | Response::NotYet => None,
        }
    }

    /// Returns the response as [`Response::parse`] reads it.
    pub fn written(&self) -> String {
        match self {
            Response::Choice(choice) => choice.clone(),
            Response::Day(day) => iso_date(*day),
            Response::Moment(moment) => iso_moment(*moment),
            Response::NotYet => Self::NONE.to_owned(),
        }
    }
}

fn choice(fact: &str, question: &Question, written: &str) -> Result<Response, ResponseError> {
    if question.choices.contains_key(written) {
        return Ok(Response::Choice(written.to_owned()));
    }
    Err(ResponseError::UnknownChoice {
        fact: fact.to_owned(),
        written: written.to_owned(),
        help: suggest::help(written, question.choices.keys().map(String::as_str)),
    })
}

fn date(fact: &str, question: &Question, written: &str) -> Result<Response, ResponseError> {
    if question.none.is_some() && written == Response::NONE {
        return Ok(Response::NotYet);
    }
    let read = parse_date(written).map(Response::Day).or_else(|| parse_moment(written).map(Response::Moment));
    read.ok_or_else(|| ResponseError::NotADate {
        fact: fact.to_owned(),
        written: written.to_owned(),
        may_be_none: question.none.is_some(),
    })
}
