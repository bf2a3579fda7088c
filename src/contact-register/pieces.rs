//! Small pieces that many parts of the page draw.

use web_sys::{HtmlInputElement, MouseEvent};
use yew::prelude::*;

use calendar::date_text::{clock_time, long_date};
use checker::context::Context;
use entry::summary::shown_value;
use policy::{Addressee, Column};
use register::ledger::{Change, RESULT, State};

use super::desk::{Action, Desk};

/// The state and the way to change it.
pub type DeskHandle = UseReducerHandle<Desk>;

/// Returns a callback that does one thing.
pub fn on_click(desk: &DeskHandle, action: Action) -> Callback<MouseEvent> {
    let dispatcher = desk.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action.clone()))
}

/// Returns a button.
pub fn button(label: String, class: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class={classes!("govuk-button", class)} {onclick}>{ label }</button> }
}

/// Returns a control that looks like a link.
pub fn link_button(label: String, hidden: Option<String>, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="checker-link-button" {onclick}>
            { label }
            if let Some(hidden) = hidden {
                <span class="govuk-visually-hidden">{ " " }{ hidden }</span>
            }
        </button>
    }
}

/// Returns a box to tick.
pub fn checkbox(id: String, label: String, checked: bool, onchange: Callback<bool>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let ticked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        onchange.emit(ticked);
    });
    html! {
        <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id={id.clone()} type="checkbox" {checked} {onchange} />
            <label class="govuk-label govuk-checkboxes__label" for={id}>{ label }</label>
        </div>
    }
}

/// Returns a state as a tag.
pub fn state_tag(context: &Context, state: State) -> Html {
    let colour = match state {
        State::Incomplete => "govuk-tag--red",
        State::Open => "govuk-tag--orange",
        State::Undecided => "govuk-tag--yellow",
        State::ToPublish => "govuk-tag--blue",
        State::Published => "govuk-tag--green",
        State::Kept => "govuk-tag--grey",
    };
    html! { <strong class={classes!("govuk-tag", colour)}>{ state_name(context, state) }</strong> }
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

/// Returns one line of a summary list.
pub fn summary_row(key: String, value: Html) -> Html {
    html! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{ key }</dt>
            <dd class="govuk-summary-list__value">{ value }</dd>
        </div>
    }
}

/// Returns text with its line breaks.
pub fn lines(text: &str) -> Html {
    html! { <span class="ledger-lines" dir="auto">{ text.to_owned() }</span> }
}

/// Returns when something was done, in words.
pub fn moment(change: &Change) -> String {
    format!("{}, {}", long_date(change.when.date()), clock_time(change.when.time()))
}
