//! What came of a request, by what stands in the contact's columns.
//!
//! A policy gives its options a meaning, in whatever language. What people type in English is known by its words, since they
//! type it without an option, and files from before options had a meaning are still in use.

use policy::{
    Addressee, Policy,
    vocabulary::{Column, Meaning},
};

use super::ledger::{PROVIDED, Record};

/// How what was passed on begins in English.
const PASSED_ON: &str = "passed on";
/// How a refusal begins, and words that tell one anywhere.
const REFUSALS: [&str; 10] =
    ["nothing", "none", "no information", "not given", "not provided", "no reply", "no answer", "no:", "no,", "no."];
const REFUSED: [&str; 4] = ["refused", "declined", "turned down", "rejected"];

/// Returns what an option says came of a request, by the first column in which one stands that says it.
pub fn by_option(record: &Record, policy: &Policy) -> Option<Meaning> {
    policy.columns().iter().find_map(|column| option_in(column, record.value(&column.id)))
}

/// Returns what the words under “information provided” say came of the request, where the policy is in English.
pub fn by_words(record: &Record, policy: &Policy) -> Option<Meaning> {
    if is_passed_on(record, policy) {
        return Some(Meaning::PassedOn);
    }
    let provided = record.value(PROVIDED).trim().to_lowercase();
    let is_refused = provided == "no"
        || REFUSALS.iter().any(|words| provided.starts_with(words))
        || REFUSED.iter().any(|words| provided.contains(words));
    (is_refused && is_english(policy)).then_some(Meaning::Refused)
}

/// Returns whether what stands under “information provided” begins by saying in English that the request was passed on, or to
/// whom. The state of each contact hangs on it, so that a table in that order asks it of all of them.
pub fn is_passed_on(record: &Record, policy: &Policy) -> bool {
    let first = record.value(PROVIDED).trim().lines().next().unwrap_or_default();
    let Some((words, after)) = first.split_at_checked(PASSED_ON.len()) else {
        return false;
    };
    let after = after.trim_start();
    let is_to = after.get(..3).is_some_and(|to| to.eq_ignore_ascii_case("to "));
    words.eq_ignore_ascii_case(PASSED_ON) && (is_to || !after.starts_with(char::is_alphanumeric)) && is_english(policy)
}

fn is_english(policy: &Policy) -> bool {
    policy.language.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

/// Returns what the option says with which a text begins. The longest one counts: “Passed on: refused” is more than “Passed on”.
fn option_in(column: &Column, value: &str) -> Option<Meaning> {
    let meant = column.options.iter().filter_map(|option| Some((option.text(), option.means()?)));
    let mut meant = meant.peekable();
    if value.is_empty() || meant.peek().is_none() {
        return None;
    }
    let value = value.trim().to_lowercase();
    let found = meant.filter_map(|(text, means)| {
        // An entry has it as it reads for the person or for a colleague.
        let read = [Addressee::Me, Addressee::Colleague].map(|addressee| text.read(addressee).to_lowercase());
        let words = read.iter().find(|words| begins_with(&value, words.trim(), means))?;
        Some((words.len(), means))
    });
    found.max_by_key(|(length, _)| *length).map(|(_, means)| means)
}

/// Returns whether a text begins with an option's words. “Passed on” says less when it goes on: “Passed on a leaflet”.
fn begins_with(value: &str, words: &str, means: Meaning) -> bool {
    let Some(after) = value.strip_prefix(words).filter(|_| !words.is_empty()) else {
        return false;
    };
    let line = after.lines().next().unwrap_or_default();
    let next = if means == Meaning::PassedOn { line.trim_start() } else { line };
    !next.starts_with(char::is_alphanumeric)
}
