//! Keeping a copy of the result: on paper, or as text.

use chrono::NaiveTime;
use govuk::{Button, ButtonKind, CopyButton, browser, bullets, context::Context, paragraph};
use yew::prelude::*;

use super::{
    handle::Checker,
    parts::Part,
    record::{record, whole},
    state::Action,
};

/// The properties of [`KeepCopy`].
#[derive(Properties, PartialEq)]
pub struct KeepCopyProps {
    /// The state.
    pub checker: Checker,
}

/// Print, and copy as text. On paper there is the record of the check and nothing else, which tells when and with what it was made.
#[component]
pub fn KeepCopy(props: &KeepCopyProps) -> Html {
    let checker = &props.checker;
    let context = checker.context();
    let time = use_state(|| None::<NaiveTime>);
    use_effect_with((), {
        let (time, dispatcher, is_referred) = (time.clone(), checker.dispatcher(), !checker.reference.is_empty());
        move |()| {
            time.set(time_in_london());
            if !is_referred {
                dispatcher.dispatch(Action::Refer(browser::new_reference()));
            }
        }
    });
    let print = Callback::from(|_: MouseEvent| browser::print());
    let text = {
        let checker = checker.clone();
        Callback::from(move |()| record(&checker, time_in_london()).unwrap_or_default())
    };
    html! {
        <>
            <div class="checker-paper">{ for whole(checker, *time).into_iter().flatten().map(|part| on_paper(&context, part)) }</div>
            <div class="govuk-button-group checker-no-print">
                <Button text={context.say("keep.print")} kind={ButtonKind::Secondary} onclick={print} />
                <CopyButton
                    label={context.say("keep.copy")} done={context.say("keep.copied")} by_hand={context.say("keep.by-hand")} {text}
                />
            </div>
        </>
    }
}

fn on_paper(context: &Context, part: Part) -> Html {
    let (plain, items) = part.lines.split_at(part.plain.min(part.lines.len()));
    html! {
        <div>
            { for part.heading.map(|heading| context.heading(1, context.say(heading))) }
            { for plain.iter().cloned().map(paragraph) }
            if !items.is_empty() {
                { bullets(items.iter().map(Html::from)) }
            }
        </div>
    }
}

fn time_in_london() -> Option<NaiveTime> {
    browser::now_in_london().map(|now| now.time())
}
