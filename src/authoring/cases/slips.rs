//! Every slip that an author makes in a policy, one at a time, and whether `check` or a case notices it.
//!
//! The list is made from the file's own parts, so that it is the same in every run: each branch, verdict, citation, decider,
//! register rule, date, excuse and contact is changed once in every way in which authors get it wrong.

mod list;

use serde::Serialize;
use serde_json::Value;

use engine::Given;
use policy::{Code, Diagnostic, Message, Policy, Severity, Vocabulary, diagnostic::parent_and_key, load::load};

use super::{Case, Mismatch, result, run};
use crate::check::lint;
use crate::partition::{Timing, for_each_situation};

pub use list::slips;

/// What kind of slip it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlipKind {
    /// A branch leads elsewhere, or is missing.
    Branch,
    /// Another verdict.
    Verdict,
    /// A citation is missing, or names another paragraph.
    Citation,
    /// Somebody else decides, or nobody.
    Decider,
    /// Another register rule.
    RegisterRule,
    /// Another day or time, or a period bounded by another date.
    Date,
    /// An excuse is missing, or excuses a paragraph that is gone.
    Excuse,
    /// A contact is missing, or has another id.
    Contact,
}

impl SlipKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 8] = [
        Self::Branch,
        Self::Verdict,
        Self::Citation,
        Self::Decider,
        Self::RegisterRule,
        Self::Date,
        Self::Excuse,
        Self::Contact,
    ];

    /// Returns the kind in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Branch => "branch",
            Self::Verdict => "verdict",
            Self::Citation => "citation",
            Self::Decider => "decider",
            Self::RegisterRule => "register rule",
            Self::Date => "date",
            Self::Excuse => "excuse",
            Self::Contact => "contact",
        }
    }
}

/// One slip.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// What kind it is.
    pub kind: SlipKind,
    /// Where in the file, as a JSON pointer.
    pub place: String,
    /// What is changed, in words.
    pub what: Message,
    /// The flow whose results it can change; none where it may be any.
    pub flow: Option<String>,
    change: Change,
}

/// How the file is changed at the place.
#[derive(Clone, Debug, PartialEq)]
enum Change {
    Set(Value),
    Remove,
    Rename(String),
}

/// What became of a slip.
#[derive(Clone, Debug, PartialEq)]
pub enum Noticed {
    /// `check` says something that it did not say before: its code.
    ByCheck(Code),
    /// A case comes to another result: its name.
    ByCase(String),
    /// Nobody notices.
    No {
        /// A case that would, if any situation shows the slip.
        case: Option<Box<Case>>,
    },
}

/// A policy, its file and its cases, before any slip.
#[derive(Clone, Debug)]
pub struct Sound<'p> {
    policy: &'p Policy,
    json: &'p Value,
    vocabulary: &'p Vocabulary,
    cases: Vec<(&'p Case, Option<Mismatch>)>,
    findings: Vec<Diagnostic>,
}

impl<'p> Sound<'p> {
    /// Takes a policy that loads, with its cases.
    pub fn new(policy: &'p Policy, json: &'p Value, vocabulary: &'p Vocabulary, cases: &'p [Case]) -> Self {
        let cases = cases.iter().map(|case| (case, run(policy, case))).collect();
        Self { policy, json, vocabulary, cases, findings: lint(policy, vocabulary) }
    }

    /// Returns every slip that can be made in the file.
    pub fn slips(&self) -> Vec<Slip> {
        slips(self.json, self.policy)
    }

    /// Makes one slip and looks who notices. The cases come first: they are quicker than `check`.
    pub fn judge(&self, slip: &Slip) -> Noticed {
        let Some(changed) = slip.apply(self.json) else {
            return Noticed::No { case: None };
        };
        let after = match load(&changed, self.vocabulary) {
            Ok(policy) => policy,
            Err(faults) => {
                let fault = faults.iter().find(|fault| fault.severity() == Severity::Error);
                return Noticed::ByCheck(fault.map_or(Code::Shape, |fault| fault.code));
            }
        };
        let mut concerned =
            self.cases.iter().filter(|(case, _)| slip.flow.as_ref().is_none_or(|flow| *flow == case.flow));
        if let Some((case, _)) = concerned.find(|(case, before)| run(&after, case) != *before) {
            return Noticed::ByCase(case.name.clone());
        }
        let new = lint(&after, self.vocabulary).into_iter().find(|finding| !self.findings.contains(finding));
        match new {
            Some(finding) => Noticed::ByCheck(finding.code),
            None => Noticed::No { case: self.case_for(&after, slip).map(Box::new) },
        }
    }

    /// A situation that comes to another result, as a case that expects what it came to before. A day far outside the
    /// protocol's own time is nobody's situation: it is taken only where nothing else shows the slip.
    fn case_for(&self, after: &Policy, slip: &Slip) -> Option<Case> {
        let mut far = None;
        for flow in self.policy.flows.keys().filter(|id| slip.flow.as_ref().is_none_or(|flow| flow == *id)) {
            let mut near = None;
            let _ =
                for_each_situation(&[self.policy, after], flow, &Given::default(), Timing::ByDate, &mut |situation| {
                    if near.is_some() {
                        return;
                    }
                    let end = |side: usize| situation.sides.get(side).and_then(|side| side.end.outcome());
                    let (Some(before), after) = (end(0), end(1)) else {
                        return;
                    };
                    let expected = result(before);
                    if after.map(result).as_ref() == Some(&expected) {
                        return;
                    }
                    let values: Vec<&str> = situation.facts.values().map(String::as_str).collect();
                    let case = Case {
                        name: format!("{flow}: {}", values.join(", ")),
                        flow: flow.clone(),
                        given: situation.facts.clone(),
                        expected,
                    };
                    if before.id == Policy::OUT_OF_TIME {
                        far.get_or_insert(case);
                    } else {
                        near = Some(case);
                    }
                });
            if near.is_some() {
                return near;
            }
        }
        far
    }
}

impl Slip {
    /// Returns the file with the slip in it; none if the place is not there.
    pub fn apply(&self, json: &Value) -> Option<Value> {
        let mut json = json.clone();
        let (parent, key) = parent_and_key(&self.place);
        match (json.pointer_mut(parent)?, &self.change) {
            (Value::Object(fields), Change::Set(value)) => drop(fields.insert(key, value.clone())),
            (Value::Object(fields), Change::Remove) => drop(fields.shift_remove(&key)?),
            (Value::Object(fields), Change::Rename(name)) => {
                let before = std::mem::take(fields);
                fields.extend(
                    before.into_iter().map(|(known, value)| (if known == key { name.clone() } else { known }, value)),
                );
            }
            (Value::Array(items), Change::Set(value)) => *items.get_mut(key.parse::<usize>().ok()?)? = value.clone(),
            (Value::Array(items), Change::Remove) => {
                let index: usize = key.parse().ok()?;
                items.get(index)?;
                drop(items.remove(index));
            }
            _ => return None,
        }
        Some(json)
    }
}
