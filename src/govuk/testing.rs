//! A small policy for the tests of this module.

use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::json;

use policy::{Vocabulary, load::load};

use super::{catalogue::Catalogue, context::Setting};

/// Returns a setting on a day after the poll.
pub fn setting() -> Rc<Setting> {
    let json = |text: &str| serde_json::from_str(text).expect("JSON");
    let vocabulary = Vocabulary::from_json(&json(include_str!("../../www/text/vocabulary.en.json")));
    let vocabulary = vocabulary.expect("the vocabulary");
    let catalogue = Catalogue::from_json(&json(include_str!("../../www/text/interface.en.json")));
    let catalogue = catalogue.expect("the catalogue");
    let outcome = |verdict: &str| {
        json!({"verdict": verdict, "headline": format!("{{You|They}}: {verdict}"), "reasons": ["{Your|Their} reason."],
               "refer_to": "spoc", "through": ["line-manager"], "register": "required", "cites": ["1.1"]})
    };
    let silent = json!({"start": "silent", "outcomes": {"silent": outcome("not-covered")}});
    let policy = json!({
        "format": 2, "id": "test-2021", "version": "1", "force": "Test Police", "opcc": "Test OPCC",
        "protocol": {"title": "Test protocol", "version": "V1", "date": "2 March 2021"},
        "elections": [{"title": "Police and Crime Commissioner election", "kind": "commissioner", "poll": "poll"}],
        "dates": {
            "start": {"name": "Period begins", "date": "2021-03-22", "cites": ["1.1"]},
            "close": {"name": "Nominations close", "date": "2021-04-08", "time": "16:00",
                      "printed": [{"weekday": "friday", "cites": ["1.2"]}], "cites": ["1.2"]},
            "poll": {"name": "Polling day", "date": "2021-05-06", "cites": ["1.1"]},
            "end": {"name": "Period ends", "date": "2021-05-06", "time": "22:00", "cites": ["1.1"]},
        },
        "periods": {"period": {"name": "Pre-election period", "starts": "start", "ends": "end", "cites": ["1.1"]}},
        "resignation": {"days": 28, "nominations_close": "close", "cites": ["1.2"]},
        "contacts": {
            "spoc": {"post": "Single point of contact", "in_sentence": "the single point of contact", "email": "spoc@example.org", "cites": ["1.1"]},
            "line-manager": {"post": "{Your|Their} line manager", "in_sentence": "{your|their} line manager"},
        },
        "provisions": {
            "1.1": {"heading": "The period", "summary": "It runs from 22 March to 6 May 2021."},
            "1.2": {"heading": "Nominations", "summary": "They close on 8 April 2021."},
        },
        "register": {"cites": ["1.1"]},
        "flows": {
            "social-media": silent, "visits": silent, "political-activity": silent,
            "photographs": {
                "start": "when",
                "nodes": {
                    "when": {"fact": "period", "branches": {"before": "with-before", "pre-election": "with", "after": "fine"}},
                    "with-before": {"fact": "pictured-with", "branches": {
                        "candidate": "content", "campaign-supporter": "content", "neither": "fine", "not-sure": "ask"}},
                    "with": {"fact": "pictured-with", "branches": {
                        "candidate": "avoid", "campaign-supporter": "avoid", "neither": "content"}},
                    "content": {"fact": "consents", "branches": {"yes": "fine", "no": "no"}},
                },
                "outcomes": {"fine": outcome("allowed"), "avoid": outcome("avoid"), "no": outcome("not-allowed"),
                             "ask": outcome("refer")},
            },
            "standing": {
                "start": "resigned",
                "nodes": {"resigned": {"fact": "resignation", "branches": {
                    "in-time": "fine", "in-time-by-calendar-days-only": "ask", "too-late": "no", "nominations-closed": "no", "not-resigned": "no"}}},
                "outcomes": {"fine": outcome("allowed"), "ask": outcome("refer"), "no": outcome("not-allowed")},
            },
        },
    });
    let policy = load(&policy, &vocabulary).unwrap_or_else(|faults| panic!("{faults:#?}"));
    Rc::new(Setting::new(policy, catalogue, NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date"), 1))
}
