//! More, for those who want it.

use yew::prelude::*;

/// The properties of [`Details`].
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// What it says while it is closed.
    pub summary: Html,
    /// Whether it is open at first.
    #[prop_or_default]
    pub is_open: bool,
    /// A class of the page's own.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// What it holds.
    pub children: Html,
}

/// A part that is closed at first.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    let class = classes!("govuk-details", props.class.as_ref().map(AttrValue::to_string));
    html! {
        <details {class} open={props.is_open}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{ props.summary.clone() }</span>
            </summary>
            <div class="govuk-details__text">{ props.children.clone() }</div>
        </details>
    }
}
