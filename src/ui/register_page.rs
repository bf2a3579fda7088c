//! The register entry to complete: the protocol's columns, filled where the responses say it.

use yew::prelude::*;

use crate::policy::vocabulary::Column;
use crate::register::draft::sender_columns;

use super::{
    column_field::ColumnField,
    context::Context,
    parts::{Handle, on_submit, page_heading},
    state::{Action, Entry},
};

/// The page of the entry.
pub fn register_page(state: &Handle) -> Html {
    let context = &state.context();
    let Some(entry) = &state.entry else {
        return Html::default();
    };
    let fields = sender_columns(context.policy()).map(|column| field(state, context, entry, column));
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

fn field(state: &Handle, context: &Context, entry: &Entry, column: &Column) -> Html {
    let (texts, parts) = (state.dispatcher(), state.dispatcher());
    let (text_name, part_name) = (column.id.clone(), column.id.clone());
    ColumnField {
        context,
        column,
        value: entry.draft.value(&column.id),
        typed: entry.dates.get(&column.id).cloned().unwrap_or_default(),
        // A date stands in fields of its own: its column changes only when the entry is previewed.
        is_filled: entry.draft.columns().iter().any(|own| own.id == column.id && own.from_responses()),
        problem: state.problems.iter().find(|problem| problem.of == column.id),
        ontext: Callback::from(move |text| texts.dispatch(Action::TypeEntry(text_name.clone(), text))),
        onpart: Callback::from(move |(part, text)| {
            parts.dispatch(Action::TypeEntryDate(part_name.clone(), part, text));
        }),
    }
    .draw()
}
