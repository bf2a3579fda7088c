//! Rows of summary lists.

use yew::prelude::*;

/// Returns a row of a summary list.
pub fn row(key: String, value: String) -> Html {
    named_row("govuk-summary-list__row", key, value)
}

/// Returns a row without an action in a summary list where others have one.
pub fn row_without_action(key: String, value: String) -> Html {
    named_row("govuk-summary-list__row govuk-summary-list__row--no-actions", key, value)
}

fn named_row(class: &'static str, key: String, value: String) -> Html {
    html! {
        <div {class}>
            <dt class="govuk-summary-list__key">{ key }</dt>
            <dd class="govuk-summary-list__value">{ value }</dd>
        </div>
    }
}
