//! Finding what looks personal in free text, for the SPOC to mask or keep.
//!
//! It looks too often rather than too seldom: a false alarm costs a click, a name published cannot be taken back.

mod names;
mod patterns;

use std::ops::Range;

pub use names::{Names, ONE_PERSON_ROLES};

/// What something that looks personal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An e-mail address, written out in words too.
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
    /// A number that tells one person: National Insurance, a vehicle's, a long account number.
    Number,
    /// A day of birth or an age.
    Birth,
}

impl Kind {
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
}

/// Looks for personal data in texts, with the names that one register has.
#[derive(Debug)]
pub struct Finder {
    patterns: Vec<(Kind, regex_lite::Regex)>,
    names: Names,
}

impl Finder {
    /// Returns a finder that knows these names.
    pub fn new(names: Names) -> Self {
        Self { patterns: patterns::patterns(), names }
    }

    /// Returns what looks personal in a text, in order, nothing twice. Where two findings meet they are one.
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let mut found: Vec<Finding> = self.names.find(text);
        for (kind, pattern) in &self.patterns {
            for matched in pattern.captures_iter(text) {
                if let Some(place) = matched.name("it").or_else(|| matched.get(0)) {
                    found.push(Finding { range: place.range(), kind: *kind, label: None });
                }
            }
        }
        found.sort_by_key(|finding| (finding.range.start, std::cmp::Reverse(finding.range.end)));
        let mut apart: Vec<Finding> = Vec::new();
        for finding in found {
            match apart.last_mut() {
                Some(last) if finding.range.start < last.range.end => {
                    if finding.range.end > last.range.end {
                        last.range.end = finding.range.end;
                        last.label = None;
                    }
                }
                _ => apart.push(finding),
            }
        }
        apart
    }
}
