//! The time of day, asked only where a period begins or ends on the day responded.

use engine::Response;
use govuk::{Button, Form as FormElement, Input, Radio, RadioItem, Radios, Size, context::Context, problem::field_id};
use yew::prelude::*;

use super::{
    form::{Fill, Form, time_id},
    handle::{Checker, on, on_fill},
    question_page::question_heading,
    replay::times_that_matter,
    state::Action,
};

/// The properties of a [`TimePage`].
#[derive(Properties, PartialEq)]
pub struct TimePageProps {
    /// The state.
    pub checker: Checker,
    /// The question for the day, by id.
    pub question: String,
}

/// The page for a time of day.
#[component]
pub fn TimePage(props: &TimePageProps) -> Html {
    let TimePageProps { checker, question } = props;
    let context = &checker.context();
    let (Some(Form::Time { typed, known }), Some(replayed)) = (&checker.form, checker.replay()) else {
        return Html::default();
    };
    let Some(day) = checker.responses.get(question).and_then(Response::day) else {
        return Html::default();
    };
    let times = times_that_matter(context.policy(), &replayed.walk.flow.id, &replayed.responses);
    let times: Vec<String> = times.into_iter().map(|time| context.dates().time(time)).collect();
    let problem = checker.problems.first().filter(|problem| problem.field != time_id(question));
    let items: Vec<RadioItem> = vec![
        Radio {
            conditional: Some(time_field(checker, context, question, typed)),
            ..Radio::new("known", context.say("time.known"))
        }
        .into(),
        RadioItem::Divider(context.say("choices.or").into()),
        Radio {
            hint: Some(context.say("time.unknown-hint").into()),
            ..Radio::new("unknown", context.say("time.unknown"))
        }
        .into(),
    ];
    let value = known.map(|is_known| AttrValue::Static(if is_known { "known" } else { "unknown" }));
    let heading = context.fill("time.heading", &[("date", &context.dates().day(day))]);
    let hint = Some(Html::from(context.fill("time.hint", &[("time", &times.join(", "))])));
    html! {
        <FormElement onsubmit={on(checker, Action::Continue)}>
            <Radios
                id={field_id(question)} legend={question_heading(context, replayed.walk.flow, heading)} legend_size={Size::L}
                {hint} error={context.error(problem)} {items} {value}
                onchange={on_fill(checker, |chosen: String| Fill::TimeKnown(chosen == "known"))}
            />
            <div class="checker-go"><Button text={context.say("page.continue")} submits=true /></div>
        </FormElement>
    }
}

fn time_field(checker: &Checker, context: &Context, question: &str, typed: &str) -> Html {
    let id = time_id(question);
    let problem = checker.problems.first().filter(|problem| problem.field == id);
    html! {
        <Input
            {id} label={context.say("time.label")} hint={Some(Html::from(context.say("time.example")))}
            error={context.error(problem)} is_short=true value={typed.to_owned()} oninput={on_fill(checker, Fill::Time)}
        />
    }
}
