//! Every way through a flow, by outcome.

use std::rc::Rc;

use yew::prelude::*;

use govuk::{Cell, Colour, LinkButton, Size, Table, Tag};

use super::{
    bench::{Other, Tools},
    pieces::{cites, flow_select, leads_to, link, scrolling, verdict},
    results::{Ground, file_button, use_result, waiting, without},
    work::{Answer, Form, Group, Line, Schedule, Task},
};

/// What the schedule needs.
#[derive(Properties, PartialEq)]
pub struct ScheduleTabProps {
    /// What results are made of.
    pub ground: Ground,
    /// The flow, by id.
    pub flow: String,
    /// Called with another flow's id.
    pub onflow: Callback<String>,
    /// The version since which changes are marked.
    pub other: Option<Rc<Other>>,
}

/// The schedule of a flow.
#[component]
pub fn ScheduleTab(props: &ScheduleTabProps) -> Html {
    let ScheduleTabProps { ground, flow, onflow, other } = props;
    let Ground { tools, setting, onlead, .. } = ground;
    let task = Task::Schedule(flow.clone(), other.as_ref().map(|other| Rc::clone(&other.text)));
    let found = use_result(ground, task.clone());
    let table = use_memo((found.clone(), onlead.clone()), {
        let tools = Rc::clone(tools);
        move |(found, onlead)| match found.as_ref().map(|found| &found.answer) {
            Some(Answer::Schedule(schedule)) => schedule_of(&tools, schedule, onlead),
            Some(Answer::None(why)) => without(why),
            _ => Html::default(),
        }
    });
    let about = match (found.as_ref().map(|found| &found.answer), other) {
        (Some(Answer::Schedule(Schedule { edition: Some(edition), .. })), Some(other)) => {
            Some(tools.fill("bench.schedule.since", &[("file", &other.name), ("edition", edition)]))
        }
        (Some(Answer::Schedule(schedule)), _) => schedule.trouble.clone(),
        _ => None,
    };
    let id = &setting.policy.id;
    html! {
        <>
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            { waiting(ground, found.as_ref()) }
            if let Some(about) = about { <p class="govuk-body" role="status">{ about }</p> }
            { (*table).clone() }
            <p class="govuk-body">{ tools.say("bench.schedule.files") }</p>
            <div class="govuk-button-group">
                { file_button(ground, "bench.schedule.html", &task, Form::Print, format!("{id}-schedule.html"), "text/html") }
                { file_button(ground, "bench.schedule.csv", &task, Form::Csv, format!("{id}-schedule.csv"), "text/csv") }
            </div>
        </>
    }
}

fn schedule_of(tools: &Tools, schedule: &Schedule, onlead: &Callback<String>) -> Html {
    let counts = [("ways", schedule.ways.to_string()), ("lines", schedule.lines.to_string())];
    let summary = tools.fill("bench.schedule.summary", &counts.each_ref().map(|(name, count)| (*name, count.as_str())));
    if schedule.lines > 0 && schedule.groups.is_empty() {
        return html! { <p class="govuk-body">{ summary }{ ". " }{ tools.say("bench.schedule.too-long") }</p> };
    }
    let columns = (schedule.facts.len().max(1) + 1).to_string();
    let mut head =
        vec![Cell { class: Some("bench-table__line".into()), ..Cell::new(tools.say("bench.schedule.line")) }];
    head.extend(schedule.facts.iter().map(|fact| Cell::new(fact.clone())));
    if schedule.facts.is_empty() {
        head.push(Cell::new(tools.say("bench.schedule.situation")));
    }
    let caption = html! { <span class="bench-table__wide">{ summary }</span> };
    scrolling(
        tools.say("bench.schedule"),
        html! {
            <Table class="bench-table" {caption} caption_size={Size::S} {head}>
                { for schedule.groups.iter().map(|group| group_of(tools, onlead, &columns, group)) }
            </Table>
        },
    )
}

fn group_of(tools: &Tools, onlead: &Callback<String>, columns: &str, group: &Group) -> Html {
    let headline = match &group.at {
        Some(at) => link(group.headline.clone(), at, onlead),
        None => html! { { group.headline.clone() } },
    };
    let (id, words) = &group.verdict;
    html! {
        <tbody class="govuk-table__body">
            <tr class="govuk-table__row bench-table__outcome">
                <th scope="rowgroup" colspan={columns.to_owned()} class="govuk-table__header">
                    <span class="bench-table__wide">
                    { verdict(id, words) }{ " " }
                    { headline }
                    if group.is_reworded { { " " }<Tag colour={Colour::Blue} text={tools.say("bench.schedule.reworded")} /> }
                    <span class="bench-table__details">
                        if group.cites.is_empty() { { tools.say("bench.schedule.no-cites") } } else { { cites(tools, &group.cites, onlead) }{ "." } }
                        if !group.deciders.is_empty() {
                            { " " }{ tools.fill("bench.schedule.decides", &[("post", &group.deciders)]) }
                        }
                        { " " }{ tools.fill("bench.schedule.register", &[("rule", &group.register)]) }
                    </span>
                    </span>
                </th>
            </tr>
            { for group.rows.iter().enumerate().map(|(index, row)| {
                line(tools, onlead, group.first + index, row, group.at.is_some())
            }) }
        </tbody>
    }
}

/// Returns one line: its number, which leads to the answer by which its ways come to the outcome, and its situations.
fn line(tools: &Tools, onlead: &Callback<String>, number: usize, row: &Line, has_place: bool) -> Html {
    let cell = |words: &Option<String>| {
        let words = words.clone().unwrap_or_else(|| tools.say("bench.schedule.not-asked"));
        html! { <td class="govuk-table__cell">{ words }</td> }
    };
    let onclick = leads_to(&row.at, onlead);
    html! {
        <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header bench-table__line">
                if has_place {
                    <LinkButton text={number.to_string()} hidden={tools.say("bench.schedule.to-answer")} {onclick} />
                } else {
                    { number }
                }
                if row.is_changed { { " " }<Tag colour={Colour::Orange} text={tools.say("bench.schedule.changed")} /> }
            </th>
            if row.cells.is_empty() {
                <td class="govuk-table__cell">{ tools.say("bench.schedule.always") }</td>
            }
            { for row.cells.iter().map(cell) }
        </tr>
    }
}
