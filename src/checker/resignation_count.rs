//! How the days between a resignation and a nomination were counted.

use calendar::date_text::weekday_date;
use engine::count::{LastDays, ResignationCount, resignation_count};

use super::{
    context::Context,
    replay::Replay,
    rows::{row, summary_list},
    stack::Stack,
};

/// Adds the count, where the result hangs on it.
pub fn count(page: &mut Stack<'_>, context: &Context, replayed: &Replay<'_>) {
    if !replayed.walk.trail.iter().any(|step| step.fact == "resignation") {
        return;
    }
    let Some(count) = resignation_count(context.policy(), &replayed.responses) else {
        return;
    };
    page.heading("count.heading");
    page.fill("count.rule", &[("days", &count.days_needed.to_string())]);
    between(page, context, &count);
    if let Some(last) = &count.for_nomination {
        last_days(page, context, "count.for-nomination", last);
    }
    if let Some(last) = count.for_close.as_ref().filter(|last| count.for_nomination.as_ref() != Some(*last)) {
        last_days(page, context, "count.for-close", last);
    }
}

fn between(page: &mut Stack<'_>, context: &Context, count: &ResignationCount) {
    let Some(calendar_days) = count.calendar_days else {
        return;
    };
    let working_days = match &count.working_days {
        Some(Ok(days)) => days.to_string(),
        _ => context.say("count.unknown"),
    };
    page.add(summary_list(vec![
        row(context.say("count.calendar-days"), calendar_days.to_string()),
        row(context.say("count.working-days"), working_days),
    ]));
}

fn last_days(page: &mut Stack<'_>, context: &Context, key: &str, last: &LastDays) {
    let by_working_days = match last.by_working_days {
        Ok(day) => weekday_date(day),
        Err(_) => context.say("count.unknown"),
    };
    page.fill(key, &[("date", &weekday_date(last.nomination))]);
    page.add(summary_list(vec![
        row(context.say("count.last-calendar"), weekday_date(last.by_calendar_days)),
        row(context.say("count.last-working"), by_working_days),
    ]));
}
