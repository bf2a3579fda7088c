//! Contradictions in a protocol's dates, found by the calendar: shown to the reader, never corrected.

use chrono::{Datelike, NaiveDate, Weekday};

use calendar::{
    StatutoryTimetable,
    date_text::{long_date, weekday_date, weekday_name},
    timetable::{PrintedCount, Step},
};

use super::{Offset, Period, Policy, PrintedDate, date::PrintedWeekday, diagnostic::pointer, resolve::day_at};

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
        let name = entry.name.read(super::Addressee::Me);
        for (index, printed) in entry.printed.iter().enumerate() {
            let at = pointer(&pointer(&at, "printed"), index);
            let notes = [
                printed.weekday.and_then(|weekday| weekday_note(&name, day, weekday)),
                printed.offset.as_ref().and_then(|offset| offset_note(policy, &name, day, offset)),
                printed.date.filter(|other| *other != day).map(|other| {
                    format!("{name}: the text prints {} and also {}.", weekday_date(day), weekday_date(other))
                }),
            ];
            let denied = notes.into_iter().flatten().reduce(|all, note| all + " " + &note);
            comparisons.push(comparison(id, entry, denied, &printed.cites, printed.acknowledged, at));
        }
        if let Some(step) = entry.statute {
            let timetable = usize::try_from(entry.election).ok().and_then(|index| timetables.get(index));
            let denied =
                timetable.and_then(Option::as_ref).and_then(|timetable| statute_note(timetable, &name, day, step));
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
    let name = period.name.read(super::Addressee::Me);
    let day = |id: &Option<String>| id.as_deref().and_then(|id| policy.day(id).ok().flatten());
    let denied = day(&period.starts).zip(day(&period.ends)).filter(|(start, end)| end < start).map(|(start, end)| {
        DateDiscrepancy {
            note: format!(
                "{name}: the text prints {} as its end, which is before its start, {}.",
                weekday_date(end),
                weekday_date(start)
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

fn weekday_note(name: &str, day: NaiveDate, printed: PrintedWeekday) -> Option<String> {
    let printed = Weekday::from(printed);
    (day.weekday() != printed).then(|| {
        format!(
            "{name}: the text prints {} as a {}. It is a {}.",
            long_date(day),
            weekday_name(printed),
            weekday_name(day.weekday())
        )
    })
}

fn offset_note(policy: &Policy, name: &str, day: NaiveDate, offset: &Offset) -> Option<String> {
    let from = policy.day(&offset.from).ok()??;
    let computed = day_at(&policy.calendar, from, offset).ok()?;
    if computed == day {
        return None;
    }
    let from_name = policy.dates.get(&offset.from).map(|date| date.name.read(super::Addressee::Me))?;
    let days = (day - from).num_days();
    let side = if days < 0 { "before" } else { "after" };
    let plural = if days.abs() == 1 { "" } else { "s" };
    Some(format!(
        "{name}: the text prints {} as {} “{from_name}”. On the calendar that is {}; {} is {} day{plural} {side}.",
        weekday_date(day),
        offset_words(offset),
        weekday_date(computed),
        long_date(day),
        days.abs(),
    ))
}

/// "19 working days before" or "28 days before".
fn offset_words(offset: &Offset) -> String {
    let (count, unit) = match (offset.working_days, offset.days) {
        (Some(count), _) => (count, "working day"),
        (None, count) => (count.unwrap_or(0), "day"),
    };
    let plural = if count.unsigned_abs() == 1 { "" } else { "s" };
    let side = if count < 0 { "before" } else { "after" };
    format!("{} {unit}{plural} {side}", count.unsigned_abs())
}

fn statute_note(timetable: &StatutoryTimetable, name: &str, day: NaiveDate, step: Step) -> Option<String> {
    if step == Step::Count {
        return match timetable.printed_count(day)? {
            PrintedCount::AsExpected => None,
            PrintedCount::BeforePoll => {
                Some(format!("{name}: the text prints {}, which is before the poll.", weekday_date(day)))
            }
            // The law asks for a count as soon as practicable and names no day: a later one contradicts nothing.
            PrintedCount::Later { .. } => None,
        };
    }
    let lawful = timetable.date(step)?;
    if lawful.allows(day) {
        return None;
    }
    let by = match (lawful.not_before, lawful.timing.words()) {
        (Some(first), _) => format!("it is from {} to", weekday_date(first)),
        (None, "") => "it is".to_owned(),
        (None, words) => format!("it is {words}"),
    };
    let sure = match lawful.confidence.words() {
        "" => String::new(),
        words => format!("; {words}"),
    };
    Some(format!(
        "{name}: the text prints {}. By the statutory timetable {by} {} ({}{sure}).",
        weekday_date(day),
        weekday_date(lawful.date),
        lawful.source
    ))
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
