//! Why a date could not be worked out.

use chrono::NaiveDate;

use super::date_text::long_date;
use super::holidays::{FIRST_YEAR, LAST_YEAR};

/// Why a working day could not be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The count needs a day whose bank holidays are not known.
    #[error(
        "{} is outside the years whose bank holidays are known, {FIRST_YEAR} to {LAST_YEAR}",
        long_date(*date)
    )]
    UnknownDay {
        /// The first day, in the order of the count, that is not known.
        date: NaiveDate,
    },
    /// A whole year was asked for, and its bank holidays are not known.
    #[error("{year} is outside the years whose bank holidays are known, {FIRST_YEAR} to {LAST_YEAR}")]
    UnknownYear {
        /// The year that was asked for.
        year: i32,
    },
}

#[cfg(test)]
mod tests {
    use super::super::ymd;
    use super::*;

    #[test]
    fn messages_say_which_years_are_known() {
        let day = CalendarError::UnknownDay { date: ymd(2031, 1, 2) };
        assert_eq!(day.to_string(), "2 January 2031 is outside the years whose bank holidays are known, 2012 to 2030");

        let year = CalendarError::UnknownYear { year: 2011 };
        assert_eq!(year.to_string(), "2011 is outside the years whose bank holidays are known, 2012 to 2030");
    }
}
