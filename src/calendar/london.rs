//! The clock in London: universal time in winter, and an hour more in summer.
//!
//! Source: Summer Time Act 1972, section 1, as the Summer Time Order 2002, article 2, leaves it: from 1am, Greenwich mean
//! time, on the last Sunday in March to 1am, Greenwich mean time, on the last Sunday in October.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

const AN_HOUR: TimeDelta = TimeDelta::hours(1);

/// Returns what the clock in London shows at a moment of universal time.
#[must_use]
pub fn in_london(universal: NaiveDateTime) -> NaiveDateTime {
    if is_summer_time(universal) { universal.checked_add_signed(AN_HOUR).unwrap_or(universal) } else { universal }
}

/// Returns the universal time of a moment of the clock in London. The hour that is there twice in October counts as
/// summer.
#[must_use]
pub fn in_universal_time(london: NaiveDateTime) -> NaiveDateTime {
    let in_summer = london.checked_sub_signed(AN_HOUR).unwrap_or(london);
    if is_summer_time(in_summer) { in_summer } else { london }
}

fn is_summer_time(universal: NaiveDateTime) -> bool {
    let change = |month| {
        let end = NaiveDate::from_ymd_opt(universal.year(), month, 31)?;
        let last_sunday = end.checked_sub_days(Days::new(end.weekday().days_since(Weekday::Sun).into()))?;
        last_sunday.and_hms_opt(1, 0, 0)
    };
    change(3).zip(change(10)).is_some_and(|(start, end)| start <= universal && universal < end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date_text::parse_moment;

    /// The days of the change as GOV.UK lists them under "When do the clocks change?".
    #[test]
    fn the_clock_is_an_hour_ahead_in_summer() {
        for (london, universal) in [
            ("2021-03-28T00:59", "2021-03-28T00:59"),
            ("2021-03-28T02:00", "2021-03-28T01:00"),
            ("2021-04-01T00:00", "2021-03-31T23:00"),
            ("2021-10-31T00:30", "2021-10-30T23:30"),
            ("2021-10-31T01:30", "2021-10-31T00:30"),
            ("2021-10-31T02:00", "2021-10-31T02:00"),
            ("2024-03-31T02:00", "2024-03-31T01:00"),
            ("2020-12-01T16:00", "2020-12-01T16:00"),
        ] {
            let [london, universal] = [london, universal].map(|moment| parse_moment(moment).expect(moment));
            assert_eq!(in_universal_time(london), universal);
            assert_eq!(in_london(universal), london);
        }
    }

    #[test]
    fn the_hour_that_is_there_twice_shows_twice() {
        let moment = |text| parse_moment(text).expect(text);
        assert_eq!(in_london(moment("2021-10-31T00:15")), moment("2021-10-31T01:15"));
        assert_eq!(in_london(moment("2021-10-31T01:15")), moment("2021-10-31T01:15"));
    }
}
