//! What needs the SPOC, before all else: what could not be read, and the contacts that are not complete.

use govuk::{Details, LinkButton};
use yew::prelude::*;

use register::{
    import::Refused,
    ledger::State,
    sort::{View, counts},
};

use super::{
    desk::Action,
    pieces::{DeskHandle, on_click, reason_text, state_name},
};

/// Returns the list; nothing while the register is empty and nothing has come in.
pub fn attention(desk: &DeskHandle) -> Html {
    let context = desk.context();
    if desk.ledger.records.is_empty() && desk.waiting.is_empty() {
        return Html::default();
    }
    let states: Vec<(State, usize)> = counts(&desk.ledger, desk.policy())
        .into_iter()
        .filter(|(state, count)| state.needs_attention() && *count > 0)
        .collect();
    if states.is_empty() && desk.waiting.is_empty() {
        return html! { { context.paragraph("attention.none") } };
    }
    let item = |(state, count): (State, usize)| {
        let wanted = View { state: Some(state), ..desk.view.clone() };
        let label = format!("{} ({count})", state_name(&context, state));
        html! { <li><LinkButton text={label} onclick={on_click(desk, Action::Look(wanted))} /></li> }
    };
    html! {
        <div class="ledger-attention">
            { context.heading(1, context.say("attention.heading")) }
            { waiting(desk) }
            <ul class="govuk-list">{ for states.into_iter().map(item) }</ul>
        </div>
    }
}

/// What could not be read: each stays until the SPOC has dealt with it.
fn waiting(desk: &DeskHandle) -> Html {
    if desk.waiting.is_empty() {
        return Html::default();
    }
    let context = desk.context();
    let count = desk.waiting.len().to_string();
    let one = |(index, waiting): (usize, &Refused)| {
        html! {
            <li class="ledger-waiting__item">
                <p class="govuk-body">
                    <strong class="ledger-lines">{ &waiting.source }</strong>{ ": " }{ reason_text(&context, &waiting.reason) }
                </p>
                if !waiting.text.trim().is_empty() {
                    <Details summary={context.fill("waiting.text", &[("source", &waiting.source)])}><pre class="checker-preview" dir="auto">{ &waiting.text }</pre></Details>
                }
                <p class="ledger-waiting__choices">
                    <LinkButton text={context.say("waiting.write")} hidden={waiting.source.clone()} onclick={on_click(desk, Action::Transcribe(index))} />
                    <LinkButton text={context.say("waiting.dismiss")} hidden={waiting.source.clone()} onclick={on_click(desk, Action::Dismiss(index))} />
                </p>
            </li>
        }
    };
    html! {
        <div class="ledger-waiting">
            { context.heading(2, context.fill("waiting.heading", &[("count", &count)])) }
            { context.paragraph("waiting.advice") }
            <ul class="govuk-list">{ for desk.waiting.iter().enumerate().map(one) }</ul>
        </div>
    }
}
