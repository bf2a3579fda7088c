//! A field for a line of text.

use yew::prelude::*;

use crate::{
    ErrorText, Size, browser,
    form_group::{FormGroup, described_by},
};

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
    /// Whether the browser looks for mistakes in spelling; it decides by itself, if nothing is said.
    #[prop_or_default]
    pub spellcheck: Option<bool>,
    /// What stands in it.
    pub value: AttrValue,
    /// Told what is typed.
    pub oninput: Callback<String>,
}

/// A field for a line of text. The browser offers nothing that was typed elsewhere.
#[component]
pub fn Input(props: &InputProps) -> Html {
    let InputProps { id, label, label_size, hint, error, kind, is_short, spellcheck, value, oninput } = props;
    let class = classes!(
        "govuk-input",
        is_short.then_some("govuk-input--width-5"),
        error.as_ref().map(|_| "govuk-input--error"),
    );
    let oninput = oninput.reform(|event: InputEvent| browser::value(&event));
    html! {
        <FormGroup {id} {label} label_size={*label_size} hint={hint.clone()} error={error.clone()}>
            <input
                {class} {id} type={kind} autocomplete="off" spellcheck={spellcheck.map(|wanted| wanted.to_string())}
                aria-describedby={described_by(id, hint.is_some(), error.is_some())}
                aria-invalid={error.as_ref().map(|_| "true")}
                {value} {oninput}
            />
        </FormGroup>
    }
}
