//! The statutory timetable as dates of the file, each with a provision that says what it is and which law sets it.

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::{Map, Value, json};

use calendar::{
    ElectionKind,
    date_text::{self, clock_time, iso_date, weekday_date, weekday_name},
    timetable::{POLL_CLOSES, Reckoning, Rule, StatutoryDate, StatutoryTime, StatutoryTimetable, Step, Timing, rules},
};

use super::Answers;
use crate::words::upper_first;

/// The place in the template that the provisions of the timetable take.
pub(super) const PLACE: &str = "[TIMETABLE]";

/// The steps that protocols print. The others are printed by `new` and by `dates`, for an author who needs them.
const PRINTED: [Step; 7] = [
    Step::Dissolution,
    Step::NoticeOfElection,
    Step::NominationsClose,
    Step::CandidatesPublished,
    Step::Poll,
    Step::Count,
    Step::TermStart,
];

/// When a step is: on a day, or so far from a poll that is not called.
enum When<'d> {
    Day(&'d StatutoryDate),
    FromPoll(&'d Rule),
}

/// Returns the day on which the period starts: the one given, or the last day for the notice of election.
pub fn period_starts(answers: &Answers, timetable: &StatutoryTimetable) -> Option<NaiveDate> {
    let notice = timetable.date(Step::NoticeOfElection).map(|step| step.date);
    answers.period_starts.or(notice)
}

/// Writes the dates, and the provisions that they cite.
pub fn fill(json: &mut Value, answers: &Answers, period_starts: Option<NaiveDate>, timetable: &StatutoryTimetable) {
    let mut dates = Map::new();
    let mut provisions: Vec<(String, Value)> = Vec::new();
    dates.insert("period-starts".to_owned(), start(answers.kind, period_starts));
    for when in steps(answers.kind, timetable) {
        let cited = match when.step() {
            Step::Poll => "draft-1.2".to_owned(),
            step => {
                let number = format!("draft-2.{}", provisions.len() + 1);
                provisions.push((number.clone(), json!({ "heading": step.title(), "summary": when.summary() })));
                number
            }
        };
        dates.insert(when.step().id().to_owned(), when.date(&cited));
    }
    if !dates.contains_key("poll") {
        dates.insert("poll".to_owned(), poll(answers.poll, "draft-1.2"));
    }
    dates.insert("period-ends".to_owned(), end(answers.poll, json!(["draft-1.3"])));
    // A kind without a timetable has no day of its own for nominations.
    if !dates.contains_key("nominations-close") {
        let unknown =
            json!({ "name": Step::NominationsClose.title(), "certainty": "not-given", "cites": ["draft-7.1"] });
        dates.insert("nominations-close".to_owned(), unknown);
    }
    if let Some(place) = json.pointer_mut("/dates") {
        *place = Value::Object(dates);
    }
    if let Some(Value::Object(all)) = json.pointer_mut("/provisions") {
        let before = std::mem::take(all);
        for (number, provision) in before {
            if number == PLACE {
                all.extend(provisions.drain(..));
            } else {
                all.insert(number, provision);
            }
        }
    }
}

/// The steps that protocols print, in order: on their days, or counted from a poll that is not called.
fn steps(kind: ElectionKind, timetable: &StatutoryTimetable) -> Vec<When<'_>> {
    if timetable.poll().is_some() {
        let days = timetable.dates().iter().filter(|found| PRINTED.contains(&found.step));
        return days.map(When::Day).collect();
    }
    let in_force = |step: Step| rules(kind).iter().find(move |rule| rule.step == step && rule.polls_before.is_none());
    PRINTED.into_iter().filter_map(in_force).filter(|rule| offset(rule).is_some()).map(When::FromPoll).collect()
}

/// The period's start. Before a poll is called it is counted, like the notice of election, from the poll.
fn start(kind: ElectionKind, day: Option<NaiveDate>) -> Value {
    let mut start = json!({ "name": "Pre-election period begins" });
    let notice = rules(kind).iter().find(|rule| rule.step == Step::NoticeOfElection);
    match (day, notice.and_then(offset)) {
        (Some(day), _) => super::set(&mut start, "date", json!(iso_date(day))),
        (None, Some(offset)) => super::set(&mut start, "offset", offset),
        (None, None) => super::set(&mut start, "certainty", json!("not-given")),
    }
    super::set(&mut start, "cites", json!(["draft-1.3"]));
    start
}

/// The period's end: with the poll, wherever that is.
pub(super) fn end(poll: Option<NaiveDate>, cites: Value) -> Value {
    let mut end = json!({ "name": "Pre-election period ends" });
    match poll {
        Some(poll) => super::set(&mut end, "date", json!(iso_date(poll))),
        None => super::set(&mut end, "offset", json!({ "from": "poll", "days": 0 })),
    }
    super::set(&mut end, "time", json!(iso_time(StatutoryTime::By(POLL_CLOSES))));
    super::set(&mut end, "cites", cites);
    end
}

