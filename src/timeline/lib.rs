//! The protocol's dates in order and to scale, ready to be drawn at any width.
//!
//! Everything here is a place on a line, in thousandths of its length: the page draws with percentages, so that one
//! picture fits a telephone, a desk and a sheet of paper, with letters of the same size on each.

pub mod calendar_file;
mod scale;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use policy::{Bounds, Certainty, Policy, PrintedDate};

use scale::Scale;

/// A place on the line, in thousandths of its length.
pub type Place = u32;

/// The whole line.
pub const LENGTH: Place = 1000;

/// How wide a mark is at 290 pixels, the narrowest line that we draw, with a little room beside it.
pub const MARK: Place = 86;

/// How wide the short name of a month is at 290 pixels.
const MONTH: Place = 115;

/// An activity as near to the other dates as this lengthens the line; one further off stands at its end.
const NEAR: Days = Days::new(45);

/// What a line is drawn for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moment {
    /// Today; left out where it lies outside the protocol's dates.
    pub today: Option<NaiveDate>,
    /// The day of the activity.
    pub activity: Option<NaiveDate>,
}

/// The dates of one policy, laid out.
#[derive(Debug)]
pub struct Timeline<'p> {
    /// The dates that have a day, in order.
    pub entries: Vec<Entry<'p>>,
    /// The dates of which the protocol speaks without giving a day, by id.
    pub undated: Vec<(&'p str, &'p PrintedDate)>,
    /// The period before the election.
    pub band: Option<Band>,
    /// The first days of months.
    pub months: Vec<Month>,
    /// Today.
    pub today: Option<Pin>,
    /// The day of the activity.
    pub activity: Option<Pin>,
    /// How many marks stand above each other at the most.
    pub lanes: u32,
}

/// What a date is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'p> {
    /// A date of the policy, by id.
    Printed(&'p str, &'p PrintedDate),
    /// The last day to leave one's post before standing. The protocol's days may be counted in two ways.
    Resignation {
        /// Counting every day.
        by_calendar_days: NaiveDate,
        /// Counting working days only; none beyond the years known.
        by_working_days: Option<NaiveDate>,
    },
}

/// One date with its place.
#[derive(Debug)]
pub struct Entry<'p> {
    /// What it is.
    pub subject: Subject<'p>,
    /// Its day, or the first of several.
    pub first: NaiveDate,
    /// The last day, for something that takes several.
    pub last: Option<NaiveDate>,
    /// Whether the protocol is sure of it.
    pub is_sure: bool,
    /// Where its mark stands.
    pub at: Place,
    /// Where its last day is.
    pub until: Option<Place>,
    /// How high its mark stands: 0 is next to the line.
    pub lane: u32,
}

/// How an end of the period is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// To the day.
    Sure,
    /// Roughly.
    Unsure,
    /// Not at all: the band fades out to the end of the line.
    Open,
}

/// The period before the election.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Where it starts.
    pub from: Place,
    /// Where it ends.
    pub to: Place,
    /// How its start is known.
    pub start: Edge,
    /// How its end is known.
    pub end: Edge,
}

/// The first day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The day.
    pub day: NaiveDate,
    /// Its place.
    pub at: Place,
    /// Whether there is room for its name.
    pub is_named: bool,
}

/// A single day that is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The day.
    pub day: NaiveDate,
    /// Its place.
    pub at: Place,
    /// Whether it lies outside the line, before its start or after its end.
    pub is_beyond: bool,
}

