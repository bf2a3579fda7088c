//! The publication in three steps: choose, mask, confirm.

use yew::prelude::*;

use checker::{
    browser,
    context::Context,
    parts::{details, heading as part_heading, page_heading},
};
use register::publish::{ALLOWED, Concern, Decision, heading, is_answered};

use super::{
    desk::Action,
    files::{fail, file_name},
    host::{message, now},
    pieces::{AT_ONCE, DeskHandle, button, checkbox, link_button, on_click, paged, turning, value_of},
    publication::{Publication, Step},
};

/// Returns the page of the publication.
pub fn publish_page(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let title = match desk.publication.step {
        Step::List => "publish.heading",
        Step::Choose => "publish.choose",
        Step::Mask => "publish.mask",
        Step::Confirm => "publish.confirm",
    };
    let back = (desk.publication.step != Step::List).then(|| {
        html! {
            <button type="button" class="govuk-back-link checker-back checker-no-print" onclick={on_click(desk, Action::Step(Step::List))}>
                { context.say("publish.back") }
            </button>
        }
    });
    html! {
        <div key={title}>
            { back.unwrap_or_default() }
            <div class={(desk.publication.step == Step::Confirm).then_some("checker-no-print")}>
                { page_heading(&context, "govuk-heading-l", None, context.say(title)) }
            </div>
            { match desk.publication.step {
                Step::List => list(desk, &context),
                Step::Choose => choose(desk, &context),
                Step::Mask => mask(desk, &context),
                Step::Confirm => confirm(desk, &context),
            } }
        </div>
    }
}

fn list(desk: &DeskHandle, context: &Context) -> Html {
    let publication = &desk.publication;
    if publication.offered.is_empty() {
        return html! { <p class="govuk-body">{ context.say("publish.nothing") }</p> };
    }
    let undecided = publication.proposal.undecided(&publication.decisions);
    let is_masked = publication.chosen && undecided == 0;
    let is_ready = publication.is_ready();
    let task = |step: Step, key: &str, done: bool, available: bool| {
        let status = if done {
            context.say("publish.done")
        } else if !available {
            context.say("publish.later")
        } else if step == Step::Mask {
            context.fill("publish.to-decide", &[("count", &undecided.to_string())])
        } else {
            context.say("publish.to-do")
        };
        html! {
            <li class={classes!("govuk-task-list__item", available.then_some("govuk-task-list__item--with-link"))}>
                <div class="govuk-task-list__name-and-hint">
                    if available {
                        { link_button(context.say(key), None, on_click(desk, Action::Step(step))) }
                    } else {
                        { context.say(key) }
                    }
                </div>
                <div class={classes!("govuk-task-list__status", (!available).then_some("govuk-task-list__status--cannot-start-yet"))}>
                    if done || !available {
                        { status }
                    } else {
                        <strong class="govuk-tag govuk-tag--blue">{ status }</strong>
                    }
                </div>
            </li>
        }
    };
    html! {
        <>
            <p class="govuk-body">{ context.say("publish.text") }</p>
            <ul class="govuk-task-list ledger-tasks">
                { task(Step::Choose, "publish.choose", publication.chosen, true) }
                { task(Step::Mask, "publish.mask", is_masked, publication.chosen) }
                { task(Step::Confirm, "publish.confirm", publication.confirmed.is_some(), is_ready) }
            </ul>
        </>
    }
}

