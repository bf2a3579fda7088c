//! The dates a protocol prints, how sure it is of them, and the periods they bound.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;
use vecmap::VecMap;

use calendar::timetable::Step;

use super::text::Text;

/// How sure the protocol is of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Printed as certain.
    #[default]
    Fixed,
    /// "Circa", "on or around".
    Approximate,
    /// "Likely to be".
    Likely,
    /// "No later than".
    NoLaterThan,
    /// The protocol speaks of it and prints no date.
    NotGiven,
}

/// One date of the protocol.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintedDate {
    /// What happens then: "Nominations close".
    pub name: Text,
    /// The day as printed.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "super::iso::optional_day::serialize")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
    pub date: Option<NaiveDate>,
    /// The time of day, on the London clock.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "super::iso::optional_time::serialize")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Time>"))]
    pub time: Option<NaiveTime>,
    /// The last day, for something that takes several.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "super::iso::optional_day::serialize")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
    pub until: Option<NaiveDate>,
    /// The day as a distance from another date, where the protocol prints only that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// The event that the day depends on: "the notice of election is published".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Text>,
    /// How sure the protocol is.
    #[serde(default)]
    pub certainty: Certainty,
    /// The step of the statutory timetable that this date is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statute: Option<Step>,
    /// What else the protocol prints about the same day, for the calendar to compare.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<Printed>,
    /// The calendar disagrees with this date's place in the statutory timetable, and the author knows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub acknowledged: bool,
    /// Where the protocol prints it.
    #[serde(default)]
    pub cites: Vec<String>,
}

/// A distance from another date. One of the counts is given; negative is before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// The id of the date that it is counted from.
    pub from: String,
    /// Calendar days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// Working days, as the statutory timetable counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<i32>,
}

/// Something the protocol prints about a date that can be right or wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// A day of the week, in English and lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<PrintedWeekday>,
    /// A distance from another date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// Another day for the same thing, printed elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "super::iso::optional_day::serialize")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Day>"))]
    pub date: Option<NaiveDate>,
    /// The calendar disagrees, and the author knows: the checker shows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub acknowledged: bool,
    /// Where it is printed.
    pub cites: Vec<String>,
}

/// A day of the week as a policy file writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PrintedWeekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// A stretch of time in which other rules hold, for everybody or for some.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// What the protocol calls it.
    pub name: Text,
    /// The id of the date on which it starts; none where the protocol names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// The id of the date on which it ends; that whole day belongs to it unless the date has a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// Other bounds for some roles, places or flows; the first that fits is taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<PeriodVariant>,
    /// Where the protocol sets it.
    #[serde(default)]
    pub cites: Vec<String>,
}

/// Other bounds of a period for those whom `when` describes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeriodVariant {
    /// Facts and the choices for which the variant holds; `flow` stands for the flow's id.
    #[cfg_attr(feature = "schema", schemars(with = "indexmap::IndexMap<String, Vec<String>>"))]
    pub when: VecMap<String, Vec<String>>,
    /// The id of the date on which it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// The id of the date on which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// Where the protocol sets it.
    #[serde(default)]
    pub cites: Vec<String>,
}

/// The first instant of a period and the first instant after it, on the London clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// None where the protocol gives no usable start.
    pub start: Option<NaiveDateTime>,
    /// None where nothing ends it.
    pub end: Option<NaiveDateTime>,
}
