//! `docs/elections.md` lists the rules that the calendar has, no more and no fewer.

use std::{fmt::Write, fs};

use calendar::{
    ElectionKind, HolidayArea,
    date_text::long_date,
    timetable::{Confidence, Rule, StatutoryTime, rules, rules_since},
};

use crate::support::root;

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
            (ElectionKind::ParliamentByElection, _) => "of the part of the United Kingdom where the constituency is",
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
