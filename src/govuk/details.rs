//! More, for those who want it.

use yew::prelude::*;

/// The properties of [`Details`].
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// What it says while it is closed.
    pub summary: Html,
    /// What it holds.
    pub children: Html,
}

/// A part that is closed at first.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    html! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ props.summary.clone() }</span>
            </summary>
            <div class="govuk-details__text">{ props.children.clone() }</div>
        </details>
    }
}
