//! A first policy file to start from: the force, the election and the statutory dates filled in, and five flows in the
//! form that most protocols have, for the author to adapt; or nothing but what the author adds; or an old policy for another
//! poll. What is drafted says so, part by part.

mod answers;
mod dates;
mod reissue;
mod silent;
mod words;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::{Value, json};

use calendar::{
    CalendarError,
    date_text::{iso_date, weekday_date},
    timetable::{Confidence, ElectionDays, StatutoryDate, StatutoryTimetable, timetable},
};

use crate::words::upper_first;

pub use answers::{AnswerError, Answers};
pub use reissue::{Reissue, reissue};
pub use words::OfficeWords;

/// The policy before anything is filled in. Words in square brackets stand for what is.
const TEMPLATE: &str = include_str!("new/template.json");

/// How a post is reached for which the text prints nothing, as far as a draft can know.
const REACH: &str = "Through the switchboard";

/// A policy file ready to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The policy's id, which has to be the file's name without its ending.
    pub id: String,
    /// The file.
    pub json: Value,
    /// Every step of the timetable, with the law that sets it; none while the poll is not called.
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
    #[error("the timetable cannot be worked out: {0}")]
    Calendar(#[from] CalendarError),
    /// The old policy is of an older format.
    #[error("the old policy is not of format {0}; write it in that format first, as `docs/policy-format.md` says")]
    OldFormat(u64),
    /// The old policy has no election with a kind and a poll.
    #[error("the old policy names no election with its `kind` and its `poll`; run `check` on it")]
    NoElection,
    /// The template inside this program cannot be read.
    #[error("the template built into this program is broken: {0}; this is a fault of the program")]
    Template(#[from] serde_json::Error),
}

/// Returns a policy for one force and one election, each part marked as a draft.
///
/// It has no faults, and no warnings of `check` but those that say what has not been gone through, unless the answers
/// themselves bring one in: a name in capitals, say.
///
/// # Errors
///
/// Returns an error if an answer cannot be used, or if the poll lies beyond the years whose bank holidays are known.
pub fn draft(answers: &Answers) -> Result<Draft, NewError> {
    answers.check()?;
    let timetable = timetable_of(answers)?;
    let period_starts = dates::period_starts(answers, &timetable);
    let mut json: Value = serde_json::from_str(TEMPLATE)?;
    let not_called = "a day that is not known yet";
    let notice = "the last day for the notice of election";
    let filled_in = [
        ("[ID]", answers.id()),
        ("[FORCE]", answers.force.trim().to_owned()),
        ("[OPCC]", answers.opcc.trim().to_owned()),
        ("[ELECTION]", answers.election.trim().to_owned()),
        ("[KIND]", answers.kind.id().to_owned()),
        ("[POLL]", answers.poll.map_or_else(|| not_called.to_owned(), weekday_date)),
        ("[PERIOD-STARTS]", period_starts.map_or_else(|| notice.to_owned(), weekday_date)),
        ("[SPOC]", format!("The {}", lower_first(&answers.spoc_post))),
        ("[DECIDER]", format!("The {}", answers.decider_post.trim())),
        ("[HOLDER]", upper_first(answers.words.holder.trim())),
        ("[OFFICE]", upper_first(answers.words.office.trim())),
    ];
    dates::fill(&mut json, answers, period_starts, &timetable);
    fill(&mut json, &filled_in);
    name_posts(&mut json, answers);
    set_words(&mut json, &answers.words);
    if !words::elects_the_holder(answers.kind) {
        exchange_offices(&mut json);
    }
    mark(&mut json);
    Ok(Draft {
        id: answers.id(),
        json,
        notes: notes(answers, period_starts, &timetable),
        timetable: timetable.dates().to_vec(),
    })
}

/// Returns a policy that says nothing yet: every flow ends with "the text does not say", and the author adds what it does say.
///
/// # Errors
///
/// As [`draft`].
pub fn draft_silent(answers: &Answers) -> Result<Draft, NewError> {
    answers.check()?;
    let timetable = timetable_of(answers)?;
    let period_starts = dates::period_starts(answers, &timetable);
    let mut json = json!({
        "format": policy::FORMAT,
        "id": answers.id(),
        "version": "0.1",
        "force": answers.force.trim(),
        "opcc": answers.opcc.trim(),
        "protocol": { "title": "Election notice (draft to adapt)", "version": "Draft" },
        "elections": [{ "title": answers.election.trim(), "kind": answers.kind.id(), "poll": "poll" }],
    });
    if let (Some(json), Value::Object(rest)) =
        (json.as_object_mut(), silent::silent(answers, period_starts, &timetable))
    {
        json.extend(rest);
    }
    set_words(&mut json, &answers.words);
    Ok(Draft {
        id: answers.id(),
        json,
        notes: notes(answers, period_starts, &timetable),
        timetable: timetable.dates().to_vec(),
    })
}

fn timetable_of(answers: &Answers) -> Result<StatutoryTimetable, CalendarError> {
    timetable(answers.kind, &ElectionDays { poll: answers.poll, ..ElectionDays::default() }, &[])
}

/// Sets the words for the office holder, where they are not the usual ones: where people look for them, before the protocol, and
/// not at the end of the file.
fn set_words(json: &mut Value, words: &OfficeWords) {
    let (Some(words), Some(fields)) = (words.field(), json.as_object_mut()) else {
        return;
    };
    match fields.keys().position(|field| field == "protocol") {
        Some(place) => drop(fields.shift_insert(place, "words".to_owned(), words)),
        None => drop(fields.insert("words".to_owned(), words)),
    }
}

/// Where another office is elected, the rule about standing is about that one, and not about the office holder's.
fn exchange_offices(json: &mut Value) {
    if let Some(branches) = json.pointer_mut("/flows/standing/nodes/office/branches").and_then(Value::as_object_mut) {
        let of_holder = branches.get("commissioner").cloned();
        let of_other = branches.get("other-office").cloned();
        for (office, target) in [("commissioner", of_other), ("other-office", of_holder)] {
            target.into_iter().for_each(|target| drop(branches.insert(office.to_owned(), target)));
        }
    }
}

/// Marks every part as a draft. A flow stands for its nodes and outcomes.
fn mark(json: &mut Value) {
    let mark_one = |part: &mut Value| {
        if let Some(fields) = part.as_object_mut() {
            fields.insert("draft".to_owned(), json!(true));
        }
    };
    for group in ["dates", "periods", "contacts", "provisions", "outcomes", "flows"] {
        for (_, part) in json.get_mut(group).and_then(Value::as_object_mut).into_iter().flatten() {
            mark_one(part);
        }
    }
    // Shown as what it is: no number of the protocol's.
    for (key, provision) in json.get_mut("provisions").and_then(Value::as_object_mut).into_iter().flatten() {
        if let (Some(number), Some(fields)) = (key.strip_prefix("draft-"), provision.as_object_mut()) {
            fields.insert("number".to_owned(), json!(format!("Draft {number}")));
        }
    }
    for single in ["resignation", "register"] {
        json.get_mut(single).into_iter().for_each(mark_one);
    }
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

/// Sets a field of an object where it stands, or behind the others.
fn set(json: &mut Value, name: &str, value: Value) {
    if let Some(fields) = json.as_object_mut() {
        fields.insert(name.to_owned(), value);
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
    if let Some(spoc) = json.pointer_mut("/contacts/spoc").and_then(Value::as_object_mut) {
        match &answers.spoc_email {
            Some(email) => drop(spoc.insert("email".to_owned(), json!(email.trim()))),
            None => {
                spoc.shift_remove("email");
                spoc.insert("reach".to_owned(), json!(REACH));
            }
        }
    }
}

/// "Single point of contact" becomes "single point of contact"; "PCC liaison" and "Force Solicitor" stay.
fn lower_first(post: &str) -> String {
    if post.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase)) {
        return post.trim().to_owned();
    }
    let mut letters = post.trim().chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => post.trim().to_owned(),
    }
}

