//! The register entry: one row of the contact register that the single point of contact (SPOC) keeps.
//!
//! A finished walk gives a [`Draft`], already filled from the responses. The person completes it; [`Draft::complete`]
//! makes the [`RegisterEntry`]. The entry leaves the browser as a mail ([`email`]), CSV ([`csv`]) or JSON ([`json`]).
//! The mail carries it twice: as text to read ([`summary`]) and as a block to import ([`block`]).
//!
//! Nothing here reads the clock or makes random numbers: the reference and today's date are arguments.

pub mod block;
pub mod column;
pub mod csv;
pub mod draft;
pub mod email;
mod eml;
pub mod json;
pub mod reference;
pub mod sheet;
pub mod summary;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vecmap::VecMap;

use policy::{Addressee, Policy, Verdict};

pub use block::{BlockError, find_blocks};
pub use column::Trouble;
pub use draft::{Draft, DraftColumn, MissingColumn, draft};
pub use email::{MAILTO_LIMIT, Mail, Mailto};
pub use json::JsonError;
pub use reference::{read_short_reference, short_reference};
pub use summary::{SummaryLine, summary_lines, summary_text};

/// The version of this checker: what the foot of its pages, its packages and the entries that it writes say.
pub const CHECKER: &str = env!("CARGO_PKG_VERSION");

/// One row of the register, with all that is needed to rebuild the register from mails.
///
/// Its JSON is the same in a download and inside the block of a mail: see [`json`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// A UUID as text, made where the entry was made. Two entries with one reference are the same contact.
    pub reference: String,
    /// The id of the policy that was checked against.
    pub policy: String,
    /// The version of that policy file.
    pub version: String,
    /// The version of the checker, or of the register's page, that wrote the entry: see [`CHECKER`]. Entries of the first
    /// checkers do not say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checker: String,
    /// The protocol's title as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// The id of the flow.
    pub flow: String,
    /// The id of the outcome in that flow.
    pub outcome: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The advice in one line, as the person read it.
    pub headline: String,
    /// The paragraphs that say so, by their numbers as printed.
    pub citations: Vec<String>,
    /// The day on which the entry was made, on the London calendar.
    #[serde(with = "made")]
    pub made: NaiveDate,
    /// What stands in each column, by column id; empty columns are left out. Days are written `2021-05-06`, yes and no
    /// as `yes` and `no`, line breaks as `\n`.
    pub values: VecMap<String, String>,
    /// Why this outcome was reached, in words.
    pub trail: Vec<TrailLine>,
}

impl RegisterEntry {
    /// Returns whether it was written by hand in the register: its verdict then means nothing.
    pub fn is_by_hand(&self) -> bool {
        self.outcome.is_empty() && self.flow.is_empty()
    }

    /// Returns whether the checker says what the entry says that it said: with this policy, and this version of it. Anybody
    /// can write an entry. `None` for an entry of another version, of which nobody here can tell.
    pub fn is_of(&self, policy: &Policy) -> Option<bool> {
        if self.version != policy.version {
            return None;
        }
        let outcome = policy.flows.get(&self.flow).and_then(|flow| flow.outcome(&self.outcome));
        Some(outcome.is_some_and(|outcome| {
            let advice = &outcome.advice;
            let headlines = [Addressee::Me, Addressee::Colleague].map(|addressee| advice.headline.read(addressee));
            let is_headline =
                headlines.contains(&self.headline) || words::third_person(policy, &advice.headline) == self.headline;
            advice.verdict == self.verdict && is_headline && advice.cites == self.citations
        }))
    }
}

/// One fact on the way to the outcome, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailLine {
    /// The question's name in a summary list: "Role".
    pub question: String,
    /// The response: "Police officer".
    pub response: String,
}

/// The day of an entry, written `2021-05-06`.
mod made {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use calendar::date_text::{iso_date, parse_date};

    pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso_date(*day))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let written = String::deserialize(deserializer)?;
        parse_date(&written).ok_or_else(|| D::Error::custom(format_args!("`{written}` is not a day")))
    }
}
