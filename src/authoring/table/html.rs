//! The schedule as a page to read, print and sign. All text goes through the template, which escapes it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{merge::Row, partition::PartitionError, words};
use policy::{Policy, RegisterRule};

use super::{Group, Schedule, deciders, schedules};

/// Returns the schedule of one flow or of all, as a page without scripts that needs nothing else.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years known.
pub fn html(policy: &Policy, only: Option<&str>) -> Result<String, PartitionError> {
    let schedules = schedules(policy, only)?;
    let title = format!("Schedule of outcomes: {}", policy.force);
    Ok(html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(include_str!("schedule.css"))) }
            }
            body {
                main {
                    h1 { (title) }
                    (about(policy, &schedules))
                    @for schedule in &schedules { (flow(policy, schedule)) }
                    (sign_off(policy))
                }
            }
        }
    }
    .into_string())
}

fn about(policy: &Policy, schedules: &[Schedule<'_>]) -> Markup {
    let protocol = &policy.protocol;
    let edition: Vec<&str> = [protocol.version.as_deref(), protocol.date.as_deref()].into_iter().flatten().collect();
    html! {
        dl.about {
            div { dt { "Protocol" } dd { (protocol.title) @if !edition.is_empty() { ", " (edition.join(", ")) } } }
            div { dt { "Policy file" } dd { (policy.id) ", version " (policy.version) } }
            @for election in &policy.elections { div { dt { "Election" } dd { (election.title) } } }
        }
        p {
            "Each line is one situation, or several that differ in the words joined by “or”. An empty cell (–) means that "
            "the question is not asked there. “Any” means every answer that is offered."
        }
        @if schedules.len() > 1 {
            nav aria-label="Flows" {
                ul { @for schedule in schedules { li {
                    a href={ "#" (schedule.flow.id) } { (words::read(&schedule.flow.title)) }
                    ": " (count(schedule.ways, "way")) ", " (count(schedule.groups.len(), "outcome"))
                } } }
            }
        }
    }
}

fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

fn flow(policy: &Policy, schedule: &Schedule<'_>) -> Markup {
    let rows: usize = schedule.groups.iter().map(|group| group.rows.len()).sum();
    let id = &schedule.flow.id;
    let mut next = 1;
    let numbered: Vec<(usize, &Group<'_>)> = (schedule.groups.iter())
        .map(|group| {
            let first = next;
            next += group.rows.len();
            (first, group)
        })
        .collect();
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (words::read(&schedule.flow.title)) }
            // A wide table scrolls by itself, and a keyboard can scroll it.
            div.scroll tabindex="0" role="region" aria-label={ "Schedule: " (words::read(&schedule.flow.title)) } {
                table {
                    caption { (count(schedule.ways, "way")) " through this flow, on " (count(rows, "line")) }
                    thead { tr {
                        th scope="col" { "Line" }
                        @if schedule.facts.is_empty() { th scope="col" { "Situation" } }
                        @for fact in &schedule.facts { th scope="col" { (words::fact(policy, fact)) } }
                    } }
                    @for (first, group) in numbered { (outcome(policy, schedule, group, first)) }
                }
            }
        }
    }
}

fn outcome(policy: &Policy, schedule: &Schedule<'_>, group: &Group<'_>, first: usize) -> Markup {
    let advice = &group.outcome.advice;
    let columns = schedule.facts.len().max(1) + 1;
    let deciders = deciders(policy, group.outcome);
    html! {
        tbody {
            tr.outcome { th scope="rowgroup" colspan=(columns) {
                span class={ "verdict " (advice.verdict.id()) } { (words::verdict(policy, advice.verdict)) }
                " " span.headline { (words::read(&advice.headline)) }
            } }
            tr.details { td colspan=(columns) { dl {
                @for (number, provision) in advice.cites.iter().map(|cite| (cite, policy.provisions.get(cite))) {
                    div {
                        dt { "Paragraph " (number) }
                        dd { @if let Some(provision) = provision { b { (provision.heading) } ": " (provision.summary) } }
                    }
                }
                @if !advice.conditions.is_empty() { div {
                    dt { "Conditions" }
                    dd { ul { @for condition in &advice.conditions { li {
                        (words::read(condition.text()))
                        @if let Some(reason) = condition.reason() { " (" (words::read(reason)) ")" }
                    } } } }
                } }
                @if !deciders.is_empty() { div { dt { "Who decides" } dd { (deciders) } } }
                div {
                    dt { "Register" }
                    dd {
                        (words::register(advice.register))
                        @if let Some(why) = advice.register_why.as_ref().filter(|_| advice.register != RegisterRule::None) {
                            ": " (words::read(why))
                        }
                    }
                }
            } } }
            @for (index, row) in group.rows.iter().enumerate() { tr {
                th scope="row" { (first + index) }
                @if schedule.facts.is_empty() { td { "Always" } }
                @for fact in &schedule.facts { (cell(policy, schedule, row, fact)) }
            } }
        }
    }
}

fn cell(policy: &Policy, schedule: &Schedule<'_>, row: &Row, fact: &str) -> Markup {
    match super::cell(policy, schedule, row, fact) {
        Some(words) => html! { td { (words) } },
        None => html! { td.empty { span aria-hidden="true" { "–" } span.unseen { "not asked" } } },
    }
}

fn sign_off(policy: &Policy) -> Markup {
    html! {
        section.sign-off aria-labelledby="sign-off" {
            h2 id="sign-off" { "Sign-off" }
            p { "I have read this schedule of " (policy.id) ", version " (policy.version) ", and it is what the protocol says." }
            dl { @for line in ["Name", "Post", "Date", "Signature"] { div { dt { (line) } dd.line { span.unseen { "to be filled in" } } } } }
        }
    }
}
