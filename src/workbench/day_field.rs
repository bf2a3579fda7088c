//! A question for a day, with what is wrong with the day typed.

use yew::prelude::*;

use checker::{
    date_field::date_fields,
    form::{Problem, part_id},
    parts::{described_by, group_class},
    typed::{DatePart, DateProblem, TypedDate},
};

use super::{bench::Tools, pieces::error_message};

/// What stands around the fields of a day.
pub struct DayField<'d> {
    /// The id of the group.
    pub id: &'static str,
    /// What is asked, as a key of the texts.
    pub legend: &'static str,
    /// The hint, as a key of the texts.
    pub hint: &'static str,
    /// What has been typed.
    pub typed: &'d TypedDate,
    /// What is wrong with it.
    pub problem: Option<DateProblem>,
}

impl DayField<'_> {
    /// Draws the question.
    pub fn draw(&self, tools: &Tools, oninput: &Callback<(DatePart, String)>) -> Html {
        let Self { id, legend, hint, typed, problem } = *self;
        let (of, field) = (id.to_owned(), id.to_owned());
        let problem = problem.map(|wrong| Problem { of, field, key: wrong.key, parts: wrong.parts });
        let wrong = problem.as_ref();
        let ontext = |part| oninput.reform(move |text| (part, text));
        let message = wrong.map(|wrong| tools.fill(wrong.key, &[("name", &tools.say("error.date-name"))]));
        html! {
            <div class={group_class(wrong)}>
                <fieldset class="govuk-fieldset" role="group" aria-describedby={described_by(id, true, wrong)}>
                    <legend class="govuk-fieldset__legend">{ tools.say(legend) }</legend>
                    <div id={format!("{id}-hint")} class="govuk-hint">{ tools.say(hint) }</div>
                    { error_message(tools, id, message.as_deref()) }
                    { date_fields(&|key| tools.say(key), id, typed, wrong, &ontext) }
                </fieldset>
            </div>
        }
    }
}

/// Returns the id of the field to go to.
pub fn first_wrong(id: &str, problem: DateProblem) -> String {
    part_id(id, problem.parts.first().copied().unwrap_or(DatePart::Day))
}
