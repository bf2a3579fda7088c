//! Finding what looks personal in free text, for the SPOC to mask or keep.
//!
//! It looks at a text as people see it ([`fold`](super::fold)), and it looks too often rather than too seldom: a false alarm
//! costs a press, a name published cannot be taken back.

mod names;
mod patterns;
mod tokens;

use std::{cell::RefCell, collections::HashMap, ops::Range};

use indexmap::IndexMap;

use policy::Policy;

use super::{
    fold::{is_accent, is_direction, is_unseen},
    ledger::Ledger,
    people::PeopleReader,
};

use names::Names;
pub use names::ONE_PERSON_ROLES;

/// What something that looks personal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An email address, written out in words too.
    Email,
    /// A telephone number.
    Telephone,
    /// A postcode.
    Postcode,
    /// A collar, warrant or staff number.
    CollarNumber,
    /// A name that stands in the person columns anywhere, or one with a title in front.
    Name,
    /// A post that one person holds.
    Role,
    /// The name of an account, or its address.
    Account,
    /// A house in a street.
    Street,
    /// A number that tells one person or device: National Insurance, a vehicle's, an account's, an IP address.
    Number,
    /// A day of birth or an age.
    Birth,
    /// Letters of another script, or signs that turn the direction of a text: nothing here can read what they say.
    Script,
    /// What the checker advised the officer, which is nothing that the candidate was told.
    Advice,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 12] = [
        Kind::Email,
        Kind::Telephone,
        Kind::Postcode,
        Kind::CollarNumber,
        Kind::Name,
        Kind::Role,
        Kind::Account,
        Kind::Street,
        Kind::Number,
        Kind::Birth,
        Kind::Script,
        Kind::Advice,
    ];

    /// Returns the kind's id.
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Email => "email",
            Kind::Telephone => "telephone",
            Kind::Postcode => "postcode",
            Kind::CollarNumber => "collar-number",
            Kind::Name => "name",
            Kind::Role => "role",
            Kind::Account => "account",
            Kind::Street => "street",
            Kind::Number => "number",
            Kind::Birth => "birth",
            Kind::Script => "script",
            Kind::Advice => "advice",
        }
    }
}

/// Something in a text that looks personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The label of the person, for a name that has one.
    pub label: Option<String>,
    /// Whether it can hardly be anything else. If not, it may be a word of everyday language, and is offered only.
    pub is_sure: bool,
}

/// A finding by its place in the folded text.
type Found = Finding;

/// Looks for personal data in texts, with the names that one register has.
#[derive(Debug)]
pub struct Finder<'p> {
    patterns: Vec<patterns::Pattern>,
    /// What the patterns found in each text so far: many cells of a register say the same.
    known: RefCell<HashMap<String, Vec<Finding>>>,
    names: Names,
    people: &'p PeopleReader,
}

impl<'p> Finder<'p> {
    /// Returns a finder that knows the names of a register, with the labels that stand for people.
    pub fn new(ledger: &Ledger, policy: &Policy, people: &'p PeopleReader, labels: &IndexMap<String, String>) -> Self {
        Self {
            patterns: patterns::patterns(),
            known: RefCell::default(),
            names: Names::of(ledger, policy, people, labels),
            people,
        }
    }

    /// Returns what looks personal in a text, in order, nothing twice. Where two findings meet they are one. `own` are the
    /// labels of the people whose contact it is: a part of a name stands for them there only.
    pub fn find(&self, text: &str, own: &[&str]) -> Vec<Finding> {
        let folded = self.people.folding().fold(text);
        let mut found = self.names.find(&folded.text, self.people, own);
        for finding in &mut found {
            finding.range = folded.original(&finding.range);
        }
        let mut known = self.known.borrow_mut();
        match known.get(text) {
            Some(patterns) => found.extend(patterns.iter().cloned()),
            None => {
                let mut new = Vec::new();
                patterns::find(&self.patterns, &folded.text, &mut new);
                for finding in &mut new {
                    finding.range = folded.original(&finding.range);
                }
                new.extend(other_scripts(text));
                found.extend(new.iter().cloned());
                known.insert(text.to_owned(), new);
            }
        }
        joined(found)
    }
}

/// Returns findings in order, those that meet as one.
pub(super) fn joined(mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain(|finding| !finding.range.is_empty());
    found.sort_by_key(|finding| (finding.range.start, std::cmp::Reverse(finding.range.end), finding.kind));
    let mut apart: Vec<Finding> = Vec::new();
    for finding in found {
        match apart.last_mut() {
            Some(last) if finding.range.start < last.range.end => {
                let is_same = finding.range == last.range;
                if finding.range.end > last.range.end {
                    last.range.end = finding.range.end;
                    last.label = None;
                } else if is_same && last.label.is_none() {
                    last.label = finding.label;
                }
                last.is_sure |= finding.is_sure;
            }
            _ => apart.push(finding),
        }
    }
    apart
}

/// Returns each stretch of letters of another script, and each that signs of direction turn.
fn other_scripts(text: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut turned: Option<usize> = None;
    let push = |found: &mut Vec<Finding>, range: Range<usize>| {
        let gap = |last: &Finding| text.get(last.range.end..range.start).unwrap_or_default();
        match found.last_mut() {
            Some(last) if gap(last).chars().all(|sign| sign == ' ' || is_accent(sign) || is_unseen(sign)) => {
                last.range.end = range.end.max(last.range.end);
            }
            _ => found.push(Finding { range, kind: Kind::Script, label: None, is_sure: true }),
        }
    };
    for (place, letter) in text.char_indices() {
        let end = place + letter.len_utf8();
        match letter {
            '\u{202a}'..='\u{202b}' | '\u{202d}'..='\u{202e}' | '\u{2066}'..='\u{2068}' => {
                turned.get_or_insert(place);
            }
            '\u{202c}' | '\u{2069}' | '\n' => {
                if let Some(start) = turned.take() {
                    push(&mut found, start..if letter == '\n' { place } else { end });
                }
            }
            _ if is_direction(letter) => push(&mut found, place..end),
            _ if letter.is_alphabetic() && !is_latin(letter) => push(&mut found, place..end),
            _ => {}
        }
    }
    if let Some(start) = turned {
        push(&mut found, start..text.len());
    }
    found
}

/// Returns whether a letter is a Latin one, in whatever dress.
fn is_latin(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{2af}' | '\u{1d00}'..='\u{1dbf}' | '\u{1e00}'..='\u{1eff}' | '\u{2070}'..='\u{218f}' | '\u{2460}'..='\u{24ff}'
        | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}'
        | '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}' | '\u{1f100}'..='\u{1f1ff}')
        // Signs between words that are letters to Unicode.
        || matches!(letter, '\u{2b0}'..='\u{36f}')
}
