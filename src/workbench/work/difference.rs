//! What changed from one policy to another.

use serde_json::Value;

use authoring::{
    diff::{self, FlowDifference, WordingChange, row_words},
    places,
};
use packed::choice;
use policy::Policy;

use crate::pieces::answers;

/// As many rows of one change as a person reads before they ask for the file.
const MOST_ROWS: usize = 6;
/// As many places where only words differ.
const MOST_WORDINGS: usize = 100;

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Whether any situation has another result, or a flow came or went.
    pub changes_results: bool,
    /// How many situations have another result.
    pub changed: usize,
    /// At how many places only words differ.
    pub reworded: usize,
    /// The flows that changed.
    pub flows: Vec<FlowChanges>,
    /// The first of the places where only words differ.
    pub wording: Vec<Wording>,
}

/// What changed in a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowChanges {
    /// Its name.
    pub title: String,
    /// Whether both policies have it.
    pub presence: Presence,
    /// In how many situations the result changed.
    pub changed: usize,
    /// Of how many.
    pub situations: usize,
    /// Each pair of results that differ.
    pub changes: Vec<Change>,
}

/// Whether both policies have a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Both.
    Both,
    /// The new one alone.
    Added,
    /// The old one alone.
    Removed,
}

/// One pair of results that differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// In what they differ.
    pub aspects: String,
    /// The result before; none where the answer was not offered.
    pub old: Option<Ending>,
    /// The result now.
    pub new: Option<Ending>,
    /// How many situations have them.
    pub situations: usize,
    /// One of them, in words.
    pub example: String,
    /// The first of them, each row in words.
    pub rows: Vec<String>,
    /// How many rows more there are.
    pub more: usize,
}

/// What one policy says.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// The outcome's place in this policy, if it has it.
    pub at: Option<String>,
    /// The verdict, by id and in words.
    pub verdict: (String, String),
    /// What it says first.
    pub headline: String,
    /// The paragraphs.
    pub citations: Vec<String>,
    /// Who decides, if somebody does.
    pub decider: Option<String>,
    /// The register rule.
    pub register: String,
}

/// A place where only words differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The place.
    pub at: String,
    /// What stood there.
    pub old: Option<Piece>,
    /// What stands there.
    pub new: Option<Piece>,
}

/// A piece of a policy file.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// It, as it reads.
    pub text: String,
    /// Whether it is more than a text.
    pub is_code: bool,
}

impl Difference {
    /// Returns what shows of a difference.
    pub fn of(found: &diff::Difference, old: &Policy, new: &Policy) -> Self {
        let flows = found.flows.iter().filter(|flow| flow.presence != diff::Presence::Both || flow.changed > 0);
        let wording = || found.flows.iter().flat_map(|flow| &flow.wording).chain(&found.elsewhere);
        Self {
            changes_results: found.changes_results(),
            changed: found.flows.iter().map(|flow| flow.changed).sum(),
            reworded: wording().count(),
            flows: flows.map(|flow| flow_of(flow, old, new)).collect(),
            wording: wording().take(MOST_WORDINGS).map(wording_of).collect(),
        }
    }
}

fn flow_of(flow: &FlowDifference, old: &Policy, new: &Policy) -> FlowChanges {
    FlowChanges {
        title: flow.title.clone(),
        presence: match flow.presence {
            diff::Presence::Both => Presence::Both,
            diff::Presence::Added => Presence::Added,
            diff::Presence::Removed => Presence::Removed,
        },
        changed: flow.changed,
        situations: flow.situations,
        changes: flow.changes.iter().map(|change| change_of(change, &flow.flow, old, new)).collect(),
    }
}

fn change_of(change: &diff::Change, flow: &str, old: &Policy, new: &Policy) -> Change {
    let aspects: Vec<String> = change.aspects.iter().map(|aspect| aspect.words(new)).collect();
    let ending = |ending: &diff::Ending, at: Option<String>| Ending {
        at,
        verdict: (ending.verdict.to_owned(), ending.verdict_words.clone()),
        headline: ending.headline.clone(),
        citations: ending.citations.clone(),
        decider: ending.decider.as_ref().map(|_| ending.decider_words.clone()),
        register: ending.register_words.clone(),
    };
    Change {
        aspects: aspects.join(", "),
        old: change.old.as_ref().map(|old| ending(old, None)),
        new: change.new.as_ref().map(|found| ending(found, places::outcome_of(new, flow, &found.outcome))),
        situations: change.situations,
        example: answers(&[new, old], &change.example),
        rows: change.rows.iter().take(MOST_ROWS).map(|row| row_words(row, new)).collect(),
        more: change.rows.len().saturating_sub(MOST_ROWS),
    }
}

fn wording_of(change: &WordingChange) -> Wording {
    let piece = |value: &Value| match value {
        Value::String(text) => Piece { text: text.clone(), is_code: false },
        other => Piece { text: other.to_string(), is_code: true },
    };
    Wording { at: change.at.clone(), old: change.old.as_ref().map(piece), new: change.new.as_ref().map(piece) }
}

choice!(Presence: Presence::Both, Presence::Added, Presence::Removed);
packed::fields!(Difference: changes_results, changed, reworded, flows, wording);
packed::fields!(FlowChanges: title, presence, changed, situations, changes);
packed::fields!(Change: aspects, old, new, situations, example, rows, more);
packed::fields!(Ending: at, verdict, headline, citations, decider, register);
packed::fields!(Wording: at, old, new);
packed::fields!(Piece: text, is_code);
