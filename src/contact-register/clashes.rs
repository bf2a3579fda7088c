//! What two sides disagree about, side by side.

use yew::prelude::*;

use checker::{context::Context, parts::page_heading};
use entry::words::{label, verdict_label};
use register::{
    ledger::{RESULT, Record},
    merge::{Clash, Merge, Other, Side, result_parts},
};

use super::{
    desk::Action,
    host::now,
    pieces::{DeskHandle, button, column_name, lines, on_click},
};

/// Returns the page on which the SPOC chooses.
pub fn clashes(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let Some(merged) = &desk.clashes else {
        return Html::default();
    };
    let settle = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Settle(now(desk.setting.today))))
    };
    html! {
        <>
            { page_heading(&context, "govuk-heading-l", None, context.say("clashes.heading")) }
            <p class="govuk-body">{ context.say("clashes.text") }</p>
            <div class="govuk-button-group">
                { button(context.say("clashes.all-mine"), "govuk-button--secondary", on_click(desk, Action::ChooseAll(Side::Mine))) }
                { button(context.say("clashes.all-theirs"), "govuk-button--secondary", on_click(desk, Action::ChooseAll(Side::Theirs))) }
            </div>
            { for merged.clashes.iter().enumerate().map(|(index, clash)| question(desk, &context, merged, index, clash)) }
            { button(context.say("clashes.keep"), "", settle) }
        </>
    }
}

/// Returns the question about one column of one contact.
fn question(desk: &DeskHandle, context: &Context, merged: &Merge, index: usize, clash: &Clash) -> Html {
    let record = desk.ledger.records.get(&clash.reference);
    let who = record.map(|record| record.value(register::ledger::CANDIDATE).to_owned()).unwrap_or_default();
    let title = context.fill("clashes.of", &[("column", &column_name(context, &clash.column)), ("who", &who)]);
    let (mine, theirs) = texts(context, record, merged, clash);
    let (mine_label, theirs_label) = match clash.with {
        Other::Block => ("clashes.lines", "clashes.block"),
        Other::Copy | Other::Entry => ("clashes.mine", "clashes.theirs"),
    };
    let is_missing = desk.problems.iter().any(|problem| problem.field == field_id(index, Side::Mine));
    html! {
        <div class={classes!("govuk-form-group", "ledger-clash", is_missing.then_some("govuk-form-group--error"))}>
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ title }</legend>
                if !clash.source.is_empty() {
                    <p class="govuk-hint">{ context.fill("clashes.source", &[("source", &clash.source)]) }</p>
                }
                if is_missing {
                    <p class="govuk-error-message">
                        <span class="govuk-visually-hidden">{ context.say("error.prefix") }</span>{ " " }
                        { context.say("clashes.choose-one") }
                    </p>
                }
                <div class="govuk-radios ledger-clash__sides">
                    { choice(desk, index, Side::Mine, clash.choice, context.say(mine_label), &mine) }
                    { choice(desk, index, Side::Theirs, clash.choice, context.say(theirs_label), &theirs) }
                </div>
            </fieldset>
        </div>
    }
}

/// Returns what both sides say. Of the advice, everything that differs: the verdict and the answers too.
fn texts(context: &Context, record: Option<&Record>, merged: &Merge, clash: &Clash) -> (String, String) {
    let (Some(record), Some(other), RESULT) = (record, merged.other(&clash.reference), clash.column.as_str()) else {
        return (clash.mine.clone(), clash.theirs.clone());
    };
    let policy = context.policy();
    let parts = result_parts(&record.entry, other);
    let text = |theirs: bool| {
        let part = |(key, mine, other): &(&str, String, String)| {
            let entry = if theirs { other } else { mine };
            let verdict = if theirs { merged.other(&clash.reference) } else { Some(&record.entry) };
            let said = match (*key, verdict) {
                ("result", Some(entry)) => verdict_label(policy, entry.verdict),
                _ => entry.clone(),
            };
            format!("{}: {said}", label(policy, key))
        };
        parts.iter().map(part).collect::<Vec<_>>().join("\n")
    };
    (text(false), text(true))
}

fn field_id(index: usize, side: Side) -> String {
    format!("ledger-clash-{index}-{}", if side == Side::Mine { "mine" } else { "theirs" })
}

fn choice(desk: &DeskHandle, index: usize, side: Side, chosen: Option<Side>, label: String, value: &str) -> Html {
    let id = field_id(index, side);
    let dispatcher = desk.dispatcher();
    let onchange = Callback::from(move |_: Event| dispatcher.dispatch(Action::Choose(index, side)));
    let value = if value.is_empty() { desk.context().say("detail.empty") } else { value.to_owned() };
    html! {
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                id={id.clone()}
                name={format!("ledger-clash-{index}")}
                type="radio"
                checked={chosen == Some(side)}
                {onchange}
            />
            <label class="govuk-label govuk-radios__label" for={id}>
                <strong>{ label }</strong><br />{ lines(&value) }
            </label>
        </div>
    }
}
