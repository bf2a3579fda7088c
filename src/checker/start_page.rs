//! The start: whom it is for, what it is about, and the dates.

use yew::prelude::*;

use policy::{Addressee, Flow};

use super::{
    choices::{Offer, radios},
    context::Context,
    contradictions::all_contradictions,
    stack::{Stack, element},
    tag::Tag,
    timeline::key_dates,
    view::{Field, View},
};

/// The start.
pub fn start_page(view: &View<'_>) -> Html {
    let context = &view.context;
    let policy = context.policy();
    let mut page = Stack::new(context);
    page.text("span", "govuk-caption-l", policy.force.clone());
    page.title(context.say("start.heading"));
    page.text("p", "govuk-body-l", context.election());
    page.say("start.text");
    page.fill("start.protocol", &[("protocol", &context.protocol())]);
    if context.setting.is_over() {
        page.add(over_banner(context));
    }
    page.add(for_whom(view));
    page.heading("start.what");
    page.add(element("ul", "checker-rows", policy.flows.values().map(|flow| flow_row(view, flow)).collect()));
    page.add(key_dates(view));
    page.add(all_contradictions(context));
    page.finish()
}

fn flow_row(view: &View<'_>, flow: &Flow) -> Html {
    let mut row = Stack::new(&view.context);
    row.add(way_in(view, &flow.id, view.context.read(&flow.title)));
    row.text("p", "checker-rows__hint", view.context.read(&flow.examples));
    row.within("li", "checker-rows__row")
}

#[cfg(target_arch = "wasm32")]
fn way_in(view: &View<'_>, flow: &str, title: String) -> Html {
    let onclick = view.on_click(super::state::Action::Open(flow.to_owned()));
    Tag::new("button", "checker-link-button")
        .is("type", "button")
        .set("data-flow", flow.to_owned())
        .on_click(onclick)
        .say(title)
        .draw()
}

/// In the page that the build writes, before any script: the browser tells nobody of a press on a button that has no
/// script yet. A link leaves in the address where it leads, and the element finds it there.
#[cfg(not(target_arch = "wasm32"))]
fn way_in(_: &View<'_>, flow: &str, title: String) -> Html {
    Tag::new("a", "checker-link-button")
        .set("href", format!("#flow-{flow}"))
        .set("data-flow", flow.to_owned())
        .say(title)
        .draw()
}

fn for_whom(view: &View<'_>) -> Html {
    let context = &view.context;
    let offers = [("me", "start.for-me"), ("colleague", "start.for-colleague")]
        .map(|(value, key)| Offer::new(value, context.say(key)))
        .into();
    let chosen = match view.state.addressee {
        Addressee::Me => "me",
        Addressee::Colleague => "colleague",
    };
    let onchange = view.on_fill(Field::Addressee);
    let mut fields = Stack::new(context);
    fields.text("legend", "govuk-fieldset__legend govuk-fieldset__legend--m", context.say("start.who"));
    fields.add(radios(context, "checker-who", "govuk-radios govuk-radios--inline", offers, Some(chosen), &onchange));
    element("div", "govuk-form-group", vec![fields.within("fieldset", "govuk-fieldset")])
}

/// The election is over: nothing is wrong with checking, but the dates are past.
fn over_banner(context: &Context) -> Html {
    let mut content = Stack::new(context);
    content.text("p", "govuk-notification-banner__heading", context.say("over.heading"));
    content.say("over.text");
    let title =
        Tag::new("p", "govuk-notification-banner__title").is("id", "checker-over").say(context.say("over.title"));
    Tag::new("div", "govuk-notification-banner")
        .is("role", "region")
        .is("aria-labelledby", "checker-over")
        .hold(element("div", "govuk-notification-banner__header", vec![title.draw()]))
        .hold(content.within("div", "govuk-notification-banner__content"))
        .draw()
}
