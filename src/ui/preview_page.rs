//! The register entry exactly as the SPOC will read it, and the ways to send or keep it.

use yew::prelude::*;

use crate::register::summary_text;

use super::{
    parts::{Handle, bullets, heading, on_click, page_heading, secondary},
    send_entry::send_entry,
    state::Action,
};

/// The preview.
pub fn preview_page(state: &Handle) -> Html {
    let context = &state.context();
    let Some(entry) = state.entry.as_ref().and_then(|entry| entry.complete.as_ref()) else {
        return Html::default();
    };
    let post = context.spoc().map(|spoc| context.the_post(spoc)).unwrap_or_default();
    html! {
        <>
            { page_heading(context, "govuk-heading-l", None, context.say("preview.heading")) }
            <p class="govuk-body">{ context.fill("preview.text", &[("post", &post)]) }</p>
            <div class="checker-preview">{ summary_text(entry, context.policy()) }</div>
            { secondary(context.say("preview.edit"), on_click(state, Action::Back)) }
            { send_entry(state, entry) }
            { heading(context, 1, context.say("preview.next")) }
            { bullets([
                context.say("preview.cannot-see").into(),
                context.fill("preview.keeps", &[("post", &post)]).into(),
                html! { <>{ context.say("preview.reference") }{ " " }<strong>{ &entry.reference }</strong></> },
            ]) }
            <div class="govuk-button-group">
                { secondary(context.say("outcome.other"), on_click(state, Action::CheckSomethingElse)) }
                { secondary(context.say("outcome.clear"), on_click(state, Action::Clear)) }
            </div>
        </>
    }
}
