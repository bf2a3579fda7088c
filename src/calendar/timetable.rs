//! The statutory timetable of each kind of election, worked out from the day of the poll, a dissolution or a writ.
//!
//! The rules are data: [`rules`] lists them, each with its source and how sure it is. What could not be confirmed says so,
//! and what could not be found is left out.

mod kinds;
mod rules;
mod step;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::holidays::{DayOff, HolidayArea, LAST_PUBLISHED_YEAR};
use super::{CalendarError, ElectionKind, WorkingCalendar, for_authors};
use kinds::{ANNOUNCED, table};

pub use rules::{POLL_CLOSES, POLL_OPENS, Reckoning, Rule, Source};
pub use step::{Confidence, Step, Timing};

/// What is known of an election's days. Everything else follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ElectionDays {
    /// The day of the poll.
    pub poll: Option<NaiveDate>,
    /// The day of the dissolution, for a general election.
    pub dissolution: Option<NaiveDate>,
    /// The day on which the writ is received, for a parliamentary by-election.
    pub writ: Option<NaiveDate>,
    /// Where the constituency of a by-election is; England and Wales if not given.
    pub area: Option<HolidayArea>,
}

impl ElectionDays {
    /// Returns the days of an election of which only the poll is known.
    #[must_use]
    pub fn poll(day: NaiveDate) -> Self {
        Self { poll: Some(day), ..Self::default() }
    }
}

/// When one step falls, and the law that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatutoryDate {
    /// The step.
    pub step: Step,
    /// The day, to be read with [`Self::timing`].
    pub date: NaiveDate,
    /// The first day on which it can be, where the law gives a stretch of days.
    pub not_before: Option<NaiveDate>,
    /// The time of day, where the law or the law's effect gives one.
    pub time: Option<StatutoryTime>,
    /// Whether the step falls on that day exactly, by it, or from it.
    pub timing: Timing,
    /// The provision, to be shown beside the date.
    pub source: Source,
    /// How sure this program is of the day and the time.
    pub confidence: Confidence,
    /// What to know beside the date; empty for nothing, and without the feature `notes`.
    pub note: &'static str,
    /// Why it is not sure on this day, though the rule is; empty for nothing, and without the feature `notes`.
    pub doubt: &'static str,
}

impl StatutoryDate {
    /// Returns whether a date printed for this step is one that the law allows.
    #[must_use]
    pub fn allows(&self, printed: NaiveDate) -> bool {
        let late_enough = self.not_before.is_none_or(|first| first <= printed);
        late_enough
            && match self.timing {
                Timing::On => printed == self.date,
                Timing::NoLaterThan => printed <= self.date,
                Timing::NotBefore => printed >= self.date,
            }
    }

    /// Returns what to know beside the date, a sentence each.
    pub fn notes(&self) -> impl Iterator<Item = &'static str> {
        [self.note, self.doubt].into_iter().filter(|note| !note.is_empty())
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

/// The steps of one election, from the notice of election or the dissolution to the new term.
///
/// At an election to fill a vacancy the steps up to the count are the same, but the term starts when the office is
/// accepted and not on the day given here; the notes say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatutoryTimetable {
    kind: ElectionKind,
    poll: Option<NaiveDate>,
    dates: Vec<StatutoryDate>,
}

/// Returns the rules of a kind, in no order of date; none for [`ElectionKind::Other`].
#[must_use]
pub fn rules(kind: ElectionKind) -> &'static [Rule] {
    table(kind).map_or(&[], |table| table.rules)
}

/// Returns the first day of a poll to which the rules of a kind apply, as far as they are known.
#[must_use]
pub fn rules_since(kind: ElectionKind) -> Option<NaiveDate> {
    table(kind).map(|table| table.since)
}

