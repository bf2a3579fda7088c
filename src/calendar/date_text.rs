//! Dates and times as people read them, and as policies and responses write them.
//!
//! Written by hand, because `chrono`'s own formatter and parser would add to the size of the page.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

/// Returns the date in words, without the weekday: `6 May 2021`.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// Returns the date in words, with the weekday: `Thursday 6 May 2021`.
#[must_use]
pub fn weekday_date(date: NaiveDate) -> String {
    format!("{} {}", weekday_name(date.weekday()), long_date(date))
}

/// Returns the weekday's name: `Thursday`.
#[must_use]
pub const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Returns the time as GOV.UK writes it: `10pm`, `9:30am`, `midnight`, `midday`. Seconds are left out.
///
/// Source: GOV.UK style guide, "Times".
#[must_use]
pub fn clock_time(time: NaiveTime) -> String {
    if time.minute() == 0 && time.hour() == 0 {
        return "midnight".to_owned();
    }
    if time.minute() == 0 && time.hour() == 12 {
        return "midday".to_owned();
    }
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    match time.minute() {
        0 => format!("{hour}{half}"),
        minute => format!("{hour}:{minute:02}{half}"),
    }
}

/// Returns the date as policies write it: `2021-05-06`. [`parse_date`] reads it back.
#[must_use]
pub fn iso_date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Returns the time as policies write it: `21:59`. [`parse_time`] reads it back; seconds are left out.
#[must_use]
pub fn iso_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Returns the moment as policies write it: `2021-05-06T21:59`. [`parse_moment`] reads it back; seconds are left out.
#[must_use]
pub fn iso_moment(moment: NaiveDateTime) -> String {
    format!("{}T{}", iso_date(moment.date()), iso_time(moment.time()))
}

/// Reads `2021-05-06`. Returns `None` for any other shape, and for a day that does not exist.
///
/// ```
/// use calendar::date_text::{long_date, parse_date};
///
/// assert_eq!(parse_date("2021-05-06").map(long_date).as_deref(), Some("6 May 2021"));
/// assert_eq!(parse_date("2021-02-29"), None);
/// assert_eq!(parse_date("6 May 2021"), None);
/// ```
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(i32::try_from(digits(year, 4)?).ok()?, digits(month, 2)?, digits(day, 2)?)
}

/// Reads `2021-05-06T21:59`. Returns `None` for any other shape, and for a moment that does not exist.
///
/// Midnight at the end of a day is written as the next day's `T00:00`; `T24:00` is refused.
#[must_use]
pub fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    Some(parse_date(date)?.and_time(parse_time(time)?))
}

/// Reads `21:59`. Returns `None` for any other shape, and for a time that does not exist.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(digits(hour, 2)?, digits(minute, 2)?, 0)
}

/// Reads a number of exactly `width` digits. `str::parse` alone would accept `+6`.
fn digits(text: &str, width: usize) -> Option<u32> {
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The months' names, January first.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(date: NaiveDate) -> &'static str {
    // `month0` is 0 to 11, which the type cannot say.
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// Returns the number, from 1, of the month that a name or its first letters stand for, in whatever case. Three letters at
/// least: two do not tell March from May.
///
/// ```
/// use calendar::date_text::month_named;
///
/// assert_eq!((month_named("sept"), month_named("MAY"), month_named("Ma")), (Some(9), Some(5), None));
/// ```
#[must_use]
pub fn month_named(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| begins(month, name))?;
    u32::try_from(index + 1).ok()
}

/// Returns whether a text is a weekday's name or its first letters, three at least, in whatever case.
#[must_use]
pub fn is_weekday(name: &str) -> bool {
    let mut days = std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ())).take(7);
    days.any(|day| begins(weekday_name(day), name))
}

fn begins(name: &str, letters: &str) -> bool {
    letters.len() >= 3 && name.get(..letters.len()).is_some_and(|start| start.eq_ignore_ascii_case(letters))
}

#[cfg(test)]
mod tests {
    use super::super::ymd;
    use super::*;

    #[test]
    fn dates_in_words() {
        assert_eq!(long_date(ymd(2021, 5, 6)), "6 May 2021");
        assert_eq!(weekday_date(ymd(2021, 5, 6)), "Thursday 6 May 2021");
        assert_eq!(weekday_date(ymd(2012, 12, 24)), "Monday 24 December 2012");
    }

    #[test]
    fn months_are_named_in_order() {
        let names: Vec<_> = (1..=12).map(|month| month_name(ymd(2021, month, 1))).collect();
        assert_eq!(
            names.join(" "),
            "January February March April May June July August September October November December"
        );
    }

    /// GOV.UK style guide, "Times": 5:30pm, 10am to 11am, midnight, midday.
    #[test]
    fn times_as_gov_uk_writes_them() {
        for (time, text) in [
            ("00:00", "midnight"),
            ("00:01", "12:01am"),
            ("07:00", "7am"),
            ("09:30", "9:30am"),
            ("12:00", "midday"),
            ("12:05", "12:05pm"),
            ("16:00", "4pm"),
            ("22:00", "10pm"),
            ("23:59", "11:59pm"),
        ] {
            assert_eq!(clock_time(parse_time(time).expect(time)), text);
        }
    }

    #[test]
    fn every_day_is_read_back_as_written() {
        let mut days = 0;
        for date in ymd(2012, 1, 1).iter_days().take_while(|date| *date <= ymd(2030, 12, 31)) {
            assert_eq!(parse_date(&iso_date(date)), Some(date));
            days += 1;
        }
        assert_eq!(days, 19 * 365 + 5, "every day of nineteen years, five of them leap years");
    }

    #[test]
    fn every_minute_is_read_back_as_written() {
        let date = ymd(2021, 5, 6);
        for (hour, minute) in (0..24).flat_map(|hour| (0..60).map(move |minute| (hour, minute))) {
            let moment = date.and_hms_opt(hour, minute, 0).expect("a time");
            assert_eq!(parse_moment(&iso_moment(moment)), Some(moment));
        }
    }

    #[test]
    fn other_shapes_of_date_are_refused() {
        for text in [
            "",
            "2021",
            "2021-05",
            "2021-5-06",
            "2021-05-6",
            "21-05-06",
            "02021-05-06",
            "+021-05-06",
            "2021-+5-06",
            "2021-05-06 ",
            " 2021-05-06",
            "2021/05/06",
            "06-05-2021",
            "2021-05-06-01",
            "2021-13-01",
            "2021-00-10",
            "2021-02-29",
            "2021-04-31",
            "2021-05-00",
            "２０２１-05-06",
            "2021-05-06T10:00",
            "-2021-05-06",
        ] {
            assert_eq!(parse_date(text), None, "{text:?}");
        }
    }

    #[test]
    fn other_shapes_of_moment_are_refused() {
        for text in [
            "2021-05-06",
            "2021-05-06T",
            "2021-05-06 21:59",
            "2021-05-06t21:59",
            "2021-05-06T24:00",
            "2021-05-06T21:60",
            "2021-05-06T9:30",
            "2021-05-06T21:59:00",
            "2021-05-06T21:59Z",
            "2021-02-29T10:00",
            "T21:59",
        ] {
            assert_eq!(parse_moment(text), None, "{text:?}");
        }
    }
}
