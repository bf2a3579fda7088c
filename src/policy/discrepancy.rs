//! Contradictions in a protocol's dates, found by the calendar: shown to the reader, never corrected.

use chrono::{Datelike, NaiveDate, Weekday};

use calendar::{
    StatutoryTimetable,
    timetable::{Confidence, PrintedCount, Step, Timing},
};

use super::{
    Addressee, Offset, Period, Policy, PrintedDate, date::PrintedWeekday, diagnostic::pointer, resolve::day_at,
    text::fill,
};

/// One contradiction, in words for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateDiscrepancy {
    /// What the text prints and what the calendar says.
    pub note: String,
    /// The paragraphs that print it.
    pub cites: Vec<String>,
    /// The date concerned, by id.
    pub date: String,
    /// Whether the author has acknowledged it.
    pub acknowledged: bool,
    /// Where in the file the printed claim stands.
    pub pointer: String,
}

/// A printed claim that was compared with the calendar.
pub struct Comparison {
    /// Where in the file it stands.
    pub pointer: String,
    /// Whether the author says that it is wrong.
    pub acknowledged: bool,
    /// What is wrong with it, if the calendar disagrees.
    pub denied: Option<DateDiscrepancy>,
}

/// Returns every contradiction in the dates that a policy prints.
pub fn date_discrepancies(policy: &Policy) -> Vec<DateDiscrepancy> {
    compare(policy).into_iter().filter_map(|comparison| comparison.denied).collect()
}

/// Compares everything printed about dates with the calendar. What cannot be counted is passed over: it is no claim denied.
pub fn compare(policy: &Policy) -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    let timetables: Vec<Option<StatutoryTimetable>> =
        policy.elections.iter().map(|election| policy.timetable(election).ok()).collect();
    for (id, entry) in &policy.dates {
        let Ok(Some(day)) = policy.day(id) else {
            continue;
        };
        let at = pointer("/dates", id);
        let name = entry.name.read(Addressee::Me);
        for (index, printed) in entry.printed.iter().enumerate() {
            let at = pointer(&pointer(&at, "printed"), index);
            let notes = [
                printed.weekday.and_then(|weekday| weekday_note(policy, &name, day, weekday)),
                printed.offset.as_ref().and_then(|offset| offset_note(policy, &name, day, offset)),
                printed.date.filter(|other| *other != day).map(|other| {
                    let other = policy.date_words.with_weekday(other);
                    printed_note(policy, "two-dates", &name, day, &[("other", &other)])
                }),
            ];
            let denied = notes.into_iter().flatten().reduce(|all, note| all + " " + &note);
            comparisons.push(comparison(id, entry, denied, &printed.cites, printed.acknowledged, at));
        }
        if let Some(step) = entry.statute {
            let timetable = usize::try_from(entry.election).ok().and_then(|index| timetables.get(index));
            let denied = timetable
                .and_then(Option::as_ref)
                .and_then(|timetable| statute_note(policy, timetable, &name, day, step));
            comparisons.push(comparison(id, entry, denied, &entry.cites, entry.acknowledged, at));
        }
    }
    comparisons.extend(policy.periods.iter().filter_map(|(id, period)| reversed(policy, id, &period.period)));
    comparisons
}

/// A period whose printed end is before its start. Where it is not acknowledged, the policy is refused.
fn reversed(policy: &Policy, id: &str, period: &Period) -> Option<Comparison> {
    if !period.acknowledged {
        return None;
    }
    let at = pointer("/periods", id);
    let name = period.name.read(Addressee::Me);
    let day = |id: &Option<String>| id.as_deref().and_then(|id| policy.day(id).ok().flatten());
    let denied = day(&period.starts).zip(day(&period.ends)).filter(|(start, end)| end < start).map(|(start, end)| {
        DateDiscrepancy {
            note: say(
                policy,
                "reversed",
                &[
                    ("name", &name),
                    ("end", &policy.date_words.with_weekday(end)),
                    ("start", &policy.date_words.with_weekday(start)),
                ],
            ),
            cites: period.cites.clone(),
            date: period.starts.clone().unwrap_or_default(),
            acknowledged: true,
            pointer: at.clone(),
        }
    });
    Some(Comparison { pointer: at, acknowledged: true, denied })
}

fn comparison(
    id: &str,
    entry: &PrintedDate,
    note: Option<String>,
    printed_in: &[String],
    acknowledged: bool,
    pointer: String,
) -> Comparison {
    let mut cites = entry.cites.clone();
    cites.extend(printed_in.iter().filter(|cited| !entry.cites.contains(cited)).cloned());
    let denied =
        note.map(|note| DateDiscrepancy { note, cites, date: id.to_owned(), acknowledged, pointer: pointer.clone() });
    Comparison { pointer, acknowledged, denied }
}

