//! Radios: a fixed order, the one for those who do not know set apart at the end.

use yew::{prelude::*, virtual_dom::ListenerKind};

use super::{
    browser,
    context::Context,
    stack::{element, text_element},
    tag::Tag,
};

/// One radio.
#[derive(Default)]
pub struct Offer {
    /// What it stands for.
    pub value: String,
    /// Its label.
    pub text: String,
    /// One line of help.
    pub hint: Option<String>,
    /// What shows below it while it is selected.
    pub content: Option<Html>,
    /// Whether a divider sets it apart from those before it.
    pub set_apart: bool,
}

impl Offer {
    /// Returns a radio with nothing but a label.
    pub fn new(value: &str, text: String) -> Self {
        Self { value: value.to_owned(), text, ..Self::default() }
    }
}

/// Returns radios. The first has `id` as its own id, so that an error summary can lead to it.
pub fn radios(
    context: &Context,
    id: &str,
    class: &'static str,
    offers: Vec<Offer>,
    chosen: Option<&str>,
    onchange: &Callback<String>,
) -> Html {
    let onchange = onchange.reform(|event: Event| browser::value(&event));
    let mut parts = Vec::new();
    for (index, offer) in offers.into_iter().enumerate() {
        let own_id = if index == 0 { id.to_owned() } else { format!("{id}-{}", index + 1) };
        let hint_id = format!("{own_id}-item-hint");
        let is_chosen = chosen == Some(offer.value.as_str());
        if offer.set_apart {
            parts.push(text_element("div", "govuk-radios__divider", context.say("choices.or")));
        }
        let described_by = offer.hint.as_ref().map(|_| hint_id.clone());
        let radio = Tag::new("input", "govuk-radios__input")
            .set("id", own_id.clone())
            .set("name", id.to_owned())
            .is("type", "radio")
            .value(offer.value)
            .checked(is_chosen)
            .set_if("aria-describedby", described_by)
            .on(ListenerKind::onchange, onchange.clone());
        let label = Tag::new("label", "govuk-label govuk-radios__label").set("for", own_id).say(offer.text);
        let mut item = vec![radio.draw(), label.draw()];
        if let Some(hint) = offer.hint {
            item.push(Tag::new("div", "govuk-hint govuk-radios__hint").set("id", hint_id).say(hint).draw());
        }
        parts.push(element("div", "govuk-radios__item", item));
        if let (Some(content), true) = (offer.content, is_chosen) {
            parts.push(element("div", "govuk-radios__conditional", vec![content]));
        }
    }
    element("div", class, parts)
}
