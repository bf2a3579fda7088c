//! The register as the SPOC keeps it: every contact, each with its own history.
//!
//! An entry's columns stand in its `values`, the SPOC's own columns too. Its [`State`] is worked out from them and never
//! stored, so that the two cannot disagree. The time of a change is an argument.

use chrono::{NaiveDate, NaiveDateTime};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use vecmap::VecMap;

use calendar::date_text::{iso_date, parse_date};
use entry::{CHECKER, RegisterEntry, json};
use policy::{Policy, Verdict, vocabulary::Meaning};

use super::meaning;

/// The day of the contact.
pub const DATE_OF_CONTACT: &str = "date-of-contact";
/// The candidate, agent or representative.
pub const CANDIDATE: &str = "candidate";
/// The officer or member of staff.
pub const OFFICER: &str = "officer";
/// How the contact was made.
pub const METHOD: &str = "method";
/// What was asked for.
pub const SOUGHT: &str = "information-sought";
/// What was answered.
pub const PROVIDED: &str = "information-provided";
/// The day on which the entry came into the register.
pub const ADDED: &str = "date-added-to-register";
/// Whether the entry is to be published: `yes` or `no`.
pub const REQUIRES_PUBLISHING: &str = "requires-publishing";
/// The day on which the entry was published.
pub const PUBLISHED: &str = "date-added-to-website";
/// What stands for all of an entry that is in no column: the advice and why it was given. No column is called so:
/// [`super::import::clean`] sees to it.
pub const RESULT: &str = "@advice";
/// The columns that only the SPOC fills. No entry that comes in can say anything in them.
pub const SPOC_COLUMNS: [&str; 3] = [ADDED, REQUIRES_PUBLISHING, PUBLISHED];

/// The whole register of one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The id of the policy.
    pub policy: String,
    /// What tells copies of this register from other people's; none in files from before registers had one.
    pub identity: Option<Identity>,
    /// The contacts by reference, in the order in which they came in.
    pub records: IndexMap<String, Record>,
    /// What people are called in publications, by person: see [`super::labels`].
    pub labels: IndexMap<String, String>,
}

/// What tells the copies of one register from everything else that looks like a register.
///
/// Both are random, made where the register was begun, and stand in its file and nowhere else: not in a table, a mail or a
/// publication. So whoever has never had the file cannot write another that passes for a copy of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Which register it is.
    pub id: String,
    /// What only its copies know.
    pub key: String,
}

/// One contact in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The contact as it stands.
    pub entry: RegisterEntry,
    /// The checksums of the forms in which it came in, so that the same mail is not taken in twice.
    #[serde(default)]
    pub seen: Vec<String>,
    /// What was done to it, the earliest first.
    #[serde(default)]
    pub history: Vec<Change>,
}

/// One thing done to a contact.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Change {
    /// When, on the London clock.
    #[serde(with = "moment")]
    pub when: NaiveDateTime,
    /// What was done.
    pub kind: ChangeKind,
    /// The column concerned, by id, or [`RESULT`]; empty for an entry that was added.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub column: String,
    /// What stood there before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stood there after.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// From whom the mail came, for an entry that came by mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// When that mail was sent, as its own clock says: `2021-05-06T21:59`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sent: String,
}

/// What was done to a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It came into the register; `after` says from where.
    Added,
    /// The SPOC changed a column.
    Edited,
    /// A corrected entry or another copy of the register changed a column.
    Merged,
    /// A publication was confirmed.
    Published,
    /// The readable lines of the mail said something else than its block.
    Corrected,
}

/// What the SPOC still has to do about a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A column that the protocol requires is empty.
    Incomplete,
    /// It has not been answered.
    Open,
    /// Nobody has said whether it is to be published.
    Undecided,
    /// It is to be published and has not been.
    ToPublish,
    /// It has been published.
    Published,
    /// It is not to be published.
    Kept,
}

impl State {
    /// Every state, the one that needs the SPOC most first.
    pub const ALL: [State; 6] =
        [State::Incomplete, State::Open, State::Undecided, State::ToPublish, State::Published, State::Kept];

    /// Returns the state's id.
    pub const fn id(self) -> &'static str {
        match self {
            State::Incomplete => "incomplete",
            State::Open => "open",
            State::Undecided => "undecided",
            State::ToPublish => "to-publish",
            State::Published => "published",
            State::Kept => "kept",
        }
    }

    /// Returns whether the SPOC has something to do before it can be published or put away.
    pub const fn needs_attention(self) -> bool {
        matches!(self, State::Incomplete | State::Open | State::Undecided)
    }
}

impl Ledger {
    /// Returns an empty register for a policy.
    pub fn new(policy: &Policy) -> Self {
        Self { policy: policy.id.clone(), ..Self::default() }
    }

