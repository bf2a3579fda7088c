//! The register entry to complete: the protocol's columns, filled where the responses say it.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::policy::vocabulary::{Column, ColumnKind};
use crate::register::draft::sender_columns;

use super::{
    choices::{Offer, radios},
    context::Context,
    date_field::date_fields,
    form::{Problem, field_id},
    parts::{Handle, described_by, error_message, group_class, on_submit, page_heading},
    state::{Action, Entry},
    typed::DatePart,
};

/// The page of the entry.
pub fn register_page(state: &Handle) -> Html {
    let context = &state.context();
    let Some(entry) = &state.entry else {
        return Html::default();
    };
    let fields = sender_columns(context.policy()).map(|column| field(context, state, entry, column));
    html! {
        <>
            { page_heading(context, "govuk-heading-l", None, context.say("register.heading")) }
            <p class="govuk-body">{ context.say("register.text") }</p>
            <div class="govuk-inset-text">{ context.say("register.personal-data") }</div>
            <form novalidate=true onsubmit={on_submit(state)}>
                { for fields }
                <button type="submit" class="govuk-button">{ context.say("register.preview") }</button>
            </form>
        </>
    }
}

fn field(context: &Context, state: &Handle, entry: &Entry, column: &Column) -> Html {
    let id = field_id(&column.id);
    let problem = state.problems.iter().find(|problem| problem.of == column.id);
    match column.kind {
        ColumnKind::Date => date(context, state, entry, column, &id, problem),
        ColumnKind::YesNo => yes_no(context, state, entry, column, &id, problem),
        ColumnKind::Line | ColumnKind::Lines => text(context, state, entry, column, &id, problem),
    }
}

/// The label of a column; one that may stay empty says so.
fn label(context: &Context, column: &Column) -> String {
    let label = context.read(&column.text);
    if column.required { label } else { context.fill("register.optional", &[("label", &label)]) }
}

fn has_hint(entry: &Entry, column: &Column) -> bool {
    column.hint.is_some() || is_filled(entry, column)
}

fn is_filled(entry: &Entry, column: &Column) -> bool {
    // A date stands in fields of its own: its column changes only when the entry is previewed.
    entry.draft.columns().iter().any(|own| own.id == column.id && own.from_responses())
}

/// The help of a column, and a mark where the responses filled it.
fn help(context: &Context, entry: &Entry, column: &Column, id: &str) -> Html {
    if !has_hint(entry, column) {
        return Html::default();
    }
    html! {
        <div id={format!("{id}-hint")} class="govuk-hint">
            { column.hint.as_ref().map(|hint| context.read(hint)) }
            if is_filled(entry, column) {
                <>{ " " }<strong class="checker-filled">{ context.say("register.filled") }</strong></>
            }
        </div>
    }
}

fn text(
    context: &Context,
    state: &Handle,
    entry: &Entry,
    column: &Column,
    id: &str,
    problem: Option<&Problem>,
) -> Html {
    let value = entry.draft.value(&column.id).to_owned();
    let (dispatcher, name) = (state.dispatcher(), column.id.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let line = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
        let typed = line.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()));
        dispatcher.dispatch(Action::TypeEntry(name.clone(), typed.unwrap_or_default()));
    });
    let described = described_by(id, has_hint(entry, column), problem);
    let invalid = problem.map(|_| "true");
    html! {
        <div class={group_class(problem)}>
            <label class="govuk-label govuk-label--s" for={id.to_owned()}>{ label(context, column) }</label>
            { help(context, entry, column, id) }
            { error_message(context, problem, id) }
            if column.kind == ColumnKind::Lines {
                <textarea
                    class={classes!("govuk-textarea", problem.map(|_| "govuk-textarea--error"))}
                    id={id.to_owned()}
                    rows="5"
                    autocomplete="off"
                    aria-describedby={described}
                    aria-invalid={invalid}
                    {value}
                    {oninput}
                />
            } else {
                <input
                    class={classes!("govuk-input", problem.map(|_| "govuk-input--error"))}
                    id={id.to_owned()}
                    type="text"
                    autocomplete="off"
                    aria-describedby={described}
                    aria-invalid={invalid}
                    {value}
                    {oninput}
                />
            }
        </div>
    }
}

fn date(
    context: &Context,
    state: &Handle,
    entry: &Entry,
    column: &Column,
    id: &str,
    problem: Option<&Problem>,
) -> Html {
    let typed = entry.dates.get(&column.id).cloned().unwrap_or_default();
    let (dispatcher, name) = (state.dispatcher(), column.id.clone());
    let oninput = Callback::from(move |(part, text): (DatePart, String)| {
        dispatcher.dispatch(Action::TypeEntryDate(name.clone(), part, text));
    });
    html! {
        <div class={group_class(problem)}>
            <fieldset
                class="govuk-fieldset"
                role="group"
                aria-describedby={described_by(id, has_hint(entry, column), problem)}
            >
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ label(context, column) }</legend>
                { help(context, entry, column, id) }
                { error_message(context, problem, id) }
                { date_fields(context, id, &typed, problem, &oninput) }
            </fieldset>
        </div>
    }
}

fn yes_no(
    context: &Context,
    state: &Handle,
    entry: &Entry,
    column: &Column,
    id: &str,
    problem: Option<&Problem>,
) -> Html {
    let (dispatcher, name) = (state.dispatcher(), column.id.clone());
    let onchange = Callback::from(move |value: String| dispatcher.dispatch(Action::TypeEntry(name.clone(), value)));
    let offer = |value: &str, key: &str| Offer {
        value: value.to_owned(),
        text: context.say(key),
        hint: None,
        content: None,
        set_apart: false,
    };
    let offers = [offer("yes", "choices.yes"), offer("no", "choices.no")];
    html! {
        <div class={group_class(problem)}>
            <fieldset class="govuk-fieldset" aria-describedby={described_by(id, has_hint(entry, column), problem)}>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ label(context, column) }</legend>
                { help(context, entry, column, id) }
                { error_message(context, problem, id) }
                { radios(
                    context,
                    id,
                    "govuk-radios govuk-radios--inline",
                    &offers,
                    Some(entry.draft.value(&column.id)),
                    &onchange,
                ) }
            </fieldset>
        </div>
    }
}
