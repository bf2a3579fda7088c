//! What two sides disagree about, side by side.

use yew::prelude::*;

use entry::words::{label, verdict_label};
use govuk::{Button, ButtonKind, Radio, Radios, Size, context::Context};
use register::{
    ledger::{RESULT, Record},
    merge::{Clash, Merge, Other, Side, result_parts},
};

use super::{
    desk::Action,
    host::now,
    pieces::{DeskHandle, column_name, lines, on_click, said_in},
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
            { context.page_heading(context.say("clashes.heading")) }
            { context.paragraph("clashes.text") }
            <div class="govuk-button-group">
                <Button text={context.say("clashes.all-mine")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::ChooseAll(Side::Mine))} />
                <Button text={context.say("clashes.all-theirs")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::ChooseAll(Side::Theirs))} />
            </div>
            { for merged.clashes.iter().enumerate().map(|(index, clash)| question(desk, &context, merged, index, clash)) }
            <Button text={context.say("clashes.keep")} onclick={settle} />
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
    let problem = desk.problems.iter().find(|problem| problem.field == field_id(index));
    let error = context.error(problem);
    let source: Option<Html> =
        (!clash.source.is_empty()).then(|| context.fill("clashes.source", &[("source", &clash.source)]).into());
    let radio = |side: Side, label: &str, value: &str| {
        let value = lines(value);
        Radio::new(side_id(side), html! { <><strong>{ context.say(label) }</strong><br />{ value }</> }).into()
    };
    let items = vec![radio(Side::Mine, mine_label, &mine), radio(Side::Theirs, theirs_label, &theirs)];
    let dispatcher = desk.dispatcher();
    let onchange = Callback::from(move |chosen: String| {
        let side = if chosen == side_id(Side::Mine) { Side::Mine } else { Side::Theirs };
        dispatcher.dispatch(Action::Choose(index, side));
    });
    html! {
        <div class="ledger-clash">
            <Radios
                id={field_id(index)} legend={title} legend_size={Size::S} hint={source} {error} {items}
                value={clash.choice.map(|side| AttrValue::Static(side_id(side)))} {onchange}
            />
        </div>
    }
}

/// Returns what both sides say. Of the advice, everything that differs: the verdict and the answers too.
fn texts(context: &Context, record: Option<&Record>, merged: &Merge, clash: &Clash) -> (String, String) {
    let (Some(record), Some(other), RESULT) = (record, merged.other(&clash.reference), clash.column.as_str()) else {
        let said = |value| said_in(context, &clash.column, value);
        return (said(&clash.mine), said(&clash.theirs));
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

/// Returns the id of the first radio of a question.
pub fn field_id(index: usize) -> String {
    format!("ledger-clash-{index}")
}

const fn side_id(side: Side) -> &'static str {
    match side {
        Side::Mine => "mine",
        Side::Theirs => "theirs",
    }
}
