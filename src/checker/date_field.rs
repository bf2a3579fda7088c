//! The three fields of a date.

use yew::prelude::*;

use super::{
    fields::TextField,
    form::{Problem, part_id},
    stack::element,
    tag::Tag,
    typed::{DatePart, TypedDate},
};

/// Returns the three fields of a date, labelled by `say`. `id` is that of the group; the fields are called after it.
/// `ontext` returns what is told of what is typed into a part.
pub fn date_fields(
    say: &dyn Fn(&str) -> String,
    id: &str,
    typed: &TypedDate,
    problem: Option<&Problem>,
    ontext: &dyn Fn(DatePart) -> Callback<String>,
) -> Html {
    let field = |part: DatePart| {
        let (label, class) = match part {
            DatePart::Day => ("date.day", "govuk-date-input__input govuk-input--width-2"),
            DatePart::Month => ("date.month", "govuk-date-input__input govuk-input--width-2"),
            DatePart::Year => ("date.year", "govuk-date-input__input govuk-input--width-4"),
        };
        let own_id = part_id(id, part);
        let label = Tag::new("label", "govuk-label govuk-date-input__label").set("for", own_id.clone()).say(say(label));
        let field = TextField {
            id: own_id,
            class,
            described_by: None,
            is_wrong: problem.is_some_and(|problem| problem.parts.contains(&part)),
            value: typed.part(part).to_owned(),
            ontext: &ontext(part),
        };
        let field = field.begin("input").is("type", "text").is("inputmode", "numeric");
        let group = element("div", "govuk-form-group", vec![label.draw(), field.draw()]);
        element("div", "govuk-date-input__item", vec![group])
    };
    let fields = [DatePart::Day, DatePart::Month, DatePart::Year].map(field);
    Tag::new("div", "govuk-date-input").set("id", id.to_owned()).hold_all(fields.into()).draw()
}
