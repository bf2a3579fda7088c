//! Small pieces that many pages draw.

use web_sys::MouseEvent;
use yew::prelude::*;

use super::{
    context::Context,
    form::Problem,
    stack::{element, text_element},
    state::Action,
    tag::Tag,
    view::View,
};

/// Marks the heading that the focus moves to.
pub const PAGE_HEADING: &str = "[data-page-heading]";

/// Returns a page's own heading.
pub fn page_heading(context: &Context, class: &'static str, described_by: Option<&'static str>, words: String) -> Html {
    let heading = Tag::new(tag(context, 0), class).is("tabindex", "-1").is("data-page-heading", "").say(words);
    match described_by {
        Some(id) => heading.is("aria-describedby", id),
        None => heading,
    }
    .draw()
}

/// Returns the heading of a part of a page, 1 or 2 levels below the page's own.
pub fn heading(context: &Context, depth: u8, words: String) -> Html {
    text_element(tag(context, depth), if depth == 1 { "govuk-heading-m" } else { "govuk-heading-s" }, words)
}

fn tag(context: &Context, depth: u8) -> &'static str {
    heading_tag(context.setting.heading_level.saturating_add(depth))
}

/// Returns the element for a heading of this level; the sixth is the last.
pub fn heading_tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// Returns a list with bullets; nothing where there are no items.
pub fn bullets(items: impl IntoIterator<Item = Html>) -> Html {
    list("ul", "govuk-list govuk-list--bullet", items.into_iter().collect())
}

/// Returns a list with numbers.
pub fn numbered(items: Vec<Html>) -> Html {
    list("ol", "govuk-list govuk-list--number", items)
}

fn list(tag: &'static str, class: &'static str, items: Vec<Html>) -> Html {
    element(tag, class, items.into_iter().map(|item| element("li", "", vec![item])).collect())
}

/// Returns a details component.
pub fn details(summary: String, content: Html) -> Html {
    let summary = text_element("span", "govuk-details__summary-text", summary);
    let summary = element("summary", "govuk-details__summary", vec![summary]);
    element("details", "govuk-details", vec![summary, element("div", "govuk-details__text", vec![content])])
}

/// Returns the Back link. It goes nowhere by address, so it is a button.
pub fn back_link(view: &View<'_>) -> Html {
    button("govuk-back-link checker-back", view.context.say("page.back"), view.on_click(Action::Back))
}

/// Returns the button that submits a form.
pub fn submit_button(label: String) -> Html {
    Tag::new("button", "govuk-button").is("type", "submit").say(label).draw()
}

/// Returns a button that is less important than the page's own.
pub fn secondary(label: String, onclick: Callback<MouseEvent>) -> Html {
    button("govuk-button govuk-button--secondary", label, onclick)
}

/// Returns a button.
pub fn button(class: &'static str, label: String, onclick: Callback<MouseEvent>) -> Html {
    Tag::new("button", class).is("type", "button").on_click(onclick).say(label).draw()
}

/// Returns the words of a problem.
pub fn problem_text(context: &Context, problem: &Problem) -> String {
    let column = context.policy().columns().iter().find(|column| column.id == problem.of);
    let name = column.map_or_else(|| context.say("error.date-name"), |column| context.read(&column.text));
    context.fill(problem.key, &[("name", &name)])
}

/// Returns the message of a field, if something is wrong with it.
pub fn error_message(context: &Context, problem: Option<&Problem>, id: &str) -> Html {
    let Some(problem) = problem else {
        return Html::default();
    };
    Tag::new("p", "govuk-error-message")
        .set("id", format!("{id}-error"))
        .hold(text_element("span", "govuk-visually-hidden", context.say("error.prefix")))
        .say(format!(" {}", problem_text(context, problem)))
        .draw()
}

/// Returns the class of a form group.
pub fn group_class(problem: Option<&Problem>) -> &'static str {
    if problem.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
}

/// Returns the ids that describe a field: its hint and its message, those of them that are there.
pub fn described_by(id: &str, has_hint: bool, problem: Option<&Problem>) -> Option<String> {
    let hint = has_hint.then(|| format!("{id}-hint"));
    let error = problem.map(|_| format!("{id}-error"));
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
        (hint, error) => hint.or(error),
    }
}

/// Returns a hint.
pub fn hint(id: &str, content: Html) -> Html {
    Tag::new("div", "govuk-hint").set("id", format!("{id}-hint")).hold(content).draw()
}
