//! Bank holidays in the parts of the United Kingdom, and the other named days that an election timetable leaves out.
//!
//! Sources: the Banking and Financial Dealings Act 1971 (section 1 and Schedule 1), the proclamations made under it
//! each year, and the dates GOV.UK publishes, to [`LAST_PUBLISHED_YEAR`] when this was written. Later years follow the
//! standing pattern: when a day is added by proclamation, add it to `PROCLAIMED`, or list it in the policy (see
//! [`super::WorkingCalendar::with_special_days`]).

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::easter::easter_sunday;
use super::{CalendarError, ElectionKind};

/// The first year whose bank holidays are known: the year of the first commissioner election.
pub const FIRST_YEAR: i32 = 2012;

/// The last year whose bank holidays are known, by the standing pattern.
pub const LAST_YEAR: i32 = 2032;

/// The last year whose bank holidays GOV.UK had published when this was written.
pub const LAST_PUBLISHED_YEAR: i32 = 2028;

/// Where a bank holiday is kept.
///
/// A part of the United Kingdom, or the union of all: at a general election a bank holiday in any part counts for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayArea {
    /// England and Wales, which keep the same days.
    EnglandAndWales,
    /// Scotland: 2 January, the first Monday in August and St Andrew’s Day, but not Easter Monday.
    Scotland,
    /// Northern Ireland: as England and Wales, with St Patrick’s Day and 12 July.
    NorthernIreland,
    /// Every day that is a bank holiday in any part.
    UnitedKingdom,
}

impl HolidayArea {
    const PARTS: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    /// Returns the area whose bank holidays an election of this kind disregards.
    ///
    /// A by-election to the House of Commons goes by the part of the United Kingdom in which the constituency is: see
    /// [`Self::of_election`]. Here it is England and Wales.
    ///
    /// Sources: as for [`disregarded_days`]; for a general election rule 2(2)(a) of Schedule 1 to the Representation of
    /// the People Act 1983, for a by-election rule 2(2)(b).
    #[must_use]
    pub const fn of_kind(kind: ElectionKind) -> Self {
        match kind {
            ElectionKind::Parliament => Self::UnitedKingdom,
            _ => Self::EnglandAndWales,
        }
    }

    /// Returns the area whose bank holidays an election disregards, where it is known in which part of the United Kingdom
    /// the constituency of a by-election is.
    #[must_use]
    pub const fn of_election(kind: ElectionKind, constituency: Option<Self>) -> Self {
        match (kind, constituency) {
            (ElectionKind::ParliamentByElection, Some(area)) => area,
            _ => Self::of_kind(kind),
        }
    }
}

/// A named day that is not a working day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOff {
    /// The day itself: for a substitute, the day in lieu.
    pub date: NaiveDate,
    /// What the day is called: `Easter Monday`, `Boxing Day (substitute day)`.
    pub name: Cow<'static, str>,
    /// The day on which a single holiday or a day of mourning was appointed; `None` for a day that is kept each year, or
    /// was appointed long before any election.
    ///
    /// A general election is the one kind that asks: what is appointed after the dissolution counts as a working day.
    pub appointed: Option<NaiveDate>,
}

impl DayOff {
    const fn new(date: NaiveDate, name: &'static str) -> Self {
        Self { date, name: Cow::Borrowed(name), appointed: None }
    }

    const fn appointed(on: NaiveDate, date: NaiveDate, name: &'static str) -> Self {
        Self { date, name: Cow::Borrowed(name), appointed: Some(on) }
    }
}

