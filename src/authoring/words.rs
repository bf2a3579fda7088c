//! Facts, values and verdicts in words, for people who sign a policy off: always as said of a colleague.

use std::fmt::Display;

use calendar::date_text::{parse_date, parse_moment};
use engine::Response;
use policy::{Addressee, Policy, RegisterRule, Text, Verdict};

/// Returns a text as it reads to somebody who is not the person concerned.
pub fn read(text: &Text) -> String {
    text.read(Addressee::Colleague)
}

/// Returns how many of a thing there are: "1 flow", "2 flows".
pub fn counted<N: Display + PartialEq + From<u8>>(number: N, thing: &str) -> String {
    format!("{number} {thing}{}", if number == N::from(1) { "" } else { "s" })
}

/// Returns what a fact is called: "Role".
pub fn fact(policy: &Policy, fact: &str) -> String {
    let question = policy.questions.get(fact).map(|question| &question.short).filter(|short| !short.is_empty());
    let derived = || policy.derived.get(fact).map(|derived| &derived.short).filter(|short| !short.is_empty());
    let period = || policy.periods.get(fact).map(|period| &period.period.name);
    question.or_else(derived).or_else(period).map_or_else(|| fact.to_owned(), read)
}

/// Returns what a value of a fact is called: "Police officer", "6 May 2021".
pub fn value(policy: &Policy, fact: &str, value: &str) -> String {
    let question = policy.questions.get(fact);
    let choice = question.and_then(|question| question.choices.get(value)).map(|choice| &choice.text);
    let derived = || policy.derived.get(fact)?.values.get(value);
    if let Some(text) = choice.or_else(derived).filter(|text| !text.is_empty()) {
        return read(text);
    }
    if value == Response::NONE
        && let Some(none) = question.and_then(|question| question.none.as_ref())
    {
        return read(none);
    }
    let dates = &policy.date_words;
    let moment =
        || parse_moment(value).map(|moment| format!("{}, {}", dates.day(moment.date()), dates.time(moment.time())));
    parse_date(value).map(|day| dates.day(day)).or_else(moment).unwrap_or_else(|| value.to_owned())
}

/// Returns what a verdict is called, as register entries have it.
pub fn verdict(policy: &Policy, verdict: Verdict) -> String {
    let words = policy.entry_words.get(&format!("verdict-{}", verdict.id()));
    words.map_or_else(|| verdict.id().to_owned(), read)
}

/// Returns a text with a capital at its beginning.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// Returns what a register rule is called.
pub const fn register(rule: RegisterRule) -> &'static str {
    match rule {
        RegisterRule::Required => "Required",
        RegisterRule::Advised => "Advised",
        RegisterRule::None => "Not needed",
    }
}

/// Joins words as a sentence does: "a", "a or b", "a, b or c".
pub fn joined(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_counted_as_one() {
        assert_eq!([0_usize, 1, 2].map(|number| counted(number, "way")), ["0 ways", "1 way", "2 ways"]);
    }

    #[test]
    fn words_are_joined_as_in_a_sentence() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(joined(&words(&["a"]), "or"), "a");
        assert_eq!(joined(&words(&["a", "b"]), "or"), "a or b");
        assert_eq!(joined(&words(&["a", "b", "c"]), "or"), "a, b or c");
    }
}
