use std::{fs, path::Path};

use calendar::date_text::parse_date;
use policy::{Vocabulary, load::load};

use super::*;

const REAL: [&str; 5] = ["cheshire-2020", "cleveland-2021", "humberside-2024", "norfolk-2016", "south-yorkshire-2021"];

fn policy(name: &str) -> Policy {
    let read =
        |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).expect(path);
    let json = |path: &str| serde_json::from_str(&read(path)).expect("JSON");
    let vocabulary = Vocabulary::from_json(&json("www/text/vocabulary.en.json")).expect("the vocabulary");
    let json = json(&format!("policies/{name}.json"));
    load(&json, &vocabulary).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn day(written: &str) -> Option<NaiveDate> {
    Some(parse_date(written).expect(written))
}

fn plain(policy: &Policy) -> Timeline<'_> {
    Timeline::new(policy, None, Moment::default()).expect("dates")
}

#[test]
fn no_mark_touches_another_and_none_leaves_the_picture() {
    for name in REAL {
        let policy = policy(name);
        let line = plain(&policy);
        for (index, entry) in line.entries.iter().enumerate() {
            assert!(entry.at >= MARK / 2 && entry.at <= 1000 - MARK / 2, "{name}: {entry:?}");
            assert!(entry.lane < line.lanes, "{name}: {entry:?}");
            for other in line.entries.iter().skip(index + 1).filter(|other| other.lane == entry.lane) {
                assert!(entry.at.abs_diff(other.at) >= MARK, "{name}: {entry:?} touches {other:?}");
            }
        }
        assert!(line.lanes <= 4, "{name}: {} lanes", line.lanes);
    }
}

#[test]
fn every_date_is_there_once_and_the_days_are_in_order() {
    for name in REAL {
        let policy = policy(name);
        let line = plain(&policy);
        let printed = line.entries.iter().filter(|entry| matches!(entry.subject, Subject::Printed(..))).count();
        assert_eq!(printed + line.undated.len(), policy.dates.len(), "{name}");
        assert!(
            line.entries.windows(2).all(|pair| pair[0].first <= pair[1].first && pair[0].at <= pair[1].at),
            "{name}"
        );
        assert!(line.entries.iter().all(|entry| !entry.subject.cites(&policy).is_empty()), "{name}");
    }
}

#[test]
fn the_band_is_as_sure_as_the_protocol_is() {
    let edges = REAL.map(|name| {
        let policy = policy(name);
        plain(&policy).band.map(|band| (band.start, band.end))
    });
    let expected = [
        (Edge::Unsure, Edge::Sure),
        (Edge::Sure, Edge::Sure),
        (Edge::Open, Edge::Sure),
        (Edge::Sure, Edge::Sure),
        (Edge::Unsure, Edge::Sure),
    ];
    assert_eq!(edges, expected.map(Some));
}

#[test]
fn the_last_day_to_leave_is_shown_for_both_ways_of_counting() {
    let policy = policy("humberside-2024");
    let line = plain(&policy);
    let resignation = line.entries.iter().find(|entry| matches!(entry.subject, Subject::Resignation { .. }));
    let resignation = resignation.expect("a rule on resigning");
    assert_eq!(resignation.first, parse_date("2024-03-07").expect("a date"));
    assert_eq!(resignation.last, day("2024-03-17"));
    assert!(!resignation.is_sure);
}

#[test]
fn today_is_shown_only_among_the_protocols_dates() {
    let policy = policy("cleveland-2021");
    let at = |today| Timeline::new(&policy, None, Moment { today: day(today), activity: None }).expect("dates").today;
    assert_eq!(at("2026-01-05"), None);
    assert_eq!(at("2021-03-11"), None);
    assert!(at("2021-04-01").is_some_and(|pin| !pin.is_beyond));
}

#[test]
fn the_activity_is_always_shown() {
    let policy = policy("cleveland-2021");
    let pin = |activity| {
        let line = Timeline::new(&policy, None, Moment { today: None, activity: day(activity) }).expect("dates");
        let band = line.band.expect("a period");
        let pin = line.activity.expect("an activity");
        (pin.is_beyond, pin.at < band.from, pin.at > band.to)
    };
    assert_eq!(pin("2021-04-01"), (false, false, false));
    assert_eq!(pin("2021-03-01"), (false, true, false), "a few weeks before lengthen the line");
    assert_eq!(pin("2020-03-01"), (true, true, false));
    assert_eq!(pin("2021-06-01"), (false, false, true));
    assert_eq!(pin("2030-01-01"), (true, false, true));
}

#[test]
fn the_names_of_months_have_room() {
    for name in REAL {
        let policy = policy(name);
        let named: Vec<Month> = plain(&policy).months.into_iter().filter(|month| month.is_named).collect();
        assert!(!named.is_empty(), "{name}");
        assert!(named.windows(2).all(|pair| pair[1].at - pair[0].at >= MONTH), "{name}: {named:?}");
    }
}
