//! One contact: all its columns, the advice and why, its history; and its form.

use yew::prelude::*;

use calendar::date_text::{clock_time, long_date, parse_moment};
use checker::{
    browser,
    column_field::ColumnField,
    context::Context,
    parts::{details, heading, page_heading},
};
use entry::{short_reference, words::verdict_label};
use policy::Policy;
use register::ledger::{Change, ChangeKind, Record};

use super::{
    desk::{Action, Screen},
    host::now,
    pieces::{DeskHandle, button, column_name, heading_of, lines, moment, on_click, state_tag, summary_row, value_of},
};

/// Returns the contact that is open, if one is.
pub fn detail(desk: &DeskHandle) -> Html {
    let Some(record) = desk.open.as_ref().and_then(|reference| desk.ledger.records.get(reference)) else {
        return Html::default();
    };
    let context = desk.context();
    let policy = desk.policy();
    let rows = policy.columns().iter().map(|column| {
        let value = value_of(&context, column, record.value(&column.id));
        let value = if value.is_empty() {
            html! { context.say("detail.empty") }
        } else {
            lines(&value)
        };
        summary_row(heading_of(column), value)
    });
    let unknown = record.entry.values.iter().filter(|(id, _)| !policy.columns().iter().any(|column| column.id == **id));
    let unknown = unknown.map(|(id, value)| summary_row(id.clone(), lines(value)));
    let level = format!("h{}", context.setting.heading_level.saturating_add(1).min(6));
    html! {
        <section class="ledger-detail" aria-labelledby="ledger-detail-heading" key={record.entry.reference.clone()}>
            <@{level} class="govuk-heading-m" id="ledger-detail-heading" tabindex="-1">{ context.say("detail.heading") }</@>
            <p class="govuk-body">{ state_tag(&context, record.state(policy)) }</p>
            <div class="govuk-button-group checker-no-print">
                { button(context.say("detail.edit"), "", on_click(desk, Action::Edit(Some(record.entry.reference.clone())))) }
                if desk.screen == Screen::Table {
                    { button(context.say("detail.print"), "govuk-button--secondary", on_click(desk, Action::Show(Screen::Sheet))) }
                }
                { button(context.say("detail.close"), "govuk-button--secondary", on_click(desk, Action::OpenRecord(None))) }
            </div>
            <dl class="govuk-summary-list">{ for rows }{ for unknown }</dl>
            { advice(&context, policy, record) }
            { heading(&context, 2, context.say("detail.history")) }
            { history(&context, record) }
            <p class="govuk-body-s">{ context.fill("detail.reference", &[("short", &short_reference(&record.entry.reference)), ("reference", &record.entry.reference)]) }</p>
        </section>
    }
}

/// The advice that the checker gave, the paragraphs that say so, and why.
fn advice(context: &Context, policy: &Policy, record: &Record) -> Html {
    let entry = &record.entry;
    if entry.is_by_hand() {
        return html! { <p class="govuk-body">{ context.say("detail.by-hand") }</p> };
    }
    let cited = entry.citations.iter().map(|number| {
        let summary = policy.provisions.get(number).map(|provision| format!(": {}", provision.summary));
        html! { <li>{ number }{ summary.unwrap_or_default() }</li> }
    });
    let trail = entry.trail.iter().map(|line| summary_row(line.question.clone(), lines(&line.response)));
    let versions = [("made", entry.version.as_str()), ("now", policy.version.as_str())];
    html! {
        <>
            { heading(context, 2, context.say("detail.advice")) }
            <p class={classes!("checker-verdict", format!("checker-verdict--{}", entry.verdict.id()))}>
                { verdict_label(policy, entry.verdict) }
            </p>
            <p class="govuk-body">{ &entry.headline }</p>
            if entry.version != policy.version {
                <p class="govuk-inset-text">{ context.fill("detail.version", &versions) }</p>
            }
            <p class="govuk-body">{ context.say("detail.paragraphs") }</p>
            <ul class="govuk-list govuk-list--bullet">{ for cited }</ul>
            { details(context.say("detail.why"), html! { <dl class="govuk-summary-list">{ for trail }</dl> }) }
        </>
    }
}

