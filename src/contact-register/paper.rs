//! The register on paper: a table with whole texts, or one contact on a sheet. What stands on the page is what is printed.

use yew::prelude::*;

use entry::short_reference;
use govuk::{Button, ButtonKind, Cell, Row, Size, Table, browser};
use register::{ledger::Record, sort::view};

use super::{
    desk::{Action, Screen},
    detail::detail,
    pieces::{DeskHandle, heading_of, lines, on_click, state_name, value_of},
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
    let headings = columns.iter().map(heading_of);
    let headings = std::iter::once(context.say("paper.reference")).chain(headings).chain([context.say("table.state")]);
    let head: Vec<Cell> = headings.map(Cell::new).collect();
    let row = |record: &Record| {
        let values = columns.iter().map(|column| lines(&value_of(&context, column, record.value(&column.id))));
        let mut cells = vec![Cell::new(short_reference(&record.entry.reference))];
        cells.extend(values.map(Cell::new));
        cells.push(Cell::new(state_name(&context, record.state(desk.policy()))));
        Row { cells, ..Row::default() }
    };
    let records = shown.iter().filter_map(|reference| desk.ledger.records.get(*reference));
    html! {
        <div class="ledger-paper">
            { context.page_heading(context.say("ledger.heading")) }
            { buttons(desk) }
            <p class="govuk-body-s">
                { context.fill("paper.count", &[("count", &count), ("day", &calendar::date_text::long_date(desk.setting.today))]) }
            </p>
            <div class="ledger-scroll" tabindex="0" role="region" aria-label={context.say("table.caption")}>
                <Table
                    class="ledger-paper__table" caption={context.say("table.caption")} caption_size={Size::Hidden} {head}
                    rows={records.map(row).collect::<Vec<_>>()}
                />
            </div>
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
