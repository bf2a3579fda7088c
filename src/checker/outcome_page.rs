//! The end of a flow: the verdict, why, what to do, what the protocol says, and what would have changed it.

use engine::{End, Response, notes};
use govuk::{Button, ButtonKind, InsetText, browser, bullets, context::Context, numbered, paragraph};
use policy::{Advice, Policy, Vocabulary};
use timeline::Moment;
use yew::prelude::*;

use super::{
    ask_person::contact,
    citations::citations,
    handle::{Checker, on, on_fill},
    keep_copy::KeepCopy,
    parts::{Look, Part, lead, register_why},
    question_page::caption,
    replay::Replay,
    resignation_count::{self, count},
    state::Action,
    timeline::dates_around,
    trail::trail,
    what_if::what_if,
    who_decides::who,
    wording::{bounds, the_post, verdict},
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
    html! { <>{ caption(context, replayed.walk.flow) }{ content }</> }
}

/// What somebody does who has read the result.
const ELSEWHERE: [(&str, Action); 3] = [
    ("outcome.again", Action::StartAgain),
    ("outcome.other", Action::CheckSomethingElse),
    ("outcome.clear", Action::Clear),
];

/// Returns the buttons at the end of a page, each with its text of the interface.
pub fn elsewhere<const N: usize>(checker: &Checker, buttons: [(&str, Action); N]) -> Html {
    let context = checker.context();
    let button = |(key, action): (&str, Action)| {
        html! { <Button text={context.say(key)} kind={ButtonKind::Secondary} onclick={on(checker, action)} /> }
    };
    html! { <div class="govuk-button-group checker-no-print">{ for buttons.map(button) }</div> }
}

/// The verdict in a panel; beside what to do, on a wide screen, the way into the register and who decides; then what somebody
/// reads who wants to know more, most of it folded.
fn outcome_content(checker: &Checker, context: &Context, replayed: &Replay<'_>, advice: &Advice) -> Html {
    let (decides, register) = (who(context, advice), register(checker, context, advice));
    html! {
        <>
            <div class={format!("checker-panel checker-verdict--{}", advice.verdict.id())}>
                <p id="checker-verdict" class="checker-verdict">{ verdict(context, advice) }</p>
                { context.described_heading(context.read(&advice.headline), "checker-verdict") }
            </div>
            <div class="checker-lead">
                { for lead(context, &checker.notes, advice, replayed).into_iter().map(|part| drawn(context, part)) }
            </div>
            if decides.is_some() || register.is_some() {
                <div class="checker-side">{ for register }{ for decides }</div>
            }
            <div class="checker-more">
                { for count(context, replayed).map(|count| resignation_count::drawn(context, count)) }
                { trail(checker, context, replayed) }
                { citations(context, advice) }
                { what_if(context, replayed) }
                { dates(context, replayed) }
                <KeepCopy checker={checker.clone()} />
                { elsewhere(checker, ELSEWHERE) }
            </div>
        </>
    }
}

fn drawn(context: &Context, Part { heading, lines, look, .. }: Part) -> Html {
    let heading = heading.map(|key| context.say(key));
    match (look, lines.as_slice()) {
        (Look::Lead, _) => lines.into_iter().map(paragraph).collect(),
        (Look::Inset, [only]) if heading.is_none() => html! { <InsetText>{ only }</InsetText> },
        (Look::Inset, _) => html! {
            <InsetText>{ for heading.map(paragraph) }{ bullets(lines.into_iter().map(Html::from)) }</InsetText>
        },
        (Look::Steps, [only]) => {
            html! { <>{ for heading.map(|heading| context.heading(1, heading)) }{ paragraph(only.clone()) }</> }
        }
        (Look::List | Look::Steps, _) => {
            let lines = lines.into_iter().map(Html::from);
            let list = if look == Look::Steps { numbered(lines) } else { bullets(lines) };
            html! { <>{ for heading.map(|heading| context.heading(1, heading)) }{ list }</> }
        }
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

fn register(checker: &Checker, context: &Context, advice: &Advice) -> Option<Html> {
    let why = register_why(context, advice)?;
    let onclick = on_fill(checker, |_: MouseEvent| Action::WriteEntry(browser::new_reference()));
    Some(html! {
        <>
            { context.heading(1, context.say("outcome.register-heading")) }
            { paragraph(why) }
            <Button text={context.say("outcome.register")} {onclick} />
        </>
    })
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
            { elsewhere(checker, ELSEWHERE) }
        </>
    }
}
