//! What a register that was opened or dropped would change, before it changes anything.

use yew::prelude::*;

use govuk::{Button, ButtonKind, InsetText, context::Context};
use register::merge::{Changed, changes};

use super::{
    desk::{Action, Review},
    host::now,
    pieces::{DeskHandle, column_name, lines, on_click, said_in},
};

/// How many changes are listed; the rest are counted.
const LISTED: usize = 100;

/// Returns the page on which the SPOC says whether the registers are put together.
pub fn review(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let Some(review) = desk.reviews.first() else {
        return Html::default();
    };
    let accept = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Accept(now(desk.setting.today))))
    };
    let changed = changes(&desk.ledger, &review.merged.ledger);
    let added = review.merged.added.to_string();
    let questions = review.merged.clashes.len().to_string();
    let counts = [("added", added.as_str()), ("changed", &changed.len().to_string()), ("questions", &questions)];
    html! {
        <>
            { context.page_heading(context.fill("review.heading", &[("file", &review.name)])) }
            if review.is_own {
                { context.paragraph("review.own") }
            } else {
                <InsetText><strong>{ context.say("review.foreign") }</strong></InsetText>
                { context.paragraph("review.foreign-text") }
            }
            <p class="govuk-body">{ context.fill("review.counts", &counts) }</p>
            { list(desk, &context, review, &changed) }
            <div class="govuk-button-group">
                <Button text={context.say("review.accept")} onclick={accept} />
                <Button text={context.say("review.decline")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::Decline)} />
            </div>
        </>
    }
}

fn list(desk: &DeskHandle, context: &Context, review: &Review, changed: &[Changed]) -> Html {
    let who = |reference: &str| {
        let record = desk.ledger.records.get(reference).or_else(|| review.merged.ledger.records.get(reference));
        record.map(|record| record.value(register::ledger::CANDIDATE).to_owned()).unwrap_or_default()
    };
    let line = |reference: &str, column: &str, before: &str, after: &str| {
        let title = context.fill("clashes.of", &[("column", &column_name(context, column)), ("who", &who(reference))]);
        let values = [("before", said_in(context, column, before)), ("after", said_in(context, column, after))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        html! { <li><strong>{ title }</strong><br />{ lines(&context.fill("review.change", &values)) }</li> }
    };
    let new: Vec<Html> = review
        .merged
        .ledger
        .records
        .iter()
        .filter(|(reference, _)| !desk.ledger.records.contains_key(*reference))
        .take(LISTED)
        .map(|(_, record)| {
            let parts = [register::ledger::DATE_OF_CONTACT, register::ledger::CANDIDATE, register::ledger::SOUGHT];
            let parts = parts.map(|column| said_in(context, column, record.value(column)));
            html! { <li>{ lines(&parts.join(" – ")) }</li> }
        })
        .collect();
    let changed: Vec<Html> = changed
        .iter()
        .take(LISTED)
        .map(|changed| line(&changed.reference, &changed.column, &changed.before, &changed.after))
        .collect();
    let asked: Vec<Html> = review
        .merged
        .clashes
        .iter()
        .take(LISTED)
        .map(|clash| line(&clash.reference, &clash.column, &clash.mine, &clash.theirs))
        .collect();
    let part = |key: &str, items: Vec<Html>| {
        if items.is_empty() {
            return Html::default();
        }
        html! { <>{ context.heading(1, context.say(key)) }<ul class="govuk-list govuk-list--bullet">{ for items }</ul></> }
    };
    html! { <>{ part("review.new", new) }{ part("review.changed", changed) }{ part("review.asked", asked) }</> }
}