/// The poll where the kind has no timetable.
pub(super) fn poll(poll: Option<NaiveDate>, cited: &str) -> Value {
    let mut date = json!({ "name": Step::Poll.title() });
    match poll {
        Some(poll) => super::set(&mut date, "date", json!(iso_date(poll))),
        None => super::set(&mut date, "certainty", json!("not-given")),
    }
    super::set(&mut date, "statute", json!(Step::Poll.id()));
    super::set(&mut date, "cites", if cited.is_empty() { json!([]) } else { json!([cited]) });
    date
}

/// A rule as a distance from the poll; none for what is counted from elsewhere.
pub(super) fn offset(rule: &Rule) -> Option<Value> {
    match rule.reckoning {
        Reckoning::WorkingDaysBefore(n) | Reckoning::WorkingDaysBetween(_, n) => {
            Some(json!({ "from": "poll", "working_days": -i64::from(n) }))
        }
        Reckoning::DaysAfter(n) => Some(json!({ "from": "poll", "days": n })),
        // Counted in working days it moves on from a bank holiday, as the law has it. Ordinary polls are on a Thursday.
        Reckoning::DaysAfterToWorkingDay(n) => {
            let at_weekend = |days: &u64| matches!((u64::from(Weekday::Thu.num_days_from_monday()) + days) % 7, 5 | 6);
            Some(json!({ "from": "poll", "working_days": (1..=n).filter(|days| !at_weekend(days)).count() }))
        }
        Reckoning::WorkingDaysAfterWrit(..) => None,
    }
}

impl When<'_> {
    const fn step(&self) -> Step {
        match self {
            Self::Day(found) => found.step,
            Self::FromPoll(rule) => rule.step,
        }
    }

    fn date(&self, cited: &str) -> Value {
        let (step, timing, time) = match self {
            Self::Day(found) => (found.step, found.timing, found.time),
            Self::FromPoll(rule) => (rule.step, rule.timing, rule.time),
        };
        let mut date = json!({ "name": step.title() });
        match self {
            Self::Day(found) => super::set(&mut date, "date", json!(iso_date(found.date))),
            Self::FromPoll(_) if step == Step::Poll => super::set(&mut date, "certainty", json!("not-given")),
            Self::FromPoll(rule) => super::set(&mut date, "offset", offset(rule).unwrap_or_default()),
        }
        if let Some(time @ StatutoryTime::By(_)) = time {
            super::set(&mut date, "time", json!(iso_time(time)));
        }
        match timing {
            Timing::On => {}
            Timing::NoLaterThan => super::set(&mut date, "certainty", json!("no-later-than")),
            Timing::NotBefore => super::set(&mut date, "certainty", json!("likely")),
        }
        super::set(&mut date, "statute", json!(step.id()));
        if let (Step::Poll, Self::Day(found)) = (step, self) {
            let weekday = weekday_name(found.date.weekday()).to_lowercase();
            super::set(&mut date, "printed", json!([{ "weekday": weekday, "cites": [cited] }]));
        }
        super::set(&mut date, "cites", json!([cited]));
        date
    }

    /// "No later than Wednesday 29 March 2028 (may change). Source: …", with the abbreviation for the instrument written out.
    fn summary(&self) -> String {
        let (when, time, confidence, source) = match self {
            Self::Day(found) => {
                let words = match (found.not_before, found.timing.words()) {
                    (Some(first), _) => format!("from {} to", weekday_date(first)),
                    (None, "") => "on".to_owned(),
                    (None, words) => words.to_owned(),
                };
                let when = format!("{} {}", upper_first(&words), weekday_date(found.date));
                (when, found.time, found.confidence, found.source)
            }
            Self::FromPoll(rule) => (upper_first(&rule.words()), rule.time, rule.confidence, rule.source),
        };
        let time = match time {
            None => String::new(),
            Some(StatutoryTime::By(time)) => format!(", by {}", clock_time(time)),
            Some(StatutoryTime::After(time)) => format!(", after {}", clock_time(time)),
            Some(StatutoryTime::Between(from, to)) => format!(", from {} to {}", clock_time(from), clock_time(to)),
        };
        let source = source.to_string().replace("SI ", "Statutory Instrument ");
        format!("{when}{time}{}. Source: {source}.", confidence.in_brackets())
    }
}

pub(super) fn iso_time(time: StatutoryTime) -> String {
    let (StatutoryTime::By(at) | StatutoryTime::After(at) | StatutoryTime::Between(at, _)) = time;
    date_text::iso_time(at)
}
