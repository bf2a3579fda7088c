//! Distances, times and conditions in words.

use calendar::{
    date_text::{clock_time, long_date, weekday_name},
    timetable::StatutoryTime,
};
use chrono::Weekday;
use policy::{Offset, Policy, Printed, date::PeriodVariant};

use crate::words;

/// "19 working days before `poll`".
pub(super) fn offset(offset: &Offset) -> String {
    let parts = [(offset.working_days, "working day"), (offset.days, "day")].into_iter().filter_map(|(count, unit)| {
        let count = count.filter(|count| *count != 0)?;
        let side = if count < 0 { "before" } else { "after" };
        Some(format!("{} {side}", words::counted(count.unsigned_abs(), unit)))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        format!("the day of `{}`", offset.from)
    } else {
        format!("{} `{}`", parts.join(" and "), offset.from)
    }
}

/// Everything that is printed in one place: "Thursday; 19 working days before `poll`".
pub(super) fn printed(printed: &Printed) -> String {
    let weekday = printed.weekday.map(|weekday| weekday_name(Weekday::from(weekday)).to_owned());
    let parts = [weekday, printed.date.map(long_date), printed.offset.as_ref().map(offset)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// "by 4pm", "7am to 10pm", "after 10pm".
pub(super) fn time(time: StatutoryTime) -> String {
    match time {
        StatutoryTime::By(time) => format!("by {}", clock_time(time)),
        StatutoryTime::Between(from, to) => format!("{} to {}", clock_time(from), clock_time(to)),
        StatutoryTime::After(time) => format!("after {}", clock_time(time)),
    }
}

/// For whom a variant of a period holds: "Role: Police officer or Police staff".
pub(super) fn when(policy: &Policy, variant: &PeriodVariant) -> String {
    let one = |(fact, values): (&String, &Vec<String>)| {
        if fact == "flow" {
            let titles: Vec<String> = (values.iter())
                .map(|flow| policy.flows.get(flow).map_or_else(|| flow.clone(), |flow| words::read(&flow.title)))
                .collect();
            return words::joined(&titles, "or");
        }
        let values: Vec<String> = values.iter().map(|value| words::value(policy, fact, value)).collect();
        format!("{}: {}", words::fact(policy, fact), words::joined(&values, "or"))
    };
    variant.when.iter().map(one).collect::<Vec<_>>().join("; ")
}
