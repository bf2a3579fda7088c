//! The register entry exactly as the SPOC will read it, and the ways to send or keep it.

use entry::{SummaryLine, block, short_reference, summary_lines};
use govuk::{Button, ButtonKind, Details, LinkButton, SummaryList, SummaryRow, bullets, context::Context, paragraph};
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
    let lines = summary_lines(entry, context.policy());
    let result = lines.iter().position(|line| line.column.is_none());
    let rows: Vec<SummaryRow> = lines
        .into_iter()
        .enumerate()
        // What stands below the result (its paragraphs, the protocol, the reference) changes with it, or never.
        .map(|(index, line)| row(checker, context, line, result.is_none_or(|result| index <= result)))
        .collect();
    let buttons = [("outcome.other", Action::CheckSomethingElse), ("outcome.clear", Action::Clear)];
    html! {
        <>
            { context.page_heading(context.say("preview.heading")) }
            { paragraph(context.fill("preview.text", &[("post", &post)])) }
            <div class="checker-preview">
                <SummaryList {rows} />
                <Details summary={context.say("preview.block")}>
                    { context.paragraph("preview.block-text") }
                    { paragraph(block::write(entry).unwrap_or_default()) }
                </Details>
            </div>
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

/// Returns one line of the entry, with Change where a person can change it.
fn row(checker: &Checker, context: &Context, line: SummaryLine, is_changed_here: bool) -> SummaryRow {
    let SummaryLine { column, heading, value } = line;
    let change = is_changed_here.then(|| {
        let onclick = on(checker, Action::Correct(column));
        html! { <LinkButton text={context.say("trail.change")} hidden={heading.clone()} {onclick} /> }
    });
    SummaryRow { action: change, ..SummaryRow::new(heading, value) }
}
