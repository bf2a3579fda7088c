//! Keeping a copy of the result: on paper, or as text.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    browser,
    parts::{Handle, secondary},
    record::{made, record},
};

/// Print, and Copy as text.
pub fn keep_copy(state: &Handle) -> Html {
    let state = state.clone();
    let context = state.context();
    let time = || browser::now_in_london().map(|now| now.time());
    let text = Callback::from(move |()| record(&state, time()).unwrap_or_default());
    html! {
        <>
            <p class="govuk-body checker-print-only">{ made(&context, time()) }</p>
            <div class="govuk-button-group checker-no-print">
                { secondary(context.say("keep.print"), Callback::from(|_| browser::print())) }
                <CopyButton {text} label={context.say("keep.copy")} done={context.say("keep.copied")} failed={context.say("keep.by-hand")} />
            </div>
        </>
    }
}

/// What a button that copies needs.
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// Makes the text, when it is wanted.
    pub text: Callback<(), String>,
    /// What the button says.
    pub label: String,
    /// What is said once the text has been copied.
    pub done: String,
    /// What is said where the browser does not allow it: the text then stands selected in a field.
    pub failed: String,
}

/// What became of copying.
#[derive(Clone, PartialEq)]
enum Copied {
    NotYet,
    Done,
    ByHand(String),
}

/// A button that copies a text, or shows it selected where the browser does not allow that.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state(|| Copied::NotYet);
    let area = use_node_ref();
    let onclick = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, text) = (copied.clone(), text.emit(()));
            wasm_bindgen_futures::spawn_local(async move {
                let is_done = browser::copy(text.clone()).await;
                copied.set(if is_done { Copied::Done } else { Copied::ByHand(text) });
            });
        })
    };
    use_effect_with(((*copied).clone(), area.clone()), |(copied, area)| {
        if let (Copied::ByHand(_), Some(area)) = (copied, area.cast::<HtmlTextAreaElement>()) {
            browser::select(&area);
        }
    });
    let status = match &*copied {
        Copied::NotYet => "",
        Copied::Done => &props.done,
        Copied::ByHand(_) => &props.failed,
    };
    html! {
        <>
            { secondary(props.label.clone(), onclick) }
            <p class="govuk-body checker-status" role="status">{ status }</p>
            if let Copied::ByHand(text) = &*copied {
                <textarea
                    ref={area}
                    class="govuk-textarea"
                    rows="8"
                    readonly=true
                    aria-label={props.failed.clone()}
                    value={text.clone()}
                />
            }
        </>
    }
}
