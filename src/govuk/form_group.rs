//! What stands around fields: the label or the question, the hint and the message.

use yew::prelude::*;

use crate::{ErrorMessage, ErrorText};

/// How large a label or a question is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As large as text.
    #[default]
    Normal,
    /// Small, and bold.
    S,
    /// Middle, and bold.
    M,
    /// Large, and bold: the question of a screen.
    L,
    /// For those who hear it only.
    Hidden,
}

/// The properties of a [`FormGroup`].
#[derive(Properties, PartialEq)]
pub struct FormGroupProps {
    /// The id of the field. Those of its hint and its message begin with it.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// How large the label is.
    #[prop_or_default]
    pub label_size: Size,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong with the field.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// The field.
    pub children: Html,
}

/// One field with its label, hint and message.
#[component]
pub fn FormGroup(props: &FormGroupProps) -> Html {
    let FormGroupProps { id, label, label_size, hint, error, children } = props;
    let class = match label_size {
        Size::Normal => "govuk-label",
        Size::S => "govuk-label govuk-label--s",
        Size::M => "govuk-label govuk-label--m",
        Size::L => "govuk-label govuk-label--l",
        Size::Hidden => "govuk-label govuk-visually-hidden",
    };
    html! {
        <div class={group_class(error.as_ref())}>
            <label {class} for={id}>{ label }</label>
            { help(id, hint.as_ref(), error.as_ref()) }
            { children.clone() }
        </div>
    }
}

/// The properties of a [`FieldsetGroup`].
#[derive(Properties, PartialEq)]
pub struct FieldsetGroupProps {
    /// What the ids of the hint and the message begin with.
    pub id: AttrValue,
    /// The question that the fields answer.
    pub legend: Html,
    /// How large the question is.
    #[prop_or_default]
    pub legend_size: Size,
    /// `group`, where the fields are told what they are by the question alone.
    #[prop_or_default]
    pub role: Option<AttrValue>,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong with the fields.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// The fields.
    pub children: Html,
}

/// Several fields with the question that they answer, its hint and message.
#[component]
pub fn FieldsetGroup(props: &FieldsetGroupProps) -> Html {
    let FieldsetGroupProps { id, legend, legend_size, role, hint, error, children } = props;
    let class = match legend_size {
        Size::Normal => "govuk-fieldset__legend",
        Size::S => "govuk-fieldset__legend govuk-fieldset__legend--s",
        Size::M => "govuk-fieldset__legend govuk-fieldset__legend--m",
        Size::L => "govuk-fieldset__legend govuk-fieldset__legend--l",
        Size::Hidden => "govuk-fieldset__legend govuk-visually-hidden",
    };
    html! {
        <div class={group_class(error.as_ref())}>
            <fieldset class="govuk-fieldset" {role} aria-describedby={described_by(id, hint.is_some(), error.is_some())}>
                <legend {class}>{ legend }</legend>
                { help(id, hint.as_ref(), error.as_ref()) }
                { children.clone() }
            </fieldset>
        </div>
    }
}

fn group_class(error: Option<&ErrorText>) -> &'static str {
    if error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
}

/// The hint and the message, those of them that are there.
fn help(id: &str, hint: Option<&Html>, error: Option<&ErrorText>) -> Html {
    html! {
        <>
            if let Some(hint) = hint {
                <div id={format!("{id}-hint")} class="govuk-hint">{ hint }</div>
            }
            if let Some(error) = error {
                <ErrorMessage id={format!("{id}-error")} error={error.clone()} />
            }
        </>
    }
}

/// Returns the ids that describe a field: its hint's and its message's, those of them that are there.
pub(crate) fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    match (has_hint, has_error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}
