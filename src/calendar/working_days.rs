//! Counting working days, as an election timetable counts them.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, Weekday};
use indexmap::IndexMap;

use super::CalendarError;
use super::date_text::weekday_name;
use super::holidays::{FIRST_YEAR, LAST_YEAR, disregarded_days};

/// The days that count, and the days that do not, when time is computed for an election.
///
/// Left out are Saturdays, Sundays, Christmas Eve, Christmas Day, Good Friday, bank holidays and days appointed for
/// public thanksgiving or mourning.
///
/// Source: Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rule 2 (computation of time).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingCalendar {
    named: IndexMap<NaiveDate, Cow<'static, str>>,
}

impl WorkingCalendar {
    /// Returns the calendar of England and Wales, from [`FIRST_YEAR`] to [`LAST_YEAR`].
    #[must_use]
    pub fn england_and_wales() -> Self {
        let named = (FIRST_YEAR..=LAST_YEAR)
            .filter_map(|year| disregarded_days(year).ok())
            .flatten()
            .map(|day| (day.date, day.name))
            .collect();
        Self { named }
    }

    /// Returns the calendar with more days off, such as a day of mourning that a policy lists.
    ///
    /// A day that already has a name keeps it. Years that are not known stay unknown.
    #[must_use]
    pub fn with_days_off(mut self, days: impl IntoIterator<Item = (NaiveDate, String)>) -> Self {
        for (date, name) in days {
            self.named.entry(date).or_insert(Cow::Owned(name));
        }
        self
    }

    /// Returns why a day does not count: the holiday's name, else `Saturday` or `Sunday`; `None` for a working day.
    ///
    /// # Errors
    ///
    /// [`CalendarError::UnknownDay`] outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    pub fn day_off(&self, date: NaiveDate) -> Result<Option<&str>, CalendarError> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
            return Err(CalendarError::UnknownDay { date });
        }
        let weekend = || match date.weekday() {
            day @ (Weekday::Sat | Weekday::Sun) => Some(weekday_name(day)),
            _ => None,
        };
        Ok(self.named.get(&date).map(AsRef::as_ref).or_else(weekend))
    }

    /// Returns whether a day counts.
    ///
    /// # Errors
    ///
    /// [`CalendarError::UnknownDay`] outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, CalendarError> {
        Ok(self.day_off(date)?.is_none())
    }

    /// Returns the `n`th working day before a date, which is not itself counted. For `n` of 0, the date.
    ///
    /// ```
    /// use pre_election_checker::calendar::date_text::{parse_date, weekday_date};
    /// use pre_election_checker::calendar::{CalendarError, WorkingCalendar};
    ///
    /// let calendar = WorkingCalendar::england_and_wales();
    /// let poll = parse_date("2021-05-06").unwrap();
    /// let nineteenth = calendar.working_days_before(poll, 19)?;
    /// assert_eq!(weekday_date(nineteenth), "Thursday 8 April 2021");
    ///
    /// let beyond = parse_date("2031-05-01").unwrap();
    /// assert!(calendar.working_days_before(beyond, 19).is_err());
    /// # Ok::<(), CalendarError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CalendarError::UnknownDay`] if the date, or a day the count has to pass, is outside [`FIRST_YEAR`] to
    /// [`LAST_YEAR`].
    pub fn working_days_before(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, CalendarError> {
        self.nth_working_day(date, n, NaiveDate::pred_opt)
    }

    /// Returns the `n`th working day after a date, which is not itself counted. For `n` of 0, the date.
    ///
    /// # Errors
    ///
    /// [`CalendarError::UnknownDay`] if the date, or a day the count has to pass, is outside [`FIRST_YEAR`] to
    /// [`LAST_YEAR`].
    pub fn working_days_after(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, CalendarError> {
        self.nth_working_day(date, n, NaiveDate::succ_opt)
    }

    /// Returns how many working days lie from one date (counted) to another (not counted); 0 if `from` is not earlier.
    ///
    /// So something done on `from` is at least `n` working days before `to` exactly when this is at least `n`: for `n`
    /// of 1 or more, `working_days_between(x, d) >= n` if and only if `x <= working_days_before(d, n)`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::UnknownDay`] if either date is outside [`FIRST_YEAR`] to [`LAST_YEAR`].
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<u32, CalendarError> {
        self.day_off(from)?;
        self.day_off(to)?;
        let mut count = 0;
        for date in from.iter_days().take_while(|date| *date < to) {
            count += u32::from(self.is_working_day(date)?);
        }
        Ok(count)
    }

    fn nth_working_day(
        &self,
        start: NaiveDate,
        n: u32,
        step: impl Fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Result<NaiveDate, CalendarError> {
        self.day_off(start)?;
        let (mut date, mut left) = (start, n);
        while left > 0 {
            date = step(&date).ok_or(CalendarError::UnknownDay { date })?;
            left -= u32::from(self.is_working_day(date)?);
        }
        Ok(date)
    }
}

#[cfg(test)]
mod tests;
