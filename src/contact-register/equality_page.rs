//! Whether one candidate is favoured: what each asked for, was given and was refused, and who the labels stand for. This page
//! is the only one that has names beside the labels.

use yew::prelude::*;

use govuk::{
    Button, ButtonKind, Cell, Choice, Details, LinkButton, Row, Select, Size, SummaryList, SummaryRow, Table,
    context::Context,
};
use register::{
    equality::{Age, Equality, Tally, equality},
    labels::Called,
};

use super::{
    decompose::decompose,
    desk::Action,
    pieces::{DeskHandle, on_click, scrolling},
};

/// Returns the page with the figures.
pub fn equality_page(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let figures = equality(&desk.ledger, desk.policy(), desk.setting.today, decompose);
    html! {
        <>
            { context.page_heading(context.say("equality.heading")) }
            { context.paragraph("equality.text") }
            if figures.candidates.is_empty() {
                { context.paragraph("equality.none") }
            } else {
                { table(&context, &figures) }
                { picture(&context, &figures) }
                { over_time(&context, &figures) }
            }
            if figures.left_out > 0 {
                <p class="govuk-body">
                    { context.fill("equality.left-out", &[("count", &figures.left_out.to_string())]) }
                </p>
            }
            { context.heading(1, context.say("equality.open")) }
            { open(&context, &figures) }
            if !figures.called.is_empty() {
                { context.heading(1, context.say("equality.people")) }
                { context.paragraph("equality.people-text") }
                { people(desk, &context, &figures) }
            }
        </>
    }
}

/// Returns what the register has written of those who have a label, each spelling once.
fn names(figures: &Equality, label: &str) -> String {
    let called = figures.called.iter().filter(|called| called.label == label);
    called.flat_map(|called| called.written.iter().map(String::as_str)).collect::<Vec<_>>().join("; ")
}

/// The measures of a candidate: requests, and what came of them.
fn measures(tally: &Tally) -> [(&'static str, &'static str, usize); 4] {
    let (all, given, refused) = (tally.all_contacts(), tally.all_informed(), tally.all_refused());
    [
        ("equality.contacts", "ledger-bar__contacts", all),
        ("equality.informed", "ledger-bar__informed", given),
        ("equality.refused", "ledger-bar__refused", refused),
        ("equality.unanswered", "ledger-bar__unanswered", all.saturating_sub(given + refused)),
    ]
}

/// Returns the headings of a table: of its rows, and of its numbers.
fn headings(first: String, numbers: impl IntoIterator<Item = String>) -> Vec<Cell> {
    std::iter::once(Cell::new(first)).chain(numbers.into_iter().map(Cell::number)).collect()
}

/// Returns a row of numbers.
fn numbers(first: Html, numbers: impl IntoIterator<Item = usize>) -> Row {
    let numbers = numbers.into_iter().map(|count| Cell::number(count.to_string()));
    Row { cells: std::iter::once(Cell::new(first)).chain(numbers).collect() }
}

fn table(context: &Context, figures: &Equality) -> Html {
    let head = headings(
        context.say("equality.candidate"),
        measures(&Tally::default()).into_iter().map(|(key, ..)| context.say(key)),
    );
    let row = |(label, tally): (&String, &Tally)| {
        let name = names(figures, label);
        let first = html! { <>{ label }<span class="ledger-figures__name" dir="auto">{ name }</span></> };
        numbers(first, measures(tally).into_iter().map(|(_, _, count)| count))
    };
    let rows: Vec<Row> = figures.candidates.iter().map(row).collect();
    let caption = context.say("equality.table");
    let table =
        html! { <Table class="ledger-figures" caption={caption.clone()} caption_size={Size::S} {head} {rows} /> };
    scrolling("", caption, table)
}

/// Returns a bar as wide as its share of the most. It stretches with the page; its number stands beside it as text.
fn bar(count: usize, most: usize, class: &'static str) -> Html {
    html! {
        <svg class="ledger-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect {class} width={(1000 * count / most.max(1)).to_string()} height="10" />
        </svg>
    }
}

/// The same figures as bars, a group for each candidate.
fn picture(context: &Context, figures: &Equality) -> Html {
    let most = figures.candidates.values().map(Tally::all_contacts).max().unwrap_or_default();
    let line = |(key, class, count): (&'static str, &'static str, usize)| {
        html! {
            <li class="ledger-bars__line">
                <span>{ context.say(key) }{ ": " }{ count }</span>
                { bar(count, most, class) }
            </li>
        }
    };
    let group = |(label, tally): (&String, &Tally)| {
        html! {
            <div class="ledger-bars__group">
                <p class="govuk-body-s ledger-bars__label">{ label }</p>
                <ul class="ledger-bars__list">{ for measures(tally).into_iter().map(line) }</ul>
            </div>
        }
    };
    html! {
        <figure class="ledger-bars">
            <figcaption class="govuk-visually-hidden">{ context.say("equality.picture") }</figcaption>
            { for figures.candidates.iter().map(group) }
        </figure>
    }
}

