//! The schedule as a page to read, print and sign. All text goes through the template, which escapes it.

use std::collections::HashMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{
    dates::{Dates, dates, text_of_date, text_of_period},
    merge::Row,
    partition::PartitionError,
    since::Since,
    words::{self, say},
};
use engine::{
    Given,
    notes::{self, Note, Notes},
    paths::for_each_path,
};
use policy::{Message, Policy, RegisterRule, counted};

use super::{Group, Schedule, deciders, schedules};

/// Returns the schedule of one flow or of all, as a page without scripts that needs nothing else. The schedule of all has the
/// dates, the contradictions and the paragraphs on which nothing rests too.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years known.
pub fn html(policy: &Policy, only: Option<&str>) -> Result<String, PartitionError> {
    html_since(policy, only, None)
}

/// Returns the same, with what is other than in an earlier version marked.
///
/// # Errors
///
/// Returns an error if days would have to be counted beyond the years known.
pub fn html_since(policy: &Policy, only: Option<&str>, since: Option<&Since>) -> Result<String, PartitionError> {
    let schedules = schedules(policy, only)?;
    let notes = Notes::of_policy(policy);
    let title = say!(policy, "Schedule of outcomes: %force%", force = policy.force);
    Ok(page(policy, &title, |policy| {
        html! {
            (about(policy, &schedules, only.is_none()))
            @if let Some(since) = since { (marks(policy, since)) }
            @for schedule in &schedules { (flow(policy, schedule, &notes, since)) }
            @if only.is_none() {
                (all_dates(policy, &dates(policy)))
                (all_notes(policy, &notes))
                (excused(policy))
            }
        }
    }))
}

/// A page with its title at the top and room to sign at its end.
pub(super) fn page(policy: &Policy, title: &str, body: impl FnOnce(&Policy) -> Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(policy.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(include_str!("schedule.css"))) }
            }
            body {
                main {
                    h1 { (title) }
                    (body(policy))
                    (sign_off(policy))
                }
            }
        }
    }
    .into_string()
}

/// Which protocol, which file, which elections.
pub(super) fn head(policy: &Policy) -> Markup {
    let protocol = &policy.protocol;
    let edition: Vec<&str> = [protocol.version.as_deref(), protocol.date.as_deref()].into_iter().flatten().collect();
    html! {
        dl.about {
            div { dt { (say!(policy, "Protocol")) } dd { (protocol.title) @if !edition.is_empty() { ", " (edition.join(", ")) } } }
            div { dt { (say!(policy, "Policy file")) } dd { (words::edition(policy)) } }
            @for election in &policy.elections { div { dt { (say!(policy, "Election")) } dd { (election.title) } } }
        }
    }
}

fn about(policy: &Policy, schedules: &[Schedule<'_>], whole: bool) -> Markup {
    html! {
        (head(policy))
        p {
            (say!(
                policy,
                "Each line is one situation, or several that differ in the words joined by “or”. An empty cell (–) means that \
                 the question is not asked there. “Any” means every answer that is offered."
            ))
        }
        @if schedules.len() > 1 {
            nav aria-label=(say!(policy, "Contents")) {
                ul {
                    @for schedule in schedules { li {
                        a href={ "#" (schedule.flow.id) } { (words::read(&schedule.flow.title)) }
                        ": " (policy.say(&ways(schedule))) ", " (policy.say(&counted!(schedule.groups.len(), "1 outcome", "%number% outcomes")))
                    } }
                    @if whole {
                        li { a href="#all--dates" { (say!(policy, "Dates and periods")) } }
                        li { a href="#all--notes" { (say!(policy, "Contradictions and doubts")) } }
                        li { a href="#all--excused" { (say!(policy, "Paragraphs on which nothing rests")) } }
                    }
                }
            }
        }
    }
}

/// What the marks mean.
fn marks(policy: &Policy, since: &Since) -> Markup {
    html! {
        p { (say!(policy, "Marked is what is other than in %edition%.", edition = since.edition)) }
        ul {
            li { (changed(policy)) " " (say!(policy, "The line has situations that came to another result.")) }
            li { (reworded(policy)) " " (say!(policy, "The outcome says the same in other words.")) }
        }
    }
}

fn changed(policy: &Policy) -> Markup {
    html! { span.mark { (say!(policy, "changed")) } }
}

fn reworded(policy: &Policy) -> Markup {
    html! { span.mark { (say!(policy, "other words")) } }
}

fn ways(schedule: &Schedule<'_>) -> Message {
    counted!(schedule.ways, "1 way", "%number% ways")
}

/// What belongs beside each outcome of a flow: the notes, and the dates on which its results hang.
#[derive(Default)]
struct Beside<'p> {
    notes: Vec<&'p Note>,
    dates: Vec<&'p str>,
}

