//! Back to the screen before.

use yew::prelude::*;

/// The properties of a [`BackLink`].
#[derive(Properties, PartialEq)]
pub struct BackLinkProps {
    /// What it says.
    pub text: AttrValue,
    /// Called when it is pressed.
    pub onclick: Callback<MouseEvent>,
}

/// The Back link. It leads to no address, so it is a button that looks like a link.
#[component]
pub fn BackLink(props: &BackLinkProps) -> Html {
    html! {
        <button type="button" class="govuk-back-link checker-back" onclick={props.onclick.clone()}>
            { props.text.clone() }
        </button>
    }
}
