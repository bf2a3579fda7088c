//! What is wrong with a field, beside it.

use yew::prelude::*;

/// What is wrong with a field, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorText {
    /// What is said before it to those who do not see its colour: "Error:".
    pub prefix: AttrValue,
    /// What is wrong, and what to do.
    pub text: Html,
}

/// Returns the message, for the components that have one.
pub(crate) fn error_message(id: Option<AttrValue>, error: &ErrorText) -> Html {
    html! {
        <p {id} class="govuk-error-message">
            <span class="govuk-visually-hidden">{ &error.prefix }</span>{ " " }{ error.text.clone() }
        </p>
    }
}
