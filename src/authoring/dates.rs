//! Every date of a policy worked out: the day, how sure it is, what else is printed about it and what disagrees; each
//! period with its bounds; and for each election the statutory timetable of its kind.

mod text;
mod words;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use calendar::timetable::{Confidence, StatutoryDate, StatutoryTimetable, Step, Timing};
use policy::{Certainty, Election, Policy, PrintedDate, date::PeriodVariant, discrepancy, iso, resolve::uncountable};

use super::words::read;

pub use text::{text, text_of_date, text_of_period, text_of_step};

/// Everything about the dates of one policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dates {
    /// The policy's id.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// The dates of the file, those without a day last.
    pub dates: Vec<DateRow>,
    /// Its periods.
    pub periods: Vec<PeriodRow>,
    /// Its elections, each with what the law says of it.
    pub elections: Vec<ElectionRow>,
}

/// One date of the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateRow {
    /// Its id.
    pub id: String,
    /// What happens then.
    pub name: String,
    /// The day; none where nobody knows it.
    #[serde(serialize_with = "iso::optional_day::serialize")]
    pub day: Option<NaiveDate>,
    /// The last day, for something that takes several.
    #[serde(serialize_with = "iso::optional_day::serialize")]
    pub until: Option<NaiveDate>,
    /// The time of day.
    #[serde(serialize_with = "iso::optional_time::serialize")]
    pub time: Option<NaiveTime>,
    /// How the day is known.
    pub known: Known,
    /// How sure the protocol is of it.
    pub certainty: Certainty,
    /// What it is counted from, in words: "19 working days before `poll`".
    pub counted: Option<String>,
    /// The event that it depends on.
    pub event: Option<String>,
    /// The step of the statutory timetable that it is.
    pub statute: Option<&'static str>,
    /// What else the protocol prints about it, in words.
    pub also_printed: Vec<Printed>,
    /// What the calendar or the law denies.
    pub disagreements: Vec<Disagreement>,
    /// The paragraphs that print it.
    pub cites: Vec<String>,
}

/// How a day is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// The protocol prints it.
    Printed,
    /// It is counted from another date.
    Counted,
    /// Nobody knows it yet.
    NotYet,
    /// It cannot be counted, for this reason.
    CannotBeCounted(String),
}

/// Something else that the protocol prints about a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Printed {
    /// What, in words: "Thursday", "19 working days before `poll`".
    pub words: String,
    /// The paragraphs that print it.
    pub cites: Vec<String>,
}

/// Something that the calendar or the law denies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// What disagrees.
    pub note: String,
    /// Whether the author knows.
    pub acknowledged: bool,
    /// The paragraphs.
    pub cites: Vec<String>,
}

/// One period, or a variant of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeriodRow {
    /// Its id.
    pub id: String,
    /// What the protocol calls it.
    pub name: String,
    /// For whom it holds, in words; none for everybody whom no variant fits.
    pub holds_for: Option<String>,
    /// The first moment that belongs to it, as `2021-03-25T00:00`; none where the protocol gives no usable start.
    pub starts: Option<String>,
    /// The first moment after it; none where nothing ends it.
    pub ends: Option<String>,
    /// Whether it starts with a date whose day nobody knows yet.
    pub start_awaited: bool,
    /// Whether it ends with a date whose day nobody knows yet.
    pub end_awaited: bool,
    /// The paragraphs that set it.
    pub cites: Vec<String>,
}

/// One election.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ElectionRow {
    /// What is elected.
    pub title: String,
    /// The id of its kind.
    pub kind: &'static str,
    /// The day of the poll, printed or worked out from a dissolution.
    #[serde(serialize_with = "iso::optional_day::serialize")]
    pub poll: Option<NaiveDate>,
    /// What the law says of each step.
    pub timetable: Vec<LawRow>,
    /// Why there is no timetable.
    pub trouble: Option<String>,
    /// Whether bank holidays were counted that follow the standing pattern and were not published when this program was
    /// made.
    pub by_standing_pattern: bool,
}

/// One step of the statutory timetable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LawRow {
    /// Its id.
    pub step: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The day.
    #[serde(serialize_with = "iso::day::serialize")]
    pub day: NaiveDate,
    /// The first day on which it can be, where the law gives a stretch.
    #[serde(serialize_with = "iso::optional_day::serialize")]
    pub not_before: Option<NaiveDate>,
    /// Whether it is that day exactly.
    pub timing: Timing,
    /// The time of day in words.
    pub time: Option<String>,
    /// How sure this program is.
    pub confidence: Confidence,
    /// The provision.
    pub source: String,
    /// What to know.
    pub notes: Vec<&'static str>,
    /// The date of the file that is this step, by id.
    pub date: Option<String>,
}

