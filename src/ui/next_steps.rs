//! What to do now: the steps, who decides, and the duties that come with the verdict.

use yew::prelude::*;

use crate::policy::{Advice, Contact, Verdict};

use super::{
    ask_person::contact,
    context::Context,
    parts::{bullets, heading},
};

/// Returns what to do now; nothing where an outcome asks for nothing.
pub fn next_steps(context: &Context, advice: &Advice) -> Html {
    let policy = context.policy();
    let steps: Vec<String> = advice.steps.iter().map(|step| context.read(step)).collect();
    let chain: Vec<&Contact> = advice.refer_to.iter().filter_map(|id| policy.contacts.get(id)).collect();
    let duties: Vec<Html> =
        advice.duties.iter().filter_map(|id| policy.duties.get(id)).map(|duty| context.read(duty).into()).collect();
    html! {
        <>
            if !steps.is_empty() {
                { heading(context, 1, context.say("steps.heading")) }
                if let [only] = steps.as_slice() {
                    <p class="govuk-body">{ only }</p>
                } else {
                    <ol class="govuk-list govuk-list--number">
                        { for steps.iter().map(|step| html! { <li>{ step }</li> }) }
                    </ol>
                }
            }
            { who(context, advice, &chain) }
            if !duties.is_empty() {
                { heading(context, 1, context.say("steps.duties")) }
                { bullets(duties) }
            }
        </>
    }
}

fn who(context: &Context, advice: &Advice, chain: &[&Contact]) -> Html {
    let title = match advice.verdict {
        Verdict::Refer => "steps.decides",
        _ => "steps.ask",
    };
    match chain {
        [] => Html::default(),
        [only] => html! {
            <>
                { heading(context, 1, context.say(title)) }
                { one(context, only) }
            </>
        },
        several => html! {
            <>
                { heading(context, 1, context.say(title)) }
                <p class="govuk-body">{ context.say("steps.chain") }</p>
                <ol class="govuk-list govuk-list--number">
                    { for several.iter().map(|one_of| html! { <li>{ one(context, one_of) }</li> }) }
                </ol>
            </>
        },
    }
}

fn one(context: &Context, who: &Contact) -> Html {
    html! {
        <>
            <strong>{ context.read(&who.post) }</strong>
            { contact(context, who) }
        </>
    }
}