impl<'p> Timeline<'p> {
    /// Lays out the dates of a policy. Returns nothing if not one of them has a day.
    ///
    /// `bounds` are those of the period before the election that hold for the person; without them everybody's are taken.
    #[must_use]
    pub fn new(policy: &'p Policy, bounds: Option<Bounds>, moment: Moment) -> Option<Self> {
        let mut dated: Vec<(NaiveDate, Option<NaiveDate>, Subject<'p>)> = Vec::new();
        let mut undated = Vec::new();
        // There are a handful: each is put in its place, and no sort is compiled for them.
        let mut add = |first, last, subject| {
            let place = dated.partition_point(|(other, until, _)| (*other, *until) <= (first, last));
            dated.insert(place, (first, last, subject));
        };
        for (id, entry) in &policy.dates {
            match policy.day(id).ok().flatten() {
                Some(day) => add(day, entry.until, Subject::Printed(id, entry)),
                None => undated.push((id.as_str(), entry)),
            }
        }
        if let Some((first, last, subject)) = resignation(policy) {
            add(first, last, subject);
        }
        let mut first = dated.iter().map(|(first, ..)| *first).min()?;
        let mut last = dated.iter().map(|(first, last, _)| last.unwrap_or(*first)).max()?;
        let today = moment.today.filter(|today| (first..=last).contains(today));
        if let Some(day) = moment.activity {
            if day < first && day.checked_add_days(NEAR).is_some_and(|near| near >= first) {
                first = day;
            }
            if day > last && day.checked_sub_days(NEAR).is_some_and(|near| near <= last) {
                last = day;
            }
        }
        let scale = Scale::new(first, last);
        let pin = |day: NaiveDate| Pin { day, at: scale.place(day), is_beyond: day < first || day > last };
        let mut lanes = Vec::new();
        let entries = dated.into_iter().map(|(first, last, subject)| {
            let at = scale.place(first);
            Entry {
                subject,
                first,
                last,
                is_sure: subject.is_sure(),
                at,
                until: last.map(|last| scale.place(last)),
                lane: lane(&mut lanes, at),
            }
        });
        Some(Self {
            entries: entries.collect(),
            undated,
            band: band(policy, bounds, &scale),
            months: scale.months(MONTH),
            today: today.map(pin),
            activity: moment.activity.map(pin),
            lanes: u32::try_from(lanes.len()).unwrap_or(0),
        })
    }

    /// Returns whether anything is drawn as not sure.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        let is_unsure = |band: &Band| band.start != Edge::Sure || band.end != Edge::Sure;
        self.band.as_ref().is_some_and(is_unsure) || self.entries.iter().any(|entry| !entry.is_sure)
    }
}

impl Subject<'_> {
    fn is_sure(&self) -> bool {
        match self {
            Self::Printed(_, entry) => entry.certainty == Certainty::Fixed,
            Self::Resignation { by_calendar_days, by_working_days } => *by_working_days == Some(*by_calendar_days),
        }
    }

    /// Returns the paragraphs that give the date.
    #[must_use]
    pub fn cites<'p>(&self, policy: &'p Policy) -> &'p [String] {
        match self {
            Self::Printed(id, _) => policy.dates.get(id).map(|entry| entry.cites.as_slice()),
            Self::Resignation { .. } => policy.resignation.as_ref().map(|rule| rule.cites.as_slice()),
        }
        .unwrap_or_default()
    }
}

/// The last day to leave, once for each way of counting where they differ: the stricter day first.
fn resignation(policy: &Policy) -> Option<(NaiveDate, Option<NaiveDate>, Subject<'_>)> {
    let rule = policy.resignation.as_ref()?;
    let close = policy.day(&rule.nominations_close).ok().flatten()?;
    let by_calendar_days = close.checked_sub_days(Days::new(rule.days.into()))?;
    let by_working_days = policy.calendar.working_days_before(close, rule.days).ok();
    let subject = Subject::Resignation { by_calendar_days, by_working_days };
    Some(match by_working_days.filter(|day| *day < by_calendar_days) {
        Some(strict) => (strict, Some(by_calendar_days), subject),
        None => (by_calendar_days, None, subject),
    })
}

/// Takes the lowest lane in which a mark touches no other.
fn lane(taken: &mut Vec<Place>, at: Place) -> u32 {
    let free = taken.iter_mut().enumerate().find(|(_, end)| **end <= at);
    let lane = match free {
        Some((lane, end)) => {
            *end = at + MARK;
            lane
        }
        None => {
            taken.push(at + MARK);
            taken.len() - 1
        }
    };
    u32::try_from(lane).unwrap_or(0)
}

fn band(policy: &Policy, bounds: Option<Bounds>, scale: &Scale) -> Option<Band> {
    let resolved = policy.periods.get(Policy::PERIOD)?;
    let bounds = bounds.unwrap_or(resolved.bounds);
    let place = |moment: NaiveDateTime| scale.place(moment.date());
    let edge = |bound: Option<NaiveDateTime>, id: Option<&String>| {
        let Some(bound) = bound else {
            return Edge::Open;
        };
        // Other bounds for some people are dates of their own, and sure.
        let named = id.and_then(|id| Some((policy.dates.get(id)?, policy.day(id).ok()??)));
        let is_unsure = named.is_some_and(|(entry, day)| {
            let is_this = bound.date() == day || bound == day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN);
            is_this && entry.certainty != Certainty::Fixed
        });
        if is_unsure { Edge::Unsure } else { Edge::Sure }
    };
    let start = edge(bounds.start, resolved.period.starts.as_ref());
    let end = edge(bounds.end, resolved.period.ends.as_ref());
    if (start, end) == (Edge::Open, Edge::Open) {
        return None;
    }
    Some(Band { from: bounds.start.map_or(0, place), to: bounds.end.map_or(LENGTH, place), start, end })
}
