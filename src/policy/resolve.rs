//! Works out the days of dates given as distances, and the bounds of periods.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use calendar::{
    CalendarError, WorkingCalendar,
    date_text::{long_date, weekday_date},
    holidays::{FIRST_YEAR, LAST_YEAR},
};

use crate::{Message, entries::Entries, message};

use super::{
    Bounds, DateWords, Diagnostic, Offset, OwnTime, Period, Policy, PrintedDate, ResolvedPeriod,
    diagnostic::{Code, pointer},
    json::Json,
    read::lacks,
    suggest,
};

/// Returns the day that lies this far from another day.
///
/// # Errors
///
/// Returns an error if working days would have to be counted beyond the years known.
pub fn day_at(calendar: &WorkingCalendar, from: NaiveDate, offset: &Offset) -> Result<NaiveDate, CalendarError> {
    let after_days = match offset.days.unwrap_or(0) {
        days if days < 0 => from.checked_sub_days(Days::new(days.unsigned_abs().into())),
        days => from.checked_add_days(Days::new(days.unsigned_abs().into())),
    }
    .ok_or(CalendarError::UnknownDay { date: from })?;
    match offset.working_days.unwrap_or(0) {
        0 => Ok(after_days),
        days if days < 0 => calendar.working_days_before(after_days, days.unsigned_abs()),
        days => calendar.working_days_after(after_days, days.unsigned_abs()),
    }
}

impl Policy {
    /// Returns the day of a date: the one printed, or the one that its distance from another date gives.
    ///
    /// # Errors
    ///
    /// Returns an error if working days would have to be counted beyond the years known.
    pub fn day(&self, id: &str) -> Result<Option<NaiveDate>, CalendarError> {
        self.days.get(id).copied().unwrap_or(Ok(None))
    }

    /// Works out the day of every date, each once: a distance is followed to the date that it is counted from, and the days are
    /// counted on the way back. Dates that hang on each other have none.
    pub(crate) fn work_out_days(&self) -> Entries<Result<Option<NaiveDate>, CalendarError>> {
        let mut days: Entries<Result<Option<NaiveDate>, CalendarError>> = Entries::new();
        for id in self.dates.keys() {
            let mut chain: Vec<&str> = Vec::new();
            let mut at = id.as_str();
            let mut known = loop {
                if let Some(known) = days.get(at) {
                    break *known;
                }
                let Some(entry) = self.dates.get(at) else {
                    break Ok(None);
                };
                if chain.len() > self.dates.len() {
                    break Ok(None);
                }
                chain.push(at);
                match (entry.date, &entry.offset) {
                    (None, Some(offset)) => at = &offset.from,
                    (day, _) => break Ok(day),
                }
            };
            while let Some(id) = chain.pop() {
                let entry = self.dates.get(id);
                let offset = entry.filter(|entry| entry.date.is_none()).and_then(|entry| entry.offset.as_ref());
                if let (Ok(Some(from)), Some(offset)) = (known, offset) {
                    known = day_at(&self.calendar, from, offset).map(Some);
                }
                days.insert(id.to_owned(), known);
            }
        }
        days
    }
}

impl ResolvedPeriod {
    /// Returns the values that this period can take as a fact, within the protocol's own time.
    pub fn values(&self, id: &str, own_time: OwnTime) -> Vec<&'static str> {
        let all = || std::iter::once(&self.bounds).chain(&self.variant_bounds);
        let mut values = Vec::with_capacity(4);
        if all().any(|bounds| bounds.start.is_some()) {
            values.push("before");
            values.push(inside(id));
        }
        let goes_on_after = |end: NaiveDateTime| own_time.last.is_none_or(|last| end.date() <= last);
        if all().any(|bounds| bounds.end.is_some_and(goes_on_after)) {
            values.push("after");
        }
        if all().any(|bounds| bounds.start.is_none()) {
            values.push("not-fixed");
        }
        values
    }
}

/// Returns what the inside of a period is called as a fact's value.
pub fn inside(period: &str) -> &'static str {
    if period == Policy::PERIOD { "pre-election" } else { "during" }
}

