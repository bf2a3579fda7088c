//! A first policy file to start from: the force, the election and the statutory dates filled in, and five flows in the
//! form that most protocols have, for the author to adapt.

mod answers;
mod dates;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

use calendar::{
    CalendarError, ElectionKind,
    date_text::{iso_date, weekday_date},
    timetable::{ElectionDays, StatutoryDate, timetable},
};

pub use answers::{AnswerError, Answers};

/// The policy before anything is filled in. Words in square brackets stand for what is.
const TEMPLATE: &str = include_str!("new/template.json");

/// A policy file ready to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The policy's id, which has to be the file's name without its ending.
    pub id: String,
    /// The file.
    pub json: Value,
    /// Every step of the timetable, with the law that sets it.
    pub timetable: Vec<StatutoryDate>,
    /// What the author should look at, in words.
    pub notes: Vec<String>,
}

/// Why no policy can be made.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// An answer cannot be used.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// The timetable cannot be worked out.
    #[error("the timetable cannot be worked out: {0}; the checker needs a newer list of bank holidays for this poll")]
    Calendar(#[from] CalendarError),
    /// The template inside this program cannot be read.
    #[error("the template built into this program is broken: {0}; this is a fault of the program")]
    Template(#[from] serde_json::Error),
}

/// Returns a policy for one force and one election.
///
/// It has no faults and no warnings of `check`, unless the answers themselves bring one in: a name in capitals, say.
///
/// # Errors
///
/// Returns an error if an answer cannot be used, or if the poll lies beyond the years whose bank holidays are known.
pub fn draft(answers: &Answers) -> Result<Draft, NewError> {
    answers.check()?;
    let timetable = timetable(ElectionKind::Commissioner, &ElectionDays::poll(answers.poll), &[])?;
    let id = answers.id();
    let period_starts = dates::period_starts(answers, &timetable);
    let mut json: Value = serde_json::from_str(TEMPLATE)?;
    let words = [
        ("[ID]", id.clone()),
        ("[FORCE]", answers.force.trim().to_owned()),
        ("[OPCC]", answers.opcc.trim().to_owned()),
        ("[ELECTION]", answers.election.trim().to_owned()),
        ("[POLL]", weekday_date(answers.poll)),
        ("[PERIOD-STARTS]", weekday_date(period_starts)),
        ("[SPOC]", format!("The {}", lower_first(&answers.spoc_post))),
        ("[DECIDER]", format!("The {}", answers.decider_post.trim())),
        ("[EMAIL]", answers.spoc_email.trim().to_owned()),
    ];
    fill(&mut json, &words);
    name_posts(&mut json, answers);
    dates::fill(&mut json, answers.poll, period_starts, &timetable);
    Ok(Draft { id, json, timetable: timetable.dates().to_vec(), notes: notes(answers.poll, period_starts) })
}

impl Draft {
    /// Returns the file's text.
    ///
    /// # Errors
    ///
    /// Returns an error if the text cannot be written, which no draft meets.
    pub fn text(&self) -> Result<String, NewError> {
        Ok(serde_json::to_string_pretty(&self.json)? + "\n")
    }
}

/// Puts the answers in place of the words in brackets, in every string and nowhere else.
fn fill(value: &mut Value, words: &[(&str, String)]) {
    match value {
        Value::String(text) => *text = filled(text, words),
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, words)),
        Value::Object(fields) => fields.values_mut().for_each(|field| fill(field, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// One pass from left to right: what an answer says is never taken for a word in brackets.
fn filled(text: &str, words: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let found = words.iter().find_map(|(word, answer)| {
            after.strip_prefix(word.strip_prefix('[')?).map(|remainder| (answer.as_str(), remainder))
        });
        let (answer, remainder) = found.unwrap_or(("[", after));
        // Inside a sentence the article is small.
        match (answer.strip_prefix("The "), out.is_empty() || out.ends_with(". ")) {
            (Some(post), false) => {
                out.push_str("the ");
                out.push_str(post);
            }
            _ => out.push_str(answer),
        }
        rest = remainder;
    }
    out.push_str(rest);
    out
}

/// The posts themselves stand without an article, and inside a sentence with a small one.
fn name_posts(json: &mut Value, answers: &Answers) {
    let posts = [
        ("spoc", answers.spoc_post.trim(), lower_first(&answers.spoc_post)),
        ("decider", answers.decider_post.trim(), answers.decider_post.trim().to_owned()),
    ];
    for (contact, post, inside) in posts {
        for (field, words) in [("post", post.to_owned()), ("in_sentence", format!("the {inside}"))] {
            if let Some(named) = json.pointer_mut(&format!("/contacts/{contact}/{field}")) {
                *named = Value::String(words);
            }
        }
    }
}

/// "Single point of contact" becomes "single point of contact"; "PCC liaison" stays.
fn lower_first(post: &str) -> String {
    let mut letters = post.trim().chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => post.trim().to_owned(),
    }
}

fn notes(poll: NaiveDate, period_starts: NaiveDate) -> Vec<String> {
    let mut notes = Vec::new();
    if poll.weekday() != Weekday::Thu {
        notes.push(format!("the poll is on {}; most polls are on a Thursday", weekday_date(poll)));
    }
    if period_starts >= poll {
        notes.push(format!("the period starts on {}, not before the poll", iso_date(period_starts)));
    }
    notes
}
