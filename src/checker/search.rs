//! Finding what it is about by everyday words: "selfie", "rosette", "WhatsApp". All in memory; nothing typed is kept.

use policy::{Addressee, FactSource, Flow, Policy, QuestionKind, Text};

use super::state::REMEMBERED;

/// How many hits a person looks through before they rather type another letter.
const MOST: usize = 8;

/// From this length on, one slip of the finger is forgiven: below it, too much is one letter away.
const FORGIVEN: usize = 4;

/// Words that say nothing of what it is about.
const EMPTY: [&str; 26] = [
    "a", "about", "am", "an", "and", "at", "can", "do", "for", "from", "i", "in", "is", "it", "me", "my", "of", "on",
    "or", "the", "they", "to", "we", "what", "with", "you",
];

/// Where a search leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The flow, by id.
    pub flow: String,
    /// The question and the choice that is meant, by id, where it is one choice within the flow.
    pub given: Option<(String, String)>,
}

/// Returns the flows and choices that fit all words typed, the best first.
///
/// A flow is looked for by its title, examples and everyday words; a choice by its text and everyday words, where the flow
/// offers it. A word fits as a whole, as the beginning of one, or with one slip of the finger.
pub fn search(policy: &Policy, addressee: Addressee, typed: &str) -> Vec<Hit> {
    let wanted: Vec<String> = words(typed).filter(|word| !EMPTY.contains(&word.as_str())).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u32, Hit)> = Vec::new();
    for flow in policy.flows.values() {
        let texts = [&flow.title, &flow.examples].map(|text| text.read(addressee));
        let bag = Bag::of(texts.iter().map(AsRef::as_ref).chain(flow.keywords.iter().map(String::as_str)));
        if let Some(score) = bag.score(&wanted) {
            found.push((score, Hit { flow: flow.id.clone(), given: None }));
        }
        for (question, choice, text, keywords) in choices(policy, flow) {
            let text = text.read(addressee);
            let bag = Bag::of(std::iter::once(text.as_ref()).chain(keywords.iter().map(String::as_str)));
            if let Some(score) = bag.score(&wanted) {
                let given = Some((question.to_owned(), choice.to_owned()));
                found.push((score + 1, Hit { flow: flow.id.clone(), given }));
            }
        }
    }
    // Of hits that fit as well, flows come before choices, and flows keep their order.
    let best = |wanted: u32| found.iter().filter(move |(score, _)| *score == wanted).map(|(_, hit)| hit.clone());
    let worst = found.iter().map(|(score, _)| *score).max().unwrap_or_default();
    (0..=worst).flat_map(best).take(MOST).collect()
}

/// Returns question, choice, text and everyday words of every choice that a flow offers, each once. Whom it concerns is asked
/// anyway, and is nothing that somebody looks for.
fn choices<'p>(policy: &'p Policy, flow: &'p Flow) -> Vec<(&'p str, &'p str, &'p Text, &'p [String])> {
    let mut seen: Vec<(&str, &str, &Text, &[String])> = Vec::new();
    let asked = flow.nodes.iter().filter(|node| node.source == FactSource::Question);
    let asked = asked.filter(|node| !REMEMBERED.contains(&node.fact.as_str()));
    for node in asked {
        let Some(question) = policy.questions.get(&node.fact) else { continue };
        if question.kind != QuestionKind::Choice {
            continue;
        }
        for (choice, _) in &node.branches {
            let is_new = !seen.iter().any(|(fact, id, ..)| *fact == node.fact && id == choice);
            if let Some(words) = question.choices.get(choice).filter(|_| is_new) {
                seen.push((&node.fact, choice, &words.text, &words.keywords));
            }
        }
    }
    seen
}

/// The words that something is found by.
struct Bag(Vec<String>);

impl Bag {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        Self(texts.flat_map(|text| words(text).collect::<Vec<_>>()).collect())
    }

    /// Returns how far the words wanted are from these, or nothing if one of them fits none.
    fn score(&self, wanted: &[String]) -> Option<u32> {
        wanted.iter().map(|word| self.0.iter().filter_map(|here| distance(word, here)).min()).sum()
    }
}

/// Returns how far a word typed is from a word that is there: 0 the same, 2 its beginning, 4 a slip away. A choice is one further
/// away than a flow.
fn distance(typed: &str, there: &str) -> Option<u32> {
    if typed == there {
        return Some(0);
    }
    let length = typed.chars().count();
    if length > 1 && there.starts_with(typed) {
        return Some(2);
    }
    let is_slip = length >= FORGIVEN
        && [length.saturating_sub(1), length, length + 1].iter().any(|length| {
            let beginning: String = there.chars().take(*length).collect();
            strsim::osa_distance(typed, &beginning) <= 1
        });
    is_slip.then_some(4)
}

/// Splits a text into words in small letters, less the `s` of a plural. Letters with accents are part of a word as they are: the
/// tables of all letters there are would be a tenth of the page.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_apart = |letter: char| !is_letter(letter) && letter != '\'' && letter != '’';
    let parts = text.split(is_apart);
    parts.filter(|part| !part.is_empty()).map(|part| {
        let small: String =
            part.chars().filter(|letter| is_letter(*letter)).map(|letter| letter.to_ascii_lowercase()).collect();
        match small.strip_suffix('s') {
            Some(single) if single.len() > 2 && !single.ends_with('s') => single.to_owned(),
            _ => small,
        }
    })
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || (!letter.is_ascii() && letter != '’' && letter != '“' && letter != '”' && letter != '–')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_fits_whole_begun_or_with_one_slip() {
        assert_eq!(distance("selfie", "selfie"), Some(0));
        assert_eq!(distance("self", "selfie"), Some(2));
        assert_eq!(distance("seflie", "selfie"), Some(4));
        assert_eq!(distance("rosete", "rosette"), Some(4));
        assert_eq!(distance("cat", "car"), None);
        assert_eq!(distance("logo", "visit"), None);
    }

    #[test]
    fn plurals_and_capitals_make_no_difference() {
        assert_eq!(words("WhatsApp Posters, the press!").collect::<Vec<_>>(), ["whatsapp", "poster", "the", "press"]);
    }
}