fn choose(desk: &DeskHandle, context: &Context) -> Html {
    let publication = &desk.publication;
    let (pages, page) = paged(publication.offered.len(), publication.page);
    let contact = |(index, reference): (usize, &String)| {
        let record = desk.ledger.records.get(reference)?;
        let words = ["date-of-contact", "candidate", "information-sought"].map(|id| {
            let column = desk.policy().columns().iter().find(|column| column.id == id);
            let text = column.map(|column| value_of(context, column, record.value(id))).unwrap_or_default();
            text.chars().take(90).collect::<String>()
        });
        let mut label = words.join(" – ");
        let is_published = !record.value("date-added-to-website").is_empty();
        if is_published {
            label.push_str(&context.say("publish.before"));
        } else if !is_answered(record, desk.policy()) {
            label.push_str(&context.say("publish.unanswered"));
        }
        if publication.late.contains(reference) {
            label.push_str(&context.say("publish.came-late"));
        }
        let (dispatcher, name) = (desk.dispatcher(), reference.clone());
        let onchange = Callback::from(move |wanted| dispatcher.dispatch(Action::Reference(name.clone(), wanted)));
        let checked = publication.references.contains(reference);
        Some(checkbox(format!("ledger-out-{index}"), label, checked, onchange))
    };
    let column = |id: &str| {
        let (dispatcher, name) = (desk.dispatcher(), id.to_owned());
        let onchange = Callback::from(move |wanted| dispatcher.dispatch(Action::Column(name.clone(), wanted)));
        let checked = publication.columns.contains(id);
        checkbox(format!("ledger-column-{id}"), heading(desk.policy(), id), checked, onchange)
    };
    html! {
        <>
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{ context.say("publish.columns") }</legend>
                    <div class="govuk-hint">{ context.say("publish.columns-hint") }</div>
                    <div class="govuk-checkboxes govuk-checkboxes--small">{ for ALLOWED.into_iter().map(column) }</div>
                </fieldset>
            </div>
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{ context.say("publish.contacts") }</legend>
                    <div class="govuk-checkboxes govuk-checkboxes--small">
                        { for on_page(publication.offered.iter(), page).filter_map(contact) }
                    </div>
                </fieldset>
            </div>
            { turning(desk, (pages, page)) }
            { button(context.say("publish.chosen"), "", on_click(desk, Action::Chosen)) }
        </>
    }
}

fn mask(desk: &DeskHandle, context: &Context) -> Html {
    let publication = &desk.publication;
    let one = |(index, concern): (usize, &Concern)| {
        let chosen = publication.decisions.get(&index).copied();
        let kind = context.say(&format!("kind.{}", concern.kind.id()));
        let places = context.fill("publish.places", &[("count", &concern.places.to_string())]);
        let replacement = context.fill("publish.mask-with", &[("words", &concern.replacement)]);
        html! {
            <div class="govuk-form-group ledger-concern" key={index}>
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ &concern.text }</legend>
                    <p class="govuk-hint">
                        { kind }{ ". " }
                        if !concern.is_sure {
                            { context.say("publish.everyday") }{ " " }
                        }
                        { places }
                    </p>
                    <p class="govuk-body-s" dir="auto">
                        { "… " }{ &concern.around.0 }<mark>{ &concern.text }</mark>{ &concern.around.1 }{ " …" }
                    </p>
                    <div class="govuk-radios govuk-radios--small govuk-radios--inline">
                        { decision(desk, index, Decision::Mask, chosen, replacement) }
                        { decision(desk, index, Decision::Keep, chosen, context.say("publish.keep")) }
                    </div>
                </fieldset>
            </div>
        }
    };
    if publication.proposal.concerns.is_empty() {
        return html! { <p class="govuk-body">{ context.say("publish.no-concerns") }</p> };
    }
    let (pages, page) = paged(publication.proposal.concerns.len(), publication.page);
    html! {
        <>
            <p class="govuk-body">{ context.say("publish.mask-text") }</p>
            { button(context.say("publish.mask-rest"), "govuk-button--secondary", on_click(desk, Action::MaskRest)) }
            { for on_page(publication.proposal.concerns.iter(), page).map(one) }
            { turning(desk, (pages, page)) }
            { button(context.say("publish.masked"), "", on_click(desk, Action::Step(Step::List))) }
        </>
    }
}

/// Returns those items of a list that are on a page, with their places in the list.
fn on_page<T>(items: impl Iterator<Item = T>, page: usize) -> impl Iterator<Item = (usize, T)> {
    items.enumerate().skip(page * AT_ONCE).take(AT_ONCE)
}

