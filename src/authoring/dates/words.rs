//! Distances, times and conditions in words.

use calendar::{date_text::clock_time, timetable::StatutoryTime};
use chrono::Weekday;
use policy::{Offset, Policy, Printed, counted, date::PeriodVariant};

use crate::words::{self, say};

/// "19 working days before `poll`".
pub(super) fn offset(policy: &Policy, offset: &Offset) -> String {
    let working = |days: u32| counted!(days, "1 working day", "%number% working days");
    let calendar = |days: u32| counted!(days, "1 day", "%number% days");
    let parts = [
        offset.working_days.map(|days| (days, working(days.unsigned_abs()))),
        offset.days.map(|days| (days, calendar(days.unsigned_abs()))),
    ];
    let parts = parts.into_iter().flatten().filter(|(days, _)| *days != 0).map(|(days, counted)| match days {
        ..0 => say!(policy, "%days% before", days = counted),
        _ => say!(policy, "%days% after", days = counted),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        say!(policy, "the day of `%date%`", date = offset.from)
    } else {
        say!(policy, "%distance% `%date%`", distance = words::all_of(policy, &parts), date = offset.from)
    }
}

/// Everything that is printed in one place: "Thursday; 19 working days before `poll`".
pub(super) fn printed(policy: &Policy, printed: &Printed) -> String {
    let dates = &policy.date_words;
    let weekday = printed.weekday.map(|weekday| dates.weekday(Weekday::from(weekday)).to_owned());
    let offset = printed.offset.as_ref().map(|distance| offset(policy, distance));
    let parts = [weekday, printed.date.map(|day| dates.day(day)), offset];
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
            return words::any_of(policy, &titles);
        }
        let values: Vec<String> = values.iter().map(|value| words::value(policy, fact, value)).collect();
        format!("{}: {}", words::fact(policy, fact), words::any_of(policy, &values))
    };
    variant.when.iter().map(one).collect::<Vec<_>>().join("; ")
}
