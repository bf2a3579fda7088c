//! The end of a flow: the verdict, why, what to do, what the protocol says, and what would have changed it.

use yew::prelude::*;

use crate::{
    engine::{End, Response},
    policy::{Advice, Policy, RegisterRule, Text, Vocabulary},
    timeline::Moment,
};

use super::{
    browser,
    citations::citations,
    context::Context,
    keep_copy::keep_copy,
    next_steps::next_steps,
    parts::{Handle, bullets, heading, on_click, page_heading, paragraphs, secondary},
    replay::Replay,
    resignation_count::count,
    state::Action,
    timeline::dates_around,
    trail::trail,
    what_if::what_if,
};

/// The outcome's page.
pub fn outcome_page(state: &Handle) -> Html {
    let context = &state.context();
    let Some(replayed) = state.replay() else {
        return Html::default();
    };
    let content = match &replayed.walk.end {
        End::Outcome(outcome) => outcome_content(context, state, &replayed, &outcome.advice),
        _ => uncountable(context, state, &replayed),
    };
    html! {
        <>
            { content }
            <div class="govuk-button-group checker-no-print">
                { secondary(context.say("outcome.again"), on_click(state, Action::StartAgain)) }
                { secondary(context.say("outcome.other"), on_click(state, Action::CheckSomethingElse)) }
                { secondary(context.say("outcome.clear"), on_click(state, Action::Clear)) }
            </div>
        </>
    }
}

fn outcome_content(context: &Context, state: &Handle, replayed: &Replay<'_>, advice: &Advice) -> Html {
    let read_all = |texts: &[Text]| texts.iter().map(|text| context.read(text)).collect::<Vec<_>>();
    let conditions = read_all(&advice.conditions);
    html! {
        <>
            <span class="govuk-caption-l">{ context.read(&replayed.walk.flow.title) }</span>
            <p id="checker-verdict" class={format!("checker-verdict checker-verdict--{}", advice.verdict.id())}>
                { context.verdict(advice) }
            </p>
            { page_heading(context, "govuk-heading-l", Some("checker-verdict"), context.read(&advice.headline)) }
            { paragraphs(read_all(&advice.reasons)) }
            if !conditions.is_empty() {
                { heading(context, 1, context.say("outcome.conditions")) }
                { bullets(conditions.into_iter().map(Html::from)) }
            }
            if let Some(unsure) = context.unsure_bound(replayed) {
                <div class="govuk-inset-text">{ unsure }</div>
            }
            { next_steps(context, advice) }
            { register(context, state, advice) }
            { count(context, replayed) }
            { citations(context, advice, &dates_behind(context, replayed)) }
            { trail(context, state, replayed) }
            { what_if(context, replayed) }
            { dates(context, replayed) }
            { keep_copy(state) }
        </>
    }
}

/// Where the activity lies among the protocol's dates; nothing where the result hangs on no date.
fn dates(context: &Context, replayed: &Replay<'_>) -> Html {
    if dates_behind(context, replayed).is_empty() {
        return Html::default();
    }
    let activity = replayed.responses.get(Vocabulary::ACTIVITY_DATE).and_then(Response::day);
    let moment = Moment { today: Some(context.setting.today), activity };
    dates_around(context, context.bounds(Policy::PERIOD, replayed), moment)
}

/// The dates that the result hangs on: the bounds of the periods passed, and the close of nominations.
fn dates_behind<'p>(context: &'p Context, replayed: &Replay<'_>) -> Vec<&'p str> {
    let policy = context.policy();
    let mut dates = Vec::new();
    for step in &replayed.walk.trail {
        if let Some(resolved) = policy.periods.get(step.fact) {
            dates.extend([&resolved.period.starts, &resolved.period.ends].into_iter().flatten().map(String::as_str));
        }
        if let (Some(rule), "resignation") = (&policy.resignation, step.fact) {
            dates.push(&rule.nominations_close);
        }
    }
    dates
}

fn register(context: &Context, state: &Handle, advice: &Advice) -> Html {
    let text = match advice.register {
        RegisterRule::None => return Html::default(),
        RegisterRule::Required => context.say("outcome.register-required"),
        RegisterRule::Advised => context.say("outcome.register-advised"),
    };
    let dispatcher = state.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatcher.dispatch(Action::WriteEntry(browser::new_reference()));
    });
    html! {
        <>
            { heading(context, 1, context.say("outcome.register-heading")) }
            <p class="govuk-body">
                { advice.register_why.as_ref().map_or(text, |why| context.read(why)) }
            </p>
            <button type="button" class="govuk-button" {onclick}>{ context.say("outcome.register") }</button>
        </>
    }
}

/// A page for days that lie beyond the bank holidays known: said plainly, never guessed.
fn uncountable(context: &Context, state: &Handle, replayed: &Replay<'_>) -> Html {
    let asked = replayed.walk.flow.title.clone();
    let advice_from = (context.policy().resignation.as_ref())
        .and_then(|rule| rule.advice_from.as_ref())
        .and_then(|id| context.policy().contacts.get(id))
        .or_else(|| context.policy().contacts.get(Policy::SPOC));
    html! {
        <>
            <span class="govuk-caption-l">{ context.read(&asked) }</span>
            { page_heading(context, "govuk-heading-l", None, context.say("uncountable.heading")) }
            <p class="govuk-body">{ context.say("uncountable.text") }</p>
            if let Some(contact) = advice_from {
                <p class="govuk-body">
                    { context.fill("uncountable.ask", &[("post", &context.the_post(contact))]) }
                </p>
                { super::ask_person::contact(context, contact) }
            }
            { trail(context, state, replayed) }
        </>
    }
}
