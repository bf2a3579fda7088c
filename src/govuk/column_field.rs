//! The field of one column of the register: the same for staff, who write an entry, and for the SPOC, who keeps it.

use policy::vocabulary::{Column, ColumnKind};
use yew::prelude::*;

use crate::{
    DateInput, Input, Radio, Radios, Size, Textarea,
    context::Context,
    problem::{Problem, field_id},
    typed::{DatePart, TypedDate},
};

/// The properties of a [`ColumnField`].
#[derive(Properties, PartialEq)]
pub struct ColumnFieldProps {
    /// How to put it into words.
    pub context: Context,
    /// The column.
    pub column: Column,
    /// What stands in it; for a date, `typed` does.
    pub value: String,
    /// A date as typed.
    pub typed: TypedDate,
    /// Whether the responses filled it.
    #[prop_or_default]
    pub is_filled: bool,
    /// What is wrong with it.
    pub problem: Option<Problem>,
    /// Told what is typed or selected.
    pub ontext: Callback<String>,
    /// Told what is typed into a part of a date.
    pub onpart: Callback<(DatePart, String)>,
}

/// The field, with its label, hint and message.
#[component]
pub fn ColumnField(props: &ColumnFieldProps) -> Html {
    let ColumnFieldProps { context, column, value, typed, problem, ontext, onpart, .. } = props;
    let id = field_id(&column.id);
    let label = label(context, column);
    let hint = hint(props);
    let error = context.error(problem.as_ref());
    match column.kind {
        ColumnKind::Date => html! {
            <DateInput
                {id} legend={label} legend_size={Size::S} {hint} {error} labels={context.date_labels()}
                wrong={problem.as_ref().map_or(&[] as &'static [DatePart], |problem| problem.parts)}
                value={typed.clone()} oninput={onpart.clone()}
            />
        },
        ColumnKind::YesNo => {
            let radio = |(value, key): (&'static str, &str)| Radio::new(value, context.say(key)).into();
            let items = [("yes", "choices.yes"), ("no", "choices.no")].map(radio).to_vec();
            html! {
                <Radios
                    {id} legend={label} legend_size={Size::S} {hint} {error} is_inline=true {items}
                    value={AttrValue::from(value.clone())} onchange={ontext.clone()}
                />
            }
        }
        ColumnKind::Lines => html! {
            <Textarea {id} {label} label_size={Size::S} {hint} {error} value={AttrValue::from(value.clone())} oninput={ontext.clone()} />
        },
        ColumnKind::Line => html! {
            <Input {id} {label} label_size={Size::S} {hint} {error} value={value.clone()} oninput={ontext.clone()} />
        },
    }
}

/// The label of a column; one that may stay empty says so.
fn label(context: &Context, column: &Column) -> String {
    let label = context.read(&column.text);
    if column.required { label } else { context.fill("register.optional", &[("label", &label)]) }
}

/// The help of a column, and a mark where the responses filled it.
fn hint(props: &ColumnFieldProps) -> Option<Html> {
    let ColumnFieldProps { context, column, is_filled, .. } = props;
    let help = column.hint.as_ref().map(|hint| context.read(hint));
    if help.is_none() && !is_filled {
        return None;
    }
    Some(html! {
        <>
            { help.unwrap_or_default() }
            if *is_filled {
                { " " }<strong class="checker-filled">{ context.say("register.filled") }</strong>
            }
        </>
    })
}
