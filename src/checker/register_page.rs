//! The register entry to complete: the protocol's columns, filled where the responses say it.

use yew::prelude::*;

use entry::draft::sender_columns;
use policy::vocabulary::Column;

use super::{
    column_field::ColumnField,
    fields::form,
    stack::Stack,
    state::Entry,
    view::{Field, View},
};

/// The page of the entry.
pub fn register_page(view: &View<'_>) -> Html {
    let context = &view.context;
    let Some(entry) = &view.state.entry else {
        return Html::default();
    };
    let fields = sender_columns(context.policy()).map(|column| field(view, entry, column)).collect();
    let mut page = Stack::new(context);
    page.title(context.say("register.heading"));
    page.say("register.text");
    page.text("div", "govuk-inset-text", context.say("register.personal-data"));
    page.add(form(view, fields, "register.preview"));
    page.finish()
}

fn field(view: &View<'_>, entry: &Entry, column: &Column) -> Html {
    let id = &column.id;
    ColumnField {
        context: &view.context,
        column,
        value: entry.draft.value(id),
        typed: entry.dates.get(id).cloned().unwrap_or_default(),
        // A date stands in fields of its own: its column changes only when the entry is previewed.
        is_filled: entry.draft.columns().iter().any(|own| own.id == *id && own.from_responses()),
        problem: view.state.problems.iter().find(|problem| problem.of == *id),
        ontext: view.on_fill(Field::Column(id.clone())),
        onpart: &|part| view.on_fill(Field::ColumnDate(id.clone(), part)),
    }
    .draw()
}
