//! In what two results differ, words apart.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::words::say;
use policy::{Outcome, Policy};

/// In what two results differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// The verdict.
    Verdict,
    /// Who decides.
    Decider,
    /// Who passes a request on or gives advice.
    Referral,
    /// The paragraphs, whatever their order.
    Citations,
    /// The register rule.
    Register,
    /// The duties, whatever their order.
    Duties,
    /// One policy does not offer the answer.
    Offered,
}

impl Aspect {
    /// Returns the aspect in words.
    pub fn words(self, policy: &Policy) -> String {
        match self {
            Aspect::Verdict => say!(policy, "verdict"),
            Aspect::Decider => say!(policy, "who decides"),
            Aspect::Referral => say!(policy, "who is asked on the way"),
            Aspect::Citations => say!(policy, "paragraphs"),
            Aspect::Register => say!(policy, "register"),
            Aspect::Duties => say!(policy, "duties"),
            Aspect::Offered => say!(policy, "answer offered by one policy only"),
        }
    }
}

/// Returns in what two results differ; nothing if at most the words do.
pub fn between(old: Option<&Outcome>, new: Option<&Outcome>) -> Vec<Aspect> {
    let (Some(old), Some(new)) = (old, new) else {
        return vec![Aspect::Offered];
    };
    let (old, new) = (&old.advice, &new.advice);
    let differs = [
        (Aspect::Verdict, old.verdict != new.verdict),
        (Aspect::Decider, old.refer_to != new.refer_to),
        (Aspect::Referral, (&old.through, &old.advice_from) != (&new.through, &new.advice_from)),
        (Aspect::Citations, set(&old.cites) != set(&new.cites)),
        (Aspect::Register, old.register != new.register),
        (Aspect::Duties, set(&old.duties) != set(&new.duties)),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect()
}

fn set(ids: &[String]) -> BTreeSet<&str> {
    ids.iter().map(String::as_str).collect()
}
