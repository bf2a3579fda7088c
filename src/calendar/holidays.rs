//! Bank holidays in England and Wales, and the other named days that an election timetable leaves out.
//!
//! Sources: the Banking and Financial Dealings Act 1971 (section 1 and Schedule 1), the proclamations made under it
//! each year, and the dates GOV.UK publishes. Later years follow the standing pattern: when a day is added by
//! proclamation, add it to `PROCLAIMED`, or list it in the policy (see [`super::WorkingCalendar::with_days_off`]).

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::CalendarError;
use super::easter::easter_sunday;

/// The first year whose bank holidays are known: the year of the first commissioner election.
pub const FIRST_YEAR: i32 = 2012;

/// The last year whose bank holidays are known.
pub const LAST_YEAR: i32 = 2030;

/// A named day that is not a working day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOff {
    /// The day itself: for a substitute, the day in lieu.
    pub date: NaiveDate,
    /// What the day is called: `Easter Monday`, `Boxing Day (substitute day)`.
    pub name: Cow<'static, str>,
}

impl DayOff {
    const fn new(date: NaiveDate, name: &'static str) -> Self {
        Self { date, name: Cow::Borrowed(name) }
    }
}

/// One-off bank holidays, by proclamation under section 1(3) of the 1971 Act.
const PROCLAIMED: [DayOff; 4] = [
    DayOff::new(day(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II"),
    DayOff::new(day(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"),
    DayOff::new(day(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    DayOff::new(day(2023, 5, 8), "Coronation of King Charles III"),
];

/// Returns the bank holidays of one year in England and Wales, in order of date.
///
/// Good Friday and Christmas Day are holidays by common law; GOV.UK lists them as bank holidays, and so does this.
/// A holiday that falls at a weekend appears only as its substitute day.
///
/// # Errors
///
/// [`CalendarError::UnknownYear`] outside [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn bank_holidays(year: i32) -> Result<Vec<DayOff>, CalendarError> {
    (FIRST_YEAR..=LAST_YEAR)
        .contains(&year)
        .then(|| by_rule_and_proclamation(year))
        .flatten()
        .ok_or(CalendarError::UnknownYear { year })
}

/// Returns the named days of one year that an election timetable leaves out, in order of date: the bank holidays,
/// Christmas Eve, and Christmas Day itself where the bank holiday is its substitute.
///
/// Saturdays and Sundays are left out too, but have no name. Days of public thanksgiving or mourning are those listed
/// as bank holidays; any other must be added with [`super::WorkingCalendar::with_days_off`].
///
/// Source: Police and Crime Commissioner Elections Order 2012, Schedule 3, rule 2 (computation of time).
///
/// # Errors
///
/// [`CalendarError::UnknownYear`] outside [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn disregarded_days(year: i32) -> Result<Vec<DayOff>, CalendarError> {
    let mut days = bank_holidays(year)?;
    for (day_of_month, name) in [(24, "Christmas Eve"), (25, "Christmas Day")] {
        let date = NaiveDate::from_ymd_opt(year, 12, day_of_month).ok_or(CalendarError::UnknownYear { year })?;
        if !days.iter().any(|day| day.date == date) {
            days.push(DayOff::new(date, name));
        }
    }
    days.sort_unstable();
    Ok(days)
}

/// `None` only where `chrono` has no such date, which no year from `FIRST_YEAR` to `LAST_YEAR` meets.
fn by_rule_and_proclamation(year: i32) -> Option<Vec<DayOff>> {
    let easter = easter_sunday(year)?;
    let mut days = vec![
        new_year(year)?,
        DayOff::new(easter.checked_sub_days(Days::new(2))?, "Good Friday"),
        DayOff::new(easter.succ_opt()?, "Easter Monday"),
        DayOff::new(early_may(year)?, "Early May bank holiday"),
        DayOff::new(spring(year)?, "Spring bank holiday"),
        DayOff::new(last_monday(year, 8, 31)?, "Summer bank holiday"),
    ];
    days.extend(christmas(year)?);
    days.extend(PROCLAIMED.into_iter().filter(|day| day.date.year() == year));
    days.sort_unstable();
    Some(days)
}

/// By proclamation since 1974; the next Monday where 1 January falls at a weekend.
fn new_year(year: i32) -> Option<DayOff> {
    let date = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some(match date.weekday() {
        Weekday::Sat | Weekday::Sun => DayOff::new(
            NaiveDate::from_weekday_of_month_opt(year, 1, Weekday::Mon, 1)?,
            "New Year’s Day (substitute day)",
        ),
        _ => DayOff::new(date, "New Year’s Day"),
    })
}

/// By proclamation since 1978. In 2020 it moved to Friday 8 May, for the 75th anniversary of VE Day.
fn early_may(year: i32) -> Option<NaiveDate> {
    match year {
        2020 => NaiveDate::from_ymd_opt(2020, 5, 8),
        _ => NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1),
    }
}

/// The last Monday in May (1971 Act, Schedule 1). In 2012 and 2022 it moved, to make a long weekend with a Jubilee.
fn spring(year: i32) -> Option<NaiveDate> {
    match year {
        2012 => NaiveDate::from_ymd_opt(2012, 6, 4),
        2022 => NaiveDate::from_ymd_opt(2022, 6, 2),
        _ => last_monday(year, 5, 31),
    }
}

/// Christmas Day by common law and 26 December by the 1971 Act, Schedule 1; substitutes as GOV.UK names them.
fn christmas(year: i32) -> Option<[DayOff; 2]> {
    let on = |day| NaiveDate::from_ymd_opt(year, 12, day);
    let (christmas, boxing) = ("Christmas Day", "Boxing Day");
    let (christmas_substitute, boxing_substitute) = ("Christmas Day (substitute day)", "Boxing Day (substitute day)");
    Some(match on(25)?.weekday() {
        Weekday::Fri => [DayOff::new(on(25)?, christmas), DayOff::new(on(28)?, boxing_substitute)],
        Weekday::Sat => [DayOff::new(on(27)?, christmas_substitute), DayOff::new(on(28)?, boxing_substitute)],
        Weekday::Sun => [DayOff::new(on(26)?, boxing), DayOff::new(on(27)?, christmas_substitute)],
        _ => [DayOff::new(on(25)?, christmas), DayOff::new(on(26)?, boxing)],
    })
}

fn last_monday(year: i32, month: u32, last_day: u32) -> Option<NaiveDate> {
    let end = NaiveDate::from_ymd_opt(year, month, last_day)?;
    end.checked_sub_days(Days::new(end.weekday().num_days_from_monday().into()))
}

#[expect(clippy::panic, reason = "runs only while the constants above are compiled")]
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("no such date"),
    }
}

#[cfg(test)]
mod tests;