/// When the requests came, a table for each candidate that can be opened.
fn over_time(context: &Context, figures: &Equality) -> Html {
    let one = |(label, tally): (&String, &Tally)| {
        let stretches = figures.stretches.iter().zip(&tally.contacts).zip(tally.informed.iter().zip(&tally.refused));
        let row = |((start, contacts), (informed, refused)): ((&chrono::NaiveDate, &usize), (&usize, &usize))| {
            let key = if figures.monthly { "equality.month" } else { "equality.week" };
            let name = context.fill(key, &[("start", &figures.stretch_name(*start, context.dates()))]);
            numbers(name.into(), [*contacts, *informed, *refused])
        };
        let keys = ["equality.contacts", "equality.informed", "equality.refused"];
        let head = headings(context.say("equality.time"), keys.map(|key| context.say(key)));
        let rows: Vec<Row> = stretches.map(row).collect();
        let caption = context.fill("equality.over-time", &[("label", label)]);
        let table = html! {
            <Table class="ledger-figures" caption={caption.clone()} caption_size={Size::Hidden} {head} {rows} />
        };
        html! { <Details summary={caption.clone()}>{ scrolling("", caption, table) }</Details> }
    };
    html! { <>{ for figures.candidates.iter().map(one) }</> }
}

/// How long open requests have waited, as a table with a bar in each row.
fn open(context: &Context, figures: &Equality) -> Html {
    let most = figures.open.iter().copied().max().unwrap_or_default();
    let row = |(age, count): (Age, &usize)| {
        let name = context.say(&format!("age.{}", age.id()));
        numbers(html! { <>{ name }{ bar(*count, most, "ledger-bar__unanswered") }</> }, [*count])
    };
    let head = headings(context.say("equality.age"), [context.say("equality.requests")]);
    let rows: Vec<Row> = Age::ALL.into_iter().zip(&figures.open).map(row).collect();
    html! {
        <Table class="ledger-open" caption={context.say("equality.open")} caption_size={Size::Hidden} {head} {rows} />
    }
}

/// Who has which label, and the way to put two together under one.
fn people(desk: &DeskHandle, context: &Context, figures: &Equality) -> Html {
    let is_put_together = |called: &Called| {
        figures.called.iter().any(|other| other.person != called.person && other.label == called.label)
            && desk.ledger.labels.get(&called.person).is_some_and(|kept| kept.contains(':'))
    };
    let line = |called: &Called| {
        let part = || {
            let hidden = called.written.first().cloned();
            let onclick = on_click(desk, Action::Part(called.person.clone()));
            html! { <LinkButton text={context.say("equality.part")} {hidden} {onclick} /> }
        };
        let value = html! { <span dir="auto">{ called.written.join("; ") }</span> };
        SummaryRow { action: is_put_together(called).then(part), ..SummaryRow::new(called.label.clone(), value) }
    };
    let rows: Vec<SummaryRow> = figures.called.iter().map(line).collect();
    html! {
        <>
            <SummaryList {rows} />
            if figures.called.len() > 1 {
                <Together desk={desk.clone()} called={figures.called.clone()} />
            }
        </>
    }
}

/// What the form needs.
#[derive(Properties, PartialEq)]
struct TogetherProps {
    /// The state.
    desk: DeskHandle,
    /// Who has which label.
    called: Vec<Called>,
}

/// Two lists and a button: this one is the same as that one.
#[component]
fn Together(props: &TogetherProps) -> Html {
    let context = props.desk.context();
    let chosen = use_state(<[String; 2]>::default);
    let list = |place: usize, key: &str| {
        let id = format!("ledger-together-{place}");
        let onchange = {
            let chosen = chosen.clone();
            Callback::from(move |value| {
                let mut both = (*chosen).clone();
                if let Some(one) = both.get_mut(place) {
                    *one = value;
                }
                chosen.set(both);
            })
        };
        let item = |called: &Called| {
            let name = called.written.first().map_or("", String::as_str);
            Choice { value: called.person.clone().into(), text: format!("{}: {name}", called.label).into() }
        };
        let mut items = vec![Choice { value: "".into(), text: context.say("equality.choose").into() }];
        items.extend(props.called.iter().map(item));
        html! {
            <Select
                {id} label={context.say(key)} {items} value={chosen.get(place).cloned().unwrap_or_default()} {onchange}
            />
        }
    };
    let put = {
        let (desk, chosen) = (props.desk.clone(), chosen.clone());
        Callback::from(move |_: MouseEvent| {
            let [person, other] = (*chosen).clone();
            desk.dispatch(Action::PutTogether(person, other));
            chosen.set(<[String; 2]>::default());
        })
    };
    html! {
        <div class="ledger-together checker-no-print">
            { list(0, "equality.this") }
            { list(1, "equality.that") }
            <Button text={context.say("equality.together")} kind={ButtonKind::Secondary} onclick={put} />
        </div>
    }
}
