//! Days and times as policy files write them: `2021-05-06` and `22:00`.

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::calendar::date_text::{iso_date, parse_date, parse_time};

fn read_day<E: Error>(written: &str) -> Result<NaiveDate, E> {
    parse_date(written).ok_or_else(|| E::custom(format_args!("`{written}` is not a day; write it as `2021-05-06`")))
}

fn read_time<E: Error>(written: &str) -> Result<NaiveTime, E> {
    parse_time(written).ok_or_else(|| E::custom(format_args!("`{written}` is not a time of day; write it as `22:00`")))
}

/// A day that must be there.
pub mod day {
    use super::*;

    /// Reads `2021-05-06`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        read_day(&String::deserialize(deserializer)?)
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

    /// Reads `2021-05-06` or nothing.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|written| read_day(&written)).transpose()
    }
}

/// A time of day that may be missing.
pub mod optional_time {
    use super::*;

    /// Writes `22:00`.
    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.serialize_str(&format!("{:02}:{:02}", time.hour(), time.minute())),
            None => serializer.serialize_none(),
        }
    }

    /// Reads `22:00` or nothing.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|written| read_time(&written)).transpose()
    }
}
