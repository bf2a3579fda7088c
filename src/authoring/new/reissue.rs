//! The same text for another poll: everything of an old policy, with its dates worked out anew and marked for the author.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use calendar::{
    CalendarError, ElectionKind,
    date_text::{iso_date, parse_date},
    timetable::{ElectionDays, StatutoryTime, StatutoryTimetable, rules, timetable},
};

use policy::ConstituencyArea;

use super::{Draft, NewError, answers, dates, set, set_words, words::OfficeWords};

/// What is asked to issue a policy again. What is left out stays as it is in the old one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reissue {
    /// What kind of election it is now.
    pub kind: Option<ElectionKind>,
    /// The new id; made of the old one's words and the year of the poll if none is given.
    pub id: Option<String>,
    /// What is elected.
    pub election: Option<String>,
    /// The day of the poll; none while it is not called.
    pub poll: Option<NaiveDate>,
    /// The day on which the period starts.
    pub period_starts: Option<NaiveDate>,
}

/// Returns an old policy for another poll. The poll and the steps of the law are worked out; every other day that was printed
/// is put as far from the new poll as it was from the old. All of them are marked as drafts, and so is every paragraph and every
/// outcome that speaks of a year.
///
/// # Errors
///
/// Returns an error if the file is of an older format or has no election, or if the timetable cannot be worked out.
pub fn reissue(old: &Value, asked: &Reissue) -> Result<Draft, NewError> {
    if old.get("format").and_then(Value::as_u64) != Some(policy::FORMAT) {
        return Err(NewError::OldFormat(policy::FORMAT));
    }
    let mut json = old.clone();
    let poll_id = json.pointer("/elections/0/poll").and_then(Value::as_str).ok_or(NewError::NoElection)?.to_owned();
    let old_kind = json.pointer("/elections/0/kind").and_then(Value::as_str).and_then(ElectionKind::from_id);
    let kind = asked.kind.or(old_kind).ok_or(NewError::NoElection)?;
    let area = json.pointer("/elections/0/area").and_then(Value::as_str);
    let area = ConstituencyArea::ALL.into_iter().find(|known| area == Some(known.id())).map(ConstituencyArea::holidays);
    let table = timetable(kind, &ElectionDays { poll: asked.poll, area, ..ElectionDays::default() }, &[])?;
    let id = new_id(&json, kind, asked);
    answers::check_id(&id, "")?;

    set(&mut json, "id", json!(id));
    set(&mut json, "version", json!("0.1"));
    fields(&mut json).map(|fields| fields.shift_remove("days_off"));
    if let Some(protocol) = json.get_mut("protocol").and_then(Value::as_object_mut) {
        for field in ["date", "url", "review", "expires", "replaces", "superseded"] {
            protocol.shift_remove(field);
        }
        protocol.insert("version".to_owned(), json!("Draft"));
    }
    let mut notes = Vec::new();
    if let Some(election) = json.pointer_mut("/elections/0").and_then(Value::as_object_mut) {
        election.insert("kind".to_owned(), json!(kind.id()));
        if kind != ElectionKind::ParliamentByElection {
            election.shift_remove("area");
        }
        if let Some(title) = &asked.election {
            answers::plain("election", "--election", title)?;
            election.insert("title".to_owned(), json!(title.trim()));
        } else if Some(kind) != old_kind {
            election.insert("title".to_owned(), json!(super::Answers::usual_election(kind)));
        }
    }
    if Some(kind) != old_kind && json.get("words").is_none() {
        set_words(&mut json, &OfficeWords::usual(kind));
    }
    all_dates(&mut json, &poll_id, kind, asked, &table)?;
    if asked.poll.is_none() && wait_for_the_poll(&mut json) {
        notes.push("where a period decides, `not-fixed` leads to a new outcome, `not-called`: make it say what holds until then".to_owned());
    }
    let others = json.get("elections").and_then(Value::as_array).map_or(0, |all| all.len().saturating_sub(1));
    if others > 0 {
        notes.push(format!("the file covers {others} more election(s); their polls are counted from the new one"));
    }
    notes.extend(super::unsure(&table));
    let speak = mark(&mut json);
    if speak > 0 {
        notes.push(format!("{speak} paragraph(s) and outcome(s) speak of a year; they are marked as drafts"));
    }
    Ok(Draft { id, json, timetable: table.dates().to_vec(), notes })
}

fn fields(json: &mut Value) -> Option<&mut Map<String, Value>> {
    json.as_object_mut()
}

/// "anyshire-2024" for a poll of 2028 becomes "anyshire-2028"; while it is not called, "anyshire-parliament".
fn new_id(json: &Value, kind: ElectionKind, asked: &Reissue) -> String {
    use chrono::Datelike;
    if let Some(id) = &asked.id {
        return id.trim().to_owned();
    }
    let old = json.get("id").and_then(Value::as_str).unwrap_or_default();
    let is_time = |part: &str| ElectionKind::from_id(part).is_some() || part.chars().all(|c| c.is_ascii_digit());
    let place = old.rsplit_once('-').filter(|(_, end)| is_time(end)).map_or(old, |(place, _)| place);
    let time = asked.poll.map_or_else(|| kind.id().to_owned(), |poll| poll.year().to_string());
    answers::slug(&format!("{place}-{time}"))
}

