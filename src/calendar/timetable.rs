//! The statutory timetable of a commissioner election, worked out from the day of the poll.
//!
//! Sources: the Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rules 1, 2, 31 and 51,
//! as first made and as amended by SI 2014/921; the Police Reform and Social Responsibility Act 2011, section 50(7).

mod rules;
mod step;

use chrono::{Days, NaiveDate, NaiveTime};

use super::{CalendarError, WorkingCalendar};
use rules::{Reckoning, rules};

pub use rules::{POLL_CLOSES, POLL_OPENS};
pub use step::{Step, Timing};

/// When one step falls, and the law that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatutoryDate {
    /// The step.
    pub step: Step,
    /// The day, to be read with [`Self::timing`].
    pub date: NaiveDate,
    /// The time of day, where the law or the law's effect gives one.
    pub time: Option<StatutoryTime>,
    /// Whether the step falls on that day exactly, by it, or from it.
    pub timing: Timing,
    /// The provision, to be shown beside the date.
    pub source: &'static str,
}

impl StatutoryDate {
    /// Returns whether a date printed for this step is one that the law allows.
    #[must_use]
    pub fn allows(&self, printed: NaiveDate) -> bool {
        match self.timing {
            Timing::On => printed == self.date,
            Timing::NoLaterThan => printed <= self.date,
            Timing::NotBefore => printed >= self.date,
        }
    }
}

/// A time of day in the timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatutoryTime {
    /// A deadline: by this time.
    By(NaiveTime),
    /// Hours: from the first time to the second.
    Between(NaiveTime, NaiveTime),
    /// No earlier than this time.
    After(NaiveTime),
}

/// How the day printed for the count stands to the day of the poll. None of these but the first is wrong: the law asks
/// for a count "as soon as practicable after the close of the poll" and names no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedCount {
    /// Before the day of the poll, which cannot be.
    BeforePoll,
    /// Overnight, or on the day after the poll.
    AsExpected,
    /// More than one day after the poll: lawful, and worth a note.
    Later {
        /// How many calendar days after the poll.
        days: u32,
    },
}

/// Every step of one ordinary election, from the notice of election to the new term.
///
/// At an election to fill a vacancy (section 51 of the 2011 Act) the steps up to the count are the same, but the term
/// does not start on the day given here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatutoryTimetable {
    poll: NaiveDate,
    dates: Vec<StatutoryDate>,
}

impl StatutoryTimetable {
    /// Returns the timetable that follows from the day of the poll.
    ///
    /// Polls of 2012 and 2013 follow the Order as first made, later ones as amended in 2014; no poll lay near the change.
    ///
    /// # Errors
    ///
    /// [`CalendarError::UnknownDay`] if a day that has to be counted is outside the years whose bank holidays are known.
    pub fn for_poll(calendar: &WorkingCalendar, poll: NaiveDate) -> Result<Self, CalendarError> {
        let mut dates: Vec<StatutoryDate> = Vec::new();
        for rule in rules(poll) {
            let date = match rule.reckoning {
                Reckoning::WorkingDaysBefore(n) => calendar.working_days_before(poll, n)?,
                Reckoning::DaysAfter(n) => {
                    poll.checked_add_days(Days::new(n)).ok_or(CalendarError::UnknownDay { date: poll })?
                }
            };
            let (step, time, timing, source) = (rule.step, rule.time, rule.timing, rule.source);
            let place = dates.partition_point(|earlier| (earlier.date, earlier.step) < (date, step));
            dates.insert(place, StatutoryDate { step, date, time, timing, source });
        }
        Ok(Self { poll, dates })
    }

    /// Returns the day of the poll.
    #[must_use]
    pub const fn poll(&self) -> NaiveDate {
        self.poll
    }

    /// Returns every step, in order of date.
    #[must_use]
    pub fn dates(&self) -> &[StatutoryDate] {
        &self.dates
    }

    /// Returns one step. Every timetable has every step, so `None` is not to be expected.
    #[must_use]
    pub fn date(&self, step: Step) -> Option<&StatutoryDate> {
        self.dates.iter().find(|date| date.step == step)
    }

    /// Returns how a date printed for the count stands to the poll, so that a late count can be noted and not called
    /// wrong.
    ///
    /// Source: Schedule 3, rule 51(1). By rule 2 the officer need not go on counting on a day that is disregarded.
    #[must_use]
    pub fn printed_count(&self, printed: NaiveDate) -> PrintedCount {
        match u32::try_from(printed.signed_duration_since(self.poll).num_days()) {
            Err(_) => PrintedCount::BeforePoll,
            Ok(0 | 1) => PrintedCount::AsExpected,
            Ok(days) => PrintedCount::Later { days },
        }
    }
}

#[cfg(test)]
mod tests;
