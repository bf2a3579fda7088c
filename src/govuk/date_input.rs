//! A date in three fields.

use yew::prelude::*;

use crate::{
    ErrorText, Size, browser,
    form_group::Group,
    typed::{DatePart, TypedDate},
};

/// What the three fields are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateLabels {
    /// "Day".
    pub day: AttrValue,
    /// "Month".
    pub month: AttrValue,
    /// "Year".
    pub year: AttrValue,
}

/// The properties of a [`DateInput`].
#[derive(Properties, PartialEq)]
pub struct DateInputProps {
    /// The id of the group of fields. Those of the hint and of the message begin with it.
    pub id: AttrValue,
    /// What the ids of the three fields begin with, where it is not the group's id; see [`part_id`].
    #[prop_or_default]
    pub part_ids: Option<AttrValue>,
    /// The question that the date answers.
    pub legend: Html,
    /// How large the question is.
    #[prop_or_default]
    pub legend_size: Size,
    /// Help.
    #[prop_or_default]
    pub hint: Option<Html>,
    /// What is wrong with the date.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// The fields that are wrong.
    #[prop_or_default]
    pub wrong: &'static [DatePart],
    /// What the fields are called.
    pub labels: DateLabels,
    /// What stands in the fields.
    pub value: TypedDate,
    /// Told of each part that is typed.
    pub oninput: Callback<(DatePart, String)>,
    /// What stands below the fields.
    #[prop_or_default]
    pub children: Html,
}

/// A date as a person knows it by heart, in three fields.
#[component]
pub fn DateInput(props: &DateInputProps) -> Html {
    let DateInputProps { id, legend, legend_size, hint, error, labels, children, .. } = props;
    let fields = html! {
        <>
            <div class="govuk-date-input" {id}>
                { part(props, DatePart::Day, &labels.day) }
                { part(props, DatePart::Month, &labels.month) }
                { part(props, DatePart::Year, &labels.year) }
            </div>
            { children.clone() }
        </>
    };
    Group { id, size: *legend_size, hint, error }.asked(legend, Some("group"), fields)
}

fn part(props: &DateInputProps, part: DatePart, label: &AttrValue) -> Html {
    let id = part_id(props.part_ids.as_ref().unwrap_or(&props.id), part);
    let is_wrong = props.wrong.contains(&part);
    let class = match (is_wrong, part) {
        (false, DatePart::Year) => "govuk-input govuk-date-input__input govuk-input--width-4",
        (false, _) => "govuk-input govuk-date-input__input govuk-input--width-2",
        (true, DatePart::Year) => "govuk-input govuk-date-input__input govuk-input--width-4 govuk-input--error",
        (true, _) => "govuk-input govuk-date-input__input govuk-input--width-2 govuk-input--error",
    };
    let oninput = props.oninput.reform(move |event: InputEvent| (part, browser::value(&event)));
    html! {
        <div class="govuk-date-input__item">
            <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for={id.clone()}>{ label }</label>
                <input
                    {class} {id} type="text" inputmode="numeric" autocomplete="off"
                    spellcheck="false" autocorrect="off" writingsuggestions="false" data-gramm="false" data-enable-grammarly="false"
                    aria-invalid={is_wrong.then_some("true")}
                    value={props.value.part(part).to_owned()}
                    {oninput}
                />
            </div>
        </div>
    }
}

/// Returns the id of the field of one part of a date.
pub fn part_id(id: &str, part: DatePart) -> String {
    let suffix = match part {
        DatePart::Day => "day",
        DatePart::Month => "month",
        DatePart::Year => "year",
    };
    format!("{id}-{suffix}")
}