/// Works out every date of a policy.
pub fn dates(policy: &Policy) -> Dates {
    let denied = discrepancy::date_discrepancies(policy);
    let mut rows: Vec<DateRow> = policy.dates.iter().map(|(id, entry)| date(policy, id, entry, &denied)).collect();
    // What has no day comes last; the order of the file decides between equals.
    rows.sort_by_key(|row| (row.day.is_none(), row.day));
    Dates {
        policy: policy.id.clone(),
        version: policy.version.clone(),
        dates: rows,
        periods: periods(policy),
        elections: policy.elections.iter().enumerate().map(|(index, it)| election(policy, index, it)).collect(),
    }
}

fn date(policy: &Policy, id: &str, entry: &PrintedDate, denied: &[discrepancy::DateDiscrepancy]) -> DateRow {
    let (day, known) = match policy.day(id) {
        Err(error) => (None, Known::CannotBeCounted(policy.say(&uncountable(&error, Some(&policy.date_words))))),
        Ok(None) => (None, Known::NotYet),
        Ok(day) if entry.date.is_some() => (day, Known::Printed),
        Ok(day) => (day, Known::Counted),
    };
    let disagreements = denied.iter().filter(|denied| denied.date == id).map(|denied| Disagreement {
        note: denied.note.clone(),
        acknowledged: denied.acknowledged,
        cites: denied.cites.clone(),
    });
    DateRow {
        id: id.to_owned(),
        name: read(&entry.name),
        day,
        until: entry.until,
        time: entry.time,
        known,
        certainty: entry.certainty,
        counted: entry.offset.as_ref().map(|offset| words::offset(policy, offset)),
        event: entry.event.as_ref().map(read),
        statute: entry.statute.map(Step::id),
        also_printed: (entry.printed.iter())
            .map(|printed| Printed { words: words::printed(policy, printed), cites: printed.cites.clone() })
            .collect(),
        disagreements: disagreements.collect(),
        cites: entry.cites.clone(),
    }
}

fn periods(policy: &Policy) -> Vec<PeriodRow> {
    let mut rows = Vec::new();
    for (id, resolved) in &policy.periods {
        let period = &resolved.period;
        let awaited = |date: Option<&String>| date.is_some_and(|date| policy.day(date) == Ok(None));
        let row = |variant: Option<&PeriodVariant>, bounds: policy::Bounds, cites: &[String]| PeriodRow {
            id: id.clone(),
            name: read(&period.name),
            holds_for: variant.map(|variant| words::when(policy, variant)),
            starts: bounds.start.map(calendar::date_text::iso_moment),
            ends: bounds.end.map(calendar::date_text::iso_moment),
            start_awaited: awaited(variant.and_then(|it| it.starts.as_ref()).or(period.starts.as_ref())),
            end_awaited: awaited(variant.and_then(|it| it.ends.as_ref()).or(period.ends.as_ref())),
            cites: cites.to_vec(),
        };
        rows.push(row(None, resolved.bounds, &period.cites));
        for (variant, bounds) in period.variants.iter().zip(&resolved.variant_bounds) {
            rows.push(row(Some(variant), *bounds, &variant.cites));
        }
    }
    rows
}

fn election(policy: &Policy, index: usize, election: &Election) -> ElectionRow {
    let worked_out = policy.timetable(election);
    let mut row = ElectionRow {
        title: election.title.clone(),
        kind: election.kind.id(),
        poll: None,
        timetable: Vec::new(),
        trouble: None,
        by_standing_pattern: false,
    };
    match worked_out {
        Ok(timetable) => {
            row.poll = timetable.poll();
            row.by_standing_pattern = timetable.by_standing_pattern();
            row.timetable = timetable.dates().iter().map(|step| law(policy, index, step)).collect();
            row.trouble = why_empty(&timetable);
        }
        Err(error) => row.trouble = Some(error.to_string()),
    }
    row
}

fn why_empty(timetable: &StatutoryTimetable) -> Option<String> {
    if !timetable.dates().is_empty() {
        return None;
    }
    Some(match calendar::timetable::rules(timetable.kind()) {
        [] => "no timetable is known for this kind of election, so nothing is compared".to_owned(),
        _ => "the day of the poll is not known, so nothing can be counted".to_owned(),
    })
}

fn law(policy: &Policy, election: usize, found: &StatutoryDate) -> LawRow {
    let is_this =
        |entry: &PrintedDate| entry.statute == Some(found.step) && usize::try_from(entry.election) == Ok(election);
    LawRow {
        step: found.step.id(),
        title: found.step.title(),
        day: found.date,
        not_before: found.not_before,
        timing: found.timing,
        time: found.time.map(words::time),
        confidence: found.confidence,
        source: found.source.to_string(),
        notes: found.notes().collect(),
        date: policy.dates.iter().find(|(_, entry)| is_this(entry)).map(|(id, _)| id.clone()),
    }
}
