//! Working days in the parts of the United Kingdom, the statutory timetable of each kind of election, and the clock in
//! London.
//!
//! Everything here is pure: no clock is read and no date is guessed. A date outside the years whose bank holidays are
//! known is a [`CalendarError`].

pub mod date_text;
mod easter;
mod error;
pub mod holidays;
mod kind;
pub mod london;
pub mod timetable;
mod working_days;

pub use error::CalendarError;
pub use holidays::{DayOff, HolidayArea};
pub use kind::ElectionKind;
pub use timetable::StatutoryTimetable;
pub use working_days::WorkingCalendar;

/// Returns what authors are told beside a date: staff have no use for it, and load none of it.
const fn for_authors(note: &'static str) -> &'static str {
    if cfg!(feature = "notes") { note } else { "" }
}

/// A date written into the source, for tests: the compiler cannot check it, the test fails instead.
#[cfg(test)]
fn ymd(year: i32, month: u32, day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(year, month, day).expect("a real date in a test")
}
