//! One of several.

use yew::prelude::*;

use crate::{ErrorText, Size, browser, form_group::Group};

/// One radio.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radio {
    /// What it stands for.
    pub value: AttrValue,
    /// Its label.
    pub text: Html,
    /// One line of help.
    pub hint: Option<AttrValue>,
    /// What shows below it while it is selected.
    pub conditional: Option<Html>,
}

impl Radio {
    /// Returns a radio with nothing but a label.
    pub fn new(value: impl Into<AttrValue>, text: impl Into<Html>) -> Self {
        Self { value: value.into(), text: text.into(), ..Self::default() }
    }
}

/// One line of radios.
#[derive(Clone, Debug, PartialEq)]
pub enum RadioItem {
    /// A radio.
    Radio(Radio),
    /// A word that sets those after it apart: "or".
    Divider(AttrValue),
}

impl From<Radio> for RadioItem {
    fn from(radio: Radio) -> Self {
        Self::Radio(radio)
    }
}

/// The properties of [`Radios`].
#[derive(Properties, PartialEq)]
pub struct RadiosProps {
    /// The id of the first radio, and the name of all of them. Other ids begin with it.
    pub id: AttrValue,
    /// The question that they answer.
    pub legend: Html,
    /// How large the question is.
    #[prop_or_default]
    pub legend_size: Size,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// Whether they stand beside one another: for two short ones.
    #[prop_or_default]
    pub is_inline: bool,
    /// Whether they are small: for many groups on one screen.
    #[prop_or_default]
    pub is_small: bool,
    /// The radios.
    pub items: Vec<RadioItem>,
    /// The value of the one selected.
    #[prop_or_default]
    pub value: Option<AttrValue>,
    /// Told the value of the one that is selected now.
    pub onchange: Callback<String>,
    /// What stands between the hint and the radios.
    #[prop_or_default]
    pub children: Html,
}

/// Radios: one of several.
#[component]
pub fn Radios(props: &RadiosProps) -> Html {
    let RadiosProps { id, legend, legend_size, hint, error, is_inline, is_small, items, onchange, children, .. } =
        props;
    let class = match (is_small, is_inline) {
        (false, false) => "govuk-radios",
        (false, true) => "govuk-radios govuk-radios--inline",
        (true, false) => "govuk-radios govuk-radios--small",
        (true, true) => "govuk-radios govuk-radios--small govuk-radios--inline",
    };
    let onchange = onchange.reform(|event: Event| browser::value(&event));
    let item = |(index, item): (usize, &RadioItem)| match item {
        RadioItem::Radio(radio) => {
            // The first has the id of the group, so that an error summary can lead to it. A divider counts as one, too.
            let own_id = if index == 0 { id.clone() } else { format!("{id}-{}", index + 1).into() };
            draw(props, &own_id, radio, &onchange)
        }
        RadioItem::Divider(text) => html! { <div class="govuk-radios__divider">{ text }</div> },
    };
    let fields = html! {
        <>
            { children.clone() }
            <div {class}>{ for items.iter().enumerate().map(item) }</div>
        </>
    };
    Group { id, size: *legend_size, hint, error }.asked(legend, None, fields)
}

fn draw(props: &RadiosProps, id: &AttrValue, radio: &Radio, onchange: &Callback<Event>) -> Html {
    let Radio { value, text, hint, conditional } = radio;
    let checked = props.value.as_ref() == Some(value);
    let hint_id = hint.as_ref().map(|_| format!("{id}-item-hint"));
    html! {
        <>
            <div class="govuk-radios__item">
                <input
                    class="govuk-radios__input" {id} name={&props.id} type="radio" {value} {checked}
                    aria-describedby={hint_id.clone()} {onchange}
                />
                <label class="govuk-label govuk-radios__label" for={id}>{ text }</label>
                if let Some(hint) = hint {
                    <div id={hint_id} class="govuk-hint govuk-radios__hint">{ hint }</div>
                }
            </div>
            if let Some(content) = conditional.as_ref().filter(|_| checked) {
                <div class="govuk-radios__conditional" id={format!("conditional-{id}")}>{ content }</div>
            }
        </>
    }
}
