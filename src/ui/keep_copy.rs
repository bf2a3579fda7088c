//! Keeping a copy of the result: on paper, or as text.

use yew::prelude::*;

use super::{
    browser,
    copying::{CopyWords, copy_button},
    parts::{Handle, on_copied, secondary},
    record::{made, record},
};

/// Print, and Copy as text.
pub fn keep_copy(state: &Handle) -> Html {
    let context = state.context();
    let time = || browser::now_in_london().map(|now| now.time());
    let words = CopyWords {
        label: context.say("keep.copy"),
        done: context.say("keep.copied"),
        by_hand: context.say("keep.by-hand"),
    };
    let text = {
        let state = state.clone();
        Callback::from(move |()| record(&state, time()).unwrap_or_default())
    };
    html! {
        <>
            <p class="govuk-body checker-print-only">{ made(&context, time()) }</p>
            <div class="govuk-button-group checker-no-print">
                { secondary(context.say("keep.print"), Callback::from(|_| browser::print())) }
                { copy_button(words, &state.copied, text, on_copied(state)) }
            </div>
        </>
    }
}
