//! Paragraphs and lists, which need no component of their own.

use yew::prelude::*;

use crate::context::Context;

/// Returns a paragraph.
pub fn paragraph(text: String) -> Html {
    html! { <p class="govuk-body">{ text }</p> }
}

/// Returns a list with bullets.
pub fn bullets(items: impl IntoIterator<Item = Html>) -> Html {
    let items = list_items(items.into_iter().collect());
    html! { <ul class="govuk-list govuk-list--bullet">{ items }</ul> }
}

/// Returns a list with numbers.
pub fn numbered(items: impl IntoIterator<Item = Html>) -> Html {
    let items = list_items(items.into_iter().collect());
    html! { <ol class="govuk-list govuk-list--number">{ items }</ol> }
}

fn list_items(items: Vec<Html>) -> Html {
    items.into_iter().map(|item| html! { <li>{ item }</li> }).collect()
}

impl Context {
    /// Returns a paragraph with a text of the interface.
    pub fn paragraph(&self, key: &str) -> Html {
        paragraph(self.say(key))
    }
}
