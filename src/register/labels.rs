//! Neutral labels for people: "Candidate A", the same through the whole log.
//!
//! A person is known by what the column says of them, less titles, parties and those who act for them: "Jo Example, agent
//! for Sam Sample (Example Party)" and "Mr Sam Sample" are one person. The SPOC can give two of them one label.

use std::collections::HashSet;

use indexmap::IndexMap;

use entry::words::label;
use policy::Policy;

use super::{ledger::CANDIDATE, ledger::DATE_OF_CONTACT, ledger::Ledger, ledger::OFFICER, ledger::Record};

/// The columns that name people.
pub const PERSON_COLUMNS: [&str; 2] = [CANDIDATE, OFFICER];

/// What comes before the person for whom somebody acts.
const ACTS_FOR: [&str; 5] = [" on behalf of ", " representing ", " agent for ", " agent of ", " for "];

/// Words in front of a name that are no part of it.
const TITLES: [&str; 12] = ["mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "councillor", "sir", "dame", "prof", "rev"];

/// Returns how a person is known: the column and the bare name. `None` for an empty column.
pub fn person(column: &str, value: &str) -> Option<String> {
    let lower = value.to_lowercase().replace(['\n', '\t'], " ");
    let mut principal = lower.as_str();
    if column == CANDIDATE {
        for words in ACTS_FOR {
            principal = principal.split_once(words).map_or(principal, |(_, after)| after);
        }
    }
    let bare = principal.split([',', '(', ';']).next().unwrap_or(principal);
    let bare = if bare.trim().is_empty() { lower.as_str() } else { bare };
    let words: Vec<&str> = bare
        .split_whitespace()
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty() && !TITLES.contains(word))
        .collect();
    (!words.is_empty()).then(|| format!("{column}:{}", words.join(" ")))
}

/// Returns the label of everybody in the register: those already given, then new ones by date of contact.
pub fn assigned(ledger: &Ledger, policy: &Policy) -> IndexMap<String, String> {
    let mut labels = ledger.labels.clone();
    let mut used: HashSet<String> = labels.values().cloned().collect();
    let mut records: Vec<&Record> = ledger.records.values().collect();
    records.sort_by(|a, b| {
        (a.value(DATE_OF_CONTACT), &a.entry.reference).cmp(&(b.value(DATE_OF_CONTACT), &b.entry.reference))
    });
    for column in PERSON_COLUMNS {
        let noun = label(policy, &format!("label-{column}"));
        let mut next = 0;
        for record in &records {
            let Some(person) = person(column, record.value(column)) else {
                continue;
            };
            if !labels.contains_key(&person) {
                let free = free_label(&mut used, &noun, &mut next);
                labels.insert(person, free);
            }
        }
    }
    labels
}

/// Returns the label of what stands in a column of a record.
pub fn label_of<'l>(labels: &'l IndexMap<String, String>, column: &str, value: &str) -> Option<&'l str> {
    labels.get(&person(column, value)?).map(String::as_str)
}

/// Returns the labels of two copies of a register. A label that the copies gave to different people is given anew.
pub fn merged(mine: &IndexMap<String, String>, theirs: &IndexMap<String, String>) -> IndexMap<String, String> {
    let mut labels = mine.clone();
    let mut used: HashSet<String> = mine.values().chain(theirs.values()).cloned().collect();
    for (person, given) in theirs {
        if labels.contains_key(person) {
            continue;
        }
        let taken = mine.iter().any(|(other, label)| label == given && theirs.get(other) != Some(given));
        let noun = given.rsplit_once(' ').map_or(given.as_str(), |(noun, _)| noun);
        let own = if taken { free_label(&mut used, noun, &mut 0) } else { given.clone() };
        labels.insert(person.clone(), own);
    }
    labels
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
    fn one_person_written_in_several_ways_is_one() {
        for value in [
            "Sam Sample",
            "Mr Sam Sample",
            "sam  sample (Example Party)",
            "Jo Example, agent for Sam Sample (Example Party)",
            "Dr. Sam Sample, candidate",
        ] {
            assert_eq!(person(CANDIDATE, value).as_deref(), Some("candidate:sam sample"), "{value}");
        }
        assert_eq!(person(OFFICER, "Police for Life"), Some("officer:police for life".to_owned()));
        assert_eq!(person(CANDIDATE, " "), None);
    }

    #[test]
    fn letters_go_on_after_z() {
        let written: Vec<String> = [0, 25, 26, 27, 701, 702].map(letters).to_vec();
        assert_eq!(written, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
