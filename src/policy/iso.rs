//! Days and times as policy files write them: `2021-05-06` and `22:00`.

use chrono::{NaiveDate, NaiveTime};
use serde::Serializer;

use calendar::date_text::{iso_date, iso_time};

/// A day that must be there.
pub mod day {
    use super::*;

    /// Writes `2021-05-06`.
    pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso_date(*day))
    }
}

/// A day that may be missing.
pub mod optional_day {
    use super::*;

    /// Writes `2021-05-06`.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.serialize_str(&iso_date(*day)),
            None => serializer.serialize_none(),
        }
    }
}

/// A time of day that may be missing.
pub mod optional_time {
    use super::*;

    /// Writes `22:00`.
    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.serialize_str(&iso_time(*time)),
            None => serializer.serialize_none(),
        }
    }
}
