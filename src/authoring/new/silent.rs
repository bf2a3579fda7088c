//! A policy that says nothing until its author adds it: for a notice of half a page.

use calendar::timetable::{StatutoryTimetable, Step};
use chrono::NaiveDate;
use policy::load::MAIN_FLOWS;
use serde_json::{Value, json};

use super::{Answers, dates};

/// Returns a file whose every flow ends at once: the protocol does not speak of it.
pub(super) fn silent(answers: &Answers, period_starts: Option<NaiveDate>, timetable: &StatutoryTimetable) -> Value {
    let mut poll = dates::poll(answers.poll, "");
    if timetable.date(Step::Poll).is_none() && answers.kind == calendar::ElectionKind::Other {
        // Nothing is known by which it could be compared.
        poll.as_object_mut().map(|fields| fields.shift_remove("statute"));
    }
    let mut all = json!({ "poll": poll });
    if let Some(day) = period_starts {
        super::set(
            &mut all,
            "period-starts",
            json!({
                "name": "Pre-election period begins", "date": calendar::date_text::iso_date(day), "cites": [], "draft": true
            }),
        );
    }
    let mut end = dates::end(answers.poll, json!([]));
    super::set(&mut end, "draft", json!(true));
    super::set(&mut all, "period-ends", end);
    let mut period = json!({ "name": "Pre-election period" });
    if period_starts.is_some() {
        super::set(&mut period, "starts", json!("period-starts"));
    }
    for (field, value) in [("ends", json!("period-ends")), ("cites", json!([])), ("draft", json!(true))] {
        super::set(&mut period, field, value);
    }
    let mut spoc = json!({
        "post": answers.spoc_post.trim(),
        "in_sentence": format!("the {}", super::lower_first(&answers.spoc_post)),
        "organisation": answers.opcc.trim(),
    });
    match &answers.spoc_email {
        Some(email) => super::set(&mut spoc, "email", json!(email.trim())),
        None => super::set(&mut spoc, "reach", json!(super::REACH)),
    }
    super::set(&mut spoc, "cites", json!([]));
    super::set(&mut spoc, "draft", json!(true));
    let flows: serde_json::Map<String, Value> =
        MAIN_FLOWS.into_iter().map(|flow| (flow.to_owned(), json!({ "start": "silent" }))).collect();
    json!({
        "dates": all,
        "periods": { "period": period },
        "contacts": { "spoc": spoc },
        "provisions": {},
        "register": { "cites": [] },
        "outcomes": {
            "silent": {
                "verdict": "not-covered",
                "headline": "The text does not say what {you|they} may do here",
                "reasons": ["It does not speak of this."],
                "steps": [format!("Ask the {} before going ahead.", super::lower_first(&answers.spoc_post))],
                "cites": []
            }
        },
        "flows": flows
    })
}
