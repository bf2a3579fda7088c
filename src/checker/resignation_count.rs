//! How the days between a resignation and a nomination were counted.

use engine::count::{LastDays, ResignationCount, resignation_count};
use govuk::{SummaryList, SummaryRow, context::Context, paragraph};
use yew::prelude::*;

use super::replay::Replay;

/// Returns the count, where the result hangs on it.
pub fn count(context: &Context, replayed: &Replay<'_>) -> Html {
    if !replayed.walk.trail.iter().any(|step| step.fact == "resignation") {
        return Html::default();
    }
    let Some(count) = resignation_count(context.policy(), &replayed.responses) else {
        return Html::default();
    };
    let for_close = count.for_close.as_ref().filter(|last| count.for_nomination.as_ref() != Some(*last));
    html! {
        <>
            { context.heading(1, context.say("count.heading")) }
            { paragraph(context.fill("count.rule", &[("days", &count.days_needed.to_string())])) }
            { between(context, &count) }
            { for count.for_nomination.as_ref().map(|last| last_days(context, "count.for-nomination", last)) }
            { for for_close.map(|last| last_days(context, "count.for-close", last)) }
            { for count.for_lawful_close.as_ref().map(|last| last_days(context, "count.for-lawful-close", last)) }
        </>
    }
}

fn between(context: &Context, count: &ResignationCount) -> Html {
    let Some(calendar_days) = count.calendar_days else {
        return Html::default();
    };
    let working_days = match &count.working_days {
        Some(Ok(days)) => days.to_string(),
        _ => context.say("count.unknown"),
    };
    let rows = vec![
        SummaryRow::new(context.say("count.calendar-days"), calendar_days.to_string()),
        SummaryRow::new(context.say("count.working-days"), working_days),
    ];
    html! { <SummaryList {rows} /> }
}

fn last_days(context: &Context, key: &str, last: &LastDays) -> Html {
    let by_working_days = match last.by_working_days {
        Ok(day) => context.dates().with_weekday(day),
        Err(_) => context.say("count.unknown"),
    };
    let rows = vec![
        SummaryRow::new(context.say("count.last-calendar"), context.dates().with_weekday(last.by_calendar_days)),
        SummaryRow::new(context.say("count.last-working"), by_working_days),
    ];
    html! {
        <>
            { paragraph(context.fill(key, &[("date", &context.dates().with_weekday(last.nomination))])) }
            <SummaryList {rows} />
        </>
    }
}