/// One-off bank holidays, by proclamation under section 1(3) of the 1971 Act, and where. `UnitedKingdom` means in every
/// part.
///
/// The King approved the proclamations for the State Funeral at the Accession Council on 10 September 2022; the one for
/// the Coronation was announced as made on 6 November 2022, the one for the World Cup on 4 February 2026.
const PROCLAIMED: [(HolidayArea, DayOff); 5] = [
    (HolidayArea::UnitedKingdom, DayOff::new(day(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II")),
    (HolidayArea::UnitedKingdom, DayOff::new(day(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II")),
    (
        HolidayArea::UnitedKingdom,
        DayOff::appointed(day(2022, 9, 10), day(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    ),
    (
        HolidayArea::UnitedKingdom,
        DayOff::appointed(day(2022, 11, 6), day(2023, 5, 8), "Coronation of King Charles III"),
    ),
    (HolidayArea::Scotland, DayOff::appointed(day(2026, 2, 4), day(2026, 6, 15), "Scotland at the World Cup")),
];

/// Returns the bank holidays of one year, in order of date.
///
/// Good Friday and Christmas Day are holidays by common law; GOV.UK lists them as bank holidays, and so does this.
/// A holiday that falls at a weekend appears only as its substitute day. For [`HolidayArea::UnitedKingdom`] a day that
/// is kept in several parts appears once.
///
/// ```
/// use calendar::holidays::{HolidayArea, bank_holidays};
///
/// let scottish = bank_holidays(HolidayArea::Scotland, 2027)?;
/// assert_eq!(scottish[1].name, "2nd January (substitute day)");
///
/// assert!(bank_holidays(HolidayArea::Scotland, 2033).is_err(), "not known, and never guessed");
/// # Ok::<(), calendar::CalendarError>(())
/// ```
///
/// # Errors
///
/// [`CalendarError::UnknownYear`] outside [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn bank_holidays(area: HolidayArea, year: i32) -> Result<Vec<DayOff>, CalendarError> {
    (FIRST_YEAR..=LAST_YEAR)
        .contains(&year)
        .then(|| by_rule_and_proclamation(area, year))
        .flatten()
        .ok_or(CalendarError::UnknownYear { year })
}

/// Returns the named days of one year that an election timetable leaves out, in order of date: the bank holidays,
/// Christmas Eve, and Christmas Day itself where the bank holiday is its substitute. Maundy Thursday is not among them.
///
/// Saturdays and Sundays are left out too, but have no name. Days of public thanksgiving or mourning are those listed
/// as bank holidays; any other must be added with [`super::WorkingCalendar::with_special_days`].
///
/// Sources: the rules on the computation of time, alike in this in every kind of election: Police and Crime Commissioner
/// Elections Order 2012, Schedule 3, rule 2; Local Elections (Principal Areas) (England and Wales) Rules 2006, Schedule
/// 2, rule 2; Representation of the People Act 1983, Schedule 1, rule 2, from which the Electoral Administration Act
/// 2006, section 20, took Maundy Thursday.
///
/// # Errors
///
/// [`CalendarError::UnknownYear`] outside [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn disregarded_days(area: HolidayArea, year: i32) -> Result<Vec<DayOff>, CalendarError> {
    let mut days = bank_holidays(area, year)?;
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
fn by_rule_and_proclamation(area: HolidayArea, year: i32) -> Option<Vec<DayOff>> {
    if area == HolidayArea::UnitedKingdom {
        let mut union: Vec<DayOff> = Vec::new();
        for part in HolidayArea::PARTS {
            for day in by_rule_and_proclamation(part, year)? {
                if !union.iter().any(|known| known.date == day.date) {
                    union.push(day);
                }
            }
        }
        union.sort_unstable();
        return Some(union);
    }
    let easter = easter_sunday(year)?;
    let mut days = vec![
        DayOff::new(easter.checked_sub_days(Days::new(2))?, "Good Friday"),
        DayOff::new(early_may(year)?, "Early May bank holiday"),
        DayOff::new(spring(year)?, "Spring bank holiday"),
    ];
    days.extend(christmas(year)?);
    if area == HolidayArea::Scotland {
        days.extend(scottish_new_year(year)?);
        days.push(DayOff::new(NaiveDate::from_weekday_of_month_opt(year, 8, Weekday::Mon, 1)?, "Summer bank holiday"));
        days.push(or_next_monday(year, 11, 30, "St Andrew’s Day", "St Andrew’s Day (substitute day)")?);
    } else {
        days.push(or_next_monday(year, 1, 1, "New Year’s Day", "New Year’s Day (substitute day)")?);
        days.push(DayOff::new(easter.succ_opt()?, "Easter Monday"));
        days.push(DayOff::new(last_monday(year, 8, 31)?, "Summer bank holiday"));
    }
    if area == HolidayArea::NorthernIreland {
        days.push(or_next_monday(year, 3, 17, "St Patrick’s Day", "St Patrick’s Day (substitute day)")?);
        days.push(or_next_monday(year, 7, 12, "Battle of the Boyne", "Battle of the Boyne (substitute day)")?);
    }
    let proclaimed = PROCLAIMED
        .into_iter()
        .filter(|(kept, day)| day.date.year() == year && (*kept == HolidayArea::UnitedKingdom || *kept == area));
    days.extend(proclaimed.map(|(_, day)| day));
    days.sort_unstable();
    Some(days)
}

/// A fixed date, or the Monday after a weekend: New Year’s Day (by proclamation since 1974), St Patrick’s Day, 12 July
/// and St Andrew’s Day (1971 Act, Schedule 1, and proclamations).
fn or_next_monday(year: i32, month: u32, day: u32, name: &'static str, substitute: &'static str) -> Option<DayOff> {
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(match date.weekday() {
        Weekday::Sat => DayOff::new(date.checked_add_days(Days::new(2))?, substitute),
        Weekday::Sun => DayOff::new(date.succ_opt()?, substitute),
        _ => DayOff::new(date, name),
    })
}

/// 1 and 2 January in Scotland; a day at a weekend moves behind the other (1971 Act, Schedule 1, and proclamations).
fn scottish_new_year(year: i32) -> Option<[DayOff; 2]> {
    let on = |day| NaiveDate::from_ymd_opt(year, 1, day);
    let (first, first_moved) = ("New Year’s Day", "New Year’s Day (substitute day)");
    let (second, second_moved) = ("2nd January", "2nd January (substitute day)");
    Some(match on(1)?.weekday() {
        Weekday::Fri => [DayOff::new(on(1)?, first), DayOff::new(on(4)?, second_moved)],
        Weekday::Sat => [DayOff::new(on(3)?, first_moved), DayOff::new(on(4)?, second_moved)],
        Weekday::Sun => [DayOff::new(on(2)?, second), DayOff::new(on(3)?, first_moved)],
        _ => [DayOff::new(on(1)?, first), DayOff::new(on(2)?, second)],
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

/// A date written into the source.
#[expect(clippy::panic, reason = "runs only while constants are compiled")]
pub(super) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("no such date"),
    }
}

#[cfg(test)]
mod tests;