fn notes(answers: &Answers, period_starts: Option<NaiveDate>, timetable: &StatutoryTimetable) -> Vec<String> {
    let mut notes = Vec::new();
    match answers.poll {
        None => notes.push("the poll has no day yet; give it in `/dates/poll/date` once it is called".to_owned()),
        Some(poll) if poll.weekday() != Weekday::Thu => {
            notes.push(format!("the poll is on {}; most polls are on a Thursday", weekday_date(poll)));
        }
        Some(_) => {}
    }
    if let Some((starts, poll)) = period_starts.zip(answers.poll).filter(|(starts, poll)| starts >= poll) {
        notes.push(format!("the period starts on {}, not before the poll on {}", iso_date(starts), iso_date(poll)));
    }
    if calendar::timetable::rules(answers.kind).is_empty() {
        notes.push("no timetable is known for this kind of election; enter its days".to_owned());
    }
    notes.extend(unsure(timetable));
    notes
}

/// How many steps are not sure, if any.
fn unsure(timetable: &StatutoryTimetable) -> Option<String> {
    let unsure = timetable.dates().iter().filter(|found| found.confidence != Confidence::Confirmed).count();
    (unsure > 0).then(|| {
        format!("{unsure} step(s) of the timetable are not confirmed or may change; `dates` says which and why")
    })
}
