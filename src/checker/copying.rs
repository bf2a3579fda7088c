//! Copying a text, or showing it selected where the browser does not allow that.

use yew::{prelude::*, virtual_dom::VList};

use super::{browser, parts::secondary, state::Copied, tag::Tag};

/// Finds the text that is to be copied by hand.
pub const BY_HAND: &str = "textarea[readonly]";

/// The words of a button that copies.
pub struct CopyWords {
    /// What the button says.
    pub label: String,
    /// What is said once the text has been copied.
    pub done: String,
    /// What is said where the browser does not allow it.
    pub by_hand: String,
}

/// Copies a text and tells what became of it.
pub fn copy(text: String, on_copied: Callback<Copied>) {
    let kept = text.clone();
    browser::copy(&text, move |is_done| {
        on_copied.emit(if is_done { Copied::Done } else { Copied::ByHand(kept) });
    });
}

/// Returns a button that copies, and what became of it. [`BY_HAND`] is to be selected once it has been drawn.
pub fn copy_button(words: CopyWords, copied: &Copied, onclick: Callback<MouseEvent>) -> Html {
    let CopyWords { label, done, by_hand } = words;
    let status = match copied {
        Copied::NotYet => String::new(),
        Copied::Done => done,
        Copied::ByHand(_) => by_hand.clone(),
    };
    let status = Tag::new("p", "govuk-body checker-status").is("role", "status").say(status);
    let mut parts = vec![secondary(label, onclick), status.draw()];
    if let Copied::ByHand(text) = copied {
        let field =
            Tag::new("textarea", "govuk-textarea").is("rows", "8").is("readonly", "").set("aria-label", by_hand);
        parts.push(field.value(text.clone()).draw());
    }
    VList::from(parts).into()
}
