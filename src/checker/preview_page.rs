//! The register entry exactly as the SPOC will read it, and the ways to send or keep it.

use yew::prelude::*;

use entry::{short_reference, summary_text};

use super::{
    outcome_page::elsewhere,
    parts::{bullets, secondary},
    send_entry::send_entry,
    stack::Stack,
    state::Action,
    tag::text,
    view::View,
};

/// The preview.
pub fn preview_page(view: &View<'_>) -> Html {
    let context = &view.context;
    let Some(entry) = view.state.entry.as_ref().and_then(|entry| entry.complete.as_ref()) else {
        return Html::default();
    };
    let post = context.spoc().map(|spoc| context.the_post(spoc)).unwrap_or_default();
    let mut page = Stack::new(context);
    page.title(context.say("preview.heading"));
    page.fill("preview.text", &[("post", &post)]);
    page.text("div", "checker-preview", summary_text(entry, context.policy()));
    page.add(secondary(context.say("preview.edit"), view.on_click(Action::Back)));
    send_entry(&mut page, view);
    page.heading("preview.next");
    let mut reference = Stack::new(context);
    reference.add(text(context.say("preview.reference") + " "));
    reference.text("strong", "", short_reference(&entry.reference));
    page.add(bullets([
        text(context.say("preview.cannot-see")),
        text(context.fill("preview.keeps", &[("post", &post)])),
        reference.finish(),
    ]));
    page.add(elsewhere(
        view,
        "govuk-button-group",
        &[("outcome.other", Action::CheckSomethingElse), ("outcome.clear", Action::Clear)],
    ));
    page.finish()
}
