//! In what two results differ, words apart.

use std::collections::BTreeSet;

use serde::Serialize;

use policy::Outcome;

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
    pub const fn word(self) -> &'static str {
        match self {
            Aspect::Verdict => "verdict",
            Aspect::Decider => "who decides",
            Aspect::Referral => "who is asked on the way",
            Aspect::Citations => "paragraphs",
            Aspect::Register => "register",
            Aspect::Duties => "duties",
            Aspect::Offered => "answer offered by one policy only",
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
