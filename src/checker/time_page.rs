//! The time of day, asked only where a period begins or ends on the day responded.

use yew::prelude::*;

use calendar::date_text::{clock_time, long_date};
use engine::Response;

use super::{
    choices::{Offer, radios},
    fields::{Group, TextField, form},
    form::{Form, field_id, time_id},
    parts::{described_by, error_message, group_class, hint, page_heading},
    question_page::{LEGEND, caption},
    replay::times_that_matter,
    stack::Stack,
    tag::{Tag, text},
    view::{Field, View},
};

/// The page for a time of day.
pub fn time_page(view: &View<'_>, question: &str) -> Html {
    let (state, context) = (view.state, &view.context);
    let (Some(Form::Time { typed, known }), Some(replayed)) = (&state.form, state.replay()) else {
        return Html::default();
    };
    let Some(day) = state.responses.get(question).and_then(Response::day) else {
        return Html::default();
    };
    let times = times_that_matter(context.policy(), &replayed.walk.flow.id, &replayed.responses);
    let times: Vec<String> = times.into_iter().map(clock_time).collect();
    let field = &field_id(question);
    let problem = state.problems.first().filter(|problem| problem.field != time_id(question));
    let offers = vec![
        Offer { content: Some(time_field(view, question, typed)), ..Offer::new("known", context.say("time.known")) },
        Offer {
            hint: Some(context.say("time.unknown-hint")),
            set_apart: true,
            ..Offer::new("unknown", context.say("time.unknown"))
        },
    ];
    let chosen = known.map(|is_known| if is_known { "known" } else { "unknown" });
    let heading = context.fill("time.heading", &[("date", &long_date(day))]);
    let mut legend = Stack::new(context);
    legend.add(caption(context, replayed.walk.flow));
    legend.add(page_heading(context, "govuk-fieldset__heading", None, heading));
    let group = Group {
        id: field,
        legend_class: LEGEND,
        legend: legend.finish(),
        role: None,
        hint: Some(text(context.fill("time.hint", &[("time", &times.join(", "))]))),
        problem,
        fields: radios(context, field, "govuk-radios", offers, chosen, &view.on_fill(Field::TimeKnown)),
    };
    form(view, group.draw(context), "page.continue")
}

fn time_field(view: &View<'_>, question: &str, typed: &str) -> Html {
    let context = &view.context;
    let id = time_id(question);
    let problem = view.state.problems.first().filter(|problem| problem.field == id);
    let field = TextField {
        id: id.clone(),
        class: "govuk-input--width-5",
        described_by: described_by(&id, true, problem),
        is_wrong: problem.is_some(),
        value: typed.to_owned(),
        ontext: &view.on_fill(Field::Time),
    };
    let label = Tag::new("label", "govuk-label").set("for", id.clone()).say(context.say("time.label"));
    Tag::new("div", group_class(problem))
        .hold(label.draw())
        .hold(hint(&id, text(context.say("time.example"))))
        .hold(error_message(context, problem, &id))
        .hold(field.begin("input").is("type", "text").draw())
        .draw()
}
