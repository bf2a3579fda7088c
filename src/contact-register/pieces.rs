//! Small pieces that many parts of the page draw.

use chrono::NaiveDateTime;
use yew::prelude::*;

use entry::column::shown_value;
use govuk::{Colour, Tag, context::Context};
use policy::{Addressee, Column};
use register::{
    import::Reason,
    ledger::{RESULT, State},
};

use super::desk::{Action, Desk};

/// The state and the way to change it.
pub type DeskHandle = UseReducerHandle<Desk>;

/// Returns a callback that does one thing.
pub fn on_click(desk: &DeskHandle, action: Action) -> Callback<MouseEvent> {
    let dispatcher = desk.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action.clone()))
}

/// Returns a table in a box of its own, which scrolls, by keyboard too, where the table is wider than the screen.
pub fn scrolling(class: &'static str, caption: String, table: Html) -> Html {
    html! { <div class={classes!("ledger-scroll", class)} tabindex="0" role="region" aria-label={caption}>{ table }</div> }
}

/// Returns a state as a tag.
pub fn state_tag(context: &Context, state: State) -> Html {
    let colour = match state {
        State::Incomplete => Colour::Red,
        State::Open => Colour::Orange,
        State::Undecided => Colour::Yellow,
        State::ToPublish => Colour::Blue,
        State::Published => Colour::Green,
        State::Kept => Colour::Grey,
    };
    html! { <Tag {colour} text={state_name(context, state)} /> }
}

/// Returns what a state is called.
pub fn state_name(context: &Context, state: State) -> String {
    context.say(&format!("state.{}", state.id()))
}

/// Returns a column's heading.
pub fn heading_of(column: &Column) -> String {
    column.text.read(Addressee::Colleague)
}

/// Returns a column's value as people read it.
pub fn value_of(context: &Context, column: &Column, value: &str) -> String {
    shown_value(context.policy(), column.kind, value)
}

/// Returns what stands, or stood, in a column by id, as people read it; that it is empty where nothing does.
pub fn said_in(context: &Context, id: &str, value: &str) -> String {
    let column = context.policy().columns().iter().find(|column| column.id == id);
    match column {
        _ if value.is_empty() => context.say("detail.empty"),
        Some(column) => value_of(context, column, value),
        None => value.to_owned(),
    }
}

/// Returns a reason in words.
pub fn reason_text(context: &Context, reason: &Reason) -> String {
    let values: Vec<(&str, &str)> = reason.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    context.fill(&reason.key, &values)
}

/// Returns what a column is called, by id.
pub fn column_name(context: &Context, id: &str) -> String {
    if id == RESULT {
        return context.say("ledger.result");
    }
    register::publish::heading(context.policy(), id)
}

/// How many rows of a table or items of a list are on the page at once.
pub const AT_ONCE: usize = 50;

/// Returns how many pages so many rows make, and which of them is shown if this one is wanted.
pub fn paged(rows: usize, wanted: usize) -> (usize, usize) {
    let pages = rows.div_ceil(AT_ONCE).max(1);
    (pages, wanted.min(pages - 1))
}

/// Returns the way to other pages; nothing where there is one only. Both buttons are always there, so that the focus stays.
pub fn turning(desk: &DeskHandle, (pages, page): (usize, usize)) -> Html {
    let context = desk.context();
    if pages < 2 {
        return Html::default();
    }
    let turn = |to: Option<usize>, key: &str| {
        let onclick = to.map(|to| on_click(desk, Action::Turn(to)));
        html! {
            <button
                type="button"
                class="checker-link-button"
                aria-disabled={to.is_none().then_some("true")}
                {onclick}
            >
                { context.say(key) }
            </button>
        }
    };
    let place = context.fill("table.page", &[("page", &(page + 1).to_string()), ("pages", &pages.to_string())]);
    html! {
        <nav class="ledger-turning checker-no-print" aria-label={context.say("table.pages")}>
            { turn(page.checked_sub(1), "table.previous") }
            <span class="govuk-body-s" role="status">{ place }</span>
            { turn(Some(page + 1).filter(|next| *next < pages), "table.next") }
        </nav>
    }
}

/// Returns text with its line breaks.
pub fn lines(text: &str) -> Html {
    html! { <span class="ledger-lines" dir="auto">{ text.to_owned() }</span> }
}

/// Returns a day and a time in words.
pub fn moment(context: &Context, when: NaiveDateTime) -> String {
    format!("{}, {}", context.dates().day(when.date()), context.dates().time(when.time()))
}
