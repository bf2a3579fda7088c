//! One of many, in a list that opens.

use yew::prelude::*;

use crate::{ErrorText, Size, browser, form_group::Group};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for.
    pub value: AttrValue,
    /// What it says.
    pub text: AttrValue,
}

/// The properties of a [`Select`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// The list.
    pub items: Vec<Choice>,
    /// The value of the line chosen.
    pub value: AttrValue,
    /// Told the value of the line that is chosen now.
    pub onchange: Callback<String>,
}

/// A list that opens, to choose one line of it.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, label, hint, error, items, value: chosen, onchange } = props;
    let onchange = onchange.reform(|event: Event| browser::value(&event));
    let item = |Choice { value, text }: &Choice| html! { <option {value} selected={value == chosen}>{ text }</option> };
    let group = Group { id, size: Size::Normal, hint, error };
    let field = html! {
        <select
            class={classes!("govuk-select", error.as_ref().map(|_| "govuk-select--error"))} {id}
            aria-describedby={group.described_by()} aria-invalid={error.as_ref().map(|_| "true")} {onchange}
        >
            { for items.iter().map(item) }
        </select>
    };
    group.labelled(label, field)
}
