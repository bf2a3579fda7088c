//! The end of a flow: the verdict, why, what to do, what the protocol says, and what would have changed it.

use yew::prelude::*;

use engine::{End, Response};
use policy::{Advice, Policy, RegisterRule, Text, Vocabulary};
use timeline::Moment;

use super::{
    ask_person::contact,
    citations::citations,
    context::Context,
    errand::Errand,
    keep_copy::keep_copy,
    next_steps::next_steps,
    parts::{bullets, button, page_heading, secondary},
    question_page::caption,
    replay::Replay,
    resignation_count::count,
    stack::Stack,
    state::Action,
    tag::{Tag, text},
    timeline::dates_around,
    trail::trail,
    view::View,
    what_if::what_if,
};

/// The outcome's page.
pub fn outcome_page(view: &View<'_>) -> Html {
    let Some(replayed) = view.state.replay() else {
        return Html::default();
    };
    let mut page = Stack::new(&view.context);
    page.add(caption(&view.context, replayed.walk.flow));
    match &replayed.walk.end {
        End::Outcome(outcome) => outcome_content(&mut page, view, &replayed, &outcome.advice),
        _ => uncountable(&mut page, view, &replayed),
    }
    page.add(elsewhere(
        view,
        "govuk-button-group checker-no-print",
        &[
            ("outcome.again", Action::StartAgain),
            ("outcome.other", Action::CheckSomethingElse),
            ("outcome.clear", Action::Clear),
        ],
    ));
    page.finish()
}

/// Returns the buttons at the end of a page, each with its text of the interface.
pub fn elsewhere(view: &View<'_>, class: &'static str, buttons: &[(&str, Action)]) -> Html {
    let mut group = Stack::new(&view.context);
    for (key, action) in buttons {
        group.add(secondary(view.context.say(key), view.on_click(action.clone())));
    }
    group.within("div", class)
}

fn outcome_content(page: &mut Stack<'_>, view: &View<'_>, replayed: &Replay<'_>, advice: &Advice) {
    let context = &view.context;
    let class = format!("checker-verdict checker-verdict--{}", advice.verdict.id());
    let verdict = Tag::new("p", "").is("id", "checker-verdict").set("class", class).say(context.verdict(advice));
    page.add(verdict.draw());
    page.add(page_heading(context, "govuk-heading-l", Some("checker-verdict"), context.read(&advice.headline)));
    for reason in &advice.reasons {
        page.paragraph(context.read(reason));
    }
    if !advice.conditions.is_empty() {
        page.heading("outcome.conditions");
        page.add(texts(context, advice.conditions.iter().map(policy::Condition::text)));
    }
    if let Some(unsure) = context.unsure_bound(replayed) {
        page.text("div", "govuk-inset-text", unsure);
    }
    next_steps(page, context, advice);
    register(page, view, advice);
    count(page, context, replayed);
    citations(page, context, advice, replayed);
    trail(page, view, replayed);
    what_if(page, context, replayed);
    dates(page, context, replayed);
    keep_copy(page, view);
}

/// Returns texts of the policy as a list.
pub fn texts<'t>(context: &Context, texts: impl IntoIterator<Item = &'t Text>) -> Html {
    bullets(texts.into_iter().map(|words| text(context.read(words))))
}

/// Where the activity lies among the protocol's dates; nothing where the result hangs on no date.
fn dates(page: &mut Stack<'_>, context: &Context, replayed: &Replay<'_>) {
    if engine::notes::dates(context.policy(), &replayed.walk).is_empty() {
        return;
    }
    let activity = replayed.responses.get(Vocabulary::ACTIVITY_DATE).and_then(Response::day);
    let moment = Moment { today: Some(context.setting.today), activity };
    dates_around(page, context, context.bounds(Policy::PERIOD, replayed), moment);
}

fn register(page: &mut Stack<'_>, view: &View<'_>, advice: &Advice) {
    let context = &view.context;
    let key = match advice.register {
        RegisterRule::None => return,
        RegisterRule::Required => "outcome.register-required",
        RegisterRule::Advised => "outcome.register-advised",
    };
    page.heading("outcome.register-heading");
    page.paragraph(advice.register_why.as_ref().map_or_else(|| context.say(key), |why| context.read(why)));
    page.add(button("govuk-button", context.say("outcome.register"), view.on_errand(Errand::WriteEntry)));
}

/// A page for days that lie beyond the bank holidays known: said plainly, never guessed.
fn uncountable(page: &mut Stack<'_>, view: &View<'_>, replayed: &Replay<'_>) {
    let context = &view.context;
    let advice_from = (context.policy().resignation.as_ref())
        .and_then(|rule| rule.advice_from.as_ref())
        .and_then(|id| context.policy().contacts.get(id))
        .or_else(|| context.spoc());
    page.title(context.say("uncountable.heading"));
    page.say("uncountable.text");
    if let Some(who) = advice_from {
        page.fill("uncountable.ask", &[("post", &context.the_post(who))]);
        page.add(contact(context, who));
    }
    trail(page, view, replayed);
}
