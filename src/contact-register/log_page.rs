//! A log that was kept in a spreadsheet until now: which of its columns is which, and what would come of it.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use checker::{
    context::Context,
    parts::{heading, page_heading},
};
use register::import::{Log, Order};

use super::{
    desk::Action,
    host::now,
    pieces::{DeskHandle, button, heading_of, on_click, value_of},
};

/// How many contacts are shown before they are brought in.
const PREVIEWED: usize = 5;

/// Returns the page on which the SPOC matches the columns.
pub fn log_page(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let Some(log) = desk.logs.first() else {
        return Html::default();
    };
    let take = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::TakeLog(now(desk.setting.today))))
    };
    let count = log.table.rows.len().to_string();
    let order = match log.table.order {
        _ if !log.table.is_order_told && log.table.order.is_some() => None,
        Some(Order::DayFirst) => Some("intake.days-first"),
        Some(Order::MonthFirst) => Some("intake.months-first"),
        None => Some("intake.days-unclear"),
    };
    html! {
        <>
            { page_heading(&context, "govuk-heading-l", None, context.fill("log.heading", &[("file", &log.source)])) }
            <p class="govuk-body">{ context.fill("log.text", &[("count", &count)]) }</p>
            { for log.table.header.iter().enumerate().map(|(index, _)| column(desk, &context, log, index)) }
            if let Some(order) = order {
                <p class="govuk-inset-text">{ context.fill(order, &[("source", &log.source)]) }</p>
            }
            { heading(&context, 1, context.say("log.preview")) }
            { preview(desk, &context, log) }
            <div class="govuk-button-group">
                { button(context.fill("log.take", &[("count", &count)]), "", take) }
                { button(context.say("log.leave"), "govuk-button--secondary", on_click(desk, Action::LeaveLog)) }
            </div>
        </>
    }
}

/// Returns the choice for one column of the log.
fn column(desk: &DeskHandle, context: &Context, log: &Log, index: usize) -> Html {
    let chosen = log.columns.get(index).cloned().flatten();
    let id = format!("ledger-log-{index}");
    let heading = log.table.header.get(index).map(|heading| heading.trim()).filter(|heading| !heading.is_empty());
    let label =
        heading.map_or_else(|| context.fill("log.column", &[("number", &(index + 1).to_string())]), str::to_owned);
    let dispatcher = desk.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
        dispatcher.dispatch(Action::Match(index, Some(chosen).filter(|chosen| !chosen.is_empty())));
    });
    let example = log.table.rows.iter().filter_map(|row| row.get(index)).find(|cell| !cell.trim().is_empty());
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label" for={id.clone()}>{ label }</label>
            if let Some(example) = example {
                <div class="govuk-hint" id={format!("{id}-hint")}>
                    { context.fill("log.example", &[("text", &example.chars().take(80).collect::<String>())]) }
                </div>
            }
            <select class="govuk-select" id={id.clone()} aria-describedby={example.map(|_| format!("{id}-hint"))} {onchange}>
                <option value="" selected={chosen.is_none()}>{ context.say("log.own-column") }</option>
                { for desk.policy().columns().iter().map(|column| html! {
                    <option value={column.id.clone()} selected={chosen.as_ref() == Some(&column.id)}>
                        { heading_of(column) }
                    </option>
                }) }
            </select>
        </div>
    }
}

fn preview(desk: &DeskHandle, context: &Context, log: &Log) -> Html {
    let mut shown = log.clone();
    shown.table.rows.truncate(PREVIEWED);
    let entries = shown.entries(desk.policy(), desk.setting.today);
    let columns = desk.policy().columns();
    html! {
        <div class="ledger-scroll" tabindex="0" role="region" aria-label={context.say("log.preview")}>
            <table class="govuk-table ledger-grid">
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        { for columns.iter().map(|column| html! {
                            <th scope="col" class="govuk-table__header">{ heading_of(column) }</th>
                        }) }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">
                    { for entries.iter().map(|entry| html! {
                        <tr class="govuk-table__row">
                            { for columns.iter().map(|column| html! {
                                <td class="govuk-table__cell" dir="auto">
                                    { value_of(context, column, entry.values.get(&column.id).map_or("", String::as_str)) }
                                </td>
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
