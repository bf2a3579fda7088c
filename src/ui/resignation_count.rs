//! How the days between a resignation and a nomination were counted.

use yew::prelude::*;

use crate::{
    calendar::date_text::weekday_date,
    engine::count::{LastDays, ResignationCount, resignation_count},
};

use super::{context::Context, parts::heading, replay::Replay, rows::row};

/// Returns the count, where the result hangs on it.
pub fn count(context: &Context, replayed: &Replay<'_>) -> Html {
    if !replayed.walk.trail.iter().any(|step| step.fact == "resignation") {
        return Html::default();
    }
    let Some(count) = resignation_count(context.policy(), &replayed.responses) else {
        return Html::default();
    };
    html! {
        <>
            { heading(context, 1, context.say("count.heading")) }
            <p class="govuk-body">{ context.fill("count.rule", &[("days", &count.days_needed.to_string())]) }</p>
            { between(context, &count) }
            if let Some(last) = &count.for_nomination {
                { last_days(context, "count.for-nomination", last) }
            }
            if let Some(last) = count.for_close.as_ref().filter(|last| count.for_nomination.as_ref() != Some(*last)) {
                { last_days(context, "count.for-close", last) }
            }
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
    html! {
        <dl class="govuk-summary-list">
            { row(context.say("count.calendar-days"), calendar_days.to_string()) }
            { row(context.say("count.working-days"), working_days) }
        </dl>
    }
}

fn last_days(context: &Context, key: &str, last: &LastDays) -> Html {
    let by_working_days = match last.by_working_days {
        Ok(day) => weekday_date(day),
        Err(_) => context.say("count.unknown"),
    };
    html! {
        <>
            <p class="govuk-body">{ context.fill(key, &[("date", &weekday_date(last.nomination))]) }</p>
            <dl class="govuk-summary-list">
                { row(context.say("count.last-calendar"), weekday_date(last.by_calendar_days)) }
                { row(context.say("count.last-working"), by_working_days) }
            </dl>
        </>
    }
}
