//! Rows of summary lists.

use yew::prelude::*;

use super::stack::{element, text_element};

/// Returns a summary list.
pub fn summary_list(rows: Vec<Html>) -> Html {
    element("dl", "govuk-summary-list", rows)
}

/// Returns a row of a summary list.
pub fn row(key: String, value: String) -> Html {
    element("div", "govuk-summary-list__row", named(key, value))
}

/// Returns a row without an action in a summary list where others have one.
pub fn row_without_action(key: String, value: String) -> Html {
    element("div", "govuk-summary-list__row govuk-summary-list__row--no-actions", named(key, value))
}

/// Returns a row with an action.
pub fn row_with_action(key: String, value: String, action: Html) -> Html {
    let mut cells = named(key, value);
    cells.push(element("dd", "govuk-summary-list__actions", vec![action]));
    element("div", "govuk-summary-list__row", cells)
}

fn named(key: String, value: String) -> Vec<Html> {
    vec![text_element("dt", "govuk-summary-list__key", key), text_element("dd", "govuk-summary-list__value", value)]
}
