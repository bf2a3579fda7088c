//! One contact: all its columns, the advice and why, its history; and its form.

use yew::prelude::*;

use calendar::date_text::parse_moment;
use entry::{short_reference, words::verdict_label};
use govuk::{
    Button, ButtonKind, ColumnField, Details, Form, InsetText, Size, SummaryList, SummaryRow, browser,
    context::Context, heading,
};
use policy::Policy;
use register::ledger::{Change, ChangeKind, Record};

use super::{
    desk::{Action, Screen},
    host::now,
    pieces::{DeskHandle, column_name, heading_of, lines, moment, on_click, said_in, state_tag, value_of},
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
        SummaryRow::new(heading_of(column), value)
    });
    let unknown = record.entry.values.iter().filter(|(id, _)| !policy.columns().iter().any(|column| column.id == **id));
    let unknown = unknown.map(|(id, value)| SummaryRow::new(id.clone(), lines(value)));
    html! {
        <section class="ledger-detail" aria-labelledby="ledger-detail-heading" key={record.entry.reference.clone()}>
            { heading(context.level(1), Size::M, Some("ledger-detail-heading"), context.say("detail.heading")) }
            <p class="govuk-body">{ state_tag(&context, record.state(policy)) }</p>
            <div class="govuk-button-group checker-no-print">
                <Button text={context.say("detail.edit")} onclick={on_click(desk, Action::Edit(Some(record.entry.reference.clone())))} />
                if desk.screen == Screen::Table {
                    <Button text={context.say("detail.print")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::Show(Screen::Sheet))} />
                }
                <Button text={context.say("detail.close")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::OpenRecord(None))} />
            </div>
            <SummaryList rows={rows.chain(unknown).collect::<Vec<_>>()} />
            { advice(&context, policy, record) }
            { context.heading(2, context.say("detail.history")) }
            { history(&context, record) }
            if !record.entry.checker.is_empty() {
                <p class="govuk-body-s">{ context.fill("detail.checker", &[("version", &record.entry.checker)]) }</p>
            }
            <p class="govuk-body-s">{ context.fill("detail.reference", &[("short", &short_reference(&record.entry.reference)), ("reference", &record.entry.reference)]) }</p>
        </section>
    }
}

/// The advice that the checker gave, the paragraphs that say so, and why.
fn advice(context: &Context, policy: &Policy, record: &Record) -> Html {
    let entry = &record.entry;
    if entry.is_by_hand() {
        let is_from_here = record.history.first().is_none_or(|added| added.after == context.say("ledger.by-hand"));
        return html! { { context.paragraph(if is_from_here { "detail.by-hand" } else { "detail.no-check" }) } };
    }
    let cited = entry.citations.iter().map(|number| {
        let summary = policy.provisions.get(number).map(|provision| format!(": {}", provision.summary));
        html! { <li>{ number }{ summary.unwrap_or_default() }</li> }
    });
    let trail = entry.trail.iter().map(|line| SummaryRow::new(line.question.clone(), lines(&line.response)));
    let versions = [("made", entry.version.as_str()), ("now", policy.version.as_str())];
    html! {
        <>
            { context.heading(2, context.say("detail.advice")) }
            <p class={classes!("checker-verdict", "checker-tag", format!("checker-verdict--{}", entry.verdict.id()))}>
                { verdict_label(policy, entry.verdict) }
            </p>
            <p class="govuk-body">{ &entry.headline }</p>
            if entry.is_of(policy) == Some(false) {
                <InsetText>{ context.say("detail.not-the-checker") }</InsetText>
            }
            if entry.version != policy.version {
                <InsetText>{ context.fill("detail.version", &versions) }</InsetText>
            }
            { context.paragraph("detail.paragraphs") }
            <ul class="govuk-list govuk-list--bullet">{ for cited }</ul>
            <Details summary={context.say("detail.why")}><SummaryList rows={trail.collect::<Vec<_>>()} /></Details>
        </>
    }
}

fn history(context: &Context, record: &Record) -> Html {
    let line = |change: &Change| {
        let column = column_name(context, &change.column);
        let shown = |value: &str| said_in(context, &change.column, value);
        let sent = parse_moment(&change.sent);
        let sent = sent.map(|sent| moment(context, sent));
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
        html! { <li><strong>{ moment(context, change.when) }</strong><br />{ lines(&context.fill(key, &values)) }</li> }
    };
    html! { <ol class="govuk-list ledger-history">{ for record.history.iter().map(line) }</ol> }
}

/// Returns the form of a contact: the fields that staff have, and the SPOC's own.
pub fn form(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let title = if desk.form.reference.is_some() { "form.edit" } else { "form.new" };
    let onsubmit = {
        let desk = desk.clone();
        Callback::from(move |_: SubmitEvent| {
            desk.dispatch(Action::Keep(browser::new_reference(), now(desk.setting.today)));
        })
    };
    let fields = desk.policy().columns().iter().map(|column| {
        let (texts, name) = (desk.dispatcher(), column.id.clone());
        let ontext = Callback::from(move |text| texts.dispatch(Action::Type(name.clone(), text)));
        let (parts, name) = (desk.dispatcher(), column.id.clone());
        let onpart = Callback::from(move |(part, text)| parts.dispatch(Action::TypePart(name.clone(), part, text)));
        html! {
            <ColumnField
                context={context.clone()} column={column.clone()} value={desk.form.value(&column.id).to_owned()}
                typed={desk.form.day(&column.id)} problem={desk.problems.iter().find(|problem| problem.of == column.id).cloned()}
                {ontext} {onpart}
            />
        }
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
            { context.page_heading(context.say(title)) }
            <InsetText>{ context.say("register.personal-data") }</InsetText>
            if let Some(waiting) = waiting {
                { context.heading(1, context.fill("waiting.text", &[("source", &waiting.source)])) }
                <pre class="checker-preview ledger-source" dir="auto" tabindex="0">{ &waiting.text }</pre>
            }
            if !desk.form.from_lines.is_empty() {
                <InsetText>{ context.fill("form.from-lines", &[("columns", &filled)]) }</InsetText>
            }
            if desk.leaving.is_some() {
                <div class="ledger-banner" role="alert">
                    { context.paragraph("form.leaving") }
                    <div class="govuk-button-group">
                        <Button text={context.say("form.stay")} onclick={on_click(desk, Action::Stay)} />
                        <Button text={context.say("form.leave")} kind={ButtonKind::Warning} onclick={on_click(desk, Action::Leave)} />
                    </div>
                </div>
            }
            <Form {onsubmit}>
                { for fields }
                <div class="govuk-button-group">
                    <Button text={context.say("form.keep")} submits=true />
                    if desk.form.reference.is_some() {
                        <Button text={context.say("form.keep-next")} kind={ButtonKind::Secondary} onclick={keep_next} />
                    }
                    <Button text={context.say("form.cancel")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::Show(Screen::Table))} />
                </div>
            </Form>
        </div>
    }
}
