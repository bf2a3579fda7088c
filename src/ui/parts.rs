//! Small pieces that many pages draw.

use web_sys::MouseEvent;
use yew::prelude::*;

use super::{
    context::Context,
    form::Problem,
    state::{Action, Copied, State},
};

/// The state and the way to change it, as every page gets them.
pub type Handle = UseReducerHandle<State>;

/// Marks the heading that the focus moves to.
pub const PAGE_HEADING: &str = "[data-page-heading]";

/// Returns a page's own heading.
pub fn page_heading(context: &Context, class: &'static str, described_by: Option<&'static str>, text: String) -> Html {
    html! {
        <@{tag(context, 0)} {class} tabindex="-1" data-page-heading="" aria-describedby={described_by}>{ text }</@>
    }
}

/// Returns the heading of a part of a page, 1 or 2 levels below the page's own.
pub fn heading(context: &Context, depth: u8, text: String) -> Html {
    let class = if depth == 1 { "govuk-heading-m" } else { "govuk-heading-s" };
    html! { <@{tag(context, depth)} {class}>{ text }</@> }
}

fn tag(context: &Context, depth: u8) -> String {
    format!("h{}", context.setting.heading_level.saturating_add(depth).min(6))
}

/// Returns paragraphs.
pub fn paragraphs(texts: impl IntoIterator<Item = String>) -> Html {
    texts.into_iter().map(|text| html! { <p class="govuk-body">{ text }</p> }).collect()
}

/// Returns a list with bullets; nothing where there are no items.
pub fn bullets(items: impl IntoIterator<Item = Html>) -> Html {
    let items: Html = items.into_iter().map(|item| html! { <li>{ item }</li> }).collect();
    html! { <ul class="govuk-list govuk-list--bullet">{ items }</ul> }
}

/// Returns a details component.
pub fn details(summary: String, content: Html) -> Html {
    html! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ summary }</span>
            </summary>
            <div class="govuk-details__text">{ content }</div>
        </details>
    }
}

/// Returns a callback that takes an action.
pub fn on_click(state: &Handle, action: Action) -> Callback<MouseEvent> {
    let dispatcher = state.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action.clone()))
}

/// Returns a callback that keeps what became of copying.
pub fn on_copied(state: &Handle) -> Callback<Copied> {
    let dispatcher = state.dispatcher();
    Callback::from(move |copied| dispatcher.dispatch(Action::Copied(copied)))
}

/// Returns a callback for a form: it goes on, and the browser sends nothing anywhere.
pub fn on_submit(state: &Handle) -> Callback<SubmitEvent> {
    let dispatcher = state.dispatcher();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        // A page around the checker may listen for forms of its own.
        event.stop_propagation();
        dispatcher.dispatch(Action::Continue);
    })
}

/// Returns the Back link. It goes nowhere by address, so it is a button.
pub fn back_link(context: &Context, state: &Handle) -> Html {
    html! {
        <button type="button" class="govuk-back-link checker-back" onclick={on_click(state, Action::Back)}>
            { context.say("page.back") }
        </button>
    }
}

/// Returns the button that submits a form.
pub fn continue_button(context: &Context) -> Html {
    html! { <button type="submit" class="govuk-button">{ context.say("page.continue") }</button> }
}

/// Returns a button that is less important than the page's own.
pub fn secondary(label: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="govuk-button govuk-button--secondary" {onclick}>{ label }</button> }
}

/// Returns the words of a problem.
pub fn problem_text(context: &Context, problem: &Problem) -> String {
    let column = context.policy().columns().iter().find(|column| column.id == problem.of);
    let name = column.map_or_else(|| context.say("error.date-name"), |column| context.read(&column.text));
    context.fill(problem.key, &[("name", &name)])
}

/// Returns the message of a field, if something is wrong with it.
pub fn error_message(context: &Context, problem: Option<&Problem>, id: &str) -> Html {
    match problem {
        Some(problem) => html! {
            <p id={format!("{id}-error")} class="govuk-error-message">
                <span class="govuk-visually-hidden">{ context.say("error.prefix") }</span>
                { " " }{ problem_text(context, problem) }
            </p>
        },
        None => Html::default(),
    }
}

/// Returns the class of a form group.
pub fn group_class(problem: Option<&Problem>) -> Classes {
    classes!("govuk-form-group", problem.map(|_| "govuk-form-group--error"))
}

/// Returns the ids that describe a field: its hint and its message, those of them that are there.
pub fn described_by(id: &str, has_hint: bool, problem: Option<&Problem>) -> Option<String> {
    let hint = has_hint.then(|| format!("{id}-hint"));
    let error = problem.map(|_| format!("{id}-error"));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Returns a hint.
pub fn hint(id: &str, text: Option<String>) -> Html {
    match text {
        Some(text) => html! { <div id={format!("{id}-hint")} class="govuk-hint">{ text }</div> },
        None => Html::default(),
    }
}