fn beside<'p>(policy: &'p Policy, flow: &str, all: &'p Notes) -> HashMap<&'p str, Beside<'p>> {
    let mut found: HashMap<&'p str, Beside<'p>> = HashMap::new();
    // A flow that could not be listed has no schedule: the caller has said so already.
    let _ = for_each_path(policy, flow, &Given::default(), &mut |path| {
        let beside = found.entry(&path.outcome.id).or_default();
        for note in all.of_result(policy, &path.walk) {
            if !beside.notes.contains(&note) {
                beside.notes.push(note);
            }
        }
        for date in notes::dates(policy, &path.walk) {
            if !beside.dates.contains(&date) {
                beside.dates.push(date);
            }
        }
    });
    found
}

fn all_dates(policy: &Policy, dates: &Dates) -> Markup {
    html! {
        section aria-labelledby="all--dates" {
            h2 id="all--dates" { (say!(policy, "Dates and periods")) }
            div.scroll tabindex="0" role="region" aria-label=(say!(policy, "Dates")) {
                table {
                    caption { (say!(policy, "Every date that the protocol speaks of; `dates` has the law beside them")) }
                    thead { tr {
                        th scope="col" { (say!(policy, "Date")) }
                        th scope="col" { (say!(policy, "Day")) }
                        th scope="col" { (say!(policy, "How it is known")) }
                        th scope="col" { (say!(policy, "Paragraphs")) }
                    } }
                    tbody { @for row in &dates.dates {
                        @let (day, known) = text_of_date(policy, row);
                        tr {
                            th scope="row" { (row.name) }
                            td { (day) }
                            td { @if known.is_empty() { (say!(policy, "As printed")) } @else { ul { @for line in known { li { (line) } } } } }
                            td { (row.cites.join(", ")) }
                        }
                    } }
                }
            }
            ul { @for row in &dates.periods { li { (text_of_period(policy, row)) } } }
        }
    }
}

fn all_notes(policy: &Policy, notes: &Notes) -> Markup {
    html! {
        section aria-labelledby="all--notes" {
            h2 id="all--notes" { (say!(policy, "Contradictions and doubts")) }
            @if notes.all().is_empty() { p { (say!(policy, "None was found.")) } }
            @else { ul { @for note in notes.all() { li { (note_words(note)) } } } }
        }
    }
}

fn note_words(note: &Note) -> String {
    let cites = if note.cites.is_empty() { String::new() } else { format!(" [{}]", note.cites.join(", ")) };
    format!("{}{cites}", words::read(&note.text))
}

fn excused(policy: &Policy) -> Markup {
    let excused: Vec<_> = (policy.provisions.iter())
        .filter_map(|(key, provision)| Some((key, provision, provision.excused.as_ref()?)))
        .collect();
    html! {
        section aria-labelledby="all--excused" {
            h2 id="all--excused" { (say!(policy, "Paragraphs on which nothing rests")) }
            @if excused.is_empty() { p { (say!(policy, "Something rests on every paragraph.")) } }
            @else { dl { @for (key, provision, reason) in excused { div {
                dt { (super::paragraphs::name(policy, key, provision)) }
                dd { b { (provision.heading) } ": " (provision.summary) " " i { (reason) } }
            } } } }
        }
    }
}

