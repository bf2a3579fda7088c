//! The dates of the timeline in words, for its list and for calendar programs.

use timeline::{
    Entry, Moment, Subject, Timeline,
    calendar_file::{CalendarEntry, CalendarFile},
};

use govuk::context::Context;

use super::wording::{date_words, election, protocol};

/// Returns what a date is, and its day in words.
pub fn entry_words(context: &Context, entry: &Entry<'_>) -> (String, String) {
    match entry.subject {
        Subject::Printed(id, date) => (context.read(&date.name), date_words(context, id, date)),
        Subject::Resignation { by_calendar_days, by_working_days } => {
            let calendar = context.dates().with_weekday(by_calendar_days);
            let words = match by_working_days {
                Some(day) if day == by_calendar_days => calendar,
                Some(day) => {
                    let working = context.dates().with_weekday(day);
                    context.fill("timeline.two-counts", &[("working", &working), ("calendar", &calendar)])
                }
                None => context.fill("timeline.one-count", &[("calendar", &calendar)]),
            };
            (context.say("timeline.resignation"), words)
        }
    }
}

/// Returns the protocol's dates as a file for calendar programs, each with the paragraphs that give it.
pub fn calendar_file(context: &Context) -> Option<String> {
    let line = Timeline::new(context.policy(), None, Moment::default())?;
    let name = context.fill("calendar.name", &[("force", &context.policy().force), ("election", &election(context))]);
    let mut file = CalendarFile::new(&name, context.setting.today);
    for entry in &line.entries {
        file.add(&calendar_entry(context, entry));
    }
    Some(file.finish())
}

fn calendar_entry(context: &Context, entry: &Entry<'_>) -> CalendarEntry {
    let policy = context.policy();
    let (name, day) = entry_words(context, entry);
    let (id, time) = match entry.subject {
        Subject::Printed(id, date) => (id, date.time),
        Subject::Resignation { .. } => ("resignation", None),
    };
    let cites = entry.subject.cites(policy).join(", ");
    let key = if entry.subject.cites(policy).len() == 1 { "calendar.paragraph" } else { "calendar.paragraphs" };
    let source = context.fill(key, &[("protocol", &protocol(context)), ("cites", &cites)]);
    let timed = match time {
        // The time is in the title too: a calendar elsewhere shows it on its own clock.
        Some(time) => context.fill("calendar.timed", &[("name", &name), ("time", &context.dates().time(time))]),
        None => name,
    };
    CalendarEntry {
        id: format!("{id}@{}", policy.id),
        summary: if entry.is_sure { timed } else { context.fill("calendar.unsure", &[("name", &timed)]) },
        description: format!("{day}\n{source}"),
        first: entry.first,
        last: entry.last,
        time,
        is_sure: entry.is_sure,
    }
}
#[cfg(test)]
mod tests {
    use icalendar::{Calendar, Component};

    use super::*;
    use govuk::testing::setting;
    use policy::Addressee;

    #[test]
    fn every_date_of_the_calendar_file_names_its_paragraph() {
        let context = Context { setting: setting(), addressee: Addressee::Me };
        let file = calendar_file(&context).expect("dates");
        let calendar: Calendar = file.parse().expect("a calendar");
        let events: Vec<_> = calendar.components.iter().filter_map(|component| component.as_event()).collect();
        let summaries: Vec<_> = events.iter().filter_map(|event| event.get_summary()).collect();
        let expected = [
            "Last day to leave your post before standing (the protocol is not exact)",
            "Period begins",
            "Nominations close (4pm)",
            "Polling day",
            "Period ends (10pm)",
        ];
        assert_eq!(summaries, expected);
        for event in events {
            let description = event.get_description().expect("a description");
            assert!(description.contains("Test protocol, V1, 2 March 2021, paragraph 1."), "{description}");
        }
    }
}
