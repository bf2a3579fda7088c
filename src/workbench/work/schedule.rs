//! Every way through a flow, by outcome.

use authoring::{
    merge,
    partition::PartitionError,
    places,
    since::Since,
    table::{self, schedule},
    words,
};
use policy::{Policy, diagnostic::pointer};

/// As many lines as a browser shows without keeping a person waiting.
const MOST: usize = 1_000;

/// Every way through a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// How many ways there are.
    pub ways: usize,
    /// On how many lines.
    pub lines: usize,
    /// What the columns are about.
    pub facts: Vec<String>,
    /// Each outcome with its lines; none if they are too many to show.
    pub groups: Vec<Group>,
    /// Since which version changes are marked.
    pub edition: Option<String>,
    /// Why none are marked, though that was wanted.
    pub trouble: Option<String>,
}

/// One outcome, and the lines that lead to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The number of its first line, as on the schedule to print.
    pub first: usize,
    /// Its place. What is said of a day outside the protocol's own time stands in no file.
    pub at: Option<String>,
    /// The verdict, by id and in words.
    pub verdict: (String, String),
    /// What it says first.
    pub headline: String,
    /// The paragraphs.
    pub cites: Vec<String>,
    /// Who decides.
    pub deciders: String,
    /// What goes into the register.
    pub register: String,
    /// Whether it says the same as before in other words.
    pub is_reworded: bool,
    /// Its lines.
    pub rows: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// One for each column; none where the fact is not asked.
    pub cells: Vec<Option<String>>,
    /// The answer by which its ways come to the outcome.
    pub at: String,
    /// Whether it came to another result before.
    pub is_changed: bool,
}

impl Schedule {
    /// Lists a flow, with what changed since an earlier version marked.
    pub fn of(policy: &Policy, flow: &str, earlier: Option<&Policy>) -> Result<Self, PartitionError> {
        let Some(flow) = policy.flows.get(flow) else {
            return Ok(Self::default());
        };
        let listed = schedule(policy, flow)?;
        let (since, trouble) = match earlier.map(|earlier| Since::of(earlier, policy)) {
            Some(Ok(since)) => (Some(since), None),
            Some(Err(error)) => (None, Some(policy.say(&error.message(Some(&policy.date_words))))),
            None => (None, None),
        };
        let lines = listed.groups.iter().map(|group| group.rows.len()).sum();
        let facts = listed.facts.iter().map(|fact| words::fact(policy, fact)).collect();
        let groups = listed.numbered().filter(|_| lines <= MOST);
        let groups = groups.map(|(first, group)| group_of(policy, &listed, first, group, since.as_ref())).collect();
        let edition = since.map(|since| since.edition);
        Ok(Self { ways: listed.ways, lines, facts, groups, edition, trouble })
    }
}

fn group_of(
    policy: &Policy,
    listed: &table::Schedule<'_>,
    first: usize,
    group: &table::Group<'_>,
    since: Option<&Since>,
) -> Group {
    let (flow, outcome) = (&listed.flow.id, group.outcome);
    let advice = &outcome.advice;
    let line = |row: &merge::Row| Line {
        cells: listed.facts.iter().map(|fact| table::cell(policy, listed, row, fact)).collect(),
        at: table::last_branch(listed.flow, row).unwrap_or_else(|| pointer("/flows", flow)),
        is_changed: since.is_some_and(|since| since.is_line_changed(flow, outcome, row)),
    };
    Group {
        first,
        at: places::outcome_of(policy, flow, &outcome.id),
        verdict: (advice.verdict.id().to_owned(), words::verdict(policy, advice.verdict)),
        headline: words::read(&advice.headline),
        cites: advice.cites.clone(),
        deciders: table::deciders(policy, outcome),
        register: words::register(policy, advice.register),
        is_reworded: since.is_some_and(|since| since.is_reworded(flow, outcome)),
        rows: group.rows.iter().map(line).collect(),
    }
}

/// Returns the schedules of all flows as a page to print.
pub fn to_print(policy: &Policy, earlier: Option<&Policy>) -> Result<String, PartitionError> {
    let since = earlier.and_then(|earlier| Since::of(earlier, policy).ok());
    table::html_since(policy, None, since.as_ref())
}

packed::fields!(Schedule: ways, lines, facts, groups, edition, trouble);
packed::fields!(Group: first, at, verdict, headline, cites, deciders, register, is_reworded, rows);
packed::fields!(Line: cells, at, is_changed);
