//! Finding and ordering contacts: what the table of the register does with ten thousand of them.

use std::cmp::Ordering;

use entry::{read_short_reference, short_reference};
use policy::Policy;

use super::{ledger::Ledger, ledger::Record, ledger::State};

/// The key that sorts by what is to be done, rather than by a column.
pub const STATE: &str = "state";

/// What the table shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Words that an entry must have, each somewhere.
    pub search: String,
    /// The one state to show; all if there is none.
    pub state: Option<State>,
    /// The column to sort by, or [`STATE`]; as they came in if there is none.
    pub sort: Option<String>,
    /// Whether the last comes first.
    pub descending: bool,
}

/// Returns the references of the contacts that a view shows, in its order. Contacts that are alike stay as they came in.
pub fn view<'l>(ledger: &'l Ledger, policy: &Policy, view: &View) -> Vec<&'l str> {
    let words: Vec<String> = view.search.split_whitespace().map(str::to_lowercase).collect();
    // A reference that somebody said on the telephone finds that contact.
    let short = read_short_reference(&view.search);
    let is_it =
        |record: &Record| short.as_ref().is_some_and(|short| short_reference(&record.entry.reference) == *short);
    let shown = ledger.records.values().filter(|record| {
        view.state.is_none_or(|state| record.state(policy) == state)
            && (words.iter().all(|word| has_word(record, word)) || is_it(record))
    });
    let mut shown: Vec<&Record> = shown.collect();
    match view.sort.as_deref() {
        Some(STATE) => shown.sort_by_key(|record| record.state(policy)),
        Some(column) => {
            let mut keyed: Vec<(String, &Record)> =
                shown.into_iter().map(|record| (record.value(column).to_lowercase(), record)).collect();
            keyed.sort_by(|(a, _), (b, _)| empty_last(a, b));
            shown = keyed.into_iter().map(|(_, record)| record).collect();
        }
        None => {}
    }
    if view.descending {
        shown.reverse();
    }
    shown.into_iter().map(|record| record.entry.reference.as_str()).collect()
}

fn empty_last(a: &str, b: &str) -> Ordering {
    (a.is_empty(), a).cmp(&(b.is_empty(), b))
}

fn has_word(record: &Record, word: &str) -> bool {
    let entry = &record.entry;
    let mut texts = entry.values.values().map(String::as_str).chain([entry.headline.as_str(), &entry.reference]);
    texts.any(|text| contains_ignoring_case(text, word))
}

/// Returns whether a text has a word in it; the word is in lower case.
fn contains_ignoring_case(text: &str, word: &str) -> bool {
    if text.is_ascii() && word.is_ascii() {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        return word.is_empty() || text.windows(word.len()).any(|piece| piece.eq_ignore_ascii_case(word));
    }
    plain(text).contains(&plain(word))
}

/// Letters as people type them who have no others on their keyboard: "Muller" finds Müller.
const PLAIN: [(&str, char); 20] = [
    ("àáâãäåāăą", 'a'),
    ("çćĉċč", 'c'),
    ("ďđð", 'd'),
    ("èéêëēĕėęě", 'e'),
    ("ĝğġģ", 'g'),
    ("ĥħ", 'h'),
    ("ìíîïĩīĭįı", 'i'),
    ("ĵ", 'j'),
    ("ķ", 'k'),
    ("ĺļľŀł", 'l'),
    ("ñńņňŋ", 'n'),
    ("òóôõöøōŏő", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşšș", 's'),
    ("ţťŧț", 't'),
    ("ùúûüũūŭůűų", 'u'),
    ("ŵẁẃẅ", 'w'),
    ("ýÿŷỳ", 'y'),
    ("źżž", 'z'),
    ("’‘ʼ", '\''),
];

/// Returns the text in lower case and without accents, written in one piece or as marks of their own.
fn plain(text: &str) -> String {
    let is_mark = |letter: &char| matches!(letter, '\u{300}'..='\u{36f}');
    let plain = |letter: char| {
        if letter.is_ascii() {
            return letter;
        }
        PLAIN.iter().find(|(letters, _)| letters.contains(letter)).map_or(letter, |(_, plain)| *plain)
    };
    text.to_lowercase().chars().filter(|letter| !is_mark(letter)).map(plain).collect()
}

/// Returns how many contacts are in each state, in the order of [`State::ALL`].
pub fn counts(ledger: &Ledger, policy: &Policy) -> [(State, usize); State::ALL.len()] {
    let mut counts = State::ALL.map(|state| (state, 0));
    for record in ledger.records.values() {
        let state = record.state(policy);
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == state) {
            *count += 1;
        }
    }
    counts
}
