//! Facts, values and verdicts in words, for people who sign a policy off: always as said of a colleague.

use calendar::date_text::{clock_time, long_date, parse_date, parse_moment};
use engine::Response;
use policy::{Addressee, Policy, RegisterRule, Text, Verdict};

/// Returns a text as it reads to somebody who is not the person concerned.
pub fn read(text: &Text) -> String {
    text.read(Addressee::Colleague)
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
    let moment =
        || parse_moment(value).map(|moment| format!("{}, {}", long_date(moment.date()), clock_time(moment.time())));
    parse_date(value).map(long_date).or_else(moment).unwrap_or_else(|| value.to_owned())
}

/// Returns a post in words, or its id where the policy does not have it.
pub fn contact(policy: &Policy, id: &str) -> String {
    policy.contacts.get(id).map_or_else(|| id.to_owned(), |contact| read(&contact.post))
}

/// Returns what a verdict is called.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "Allowed",
        Verdict::Conditions => "Allowed with conditions",
        Verdict::Refer => "Ask first",
        Verdict::Avoid => "Should be avoided",
        Verdict::NotAllowed => "Not allowed",
        Verdict::NotCovered => "Not covered",
    }
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
    fn words_are_joined_as_in_a_sentence() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(joined(&words(&["a"]), "or"), "a");
        assert_eq!(joined(&words(&["a", "b"]), "or"), "a or b");
        assert_eq!(joined(&words(&["a", "b", "c"]), "or"), "a, b or c");
    }
}
