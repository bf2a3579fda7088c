//! Names and what they stand for.

use yew::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// The name.
    pub key: AttrValue,
    /// What it stands for.
    pub value: Html,
    /// What can be done about it.
    pub action: Option<Html>,
}

impl SummaryRow {
    /// Returns a row about which nothing can be done.
    pub fn new(key: impl Into<AttrValue>, value: impl Into<Html>) -> Self {
        Self { key: key.into(), value: value.into(), action: None }
    }
}

/// The properties of a [`SummaryList`].
#[derive(Properties, PartialEq)]
pub struct SummaryListProps {
    /// The rows.
    pub rows: Vec<SummaryRow>,
}

/// A list of names and what they stand for.
#[component]
pub fn SummaryList(props: &SummaryListProps) -> Html {
    let some_act = props.rows.iter().any(|row| row.action.is_some());
    let row = |SummaryRow { key, value, action }: &SummaryRow| {
        let class = if some_act && action.is_none() {
            "govuk-summary-list__row govuk-summary-list__row--no-actions"
        } else {
            "govuk-summary-list__row"
        };
        html! {
            <div {class}>
                <dt class="govuk-summary-list__key">{ key }</dt>
                <dd class="govuk-summary-list__value">{ value }</dd>
                if let Some(action) = action {
                    <dd class="govuk-summary-list__actions">{ action }</dd>
                }
            </div>
        }
    };
    html! { <dl class="govuk-summary-list">{ for props.rows.iter().map(row) }</dl> }
}
