//! Everything that is to be said about a policy file, all at once.

mod advice;
mod dates;
mod explore;
mod flows;
pub mod position;
mod references;
pub mod report;
pub mod sarif;
pub mod source;
mod unused;
mod wording;

use serde_json::Value;

use policy::{Diagnostic, Policy, Vocabulary, load::load};

pub use source::{Finding, Source, check_file, check_text};

/// Returns every finding about a policy file: the faults that keep it from being served, or else the warnings.
///
/// For a file's text see [`check_text`], which also refuses duplicate keys and gives lines and columns.
pub fn check(json: &Value, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    match load(json, vocabulary) {
        Ok(policy) => lint(&policy, vocabulary),
        Err(faults) => faults,
    }
}

/// Whether a policy's texts can be looked through for English words: `can` is a hundred in Welsh.
fn is_in_english(policy: &Policy) -> bool {
    policy.language.split('-').next() == Some("en")
}

/// Returns every warning about a policy that works.
pub fn lint(policy: &Policy, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    references::provisions(policy, &mut warnings);
    for flow in policy.flows.values() {
        flows::lint(policy, flow, &mut warnings);
    }
    references::advice(policy, &mut warnings);
    advice::lint(policy, &mut warnings);
    unused::lint(policy, vocabulary, &mut warnings);
    dates::lint(policy, &mut warnings);
    wording::lint(policy, &mut warnings);
    warnings
}
