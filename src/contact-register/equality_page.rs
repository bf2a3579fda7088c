//! Whether one candidate is favoured: a picture, and the same figures in a table.

use yew::prelude::*;

use checker::{
    context::Context,
    parts::{heading, page_heading},
};
use register::equality::{Age, Equality, Tally, equality};

use super::{decompose::decompose, pieces::DeskHandle};

/// The picture's measures, in its own units.
const LABEL: usize = 110;
const WIDTH: usize = 760;
const ROW: usize = 84;
const TALLEST: usize = 56;
/// The measures of the bars of open requests.
const OPEN_LABEL: usize = 170;
const OPEN_ROW: usize = 28;
/// The least room in which the first day of a stretch can be read.
const NAME: usize = 62;

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
                { picture(&context, &figures) }
                { table(&context, &figures) }
            }
            if figures.left_out > 0 {
                <p class="govuk-body">
                    { context.fill("equality.left-out", &[("count", &figures.left_out.to_string())]) }
                </p>
            }
            { heading(&context, 1, context.say("equality.open")) }
            if figures.open.iter().any(|count| *count > 0) {
                { open_picture(&context, &figures) }
            }
            { open(&context, &figures) }
        </>
    }
}

/// A row for each candidate; in it, two bars for each stretch of time: contacts, and those with information given.
fn picture(context: &Context, figures: &Equality) -> Html {
    let most = figures.candidates.values().flat_map(|tally| tally.contacts.iter().copied()).max().unwrap_or(1).max(1);
    let step = (WIDTH - LABEL) / figures.stretches.len().max(1);
    let thick = (step / 2).saturating_sub(3).clamp(2, 20);
    let height = figures.candidates.len() * ROW + 24;
    let bar = |x: usize, base: usize, count: usize, class: &'static str| {
        let tall = TALLEST * count / most;
        html! {
            if count > 0 {
                <rect {class} x={x.to_string()} y={(base - tall).to_string()} width={thick.to_string()} height={tall.to_string()} />
                <text class="ledger-chart__number" text-anchor="middle" x={(x + thick / 2).to_string()} y={(base - tall - 3).to_string()}>
                    { count }
                </text>
            }
        }
    };
    let row = |(index, (label, tally)): (usize, (&String, &Tally))| {
        let base = (index + 1) * ROW - 6;
        let bars = tally.contacts.iter().zip(&tally.informed).enumerate().map(|(place, (contacts, informed))| {
            let x = LABEL + place * step;
            html! {
                <>
                    { bar(x, base, *contacts, "ledger-chart__contacts") }
                    { bar(x + thick + 2, base, *informed, "ledger-chart__informed") }
                </>
            }
        });
        html! {
            <>
                <text x="0" y={(base - 4).to_string()}>{ label }</text>
                <path class="ledger-chart__line" d={format!("M0 {base}H{WIDTH}")} />
                { for bars }
            </>
        }
    };
    let every = NAME.div_ceil(step.max(1));
    let name = |(place, start): (usize, &chrono::NaiveDate)| {
        html! {
            <text x={(LABEL + place * step).to_string()} y={(height - 4).to_string()}>
                { short_name(&figures.stretch_name(*start), figures.monthly) }
            </text>
        }
    };
    html! {
        <figure class="ledger-chart">
            <figcaption class="govuk-body-s">
                <span class="ledger-chart__key">{ context.say("equality.contacts") }</span>
                <span class="ledger-chart__key ledger-chart__key--informed">{ context.say("equality.informed") }</span>
            </figcaption>
            <div class="ledger-scroll" tabindex="0" role="region" aria-label={context.say("equality.heading")}>
                <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={context.say("equality.picture")}>
                    { for figures.candidates.iter().enumerate().map(row) }
                    { for figures.stretches.iter().enumerate().filter(|(place, _)| place % every == 0).map(name) }
                </svg>
            </div>
        </figure>
    }
}

/// Returns the name of a stretch without its year, which the table has.
fn short_name(name: &str, monthly: bool) -> String {
    if monthly {
        return name.to_owned();
    }
    let mut words = name.split(' ');
    let (day, month) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    format!("{day} {}", month.chars().take(3).collect::<String>())
}

fn table(context: &Context, figures: &Equality) -> Html {
    let head =
        |text: String| html! { <th scope="col" class="govuk-table__header govuk-table__header--numeric">{ text }</th> };
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
                        <th scope="col" class="govuk-table__header">{ context.say("equality.candidate") }</th>
                        { head(context.say("equality.all")) }
                        { for figures.stretches.iter().map(stretch) }
                    </tr>
                </thead>
                <tbody class="govuk-table__body">{ for figures.candidates.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// A bar for each age of open requests.
fn open_picture(context: &Context, figures: &Equality) -> Html {
    let most = figures.open.iter().copied().max().unwrap_or(1).max(1);
    let row = |(index, (age, count)): (usize, (Age, &usize))| {
        let base = index * OPEN_ROW;
        let wide = (WIDTH - OPEN_LABEL - NAME) * count / most;
        html! {
            <>
                <text x="0" y={(base + 18).to_string()}>{ context.say(&format!("age.{}", age.id())) }</text>
                <rect
                    class="ledger-chart__contacts"
                    x={OPEN_LABEL.to_string()}
                    y={(base + 4).to_string()}
                    width={wide.to_string()}
                    height="18"
                />
                <text x={(OPEN_LABEL + wide + 8).to_string()} y={(base + 18).to_string()}>{ *count }</text>
            </>
        }
    };
    html! {
        <figure class="ledger-chart">
            <div class="ledger-scroll" tabindex="0" role="region" aria-label={context.say("equality.open")}>
                <svg
                    viewBox={format!("0 0 {WIDTH} {}", OPEN_ROW * Age::ALL.len())}
                    role="img"
                    aria-label={context.say("equality.open-picture")}
                >
                    { for Age::ALL.into_iter().zip(&figures.open).enumerate().map(row) }
                </svg>
            </div>
        </figure>
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