    /// Adds a contact that is new, and notes the day and where it came from. One that is there already is left alone.
    pub fn add(&mut self, mut entry: RegisterEntry, source: &str, now: NaiveDateTime) -> bool {
        if self.records.contains_key(&entry.reference) {
            return false;
        }
        let seen = vec![fingerprint(&entry)];
        entry.values.entry(ADDED.to_owned()).or_insert_with(|| iso_date(now.date()));
        let added = Change { after: source.to_owned(), ..Change::new(now, ChangeKind::Added) };
        self.records.insert(entry.reference.clone(), Record { entry, seen, history: vec![added] });
        true
    }

    /// Changes a column of a contact, and notes it. Returns whether anything changed.
    pub fn set(&mut self, reference: &str, column: &str, value: &str, kind: ChangeKind, now: NaiveDateTime) -> bool {
        self.records.get_mut(reference).is_some_and(|record| record.set(column, value, kind, now))
    }
}

impl Change {
    /// Returns a change of nothing yet.
    pub fn new(when: NaiveDateTime, kind: ChangeKind) -> Self {
        let (column, before, after, from, sent) = Default::default();
        Self { when, kind, column, before, after, from, sent }
    }
}

impl Record {
    /// Returns what stands in a column; nothing if it is empty.
    pub fn value(&self, column: &str) -> &str {
        self.entry.values.get(column).map_or("", String::as_str)
    }

    /// Returns the day that stands in a column.
    pub fn day(&self, column: &str) -> Option<NaiveDate> {
        parse_date(self.value(column))
    }

    /// Returns what stood in a column when the contact came in.
    pub fn received(&self, column: &str) -> &str {
        let first = self.history.iter().find(|change| change.column == column);
        first.map_or_else(|| self.value(column), |change| &change.before)
    }

    /// Returns whether it was answered: an option says so, or an answer stands under "information provided". A request that was
    /// passed on has none yet. Where the advice was to ask somebody first, the checker's own words there are none: it stays open
    /// until somebody writes the answer.
    pub fn is_answered(&self, policy: &Policy) -> bool {
        match meaning::by_option(self, policy) {
            Some(meaning) => meaning != Meaning::PassedOn,
            None => {
                let given = self.value(PROVIDED).trim();
                let headline = self.entry.headline.as_str();
                let asks_first =
                    matches!(self.entry.verdict, Verdict::Refer | Verdict::NotCovered) && !headline.is_empty();
                let is_advice_alone = asks_first && given.ends_with(headline);
                !given.is_empty() && !is_advice_alone && !meaning::is_passed_on(self, policy)
            }
        }
    }

    /// Changes a column, and notes it. Returns whether anything changed.
    pub fn set(&mut self, column: &str, value: &str, kind: ChangeKind, now: NaiveDateTime) -> bool {
        if self.value(column) == value {
            return false;
        }
        let before = if value.is_empty() {
            self.entry.values.remove(column)
        } else {
            self.entry.values.insert(column.to_owned(), value.to_owned())
        };
        self.history.push(Change {
            column: column.to_owned(),
            before: before.unwrap_or_default(),
            after: value.to_owned(),
            ..Change::new(now, kind)
        });
        true
    }

    /// Returns what the SPOC still has to do about it.
    pub fn state(&self, policy: &Policy) -> State {
        let is_missing = |column: &str| self.value(column).trim().is_empty();
        if policy.columns().iter().any(|column| column.required && is_missing(&column.id)) {
            State::Incomplete
        } else if !self.is_answered(policy) {
            State::Open
        } else if !is_missing(PUBLISHED) {
            State::Published
        } else {
            match self.value(REQUIRES_PUBLISHING) {
                "yes" => State::ToPublish,
                "no" => State::Kept,
                _ => State::Undecided,
            }
        }
    }
}

/// Returns an entry that the SPOC writes by hand, after a telephone call: no check was made, so there is no advice.
pub fn by_hand(policy: &Policy, reference: &str, made: NaiveDate, values: VecMap<String, String>) -> RegisterEntry {
    RegisterEntry {
        reference: reference.to_owned(),
        policy: policy.id.clone(),
        version: policy.version.clone(),
        checker: CHECKER.to_owned(),
        protocol: Some(policy.protocol.title.clone()).filter(|title| !title.is_empty()),
        flow: String::new(),
        outcome: String::new(),
        verdict: Verdict::NotCovered,
        headline: String::new(),
        citations: Vec::new(),
        made,
        values,
        trail: Vec::new(),
    }
}

/// Returns what tells one form of an entry from another.
pub fn fingerprint(entry: &RegisterEntry) -> String {
    entry::block::checksum_of(json::compact(entry).unwrap_or_default().as_bytes())
}

/// A moment of the history, written `2021-05-06T21:59`.
mod moment {
    use chrono::NaiveDateTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use calendar::date_text::{iso_moment, parse_moment};

    pub fn serialize<S: Serializer>(when: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso_moment(*when))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
        let written = String::deserialize(deserializer)?;
        parse_moment(&written).ok_or_else(|| D::Error::custom(format_args!("`{written}` is not a moment")))
    }
}
