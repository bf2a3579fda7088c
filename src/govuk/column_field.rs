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
    /// Whether what is written there most is offered: staff choose, and the SPOC writes what an old log has.
    #[prop_or_default]
    pub offers_options: bool,
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
    let options: Vec<String> = match props.offers_options {
        true => column.options.iter().map(|option| context.read(option.text())).collect(),
        false => Vec::new(),
    };
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
        ColumnKind::Line if !options.is_empty() => {
            let items = options.into_iter().map(|option| Radio::new(option.clone(), option).into()).collect::<Vec<_>>();
            html! {
                <Radios
                    {id} legend={label} legend_size={Size::S} {hint} {error} is_small=true {items}
                    value={AttrValue::from(value.clone())} onchange={ontext.clone()}
                />
            }
        }
        ColumnKind::Lines => html! {
            <>
                <Textarea
                    {id} label={label.clone()} label_size={Size::S} {hint} {error} value={AttrValue::from(value.clone())}
                    oninput={ontext.clone()}
                />
                if !options.is_empty() {
                    <div class="govuk-button-group" role="group" aria-label={label}>
                        { for options.iter().map(|option| option_button(value, option, &options, ontext)) }
                    </div>
                }
            </>
        },
        ColumnKind::Line => html! {
            <Input {id} {label} label_size={Size::S} {hint} {error} value={value.clone()} oninput={ontext.clone()} />
        },
    }
}

/// A button that writes one of the options in front of what is typed, and takes it away again.
fn option_button(value: &str, option: &str, options: &[String], ontext: &Callback<String>) -> Html {
    let is_written = after_option(value, option).is_some();
    let written = with_option(value, option, options);
    html! {
        <button
            type="button" class="govuk-button govuk-button--secondary" aria-pressed={if is_written { "true" } else { "false" }}
            onclick={ontext.reform(move |_: MouseEvent| written.clone())}
        >{ option }</button>
    }
}

/// Returns a text with an option in its first line, in place of another one; without it where it stands there already.
fn with_option(value: &str, option: &str, options: &[String]) -> String {
    let typed = options.iter().find_map(|option| after_option(value, option)).unwrap_or(value);
    match (after_option(value, option), typed) {
        (Some(typed), _) => typed.to_owned(),
        (None, "") => option.to_owned(),
        (None, typed) => format!("{option}\n{typed}"),
    }
}

/// Returns what stands after an option with which a text begins, or nothing where it does not.
fn after_option<'v>(value: &'v str, option: &str) -> Option<&'v str> {
    let after = value.strip_prefix(option)?;
    if after.is_empty() { Some(after) } else { after.strip_prefix('\n') }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_writes_an_option_and_another_takes_it_away_and_neither_loses_what_is_typed() {
        let options = ["Nothing: refused", "Passed on"].map(str::to_owned);
        let press = |value: &str, option: &str| with_option(value, option, &options);
        assert_eq!(press("", "Passed on"), "Passed on");
        assert_eq!(press("Passed on", "Passed on"), "");
        assert_eq!(press("Passed on", "Nothing: refused"), "Nothing: refused");
        assert_eq!(press("Told why", "Nothing: refused"), "Nothing: refused\nTold why");
        assert_eq!(press("Nothing: refused\nTold why", "Passed on"), "Passed on\nTold why");
        assert_eq!(press("Passed on\nTold why", "Passed on"), "Told why");
        assert_eq!(press("Passed on by hand", "Passed on"), "Passed on\nPassed on by hand");
    }
}
