//! One of many, in a list that opens.

use yew::prelude::*;

use crate::{Size, browser, form_group::Group};

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
    let SelectProps { id, label, hint, items, value: chosen, onchange } = props;
    let onchange = onchange.reform(|event: Event| browser::value(&event));
    let item = |Choice { value, text }: &Choice| html! { <option {value} selected={value == chosen}>{ text }</option> };
    let group = Group { id, size: Size::Normal, hint, error: &None };
    let field = html! {
        <select class="govuk-select" {id} aria-describedby={group.described_by()} {onchange}>
            { for items.iter().map(item) }
        </select>
    };
    group.labelled(label, field)
}
