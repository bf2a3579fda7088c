//! Every way through every flow, for a lawyer to sign off: one line a way for a spreadsheet, and a schedule to read.

mod csv;
mod html;
pub mod paragraphs;

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use engine::Given;
use policy::{Addressee, Flow, Outcome, Policy, Target};

use super::{
    merge::{Row, merge},
    partition::{PartitionError, Timing, for_each_situation},
    places,
    words::{self, say},
};

pub use csv::csv;
pub use html::{html, html_since};

/// Every way through one flow, grouped by where it ends.
#[derive(Clone, Debug)]
pub struct Schedule<'p> {
    /// The flow.
    pub flow: &'p Flow,
    /// Every fact that a way asks for, in the order asked.
    pub facts: Vec<&'p str>,
    /// Every value that a fact of the flow can have, in the order offered.
    pub offered: HashMap<&'p str, Vec<&'p str>>,
    /// How many ways there are.
    pub ways: usize,
    /// Each outcome with its ways, in order of severity.
    pub groups: Vec<Group<'p>>,
}

impl<'p> Schedule<'p> {
    /// Returns the outcomes, each with the number of its first line: the lines of all of them are numbered through, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Group<'p>)> {
        self.groups.iter().scan(1, |next, group| {
            let first = *next;
            *next += group.rows.len();
            Some((first, group))
        })
    }
}

/// One outcome, and the ways that lead to it.
#[derive(Clone, Debug)]
pub struct Group<'p> {
    /// The outcome.
    pub outcome: &'p Outcome,
    /// Every way: each fact with its value, in the order asked, and one example of answers.
    pub ways: Vec<Way<'p>>,
    /// The same ways, those that differ in one fact only joined.
    pub rows: Vec<Row>,
}

/// One way through a flow.
#[derive(Clone, Debug)]
pub struct Way<'p> {
    /// Each fact with its value, in the order asked.
    pub facts: Vec<(&'p str, &'p str)>,
    /// One example of answers, as the command line takes them.
    pub example: IndexMap<String, String>,
}

/// Returns every way through one flow.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years known.
pub fn schedule<'p>(policy: &'p Policy, flow: &'p Flow) -> Result<Schedule<'p>, PartitionError> {
    let mut facts: Vec<&'p str> = Vec::new();
    let mut by_outcome: IndexMap<&'p str, (&'p Outcome, Vec<Way<'p>>)> = IndexMap::new();
    let mut ways = 0;
    for_each_situation(&[policy], &flow.id, &Given::default(), Timing::ByDate, &mut |situation| {
        let Some((side, outcome)) = situation.sides.first().and_then(|side| Some((side, side.end.outcome()?))) else {
            return;
        };
        ways += 1;
        let passed: Vec<(&str, &str)> = side.trail.iter().map(|step| (step.fact, step.value)).collect();
        add_in_order(&mut facts, &passed);
        let (_, known) = by_outcome.entry(&outcome.id).or_insert_with(|| (outcome, Vec::new()));
        known.push(Way { facts: passed, example: situation.facts });
    })?;
    let mut groups: Vec<Group<'p>> = by_outcome
        .into_values()
        .map(|(outcome, ways)| {
            let rows = ways.iter().map(|way| Row::single(way.facts.iter().copied())).collect();
            Group { outcome, ways, rows: merge(rows) }
        })
        .collect();
    groups.sort_by_key(|group| group.outcome.advice.verdict);
    Ok(Schedule { flow, facts, offered: offered(flow), ways, groups })
}

/// Adds the facts of a way, each new one right behind the fact that it follows on this way.
fn add_in_order<'p>(facts: &mut Vec<&'p str>, passed: &[(&'p str, &'p str)]) {
    let mut next = 0;
    for (fact, _) in passed {
        match facts.iter().position(|known| known == fact) {
            Some(place) => next = next.max(place + 1),
            None => {
                facts.insert(next.min(facts.len()), fact);
                next += 1;
            }
        }
    }
}

/// Returns the schedules of one flow or of all.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years known.
pub fn schedules<'p>(policy: &'p Policy, only: Option<&str>) -> Result<Vec<Schedule<'p>>, PartitionError> {
    let wanted = policy.flows.values().filter(|flow| only.is_none_or(|only| only == flow.id));
    wanted.map(|flow| schedule(policy, flow)).collect()
}

/// Every value that each fact can have in a flow, in the order offered.
fn offered(flow: &Flow) -> HashMap<&str, Vec<&str>> {
    let mut offered: HashMap<&str, Vec<&str>> = HashMap::new();
    for node in &flow.nodes {
        let values = offered.entry(&node.fact).or_default();
        for (value, _) in &node.branches {
            if !values.contains(&value.as_str()) {
                values.push(value);
            }
        }
    }
    offered
}

/// Returns a row's values of a fact in words: "Any" for all that are offered; none where the fact is not asked.
pub fn cell(policy: &Policy, schedule: &Schedule<'_>, row: &Row, fact: &str) -> Option<String> {
    let chosen = row.values(fact)?;
    let offered = schedule.offered.get(fact)?;
    let all: BTreeSet<&str> = offered.iter().copied().collect();
    if all.len() > 2 && all.len() == chosen.len() {
        return Some(say!(policy, "Any"));
    }
    let chosen = offered.iter().filter(|value| chosen.contains(**value));
    let chosen: Vec<String> = chosen.map(|value| words::value(policy, fact, value)).collect();
    Some(words::any_of(policy, &chosen))
}

/// Returns the place of the branch by which the ways of a row come to their outcome, the first of them where it is several; none
/// for a flow that asks nothing.
pub fn last_branch(flow: &Flow, row: &Row) -> Option<String> {
    let mut target = flow.start;
    let mut last = None;
    while let Target::Node(index) = target {
        let node = flow.nodes.get(index)?;
        let values = row.values(&node.fact)?;
        let (value, next) = node.branches.iter().find(|(value, _)| values.contains(value))?;
        last = Some(places::branch(&flow.id, &node.id, value));
        target = *next;
    }
    last
}

/// Returns who decides: "The line manager, then the Chief Executive".
pub fn deciders(policy: &Policy, outcome: &Outcome) -> String {
    let deciders = outcome.advice.refer_to.as_ref();
    deciders.map(|deciders| words::upper_first(&deciders.in_sentence(policy, Addressee::Colleague))).unwrap_or_default()
}
