//! The register as a table: search, filter, sort, and fifty rows at a time.

use yew::prelude::*;

use entry::short_reference;
use govuk::{Button, ButtonKind, Choice, Input, Select, browser, context::Context};
use policy::{Column, vocabulary::ColumnKind};
use register::{
    ledger::{REQUIRES_PUBLISHING, Record, State},
    sort::{STATE, View, counts, view},
};

use super::{
    desk::Action,
    host::now,
    pieces::{AT_ONCE, DeskHandle, heading_of, on_click, paged, scrolling, state_name, state_tag, turning, value_of},
};

/// How much of a long text stands in a cell; the contact itself shows all of it.
const SHOWN: usize = 140;

/// What the table needs.
#[derive(Properties, PartialEq)]
pub struct RegisterTableProps {
    /// The state.
    pub desk: DeskHandle,
}

/// The table with its controls.
#[component]
pub fn RegisterTable(props: &RegisterTableProps) -> Html {
    let desk = &props.desk;
    let context = desk.context();
    if desk.ledger.records.is_empty() {
        return html! { <p class="govuk-body ledger-empty">{ context.say("table.empty") }</p> };
    }
    let shown = view(&desk.ledger, desk.policy(), &desk.view);
    let (pages, page) = paged(shown.len(), desk.page);
    let rows =
        shown.iter().skip(page * AT_ONCE).take(AT_ONCE).filter_map(|reference| desk.ledger.records.get(*reference));
    let columns = desk.policy().columns();
    let count = context
        .fill("table.count", &[("shown", &shown.len().to_string()), ("all", &desk.ledger.records.len().to_string())]);
    html! {
        <div>
            { controls(desk, &context) }
            <p class="govuk-body-s" role="status">{ &count }</p>
            { marking(desk, &context) }
            { scrolling("", context.say("table.caption"), html! {
                <table class="govuk-table ledger-grid" role="table">
                    <caption class="govuk-visually-hidden">{ context.say("table.caption") }</caption>
                    <thead class="govuk-table__head" role="rowgroup">
                        <tr class="govuk-table__row" role="row">
                            <th scope="col" class="govuk-table__header ledger-grid__tick" role="columnheader">{ tick_all(desk, &context, &shown) }</th>
                            { for columns.iter().take(1).map(|column| head(desk, &column.id, heading_of(column))) }
                            { head(desk, STATE, context.say("table.state")) }
                            { for columns.iter().skip(1).map(|column| head(desk, &column.id, heading_of(column))) }
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body" role="rowgroup">
                        { for rows.map(|record| row(desk, &context, columns, record)) }
                    </tbody>
                </table>
            }) }
            { turning(desk, (pages, page)) }
        </div>
    }
}

fn controls(desk: &DeskHandle, context: &Context) -> Html {
    let onsearch = look(desk, |view, typed| view.search = typed);
    let onfilter = look(desk, |view, chosen| {
        view.state = State::ALL.into_iter().find(|state| state.id() == chosen);
    });
    let choice = |(state, count): (State, usize)| Choice {
        value: state.id().into(),
        text: format!("{} ({count})", state_name(context, state)).into(),
    };
    let mut items = vec![Choice { value: "".into(), text: context.say("table.all").into() }];
    items.extend(counts(&desk.ledger, desk.policy()).into_iter().map(choice));
    html! {
        <div class="ledger-controls checker-no-print" role="search">
            <Input
                id="ledger-search" label={context.say("table.search")} kind="search" value={desk.view.search.clone()}
                oninput={onsearch}
            />
            <Select
                id="ledger-filter" label={context.say("table.filter")} {items}
                value={desk.view.state.map_or("", |state| state.id())} onchange={onfilter}
            />
            { order(desk, context) }
        </div>
    }
}

