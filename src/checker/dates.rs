//! The dates of the timeline in words, for its list and for calendar programs.

use calendar::date_text::{clock_time, weekday_date};
use timeline::{
    Entry, Moment, Subject, Timeline,
    calendar_file::{CalendarEntry, CalendarFile},
};

use super::context::Context;

impl Context {
    /// Returns what a date is, and its day in words.
    pub fn entry_words(&self, entry: &Entry<'_>) -> (String, String) {
        match entry.subject {
            Subject::Printed(id, date) => (self.read(&date.name), self.date_words(id, date)),
            Subject::Resignation { by_calendar_days, by_working_days } => {
                let calendar = weekday_date(by_calendar_days);
                let words = match by_working_days {
                    Some(day) if day == by_calendar_days => calendar,
                    Some(day) => {
                        let working = weekday_date(day);
                        self.fill("timeline.two-counts", &[("working", &working), ("calendar", &calendar)])
                    }
                    None => self.fill("timeline.one-count", &[("calendar", &calendar)]),
                };
                (self.say("timeline.resignation"), words)
            }
        }
    }

    /// Returns the protocol's dates as a file for calendar programs, each with the paragraphs that give it.
    pub fn calendar_file(&self) -> Option<String> {
        let line = Timeline::new(self.policy(), None, Moment::default())?;
        let name = self.fill("calendar.name", &[("force", &self.policy().force), ("election", &self.election())]);
        let mut file = CalendarFile::new(&name, self.setting.today);
        for entry in &line.entries {
            file.add(&self.calendar_entry(entry));
        }
        Some(file.finish())
    }

    fn calendar_entry(&self, entry: &Entry<'_>) -> CalendarEntry {
        let policy = self.policy();
        let (name, day) = self.entry_words(entry);
        let (id, time) = match entry.subject {
            Subject::Printed(id, date) => (id, date.time),
            Subject::Resignation { .. } => ("resignation", None),
        };
        let cites = entry.subject.cites(policy).join(", ");
        let key = if entry.subject.cites(policy).len() == 1 { "calendar.paragraph" } else { "calendar.paragraphs" };
        let source = self.fill(key, &[("protocol", &self.protocol()), ("cites", &cites)]);
        let timed = match time {
            // The time is in the title too: a calendar elsewhere shows it on its own clock.
            Some(time) => self.fill("calendar.timed", &[("name", &name), ("time", &clock_time(time))]),
            None => name,
        };
        CalendarEntry {
            id: format!("{id}@{}", policy.id),
            summary: if entry.is_sure { timed } else { self.fill("calendar.unsure", &[("name", &timed)]) },
            description: format!("{day}\n{source}"),
            first: entry.first,
            last: entry.last,
            time,
            is_sure: entry.is_sure,
        }
    }
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, Component};

    use super::*;
    use crate::testing::setting;
    use policy::Addressee;

    #[test]
    fn every_date_of_the_calendar_file_names_its_paragraph() {
        let context = Context { setting: setting(), addressee: Addressee::Me };
        let file = context.calendar_file().expect("dates");
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