/// Returns the timetable of an election of this kind.
///
/// `special` are days that a policy lists beside the holidays: days of mourning or thanksgiving, holidays newly appointed.
/// Where nothing is known from which a step could be counted, the step is missing; for [`ElectionKind::Other`] all are.
///
/// ```
/// use calendar::date_text::{parse_date, weekday_date};
/// use calendar::timetable::{ElectionDays, Step, timetable};
/// use calendar::{CalendarError, ElectionKind};
///
/// let poll = parse_date("2027-05-06").unwrap();
/// let council = timetable(ElectionKind::Council, &ElectionDays::poll(poll), &[])?;
/// let close = council.date(Step::NominationsClose).unwrap();
/// assert_eq!(weekday_date(close.date), "Thursday 8 April 2027");
/// assert!(close.allows(parse_date("2027-04-08").unwrap()) && !close.allows(parse_date("2027-04-09").unwrap()));
///
/// let too_far = ElectionDays::poll(parse_date("2033-05-05").unwrap());
/// assert!(matches!(timetable(ElectionKind::Council, &too_far, &[]), Err(CalendarError::UnknownDay { .. })));
/// # Ok::<(), CalendarError>(())
/// ```
///
/// # Errors
///
/// [`CalendarError::UnknownDay`] if a day that has to be counted is outside the years whose bank holidays are known,
/// [`CalendarError::OlderRules`] for a poll under rules that are not known, and [`CalendarError::NoDissolution`] for a
/// general election on a day to which no dissolution leads.
pub fn timetable(
    kind: ElectionKind,
    days: &ElectionDays,
    special: &[DayOff],
) -> Result<StatutoryTimetable, CalendarError> {
    let Some(table) = table(kind) else {
        return Ok(StatutoryTimetable { kind, poll: days.poll, dates: Vec::new() });
    };
    let calendar =
        WorkingCalendar::new(HolidayArea::of_election(kind, days.area)).with_special_days(special.iter().cloned());
    let (calendar, poll) = match kind {
        ElectionKind::Parliament => general_election(calendar, days)?,
        _ => (calendar, days.poll),
    };
    let writ = (kind == ElectionKind::ParliamentByElection).then_some(days.writ).flatten();
    let Some(at) = poll.or(writ) else {
        return Ok(StatutoryTimetable { kind, poll, dates: Vec::new() });
    };
    if at < table.since {
        return Err(CalendarError::OlderRules { kind, since: table.since });
    }
    let mut dates: Vec<StatutoryDate> = Vec::new();
    for rule in table.rules.iter().filter(|rule| rule.applies(at)) {
        let Some(mut date) = reckon(rule, &calendar, poll, writ)? else {
            continue;
        };
        doubt(kind, &mut date, &calendar, poll)?;
        match dates.iter_mut().find(|known| known.step == date.step) {
            Some(known) => known.narrow(date),
            None => dates.push(date),
        }
    }
    let mut in_order: Vec<StatutoryDate> = Vec::with_capacity(dates.len());
    for date in dates {
        let place = in_order.partition_point(|earlier| (earlier.date, earlier.step) < (date.date, date.step));
        in_order.insert(place, date);
    }
    Ok(StatutoryTimetable { kind, poll, dates: in_order })
}

/// The calendar and the poll of a general election. Which special days are disregarded depends on the dissolution.
fn general_election(
    calendar: WorkingCalendar,
    days: &ElectionDays,
) -> Result<(WorkingCalendar, Option<NaiveDate>), CalendarError> {
    /// From dissolution to poll: Act of 1983, Schedule 1, rule 1 (six working days and nineteen).
    const LENGTH: u32 = 25;
    let leads_to = |dissolution: NaiveDate| {
        let calendar = calendar.clone().as_at_dissolution(dissolution);
        let poll = calendar.working_days_after(dissolution, LENGTH)?;
        Ok::<_, CalendarError>((calendar, poll))
    };
    match (days.dissolution, days.poll) {
        (Some(dissolution), poll) => {
            let (calendar, counted) = leads_to(dissolution)?;
            Ok((calendar, poll.or(Some(counted))))
        }
        (None, Some(poll)) => {
            let mut dissolution = calendar.working_days_before(poll, LENGTH)?;
            // Days that do not count bring the dissolution forward; each one appointed after it puts it back.
            while dissolution < poll {
                let (at_dissolution, counted) = leads_to(dissolution)?;
                if counted == poll && at_dissolution.is_working_day(dissolution)? {
                    return Ok((at_dissolution, Some(poll)));
                }
                dissolution = dissolution.succ_opt().ok_or(CalendarError::UnknownDay { date: dissolution })?;
            }
            Err(CalendarError::NoDissolution { poll })
        }
        (None, None) => Ok((calendar, None)),
    }
}

/// Works out one row; `None` where nothing is known to count from.
fn reckon(
    rule: &Rule,
    calendar: &WorkingCalendar,
    poll: Option<NaiveDate>,
    writ: Option<NaiveDate>,
) -> Result<Option<StatutoryDate>, CalendarError> {
    let (not_before, date) = match (rule.reckoning, poll, writ) {
        (Reckoning::WorkingDaysBefore(n), Some(poll), _) => (None, calendar.working_days_before(poll, n)?),
        (Reckoning::WorkingDaysBetween(first, last), Some(poll), _) => {
            (Some(calendar.working_days_before(poll, first)?), calendar.working_days_before(poll, last)?)
        }
        (Reckoning::DaysAfter(n), Some(poll), _) => (None, days_after(poll, n)?),
        (Reckoning::DaysAfterToWorkingDay(n), Some(poll), _) => {
            let day = days_after(poll, n)?;
            (None, if calendar.is_working_day(day)? { day } else { calendar.working_days_after(day, 1)? })
        }
        (Reckoning::WorkingDaysAfterWrit(first, last), _, Some(writ)) => {
            let not_before = if first == last { None } else { Some(calendar.working_days_after(writ, first)?) };
            (not_before, calendar.working_days_after(writ, last)?)
        }
        _ => return Ok(None),
    };
    Ok(Some(StatutoryDate {
        step: rule.step,
        date,
        not_before,
        time: rule.time,
        timing: rule.timing,
        source: rule.source,
        confidence: rule.confidence,
        note: rule.note,
        doubt: "",
    }))
}

