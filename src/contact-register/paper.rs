//! The register on paper: a table with whole texts, or one contact on a sheet. What stands on the page is what is printed.

use yew::prelude::*;

use entry::short_reference;
use govuk::{Button, ButtonKind, browser};
use register::{ledger::Record, sort::view};

use super::{
    desk::{Action, Screen},
    detail::detail,
    pieces::{DeskHandle, heading_of, lines, on_click, scrolling, state_name, value_of},
};

/// Returns the buttons above what is printed.
fn buttons(desk: &DeskHandle) -> Html {
    let context = desk.context();
    html! {
        <div class="govuk-button-group checker-no-print">
            <Button text={context.say("paper.print")} onclick={Callback::from(|_| browser::print())} />
            <Button text={context.say("paper.back")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::Show(Screen::Table))} />
        </div>
    }
}

/// Returns every contact that the table shows, in its order, with whole texts.
pub fn register_on_paper(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let columns = desk.policy().columns();
    let shown = view(&desk.ledger, desk.policy(), &desk.view);
    let count = shown.len().to_string();
    let head = |text: String| html! { <th scope="col" class="govuk-table__header">{ text }</th> };
    let row = |record: &Record| {
        let cells = columns.iter().map(|column| lines(&value_of(&context, column, record.value(&column.id))));
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ short_reference(&record.entry.reference) }</th>
                { for cells.map(|cell| html! { <td class="govuk-table__cell">{ cell }</td> }) }
                <td class="govuk-table__cell">{ state_name(&context, record.state(desk.policy())) }</td>
            </tr>
        }
    };
    let records = shown.iter().filter_map(|reference| desk.ledger.records.get(*reference));
    html! {
        <div class="ledger-paper">
            { context.page_heading(context.say("ledger.heading")) }
            { buttons(desk) }
            <p class="govuk-body-s">
                { context.fill("paper.count", &[("count", &count), ("day", &context.dates().day(desk.setting.today))]) }
            </p>
            { scrolling("", context.say("table.caption"), html! {
                <table class="govuk-table ledger-paper__table">
                    <caption class="govuk-visually-hidden">{ context.say("table.caption") }</caption>
                    <thead class="govuk-table__head">
                        <tr class="govuk-table__row">
                            { head(context.say("paper.reference")) }
                            { for columns.iter().map(|column| head(heading_of(column))) }
                            { head(context.say("table.state")) }
                        </tr>
                    </thead>
                    <tbody class="govuk-table__body">{ for records.map(row) }</tbody>
                </table>
            }) }
        </div>
    }
}

/// Returns the contact that is open, alone.
pub fn contact_on_paper(desk: &DeskHandle) -> Html {
    let context = desk.context();
    html! {
        <div class="ledger-sheet">
            { context.page_heading(context.say("ledger.heading")) }
            { buttons(desk) }
            { detail(desk) }
        </div>
    }
}
