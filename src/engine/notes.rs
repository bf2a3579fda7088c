//! What is to be said beside a result: the contradictions and doubts that it hangs on, and no others.

use policy::{Advice, FactSource, Node, Policy, PrintedDate, Text, discrepancy::date_discrepancies, resolve::inside};

use policy::entries::Entries;

use super::{Step, Walk, fact::variant};

/// One contradiction or doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id in the policy; none where the calendar found it.
    pub id: Option<String>,
    /// What disagrees, in plain words.
    pub text: Text,
    /// The paragraphs concerned.
    pub cites: Vec<String>,
    /// The dates concerned, by id.
    pub dates: Vec<String>,
    /// Sets of paragraphs: it belongs to every outcome that cites all of one.
    pub paragraphs: Vec<Vec<String>>,
    /// Facts and choices without which it is not shown.
    pub given: Entries<Vec<String>>,
}

impl Note {
    /// Returns whether it belongs beside a result that hangs on these dates: the outcome names it, it is about one of the dates, or
    /// the outcome cites all of one of its sets of paragraphs.
    pub fn belongs_to(&self, advice: &Advice, dates: &[&str]) -> bool {
        let is_named = || self.id.as_ref().is_some_and(|id| advice.notes.contains(id));
        let is_dated = || self.dates.iter().any(|date| dates.contains(&date.as_str()));
        let is_cited = |set: &Vec<String>| !set.is_empty() && set.iter().all(|number| advice.cites.contains(number));
        is_named() || is_dated() || self.paragraphs.iter().any(is_cited)
    }
}

impl Note {
    /// Returns whether its facts have the choices without which it is not shown. `has` says whether a fact had a value on the way.
    pub fn holds(&self, has: impl Fn(&str, &str) -> bool) -> bool {
        self.given.iter().all(|(fact, choices)| choices.iter().any(|choice| has(fact, choice)))
    }
}

/// Every note of a policy: those that its author wrote, then those that the calendar finds.
///
/// The page, the record and the schedule take the notes of a result from here, so that they cannot differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes(Vec<Note>);

impl Notes {
    /// Collects a policy's notes.
    pub fn of_policy(policy: &Policy) -> Self {
        let written = policy.notes.iter().map(|(id, note)| Note {
            id: Some(id.clone()),
            text: note.text.clone(),
            cites: note.cites.clone(),
            dates: note.dates.clone(),
            paragraphs: note.paragraphs.clone(),
            given: note.given.clone(),
        });
        let found = date_discrepancies(policy).into_iter().map(|found| Note {
            id: None,
            text: Text::new(found.note),
            cites: found.cites,
            dates: vec![found.date],
            paragraphs: Vec::new(),
            given: Entries::new(),
        });
        Self(written.chain(found).collect())
    }

    /// Returns all of them.
    pub fn all(&self) -> &[Note] {
        &self.0
    }

    /// Returns the notes of a finished walk; none while it is not finished.
    pub fn of_result(&self, policy: &Policy, walk: &Walk<'_>) -> Vec<&Note> {
        let Some(outcome) = walk.outcome() else {
            return Vec::new();
        };
        let dates = dates(policy, walk);
        let has = |fact: &str, value: &str| walk.trail.iter().any(|step| step.fact == fact && step.value == value);
        self.0.iter().filter(|note| note.belongs_to(&outcome.advice, &dates) && note.holds(has)).collect()
    }
}

/// Returns the ids of the dates that a walk hangs on, each once: the bounds by which the periods passed were placed, the close of
/// nominations where a resignation was compared with it, what the outcome names, and the dates from which any of these is counted.
pub fn dates<'p>(policy: &'p Policy, walk: &Walk<'p>) -> Vec<&'p str> {
    let mut dates = Vec::new();
    for step in &walk.trail {
        let node = walk.flow.nodes.iter().find(|node| node.id == step.node);
        // Where every value leads to one place, the result does not hang on the bounds.
        let decides = |node: &&Node| {
            node.branches.split_first().is_some_and(|((_, first), rest)| rest.iter().any(|(_, target)| target != first))
        };
        match node.filter(decides).map(|node| node.source) {
            Some(FactSource::Period(index)) => bounds_of(policy, index, walk, step, &mut dates),
            Some(FactSource::Resignation) => {
                dates.extend(policy.resignation.as_ref().map(|rule| rule.nominations_close.as_str()));
            }
            Some(FactSource::Question) | None => {}
        }
    }
    if let Some(outcome) = walk.outcome() {
        dates.extend(outcome.advice.dates.iter().map(String::as_str));
    }
    with_those_counted_from(policy, dates)
}

/// The bounds by which a period was placed: what is before it hangs on its start alone, what is after it on its end.
fn bounds_of<'p>(policy: &'p Policy, index: usize, walk: &Walk<'p>, step: &Step<'p>, dates: &mut Vec<&'p str>) {
    let Some((id, resolved)) = policy.periods.get_index(index) else {
        return;
    };
    let period = &resolved.period;
    let has = |fact: &str, choices: &[String]| {
        walk.trail.iter().any(|passed| passed.fact == fact && choices.iter().any(|choice| choice == passed.value))
    };
    let variant = variant(period, &walk.flow.id, has).and_then(|index| period.variants.get(index));
    let starts = variant.and_then(|variant| variant.starts.as_deref()).or(period.starts.as_deref());
    let ends = variant.and_then(|variant| variant.ends.as_deref()).or(period.ends.as_deref());
    match step.value {
        "after" => dates.extend(ends),
        value if value == inside(id) => dates.extend(starts.into_iter().chain(ends)),
        _ => dates.extend(starts),
    }
}

/// Adds the dates from which these are counted, and leaves out what comes twice.
fn with_those_counted_from<'p>(policy: &'p Policy, dates: Vec<&'p str>) -> Vec<&'p str> {
    let mut all: Vec<&str> = Vec::with_capacity(dates.len());
    let mut open = dates;
    open.reverse();
    while let Some(date) = open.pop() {
        if all.contains(&date) {
            continue;
        }
        all.push(date);
        let entry: Option<&PrintedDate> = policy.dates.get(date).filter(|entry| entry.date.is_none());
        open.extend(entry.and_then(|entry| entry.offset.as_ref()).map(|offset| offset.from.as_str()));
    }
    all
}
