//! Facts, values and verdicts in words, for people who sign a policy off: always as said of a colleague.

use calendar::date_text::{parse_date, parse_moment};
use engine::Response;
use policy::{Addressee, Policy, RegisterRule, Text, Verdict};

/// Says a sentence in the language of a policy's page: `say!(policy, "%ways% ways", ways = 3)`.
macro_rules! say {
    ($policy:expr, $english:literal $($places:tt)*) => {
        $policy.say(&policy::message!($english $($places)*))
    };
}

pub(crate) use say;

/// Returns a text as it reads to somebody who is not the person concerned.
pub fn read(text: &Text) -> String {
    text.read(Addressee::Colleague)
}

/// Returns which file in which version: "cleveland-2021, version 1.4".
pub fn edition(policy: &Policy) -> String {
    say!(policy, "%policy%, version %version%", policy = policy.id, version = policy.version)
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
pub fn register(policy: &Policy, rule: RegisterRule) -> String {
    match rule {
        RegisterRule::Required => say!(policy, "Required"),
        RegisterRule::Advised => say!(policy, "Advised"),
        RegisterRule::None => say!(policy, "Not needed"),
    }
}

/// Joins words as a sentence does: "a", "a or b", "a, b or c".
pub fn any_of(policy: &Policy, words: &[String]) -> String {
    joined(words, |first, last| say!(policy, "%first% or %last%", first, last))
}

/// Joins words as a sentence does: "a", "a and b", "a, b and c".
pub fn all_of(policy: &Policy, words: &[String]) -> String {
    joined(words, |first, last| say!(policy, "%first% and %last%", first, last))
}

fn joined(words: &[String], two: impl FnOnce(&str, &str) -> String) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => two(&first.join(", "), last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_in_a_sentence() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let or = |first: &str, last: &str| format!("{first} or {last}");
        assert_eq!(joined(&words(&["a"]), or), "a");
        assert_eq!(joined(&words(&["a", "b"]), or), "a or b");
        assert_eq!(joined(&words(&["a", "b", "c"]), or), "a, b or c");
    }
}
