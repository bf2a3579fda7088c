//! Files to choose.

use yew::prelude::*;

use crate::{Size, form_group::Group};

/// The properties of a [`FileUpload`].
#[derive(Properties, PartialEq)]
pub struct FileUploadProps {
    /// Its id.
    pub id: AttrValue,
    /// What it is for.
    pub label: AttrValue,
    /// How large the label is.
    #[prop_or_default]
    pub label_size: Size,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// The endings of the files that can be chosen.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Called once files have been chosen.
    pub onchange: Callback<Event>,
}

/// A way to choose one file or several.
#[component]
pub fn FileUpload(props: &FileUploadProps) -> Html {
    let FileUploadProps { id, label, label_size, hint, accept, onchange } = props;
    let group = Group { id, size: *label_size, hint, error: &None };
    let field = html! {
        <input
            class="govuk-file-upload" {id} type="file" multiple=true {accept} aria-describedby={group.described_by()}
            {onchange}
        />
    };
    group.labelled(label, field)
}
