//! Copying a text, or showing it selected where the browser does not allow that.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{Button, ButtonKind, browser};

/// What became of copying.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Copied {
    /// Nobody has pressed the button.
    #[default]
    NotYet,
    /// The text is on the clipboard.
    Done,
    /// The browser did not allow it. The text stands in a field, to be copied by hand.
    ByHand(AttrValue),
}

/// The properties of a [`CopyButton`].
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// What it says.
    pub label: AttrValue,
    /// What is said once the text has been copied.
    pub done: AttrValue,
    /// What is said where the browser does not allow it.
    pub by_hand: AttrValue,
    /// Returns the text, when it is wanted.
    pub text: Callback<(), String>,
}

/// A button that copies, and what became of it.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let CopyButtonProps { label, done, by_hand, text } = props;
    let copied = use_state(Copied::default);
    let presses = use_state(|| 0_u32);
    let area = use_node_ref();
    use_effect_with((*presses, (*copied).clone()), {
        let area = area.clone();
        move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                browser::select(&area);
            }
        }
    });
    let onclick = {
        let (copied, presses, text) = (copied.clone(), presses.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, text) = (copied.clone(), text.emit(()));
            presses.set(*presses + 1);
            browser::copy(&text.clone(), move |is_done| {
                copied.set(if is_done { Copied::Done } else { Copied::ByHand(text.into()) });
            });
        })
    };
    let status = match &*copied {
        Copied::NotYet => None,
        Copied::Done => Some(done),
        Copied::ByHand(_) => Some(by_hand),
    };
    html! {
        <>
            <Button text={label} kind={ButtonKind::Secondary} {onclick} />
            <p class="govuk-body checker-status" role="status">{ for status }</p>
            if let Copied::ByHand(text) = &*copied {
                <textarea
                    ref={area} class="govuk-textarea" rows="8" readonly=true autocomplete="off"
                    spellcheck="false" autocorrect="off" writingsuggestions="false" data-gramm="false" data-enable-grammarly="false"
                    aria-label={by_hand} value={text}
                />
            }
        </>
    }
}
