//! A field for a line of text.

use yew::prelude::*;

use crate::{ErrorText, Size, browser, form_group::Group};

/// The properties of an [`Input`].
#[derive(Properties, PartialEq)]
pub struct InputProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// How large the label is.
    #[prop_or_default]
    pub label_size: Size,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// What is typed into it: `text`, `email` or `search`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Whether it has room for a few letters only, such as a time of day.
    #[prop_or_default]
    pub is_short: bool,
    /// What stands in it.
    pub value: AttrValue,
    /// Told what is typed.
    pub oninput: Callback<String>,
}

/// A field for a line of text. The browser offers nothing that was typed elsewhere, and no helper with spelling or
/// writing is let in: some send what is typed to their makers.
#[component]
pub fn Input(props: &InputProps) -> Html {
    let InputProps { id, label, label_size, hint, error, kind, is_short, value, oninput } = props;
    let class = match (is_short, error) {
        (false, None) => "govuk-input",
        (true, None) => "govuk-input govuk-input--width-5",
        (false, Some(_)) => "govuk-input govuk-input--error",
        (true, Some(_)) => "govuk-input govuk-input--width-5 govuk-input--error",
    };
    let oninput = oninput.reform(|event: InputEvent| browser::value(&event));
    let group = Group { id, size: *label_size, hint, error };
    let field = html! {
        <input
            {class} {id} type={kind} autocomplete="off"
            spellcheck="false" autocorrect="off" writingsuggestions="false" data-gramm="false" data-enable-grammarly="false"
            aria-describedby={group.described_by()} aria-invalid={error.as_ref().map(|_| "true")} {value} {oninput}
        />
    };
    group.labelled(label, field)
}
