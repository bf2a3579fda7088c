//! Counting working days, as an election timetable counts them.

use chrono::{Datelike, NaiveDate, Weekday};

use super::date_text::weekday_name;
use super::holidays::{DayOff, FIRST_YEAR, HolidayArea, LAST_YEAR, disregarded_days};
use super::{CalendarError, ElectionKind};

/// The days that count, and the days that do not, when time is computed for an election.
///
/// Left out are Saturdays, Sundays, Christmas Eve, Christmas Day, Good Friday, bank holidays and days appointed for
/// public thanksgiving or mourning. Maundy Thursday counts.
///
/// Sources: see [`super::holidays::disregarded_days`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingCalendar {
    area: HolidayArea,
    /// In order of date, each day once.
    named: Vec<DayOff>,
    /// Those that were added, so that the calendar of another area can be given the same.
    special: Vec<DayOff>,
}

impl WorkingCalendar {
    /// Returns the calendar of an area, from [`FIRST_YEAR`] to [`LAST_YEAR`].
    #[must_use]
    pub fn new(area: HolidayArea) -> Self {
        let years = (FIRST_YEAR..=LAST_YEAR).filter_map(|year| disregarded_days(area, year).ok());
        Self { area, named: years.flatten().collect(), special: Vec::new() }
    }

    /// Returns the calendar of England and Wales, from [`FIRST_YEAR`] to [`LAST_YEAR`].
    #[must_use]
    pub fn england_and_wales() -> Self {
        Self::new(HolidayArea::EnglandAndWales)
    }

    /// Returns the calendar by which the time of an election of this kind is computed.
    ///
    /// ```
    /// use calendar::{ElectionKind, WorkingCalendar, date_text::parse_date};
    ///
    /// let st_patricks_day = parse_date("2028-03-17").unwrap();
    /// let council = WorkingCalendar::of_kind(ElectionKind::Council);
    /// assert_eq!(council.is_working_day(st_patricks_day), Ok(true));
    /// let parliament = WorkingCalendar::of_kind(ElectionKind::Parliament);
    /// assert_eq!(parliament.is_working_day(st_patricks_day), Ok(false));
    /// ```
    #[must_use]
    pub fn of_kind(kind: ElectionKind) -> Self {
        Self::new(HolidayArea::of_kind(kind))
    }

    /// Returns where the calendar's bank holidays are kept.
    #[must_use]
    pub const fn area(&self) -> HolidayArea {
        self.area
    }

    /// Returns the calendar with more days off, such as a day of mourning that a policy lists.
    ///
    /// A day that already has a name keeps it. Years that are not known stay unknown.
    #[must_use]
    pub fn with_special_days(mut self, days: impl IntoIterator<Item = DayOff>) -> Self {
        for day in days {
            if let Err(place) = self.named.binary_search_by_key(&day.date, |known| known.date) {
                self.named.insert(place, day.clone());
            }
            self.special.push(day);
        }
        self
    }

    /// Returns the days that were added with [`Self::with_special_days`].
    #[must_use]
    pub fn special_days(&self) -> &[DayOff] {
        &self.special
    }

    /// Returns the calendar without the days that were appointed after a dissolution: at a general election they count
    /// as working days.
    ///
    /// Source: Representation of the People Act 1983, Schedule 1, rule 2(2A).
    #[must_use]
    pub fn as_at_dissolution(mut self, dissolution: NaiveDate) -> Self {
        let kept = |day: &DayOff| day.appointed.is_none_or(|appointed| appointed <= dissolution);
        self.named.retain(kept);
        self.special.retain(kept);
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
        let named = self.named.binary_search_by_key(&date, |known| known.date).ok().and_then(|at| self.named.get(at));
        Ok(named.map(|day| day.name.as_ref()).or_else(weekend))
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
    /// use calendar::date_text::{parse_date, weekday_date};
    /// use calendar::{CalendarError, WorkingCalendar};
    ///
    /// let calendar = WorkingCalendar::england_and_wales();
    /// let poll = parse_date("2021-05-06").unwrap();
    /// let nineteenth = calendar.working_days_before(poll, 19)?;
    /// assert_eq!(weekday_date(nineteenth), "Thursday 8 April 2021");
    ///
    /// let beyond = parse_date("2033-05-01").unwrap();
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
