//! A field for several lines of text.

use yew::prelude::*;

use crate::{ErrorText, Size, browser, form_group::Group};

/// The properties of a [`Textarea`].
#[derive(Properties, PartialEq)]
pub struct TextareaProps {
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
    /// How many lines it shows.
    #[prop_or(5)]
    pub rows: u8,
    /// A class of the page's own.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// What stands in it. Without this, it is read through `node_ref` when it is wanted.
    #[prop_or_default]
    pub value: Option<AttrValue>,
    /// Told what is typed.
    #[prop_or_default]
    pub oninput: Callback<String>,
    /// The element.
    #[prop_or_default]
    pub node_ref: NodeRef,
}

/// A field for several lines of text. The browser offers nothing that was typed elsewhere, and no helper with spelling or
/// writing is let in: some send what is typed to their makers.
#[component]
pub fn Textarea(props: &TextareaProps) -> Html {
    let TextareaProps { id, label, label_size, hint, error, rows, class, value, oninput, node_ref } = props;
    let class = classes!(
        "govuk-textarea",
        class.as_ref().map(AttrValue::to_string),
        error.as_ref().map(|_| "govuk-textarea--error"),
    );
    let oninput = oninput.reform(|event: InputEvent| browser::value(&event));
    let group = Group { id, size: *label_size, hint, error };
    let field = html! {
        <textarea
            ref={node_ref} {class} {id} rows={rows.to_string()} autocomplete="off"
            spellcheck="false" autocorrect="off" writingsuggestions="false" data-gramm="false" data-enable-grammarly="false"
            aria-describedby={group.described_by()} aria-invalid={error.as_ref().map(|_| "true")} {value} {oninput}
        />
    };
    group.labelled(label, field)
}
