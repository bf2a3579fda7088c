//! What changes from one policy to another: every situation whose result differs, counted and by example, and apart from
//! them what only reads differently.
//!
//! Exact: the situations of [`super::partition`] are all gone through. How many there are depends on what the two
//! policies ask, not on how they are drawn: renaming nodes or splitting an outcome into two alike changes nothing.

mod aspect;
mod report;
mod wording;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde::Serialize;

use engine::Given;
use policy::{Flow, Outcome, Policy, Referral};

use super::{
    merge::{Row, merge},
    partition::{End, PartitionError, Situation, Timing, for_each_situation},
    table::deciders,
    words,
};

pub use aspect::Aspect;
pub use report::{row_words, text};
pub use wording::WordingChange;

/// Everything that differs between two policies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The policy before.
    pub old: Version,
    /// The policy after.
    pub new: Version,
    /// How moments were put to the two.
    pub by_period: bool,
    /// Every flow that either policy has, in the order of the new one.
    pub flows: Vec<FlowDifference>,
    /// What differs outside the flows: dates, contacts, provisions, questions.
    pub elsewhere: Vec<WordingChange>,
}

/// Which policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// What differs in one flow.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlowDifference {
    /// Its id.
    pub flow: String,
    /// Its name.
    pub title: String,
    /// Whether both policies have it.
    pub presence: Presence,
    /// How many situations the policies that have the flow tell apart.
    pub situations: usize,
    /// In how many of them the result changes.
    pub changed: usize,
    /// Each pair of results that differ, with the situations it stands for; the most first.
    pub changes: Vec<Change>,
    /// What only reads differently.
    pub wording: Vec<WordingChange>,
}

/// Whether both policies have a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Both have it.
    Both,
    /// Only the new one has it.
    Added,
    /// Only the old one had it.
    Removed,
}

/// One pair of results that differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// In what they differ.
    pub aspects: Vec<Aspect>,
    /// The result before; none where the old policy did not offer the answer.
    pub old: Option<Ending>,
    /// The result after; none where the new policy does not offer the answer.
    pub new: Option<Ending>,
    /// How many situations have this pair of results.
    pub situations: usize,
    /// One of them: answers as the command line takes them.
    pub example: IndexMap<String, String>,
    /// All of them: in each row every combination of the values.
    pub rows: Vec<ChangeRow>,
}

/// Situations of a change: for each fact asked, the values it may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// The values by fact. Where the two policies place a date differently, `period (old)` and `period (new)`.
    pub facts: IndexMap<String, Vec<String>>,
    /// How many situations the row stands for.
    pub situations: usize,
}

impl ChangeRow {
    /// Returns what is looked at under a name of [`Self::facts`]: the fact, and which policy's it is where the two differ.
    pub fn fact_and_side(name: &str) -> (&str, Option<&str>) {
        match name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
            Some((fact, side)) => (fact, Some(side)),
            None => (name, None),
        }
    }
}

/// What one policy says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// The outcome's id.
    pub outcome: String,
    /// One of the eight.
    pub verdict: &'static str,
    /// The verdict in words.
    #[serde(skip)]
    pub verdict_words: String,
    /// Who decides, in a sentence.
    #[serde(skip)]
    pub decider_words: String,
    /// The register rule in words.
    #[serde(skip)]
    pub register_words: String,
    /// Its headline, as said of a colleague.
    pub headline: String,
    /// Who decides.
    pub decider: Option<Referral>,
    /// The paragraphs.
    pub citations: Vec<String>,
    /// The register rule.
    pub register: &'static str,
}

impl Difference {
    /// Returns whether any situation has another result, or a flow came or went.
    pub fn changes_results(&self) -> bool {
        self.flows.iter().any(|flow| flow.changed > 0 || flow.presence != Presence::Both)
    }
}

/// Compares two policies in every situation that either can tell apart.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years whose holidays are known.
pub fn diff(old: &Policy, new: &Policy, timing: Timing) -> Result<Difference, PartitionError> {
    let mut flows = Vec::new();
    let removed = old.flows.values().filter(|flow| !new.flows.contains_key(&flow.id));
    for flow in new.flows.values().chain(removed) {
        flows.push(match (old.flows.contains_key(&flow.id), new.flows.contains_key(&flow.id)) {
            (true, true) => compare_flow(old, new, flow, timing)?,
            (true, false) => only_in(old, flow, Presence::Removed)?,
            _ => only_in(new, flow, Presence::Added)?,
        });
    }
    let version = |policy: &Policy| Version { id: policy.id.clone(), version: policy.version.clone() };
    Ok(Difference {
        old: version(old),
        new: version(new),
        by_period: timing == Timing::ByPeriod,
        flows,
        elsewhere: wording::elsewhere(old, new),
    })
}