/// Works out the bounds of every period. A fault leaves the bound open, with a finding.
pub(super) fn resolve_periods(
    policy: &Policy,
    json: &Json<'_>,
    periods: Entries<Period>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Entries<ResolvedPeriod> {
    let mut resolved = Entries::new();
    if lacks(&periods, json, "periods", Policy::PERIOD) {
        diagnostics.push(
            Diagnostic::new(Code::Shape, "/periods", || message!("`%key%` is missing", key = Policy::PERIOD))
                .with_help(|| {
                    message!("give the period before the election, without `starts` if the protocol names no start")
                }),
        );
    }
    for (id, period) in periods {
        let at = pointer("/periods", &id);
        let mut bounds = |starts: &Option<String>, ends: &Option<String>, at: &str| {
            let mut bounds = Bounds {
                start: bound(policy, json, starts.as_deref(), &pointer(at, "starts"), Edge::Start, diagnostics),
                end: bound(policy, json, ends.as_deref(), &pointer(at, "ends"), Edge::End, diagnostics),
            };
            if let (Some(start), Some(end)) = (bounds.start, bounds.end)
                && end <= start
            {
                if period.acknowledged {
                    // What is printed is shown as a contradiction, and rules do not stop before they begin.
                    bounds.end = None;
                    return bounds;
                }
                let fault = Diagnostic::new(Code::PeriodOrder, at, || message!("`%id%` ends before it starts", id));
                diagnostics.push(fault.with_help(|| {
                    message!("look at the two dates; if the text really prints this, add `\"acknowledged\": true` to the period")
                }));
            }
            bounds
        };
        let own = bounds(&period.starts, &period.ends, &at);
        let variant_bounds = (period.variants.iter().enumerate())
            .map(|(index, variant)| {
                let at = pointer(&pointer(&at, "variants"), index);
                let starts = variant.starts.clone().or_else(|| period.starts.clone());
                let ends = variant.ends.clone().or_else(|| period.ends.clone());
                bounds(&starts, &ends, &at)
            })
            .collect();
        resolved.insert(id, ResolvedPeriod { period, bounds: own, variant_bounds });
    }
    resolved
}

#[derive(Clone, Copy, PartialEq)]
enum Edge {
    Start,
    End,
}

/// Returns the first instant of a period, or the first after it. Where a fault hides it, a stand-in keeps that one fault
/// from showing up again as branches for values that the period cannot take.
fn bound(
    policy: &Policy,
    json: &Json<'_>,
    date: Option<&str>,
    at: &str,
    edge: Edge,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<NaiveDateTime> {
    let id = date?;
    let stand_in = match edge {
        Edge::Start => NaiveDateTime::MIN,
        Edge::End => NaiveDateTime::MAX,
    };
    let Some(entry) = policy.dates.get(id) else {
        if lacks(&policy.dates, json, "dates", id) {
            let fault = Diagnostic::new(Code::UnknownDate, at, || message!("no date is called `%id%`", id));
            diagnostics.push(fault.with_help(|| suggest::help(id, policy.dates.keys().map(String::as_str))));
        }
        return Some(stand_in);
    };
    match policy.day(id) {
        Ok(day) => instant(entry, day?, edge),
        Err(error) => {
            let fault = Diagnostic::new(Code::UncountableDate, at, || {
                message!("`%id%` cannot be worked out: %why%", id, why = uncountable(&error, Some(&policy.date_words)))
            });
            diagnostics
                .push(fault.with_help(|| message!("print the day itself in `date`, or count from a nearer one")));
            Some(stand_in)
        }
    }
}

/// Returns why days cannot be counted or a timetable cannot be worked out, for authors, with days in these words or else in English.
pub fn uncountable(error: &CalendarError, words: Option<&DateWords>) -> Message {
    let (first, last) = (FIRST_YEAR, LAST_YEAR);
    let day = |date: NaiveDate| words.map_or_else(|| long_date(date), |words| words.day(date));
    let with_weekday = |date: NaiveDate| words.map_or_else(|| weekday_date(date), |words| words.with_weekday(date));
    match error {
        CalendarError::UnknownDay { date } => message!(
            "%day% is outside the years whose bank holidays are known, %first% to %last%",
            day = day(*date),
            first,
            last
        ),
        CalendarError::UnknownYear { year } => {
            message!("%year% is outside the years whose bank holidays are known, %first% to %last%", year, first, last)
        }
        CalendarError::OlderRules { kind, since } => message!(
            "the timetable of %kind% is known for polls from %day% only",
            kind = Message::new(kind.words()),
            day = day(*since)
        ),
        CalendarError::NoDissolution { poll } => message!(
            "no dissolution has its 25th working day on %day%, so no general election falls on it",
            day = with_weekday(*poll)
        ),
        other => Message::said_already(other.to_string()),
    }
}

/// A day without a time belongs to the period whole.
fn instant(entry: &PrintedDate, day: NaiveDate, edge: Edge) -> Option<NaiveDateTime> {
    match (entry.time, edge) {
        (Some(time), _) => Some(day.and_time(time)),
        (None, Edge::Start) => Some(day.and_time(NaiveTime::MIN)),
        (None, Edge::End) => {
            let last = entry.until.unwrap_or(day);
            Some(last.succ_opt()?.and_time(NaiveTime::MIN))
        }
    }
}
