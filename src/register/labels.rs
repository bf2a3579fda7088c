//! Neutral labels for people: "Candidate A", the same through the whole log.
//!
//! A person is known by what the column says of them, less titles, parties and those who act for them
//! ([`people`](super::people)): "Jo Example, agent for Sam Sample (Example Party)" and "Mr Sam Sample" are one person.
//!
//! The register keeps, by person, either a label or the key of the person whose label it is: that is how the SPOC puts two
//! spellings together. Labels are made here and nowhere else: one in a file that has not the form of the vocabulary's, or
//! that another person has, is made anew.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use indexmap::{IndexMap, IndexSet};

use entry::words::label;
use policy::Policy;

use super::{
    ledger::CANDIDATE, ledger::DATE_OF_CONTACT, ledger::Ledger, ledger::OFFICER, ledger::Record, people::PeopleReader,
};

/// The columns that name people.
pub const PERSON_COLUMNS: [&str; 2] = [CANDIDATE, OFFICER];

/// How many times one person may stand for another before it is a circle.
const STEPS: usize = 8;
/// The most letters after the noun of a label: enough for 18,000 people.
const MOST_LETTERS: usize = 3;

/// A label, and whom it stands for: for the SPOC's eyes only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The label.
    pub label: String,
    /// The person, as the register knows them.
    pub person: String,
    /// What stands in the register of the person, each spelling once. Others who have the same label follow as [`Called`] of
    /// their own.
    pub written: Vec<String>,
}

/// Returns what everybody in the register is called: labels already given if they are sound, then new ones by date of
/// contact. Somebody who is only known as the agent of one candidate goes with that candidate.
pub fn assigned(ledger: &Ledger, policy: &Policy, people: &PeopleReader) -> IndexMap<String, String> {
    let mut labels = IndexMap::new();
    let mut used = HashSet::new();
    let mut others: Vec<(String, String)> = Vec::new();
    for (person, called) in &ledger.labels {
        let Some((column, _)) = person.split_once(':').filter(|(column, _)| PERSON_COLUMNS.contains(column)) else {
            continue;
        };
        let person = people.folding().key(person);
        if called.starts_with(&format!("{column}:")) {
            others.push((person, people.folding().key(called)));
        } else if has_form(called, &noun(policy, column))
            && !labels.contains_key(&person)
            && used.insert(called.clone())
        {
            labels.insert(person, called.clone());
        }
    }
    let mut records: Vec<&Record> = ledger.records.values().collect();
    records.sort_by(|a, b| {
        (a.value(DATE_OF_CONTACT), &a.entry.reference).cmp(&(b.value(DATE_OF_CONTACT), &b.entry.reference))
    });
    for column in PERSON_COLUMNS {
        let noun = noun(policy, column);
        let mut next = 0;
        let mut known: IndexSet<String> = IndexSet::new();
        let mut agents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for value in records.iter().map(|record| record.value(column)) {
            if value.is_empty() || !seen.insert(value) {
                continue;
            }
            let found = people.read(column, value);
            let Some(key) = found.key else { continue };
            if column == CANDIDATE {
                for agent in found.names.iter().filter(|name| !name.is_principal && name.words.len() > 1) {
                    agents.entry(format!("{column}:{}", agent.words.join(" "))).or_default().insert(key.clone());
                }
            }
            known.insert(key);
        }
        for (agent, principals) in agents {
            let principal = principals.first().filter(|principal| principals.len() == 1 && **principal != agent);
            let is_free = !labels.contains_key(&agent) && others.iter().all(|(person, _)| *person != agent);
            if let (Some(principal), true, true) = (principal, is_free, known.contains(&agent)) {
                others.push((agent, principal.clone()));
            }
        }
        // Who goes with whom is sound if it leads to somebody with a label of their own.
        let leads: IndexMap<String, String> =
            others.iter().filter(|(person, _)| person.starts_with(&format!("{column}:"))).cloned().collect();
        let ends_well = |person: &str| {
            let mut at = person;
            for _ in 0..STEPS {
                match leads.get(at) {
                    Some(next) => at = next,
                    None => return at != person && (known.contains(at) || labels.contains_key(at)),
                }
            }
            false
        };
        let sound: Vec<(String, String)> = leads
            .iter()
            .filter(|(person, _)| ends_well(person))
            .map(|(person, other)| (person.clone(), other.clone()))
            .collect();
        for (person, other) in sound {
            labels.insert(person, other);
        }
        for person in known {
            if !labels.contains_key(&person) {
                let free = free_label(&mut used, &noun, &mut next);
                labels.insert(person, free);
            }
        }
    }
    labels
}

/// Returns the label of a person, their own or that of whom they go with.
pub fn label_for<'l>(labels: &'l IndexMap<String, String>, person: &str) -> Option<&'l str> {
    let mut called = labels.get(person)?;
    for _ in 0..STEPS {
        match labels.get(called) {
            Some(other) => called = other,
            None => return Some(called.as_str()).filter(|called| !called.contains(':')),
        }
    }
    None
}

/// Returns the label of what stands in a column of a record.
pub fn label_of<'l>(
    labels: &'l IndexMap<String, String>,
    people: &PeopleReader,
    column: &str,
    value: &str,
) -> Option<&'l str> {
    label_for(labels, &people.person(column, value)?)
}

