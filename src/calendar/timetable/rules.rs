//! The shape of a timetable's rows, each with the provision it comes from and how sure it is.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};

use super::{Confidence, StatutoryTime, Step, Timing};
use crate::{ElectionKind, for_authors};

/// The law that a row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The Act or instrument: `Senedd Cymru (Representation of the People) Order 2025 (WSI 2025/864)`.
    pub instrument: &'static str,
    /// The provision in it: `Schedule 5, rule 1`. Empty where only the instrument is known.
    pub rule: &'static str,
}

impl fmt::Display for Source {
    /// Writes the instrument and the provision, with a comma.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.instrument)?;
        if self.rule.is_empty() { Ok(()) } else { write!(f, ", {}", self.rule) }
    }
}

/// How a step's day follows from the days of the election that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoning {
    /// The nth working day before the poll, whose own day is 0.
    WorkingDaysBefore(u32),
    /// Calendar days on from the poll; 0 is the day itself.
    DaysAfter(u64),
    /// Calendar days on from the poll, and on from a day that is disregarded to the next that is not.
    DaysAfterToWorkingDay(u64),
    /// In a stretch: not before the first of these working days before the poll, no later than the second.
    WorkingDaysBetween(u32, u32),
    /// In a stretch from the first to the second of these working days after the writ is received; on one day if they are
    /// the same. Needs the day of the writ.
    WorkingDaysAfterWrit(u32, u32),
}

/// One row of a kind's timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The step.
    pub step: Step,
    /// How its day follows.
    pub reckoning: Reckoning,
    /// Whether it is that day exactly.
    pub timing: Timing,
    /// The time of day, where the law or the law's effect gives one.
    pub time: Option<StatutoryTime>,
    /// Where it stands.
    pub source: Source,
    /// How sure this program is of it.
    pub confidence: Confidence,
    /// What to know beside the date; empty for nothing.
    pub note: &'static str,
    /// The first poll to which the row applies, if not every poll of the kind.
    pub polls_from: Option<NaiveDate>,
    /// The first poll to which it no longer applies.
    pub polls_before: Option<NaiveDate>,
}

/// The timetable of one kind of election.
pub(super) struct Table {
    /// The first day of a poll to which these rules apply, as far as they are known.
    pub since: NaiveDate,
    pub rules: &'static [Rule],
}

impl Rule {
    pub(super) const fn new(step: Step, reckoning: Reckoning, timing: Timing, source: Source) -> Self {
        Self {
            step,
            reckoning,
            timing,
            time: None,
            source,
            confidence: Confidence::Confirmed,
            note: "",
            polls_from: None,
            polls_before: None,
        }
    }

    /// On the nth working day before the poll.
    pub(super) const fn on(step: Step, n: u32, source: Source) -> Self {
        Self::new(step, Reckoning::WorkingDaysBefore(n), Timing::On, source)
    }

    /// No later than the nth working day before the poll.
    pub(super) const fn by(step: Step, n: u32, source: Source) -> Self {
        Self::new(step, Reckoning::WorkingDaysBefore(n), Timing::NoLaterThan, source)
    }

    /// No earlier than so many days after the poll.
    pub(super) const fn from(step: Step, days: u64, source: Source) -> Self {
        Self::new(step, Reckoning::DaysAfter(days), Timing::NotBefore, source)
    }

    /// The poll itself, from 7am to 10pm.
    pub(super) const fn poll(source: Source) -> Self {
        Self {
            time: Some(StatutoryTime::Between(POLL_OPENS, POLL_CLOSES)),
            ..Self::new(Step::Poll, Reckoning::DaysAfter(0), Timing::On, source)
        }
    }

    /// The count, after the poll has closed. No kind obliges anybody to count on a day that is disregarded.
    pub(super) const fn count(source: Source) -> Self {
        Self { time: Some(StatutoryTime::After(POLL_CLOSES)), ..Self::from(Step::Count, 0, source) }
    }

    pub(super) const fn at(self, hour: u32) -> Self {
        Self { time: Some(StatutoryTime::By(on_the_hour(hour))), ..self }
    }

    /// Not confirmed.
    pub(super) const fn unsure(self) -> Self {
        Self { confidence: Confidence::Unconfirmed, ..self }
    }

    pub(super) const fn noted(self, note: &'static str) -> Self {
        Self { note: for_authors(note), ..self }
    }

    pub(super) const fn polls_from(self, first: NaiveDate) -> Self {
        Self { polls_from: Some(first), ..self }
    }

    pub(super) const fn polls_before(self, first_without: NaiveDate) -> Self {
        Self { polls_before: Some(first_without), ..self }
    }

    /// Returns when the step is, in words: `no later than 25 working days before the poll`.
    #[must_use]
    pub fn words(&self) -> String {
        let days = |n: u64, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
        let working = |n: u32| days(n.into(), "working day");
        let (on, timing) = match self.reckoning {
            Reckoning::WorkingDaysBefore(n) => (format!("{} before the poll", working(n)), self.timing),
            Reckoning::WorkingDaysBetween(first, last) => {
                (format!("from {} to {} before the poll", working(first), working(last)), Timing::On)
            }
            Reckoning::DaysAfter(0) => ("the day of the poll".to_owned(), self.timing),
            Reckoning::DaysAfter(n) => (format!("{} after the poll", days(n, "day")), self.timing),
            Reckoning::DaysAfterToWorkingDay(n) => {
                (format!("{} after the poll, or the next working day", days(n, "day")), self.timing)
            }
            Reckoning::WorkingDaysAfterWrit(0, 0) => ("the day on which the writ is received".to_owned(), Timing::On),
            Reckoning::WorkingDaysAfterWrit(first, last) => {
                (format!("from {} to {} after the writ", working(first), working(last)), Timing::On)
            }
        };
        match timing.words() {
            "" => on,
            words => format!("{words} {on}"),
        }
    }

    /// Returns whether the row applies to a poll on this day.
    #[must_use]
    pub fn applies(&self, poll: NaiveDate) -> bool {
        self.polls_from.is_none_or(|first| first <= poll) && self.polls_before.is_none_or(|first| poll < first)
    }
}

/// When polling stations open: 7 in the morning, in every kind of election.
pub const POLL_OPENS: NaiveTime = on_the_hour(7);

/// When polling stations close: 10 at night.
pub const POLL_CLOSES: NaiveTime = on_the_hour(22);

/// A change that has been announced for some steps, and the first poll that it may reach.
pub(super) struct Announced {
    pub polls_from: NaiveDate,
    pub note: &'static str,
    pub touches: fn(ElectionKind, Step) -> bool,
}

#[expect(clippy::panic, reason = "runs only while constants are compiled")]
const fn on_the_hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => panic!("no such time"),
    }
}
