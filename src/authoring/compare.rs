//! One flow of several policies side by side: every combination of verdicts that some situation has.
//!
//! The situations are those of [`super::partition`]. Policies of several elections have periods at different times, so a
//! moment is put to each as "before", "in" or "after" its own period, unless the facts given have a date.

use indexmap::IndexMap;
use serde::Serialize;

use engine::Given;
use policy::{Message, Policy, Text, Verdict, counted, entries::Entries, message};

use super::{
    diff::{Ending, ending},
    partition::{End, PartitionError, Timing, for_each_situation},
};

/// What several policies say in every situation that the given facts leave open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The flow.
    pub flow: String,
    /// The policies, in the order of every row's results.
    pub policies: Vec<Compared>,
    /// How many situations there are.
    pub situations: usize,
    /// Each combination of verdicts once, the most situations first.
    pub rows: Vec<ComparisonRow>,
}

/// One policy that takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Its id.
    pub policy: String,
    /// The force.
    pub force: String,
}

/// One combination of verdicts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonRow {
    /// One for each policy, in their order.
    pub verdicts: Vec<Said>,
    /// How many situations have this combination.
    pub situations: usize,
    /// One of them: answers as the command line takes them.
    pub example: IndexMap<String, String>,
    /// What each policy says in the example; none where it says nothing.
    pub results: Vec<Option<Ending>>,
}

/// What one policy says, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// It does not offer an answer that another policy offers.
    NotOffered,
    /// It has no such flow.
    NoFlow,
    /// A verdict.
    #[serde(untagged)]
    Verdict(Verdict),
}

impl Said {
    /// Returns this in words; a verdict by its id.
    pub fn words(self) -> Message {
        match self {
            Said::Verdict(verdict) => Message::new(verdict.id()),
            Said::NotOffered => message!("(has no such answer or time)"),
            Said::NoFlow => message!("(its protocol says nothing of this)"),
        }
    }
}

/// Compares policies in every situation that the given facts leave open.
///
/// # Errors
///
/// Returns an error if a given date would have working days counted beyond the years known.
pub fn compare(policies: &[&Policy], flow: &str, given: &Given) -> Result<Comparison, PartitionError> {
    let mut situations = 0;
    let mut rows: IndexMap<Vec<Said>, ComparisonRow> = IndexMap::new();
    for_each_situation(policies, flow, given, Timing::ByPeriod, &mut |situation| {
        situations += 1;
        let verdicts: Vec<Said> = situation.sides.iter().map(|side| said(side.end)).collect();
        let row = rows.entry(verdicts.clone()).or_insert_with(|| ComparisonRow {
            verdicts,
            situations: 0,
            example: situation.facts.clone(),
            results: (policies.iter().zip(&situation.sides))
                .map(|(policy, side)| side.end.outcome().map(|outcome| ending(policy, outcome)))
                .collect(),
        });
        row.situations += 1;
    })?;
    let mut rows: Vec<ComparisonRow> = rows.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.situations));
    let compared = |policy: &&Policy| Compared { policy: policy.id.clone(), force: policy.force.clone() };
    Ok(Comparison { flow: flow.to_owned(), policies: policies.iter().map(compared).collect(), situations, rows })
}

fn said(end: End<'_>) -> Said {
    match end {
        End::Outcome(outcome) => Said::Verdict(outcome.advice.verdict),
        End::NotOffered { .. } => Said::NotOffered,
        End::NoFlow => Said::NoFlow,
    }
}

/// Returns the comparison as a text for people, in the language that has these sentences.
pub fn text(comparison: &Comparison, sentences: &Entries<Text>) -> String {
    let situations = counted!(comparison.situations, "1 situation", "%number% situations");
    let combinations = counted!(comparison.rows.len(), "1 combination", "%number% combinations");
    let head = message!("%situations%, %combinations% of verdicts", situations, combinations);
    let width = comparison.policies.iter().map(|policy| policy.policy.chars().count()).max().unwrap_or(0);
    let mut out = head.said(sentences) + "\n";
    for row in &comparison.rows {
        let example: Vec<String> = row.example.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
        let example = message!("for example %answers%", answers = example.join(" "));
        out += &format!("\n{} × {}\n", row.situations, example.said(sentences));
        for ((policy, said), result) in comparison.policies.iter().zip(&row.verdicts).zip(&row.results) {
            let words = result.as_ref().map_or_else(|| said.words().said(sentences), |end| end.verdict_words.clone());
            let result = result.as_ref().map(|end| format!("{} [{}]", end.headline, end.citations.join(", ")));
            let line = format!("  {:width$}  {words:24} {}", policy.policy, result.unwrap_or_default());
            out += line.trim_end();
            out.push('\n');
        }
    }
    out
}
