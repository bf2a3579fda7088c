//! The date of Easter, on which Good Friday and Easter Monday depend.

use chrono::NaiveDate;

/// Returns Easter Sunday of a year in the Gregorian calendar, or `None` where `chrono` has no such date.
///
/// Source: the method of Meeus, Jones and Butcher, which restates the tables of the Calendar (New Style) Act 1750.
pub(super) fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, common_centuries) = (century / 4, century % 4);
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30;
    let (leap_years, common_years) = (of_century / 4, of_century % 4);
    let to_sunday = (32 + 2 * common_centuries + 2 * leap_years - epact - common_years) % 7;
    let late_moon = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late_moon + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31).ok()? + 1)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};
    use proptest::prelude::*;

    use super::super::ymd;
    use super::*;

    /// The earliest and latest Easters there are, then those of commissioner election years.
    #[test]
    fn known_easters() {
        for easter in [ymd(1818, 3, 22), ymd(1943, 4, 25), ymd(2008, 3, 23), ymd(2038, 4, 25), ymd(2285, 3, 22)] {
            assert_eq!(easter_sunday(easter.year()), Some(easter));
        }
        for easter in [ymd(2012, 4, 8), ymd(2016, 3, 27), ymd(2021, 4, 4), ymd(2024, 3, 31), ymd(2028, 4, 16)] {
            assert_eq!(easter_sunday(easter.year()), Some(easter));
        }
    }

    proptest! {
        /// Book of Common Prayer, "Tables and Rules": Easter falls from 22 March to 25 April, always on a Sunday.
        #[test]
        fn easter_is_a_sunday_from_22_march_to_25_april(year in 1752_i32..=9999) {
            let easter = easter_sunday(year).expect("a date");
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!(ymd(year, 3, 22) <= easter && easter <= ymd(year, 4, 25), "{}", easter);
        }
    }
}
