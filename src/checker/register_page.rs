//! The register entry to complete: the protocol's columns, filled where the responses say it.

use entry::draft::sender_columns;
use govuk::{Button, ColumnField, Form, InsetText};
use policy::vocabulary::Column;
use yew::prelude::*;

use super::{
    handle::{Checker, on, on_fill},
    state::{Action, Entry},
};

/// The properties of a [`RegisterPage`].
#[derive(Properties, PartialEq)]
pub struct RegisterPageProps {
    /// The state.
    pub checker: Checker,
}

/// The page of the entry.
#[component]
pub fn RegisterPage(props: &RegisterPageProps) -> Html {
    let checker = &props.checker;
    let context = &checker.context();
    let Some(entry) = &checker.entry else {
        return Html::default();
    };
    html! {
        <>
            { context.page_heading(context.say("register.heading")) }
            { context.paragraph("register.text") }
            <InsetText>{ context.say("register.personal-data") }</InsetText>
            <Form onsubmit={on(checker, Action::Continue)}>
                { for sender_columns(context.policy()).map(|column| field(checker, entry, column)) }
                <Button text={context.say("register.preview")} submits=true />
            </Form>
        </>
    }
}

fn field(checker: &Checker, entry: &Entry, column: &Column) -> Html {
    let id = &column.id;
    let ontext = on_fill(checker, {
        let id = id.clone();
        move |text| Action::TypeEntry(id.clone(), text)
    });
    let onpart = on_fill(checker, {
        let id = id.clone();
        move |(part, text)| Action::TypeEntryDate(id.clone(), part, text)
    });
    html! {
        <ColumnField
            context={checker.context()} column={column.clone()} value={entry.draft.value(id).to_owned()}
            typed={entry.dates.get(id).cloned().unwrap_or_default()}
            is_filled={entry.draft.columns().iter().any(|own| own.id == *id && own.from_responses())}
            problem={checker.problems.iter().find(|problem| problem.of == *id).cloned()}
            offers_options=true {ontext} {onpart}
        />
    }
}
