//! Why a date could not be worked out.

use chrono::NaiveDate;

use super::ElectionKind;
use super::date_text::{long_date, weekday_date};
use super::holidays::{FIRST_YEAR, LAST_YEAR};

/// Why a working day could not be counted, or a timetable not worked out.
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
    /// The poll was held under older rules, which are not known.
    #[error("the timetable of {} is known for polls from {} only", kind.words(), long_date(*since))]
    OlderRules {
        /// The kind of election.
        kind: ElectionKind,
        /// The first day of a poll to which the rules that are known apply.
        since: NaiveDate,
    },
    /// No dissolution leads to a general election on that day: it is no working day, or a special day was appointed in
    /// between.
    #[error("no dissolution has its 25th working day on {}, so no general election falls on it", weekday_date(*poll))]
    NoDissolution {
        /// The day of the poll.
        poll: NaiveDate,
    },
}

#[cfg(test)]
mod tests {
    use super::super::ymd;
    use super::*;

    #[test]
    fn messages_say_what_is_known() {
        let poll = ymd(2014, 5, 22);
        for (error, message) in [
            (
                CalendarError::UnknownDay { date: ymd(2033, 1, 2) },
                "2 January 2033 is outside the years whose bank holidays are known, 2012 to 2032",
            ),
            (
                CalendarError::UnknownYear { year: 2011 },
                "2011 is outside the years whose bank holidays are known, 2012 to 2032",
            ),
            (
                CalendarError::OlderRules { kind: ElectionKind::Council, since: ymd(2015, 1, 1) },
                "the timetable of a council election in England is known for polls from 1 January 2015 only",
            ),
            (
                CalendarError::NoDissolution { poll },
                "no dissolution has its 25th working day on Thursday 22 May 2014, so no general election falls on it",
            ),
        ] {
            assert_eq!(error.to_string(), message);
        }
    }
}
