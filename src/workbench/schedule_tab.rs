//! Every way through a flow, by outcome.

use std::rc::Rc;

use yew::prelude::*;

use authoring::{
    merge::Row,
    places,
    since::Since,
    table::{self, Group, Schedule},
    words,
};
use govuk::{Cell, Colour, LinkButton, Size, Table, Tag, context::Setting};
use policy::{Policy, diagnostic::pointer};

use super::{
    bench::Tools,
    differences::Compared,
    pieces::{cites, download, flow_select, leads_to, link, scrolling, verdict},
};

/// As many lines as a browser shows without keeping a person waiting.
const MOST: usize = 1_000;

/// What the schedule needs.
#[derive(Properties, PartialEq)]
pub struct ScheduleTabProps {
    /// The words.
    pub tools: Rc<Tools>,
    /// The policy.
    pub setting: Rc<Setting>,
    /// The flow, by id.
    pub flow: String,
    /// Called with another flow's id.
    pub onflow: Callback<String>,
    /// Called with the place to which something leads.
    pub onlead: Callback<String>,
    /// The version since which changes are marked.
    pub other: Option<Compared>,
}

/// The schedule of a flow.
#[component]
pub fn ScheduleTab(props: &ScheduleTabProps) -> Html {
    let ScheduleTabProps { tools, setting, flow, onflow, onlead, other } = props;
    let since = use_memo((Rc::clone(setting), other.clone()), |(setting, other)| {
        other.as_ref().map(|other| Since::of(&other.0.policy, &setting.policy).map_err(|error| error.to_string()))
    });
    let marks = (*since).as_ref().and_then(|since| since.as_ref().ok());
    let table = use_memo((Rc::clone(setting), flow.clone(), onlead.clone(), other.clone()), {
        let tools = Rc::clone(tools);
        move |(setting, flow, onlead, _)| match setting
            .policy
            .flows
            .get(flow)
            .map(|flow| table::schedule(&setting.policy, flow))
        {
            Some(Ok(schedule)) => schedule_of(&tools, &setting.policy, &schedule, onlead, marks),
            Some(Err(error)) => html! { <p class="govuk-body">{ error.to_string() }</p> },
            None => Html::default(),
        }
    });
    let id = &setting.policy.id;
    let (for_csv, for_html) = (Rc::clone(setting), Rc::clone(setting));
    let csv = move || table::csv(&for_csv.policy, None).ok();
    let marked = Rc::clone(&since);
    let html = move || {
        let marks = (*marked).as_ref().and_then(|since| since.as_ref().ok());
        table::html_since(&for_html.policy, None, marks).ok()
    };
    let about = other.as_ref().zip((*since).as_ref()).map(|(other, since)| match since {
        Ok(since) => tools.fill("bench.schedule.since", &[("file", &other.0.name), ("edition", &since.edition)]),
        Err(error) => error.clone(),
    });
    html! {
        <>
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            if let Some(about) = about { <p class="govuk-body" role="status">{ about }</p> }
            { (*table).clone() }
            <p class="govuk-body">{ tools.say("bench.schedule.files") }</p>
            <div class="govuk-button-group">
                { download(tools.say("bench.schedule.html"), format!("{id}-schedule.html"), "text/html", html) }
                { download(tools.say("bench.schedule.csv"), format!("{id}-schedule.csv"), "text/csv", csv) }
            </div>
        </>
    }
}

fn schedule_of(
    tools: &Tools,
    policy: &Policy,
    schedule: &Schedule<'_>,
    onlead: &Callback<String>,
    since: Option<&Since>,
) -> Html {
    let rows: usize = schedule.groups.iter().map(|group| group.rows.len()).sum();
    let summary =
        tools.fill("bench.schedule.summary", &[("ways", &schedule.ways.to_string()), ("lines", &rows.to_string())]);
    if rows > MOST {
        return html! { <p class="govuk-body">{ summary }{ ". " }{ tools.say("bench.schedule.too-long") }</p> };
    }
    let columns = (schedule.facts.len().max(1) + 1).to_string();
    let mut head =
        vec![Cell { class: Some("bench-table__line".into()), ..Cell::new(tools.say("bench.schedule.line")) }];
    head.extend(schedule.facts.iter().map(|fact| Cell::new(words::fact(policy, fact))));
    if schedule.facts.is_empty() {
        head.push(Cell::new(tools.say("bench.schedule.situation")));
    }
    let lines = Lines { tools, policy, schedule, columns, onlead, since };
    let caption = html! { <span class="bench-table__wide">{ summary }</span> };
    scrolling(
        tools.say("bench.schedule"),
        html! {
            <Table class="bench-table" {caption} caption_size={Size::S} {head}>
                // The lines are numbered as on the schedule to print.
                { for schedule.numbered().map(|(first, group)| group_of(&lines, first, group)) }
            </Table>
        },
    )
}

