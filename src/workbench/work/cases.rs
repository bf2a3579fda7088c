//! What comes of a policy's own cases, and which slips they notice.

use authoring::{
    cases::{
        Case, Mismatch, run,
        slips::{Noticed, Sound},
    },
    check::Source,
};
use packed::choice;
use policy::{Policy, Vocabulary};

use super::OwnCase;

/// How many slips are made before the page is told how far it is.
const AT_ONCE: usize = 10;

/// What came of a case, where it is not what was expected.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseFound {
    /// Which kind of result it is.
    pub found: Found,
    /// The result, the outcomes that are left, or why it cannot be put.
    pub words: String,
    /// The facts that would tell the outcomes apart.
    pub ask: String,
    /// The outcome, by id, of another result.
    pub outcome: Option<String>,
}

/// What kind of result a case has that is not as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Another one.
    Another,
    /// More than one outcome is left.
    Several,
    /// No outcome is left.
    Nothing,
    /// The situation cannot be put to the policy.
    CannotBePut,
}

impl CaseFound {
    /// Puts a case to a policy.
    pub fn of(policy: &Policy, case: &Case) -> Option<Self> {
        let (found, words, ask, outcome) = match run(policy, case)? {
            Mismatch::Another(found) => (Found::Another, policy.say(&found.words()), String::new(), found.outcome),
            Mismatch::Several { outcomes, ask } => (Found::Several, outcomes.join(", "), ask.join(", "), None),
            Mismatch::Nothing => (Found::Nothing, String::new(), String::new(), None),
            Mismatch::CannotBePut(why) => (Found::CannotBePut, policy.say(&why), String::new(), None),
        };
        Some(Self { found, words, ask, outcome })
    }
}

/// Some slips that were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Slips {
    /// How many there are in all.
    pub of: usize,
    /// How many were made here.
    pub made: usize,
    /// Those that nobody noticed.
    pub unnoticed: Vec<Unnoticed>,
}

/// A slip that nobody noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unnoticed {
    /// What is changed, in words.
    pub what: String,
    /// Where in the file, as a JSON pointer.
    pub place: String,
    /// A case that would notice it, if any situation shows it.
    pub case: Option<OwnCase>,
}

impl Slips {
    /// Makes the next slips from one number on.
    pub fn make(text: &str, policy: &Policy, vocabulary: &Vocabulary, cases: &[Case], from: usize) -> Self {
        let json = Source::whole(text).unwrap_or_default();
        let sound = Sound::new(policy, &json, vocabulary, cases);
        let list = sound.slips();
        let (mut made, mut unnoticed) = (0, Vec::new());
        for slip in list.iter().skip(from).take(AT_ONCE) {
            made += 1;
            if let Noticed::No { case } = sound.judge(slip) {
                let (what, place) = (policy.say(&slip.what), slip.place.clone());
                unnoticed.push(Unnoticed { what, place, case: case.map(|case| OwnCase(*case)) });
            }
        }
        Self { of: list.len(), made, unnoticed }
    }
}

choice!(Found: Found::Another, Found::Several, Found::Nothing, Found::CannotBePut);
packed::fields!(CaseFound: found, words, ask, outcome);
packed::fields!(Slips: of, made, unnoticed);
packed::fields!(Unnoticed: what, place, case);