/// The ids of a table's headings, so that every cell can name those that it has.
fn column_id(flow: &str, fact: &str) -> String {
    format!("{flow}--column--{fact}")
}

fn flow(policy: &Policy, schedule: &Schedule<'_>, notes: &Notes, since: Option<&Since>) -> Markup {
    let rows: usize = schedule.groups.iter().map(|group| group.rows.len()).sum();
    let id = &schedule.flow.id;
    let beside = beside(policy, id, notes);
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (words::read(&schedule.flow.title)) }
            // A wide table scrolls by itself, and a keyboard can scroll it.
            div.scroll tabindex="0" role="region" aria-label=(say!(policy, "Schedule: %flow%", flow = words::read(&schedule.flow.title))) {
                table {
                    caption {
                        (say!(
                            policy,
                            "%ways% through this flow, on %lines%",
                            ways = ways(schedule),
                            lines = counted!(rows, "1 line", "%number% lines")
                        ))
                    }
                    thead { tr {
                        th scope="col" id=(column_id(id, "line")) { (say!(policy, "Line")) }
                        @if schedule.facts.is_empty() { th scope="col" id=(column_id(id, "situation")) { (say!(policy, "Situation")) } }
                        @for fact in &schedule.facts { th scope="col" id=(column_id(id, fact)) { (words::fact(policy, fact)) } }
                    } }
                    @for (first, group) in schedule.numbered() {
                        (outcome(policy, schedule, group, first, beside.get(group.outcome.id.as_str()), since))
                    }
                }
            }
        }
    }
}

fn outcome(
    policy: &Policy,
    schedule: &Schedule<'_>,
    group: &Group<'_>,
    first: usize,
    beside: Option<&Beside<'_>>,
    since: Option<&Since>,
) -> Markup {
    let flow = &schedule.flow.id;
    let is_changed = |row: &Row| since.is_some_and(|since| since.is_line_changed(flow, group.outcome, row));
    let advice = &group.outcome.advice;
    let columns = schedule.facts.len().max(1) + 1;
    let heading = format!("{flow}--outcome--{}", group.outcome.id);
    let line = |index: usize| format!("{flow}--line--{}", first + index);
    let cell_headers = |index: usize, fact: &str| format!("{heading} {} {}", line(index), column_id(flow, fact));
    html! {
        tbody {
            tr.outcome { th id=(heading) scope="rowgroup" colspan=(columns) {
                span class={ "verdict " (advice.verdict.id()) } { (words::verdict(policy, advice.verdict)) }
                " " span.headline { (words::read(&advice.headline)) }
                " " span.id { (group.outcome.id) }
                @if since.is_some_and(|since| since.is_reworded(flow, group.outcome)) { " " (reworded(policy)) }
            } }
            tr.details { td headers=(heading) colspan=(columns) { (details(policy, group, beside)) } }
            @for (index, row) in group.rows.iter().enumerate() { tr {
                th id=(line(index)) scope="row" headers={ (heading) " " (column_id(flow, "line")) } {
                    (first + index)
                    @if is_changed(row) { " " (changed(policy)) }
                }
                @if schedule.facts.is_empty() { td headers=(cell_headers(index, "situation")) { (say!(policy, "Always")) } }
                @for fact in &schedule.facts { (cell(policy, schedule, row, fact, &cell_headers(index, fact))) }
            } }
        }
    }
}