/// Returns the choice of an order: a narrow screen has no headings to press.
fn order(desk: &DeskHandle, context: &Context) -> Html {
    let named = |sort: Option<&str>, descending: bool| {
        format!("{}{}", if descending { '-' } else { '+' }, sort.unwrap_or_default())
    };
    let chosen = named(desk.view.sort.as_deref(), desk.view.descending);
    let item = |sort: Option<&str>, descending: bool, text: String| Choice {
        value: named(sort, descending).into(),
        text: text.into(),
    };
    let mut items = vec![
        item(None, true, context.say("table.added-last")),
        item(None, false, context.say("table.added-first")),
        item(Some(STATE), false, context.say("table.state")),
    ];
    let backwards = |key: &str, heading: &str| context.fill(key, &[("column", heading)]);
    for column in desk.policy().columns() {
        let heading = heading_of(column);
        // Of a text nobody wants the last letters first, but for one who has pressed its heading twice.
        if column.kind == ColumnKind::Date {
            items.push(item(Some(&column.id), true, backwards("table.newest", &heading)));
        } else if chosen == named(Some(&column.id), true) {
            items.push(item(Some(&column.id), true, backwards("table.backwards", &heading)));
        }
        items.push(item(Some(&column.id), false, heading));
    }
    if chosen == named(Some(STATE), true) {
        items.push(item(Some(STATE), true, backwards("table.backwards", &context.say("table.state"))));
    }
    let onorder = look(desk, |view, chosen| {
        view.descending = chosen.starts_with('-');
        view.sort = chosen.get(1..).filter(|column| !column.is_empty()).map(str::to_owned);
    });
    html! { <Select id="ledger-order" label={context.say("table.order")} {items} value={chosen} onchange={onorder} /> }
}

fn look(desk: &DeskHandle, change: fn(&mut View, String)) -> Callback<String> {
    let (dispatcher, view) = (desk.dispatcher(), desk.view.clone());
    Callback::from(move |value| {
        let mut view = view.clone();
        change(&mut view, value);
        dispatcher.dispatch(Action::Look(view));
    })
}

fn head(desk: &DeskHandle, id: &str, heading: String) -> Html {
    let is_sorted = desk.view.sort.as_deref() == Some(id);
    let direction = match (is_sorted, desk.view.descending) {
        (false, _) => "none",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let wanted =
        View { sort: Some(id.to_owned()), descending: is_sorted && !desk.view.descending, ..desk.view.clone() };
    html! {
        <th scope="col" class="govuk-table__header" role="columnheader" aria-sort={direction}>
            <button type="button" class="ledger-sort" onclick={on_click(desk, Action::Look(wanted))}>{ heading }</button>
        </th>
    }
}

fn row(desk: &DeskHandle, context: &Context, columns: &[Column], record: &Record) -> Html {
    let reference = record.entry.reference.clone();
    let is_open = desk.open.as_ref() == Some(&reference);
    let text = |column: &Column| value_of(context, column, record.value(&column.id));
    let opens = on_click(desk, Action::OpenRecord((!is_open).then(|| reference.clone())));
    let first = columns.first().map(text).unwrap_or_default();
    let first = if first.is_empty() { context.say("table.no-date") } else { first };
    html! {
        <tr key={reference.clone()} role="row" class={classes!("govuk-table__row", is_open.then_some("ledger-grid__row--open"))}>
            <td class="govuk-table__cell ledger-grid__tick" role="cell">{ tick(desk, context, &reference) }</td>
            <th scope="row" class="govuk-table__header" role="rowheader">
                <button
                    type="button"
                    class="checker-link-button"
                    id={row_id(&reference)}
                    aria-expanded={is_open.to_string()}
                    onclick={opens}
                >
                    { first }
                    <span class="govuk-visually-hidden">
                        { " " }{ context.say("table.open") }{ " " }{ short_reference(&reference) }
                    </span>
                </button>
            </th>
            <td class="govuk-table__cell" role="cell">{ state_tag(context, record.state(desk.policy())) }</td>
            { for columns.iter().skip(1).map(|column| match column.id.as_str() {
                REQUIRES_PUBLISHING => yes_or_no(desk, context, record, column),
                _ => cell(column, text(column)),
            }) }
        </tr>
    }
}

/// Returns the box that ticks a contact.
fn tick(desk: &DeskHandle, context: &Context, reference: &str) -> Html {
    let (dispatcher, name) = (desk.dispatcher(), reference.to_owned());
    let onchange = Callback::from(move |event: Event| {
        dispatcher.dispatch(Action::Tick(name.clone(), browser::is_checked(&event)));
    });
    let short = short_reference(reference);
    html! {
        <input
            type="checkbox"
            class="ledger-tick checker-no-print"
            aria-label={context.fill("table.tick", &[("reference", &short)])}
            checked={desk.ticked.contains(reference)}
            {onchange}
        />
    }
}

/// Returns the box that ticks every contact that the view shows, on all pages.
fn tick_all(desk: &DeskHandle, context: &Context, shown: &[&str]) -> Html {
    let is_all = !shown.is_empty() && shown.iter().all(|reference| desk.ticked.contains(*reference));
    let all: Vec<String> =
        if is_all { Vec::new() } else { shown.iter().map(|reference| (*reference).to_owned()).collect() };
    let dispatcher = desk.dispatcher();
    let onchange = Callback::from(move |_: Event| dispatcher.dispatch(Action::TickThese(all.clone())));
    html! {
        <label class="ledger-tick-all checker-no-print">
            <input type="checkbox" class="ledger-tick" checked={is_all} {onchange} />
            <span class="ledger-tick-all__text">{ context.say("table.tick-all") }</span>
        </label>
    }
}

/// Returns what can be done with the contacts that are ticked.
fn marking(desk: &DeskHandle, context: &Context) -> Html {
    if desk.ticked.is_empty() {
        return Html::default();
    }
    let mark = |key: &str, value: &'static str| {
        let desk = desk.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            desk.dispatch(Action::SetTicked(REQUIRES_PUBLISHING.to_owned(), value.to_owned(), now(desk.setting.today)));
        });
        html! { <Button text={context.say(key)} kind={ButtonKind::Secondary} {onclick} /> }
    };
    html! {
        <div class="ledger-marking checker-no-print">
            <p class="govuk-body-s" role="status">
                { context.fill("table.ticked", &[("count", &desk.ticked.len().to_string())]) }
            </p>
            <div class="govuk-button-group">{ mark("table.mark-yes", "yes") }{ mark("table.mark-no", "no") }</div>
        </div>
    }
}

