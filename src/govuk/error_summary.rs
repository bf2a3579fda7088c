//! What is wrong with a form, on top of the screen, each with a link to its field.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::{browser, heading::tag_name};

/// Finds the error summary, to move the focus to it.
pub const ERROR_SUMMARY: &str = ".govuk-error-summary";

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// The id of the field to go to.
    pub field: AttrValue,
    /// What is wrong.
    pub text: AttrValue,
}

/// The properties of an [`ErrorSummary`].
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// Its title.
    pub title: AttrValue,
    /// The level of its heading, 1 to 6.
    #[prop_or(2)]
    pub level: u8,
    /// All that is wrong, in the order of the fields.
    pub errors: Vec<ErrorLink>,
}

/// What is wrong with a form. Its links move the focus and leave the page's address alone.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let ErrorSummaryProps { title, level, errors } = props;
    let tag = tag_name(*level);
    html! {
        <div class="govuk-error-summary" tabindex="-1">
            <div role="alert">
                <@{tag} class="govuk-error-summary__title">{ title }</@>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list">{ for errors.iter().map(link) }</ul>
                </div>
            </div>
        </div>
    }
}

fn link(error: &ErrorLink) -> Html {
    let field = error.field.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        if let Some(link) = event.target() {
            browser::focus_field(link.unchecked_ref::<Element>(), &field);
        }
    });
    html! { <li><a href={format!("#{}", error.field)} {onclick}>{ &error.text }</a></li> }
}
