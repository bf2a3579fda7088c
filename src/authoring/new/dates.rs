//! The statutory timetable as dates of the file, each with a provision that says what it is and which law sets it.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use calendar::{
    StatutoryTimetable,
    date_text::{clock_time, iso_date, weekday_date, weekday_name},
    timetable::{POLL_CLOSES, StatutoryDate, StatutoryTime, Step, Timing},
};
use chrono::Datelike;

use super::Answers;

/// The place in the template that the provisions of the timetable take.
const PLACE: &str = "2";

/// Returns the day on which the period starts: the one given, or the last day for the notice of election.
pub fn period_starts(answers: &Answers, timetable: &StatutoryTimetable) -> NaiveDate {
    let notice = timetable.date(Step::NoticeOfElection).map(|step| step.date);
    answers.period_starts.or(notice).unwrap_or(answers.poll)
}

/// Writes the dates, and the provisions that they cite.
pub fn fill(json: &mut Value, poll: NaiveDate, period_starts: NaiveDate, timetable: &StatutoryTimetable) {
    let mut dates = Map::new();
    let mut provisions: Vec<(String, Value)> = Vec::new();
    dates.insert(
        "period-starts".to_owned(),
        json!({ "name": "Pre-election period begins", "date": iso_date(period_starts), "cites": ["1.3"] }),
    );
    for step in timetable.dates() {
        let cited = match step.step {
            Step::Poll => "1.2".to_owned(),
            _ => {
                let number = format!("{PLACE}.{}", provisions.len() + 1);
                provisions.push((number.clone(), json!({ "heading": step.step.title(), "summary": summary(step) })));
                number
            }
        };
        dates.insert(step.step.id().to_owned(), date(step, &cited));
    }
    dates.insert(
        "period-ends".to_owned(),
        json!({
            "name": "Pre-election period ends",
            "date": iso_date(poll),
            "time": iso_time(StatutoryTime::By(POLL_CLOSES)),
            "cites": ["1.3"],
        }),
    );
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

fn date(step: &StatutoryDate, cited: &str) -> Value {
    let mut date = json!({ "name": step.step.title(), "date": iso_date(step.date) });
    let certainty = match step.timing {
        Timing::On => None,
        Timing::NoLaterThan => Some("no-later-than"),
        Timing::NotBefore => Some("likely"),
    };
    if let Some(fields) = date.as_object_mut() {
        if let Some(time @ StatutoryTime::By(_)) = step.time {
            fields.insert("time".to_owned(), json!(iso_time(time)));
        }
        fields.extend(certainty.map(|certainty| ("certainty".to_owned(), json!(certainty))));
        fields.insert("statute".to_owned(), json!(step.step.id()));
        if step.step == Step::Poll {
            let weekday = weekday_name(step.date.weekday()).to_lowercase();
            fields.insert("printed".to_owned(), json!([{ "weekday": weekday, "cites": [cited] }]));
        }
        fields.insert("cites".to_owned(), json!([cited]));
    }
    date
}

fn iso_time(time: StatutoryTime) -> String {
    use chrono::Timelike;
    let (StatutoryTime::By(at) | StatutoryTime::After(at) | StatutoryTime::Between(at, _)) = time;
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "No later than Wednesday 29 March 2028. Source: …", with the abbreviation for the instrument written out.
fn summary(step: &StatutoryDate) -> String {
    let day = weekday_date(step.date);
    let day = match step.timing {
        Timing::On => format!("On {day}"),
        Timing::NoLaterThan => format!("No later than {day}"),
        Timing::NotBefore => format!("Not before {day}"),
    };
    let time = match step.time {
        None => String::new(),
        Some(StatutoryTime::By(time)) => format!(", by {}", clock_time(time)),
        Some(StatutoryTime::After(time)) => format!(", after {}", clock_time(time)),
        Some(StatutoryTime::Between(from, to)) => format!(", from {} to {}", clock_time(from), clock_time(to)),
    };
    format!("{day}{time}. Source: {}.", step.source.to_string().replace("SI ", "Statutory Instrument "))
}
