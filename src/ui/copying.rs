//! Copying a text, or showing it selected where the browser does not allow that.

use yew::prelude::*;

use super::{browser, parts::secondary, state::Copied};

/// The words of a button that copies.
pub struct CopyWords {
    /// What the button says.
    pub label: String,
    /// What is said once the text has been copied.
    pub done: String,
    /// What is said where the browser does not allow it.
    pub by_hand: String,
}

/// Selects the text that is to be copied by hand, if there is one.
pub fn select_by_hand(copied: &Copied, root: &NodeRef) {
    if let (Copied::ByHand(_), Some(root)) = (copied, root.cast::<web_sys::Element>()) {
        browser::select(&root, "textarea[readonly]");
    }
}

/// Returns a button that copies what `text` makes, and what became of it. Once that changes, `on_copied` is told;
/// [`select_by_hand`] is for after it has been drawn.
pub fn copy_button(words: CopyWords, copied: &Copied, text: Callback<(), String>, on_copied: Callback<Copied>) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        let (text, on_copied) = (text.emit(()), on_copied.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let is_done = browser::copy(text.clone()).await;
            on_copied.emit(if is_done { Copied::Done } else { Copied::ByHand(text) });
        });
    });
    let status = match copied {
        Copied::NotYet => "",
        Copied::Done => &words.done,
        Copied::ByHand(_) => &words.by_hand,
    };
    html! {
        <>
            { secondary(words.label, onclick) }
            <p class="govuk-body checker-status" role="status">{ status }</p>
            if let Copied::ByHand(text) = copied {
                <textarea
                    class="govuk-textarea"
                    rows="8"
                    readonly=true
                    aria-label={words.by_hand.clone()}
                    value={text.clone()}
                />
            }
        </>
    }
}
