//! A button that looks like a link: it acts on this page, and leads to no address.

use yew::prelude::*;

/// The properties of a [`LinkButton`].
#[derive(Properties, PartialEq)]
pub struct LinkButtonProps {
    /// What it says.
    pub text: AttrValue,
    /// What it says beside that to those who hear it: which one of several alike it is.
    #[prop_or_default]
    pub hidden: Option<AttrValue>,
    /// Whether it stands below a field, with some room between.
    #[prop_or_default]
    pub is_below: bool,
    /// The id of what says more about it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Called when it is pressed.
    pub onclick: Callback<MouseEvent>,
}

/// A button that looks like a link.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    let LinkButtonProps { text, hidden, is_below, described_by, onclick } = props;
    let class = if *is_below { "checker-link-button checker-below" } else { "checker-link-button" };
    html! {
        <button type="button" {class} aria-describedby={described_by} {onclick}>
            { text }
            if let Some(hidden) = hidden {
                <span class="govuk-visually-hidden">{ " " }{ hidden }</span>
            }
        </button>
    }
}
