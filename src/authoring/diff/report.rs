//! The difference as a text for people.

use std::fmt::Write;

use serde_json::Value;

use crate::words::{self, say};
use policy::{Policy, counted};

use super::{Change, ChangeRow, Difference, Ending, FlowDifference, Presence, WordingChange};

/// The most rows of one change that a person reads before they ask for the JSON.
const MOST_ROWS: usize = 6;
/// The longest piece of the file that is shown on one line.
const LONGEST_PIECE: usize = 100;

/// Returns the difference as a text for people. The JSON form has everything; here long lists are cut, and say so.
pub fn text(difference: &Difference, old: &Policy, new: &Policy) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out, difference, old, new);
    out
}

fn write(out: &mut String, difference: &Difference, old: &Policy, new: &Policy) -> std::fmt::Result {
    let (before, after) = (&difference.old, &difference.new);
    writeln!(out, "{} {} -> {} {}", before.id, before.version, after.id, after.version)?;
    if !difference.changes_results() {
        writeln!(out, "\n{}", say!(new, "no situation has another result"))?;
    }
    for flow in &difference.flows {
        let policy = if flow.presence == Presence::Removed { old } else { new };
        write_flow(out, flow, policy)?;
    }
    write_wording(out, &say!(new, "Elsewhere in the file"), &difference.elsewhere, new)
}

fn write_flow(out: &mut String, flow: &FlowDifference, policy: &Policy) -> std::fmt::Result {
    let FlowDifference { flow: id, title, changed, .. } = flow;
    let situations = counted!(flow.situations, "1 situation", "%number% situations");
    let what = match flow.presence {
        Presence::Added => say!(policy, "new flow, %situations%", situations),
        Presence::Removed => say!(policy, "flow gone, %situations%", situations),
        Presence::Both if *changed == 0 && flow.wording.is_empty() => return Ok(()),
        Presence::Both => {
            say!(policy, "another result in %changed% of %situations%", changed, situations)
        }
    };
    writeln!(out, "\n{title} ({id}): {what}")?;
    if flow.presence != Presence::Both {
        return Ok(());
    }
    for change in &flow.changes {
        write_change(out, change, policy)?;
    }
    write_wording(out, &format!("  {}", say!(policy, "Wording only")), &flow.wording, policy)
}

fn write_change(out: &mut String, change: &Change, policy: &Policy) -> std::fmt::Result {
    let aspects: Vec<String> = change.aspects.iter().map(|aspect| aspect.words(policy)).collect();
    writeln!(out, "\n  {} × {}", change.situations, aspects.join(", "))?;
    write_ending(out, &say!(policy, "was"), change.old.as_ref(), policy)?;
    write_ending(out, &say!(policy, "now"), change.new.as_ref(), policy)?;
    let example: Vec<String> = change.example.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    writeln!(out, "    {}  {}", say!(policy, "for example"), example.join(" "))?;
    for (index, row) in change.rows.iter().take(MOST_ROWS).enumerate() {
        let label = if index == 0 { say!(policy, "when") } else { say!(policy, "or when") };
        writeln!(out, "    {label:11}  {}", row_words(row, policy))?;
    }
    match change.rows.len().saturating_sub(MOST_ROWS) {
        0 => Ok(()),
        more => {
            let more = say!(policy, "%more% more; `--format json` lists them", more);
            writeln!(out, "    {:11}  {more}", say!(policy, "and"))
        }
    }
}

fn write_ending(out: &mut String, label: &str, ending: Option<&Ending>, policy: &Policy) -> std::fmt::Result {
    let Some(ending) = ending else {
        return writeln!(out, "    {label:11}  ({})", say!(policy, "the answer is not offered"));
    };
    let Ending { verdict, headline, register: rule, .. } = ending;
    let decider = ending.decider.as_ref().map(|_| say!(policy, "decided by %posts%", posts = ending.decider_words));
    let decider = decider.map(|decider| format!("; {decider}")).unwrap_or_default();
    let register = say!(policy, "register %rule%", rule);
    writeln!(out, "    {label:11}  {verdict}: {headline} [{}] {register}{decider}", ending.citations.join(", "))
}

/// Returns the situations of a row in words: "Role: Police officer or Police staff; Account: Official".
pub fn row_words(row: &ChangeRow, policy: &Policy) -> String {
    let facts = row.facts.iter().map(|(fact, values)| {
        let (id, side) = ChangeRow::fact_and_side(fact);
        let suffix = side.map(|side| format!(" ({side})")).unwrap_or_default();
        let values: Vec<String> = values.iter().map(|value| words::value(policy, id, value)).collect();
        format!("{}{suffix}: {}", words::fact(policy, id), words::any_of(policy, &values))
    });
    let facts: Vec<String> = facts.collect();
    if facts.is_empty() { say!(policy, "always") } else { facts.join("; ") }
}

fn write_wording(out: &mut String, heading: &str, changes: &[WordingChange], policy: &Policy) -> std::fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}:")?;
    let (was, now) = (say!(policy, "was"), say!(policy, "now"));
    for change in changes {
        let (old, new) = (piece(change.old.as_ref(), policy), piece(change.new.as_ref(), policy));
        writeln!(out, "    {}\n      {was}  {old}\n      {now}  {new}", change.at)?;
    }
    Ok(())
}

fn piece(value: Option<&Value>, policy: &Policy) -> String {
    let Some(value) = value else {
        return format!("({})", say!(policy, "nothing"));
    };
    let written = value.to_string();
    if written.chars().count() <= LONGEST_PIECE {
        return written;
    }
    written.chars().take(LONGEST_PIECE).chain(['…']).collect()
}
