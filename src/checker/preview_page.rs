//! The register entry exactly as the SPOC will read it, and the ways to send or keep it.

use entry::{short_reference, summary_text};
use govuk::{Button, ButtonKind, bullets, paragraph};
use yew::prelude::*;

use super::{
    handle::{Checker, on},
    outcome_page::elsewhere,
    send_entry::SendEntry,
    state::Action,
    wording::the_post,
};

/// The properties of a [`PreviewPage`].
#[derive(Properties, PartialEq)]
pub struct PreviewPageProps {
    /// The state.
    pub checker: Checker,
}

/// The preview.
#[component]
pub fn PreviewPage(props: &PreviewPageProps) -> Html {
    let checker = &props.checker;
    let context = &checker.context();
    let Some(entry) = checker.entry.as_ref().and_then(|entry| entry.complete.as_ref()) else {
        return Html::default();
    };
    let post = context.spoc().map(|spoc| the_post(context, spoc)).unwrap_or_default();
    let buttons = [("outcome.other", Action::CheckSomethingElse), ("outcome.clear", Action::Clear)];
    html! {
        <>
            { context.page_heading(context.say("preview.heading")) }
            { paragraph(context.fill("preview.text", &[("post", &post)])) }
            <div class="checker-preview">{ summary_text(entry, context.policy()) }</div>
            <Button text={context.say("preview.edit")} kind={ButtonKind::Secondary} onclick={on(checker, Action::Back)} />
            <SendEntry checker={checker.clone()} />
            { context.heading(1, context.say("preview.next")) }
            { bullets([
                context.say("preview.cannot-see").into(),
                context.fill("preview.keeps", &[("post", &post)]).into(),
                html! { <>{ context.say("preview.reference") }{ " " }<strong>{ short_reference(&entry.reference) }</strong></> },
            ]) }
            <div class="govuk-button-group">{ elsewhere(checker, buttons) }</div>
        </>
    }
}
