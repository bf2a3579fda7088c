//! How the days between a resignation and a nomination were counted.

use engine::count::{LastDays, ResignationCount, resignation_count};
use govuk::{SummaryList, SummaryRow, context::Context, paragraph};
use yew::prelude::*;

use super::replay::Replay;

/// A count of days in words.
pub struct Count {
    /// How many days the text asks for.
    pub rule: String,
    /// What was counted.
    pub tables: Vec<Table>,
}

/// Some numbers or days with their names.
pub struct Table {
    /// What they are about.
    pub caption: Option<String>,
    /// Each with its name.
    pub rows: Vec<(String, String)>,
}

/// Returns the count, where the result hangs on it.
pub fn count(context: &Context, replayed: &Replay<'_>) -> Option<Count> {
    if !replayed.walk.trail.iter().any(|step| step.fact == "resignation") {
        return None;
    }
    let count = resignation_count(context.policy(), &replayed.responses)?;
    let for_close = count.for_close.as_ref().filter(|last| count.for_nomination.as_ref() != Some(*last));
    let last = [
        ("count.for-nomination", count.for_nomination.as_ref()),
        ("count.for-close", for_close),
        ("count.for-lawful-close", count.for_lawful_close.as_ref()),
    ];
    let last = last.into_iter().filter_map(|(key, last)| Some(last_days(context, key, last?)));
    Some(Count {
        rule: context.fill("count.rule", &[("days", &count.days_needed.to_string())]),
        tables: between(context, &count).into_iter().chain(last).collect(),
    })
}

/// Draws a count.
pub fn drawn(context: &Context, count: Count) -> Html {
    let table = |Table { caption, rows }: Table| {
        let rows = rows.into_iter().map(|(label, value)| SummaryRow::new(label, value)).collect::<Vec<_>>();
        html! { <>{ for caption.map(paragraph) }<SummaryList {rows} /></> }
    };
    html! {
        <>
            { context.heading(1, context.say("count.heading")) }
            { paragraph(count.rule) }
            { for count.tables.into_iter().map(table) }
        </>
    }
}

fn between(context: &Context, count: &ResignationCount) -> Option<Table> {
    let working_days = match &count.working_days {
        Some(Ok(days)) => days.to_string(),
        _ => context.say("count.unknown"),
    };
    let rows = vec![
        (context.say("count.calendar-days"), count.calendar_days?.to_string()),
        (context.say("count.working-days"), working_days),
    ];
    Some(Table { caption: None, rows })
}

fn last_days(context: &Context, key: &str, last: &LastDays) -> Table {
    let by_working_days = match last.by_working_days {
        Ok(day) => context.dates().with_weekday(day),
        Err(_) => context.say("count.unknown"),
    };
    let rows = vec![
        (context.say("count.last-calendar"), context.dates().with_weekday(last.by_calendar_days)),
        (context.say("count.last-working"), by_working_days),
    ];
    Table { caption: Some(context.fill(key, &[("date", &context.dates().with_weekday(last.nomination))])), rows }
}