fn only_in(policy: &Policy, flow: &Flow, presence: Presence) -> Result<FlowDifference, PartitionError> {
    let mut situations = 0;
    for_each_situation(&[policy], &flow.id, &Given::default(), Timing::ByDate, &mut |_| situations += 1)?;
    Ok(FlowDifference {
        flow: flow.id.clone(),
        title: words::read(&flow.title),
        presence,
        situations,
        changed: situations,
        changes: Vec::new(),
        wording: Vec::new(),
    })
}

/// Two results that meet in some situation: the outcomes by id, none where the answer is not offered.
type Pair<'p> = (Option<&'p str>, Option<&'p str>);

struct Meeting<'p> {
    ends: [Option<&'p Outcome>; 2],
    example: IndexMap<String, String>,
    rows: Vec<Row>,
}

fn compare_flow(old: &Policy, new: &Policy, flow: &Flow, timing: Timing) -> Result<FlowDifference, PartitionError> {
    let mut total = 0;
    let mut meetings: IndexMap<Pair<'_>, Meeting<'_>> = IndexMap::new();
    for_each_situation(&[old, new], &flow.id, &Given::default(), timing, &mut |situation| {
        total += 1;
        let end = |side: usize| situation.sides.get(side).and_then(|side| side.end.outcome());
        let ends = [end(0), end(1)];
        let [before, after] = ends.map(|end| end.map(|outcome| outcome.id.as_str()));
        let row = row(&situation);
        let meeting = meetings.entry((before, after));
        let known = meeting.or_insert_with(|| Meeting { ends, example: situation.facts, rows: Vec::new() });
        known.rows.push(row);
    })?;

    let mut changes = Vec::new();
    let mut wording_changes = wording::of_flow(old, new, &flow.id);
    for meeting in meetings.into_values() {
        let [before, after] = meeting.ends;
        let aspects = aspect::between(before, after);
        if aspects.is_empty() {
            wording_changes
                .extend(before.zip(after).into_iter().flat_map(|(old, new)| wording::of_outcome(&flow.id, old, new)));
            continue;
        }
        changes.push(Change {
            aspects,
            old: before.map(|outcome| ending(old, outcome)),
            new: after.map(|outcome| ending(new, outcome)),
            situations: meeting.rows.len(),
            example: meeting.example,
            rows: merge(meeting.rows).into_iter().map(|row| change_row([new, old], row)).collect(),
        });
    }
    changes.sort_by_key(|change| std::cmp::Reverse(change.situations));
    wording_changes.dedup();
    Ok(FlowDifference {
        flow: flow.id.clone(),
        title: words::read(&flow.title),
        presence: Presence::Both,
        situations: total,
        changed: changes.iter().map(|change| change.situations).sum(),
        changes,
        wording: wording_changes,
    })
}

/// The facts of a situation, with what dates mean in place of the dates.
fn row(situation: &Situation<'_>) -> Row {
    let mut facts: IndexMap<String, &str> = IndexMap::new();
    let mut told_apart: Vec<&str> = Vec::new();
    for step in situation.sides.iter().flat_map(|side| &side.trail) {
        let known = facts.insert(step.fact.to_owned(), step.value);
        if known.is_some_and(|value| value != step.value) {
            told_apart.push(step.fact);
        }
    }
    for fact in told_apart {
        facts.shift_remove(fact);
        for (side, name) in situation.sides.iter().zip(["old", "new"]) {
            if let Some(step) = side.trail.iter().find(|step| step.fact == fact) {
                facts.insert(format!("{fact} ({name})"), step.value);
            }
        }
    }
    for side in &situation.sides {
        if let End::NotOffered { fact } = side.end
            && let Some(value) = situation.facts.get(fact)
        {
            facts.insert(fact.to_owned(), value);
        }
    }
    Row::single(facts.iter().map(|(fact, value)| (fact.as_str(), *value)))
}

/// The values in the order in which the question offers them.
fn change_row(policies: [&Policy; 2], row: Row) -> ChangeRow {
    let in_order = |fact: &str, values: BTreeSet<String>| {
        let place = |value: &str| {
            let questions = policies.iter().filter_map(|policy| policy.questions.get(fact));
            questions.filter_map(|question| question.choices.get_index_of(value)).next()
        };
        let mut values: Vec<String> = values.into_iter().collect();
        values.sort_by_key(|value| place(value).unwrap_or(usize::MAX));
        values
    };
    let facts = row.facts.into_iter().map(|(fact, values)| {
        let values = in_order(&fact, values);
        (fact, values)
    });
    ChangeRow { facts: facts.collect(), situations: row.situations }
}

/// Returns what an outcome says, in short.
pub(super) fn ending(policy: &Policy, outcome: &Outcome) -> Ending {
    let advice = &outcome.advice;
    Ending {
        outcome: outcome.id.clone(),
        verdict: advice.verdict.id(),
        verdict_words: words::verdict(policy, advice.verdict),
        decider_words: deciders(policy, outcome),
        register_words: words::register(policy, advice.register),
        headline: words::read(&advice.headline),
        decider: advice.refer_to.clone(),
        citations: advice.cites.clone(),
        register: advice.register.id(),
    }
}
