//! A log that was kept in a spreadsheet until now: which of its columns is which, and what would come of it.

use yew::prelude::*;

use entry::RegisterEntry;
use govuk::{Button, ButtonKind, Cell, Choice, InsetText, Row, Select, Size, Table, context::Context};
use policy::Column;
use register::import::{Log, Order};

use super::{
    desk::Action,
    host::now,
    pieces::{DeskHandle, heading_of, on_click, scrolling, value_of},
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
            { context.page_heading(context.fill("log.heading", &[("file", &log.source)])) }
            <p class="govuk-body">{ context.fill("log.text", &[("count", &count)]) }</p>
            { for log.table.header.iter().enumerate().map(|(index, _)| column(desk, &context, log, index)) }
            if let Some(order) = order {
                <InsetText>{ context.fill(order, &[("source", &log.source)]) }</InsetText>
            }
            { context.heading(1, context.say("log.preview")) }
            { preview(desk, &context, log) }
            <div class="govuk-button-group">
                <Button text={context.fill("log.take", &[("count", &count)])} onclick={take} />
                <Button text={context.say("log.leave")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::LeaveLog)} />
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
    let onchange = Callback::from(move |chosen: String| {
        dispatcher.dispatch(Action::Match(index, Some(chosen).filter(|chosen| !chosen.is_empty())));
    });
    let example = log.table.rows.iter().filter_map(|row| row.get(index)).find(|cell| !cell.trim().is_empty());
    let hint: Option<Html> = example
        .map(|example| context.fill("log.example", &[("text", &example.chars().take(80).collect::<String>())]).into());
    let mut items = vec![Choice { value: "".into(), text: context.say("log.own-column").into() }];
    items.extend(
        desk.policy()
            .columns()
            .iter()
            .map(|column| Choice { value: column.id.clone().into(), text: heading_of(column).into() }),
    );
    html! { <Select {id} {label} {hint} {items} value={chosen.unwrap_or_default()} {onchange} /> }
}

fn preview(desk: &DeskHandle, context: &Context, log: &Log) -> Html {
    let entries = log.first(PREVIEWED).entries(desk.policy(), desk.setting.today);
    let columns = desk.policy().columns();
    let head: Vec<Cell> = columns.iter().map(|column| Cell::new(heading_of(column))).collect();
    let cell = |column: &Column, entry: &RegisterEntry| {
        let value = entry.values.get(&column.id).map_or("", String::as_str);
        Cell { is_foreign: true, ..Cell::new(value_of(context, column, value)) }
    };
    let row = |entry: &RegisterEntry| Row { cells: columns.iter().map(|column| cell(column, entry)).collect() };
    let rows: Vec<Row> = entries.iter().map(row).collect();
    let caption = context.say("log.preview");
    let table =
        html! { <Table class="ledger-grid" caption={caption.clone()} caption_size={Size::Hidden} {head} {rows} /> };
    scrolling("", caption, table)
}