/// Returns a sentence of the vocabulary about a contradiction, or its key where the vocabulary lacks it.
fn say(policy: &Policy, key: &str, values: &[(&str, &str)]) -> String {
    policy.contradiction_words.get(key).map_or_else(|| key.to_owned(), |text| fill(text.source(), values))
}

/// Says of the date called `name` that the text prints this day.
fn printed_note(policy: &Policy, key: &str, name: &str, day: NaiveDate, more: &[(&str, &str)]) -> String {
    let day = policy.date_words.with_weekday(day);
    let values: Vec<(&str, &str)> = [("name", name), ("date", &day)].into_iter().chain(more.iter().copied()).collect();
    say(policy, key, &values)
}

fn weekday_note(policy: &Policy, name: &str, day: NaiveDate, printed: PrintedWeekday) -> Option<String> {
    let printed = Weekday::from(printed);
    let words = &policy.date_words;
    (day.weekday() != printed).then(|| {
        let values = [
            ("name", name),
            ("date", &*words.day(day)),
            ("printed", words.weekday(printed)),
            ("weekday", words.weekday(day.weekday())),
        ];
        say(policy, "weekday", &values)
    })
}

fn offset_note(policy: &Policy, name: &str, day: NaiveDate, offset: &Offset) -> Option<String> {
    let from = policy.day(&offset.from).ok()??;
    let counted = day_at(&policy.calendar, from, offset).ok()?;
    if counted == day {
        return None;
    }
    let from_name = policy.dates.get(&offset.from).map(|date| date.name.read(Addressee::Me))?;
    let (count, unit) = match (offset.working_days, offset.days) {
        (Some(count), _) => (i64::from(count), "working-day"),
        (None, count) => (i64::from(count.unwrap_or(0)), "day"),
    };
    let values = [
        ("count", &*count_words(policy, count, unit)),
        ("from", &from_name),
        ("counted", &policy.date_words.with_weekday(counted)),
        ("day", &policy.date_words.day(day)),
        ("days", &count_words(policy, (day - from).num_days(), "day")),
    ];
    Some(printed_note(policy, "count", name, day, &values))
}

/// "19 working days before" or "1 day after": days before are negative.
fn count_words(policy: &Policy, count: i64, unit: &str) -> String {
    let side = if count < 0 { "before" } else { "after" };
    let key = if count.abs() == 1 { format!("one-{unit}-{side}") } else { format!("{unit}s-{side}") };
    say(policy, &key, &[("count", &count.abs().to_string())])
}

fn statute_note(
    policy: &Policy,
    timetable: &StatutoryTimetable,
    name: &str,
    day: NaiveDate,
    step: Step,
) -> Option<String> {
    if step == Step::Count {
        return match timetable.printed_count(day)? {
            PrintedCount::AsExpected => None,
            PrintedCount::BeforePoll => Some(printed_note(policy, "before-poll", name, day, &[])),
            // The law asks for a count as soon as practicable and names no day: a later one contradicts nothing.
            PrintedCount::Later { .. } => None,
        };
    }
    let lawful = timetable.date(step)?;
    if lawful.allows(day) {
        return None;
    }
    let words = &policy.date_words;
    let source = lawful.source.to_string();
    let sure = |key| say(policy, key, &[("source", &source)]);
    let source = match lawful.confidence {
        Confidence::Confirmed => source,
        Confidence::Unconfirmed => sure("source-unconfirmed"),
        Confidence::MayChange => sure("source-may-change"),
    };
    let key = match (lawful.not_before, lawful.timing) {
        (Some(_), _) => "statute-between",
        (None, Timing::On) => "statute-on",
        (None, Timing::NoLaterThan) => "statute-no-later-than",
        (None, Timing::NotBefore) => "statute-not-before",
    };
    let first = lawful.not_before.map(|first| words.with_weekday(first)).unwrap_or_default();
    let values = [("lawful", &*words.with_weekday(lawful.date)), ("first", &first), ("source", &source)];
    Some(printed_note(policy, key, name, day, &values))
}

impl From<PrintedWeekday> for Weekday {
    fn from(printed: PrintedWeekday) -> Self {
        match printed {
            PrintedWeekday::Monday => Weekday::Mon,
            PrintedWeekday::Tuesday => Weekday::Tue,
            PrintedWeekday::Wednesday => Weekday::Wed,
            PrintedWeekday::Thursday => Weekday::Thu,
            PrintedWeekday::Friday => Weekday::Fri,
            PrintedWeekday::Saturday => Weekday::Sat,
            PrintedWeekday::Sunday => Weekday::Sun,
        }
    }
}