fn days_after(poll: NaiveDate, n: u64) -> Result<NaiveDate, CalendarError> {
    poll.checked_add_days(Days::new(n)).ok_or(CalendarError::UnknownDay { date: poll })
}

const ON_A_HOLIDAY: &str =
    for_authors("That day is a bank holiday; whether the change of office moves on is not settled.");
const OTHER_HOLIDAYS: &str =
    for_authors("A bank holiday outside England and Wales lies in between; whether it counts is not confirmed.");

/// Says what makes a date less sure than its rule: a change that was announced, or a holiday on which the rule is silent.
fn doubt(
    kind: ElectionKind,
    found: &mut StatutoryDate,
    calendar: &WorkingCalendar,
    poll: Option<NaiveDate>,
) -> Result<(), CalendarError> {
    let Some(poll) = poll else {
        return Ok(());
    };
    let announced = ANNOUNCED.iter().find(|change| change.polls_from <= poll && (change.touches)(kind, found.step));
    if let Some(change) = announced {
        found.doubt = change.note;
        found.confidence = found.confidence.max(Confidence::MayChange);
    }
    let unsure = match found.step {
        Step::TermEnd | Step::TermStart if found.date > poll && found.timing == Timing::On => {
            let weekend = matches!(found.date.weekday(), Weekday::Sat | Weekday::Sun);
            (!weekend && !calendar.is_working_day(found.date)?).then_some(ON_A_HOLIDAY)
        }
        // Regulation 8 of SI 2001/341 knows the holidays of England and Wales; how regulation 56 widens them for a general
        // election was not seen.
        Step::RegistrationCloses | Step::PostalVotesClose | Step::ProxyVotesClose
            if calendar.area() != HolidayArea::EnglandAndWales =>
        {
            let narrower =
                WorkingCalendar::england_and_wales().with_special_days(calendar.special_days().iter().cloned());
            let count = calendar.working_days_between(found.date, poll)?;
            (narrower.working_days_before(poll, count)? != found.date).then_some(OTHER_HOLIDAYS)
        }
        _ => None,
    };
    if let Some(doubt) = unsure {
        found.doubt = doubt;
        found.confidence = Confidence::Unconfirmed;
    }
    Ok(())
}

impl StatutoryDate {
    /// Brings in what another row says of the same step. Two stretches leave what both allow; a day that is known stays
    /// if the other row allows it.
    fn narrow(&mut self, other: Self) {
        match self.timing {
            Timing::On => {
                if !other.allows(self.date) {
                    *self = other;
                }
            }
            _ => {
                let (first, last) = (self.not_before.max(other.not_before), self.date.min(other.date));
                if first.is_none_or(|first| first <= last) {
                    (self.not_before, self.date) = (first, last);
                }
            }
        }
    }
}

impl StatutoryTimetable {
    /// Returns what kind of election it is.
    #[must_use]
    pub const fn kind(&self) -> ElectionKind {
        self.kind
    }

    /// Returns the day of the poll: the one given, or for a general election the one that follows from the dissolution.
    #[must_use]
    pub const fn poll(&self) -> Option<NaiveDate> {
        self.poll
    }

    /// Returns every step that can be worked out, in order of date.
    #[must_use]
    pub fn dates(&self) -> &[StatutoryDate] {
        &self.dates
    }

    /// Returns one step, or `None` where the kind has none or nothing is known to count it from.
    #[must_use]
    pub fn date(&self, step: Step) -> Option<&StatutoryDate> {
        self.dates.iter().find(|date| date.step == step)
    }

    /// Returns whether the count rests on bank holidays that follow the standing pattern and were not published yet.
    #[must_use]
    pub fn by_standing_pattern(&self) -> bool {
        self.dates.iter().any(|date| date.date.year() > LAST_PUBLISHED_YEAR)
    }

    /// Returns how a date printed for the count stands to the poll, so that a late count can be noted and not called
    /// wrong; `None` where the poll is not known.
    ///
    /// Sources: in each instrument the rule on the count, for commissioners Schedule 3, rule 51(1); no kind obliges the
    /// officer to go on counting on a day that is disregarded.
    #[must_use]
    pub fn printed_count(&self, printed: NaiveDate) -> Option<PrintedCount> {
        Some(match u32::try_from(printed.signed_duration_since(self.poll?).num_days()) {
            Err(_) => PrintedCount::BeforePoll,
            Ok(0 | 1) => PrintedCount::AsExpected,
            Ok(days) => PrintedCount::Later { days },
        })
    }
}

#[cfg(test)]
mod tests;
