//! The three fields of a date.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    form::{Problem, part_id},
    typed::{DatePart, TypedDate},
};

/// Returns the three fields of a date, labelled by `say`. `id` is that of the group; the fields are called after it.
pub fn date_fields(
    say: impl Fn(&str) -> String,
    id: &str,
    typed: &TypedDate,
    problem: Option<&Problem>,
    oninput: &Callback<(DatePart, String)>,
) -> Html {
    let field = |part: DatePart| {
        let (label, width) = match part {
            DatePart::Day => ("date.day", "govuk-input--width-2"),
            DatePart::Month => ("date.month", "govuk-input--width-2"),
            DatePart::Year => ("date.year", "govuk-input--width-4"),
        };
        let is_wrong = problem.is_some_and(|problem| problem.parts.contains(&part));
        let own_id = part_id(id, part);
        let oninput = oninput.reform(move |event: InputEvent| (part, input_value(&event)));
        html! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for={own_id.clone()}>{ say(label) }</label>
                    <input
                        class={classes!("govuk-input", "govuk-date-input__input", width, is_wrong.then_some("govuk-input--error"))}
                        id={own_id}
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-invalid={is_wrong.then_some("true")}
                        value={typed.part(part).to_owned()}
                        {oninput}
                    />
                </div>
            </div>
        }
    };
    html! {
        <div class="govuk-date-input" id={id.to_owned()}>
            { for [DatePart::Day, DatePart::Month, DatePart::Year].into_iter().map(field) }
        </div>
    }
}

/// Returns what stands in the field that an event comes from.
pub fn input_value(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
