//! The dates for people: a block each for the file's dates, the periods and the law.

use std::fmt::Write;

use calendar::{
    date_text::{clock_time, parse_moment, weekday_date},
    timetable::StatutoryDate,
};
use chrono::NaiveTime;
use policy::{Certainty, Policy, counted};

use crate::words::say;

use super::{DateRow, Dates, ElectionRow, Known, LawRow, PeriodRow, words};

/// Returns the dates as text, without a line break inside a paragraph.
pub fn text(policy: &Policy, dates: &Dates) -> String {
    let mut out = format!("{}, version {}\n\nDates that the file gives\n", dates.policy, dates.version);
    for row in &dates.dates {
        date(&mut out, policy, row);
    }
    out.push_str("\nPeriods\n");
    for row in &dates.periods {
        let _ = writeln!(out, "  {}", text_of_period(policy, row));
    }
    for row in &dates.elections {
        election(&mut out, row);
    }
    let (all, known) = dates
        .dates
        .iter()
        .flat_map(|row| &row.disagreements)
        .fold((0, 0), |(all, known), it| (all + 1, known + usize::from(it.acknowledged)));
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "\n{}, {known} acknowledged",
        counted!(all, "1 disagreement", "%number% disagreements").english()
    );
    out
}

fn line(out: &mut String, day: &str, what: &str) {
    let _ = writeln!(out, "  {day:28} {what}");
}

fn below(out: &mut String, what: &str) {
    line(out, "", &format!("  {what}"));
}

fn cited(cites: &[String]) -> String {
    if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join(", ")) }
}

/// Returns a date's day, and everything that is to be known about it, a line each.
pub fn text_of_date(policy: &Policy, row: &DateRow) -> (String, Vec<String>) {
    let words = &policy.date_words;
    let day = row.day.map_or_else(|| say!(policy, "not known yet"), |day| words.with_weekday(day));
    let time = row.time.map(|time| format!(", {}", words.time(time))).unwrap_or_default();
    let mut lines = Vec::new();
    lines.extend(row.until.map(|last| say!(policy, "until %day%", day = words.with_weekday(last))));
    match (&row.known, &row.counted) {
        (Known::CannotBeCounted(why), _) => lines.push(say!(policy, "cannot be counted: %why%", why)),
        (_, Some(counted)) => lines.push(say!(policy, "counted: %distance%", distance = counted)),
        _ => {}
    }
    lines.extend(row.event.as_ref().map(|event| say!(policy, "when %event%", event)));
    lines.extend(certainty(policy, row.certainty));
    lines.extend(row.also_printed.iter().map(|printed| {
        format!("{}{}", say!(policy, "also printed: %words%", words = printed.words), cited(&printed.cites))
    }));
    lines.extend(row.disagreements.iter().map(|it| {
        let disagrees = match it.acknowledged {
            true => say!(policy, "DISAGREES (acknowledged): %note%", note = it.note),
            false => say!(policy, "DISAGREES: %note%", note = it.note),
        };
        disagrees + &cited(&it.cites)
    }));
    (format!("{day}{time}"), lines)
}

fn date(out: &mut String, policy: &Policy, row: &DateRow) {
    let (_, lines) = text_of_date(policy, row);
    let day = row.day.map_or_else(|| "not known yet".to_owned(), weekday_date);
    let time = row.time.map(|time| format!(", {}", clock_time(time))).unwrap_or_default();
    line(out, &day, &format!("{} (`{}`){time}{}", row.name, row.id, cited(&row.cites)));
    lines.iter().for_each(|what| below(out, what));
}

fn certainty(policy: &Policy, certainty: Certainty) -> Option<String> {
    match certainty {
        Certainty::Fixed => None,
        Certainty::Approximate => Some(say!(policy, "the protocol gives it roughly")),
        Certainty::Likely => Some(say!(policy, "the protocol calls it likely")),
        Certainty::NoLaterThan => Some(say!(policy, "no later than this day")),
        Certainty::NotGiven => Some(say!(policy, "the protocol gives no day")),
    }
}

/// Returns when a step of the law is: "no later than Friday 9 April 2027, by 4pm".
pub fn text_of_step(step: &StatutoryDate) -> String {
    let timing = match step.not_before {
        Some(first) => format!("from {} to ", weekday_date(first)),
        None if step.timing.words().is_empty() => String::new(),
        None => format!("{} ", step.timing.words()),
    };
    let time = step.time.map(|time| format!(", {}", words::time(time))).unwrap_or_default();
    format!("{timing}{}{time}", weekday_date(step.date))
}

/// Returns a period with its bounds.
pub fn text_of_period(policy: &Policy, row: &PeriodRow) -> String {
    let words = &policy.date_words;
    let moment = |written: &str| {
        let Some(moment) = parse_moment(written) else {
            return written.to_owned();
        };
        let day = words.day(moment.date());
        match moment.time() {
            NaiveTime::MIN => say!(policy, "the start of %day%", day),
            time => say!(policy, "%time% on %day%", time = words.time(time), day),
        }
    };
    let no_start = || match row.start_awaited {
        true => say!(policy, "a start that is not known yet"),
        false => say!(policy, "no usable start"),
    };
    let no_end = || match row.end_awaited {
        true => say!(policy, "to an end that is not known yet"),
        false => say!(policy, "without an end"),
    };
    let starts = row.starts.as_deref().map_or_else(no_start, moment);
    let ends = row.ends.as_deref().map_or_else(no_end, |end| say!(policy, "to %end%", end = moment(end)));
    let who = row.holds_for.as_ref().map(|who| format!(", {who}")).unwrap_or_default();
    format!("{} (`{}`){who}: {starts}, {ends}{}", row.name, row.id, cited(&row.cites))
}

fn election(out: &mut String, row: &ElectionRow) {
    let poll = row.poll.map(|poll| format!(", {}", weekday_date(poll))).unwrap_or_default();
    let _ = writeln!(out, "\nBy law: {} ({}){poll}", row.title, row.kind);
    if let Some(trouble) = &row.trouble {
        let _ = writeln!(out, "  {trouble}");
    }
    for step in &row.timetable {
        law(out, step);
    }
    if row.by_standing_pattern {
        out.push_str("  Some bank holidays in this count were not published yet: they follow the standing pattern.\n");
    }
}

fn law(out: &mut String, row: &LawRow) {
    let when = match row.not_before {
        Some(first) => format!("from {} to this day", weekday_date(first)),
        None => row.timing.words().to_owned(),
    };
    let time = row.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
    let this = row.date.as_ref().map(|id| format!(" (`{id}`)")).unwrap_or_default();
    let when = if when.is_empty() { String::new() } else { format!("{when}: ") };
    line(out, &weekday_date(row.day), &format!("{when}{}{this}{time}", row.title));
    below(out, &format!("{}{}", row.source, row.confidence.in_brackets()));
    for note in &row.notes {
        below(out, note);
    }
}
