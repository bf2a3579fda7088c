//! Dates as a file that calendar programs open: RFC 5545, as little of it as these dates need.
//!
//! Written by hand: the `icalendar` crate would add 70 kB to the download (`docs/decisions/0007-calendar-file.md`). The tests
//! read every file back with it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use calendar::london::in_universal_time;

/// One date for a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What sets it apart from every other date of every policy.
    pub id: String,
    /// Its title.
    pub summary: String,
    /// What stands in it: the day in words, and where the protocol says so.
    pub description: String,
    /// Its day, or the first of several.
    pub first: NaiveDate,
    /// The last day, for something that takes several.
    pub last: Option<NaiveDate>,
    /// The time, on the London clock.
    pub time: Option<NaiveTime>,
    /// Whether the protocol is sure of it.
    pub is_sure: bool,
}

/// A calendar file in the making.
///
/// A calendar that already has an entry with the same id replaces it, so that a file may be opened twice.
#[derive(Clone, Debug)]
pub struct CalendarFile {
    text: String,
    today: NaiveDate,
}

impl CalendarFile {
    /// Begins a file. `today` is the day on which it is written.
    #[must_use]
    pub fn new(name: &str, today: NaiveDate) -> Self {
        let mut file = Self { text: START.to_owned(), today };
        file.line("X-WR-CALNAME", &escaped(name));
        file
    }

    /// Adds a date.
    pub fn add(&mut self, entry: &CalendarEntry) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &escaped(&entry.id));
        self.line("DTSTAMP", &(day(self.today) + "T000000Z"));
        match (entry.last, entry.time) {
            (None, Some(time)) => self.line("DTSTART", &utc(entry.first.and_time(time))),
            (last, _) => {
                self.line("DTSTART;VALUE=DATE", &day(entry.first));
                // The end is the first day that no longer belongs to it.
                let last = last.unwrap_or(entry.first);
                self.line("DTEND;VALUE=DATE", &day(last.succ_opt().unwrap_or(last)));
            }
        }
        self.line("SUMMARY", &escaped(&entry.summary));
        self.line("DESCRIPTION", &escaped(&entry.description));
        self.line("STATUS", if entry.is_sure { "CONFIRMED" } else { "TENTATIVE" });
        // Nobody is busy because of a date of the protocol.
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// Ends the file and returns it.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.line("END", "VCALENDAR");
        self.text
    }

    /// Adds a line, folded after 75 bytes and never inside a letter: RFC 5545, 3.1.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for part in [name, ":", value] {
            for letter in part.chars() {
                if width + letter.len_utf8() > 75 {
                    self.text.push_str("\r\n ");
                    width = 1;
                }
                width += letter.len_utf8();
                self.text.push(letter);
            }
        }
        self.text.push_str("\r\n");
    }
}

const START: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//pre-election-checker//EN\r\n\
                     CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n";

fn day(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Returns a moment of the clock in London in universal time.
fn utc(london: NaiveDateTime) -> String {
    let moment = in_universal_time(london);
    format!("{}T{:02}{:02}00Z", day(moment.date()), moment.hour(), moment.minute())
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event};

    use super::*;
    use calendar::date_text::{parse_date, parse_moment, parse_time};

    fn entry() -> CalendarEntry {
        CalendarEntry {
            id: "close@test-2021".to_owned(),
            summary: "Nominations close".to_owned(),
            description:
                "Paragraph 1.4; “every name”, in order\nand a second line \\ with a very long end that has to be folded"
                    .to_owned(),
            first: parse_date("2021-04-08").expect("a date"),
            last: None,
            time: parse_time("16:00"),
            is_sure: true,
        }
    }

    fn read(entries: &[CalendarEntry]) -> Vec<Event> {
        let mut file = CalendarFile::new("Dates; all", parse_date("2026-01-05").expect("a date"));
        for entry in entries {
            file.add(entry);
        }
        let file = file.finish();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{file}");
        let calendar: Calendar = file.parse().expect("a calendar");
        calendar.components.iter().filter_map(|component| component.as_event().cloned()).collect()
    }

    #[test]
    fn a_calendar_program_reads_what_was_written() {
        let written = entry();
        let [event] = read(std::slice::from_ref(&written)).try_into().expect("one event");
        assert_eq!(event.get_uid(), Some(written.id.as_str()));
        assert_eq!(event.get_summary(), Some(written.summary.as_str()));
        assert_eq!(event.get_description(), Some(written.description.as_str()));
        let moment = parse_moment("2021-04-08T15:00").expect("a moment").and_utc();
        assert_eq!(event.get_start(), Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(moment))));
        assert_eq!(event.property_value("STATUS"), Some("CONFIRMED"));
    }

    #[test]
    fn whole_days_end_on_the_day_after_and_an_unsure_date_is_tentative() {
        let day = |written: &str| parse_date(written).expect(written);
        let written = CalendarEntry { last: Some(day("2021-04-30")), time: None, is_sure: false, ..entry() };
        let [event] = read(&[written]).try_into().expect("one event");
        assert_eq!(event.get_start(), Some(DatePerhapsTime::Date(day("2021-04-08"))));
        assert_eq!(event.get_end(), Some(DatePerhapsTime::Date(day("2021-05-01"))));
        assert_eq!(event.property_value("STATUS"), Some("TENTATIVE"));
    }
}
