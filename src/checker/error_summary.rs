//! What is wrong with a form, on top of the page, each with a link to its field.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{
    browser,
    context::Context,
    form::Problem,
    parts::{heading_tag, problem_text},
    stack::{element, text_element},
    tag::Tag,
};

/// The error summary of the GOV.UK Design System. Its links move the focus and leave the page's address alone.
pub fn error_summary(context: &Context, problems: &[Problem]) -> Html {
    // It comes before the page's own heading: one level more would skip a level of the page around the checker.
    let level = context.setting.heading_level.clamp(2, 6);
    let link = |problem: &Problem| {
        let field = problem.field.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if let Some(link) = event.target() {
                browser::focus_field(link.unchecked_ref::<Element>(), &field);
            }
        });
        let link = Tag::new("a", "").set("href", format!("#{}", problem.field)).on_click(onclick);
        element("li", "", vec![link.say(problem_text(context, problem)).draw()])
    };
    let links = element("ul", "govuk-list govuk-error-summary__list", problems.iter().map(link).collect());
    let alert = Tag::new("div", "")
        .is("role", "alert")
        .hold(text_element(heading_tag(level), "govuk-error-summary__title", context.say("error.title")))
        .hold(element("div", "govuk-error-summary__body", vec![links]));
    Tag::new("div", "govuk-error-summary").is("tabindex", "-1").hold(alert.draw()).draw()
}