fn decision(desk: &DeskHandle, index: usize, offered: Decision, chosen: Option<Decision>, label: String) -> Html {
    let id = format!("ledger-concern-{index}-{}", if offered == Decision::Mask { "mask" } else { "keep" });
    let dispatcher = desk.dispatcher();
    let onchange = Callback::from(move |_: Event| dispatcher.dispatch(Action::Decide(index, offered)));
    html! {
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                id={id.clone()}
                name={format!("ledger-concern-{index}")}
                type="radio"
                checked={chosen == Some(offered)}
                {onchange}
            />
            <label class="govuk-label govuk-radios__label" for={id}>{ label }</label>
        </div>
    }
}

fn confirm(desk: &DeskHandle, context: &Context) -> Html {
    let publication = &desk.publication;
    let caption = caption(desk, context);
    let html_text = publication.proposal.html(&caption, &publication.decisions);
    let copy = {
        let (desk, text) = (desk.clone(), html_text.clone());
        Callback::from(move |_: MouseEvent| {
            let desk = desk.clone();
            browser::copy(&text, move |is_done| {
                let key = if is_done { "publish.copied" } else { "publish.not-copied" };
                desk.dispatch(Action::Say((key, Vec::new())));
            });
        })
    };
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let csv = desk.publication.proposal.csv(&desk.publication.decisions);
            let name = file_name(&desk, "csv").replace("contact-register", "published-log");
            if let Err(error) = browser::download(&name, "text/csv", csv.as_bytes()) {
                fail(&desk, "ledger.cannot-save", &message(&error));
            }
        })
    };
    let done = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Confirm(now(desk.setting.today))))
    };
    html! {
        <>
            <p class="govuk-body checker-no-print">{ context.say("publish.preview") }</p>
            <p class="govuk-body checker-no-print">{ context.fill("publish.labels", &[("labels", &labels(publication))]) }</p>
            <div class="ledger-paper">{ preview(publication, &caption) }</div>
            <div class="govuk-button-group checker-no-print">
                { button(context.say("publish.copy"), "govuk-button--secondary", copy) }
                { button(context.say("publish.csv"), "govuk-button--secondary", save) }
                { button(context.say("publish.print"), "govuk-button--secondary", Callback::from(|_| browser::print())) }
            </div>
            <div class="checker-no-print">
                { details(context.say("publish.html"), html! { <pre class="checker-preview" tabindex="0">{ html_text }</pre> }) }
                { part_heading(context, 1, context.say("publish.dates")) }
                <p class="govuk-body">{ context.say("publish.dates-text") }</p>
                if publication.confirmed.is_none() {
                    { button(context.say("publish.add-dates"), "", done) }
                }
            </div>
        </>
    }
}

/// Returns the labels that stand in the log. Whom they stand for is on the page of the figures alone.
fn labels(publication: &Publication) -> String {
    let mut labels: Vec<&str> = publication.proposal.called.iter().map(|called| called.label.as_str()).collect();
    labels.dedup();
    labels.join(", ")
}

fn caption(desk: &DeskHandle, context: &Context) -> String {
    context.fill("publish.caption", &[("force", &desk.policy().force)])
}

/// Exactly what goes out, as a table on the page.
fn preview(publication: &Publication, caption: &str) -> Html {
    let cell = |(index, text): (usize, &String)| {
        if index == 0 {
            html! { <th scope="row" class="govuk-table__header">{ text }</th> }
        } else {
            html! { <td class="govuk-table__cell ledger-lines" dir="auto">{ text }</td> }
        }
    };
    let row = |cells: Vec<String>| {
        html! { <tr class="govuk-table__row">{ for cells.iter().enumerate().map(cell) }</tr> }
    };
    let head = |text: &String| html! { <th scope="col" class="govuk-table__header">{ text }</th> };
    html! {
        <div class="ledger-scroll ledger-scroll--paper" tabindex="0" role="region" aria-label={caption.to_owned()}>
            <table class="govuk-table">
                <caption class="govuk-table__caption govuk-table__caption--m">{ caption }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">{ for publication.proposal.header.iter().map(head) }</tr>
                </thead>
                <tbody class="govuk-table__body">
                    { for publication.proposal.rows(&publication.decisions).into_iter().map(row) }
                </tbody>
            </table>
        </div>
    }
}
