//! Boxes to tick.

use yew::prelude::*;

use crate::{Size, browser, form_group::Group};

/// One box.
#[derive(Clone, PartialEq)]
pub struct Checkbox {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub text: AttrValue,
    /// Whether it is ticked.
    pub checked: bool,
    /// Told whether it is ticked now.
    pub onchange: Callback<bool>,
}

/// The properties of [`Checkboxes`].
#[derive(Properties, PartialEq)]
pub struct CheckboxesProps {
    /// What the id of the hint begins with.
    pub id: AttrValue,
    /// The question that the boxes answer. A single box that says all by its own label needs none.
    #[prop_or_default]
    pub legend: Option<Html>,
    /// How large the question is.
    #[prop_or_default]
    pub legend_size: Size,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// The boxes.
    pub items: Vec<Checkbox>,
}

/// Small boxes to tick.
#[component]
pub fn Checkboxes(props: &CheckboxesProps) -> Html {
    let CheckboxesProps { id, legend, legend_size, hint, items } = props;
    let boxes = html! {
        <div class="govuk-checkboxes govuk-checkboxes--small">{ for items.iter().map(checkbox) }</div>
    };
    let group = Group { id, size: *legend_size, hint, error: &None };
    match legend {
        Some(legend) => group.asked(legend, None, boxes),
        None => html! { <div class="govuk-form-group">{ boxes }</div> },
    }
}

fn checkbox(item: &Checkbox) -> Html {
    let Checkbox { id, text, checked, onchange } = item;
    let onchange = onchange.reform(|event: Event| browser::is_checked(&event));
    html! {
        <div class="govuk-checkboxes__item" key={&**id}>
            <input class="govuk-checkboxes__input" {id} type="checkbox" checked={*checked} {onchange} />
            <label class="govuk-label govuk-checkboxes__label" for={id}>{ text }</label>
        </div>
    }
}
