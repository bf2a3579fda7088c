//! Whether one candidate is favoured: a picture, and the same figures in a table.

use yew::prelude::*;

use crate::{
    register::equality::{Age, Equality, Tally, equality},
    ui::{
        context::Context,
        parts::{heading, page_heading},
    },
};

use super::pieces::DeskHandle;

/// The picture's measures, in its own units.
const LABEL: usize = 150;
const ROW: usize = 44;
const WIDTH: usize = 720;

/// Returns the page with the figures.
pub fn equality_page(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let figures = equality(&desk.ledger, desk.policy(), desk.setting.today);
    html! {
        <>
            { page_heading(&context, "govuk-heading-l", None, context.say("equality.heading")) }
            <p class="govuk-body">{ context.say("equality.text") }</p>
            if figures.candidates.is_empty() {
                <p class="govuk-body">{ context.say("equality.none") }</p>
            } else {
                { picture(&context, &figures) }
                { table(&context, &figures) }
            }
            if figures.left_out > 0 {
                <p class="govuk-body">
                    { context.fill("equality.left-out", &[("count", &figures.left_out.to_string())]) }
                </p>
            }
            { heading(&context, 1, context.say("equality.open")) }
            { open(&context, &figures) }
        </>
    }
}

/// Two bars a candidate: all contacts, and those in which information was given.
fn picture(context: &Context, figures: &Equality) -> Html {
    let most = figures.candidates.values().map(Tally::all_contacts).max().unwrap_or_default().max(1);
    let room = WIDTH - LABEL - 40;
    let height = figures.candidates.len() * ROW + 8;
    let bar = |y: usize, count: usize, class: &'static str| {
        let long = (room * count / most).max(usize::from(count > 0) * 2);
        html! {
            <>
                <rect {class} x={LABEL.to_string()} y={y.to_string()} width={long.to_string()} height="15" />
                <text class="ledger-chart__number" x={(LABEL + long + 6).to_string()} y={(y + 13).to_string()}>{ count }</text>
            </>
        }
    };
    let row = |(index, (label, tally)): (usize, (&String, &Tally))| {
        let y = index * ROW + 4;
        html! {
            <>
                <text class="ledger-chart__label" x="0" y={(y + 21).to_string()}>{ label }</text>
                { bar(y, tally.all_contacts(), "ledger-chart__contacts") }
                { bar(y + 18, tally.all_informed(), "ledger-chart__informed") }
            </>
        }
    };
    html! {
        <figure class="ledger-chart">
            <figcaption class="govuk-body-s">
                <span class="ledger-chart__key ledger-chart__key--contacts">{ context.say("equality.contacts") }</span>
                <span class="ledger-chart__key ledger-chart__key--informed">{ context.say("equality.informed") }</span>
            </figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={context.say("equality.picture")}>
                { for figures.candidates.iter().enumerate().map(row) }
            </svg>
        </figure>
    }
}

fn table(context: &Context, figures: &Equality) -> Html {
    let head = |text: String| html! { <th scope="col" class="govuk-table__header">{ text }</th> };
    let pair = |contacts: usize, informed: usize| {
        html! { <td class="govuk-table__cell govuk-table__cell--numeric">{ format!("{contacts} / {informed}") }</td> }
    };
    let row = |(label, tally): (&String, &Tally)| {
        let stretches =
            tally.contacts.iter().zip(&tally.informed).map(|(contacts, informed)| pair(*contacts, *informed));
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ label }</th>
                { pair(tally.all_contacts(), tally.all_informed()) }
                { for stretches }
            </tr>
        }
    };
    let stretch = |start: &chrono::NaiveDate| {
        let key = if figures.monthly { "equality.month" } else { "equality.week" };
        head(context.fill(key, &[("start", &figures.stretch_name(*start))]))
    };
    html! {
        <div class="ledger-scroll" tabindex="0" role="region" aria-label={context.say("equality.table")}>
            <table class="govuk-table ledger-figures">
                <caption class="govuk-table__caption govuk-table__caption--s">{ context.say("equality.table") }</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">
                        { head(context.say("equality.candidate")) }
                        { head(context.say("equality.all")) }
                        { for figures.stretches.iter().map(stretch) }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for figures.candidates.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn open(context: &Context, figures: &Equality) -> Html {
    let row = |(age, count): (Age, &usize)| {
        html! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{ context.say(&format!("age.{}", age.id())) }</th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{ *count }</td>
            </tr>
        }
    };
    html! {
        <table class="govuk-table ledger-open">
            <caption class="govuk-visually-hidden">{ context.say("equality.open") }</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{ context.say("equality.age") }</th>
                    <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ context.say("equality.requests") }</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">{ for Age::ALL.into_iter().zip(&figures.open).map(row) }</tbody>
        </table>
    }
}
