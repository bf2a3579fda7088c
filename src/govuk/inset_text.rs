//! A text that stands out from those around it.

use yew::prelude::*;

/// The properties of an [`InsetText`].
#[derive(Properties, PartialEq)]
pub struct InsetTextProps {
    /// Whether it is quoted, word by word.
    #[prop_or_default]
    pub quotes: bool,
    /// What it says.
    pub children: Html,
}

/// A text that stands out from those around it.
#[component]
pub fn InsetText(props: &InsetTextProps) -> Html {
    let children = props.children.clone();
    if props.quotes {
        html! { <blockquote class="govuk-inset-text">{ children }</blockquote> }
    } else {
        html! { <div class="govuk-inset-text">{ children }</div> }
    }
}