fn history(context: &Context, record: &Record) -> Html {
    let line = |change: &Change| {
        let column = column_name(context, &change.column);
        let empty = context.say("detail.empty");
        let shown = |text: &str| if text.is_empty() { empty.clone() } else { text.to_owned() };
        let sent = parse_moment(&change.sent);
        let sent = sent.map(|sent| format!("{}, {}", long_date(sent.date()), clock_time(sent.time())));
        let values = [
            ("column", column),
            ("before", shown(&change.before)),
            ("after", shown(&change.after)),
            ("from", change.from.clone()),
            ("sent", sent.unwrap_or_default()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let key = match change.kind {
            ChangeKind::Added if !change.from.is_empty() && !change.sent.is_empty() => "history.added-mail",
            ChangeKind::Added if !change.from.is_empty() => "history.added-from",
            ChangeKind::Added => "history.added",
            ChangeKind::Corrected => "history.corrected",
            ChangeKind::Edited => "history.edited",
            ChangeKind::Merged => "history.merged",
            ChangeKind::Published => "history.published",
        };
        html! { <li><strong>{ moment(change) }</strong><br />{ lines(&context.fill(key, &values)) }</li> }
    };
    html! { <ol class="govuk-list ledger-history">{ for record.history.iter().map(line) }</ol> }
}

/// Returns the form of a contact: the fields that staff have, and the SPOC's own.
pub fn form(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let title = if desk.form.reference.is_some() { "form.edit" } else { "form.new" };
    let onsubmit = {
        let desk = desk.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            event.stop_propagation();
            desk.dispatch(Action::Keep(browser::new_reference(), now(desk.setting.today)));
        })
    };
    let fields = desk.policy().columns().iter().map(|column| {
        let (texts, name) = (desk.dispatcher(), column.id.clone());
        ColumnField {
            context: &context,
            column,
            value: desk.form.value(&column.id),
            typed: desk.form.day(&column.id),
            is_filled: false,
            problem: desk.problems.iter().find(|problem| problem.of == column.id),
            ontext: Callback::from(move |text| texts.dispatch(Action::Type(name.clone(), text))),
            onpart: &|part| {
                let (parts, name) = (desk.dispatcher(), column.id.clone());
                Callback::from(move |text| parts.dispatch(Action::TypePart(name.clone(), part, text)))
            },
        }
        .draw()
    });
    let keep_next = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.dispatch(Action::KeepAndNext(browser::new_reference(), now(desk.setting.today)));
        })
    };
    let filled: Vec<String> = desk.form.from_lines.iter().map(|column| column_name(&context, column)).collect();
    let filled = filled.join(", ");
    let waiting =
        desk.form.waiting.and_then(|index| desk.waiting.get(index)).filter(|waiting| !waiting.text.trim().is_empty());
    html! {
        <div class="ledger-form" key={desk.form.reference.clone().unwrap_or_default()}>
            { page_heading(&context, "govuk-heading-l", None, context.say(title)) }
            <div class="govuk-inset-text">{ context.say("register.personal-data") }</div>
            if let Some(waiting) = waiting {
                { heading(&context, 1, context.fill("waiting.text", &[("source", &waiting.source)])) }
                <pre class="checker-preview ledger-source" dir="auto" tabindex="0">{ &waiting.text }</pre>
            }
            if !desk.form.from_lines.is_empty() {
                <p class="govuk-inset-text">{ context.fill("form.from-lines", &[("columns", &filled)]) }</p>
            }
            if desk.leaving.is_some() {
                <div class="ledger-banner" role="alert">
                    <p class="govuk-body">{ context.say("form.leaving") }</p>
                    <div class="govuk-button-group">
                        { button(context.say("form.stay"), "", on_click(desk, Action::Stay)) }
                        { button(context.say("form.leave"), "govuk-button--warning", on_click(desk, Action::Leave)) }
                    </div>
                </div>
            }
            <form novalidate=true {onsubmit}>
                { for fields }
                <div class="govuk-button-group">
                    <button type="submit" class="govuk-button">{ context.say("form.keep") }</button>
                    if desk.form.reference.is_some() {
                        { button(context.say("form.keep-next"), "govuk-button--secondary", keep_next) }
                    }
                    { button(context.say("form.cancel"), "govuk-button--secondary", on_click(desk, Action::Show(Screen::Table))) }
                </div>
            </form>
        </div>
    }
}
