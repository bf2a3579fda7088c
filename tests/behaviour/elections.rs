//! `docs/elections.md` lists the rules that the calendar has, no more and no fewer; and where a by-election is.

use std::{fmt::Write, fs};

use authoring::new::{Answers, Reissue, draft_silent, reissue};
use calendar::{
    ElectionKind, HolidayArea,
    date_text::{long_date, parse_date},
    timetable::{Confidence, Rule, StatutoryTime, Step, rules, rules_since},
};
use policy::{ConstituencyArea, Policy, load::load};
use serde_json::{Value, json};

use crate::support::{root, vocabulary};

const START: &str = "<!-- The tables below are made from the rules: see tests/behaviour/elections.rs. -->\n";

fn hour(rule: &Rule) -> String {
    let clock = calendar::date_text::clock_time;
    match rule.time {
        None => "–".to_owned(),
        Some(StatutoryTime::By(time)) => format!("by {}", clock(time)),
        Some(StatutoryTime::Between(from, to)) => format!("{} to {}", clock(from), clock(to)),
        Some(StatutoryTime::After(time)) => format!("after {}", clock(time)),
    }
}

fn remarks(rule: &Rule) -> String {
    let mut remarks: Vec<String> = Vec::new();
    if rule.confidence != Confidence::Confirmed {
        remarks.push(format!("**{}**", rule.confidence.words()));
    }
    remarks.extend(rule.polls_before.map(|day| format!("Polls before {}.", long_date(day))));
    remarks.extend(rule.polls_from.map(|day| format!("Polls from {}.", long_date(day))));
    remarks.extend((!rule.note.is_empty()).then(|| rule.note.to_owned()));
    remarks.join(" ")
}

fn tables() -> String {
    let mut page = String::new();
    for kind in ElectionKind::ALL {
        let Some(since) = rules_since(kind) else { continue };
        let holidays = match (kind, HolidayArea::of_kind(kind)) {
            (ElectionKind::ParliamentByElection, _) => "of where the constituency is: the election's `area`",
            (_, HolidayArea::UnitedKingdom) => "of every part of the United Kingdom",
            _ => "of England and Wales",
        };
        let words = kind.words();
        let words = words.strip_prefix("a ").or_else(|| words.strip_prefix("the ")).unwrap_or(words);
        let (first, rest) = words.split_at(1);
        write!(
            page,
            "\n## {}{rest}\n\n`\"kind\": \"{}\"`. Polls from {}. Bank holidays {holidays}.\n\n\
             | step | when | hour | law | remarks |\n| --- | --- | --- | --- | --- |\n",
            first.to_uppercase(),
            kind.id(),
            long_date(since)
        )
        .expect("a string can be written to");
        for rule in rules(kind) {
            writeln!(
                page,
                "| `{}` | {} | {} | {} | {} |",
                rule.step.id(),
                rule.words(),
                hour(rule),
                rule.source,
                remarks(rule)
            )
            .expect("a string can be written to");
        }
    }
    page
}

#[test]
fn the_page_about_elections_lists_the_rules_that_there_are() {
    let page = fs::read_to_string(root().join("docs/elections.md")).expect("the page is there");
    let (introduction, listed) = page.split_once(START).expect("the page says where the tables begin");
    let made = tables();
    if listed != made {
        let target = root().join("target/elections.md");
        fs::write(&target, format!("{introduction}{START}{made}")).expect("the folder target is there");
        panic!("docs/elections.md is behind the rules; look at target/elections.md and put it in its place");
    }
}

/// 2 August 2027 is a bank holiday in Scotland, 12 July in Northern Ireland.
#[test]
fn a_by_election_is_counted_by_the_holidays_of_where_its_constituency_is() {
    let poll = parse_date("2027-08-12");
    let made = draft_silent(&Answers::usual("Anyshire Police", ElectionKind::ParliamentByElection, poll));
    let file = |area: Option<&str>| {
        let mut file = made.as_ref().expect("a draft").json.clone();
        if let Some(area) = area {
            file["elections"][0]["area"] = json!(area);
        }
        file
    };
    let loaded = |file: &Value| load(file, &vocabulary()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let earliest_close = |policy: &Policy| {
        let timetable = policy.timetable(&policy.elections[0]).expect("a known year");
        timetable.date(Step::NominationsClose).and_then(|step| step.not_before)
    };
    for (area, close, works_on_2_august) in [
        (None, "2027-07-16", true),
        (Some("england-and-wales"), "2027-07-16", true),
        (Some("scotland"), "2027-07-15", false),
        (Some("northern-ireland"), "2027-07-16", true),
    ] {
        let policy = loaded(&file(area));
        assert_eq!(earliest_close(&policy), parse_date(close), "{area:?}");
        // Distances that the text prints are counted by the same days.
        let august = parse_date("2027-08-02").expect("a day");
        assert_eq!(policy.calendar.is_working_day(august), Ok(works_on_2_august), "{area:?}");
        let july = parse_date("2027-07-12").expect("a day");
        assert_eq!(policy.calendar.is_working_day(july), Ok(area != Some("northern-ireland")), "{area:?}");
    }

    let again = |kind: Option<ElectionKind>| {
        let asked = Reissue { kind, poll, id: Some("again".to_owned()), ..Reissue::default() };
        loaded(&reissue(&file(Some("scotland")), &asked).expect("the same text for another poll").json)
    };
    let kept = again(None);
    assert_eq!((kept.elections[0].area, earliest_close(&kept)), (ConstituencyArea::Scotland, parse_date("2027-07-15")));
    let council = again(Some(ElectionKind::Council));
    assert_eq!(council.elections[0].area, ConstituencyArea::default(), "no other kind asks");
}
