//! Every way through a flow, by outcome.

use std::rc::Rc;

use yew::prelude::*;

use authoring::{
    table::{self, Group, Schedule},
    words,
};
use govuk::{Cell, Size, Table};
use policy::Policy;

use super::{
    bench::Tools,
    diagram_tab::FlowTabProps,
    pieces::{download, flow_select, scrolling, verdict},
};

/// As many lines as a browser shows without keeping a person waiting.
const MOST: usize = 1_000;

/// The schedule of a flow.
#[component]
pub fn ScheduleTab(props: &FlowTabProps) -> Html {
    let FlowTabProps { tools, setting, flow, onflow } = props;
    let table = use_memo((Rc::clone(setting), flow.clone()), {
        let tools = Rc::clone(tools);
        move |(setting, flow)| match setting.policy.flows.get(flow).map(|flow| table::schedule(&setting.policy, flow)) {
            Some(Ok(schedule)) => schedule_of(&tools, &setting.policy, &schedule),
            Some(Err(error)) => html! { <p class="govuk-body">{ error.to_string() }</p> },
            None => Html::default(),
        }
    });
    let id = &setting.policy.id;
    let (for_csv, for_html) = (Rc::clone(setting), Rc::clone(setting));
    let csv = move || table::csv(&for_csv.policy, None).ok();
    let html = move || table::html(&for_html.policy, None).ok();
    html! {
        <>
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            { (*table).clone() }
            <p class="govuk-body">{ tools.say("bench.schedule.files") }</p>
            <div class="govuk-button-group">
                { download(tools.say("bench.schedule.html"), format!("{id}-schedule.html"), "text/html", html) }
                { download(tools.say("bench.schedule.csv"), format!("{id}-schedule.csv"), "text/csv", csv) }
            </div>
        </>
    }
}

fn schedule_of(tools: &Tools, policy: &Policy, schedule: &Schedule<'_>) -> Html {
    let rows: usize = schedule.groups.iter().map(|group| group.rows.len()).sum();
    let summary =
        tools.fill("bench.schedule.summary", &[("ways", &schedule.ways.to_string()), ("lines", &rows.to_string())]);
    if rows > MOST {
        return html! { <p class="govuk-body">{ summary }{ ". " }{ tools.say("bench.schedule.too-long") }</p> };
    }
    let columns = schedule.facts.len().max(1).to_string();
    let mut head: Vec<Cell> = schedule.facts.iter().map(|fact| Cell::new(words::fact(policy, fact))).collect();
    if head.is_empty() {
        head.push(Cell::new(tools.say("bench.schedule.situation")));
    }
    let caption = html! { <span class="bench-table__wide">{ summary }</span> };
    scrolling(
        tools.say("bench.schedule"),
        html! {
            <Table class="bench-table" {caption} caption_size={Size::S} {head}>
                { for schedule.groups.iter().map(|group| group_of(tools, policy, schedule, group, &columns)) }
            </Table>
        },
    )
}

fn group_of(tools: &Tools, policy: &Policy, schedule: &Schedule<'_>, group: &Group<'_>, columns: &str) -> Html {
    let advice = &group.outcome.advice;
    let deciders = table::deciders(policy, group.outcome);
    let cell = |row, fact: &&str| {
        let words = table::cell(policy, schedule, row, fact).unwrap_or_else(|| tools.say("bench.schedule.not-asked"));
        html! { <td class="govuk-table__cell">{ words }</td> }
    };
    html! {
        <tbody class="govuk-table__body">
            <tr class="govuk-table__row bench-table__outcome">
                <th scope="rowgroup" colspan={columns.to_owned()} class="govuk-table__header">
                    <span class="bench-table__wide">
                    { verdict(advice.verdict, &words::verdict(policy, advice.verdict)) }{ " " }{ words::read(&advice.headline) }
                    <span class="bench-table__details">
                        { tools.fill("bench.schedule.cites", &[("cites", &advice.cites.join(", "))]) }
                        if !deciders.is_empty() {
                            { " " }{ tools.fill("bench.schedule.decides", &[("post", &deciders)]) }
                        }
                        { " " }{ tools.fill("bench.schedule.register", &[("rule", words::register(advice.register))]) }
                    </span>
                    </span>
                </th>
            </tr>
            { for group.rows.iter().map(|row| html! {
                <tr class="govuk-table__row">
                    if schedule.facts.is_empty() {
                        <td class="govuk-table__cell">{ tools.say("bench.schedule.always") }</td>
                    }
                    { for schedule.facts.iter().map(|fact| cell(row, fact)) }
                </tr>
            }) }
        </tbody>
    }
}