fn all_dates(
    json: &mut Value,
    poll_id: &str,
    kind: ElectionKind,
    asked: &Reissue,
    table: &StatutoryTimetable,
) -> Result<(), CalendarError> {
    let day_of = |date: &Value| date.get("date").and_then(Value::as_str).and_then(parse_date);
    let old_poll = json.pointer("/dates").and_then(|dates| dates.get(poll_id)).and_then(day_of);
    let starts = json.pointer("/periods/period/starts").and_then(Value::as_str).map(str::to_owned);
    for (id, date) in json.get_mut("dates").and_then(Value::as_object_mut).into_iter().flatten() {
        let old_day = day_of(date);
        let Some(date) = date.as_object_mut() else { continue };
        for printed_of_the_old in ["printed", "acknowledged", "until"] {
            date.shift_remove(printed_of_the_old);
        }
        let of_first = date.get("election").and_then(Value::as_u64).unwrap_or(0) == 0;
        let step = date.get("statute").and_then(Value::as_str).filter(|_| of_first).map(str::to_owned);
        let lawful = step.as_ref().and_then(|step| table.dates().iter().find(|found| found.step.id() == step));
        let rule = step
            .as_ref()
            .and_then(|step| rules(kind).iter().find(|rule| rule.step.id() == step && rule.polls_before.is_none()));
        let entered = asked.period_starts.filter(|_| starts.as_ref() == Some(id));
        let put_day = |date: &mut Map<String, Value>, day: NaiveDate| {
            date.shift_remove("offset");
            date.shift_remove("certainty");
            date.insert("date".to_owned(), json!(iso_date(day)));
        };
        let put_offset = |date: &mut Map<String, Value>, mut offset: Value| {
            set(&mut offset, "from", json!(poll_id));
            date.shift_remove("date");
            date.insert("offset".to_owned(), offset);
        };
        if let Some(day) = entered {
            put_day(date, day);
        } else if id == poll_id {
            match asked.poll {
                Some(poll) => put_day(date, poll),
                None => {
                    date.shift_remove("date");
                    date.shift_remove("offset");
                    date.insert("certainty".to_owned(), json!("not-given"));
                }
            }
        } else if let Some(lawful) = lawful {
            let certainty = date.get("certainty").cloned();
            put_day(date, lawful.date);
            certainty.into_iter().for_each(|certainty| drop(date.insert("certainty".to_owned(), certainty)));
            if let Some(time @ StatutoryTime::By(_)) = lawful.time {
                date.insert("time".to_owned(), json!(dates::iso_time(time)));
            }
        } else if let Some(offset) = rule.and_then(dates::offset) {
            put_offset(date, offset);
        } else if let Some(distance) = old_day.zip(old_poll).map(|(day, poll)| (day - poll).num_days()) {
            put_offset(date, json!({ "from": poll_id, "days": distance }));
        }
        // A kind without this step has nothing to compare it with.
        if step.is_some() && lawful.is_none() && rule.is_none() && kind != ElectionKind::Other {
            date.shift_remove("statute");
        }
        date.insert("draft".to_owned(), json!(true));
    }
    for (_, period) in json.get_mut("periods").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Some(period) = period.as_object_mut() {
            period.shift_remove("acknowledged");
            period.insert("draft".to_owned(), json!(true));
        }
    }
    Ok(())
}

/// While the poll has no day, no period has one either: every node on a period gets a branch for that, to one shared outcome.
/// Returns whether any had none.
fn wait_for_the_poll(json: &mut Value) -> bool {
    const NOT_CALLED: &str = "not-called";
    let periods: Vec<String> =
        json.get("periods").and_then(Value::as_object).into_iter().flatten().map(|(id, _)| id.clone()).collect();
    let mut missed = false;
    for (_, flow) in json.get_mut("flows").and_then(Value::as_object_mut).into_iter().flatten() {
        for (_, node) in flow.get_mut("nodes").and_then(Value::as_object_mut).into_iter().flatten() {
            let on_period =
                node.get("fact").and_then(Value::as_str).is_some_and(|fact| periods.iter().any(|id| id == fact));
            if !on_period || node.get("otherwise").is_some() {
                continue;
            }
            if let Some(branches) = node.get_mut("branches").and_then(Value::as_object_mut)
                && !branches.contains_key("not-fixed")
            {
                branches.insert("not-fixed".to_owned(), json!(NOT_CALLED));
                missed = true;
            }
        }
    }
    if missed {
        let cites = json.pointer("/periods/period/cites").cloned().unwrap_or_else(|| json!([]));
        let outcome = json!({
            "verdict": "refer",
            "headline": "Ask first whether the period has begun",
            "reasons": ["The day of the election is not known yet."],
            "steps": ["Wait for the answer before going ahead."],
            "refer_to": policy::Policy::SPOC,
            "cites": cites,
            "draft": true
        });
        if json.get("outcomes").is_none() {
            set(json, "outcomes", json!({}));
        }
        json.get_mut("outcomes").into_iter().for_each(|shared| set(shared, NOT_CALLED, outcome.clone()));
    }
    missed
}

/// Marks what speaks of a year, and every note about dates. Returns how many paragraphs and outcomes it marked.
fn mark(json: &mut Value) -> usize {
    let mut marked = 0;
    let mut each = |parts: Option<&mut Value>, always: fn(&Value) -> bool| {
        for (_, part) in parts.and_then(Value::as_object_mut).into_iter().flatten() {
            if always(part) || speaks_of_a_year(part) {
                set(part, "draft", json!(true));
                marked += 1;
            }
        }
    };
    each(json.get_mut("provisions"), |_| false);
    each(json.get_mut("outcomes"), |_| false);
    for (_, flow) in json.get_mut("flows").and_then(Value::as_object_mut).into_iter().flatten() {
        each(flow.get_mut("outcomes"), |_| false);
    }
    each(json.get_mut("notes"), |note| note.get("dates").is_some());
    marked
}

/// Whether any text in it has four digits that are a year of this century.
fn speaks_of_a_year(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4 && digits.starts_with("20"))
        }
        Value::Array(items) => items.iter().any(speaks_of_a_year),
        Value::Object(fields) => fields.iter().any(|(name, value)| name != "cites" && speaks_of_a_year(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
