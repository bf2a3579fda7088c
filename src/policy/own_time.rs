//! The time for which a protocol speaks: outside it the checker does not answer.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use calendar::{
    CalendarError, StatutoryTimetable,
    timetable::{ElectionDays, StatutoryTime, Step, timetable},
};

use super::{Election, Policy, PrintedDate};

/// The time for which a protocol speaks, on the London clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnTime {
    /// The first day: a year before the first poll. None where no poll has a day yet.
    pub first: Option<NaiveDate>,
    /// The last day: that of the last printed date, of the last period's end and of the last new term's beginning, or the day before
    /// another document holds. None while a poll has no day, or where nothing says when it ends.
    pub last: Option<NaiveDate>,
}

impl OwnTime {
    /// Returns whether the protocol speaks for this day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }
}

impl Policy {
    /// Works out the time for which the protocol speaks.
    pub(crate) fn work_out_own_time(&self) -> OwnTime {
        let polls: Vec<Option<NaiveDate>> =
            self.elections.iter().map(|election| self.day(&election.poll).ok().flatten()).collect();
        let first = polls.iter().flatten().min().and_then(|poll| poll.checked_sub_months(Months::new(12)));
        let printed = self.dates.iter().flat_map(|(id, date)| [self.day(id).ok().flatten(), date.until]);
        let ends =
            self.periods.values().flat_map(|period| std::iter::once(&period.bounds).chain(&period.variant_bounds));
        let ends = ends.map(|bounds| bounds.end.and_then(last_day_before));
        let terms = self.elections.iter().map(|election| self.new_term(election));
        let is_open = polls.is_empty() || polls.iter().any(Option::is_none);
        let last = if is_open { None } else { printed.chain(ends).chain(terms).flatten().max() };
        let superseded = self.protocol.superseded.as_ref().and_then(|other| other.from.pred_opt());
        OwnTime { first, last: last.into_iter().chain(superseded).min() }
    }

    /// Returns the day on which an election's new term begins: as the policy says, or by the statutory timetable of its kind.
    pub fn new_term(&self, election: &Election) -> Option<NaiveDate> {
        if let Some(id) = &election.term_starts {
            return self.day(id).ok().flatten();
        }
        self.timetable(election).ok()?.date(Step::TermStart).map(|step| step.date)
    }

    /// Returns the statutory timetable of an election, as far as its kind has one and its days are known.
    ///
    /// # Errors
    ///
    /// Returns an error if days would have to be counted beyond the years known.
    pub fn timetable(&self, election: &Election) -> Result<StatutoryTimetable, CalendarError> {
        let index = self.elections.iter().position(|other| std::ptr::eq(other, election)).unwrap_or_default();
        let step = |step: Step| {
            let of_election = |date: &PrintedDate| usize::try_from(date.election).is_ok_and(|of| of == index);
            let mut dates = self.dates.iter().filter(|(_, date)| date.statute == Some(step) && of_election(date));
            dates.find_map(|(id, _)| self.day(id).ok().flatten())
        };
        let days = ElectionDays {
            poll: self.day(&election.poll)?,
            dissolution: step(Step::Dissolution),
            writ: step(Step::Writ),
            area: Some(election.area.holidays()),
        };
        timetable(election.kind, &days, self.calendar.special_days())
    }

    /// Works out the last minute at which a nomination can go in: as printed, with the hour of the statutory timetable where the text
    /// prints none. A day for which nobody names an hour counts whole.
    pub(crate) fn work_out_nominations_close(&self) -> Option<NaiveDateTime> {
        let id = &self.resignation.as_ref()?.nominations_close;
        let entry = self.dates.get(id)?;
        let day = self.day(id).ok().flatten()?;
        let lawful = || {
            let election = self.election_of(entry).filter(|_| entry.statute == Some(Step::NominationsClose))?;
            match self.timetable(election).ok()?.date(Step::NominationsClose)?.time? {
                StatutoryTime::By(time) | StatutoryTime::Between(_, time) => Some(time),
                StatutoryTime::After(_) => None,
            }
        };
        let last_minute = || NaiveTime::from_hms_opt(23, 59, 0);
        Some(day.and_time(entry.time.or_else(lawful).or_else(last_minute)?))
    }

    /// Returns the last day of nominations by law, where the text prints another day for it.
    pub fn lawful_nominations_close(&self) -> Option<NaiveDate> {
        let id = &self.resignation.as_ref()?.nominations_close;
        let entry = self.dates.get(id).filter(|entry| entry.statute == Some(Step::NominationsClose))?;
        let lawful = self.timetable(self.election_of(entry)?).ok()?.date(Step::NominationsClose)?.date;
        (self.day(id).ok().flatten() != Some(lawful)).then_some(lawful)
    }

    /// Returns the election whose timetable a date belongs to.
    pub fn election_of(&self, date: &PrintedDate) -> Option<&Election> {
        self.elections.get(usize::try_from(date.election).ok()?)
    }
}

/// The last day that has a minute before this instant.
fn last_day_before(instant: NaiveDateTime) -> Option<NaiveDate> {
    if instant.time() == NaiveTime::MIN { instant.date().checked_sub_days(Days::new(1)) } else { Some(instant.date()) }
}
