//! One flow of several policies side by side.

use authoring::{
    compare::{self, ComparisonRow},
    diff::Ending,
    places,
};
use policy::Policy;

use crate::pieces::answers;

/// As many combinations as a person reads before they ask for the file.
pub const MOST_COMBINATIONS: usize = 60;

/// What several policies say.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How many situations there are.
    pub situations: usize,
    /// How many combinations of verdicts.
    pub combinations: usize,
    /// The force and the id of each policy.
    pub policies: Vec<(String, String)>,
    /// The first combinations.
    pub rows: Vec<Row>,
}

/// One combination.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How many situations have it.
    pub situations: usize,
    /// One of them, in words.
    pub example: String,
    /// What each policy says.
    pub said: Vec<Said>,
}

/// What one policy says.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The verdict, by id; none where it says nothing.
    pub verdict: Option<String>,
    /// The verdict in words, or why there is none.
    pub words: String,
    /// What the example's result says first, and its place, of the first policy alone.
    pub result: Option<(String, String)>,
}

impl Comparison {
    /// Returns what shows of a comparison.
    pub fn of(found: &compare::Comparison, policies: &[&Policy]) -> Self {
        let row = |row: &ComparisonRow| Row {
            situations: row.situations,
            example: answers(policies, &row.example),
            said: (row.verdicts.iter().zip(&row.results).enumerate())
                .map(|(index, (said, result))| {
                    said_of(*said, result.as_ref(), policies.first(), index == 0, &found.flow)
                })
                .collect(),
        };
        Self {
            situations: found.situations,
            combinations: found.rows.len(),
            policies: found.policies.iter().map(|one| (one.force.clone(), one.policy.clone())).collect(),
            rows: found.rows.iter().take(MOST_COMBINATIONS).map(row).collect(),
        }
    }
}

/// What the author's own policy says, in whose words all is said, leads to its place.
fn said_of(said: compare::Said, result: Option<&Ending>, own: Option<&&Policy>, is_own: bool, flow: &str) -> Said {
    let compare::Said::Verdict(known) = said else {
        let words = own.map(|own| own.say(&said.words())).unwrap_or_default();
        return Said { verdict: None, words, result: None };
    };
    let words = result.map_or(known.id(), |result| result.verdict_words.as_str()).to_owned();
    let place = |result: &Ending| {
        Some((result.headline.clone(), places::outcome_of(own.filter(|_| is_own)?, flow, &result.outcome)?))
    };
    Said { verdict: Some(known.id().to_owned()), words, result: result.and_then(place) }
}

packed::fields!(Comparison: situations, combinations, policies, rows);
packed::fields!(Row: situations, example, said);
packed::fields!(Said: verdict, words, result);