/// Returns the cell in which yes or no is said with one press, and said otherwise with another.
fn yes_or_no(desk: &DeskHandle, context: &Context, record: &Record, column: &Column) -> Html {
    let said = record.value(&column.id);
    let say = |value: &'static str| {
        let (desk, name) = (desk.clone(), record.entry.reference.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (column, now) = (REQUIRES_PUBLISHING.to_owned(), now(desk.setting.today));
            desk.dispatch(Action::Set(name.clone(), column, value.to_owned(), now));
        });
        let hidden = context.fill("table.publish", &[("reference", &short_reference(&record.entry.reference))]);
        html! {
            <button type="button" class="checker-link-button ledger-say" aria-pressed={(said == value).to_string()} {onclick}>
                { entry::words::label(context.policy(), value) }
                <span class="govuk-visually-hidden">{ " " }{ hidden }</span>
            </button>
        }
    };
    html! {
        <td class="govuk-table__cell" role="cell" data-label={heading_of(column)}>
            <span class="checker-no-print">{ say("yes") }{ " " }{ say("no") }</span>
            <span class="checker-print-only">{ value_of(context, column, said) }</span>
        </td>
    }
}

/// Returns the id of the button that opens a contact.
pub fn row_id(reference: &str) -> String {
    format!("ledger-open-{reference}")
}

fn cell(column: &Column, text: String) -> Html {
    let class = if column.kind == ColumnKind::Lines { "ledger-grid__long" } else { "" };
    let shown = match shortened(&text) {
        Some(short) => {
            html! { <><span class="checker-no-print">{ short }</span><span class="checker-print-only">{ &text }</span></> }
        }
        None => html! { &text },
    };
    let empty = text.is_empty().then_some("ledger-grid__empty");
    // On a narrow screen each contact is a list of its own, and the headings stand before what is in it.
    html! {
        <td class={classes!("govuk-table__cell", class, empty)} role="cell" data-label={heading_of(column)}>
            <span dir="auto">{ shown }</span>
        </td>
    }
}

/// Returns the beginning of a long text; on paper all of it is printed.
fn shortened(text: &str) -> Option<String> {
    (text.chars().count() > SHOWN).then(|| text.chars().take(SHOWN).collect::<String>() + "…")
}
