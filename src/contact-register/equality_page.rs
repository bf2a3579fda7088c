//! Whether one candidate is favoured: what each asked for, was given and was refused, and who the labels stand for. This page
//! is the only one that has names beside the labels.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use checker::{
    context::Context,
    parts::{details, heading, page_heading},
};
use register::{
    equality::{Age, Equality, Tally, equality},
    labels::Called,
};

use super::{
    decompose::decompose,
    desk::Action,
    pieces::{DeskHandle, button, link_button, on_click},
};

/// Returns the page with the figures.
pub fn equality_page(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let figures = equality(&desk.ledger, desk.policy(), desk.setting.today, decompose);
    html! {
        <>
            { page_heading(&context, "govuk-heading-l", None, context.say("equality.heading")) }
            <p class="govuk-body">{ context.say("equality.text") }</p>
            if figures.candidates.is_empty() {
                <p class="govuk-body">{ context.say("equality.none") }</p>
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
            { heading(&context, 1, context.say("equality.open")) }
            { open(&context, &figures) }
            if !figures.called.is_empty() {
                { heading(&context, 1, context.say("equality.people")) }
                <p class="govuk-body">{ context.say("equality.people-text") }</p>
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
        ("equality.contacts", "contacts", all),
        ("equality.informed", "informed", given),
        ("equality.refused", "refused", refused),
        ("equality.unanswered", "unanswered", all.saturating_sub(given + refused)),
    ]
}

fn number_heading(text: String) -> Html {
    html! { <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ text }</th> }
}

fn number(count: usize) -> Html {
    html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ count }</td> }
}

fn table(context: &Context, figures: &Equality) -> Html {
    let head = measures(&Tally::default()).map(|(key, ..)| number_heading(context.say(key)));
    let row = |(label, tally): (&String, &Tally)| {
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    { label }<span class="ledger-figures__name" dir="auto">{ names(figures, label) }</span>
                </th>
                { for measures(tally).into_iter().map(|(_, _, count)| number(count)) }
            </tr>
        }
    };
    html! {
        <table class="govuk-table ledger-figures">
            <caption class="govuk-table__caption govuk-table__caption--s">{ context.say("equality.table") }</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{ context.say("equality.candidate") }</th>
                    { for head }
                </tr>
            </thead>
            <tbody class="govuk-table__body">{ for figures.candidates.iter().map(row) }</tbody>
        </table>
    }
}

/// Returns a bar as wide as its share of the most. It stretches with the page; its number stands beside it as text.
fn bar(count: usize, most: usize, class: &str) -> Html {
    html! {
        <svg class="ledger-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class={format!("ledger-bar__{class}")} width={(1000 * count / most.max(1)).to_string()} height="10" />
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
            html! {
                <tr class="govuk-table__row">
                    <th scope="row" class="govuk-table__header">
                        { context.fill(key, &[("start", &figures.stretch_name(*start))]) }
                    </th>
                    { number(*contacts) }{ number(*informed) }{ number(*refused) }
                </tr>
            }
        };
        let head =
            ["equality.contacts", "equality.informed", "equality.refused"].map(|key| number_heading(context.say(key)));
        let table = html! {
            <table class="govuk-table ledger-figures">
                <caption class="govuk-visually-hidden">{ context.fill("equality.over-time", &[("label", label)]) }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        <th scope="col" class="govuk-table__header">{ context.say("equality.time") }</th>
                        { for head }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for stretches.map(row) }</tbody>
            </table>
        };
        details(context.fill("equality.over-time", &[("label", label)]), table)
    };
    html! { <>{ for figures.candidates.iter().map(one) }</> }
}

/// How long open requests have waited, as a table with a bar in each row.
fn open(context: &Context, figures: &Equality) -> Html {
    let most = figures.open.iter().copied().max().unwrap_or_default();
    let row = |(age, count): (Age, &usize)| {
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    { context.say(&format!("age.{}", age.id())) }{ bar(*count, most, "unanswered") }
                </th>
                { number(*count) }
            </tr>
        }
    };
    html! {
        <table class="govuk-table ledger-open">
            <caption class="govuk-visually-hidden">{ context.say("equality.open") }</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{ context.say("equality.age") }</th>
                    { number_heading(context.say("equality.requests")) }
                </tr>
            </thead>
            <tbody class="govuk-table__body">{ for Age::ALL.into_iter().zip(&figures.open).map(row) }</tbody>
        </table>
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
            link_button(context.say("equality.part"), hidden, on_click(desk, Action::Part(called.person.clone())))
        };
        html! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{ &called.label }</dt>
                <dd class="govuk-summary-list__value" dir="auto">{ called.written.join("; ") }</dd>
                <dd class="govuk-summary-list__actions">
                    if is_put_together(called) {
                        { part() }
                    }
                </dd>
            </div>
        }
    };
    html! {
        <>
            <dl class="govuk-summary-list">{ for figures.called.iter().map(line) }</dl>
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
            Callback::from(move |event: Event| {
                let value =
                    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
                let mut both = (*chosen).clone();
                if let Some(one) = both.get_mut(place) {
                    *one = value;
                }
                chosen.set(both);
            })
        };
        let item = |called: &Called| {
            let is_chosen = chosen.get(place) == Some(&called.person);
            let name = called.written.first().map_or("", String::as_str);
            html! { <option value={called.person.clone()} selected={is_chosen}>{ format!("{}: {name}", called.label) }</option> }
        };
        html! {
            <div class="govuk-form-group">
                <label class="govuk-label" for={id.clone()}>{ context.say(key) }</label>
                <select class="govuk-select" {id} {onchange}>
                    <option value="" selected={chosen.get(place).is_none_or(String::is_empty)}>{ context.say("equality.choose") }</option>
                    { for props.called.iter().map(item) }
                </select>
            </div>
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
            { button(context.say("equality.together"), "govuk-button--secondary", put) }
        </div>
    }
}
