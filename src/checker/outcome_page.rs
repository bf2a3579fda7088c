//! The end of a flow: the verdict, why, what to do, what the protocol says, and what would have changed it.

use engine::{End, Response, notes};
use govuk::{Button, ButtonKind, InsetText, browser, bullets, context::Context, paragraph};
use policy::{Advice, Policy, Vocabulary};
use timeline::Moment;
use yew::prelude::*;

use super::{
    ask_person::contact,
    citations::citations,
    handle::{Checker, on},
    keep_copy::KeepCopy,
    next_steps::next_steps,
    parts::{condition_words, register_why, said_to},
    question_page::caption,
    replay::Replay,
    resignation_count::count,
    state::Action,
    timeline::dates_around,
    trail::trail,
    what_if::what_if,
    wording::{bounds, the_post, unsure_bound, verdict},
};

/// The properties of an [`OutcomePage`].
#[derive(Properties, PartialEq)]
pub struct OutcomePageProps {
    /// The state.
    pub checker: Checker,
}

/// The outcome's page.
#[component]
pub fn OutcomePage(props: &OutcomePageProps) -> Html {
    let checker = &props.checker;
    let context = &checker.context();
    let Some(replayed) = checker.replay() else {
        return Html::default();
    };
    let content = match &replayed.walk.end {
        End::Outcome(outcome) => outcome_content(checker, context, &replayed, &outcome.advice),
        _ => uncountable(checker, context, &replayed),
    };
    let buttons = [
        ("outcome.again", Action::StartAgain),
        ("outcome.other", Action::CheckSomethingElse),
        ("outcome.clear", Action::Clear),
    ];
    html! {
        <>
            { caption(context, replayed.walk.flow) }
            { content }
            <div class="govuk-button-group checker-no-print">{ elsewhere(checker, buttons) }</div>
        </>
    }
}

/// Returns the buttons at the end of a page, each with its text of the interface.
pub fn elsewhere<const N: usize>(checker: &Checker, buttons: [(&str, Action); N]) -> Html {
    let context = checker.context();
    let button = |(key, action): (&str, Action)| {
        html! { <Button text={context.say(key)} kind={ButtonKind::Secondary} onclick={on(checker, action)} /> }
    };
    buttons.map(button).into_iter().collect()
}

fn outcome_content(checker: &Checker, context: &Context, replayed: &Replay<'_>, advice: &Advice) -> Html {
    html! {
        <>
            <p id="checker-verdict" class={format!("checker-verdict checker-verdict--{}", advice.verdict.id())}>
                { verdict(context, advice) }
            </p>
            { context.described_heading(context.read(&advice.headline), "checker-verdict") }
            { for advice.reasons.iter().map(|reason| paragraph(context.read(reason))) }
            if !advice.conditions.is_empty() {
                { context.heading(1, context.say("outcome.conditions")) }
                { bullets(advice.conditions.iter().map(|condition| condition_words(context, condition).into())) }
            }
            if let Some(to) = said_to(context, advice) {
                <InsetText>{ to }</InsetText>
            }
            if let Some(unsure) = unsure_bound(context, replayed) {
                <InsetText>{ unsure }</InsetText>
            }
            { next_steps(context, advice) }
            { register(checker, context, advice) }
            { count(context, replayed) }
            { citations(checker, context, advice, replayed) }
            { trail(checker, context, replayed) }
            { what_if(context, replayed) }
            { dates(context, replayed) }
            <KeepCopy checker={checker.clone()} />
        </>
    }
}

/// Where the activity lies among the protocol's dates; nothing where the result hangs on no date.
fn dates(context: &Context, replayed: &Replay<'_>) -> Html {
    if notes::dates(context.policy(), &replayed.walk).is_empty() {
        return Html::default();
    }
    let activity = replayed.responses.get(Vocabulary::ACTIVITY_DATE).and_then(Response::day);
    let moment = Moment { today: Some(context.setting.today), activity };
    dates_around(context, bounds(context, Policy::PERIOD, replayed), moment)
}

fn register(checker: &Checker, context: &Context, advice: &Advice) -> Html {
    let Some(why) = register_why(context, advice) else {
        return Html::default();
    };
    let dispatcher = checker.dispatcher();
    let onclick =
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::WriteEntry(browser::new_reference())));
    html! {
        <>
            { context.heading(1, context.say("outcome.register-heading")) }
            { paragraph(why) }
            <Button text={context.say("outcome.register")} {onclick} />
        </>
    }
}

/// A page for days that lie beyond the bank holidays known: said plainly, never guessed.
fn uncountable(checker: &Checker, context: &Context, replayed: &Replay<'_>) -> Html {
    let advice_from = (context.policy().resignation.as_ref())
        .and_then(|rule| rule.advice_from.as_ref())
        .and_then(|id| context.policy().contacts.get(id))
        .or_else(|| context.spoc());
    html! {
        <>
            { context.page_heading(context.say("uncountable.heading")) }
            { context.paragraph("uncountable.text") }
            if let Some(who) = advice_from {
                { paragraph(context.fill("uncountable.ask", &[("post", &the_post(context, who))])) }
                { contact(context, who) }
            }
            { trail(checker, context, replayed) }
        </>
    }
}
