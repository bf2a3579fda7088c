//! Keeping a copy of the result: on paper, or as text.

use chrono::NaiveTime;
use govuk::{Button, ButtonKind, CopyButton, browser};
use yew::prelude::*;

use super::{
    handle::Checker,
    record::{made, record},
};

/// The properties of [`KeepCopy`].
#[derive(Properties, PartialEq)]
pub struct KeepCopyProps {
    /// The state.
    pub checker: Checker,
}

/// Print, and copy as text. On paper it says when and with what the check was made.
#[component]
pub fn KeepCopy(props: &KeepCopyProps) -> Html {
    let checker = &props.checker;
    let context = checker.context();
    let time = use_state(|| None::<NaiveTime>);
    use_effect_with((), {
        let time = time.clone();
        move |()| time.set(time_in_london())
    });
    let print = Callback::from(|_: MouseEvent| browser::print());
    let text = {
        let checker = checker.clone();
        Callback::from(move |()| record(&checker, time_in_london()).unwrap_or_default())
    };
    html! {
        <>
            <p class="govuk-body checker-print-only">{ made(&context, *time) }</p>
            <div class="govuk-button-group checker-no-print">
                <Button text={context.say("keep.print")} kind={ButtonKind::Secondary} onclick={print} />
                <CopyButton
                    label={context.say("keep.copy")} done={context.say("keep.copied")} by_hand={context.say("keep.by-hand")} {text}
                />
            </div>
        </>
    }
}

fn time_in_london() -> Option<NaiveTime> {
    browser::now_in_london().map(|now| now.time())
}
