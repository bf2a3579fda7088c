//! The schedule as CSV for a spreadsheet: UTF-8 with a byte order mark, every cell in quotes, lines ending in CR LF.

use crate::{
    partition::PartitionError,
    words::{self, say},
};
use policy::{Policy, RegisterRule};
use spreadsheet::{BYTE_ORDER_MARK, push_row};

use super::{Schedule, Way, deciders, schedules};

/// Returns one line for every way through one flow or all: each fact in a column of its own, then the result.
///
/// No cell can be taken for a formula.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years known.
pub fn csv(policy: &Policy, only: Option<&str>) -> Result<String, PartitionError> {
    let schedules = schedules(policy, only)?;
    let mut facts: Vec<&str> = Vec::new();
    for fact in schedules.iter().flat_map(|schedule| &schedule.facts) {
        if !facts.contains(fact) {
            facts.push(fact);
        }
    }
    let mut table = BYTE_ORDER_MARK.to_owned();
    let mut header = vec![say!(policy, "Policy"), say!(policy, "Version"), say!(policy, "Flow"), say!(policy, "Way")];
    header.extend(facts.iter().map(|fact| words::fact(policy, fact)));
    header.extend([
        say!(policy, "Verdict"),
        say!(policy, "Result"),
        say!(policy, "Paragraphs"),
        say!(policy, "Who decides"),
        say!(policy, "Register"),
        say!(policy, "Why in the register"),
        say!(policy, "Outcome"),
        say!(policy, "Example of answers"),
    ]);
    push_row(&mut table, &header);
    for schedule in &schedules {
        push_flow(&mut table, policy, schedule, &facts);
    }
    Ok(table)
}

fn push_flow(table: &mut String, policy: &Policy, schedule: &Schedule<'_>, facts: &[&str]) {
    let mut number = 0;
    for group in &schedule.groups {
        let advice = &group.outcome.advice;
        for way in &group.ways {
            number += 1;
            let mut row =
                vec![policy.id.clone(), policy.version.clone(), words::read(&schedule.flow.title), number.to_string()];
            row.extend(facts.iter().map(|fact| cell(policy, way, fact)));
            let why = advice.register_why.as_ref().filter(|_| advice.register != RegisterRule::None);
            row.extend([
                words::verdict(policy, advice.verdict),
                words::read(&advice.headline),
                advice.cites.join("; "),
                deciders(policy, group.outcome),
                words::register(policy, advice.register),
                why.map(words::read).unwrap_or_default(),
                group.outcome.id.clone(),
                example(way),
            ]);
            push_row(table, &row);
        }
    }
}

fn cell(policy: &Policy, way: &Way<'_>, fact: &str) -> String {
    let asked = way.facts.iter().find(|(known, _)| *known == fact);
    asked.map(|(_, value)| words::value(policy, fact, value)).unwrap_or_default()
}

fn example(way: &Way<'_>) -> String {
    let answers: Vec<String> = way.example.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    answers.join(" ")
}
