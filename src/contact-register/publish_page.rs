//! The publication in three steps: choose, mask, confirm.

use yew::prelude::*;

use govuk::{
    BackLink, Button, ButtonKind, Cell, Checkbox, Checkboxes, Details, Radio, Radios, Row, Size, Table, Task, TaskList,
    TaskStatus, browser, context::Context, mounting::message,
};
use register::publish::{ALLOWED, Concern, Decision, heading, is_answered};

use super::{
    desk::Action,
    files::{fail, file_name},
    host::now,
    pieces::{AT_ONCE, DeskHandle, on_click, paged, scrolling, turning, value_of},
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
    let back = on_click(desk, Action::Step(Step::List));
    html! {
        <div key={title}>
            if desk.publication.step != Step::List {
                <BackLink text={context.say("publish.back")} onclick={back} />
            }
            <div class={(desk.publication.step == Step::Confirm).then_some("checker-no-print")}>
                { context.page_heading(context.say(title)) }
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
        return html! { { context.paragraph("publish.nothing") } };
    }
    let undecided = publication.proposal.undecided(&publication.decisions);
    let is_masked = publication.chosen && undecided == 0;
    let is_ready = publication.is_ready();
    let task = |step: Step, key: &str, done: bool, available: bool| {
        let status = if done {
            TaskStatus::Done(context.say("publish.done").into())
        } else if !available {
            TaskStatus::CannotStartYet(context.say("publish.later").into())
        } else if step == Step::Mask {
            TaskStatus::Open(context.fill("publish.to-decide", &[("count", &undecided.to_string())]).into())
        } else {
            TaskStatus::Open(context.say("publish.to-do").into())
        };
        Task { title: context.say(key).into(), status, onclick: on_click(desk, Action::Step(step)) }
    };
    let tasks = vec![
        task(Step::Choose, "publish.choose", publication.chosen, true),
        task(Step::Mask, "publish.mask", is_masked, publication.chosen),
        task(Step::Confirm, "publish.confirm", publication.confirmed.is_some(), is_ready),
    ];
    html! {
        <>
            { context.paragraph("publish.text") }
            <TaskList id="ledger-task" class="ledger-tasks" {tasks} />
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
        Some(Checkbox { id: format!("ledger-out-{index}").into(), text: label.into(), checked, onchange })
    };
    let column = |id: &str| {
        let (dispatcher, name) = (desk.dispatcher(), id.to_owned());
        let onchange = Callback::from(move |wanted| dispatcher.dispatch(Action::Column(name.clone(), wanted)));
        let checked = publication.columns.contains(id);
        let text = heading(desk.policy(), id).into();
        Checkbox { id: format!("ledger-column-{id}").into(), text, checked, onchange }
    };
    html! {
        <>
            <Checkboxes
                id="ledger-columns" legend={context.say("publish.columns")} legend_size={Size::M}
                hint={Html::from(context.say("publish.columns-hint"))} items={ALLOWED.into_iter().map(column).collect::<Vec<_>>()}
            />
            <Checkboxes
                id="ledger-contacts" legend={context.say("publish.contacts")} legend_size={Size::M}
                items={on_page(publication.offered.iter(), page).filter_map(contact).collect::<Vec<_>>()}
            />
            { turning(desk, (pages, page)) }
            <Button text={context.say("publish.chosen")} onclick={on_click(desk, Action::Chosen)} />
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
        let hint = html! {
            <>
                { kind }{ ". " }
                if !concern.is_sure {
                    { context.say("publish.everyday") }{ " " }
                }
                { places }
            </>
        };
        let items = vec![
            Radio::new(decision_id(Decision::Mask), replacement).into(),
            Radio::new(decision_id(Decision::Keep), context.say("publish.keep")).into(),
        ];
        let dispatcher = desk.dispatcher();
        let onchange = Callback::from(move |chosen: String| {
            let decision = if chosen == decision_id(Decision::Mask) { Decision::Mask } else { Decision::Keep };
            dispatcher.dispatch(Action::Decide(index, decision));
        });
        html! {
            <div class="ledger-concern" key={index}>
                <Radios
                    id={format!("ledger-concern-{index}")} legend={concern.text.clone()} legend_size={Size::S} {hint}
                    is_inline=true is_small=true {items}
                    value={chosen.map(|chosen| AttrValue::Static(decision_id(chosen)))} {onchange}
                >
                    <p class="govuk-body-s" dir="auto">
                        { "… " }{ &concern.around.0 }<mark>{ &concern.text }</mark>{ &concern.around.1 }{ " …" }
                    </p>
                </Radios>
            </div>
        }
    };
    if publication.proposal.concerns.is_empty() {
        return html! { { context.paragraph("publish.no-concerns") } };
    }
    let (pages, page) = paged(publication.proposal.concerns.len(), publication.page);
    html! {
        <>
            { context.paragraph("publish.mask-text") }
            <Button text={context.say("publish.mask-rest")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::MaskRest)} />
            { for on_page(publication.proposal.concerns.iter(), page).map(one) }
            { turning(desk, (pages, page)) }
            <Button text={context.say("publish.masked")} onclick={on_click(desk, Action::Step(Step::List))} />
        </>
    }
}

/// Returns those items of a list that are on a page, with their places in the list.
fn on_page<T>(items: impl Iterator<Item = T>, page: usize) -> impl Iterator<Item = (usize, T)> {
    items.enumerate().skip(page * AT_ONCE).take(AT_ONCE)
}

const fn decision_id(decision: Decision) -> &'static str {
    match decision {
        Decision::Mask => "mask",
        Decision::Keep => "keep",
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
                <Button text={context.say("publish.copy")} kind={ButtonKind::Secondary} onclick={copy} />
                <Button text={context.say("publish.csv")} kind={ButtonKind::Secondary} onclick={save} />
                <Button text={context.say("publish.print")} kind={ButtonKind::Secondary} onclick={Callback::from(|_| browser::print())} />
            </div>
            <div class="checker-no-print">
                <Details summary={context.say("publish.html")}><pre class="checker-preview" tabindex="0">{ html_text }</pre></Details>
                { context.heading(1, context.say("publish.dates")) }
                { context.paragraph("publish.dates-text") }
                if publication.confirmed.is_none() {
                    <Button text={context.say("publish.add-dates")} onclick={done} />
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
    let cell = |(index, text): (usize, String)| match index {
        0 => Cell::new(text),
        _ => Cell { class: Some("ledger-lines".into()), is_foreign: true, ..Cell::new(text) },
    };
    let row = |cells: Vec<String>| Row { cells: cells.into_iter().enumerate().map(cell).collect() };
    let head: Vec<Cell> = publication.proposal.header.iter().cloned().map(Cell::new).collect();
    let rows: Vec<Row> = publication.proposal.rows(&publication.decisions).into_iter().map(row).collect();
    let table = html! { <Table caption={caption.to_owned()} {head} {rows} /> };
    scrolling("ledger-scroll--paper", caption.to_owned(), table)
}