/// What all groups of lines have in common.
struct Lines<'s> {
    tools: &'s Tools,
    policy: &'s Policy,
    schedule: &'s Schedule<'s>,
    columns: String,
    onlead: &'s Callback<String>,
    since: Option<&'s Since>,
}

fn group_of(lines: &Lines<'_>, first: usize, group: &Group<'_>) -> Html {
    let Lines { tools, policy, schedule, columns, onlead, since } = lines;
    let (flow, outcome) = (&schedule.flow.id, group.outcome);
    let is_reworded = since.is_some_and(|since| since.is_reworded(flow, outcome));
    let is_changed = |row: &Row| since.is_some_and(|since| since.is_line_changed(flow, outcome, row));
    let advice = &group.outcome.advice;
    let deciders = table::deciders(policy, group.outcome);
    let place = places::outcome_of(policy, &schedule.flow.id, &group.outcome.id);
    let headline = words::read(&advice.headline);
    let headline = match &place {
        Some(at) => link(headline, at, onlead),
        // What is said of a day outside the protocol's own time stands in no file.
        None => html! { { headline } },
    };
    html! {
        <tbody class="govuk-table__body">
            <tr class="govuk-table__row bench-table__outcome">
                <th scope="rowgroup" colspan={columns.clone()} class="govuk-table__header">
                    <span class="bench-table__wide">
                    { verdict(advice.verdict, &words::verdict(policy, advice.verdict)) }{ " " }
                    { headline }
                    if is_reworded { { " " }<Tag colour={Colour::Blue} text={tools.say("bench.schedule.reworded")} /> }
                    <span class="bench-table__details">
                        if advice.cites.is_empty() { { tools.say("bench.schedule.no-cites") } } else { { cites(tools, &advice.cites, onlead) }{ "." } }
                        if !deciders.is_empty() {
                            { " " }{ tools.fill("bench.schedule.decides", &[("post", &deciders)]) }
                        }
                        { " " }{ tools.fill("bench.schedule.register", &[("rule", words::register(advice.register))]) }
                    </span>
                    </span>
                </th>
            </tr>
            { for group.rows.iter().enumerate().map(|(index, row)| {
                line(lines, first + index, row, place.is_some(), is_changed(row))
            }) }
        </tbody>
    }
}

/// Returns one line: its number, which leads to the answer by which its ways come to the outcome, and its situations.
fn line(lines: &Lines<'_>, number: usize, row: &Row, has_place: bool, is_changed: bool) -> Html {
    let Lines { tools, policy, schedule, onlead, .. } = lines;
    let cell = |fact: &&str| {
        let words = table::cell(policy, schedule, row, fact).unwrap_or_else(|| tools.say("bench.schedule.not-asked"));
        html! { <td class="govuk-table__cell">{ words }</td> }
    };
    let at = table::last_branch(schedule.flow, row).unwrap_or_else(|| pointer("/flows", &schedule.flow.id));
    let onclick = leads_to(&at, onlead);
    html! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header bench-table__line">
                if has_place {
                    <LinkButton text={number.to_string()} hidden={tools.say("bench.schedule.to-answer")} {onclick} />
                } else {
                    { number }
                }
                if is_changed { { " " }<Tag colour={Colour::Orange} text={tools.say("bench.schedule.changed")} /> }
            </th>
            if schedule.facts.is_empty() {
                <td class="govuk-table__cell">{ tools.say("bench.schedule.always") }</td>
            }
            { for schedule.facts.iter().map(cell) }
        </tr>
    }
}
