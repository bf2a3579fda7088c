//! `dates POLICY`: every date worked out, how sure it is, what else is printed, what disagrees.

use std::time::{SystemTime, UNIX_EPOCH};

use authoring::dates::{DateRow, Dates, LawRow, dates, text};
use calendar::{
    date_text::weekday_date,
    timetable::{Confidence, Timing},
};
use chrono::{DateTime, NaiveDate};
use clap::{Args, ValueEnum};
use policy::{Certainty, Policy};
use timeline::calendar_file::{CalendarEntry, CalendarFile};

use super::{
    outcomes::{OutcomesError, print_json},
    policy_file::read_policy,
};

/// The arguments of `dates`.
#[derive(Args, Debug)]
pub struct DatesArgs {
    /// The policy file.
    policy: std::path::PathBuf,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: DatesFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum DatesFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// A calendar file: the dates of the policy, and the steps of the law that it does not print.
    Ics,
}

/// Prints every date.
pub fn run(args: &DatesArgs) -> Result<(), OutcomesError> {
    let policy = read_policy(&args.policy)?;
    let dates = dates(&policy);
    match args.format {
        DatesFormat::Text => super::print(&text(&policy, &dates)),
        DatesFormat::Json => print_json(&dates)?,
        DatesFormat::Ics => super::print(&calendar_file(&policy, &dates, today())),
    }
    Ok(())
}

/// The day on which the file is written, in universal time, as calendar files ask.
fn today() -> NaiveDate {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let moment = i64::try_from(seconds).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    moment.map(|moment| moment.date_naive()).unwrap_or_default()
}

fn calendar_file(policy: &Policy, dates: &Dates, today: NaiveDate) -> String {
    let mut file = CalendarFile::new(&format!("{}: {}", policy.force, policy.protocol.title), today);
    for entry in dates.dates.iter().filter_map(|row| of_date(policy, row)) {
        file.add(&entry);
    }
    for (index, election) in dates.elections.iter().enumerate() {
        for step in election.timetable.iter().filter(|step| step.date.is_none()) {
            file.add(&of_law(policy, index, &election.title, step));
        }
    }
    file.finish()
}

fn of_date(policy: &Policy, row: &DateRow) -> Option<CalendarEntry> {
    let mut description = vec![weekday_date(row.day?)];
    description.extend(row.counted.clone());
    description.extend(row.disagreements.iter().map(|it| it.note.clone()));
    description.push(format!("{}: {}", policy.protocol.title, row.cites.join(", ")));
    Some(CalendarEntry {
        id: format!("{}@{}", row.id, policy.id),
        summary: row.name.clone(),
        description: description.join("\n"),
        first: row.day?,
        last: row.until,
        time: row.time,
        is_sure: row.certainty == Certainty::Fixed && row.disagreements.is_empty(),
    })
}

fn of_law(policy: &Policy, election: usize, title: &str, step: &LawRow) -> CalendarEntry {
    let mut description = vec![format!("{title}: {}", step.source)];
    description.extend(step.time.clone());
    description.extend(step.notes.iter().map(|note| (*note).to_owned()));
    let when = match step.timing.words() {
        "" => String::new(),
        words => format!(" ({words} this day)"),
    };
    CalendarEntry {
        id: format!("law-{election}-{}@{}", step.step, policy.id),
        summary: format!("{}{when}", step.title),
        description: description.join("\n"),
        first: step.day,
        last: None,
        time: None,
        is_sure: step.timing == Timing::On && step.confidence == Confidence::Confirmed,
    }
}
