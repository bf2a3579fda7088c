//! A question for a day, with what is wrong with the day typed.

use std::rc::Rc;

use govuk::{
    DateInput, DateLabels, part_id,
    typed::{DatePart, DateProblem, TypedDate},
};
use yew::prelude::*;

use super::bench::Tools;

/// The properties of a [`DayField`].
#[derive(Properties, PartialEq)]
pub struct DayFieldProps {
    /// The words.
    pub tools: Rc<Tools>,
    /// The id of the group.
    pub id: &'static str,
    /// What is asked, as a key of the texts.
    pub legend: &'static str,
    /// The hint, as a key of the texts.
    pub hint: &'static str,
    /// What has been typed.
    pub typed: TypedDate,
    /// What is wrong with it.
    pub problem: Option<DateProblem>,
    /// Told of each part that is typed.
    pub oninput: Callback<(DatePart, String)>,
}

/// The question, with its fields.
#[component]
pub fn DayField(props: &DayFieldProps) -> Html {
    let DayFieldProps { tools, id, legend, hint, typed, problem, oninput } = props;
    let label = |key: &str| tools.say(key).into();
    let labels = DateLabels { day: label("date.day"), month: label("date.month"), year: label("date.year") };
    html! {
        <DateInput
            id={*id} legend={tools.say(legend)} hint={Html::from(tools.say(hint))} error={tools.error(problem.map(|wrong| wrong.key))}
            wrong={problem.map_or(&[] as &'static [DatePart], |wrong| wrong.parts)} {labels} value={typed.clone()} {oninput}
        />
    }
}

/// Returns the id of the field to go to.
pub fn first_wrong(id: &str, problem: DateProblem) -> String {
    part_id(id, problem.parts.first().copied().unwrap_or(DatePart::Day))
}
