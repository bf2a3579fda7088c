//! The time of day, asked only where a period begins or ends on the day responded.

use yew::prelude::*;

use crate::{
    calendar::date_text::{clock_time, long_date},
    engine::Response,
};

use super::{
    choices::{Offer, radios},
    context::Context,
    date_field::input_value,
    form::{Form, field_id, time_id},
    parts::{
        Handle, back_link, continue_button, described_by, error_message, group_class, hint, on_submit, page_heading,
    },
    replay::times_that_matter,
    state::Action,
};

/// What the page for a time of day needs.
#[derive(Properties, PartialEq)]
pub struct TimePageProps {
    /// The state.
    pub state: Handle,
    /// The date question, by id.
    pub question: String,
}

/// The page for a time of day.
#[component]
pub fn TimePage(props: &TimePageProps) -> Html {
    let TimePageProps { state, question } = props;
    let context = &state.context();
    let (Some(Form::Time { typed, known }), Some(replayed)) = (&state.form, state.replay()) else {
        return Html::default();
    };
    let Some(day) = state.responses.get(question).and_then(Response::day) else {
        return Html::default();
    };
    let times = times_that_matter(context.policy(), &replayed.walk.flow.id, &replayed.responses);
    let times: Vec<String> = times.into_iter().map(clock_time).collect();
    let field = &field_id(question);
    let problem = state.problems.first();
    let time_problem = problem.filter(|problem| problem.field == time_id(question));
    let dispatcher = state.dispatcher();
    let onchange = Callback::from(move |value: String| dispatcher.dispatch(Action::TimeKnown(value == "known")));
    let offers = [
        Offer {
            value: "known".to_owned(),
            text: context.say("time.known"),
            hint: None,
            content: Some(time_field(context, state, question, typed)),
            set_apart: false,
        },
        Offer {
            value: "unknown".to_owned(),
            text: context.say("time.unknown"),
            hint: Some(context.say("time.unknown-hint")),
            content: None,
            set_apart: true,
        },
    ];
    let chosen = known.map(|is_known| if is_known { "known" } else { "unknown" });
    let own_problem = problem.filter(|_| time_problem.is_none());
    html! {
        <>
            { back_link(context, state) }
            <form novalidate=true onsubmit={on_submit(state)}>
                <div class={group_class(own_problem)}>
                    <fieldset class="govuk-fieldset" aria-describedby={described_by(field, true, own_problem)}>
                        <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                            <span class="govuk-caption-l">{ context.read(&replayed.walk.flow.title) }</span>
                            { page_heading(
                                context,
                                "govuk-fieldset__heading",
                                None,
                                context.fill("time.heading", &[("date", &long_date(day))]),
                            ) }
                        </legend>
                        { hint(field, Some(context.fill("time.hint", &[("time", &times.join(", "))]))) }
                        { error_message(context, own_problem, field) }
                        { radios(context, field, "govuk-radios", &offers, chosen, &onchange) }
                    </fieldset>
                </div>
                { continue_button(context) }
            </form>
        </>
    }
}

fn time_field(context: &Context, state: &Handle, question: &str, typed: &str) -> Html {
    let id = time_id(question);
    let problem = state.problems.first().filter(|problem| problem.field == id);
    let dispatcher = state.dispatcher();
    let oninput = Callback::from(move |event: InputEvent| {
        dispatcher.dispatch(Action::TypeTime(input_value(&event)));
    });
    html! {
        <div class={group_class(problem)}>
            <label class="govuk-label" for={id.clone()}>{ context.say("time.label") }</label>
            { hint(&id, Some(context.say("time.example"))) }
            { error_message(context, problem, &id) }
            <input
                class={classes!("govuk-input", "govuk-input--width-5", problem.map(|_| "govuk-input--error"))}
                id={id.clone()}
                type="text"
                autocomplete="off"
                aria-describedby={described_by(&id, true, problem)}
                aria-invalid={problem.map(|_| "true")}
                value={typed.to_owned()}
                {oninput}
            />
        </div>
    }
}
