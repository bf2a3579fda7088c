//! One date for each stretch of time that any of the policies tells apart.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use calendar::holidays::{FIRST_YEAR, LAST_YEAR};
use engine::{Response, Responses};
use policy::{FactSource, Node, OwnTime, Policy, ResignationRule, Vocabulary};

use super::walker::Walker;

/// Returns a date for every stretch between the bounds of the periods that the flows look at, in order.
///
/// A moment is told apart only by the bounds that it has passed, so the bounds themselves and a day before the first
/// stand for all moments. A whole day counts as inside a period that any minute of it touches, so a day on which a
/// bound falls can be unlike every moment, and is listed too. The same way through, met twice, is counted once.
pub fn activity_dates(walkers: &[Walker<'_>]) -> Vec<Response> {
    let mut edges: Vec<NaiveDateTime> = Vec::new();
    for walker in walkers {
        for period in periods(walker) {
            if let Some((_, period)) = walker.policy.periods.get_index(period) {
                let all = std::iter::once(&period.bounds).chain(&period.variant_bounds);
                edges.extend(all.flat_map(|bounds| [bounds.start, bounds.end]).flatten());
            }
        }
        if !periods(walker).is_empty() {
            let OwnTime { first, last } = walker.policy.own_time;
            let bounds = [first, last.and_then(|day| day.succ_opt())];
            edges.extend(bounds.into_iter().flatten().map(|day| day.and_time(NaiveTime::MIN)));
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let Some(first) = edges.first() else {
        let polls = walkers.iter().find_map(|walker| walker.policy.poll()?.date);
        return vec![Response::Day(polls.unwrap_or(NaiveDate::MIN))];
    };
    let mut dates: Vec<Response> = first.date().pred_opt().map(Response::Day).into_iter().collect();
    for edge in &edges {
        let day = Response::Day(edge.date());
        if dates.last() != Some(&day) && !dates.contains(&day) {
            dates.push(day);
        }
        if edge.time() != NaiveTime::MIN || edges.iter().any(|other| other != edge && other.date() == edge.date()) {
            dates.push(Response::Moment(*edge));
        }
    }
    dates
}

fn nodes<'w>(walker: &'w Walker<'_>) -> impl Iterator<Item = &'w Node> {
    walker.flow.iter().flat_map(|flow| &flow.nodes)
}

/// The periods that a flow looks at, each once.
fn periods(walker: &Walker<'_>) -> Vec<usize> {
    let mut periods: Vec<usize> = nodes(walker)
        .filter_map(|node| match node.source {
            FactSource::Period(index) => Some(index),
            FactSource::Question | FactSource::Resignation => None,
        })
        .collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// Returns days of resignation and nomination for every combination of what the policies say of them, with those already
/// settled kept. Nominations are tried on every day whose holidays are known, the printed close of nominations first.
pub fn resignations(walkers: &[Walker<'_>], settled: &Responses) -> Vec<(Response, Option<NaiveDate>)> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    for walker in walkers.iter().filter(|walker| nodes(walker).any(|node| node.source == FactSource::Resignation)) {
        if let Some(rule) = &walker.policy.resignation
            && !rules.iter().any(|known| known.is_like(walker.policy, rule))
        {
            rules.push(Rule::new(walker.policy, rule));
        }
    }
    let settled_resignation = settled.get(Vocabulary::RESIGNATION_DATE);
    if settled_resignation == Some(&Response::NotYet) {
        return vec![(Response::NotYet, None)];
    }
    let resigned = settled_resignation.and_then(Response::day);
    let mut found: BTreeMap<Vec<usize>, (Response, Option<NaiveDate>)> = BTreeMap::new();
    if resigned.is_none() {
        found.insert(vec![usize::MAX], (Response::NotYet, None));
    }
    // Four answers to each rule that differs, and nobody resigned.
    let every = 4_usize.saturating_pow(u32::try_from(rules.len()).unwrap_or(u32::MAX)).saturating_add(found.len());
    let nominations: Vec<NaiveDate> = match settled.get(Vocabulary::NOMINATION_DATE).and_then(Response::day) {
        Some(day) => vec![day],
        None => {
            let closes = || rules.iter().filter_map(Rule::close);
            closes().chain(closes().filter_map(|day| day.succ_opt())).chain(known_days()).collect()
        }
    };
    // What can be said of a nomination depends only on how far before it the last days lie.
    let mut distances_seen: HashSet<Vec<(Option<TimeDelta>, TimeDelta, bool)>> = HashSet::new();
    for nominated in nominations {
        let last_days: Option<Vec<_>> = rules.iter().map(|rule| rule.last_days(nominated)).collect();
        let Some(last_days) = last_days else {
            continue;
        };
        let distance = |last: &LastDays| {
            (last.by_working_days.map(|day| nominated - day), nominated - last.by_calendar_days, last.is_closed)
        };
        if resigned.is_none() && !distances_seen.insert(last_days.iter().map(distance).collect()) {
            continue;
        }
        let days: Vec<NaiveDate> = match resigned {
            Some(day) => vec![day],
            None => (last_days.iter())
                .flat_map(|last| [last.by_working_days, Some(last.by_calendar_days)])
                .flatten()
                .flat_map(|day| [Some(day), day.succ_opt()])
                .flatten()
                .collect(),
        };
        for day in days {
            let kinds: Option<Vec<usize>> = last_days.iter().map(|last_days| kind(day, last_days)).collect();
            if let Some(kinds) = kinds {
                found.entry(kinds).or_insert_with(|| (Response::Day(day), Some(nominated)));
            }
        }
        if found.len() >= every {
            break;
        }
    }
    match (found.is_empty(), resigned, settled.get(Vocabulary::NOMINATION_DATE).and_then(Response::day)) {
        // The dates given cannot be counted: put them as they are, and the walk says why.
        (true, Some(day), Some(nominated)) => vec![(Response::Day(day), Some(nominated))],
        _ => found.into_values().collect(),
    }
}

fn known_days() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1);
    first.into_iter().flat_map(|day| day.iter_days()).take_while(|day| day.year() <= LAST_YEAR)
}

/// One policy's rule on resigning, with the working days laid out so that counting back is one look-up.
struct Rule<'p> {
    policy: &'p Policy,
    days: u32,
    working_days: Vec<NaiveDate>,
}

impl<'p> Rule<'p> {
    fn new(policy: &'p Policy, rule: &'p ResignationRule) -> Self {
        let is_working_day = |day: &NaiveDate| policy.calendar.is_working_day(*day).unwrap_or(false);
        let working_days = known_days().filter(is_working_day).collect();
        Self { policy, days: rule.days, working_days }
    }

    /// Whether another policy's rule says the same of every day.
    fn is_like(&self, policy: &Policy, rule: &ResignationRule) -> bool {
        self.days == rule.days
            && self.policy.calendar == policy.calendar
            && self.policy.nominations_close.map(|close| close.date())
                == policy.nominations_close.map(|close| close.date())
    }

    fn close(&self) -> Option<NaiveDate> {
        self.policy.nominations_close.map(|close| close.date())
    }

    /// The last days on which a resignation is in time: by working days, where those can be counted, and by calendar days.
    fn last_days(&self, nominated: NaiveDate) -> Option<LastDays> {
        let earlier = self.working_days.partition_point(|day| *day < nominated);
        let by_working_days = match usize::try_from(self.days).ok()? {
            0 => Some(nominated),
            days => earlier.checked_sub(days).and_then(|index| self.working_days.get(index)).copied(),
        };
        Some(LastDays {
            by_working_days,
            by_calendar_days: nominated.checked_sub_days(Days::new(self.days.into()))?,
            is_closed: self.close().is_some_and(|close| close < nominated),
        })
    }
}

/// The last days on which a resignation is in time for one nomination, and whether nominations have closed by then.
struct LastDays {
    by_working_days: Option<NaiveDate>,
    by_calendar_days: NaiveDate,
    is_closed: bool,
}

/// What a rule with these last days says, as a place in an order; none where the days cannot be counted.
fn kind(resigned: NaiveDate, last: &LastDays) -> Option<usize> {
    let LastDays { by_working_days, by_calendar_days, is_closed } = last;
    if *is_closed {
        return Some(3);
    }
    if resigned > *by_calendar_days {
        return Some(2);
    }
    by_working_days.map(|last| usize::from(resigned > last))
}
