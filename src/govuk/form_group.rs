//! What stands around fields: the label or the question, the hint and the message.

use yew::prelude::*;

use crate::{ErrorText, error_message::error_message};

/// How large a label, a question or a caption is.
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

/// What says what a field or several are for.
pub(crate) struct Group<'g> {
    /// What the ids of the hint and the message begin with.
    pub id: &'g AttrValue,
    /// How large the label or the question is.
    pub size: Size,
    /// Help.
    pub hint: &'g Option<Html>,
    /// What is wrong.
    pub error: &'g Option<ErrorText>,
}

impl Group<'_> {
    /// Returns one field with its label, hint and message.
    pub(crate) fn labelled(&self, label: &AttrValue, field: Html) -> Html {
        let class = match self.size {
            Size::Normal | Size::L => "govuk-label",
            Size::S => "govuk-label govuk-label--s",
            Size::M => "govuk-label govuk-label--m",
            Size::Hidden => "govuk-label govuk-visually-hidden",
        };
        self.around(html! { <><label {class} for={self.id}>{ label }</label>{ self.help() }{ field }</> })
    }

    /// Returns several fields with the question that they answer, its hint and message. `role` is `group` where the
    /// fields are told what they are by the question alone.
    pub(crate) fn asked(&self, legend: &Html, role: Option<&'static str>, fields: Html) -> Html {
        let class = match self.size {
            Size::Normal => "govuk-fieldset__legend",
            Size::S => "govuk-fieldset__legend govuk-fieldset__legend--s",
            Size::M => "govuk-fieldset__legend govuk-fieldset__legend--m",
            Size::L => "govuk-fieldset__legend govuk-fieldset__legend--l",
            Size::Hidden => "govuk-fieldset__legend govuk-visually-hidden",
        };
        self.around(html! {
            <fieldset class="govuk-fieldset" {role} aria-describedby={self.described_by()}>
                <legend {class}>{ legend.clone() }</legend>
                { self.help() }
                { fields }
            </fieldset>
        })
    }

    fn around(&self, content: Html) -> Html {
        let class = if self.error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
        html! { <div {class}>{ content }</div> }
    }

    /// The hint and the message, those of them that are there.
    fn help(&self) -> Html {
        let id = self.id;
        html! {
            <>
                if let Some(hint) = self.hint {
                    <div id={format!("{id}-hint")} class="govuk-hint">{ hint.clone() }</div>
                }
                if let Some(error) = self.error {
                    { error_message(Some(format!("{id}-error").into()), error) }
                }
            </>
        }
    }

    /// Returns the ids that describe a field: its hint's and its message's, those of them that are there.
    pub(crate) fn described_by(&self) -> Option<String> {
        let id = self.id;
        match (self.hint.is_some(), self.error.is_some()) {
            (true, true) => Some(format!("{id}-hint {id}-error")),
            (true, false) => Some(format!("{id}-hint")),
            (false, true) => Some(format!("{id}-error")),
            (false, false) => None,
        }
    }
}
