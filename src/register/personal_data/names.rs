//! The names that stand in a register's person columns, found again anywhere in a text.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::{
    labels::{self, PERSON_COLUMNS},
    ledger::Ledger,
};
use policy::{Addressee, Policy};

use super::{Finding, Kind};

/// Posts that one person holds, besides those that the policy lists.
pub const ONE_PERSON_ROLES: [&str; 18] = [
    "chief constable",
    "deputy chief constable",
    "police and crime commissioner",
    "deputy police and crime commissioner",
    "deputy commissioner",
    "the commissioner",
    "the pcc",
    "chief executive",
    "chief finance officer",
    "chief of staff",
    "monitoring officer",
    "deputy monitoring officer",
    "returning officer",
    "police area returning officer",
    "head of communications",
    "the leader of the council",
    "council leader",
    "the mayor",
];

/// Words in the person columns that name nobody.
const NO_NAMES: [&str; 58] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "cllr",
    "councillor",
    "sir",
    "dame",
    "prof",
    "rev",
    "the",
    "a",
    "an",
    "and",
    "of",
    "for",
    "on",
    "behalf",
    "to",
    "at",
    "in",
    "by",
    "from",
    "with",
    "agent",
    "candidate",
    "representative",
    "representing",
    "prospective",
    "potential",
    "party",
    "independent",
    "office",
    "officer",
    "police",
    "staff",
    "team",
    "pc",
    "ps",
    "dc",
    "ds",
    "di",
    "dci",
    "sgt",
    "sergeant",
    "insp",
    "inspector",
    "constable",
    "pcso",
    "chief",
    "deputy",
    "press",
    "desk",
    "volunteer",
    "or",
    "member",
];

/// Words that people are called and that sentences are full of: alone they count only as part of a whole name.
const COMMON_WORDS: [&str; 20] = [
    "will", "may", "mark", "rose", "grace", "hope", "summer", "june", "april", "august", "bill", "grant", "art",
    "north", "south", "east", "west", "day", "field", "hill",
];

/// A name as words in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    words: Vec<String>,
    kind: Kind,
    label: Option<String>,
    /// Found only where it is written with a capital: a part of a name alone.
    capital: bool,
}

/// Every name and one-person post to look for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By first word, the longest first.
    terms: HashMap<String, Vec<Term>>,
}

impl Names {
    /// Returns the names of a register with the labels that stand for them, and the posts that one person holds.
    pub fn of(ledger: &Ledger, policy: &Policy, labels: &IndexMap<String, String>) -> Self {
        let mut names = Names::default();
        for column in PERSON_COLUMNS {
            for record in ledger.records.values() {
                let value = record.value(column);
                names.add_person(value, labels::label_of(labels, column, value), column);
            }
        }
        let posts = policy.contacts.values().map(|contact| contact.post.read(Addressee::Colleague));
        let specific = posts.filter(|post| post.split_whitespace().count() > 1 && !post.contains("line manager"));
        for role in specific.chain(ONE_PERSON_ROLES.map(str::to_owned)) {
            let bare = role.split(['(', ',']).next().unwrap_or(&role).to_owned();
            names.add(words(&bare).map(|(_, word)| word.to_lowercase()).collect(), Kind::Role, None, false);
        }
        for terms in names.terms.values_mut() {
            terms.sort_by_key(|term| std::cmp::Reverse(term.words.len()));
        }
        names
    }

    /// Adds the parts of a cell: "Jo Example, agent for Sam Sample (Example Party)" names two people and a party.
    fn add_person(&mut self, value: &str, label: Option<&str>, column: &str) {
        let principal = labels::person(column, value);
        let principal = principal.as_deref().and_then(|known| known.split_once(':')).map_or("", |(_, name)| name);
        for piece in value.split([',', ';', '(', ')', '/', '\n', '&']) {
            let mut run: Vec<(String, bool)> = Vec::new();
            let mut runs = Vec::new();
            for (_, word) in words(piece) {
                let lower = word.to_lowercase();
                let is_name =
                    !NO_NAMES.contains(&lower.as_str()) && !word.chars().all(|letter| letter.is_ascii_digit());
                if is_name {
                    run.push((lower, word.chars().any(char::is_uppercase)));
                } else if !run.is_empty() {
                    runs.push(std::mem::take(&mut run));
                }
            }
            runs.push(run);
            for run in runs.into_iter().filter(|run| !run.is_empty()) {
                let whole: Vec<String> = run.iter().map(|(word, _)| word.clone()).collect();
                let label = label.filter(|_| whole.join(" ") == principal);
                for (word, capital) in &run {
                    let alone = !COMMON_WORDS.contains(&word.as_str()) && word.chars().count() > 1;
                    if run.len() > 1 && alone {
                        self.add(vec![word.clone()], Kind::Name, label, *capital);
                    }
                }
                let capital = whole.len() == 1 && run.iter().all(|(_, capital)| *capital);
                self.add(whole, Kind::Name, label, capital);
            }
        }
    }

    fn add(&mut self, words: Vec<String>, kind: Kind, label: Option<&str>, capital: bool) {
        let Some(first) = words.first() else {
            return;
        };
        let terms = self.terms.entry(first.clone()).or_default();
        match terms.iter_mut().find(|term| term.words == words) {
            // A name that two people share stands for neither.
            Some(known) => {
                if known.label.as_deref() != label {
                    known.label = None;
                }
                known.capital &= capital;
            }
            None => terms.push(Term { words, kind, label: label.map(str::to_owned), capital }),
        }
    }

    /// Returns every place of a text where a name or post stands, the longest one at each place.
    pub(super) fn find(&self, text: &str) -> Vec<Finding> {
        let words: Vec<(usize, &str)> = words(text).collect();
        let lower: Vec<String> = words.iter().map(|(_, word)| word.to_lowercase()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((start, word)) = words.get(at).copied() {
            let rest = lower.get(at..).unwrap_or_default();
            let terms = lower.get(at).and_then(|word| self.terms.get(word)).into_iter().flatten();
            let has_capital = word.chars().next().is_some_and(char::is_uppercase);
            let term = terms.into_iter().find(|term| rest.starts_with(&term.words) && (has_capital || !term.capital));
            let Some(term) = term else {
                at += 1;
                continue;
            };
            at += term.words.len();
            let end = words.get(at - 1).map_or(start, |(start, word)| start + word.len());
            found.push(Finding { range: start..end, kind: term.kind, label: term.label.clone() });
        }
        found
    }
}

/// Returns the words of a text, each with where it starts. Hyphens and apostrophes part words.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter));
    let start = text.as_ptr() as usize;
    pieces.filter(|word| !word.is_empty()).map(move |word| (word.as_ptr() as usize - start, word))
}

/// Returns whether a character belongs to the letter before it: vowel signs and accents written apart.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}
