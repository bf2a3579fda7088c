//! The dates a protocol prints, how sure it is of them, and the periods they bound.

use crate::entries::Entries;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use calendar::{HolidayArea, timetable::Step};

use crate::read::{file_type, words};

use super::text::Text;

words! {
    /// How sure the protocol is of a date.
    pub enum Certainty: Fixed {
        /// Printed as certain.
        Fixed = "fixed",
        /// "Circa", "on or around".
        Approximate = "approximate",
        /// "Likely to be".
        Likely = "likely",
        /// "No later than".
        NoLaterThan = "no-later-than",
        /// The protocol speaks of it and prints no date.
        NotGiven = "not-given",
    }
}

file_type! {
    /// One date of the protocol.
    pub struct PrintedDate {
        /// What happens then: "Nominations close".
        required name: Text,
        /// The day as printed.
        #[serde(serialize_with = "super::iso::optional_day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
        optional date: Option<NaiveDate>,
        /// The time of day, on the London clock.
        #[serde(serialize_with = "super::iso::optional_time::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Time>"))]
        optional time: Option<NaiveTime>,
        /// The last day, for something that takes several.
        #[serde(serialize_with = "super::iso::optional_day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
        optional until: Option<NaiveDate>,
        /// The day as a distance from another date, where the protocol prints only that.
        optional offset: Option<Offset>,
        /// The event that the day depends on: "the notice of election is published".
        optional event: Option<Text>,
        /// How sure the protocol is.
        optional certainty: Certainty,
        /// The step of the statutory timetable that this date is.
        optional statute: Option<Step>,
        /// Which of the policy's elections the step belongs to, counted from 0: the first where nothing is said.
        optional election: u32,
        /// What else the protocol prints about the same day, for the calendar to compare.
        optional printed: Vec<Printed>,
        /// The calendar disagrees with this date's place in the statutory timetable, and the author knows.
        optional acknowledged: bool,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
        /// Where the protocol prints it.
        optional cites: Vec<String>,
    }
}

file_type! {
    /// A distance from another date. One of the counts is given; negative is before.
    #[derive(Eq)]
    pub struct Offset {
        /// The id of the date that it is counted from.
        required from: String,
        /// Calendar days.
        optional days: Option<i32>,
        /// Working days, as the statutory timetable counts them.
        optional working_days: Option<i32>,
    }
}

file_type! {
    /// Something the protocol prints about a date that can be right or wrong.
    pub struct Printed {
        /// A day of the week, in English and lower case.
        optional weekday: Option<PrintedWeekday>,
        /// A distance from another date.
        optional offset: Option<Offset>,
        /// Another day for the same thing, printed elsewhere.
        #[serde(serialize_with = "super::iso::optional_day::serialize")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
        optional date: Option<NaiveDate>,
        /// The calendar disagrees, and the author knows: the checker shows it.
        optional acknowledged: bool,
        /// Where it is printed.
        required cites: Vec<String>,
    }
}

words! {
    /// The part of the United Kingdom in which the constituency of a by-election is.
    pub enum ConstituencyArea: EnglandAndWales {
        /// England or Wales, which keep the same bank holidays.
        EnglandAndWales = "england-and-wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}

impl ConstituencyArea {
    /// Returns where the bank holidays are kept that the election disregards.
    #[must_use]
    pub const fn holidays(self) -> HolidayArea {
        match self {
            Self::EnglandAndWales => HolidayArea::EnglandAndWales,
            Self::Scotland => HolidayArea::Scotland,
            Self::NorthernIreland => HolidayArea::NorthernIreland,
        }
    }
}

words! {
    /// A day of the week as a policy file writes it.
    #[expect(missing_docs, reason = "the names say it")]
    pub enum PrintedWeekday: Monday {
        Monday = "monday",
        Tuesday = "tuesday",
        Wednesday = "wednesday",
        Thursday = "thursday",
        Friday = "friday",
        Saturday = "saturday",
        Sunday = "sunday",
    }
}

file_type! {
    /// A stretch of time in which other rules hold, for everybody or for some.
    pub struct Period {
        /// What the protocol calls it.
        required name: Text,
        /// The id of the date on which it starts; none where the protocol names none.
        optional starts: Option<String>,
        /// The id of the date on which it ends; that whole day belongs to it unless the date has a time.
        optional ends: Option<String>,
        /// Other bounds for some roles, places or flows; the first that fits is taken.
        optional variants: Vec<PeriodVariant>,
        /// The text prints an end that is before the start, and the author knows: the checker says so and uses no end.
        optional acknowledged: bool,
        /// Drafted, and not yet gone through by an author.
        optional draft: bool,
        /// Where the protocol sets it.
        optional cites: Vec<String>,
    }
}

file_type! {
    /// Other bounds of a period for those whom `when` describes.
    pub struct PeriodVariant {
        /// Facts and the choices for which the variant holds; `flow` stands for the flow's id.
        #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Vec<String>>"))]
        required when: Entries<Vec<String>>,
        /// The id of the date on which it starts.
        optional starts: Option<String>,
        /// The id of the date on which it ends.
        optional ends: Option<String>,
        /// Where the protocol sets it.
        optional cites: Vec<String>,
    }
}

/// The first instant of a period and the first instant after it, on the London clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// None where the protocol gives no usable start.
    pub start: Option<NaiveDateTime>,
    /// None where nothing ends it.
    pub end: Option<NaiveDateTime>,
}
