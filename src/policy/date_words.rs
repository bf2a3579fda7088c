//! Days and times in the words of one language.

use calendar::date_text::month_named;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{read::file_type, text::fill};

file_type! {
    /// What months, weekdays and times are called, and in which order the parts of a day are said.
    pub struct DateWords {
        /// The months' names, January first.
        required months: Vec<String>,
        /// The months' names as a scale has room for them, January first.
        required short_months: Vec<String>,
        /// The weekdays' names, Monday first.
        required weekdays: Vec<String>,
        /// A day, of `%day%`, `%month%` and `%year%`.
        required day: String,
        /// A day with its weekday, of `%weekday%` and `%date%`.
        required with_weekday: String,
        /// A time before midday, of `%time%`.
        required morning: String,
        /// A time after midday, of `%time%`.
        required afternoon: String,
        /// Twelve o'clock at night.
        required midnight: String,
        /// Twelve o'clock in the day.
        required midday: String,
    }
}

impl DateWords {
    /// Returns the day in words, without the weekday: `6 May 2021`.
    pub fn day(&self, date: NaiveDate) -> String {
        let month = self.months.get(date.month0() as usize).map_or("", String::as_str);
        let values = [("day", &*date.day().to_string()), ("month", month), ("year", &*date.year().to_string())];
        fill(&self.day, &values)
    }

    /// Returns the day in words, with the weekday: `Thursday 6 May 2021`.
    pub fn with_weekday(&self, date: NaiveDate) -> String {
        fill(&self.with_weekday, &[("weekday", self.weekday(date.weekday())), ("date", &self.day(date))])
    }

    /// Returns the weekday's name: `Thursday`.
    pub fn weekday(&self, weekday: chrono::Weekday) -> &str {
        self.weekdays.get(weekday.num_days_from_monday() as usize).map_or("", String::as_str)
    }

    /// Returns the month's name as a scale has room for it: `May`, `Sep`.
    pub fn short_month(&self, date: NaiveDate) -> &str {
        self.short_months.get(date.month0() as usize).map_or("", String::as_str)
    }

    /// Returns the month of that name, 1 for January: whole or short in these words, or in English, where three letters do.
    pub fn month_named(&self, name: &str) -> Option<u32> {
        let among = |names: &[String]| names.iter().position(|own| own.eq_ignore_ascii_case(name));
        let own = among(&self.months).or_else(|| among(&self.short_months));
        own.and_then(|index| u32::try_from(index + 1).ok()).or_else(|| month_named(name))
    }

    /// Returns what follows the name of a weekday in these words. One that is a month's name, too, is a month: `Mawrth`.
    pub fn without_weekday<'t>(&self, text: &'t str) -> &'t str {
        let after = |name: &String| {
            let (start, rest) = text.split_at_checked(name.len())?;
            (start.eq_ignore_ascii_case(name) && self.month_named(name).is_none()).then_some(rest)
        };
        self.weekdays.iter().find_map(after).unwrap_or(text)
    }

    /// Returns the time as GOV.UK writes it: `10pm`, `9:30am`, `midnight`, `midday`. Seconds are left out.
    ///
    /// Source: GOV.UK style guide, "Times".
    pub fn time(&self, time: NaiveTime) -> String {
        let (is_afternoon, hour) = time.hour12();
        match (time.hour(), time.minute()) {
            (0, 0) => return self.midnight.clone(),
            (12, 0) => return self.midday.clone(),
            _ => {}
        }
        let clock = match time.minute() {
            0 => hour.to_string(),
            minute => format!("{hour}:{minute:02}"),
        };
        fill(if is_afternoon { &self.afternoon } else { &self.morning }, &[("time", &clock)])
    }
}

#[cfg(test)]
mod tests {
    use calendar::date_text::{clock_time, long_date, weekday_date};
    use serde_json::Value;

    use super::*;
    use crate::Vocabulary;

    /// Staff read the vocabulary's words and authors those of `calendar`: the same in English.
    #[test]
    fn staff_and_authors_read_the_same_days_and_times() {
        let json: Value = serde_json::from_str(include_str!("../../www/text/vocabulary.en.json")).expect("JSON");
        let words = Vocabulary::from_json(&json).expect("the vocabulary").dates;
        for day in NaiveDate::default().iter_days().take(366) {
            assert_eq!(words.day(day), long_date(day));
            assert_eq!(words.with_weekday(day), weekday_date(day));
            assert!(long_date(day).contains(words.short_month(day)), "{day}");
        }
        for (hour, minute) in (0..24).flat_map(|hour| (0..60).map(move |minute| (hour, minute))) {
            let time = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
            assert_eq!(words.time(time), clock_time(time));
        }
    }
}