/// Everything that the outcome's page says.
fn details(policy: &Policy, group: &Group<'_>, beside: Option<&Beside<'_>>) -> Markup {
    let advice = &group.outcome.advice;
    let deciders = deciders(policy, group.outcome);
    let posts = |ids: &[String]| {
        let posts: Vec<String> = (ids.iter())
            .map(|id| policy.contacts.get(id).map_or_else(|| id.clone(), |contact| words::read(&contact.in_sentence)))
            .collect();
        words::all_of(policy, &posts)
    };
    let dates: Vec<&str> = beside.map(|beside| beside.dates.clone()).unwrap_or_default();
    let notes = beside.map(|beside| beside.notes.as_slice()).unwrap_or_default();
    html! {
        dl {
            @for (number, provision) in advice.cites.iter().map(|cite| (cite, policy.provisions.get(cite))) {
                @if let Some(provision) = provision { div {
                    dt { (say!(policy, "Paragraph %number%", number = super::paragraphs::name(policy, number, provision))) }
                    dd { b { (provision.heading) } ": " (provision.summary) }
                } }
            }
            @if advice.cites.is_empty() { div { dt { (say!(policy, "Paragraphs")) } dd { (say!(policy, "None: the text is silent")) } } }
            @if !advice.reasons.is_empty() { div {
                dt { (say!(policy, "Why")) }
                dd { (advice.reasons.iter().map(words::read).collect::<Vec<_>>().join(" ")) }
            } }
            @if !advice.conditions.is_empty() { div {
                dt { (say!(policy, "Conditions")) }
                dd { ul { @for condition in &advice.conditions { li {
                    (words::read(condition.text()))
                    @if let Some(reason) = condition.reason() { " (" (words::read(reason)) ")" }
                } } } }
            } }
            @if !advice.steps.is_empty() { div {
                dt { (say!(policy, "What to do")) }
                dd { ol { @for step in &advice.steps { li { (words::read(step)) } } } }
            } }
            @if !advice.duties.is_empty() { div {
                dt { (say!(policy, "Duties")) }
                dd { ul { @for duty in &advice.duties {
                    li { (policy.duties.get(duty).map_or_else(|| duty.clone(), words::read)) }
                } } }
            } }
            @if !deciders.is_empty() { div { dt { (say!(policy, "Who decides")) } dd { (deciders) } } }
            @if !advice.through.is_empty() { div { dt { (say!(policy, "Passed on by")) } dd { (posts(&advice.through)) } } }
            @if !advice.advice_from.is_empty() { div { dt { (say!(policy, "Advice from")) } dd { (posts(&advice.advice_from)) } } }
            div {
                dt { (say!(policy, "Register")) }
                dd {
                    (words::register(policy, advice.register))
                    @if let Some(why) = advice.register_why.as_ref().filter(|_| advice.register != RegisterRule::None) {
                        ": " (words::read(why))
                    }
                }
            }
            @if !dates.is_empty() { div {
                dt { (say!(policy, "Rests on dates")) }
                dd { (dates.iter().map(|id| date_words(policy, id)).collect::<Vec<_>>().join("; ")) }
            } }
            @if !notes.is_empty() { div {
                dt { (say!(policy, "Doubts")) }
                dd { ul { @for note in notes { li { (note_words(note)) } } } }
            } }
        }
    }
}

/// A date with its day: "Nominations close: Thursday 8 April 2021".
fn date_words(policy: &Policy, id: &str) -> String {
    let name = policy.dates.get(id).map_or_else(|| id.to_owned(), |date| words::read(&date.name));
    let day = policy
        .day(id)
        .ok()
        .flatten()
        .map_or_else(|| say!(policy, "not known yet"), |day| policy.date_words.with_weekday(day));
    format!("{name}: {day}")
}

fn cell(policy: &Policy, schedule: &Schedule<'_>, row: &Row, fact: &str, headers: &str) -> Markup {
    match super::cell(policy, schedule, row, fact) {
        Some(words) => html! { td headers=(headers) { (words) } },
        None => {
            html! { td.empty headers=(headers) { span aria-hidden="true" { "–" } span.unseen { (say!(policy, "not asked")) } } }
        }
    }
}

fn sign_off(policy: &Policy) -> Markup {
    let lines = [say!(policy, "Name"), say!(policy, "Post"), say!(policy, "Date"), say!(policy, "Signature")];
    html! {
        section.sign-off aria-labelledby="sign-off" {
            h2 id="sign-off" { (say!(policy, "Sign-off")) }
            p { (say!(policy, "I have read these pages of %edition%, and they are what the protocol says.", edition = words::edition(policy))) }
            dl { @for line in lines { div { dt { (line) } dd.line { span.unseen { (say!(policy, "to be filled in")) } } } } }
        }
    }
}