/// Returns whom each label of a column stands for among these contacts, in the order of the labels.
pub fn called<'r>(
    records: impl Iterator<Item = &'r Record>,
    labels: &IndexMap<String, String>,
    people: &PeopleReader,
    column: &str,
) -> Vec<Called> {
    let mut found: IndexMap<String, Called> = IndexMap::new();
    let mut seen = HashSet::new();
    for value in records.map(|record| record.value(column)) {
        if !seen.insert(value) {
            continue;
        }
        let Some(person) = people.person(column, value) else { continue };
        let Some(label) = label_for(labels, &person) else { continue };
        let of = |person: String| Called { label: label.to_owned(), person, written: Vec::new() };
        let called = found.entry(person.clone()).or_insert_with(|| of(person));
        called.written.push(value.to_owned());
    }
    let mut called: Vec<Called> = found.into_values().collect();
    called.sort_by(|a, b| (a.label.len(), &a.label).cmp(&(b.label.len(), &b.label)));
    called
}

/// Puts a person together with another: both have the label of the other from now on. Returns whether that could be.
pub fn put_together(labels: &mut IndexMap<String, String>, person: &str, other: &str) -> bool {
    let column = |key: &str| key.split_once(':').map(|(column, _)| column.to_owned());
    // The other may itself go with somebody: whom all three are then.
    let mut end = other;
    for _ in 0..STEPS {
        match labels.get(end) {
            Some(next) if labels.contains_key(next) => end = next,
            _ => break,
        }
    }
    if end == person || column(end) != column(person) || label_for(labels, end).is_none() {
        return false;
    }
    let end = end.to_owned();
    labels.insert(person.to_owned(), end);
    true
}

/// Lets a person that was put together with another stand alone again: a new label is made for them.
pub fn part(labels: &mut IndexMap<String, String>, person: &str, policy: &Policy) {
    let Some((column, _)) = person.split_once(':') else { return };
    let mut used = labels.values().cloned().collect();
    let free = free_label(&mut used, &noun(policy, column), &mut 0);
    labels.insert(person.to_owned(), free);
}

/// Returns the labels of two copies of a register. A label that the copies gave to different people is given anew, and what
/// has not the form of a label is left out.
pub fn merged(mine: &IndexMap<String, String>, theirs: &IndexMap<String, String>) -> IndexMap<String, String> {
    let mut labels = mine.clone();
    let mut used: HashSet<String> = mine.values().chain(theirs.values()).cloned().collect();
    for (person, given) in theirs {
        if labels.contains_key(person) {
            continue;
        }
        let noun = given.rsplit_once(' ').map_or("", |(noun, _)| noun);
        let is_other = PERSON_COLUMNS.iter().any(|column| given.starts_with(&format!("{column}:")));
        let is_word = !noun.is_empty() && noun.chars().all(char::is_alphabetic);
        let is_label = is_word && has_form(given, noun);
        if !is_other && !is_label {
            continue;
        }
        let taken = !is_other && labels.values().any(|label| label == given);
        let own = if taken { free_label(&mut used, noun, &mut 0) } else { given.clone() };
        labels.insert(person.clone(), own);
    }
    labels
}

/// Returns what comes before the letter in the labels of a column.
fn noun(policy: &Policy, column: &str) -> String {
    label(policy, &format!("label-{column}"))
}

/// Returns whether a text is the noun, a blank and a few capitals.
fn has_form(text: &str, noun: &str) -> bool {
    let letters = text.strip_prefix(noun).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    (1..=MOST_LETTERS).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn free_label(used: &mut HashSet<String>, noun: &str, next: &mut usize) -> String {
    loop {
        let candidate = format!("{noun} {}", letters(*next));
        *next += 1;
        if used.insert(candidate.clone()) {
            return candidate;
        }
    }
}

/// Returns A, B … Z, AA, AB …
fn letters(mut number: usize) -> String {
    let mut written = Vec::new();
    loop {
        let letter = u8::try_from(number % 26).unwrap_or_default();
        written.push(char::from(b'A' + letter));
        match number / 26 {
            0 => break,
            rest => number = rest - 1,
        }
    }
    written.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let written: Vec<String> = [0, 25, 26, 27, 701, 702].map(letters).to_vec();
        assert_eq!(written, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn only_the_form_of_the_vocabulary_is_a_label() {
        for text in ["Candidate A", "Candidate ABC"] {
            assert!(has_form(text, "Candidate"), "{text}");
        }
        for text in [
            "Candidate",
            "Candidate ",
            "Candidate ABCD",
            "Candidate 1",
            "candidate A",
            "Candidate A ",
            "Sam Sample, 07700 900123",
            "Officer A",
        ] {
            assert!(!has_form(text, "Candidate"), "{text}");
        }
    }

    #[test]
    fn a_circle_of_people_has_no_label_and_does_not_hang() {
        let labels: IndexMap<String, String> = [("candidate:a", "candidate:b"), ("candidate:b", "candidate:a")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .into();
        assert_eq!(label_for(&labels, "candidate:a"), None);
    }
}
