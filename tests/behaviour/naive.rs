//! A second evaluator that shares nothing with the engine but the JSON, and has to agree with it on every way through
//! every policy: its own reading of dates, its own periods, its own working days from a table of holidays typed in here.

use std::collections::BTreeMap;

use engine::{Given, Response, paths::for_each_path, walk};
use serde_json::Value;

use crate::support::{json, json_files, policy_at, root};

/// Bank holidays of England and Wales with Christmas Eve, from GOV.UK, for the years that the policies need.
const HOLIDAYS: [(i64, &[(i64, i64)]); 6] = [
    (2015, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 24), (12, 25), (12, 28)]),
    (2016, &[(1, 1), (3, 25), (3, 28), (5, 2), (5, 30), (8, 29), (12, 24), (12, 25), (12, 26), (12, 27)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 24), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 24), (12, 25), (12, 27), (12, 28)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 24), (12, 25), (12, 26)]),
    (2028, &[(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 24), (12, 25), (12, 26)]),
];

/// Days since 1 January of the year 1, by counting years and months.
fn day_number(text: &str) -> i64 {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().expect("a number")).collect();
    let (year, month, day) = (parts[0], parts[1], parts[2]);
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let years: i64 = (1..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let months: i64 = lengths.iter().take(usize::try_from(month - 1).expect("a month")).sum();
    years + months + day - 1
}

/// Minutes of a time of day.
fn minutes(text: &str) -> i64 {
    let (hour, minute) = text.split_once(':').expect("a time");
    hour.parse::<i64>().expect("an hour") * 60 + minute.parse::<i64>().expect("a minute")
}

/// The first minute of a response and the first after it.
fn stretch(response: &str) -> (i64, i64) {
    match response.split_once('T') {
        Some((day, time)) => {
            let minute = day_number(day) * 1440 + minutes(time);
            (minute, minute + 1)
        }
        None => (day_number(response) * 1440, (day_number(response) + 1) * 1440),
    }
}

/// One policy as its JSON has it, and the vocabulary's JSON.
pub struct Naive<'j> {
    policy: &'j Value,
    vocabulary: &'j Value,
}

impl<'j> Naive<'j> {
    pub fn new(policy: &'j Value, vocabulary: &'j Value) -> Self {
        Self { policy, vocabulary }
    }

    fn works_on(&self, day: i64) -> bool {
        // 1 January of the year 1 was a Monday.
        if day % 7 >= 5 {
            return false;
        }
        let year = HOLIDAYS.iter().find(|(year, _)| {
            day_number(&format!("{year}-01-01")) <= day && day < day_number(&format!("{}-01-01", year + 1))
        });
        let (year, holidays) = year.unwrap_or_else(|| panic!("the holidays of day {day} are not typed in"));
        let holiday = holidays.iter().any(|(month, date)| day_number(&format!("{year}-{month}-{date}")) == day);
        let own = self.policy["days_off"].as_array().into_iter().flatten();
        !holiday && !own.filter_map(|off| off["date"].as_str()).any(|off| day_number(off) == day)
    }

    /// The day that lies so many working days away.
    fn working_days_from(&self, mut day: i64, count: i64) -> i64 {
        let mut left = count.abs();
        while left > 0 {
            day += count.signum();
            left -= i64::from(self.works_on(day));
        }
        day
    }

    fn day_of(&self, id: &str) -> Option<i64> {
        let entry = &self.policy["dates"][id];
        if let Some(day) = entry["date"].as_str() {
            return Some(day_number(day));
        }
        let offset = entry.get("offset")?;
        let from = self.day_of(offset["from"].as_str()?)? + offset["days"].as_i64().unwrap_or(0);
        Some(self.working_days_from(from, offset["working_days"].as_i64().unwrap_or(0)))
    }

    fn bound(&self, id: Option<&str>, is_end: bool) -> Option<i64> {
        let id = id?;
        let entry = &self.policy["dates"][id];
        let day = self.day_of(id)?;
        match (entry["time"].as_str(), is_end) {
            (Some(time), _) => Some(day * 1440 + minutes(time)),
            (None, false) => Some(day * 1440),
            (None, true) => Some((entry["until"].as_str().map_or(day, day_number) + 1) * 1440),
        }
    }

    fn place(&self, period: &str, flow: &str, responses: &BTreeMap<String, String>) -> &'static str {
        let entry = &self.policy["periods"][period];
        let fits = |variant: &&Value| {
            variant["when"].as_object().expect("an object").iter().all(|(fact, choices)| {
                let actual = if fact == "flow" { Some(flow) } else { responses.get(fact).map(String::as_str) };
                let choices = choices.as_array().expect("a list");
                actual.is_some_and(|actual| choices.iter().any(|choice| choice == actual))
            })
        };
        let variant = entry["variants"].as_array().into_iter().flatten().find(fits);
        let named = |key: &str| variant.and_then(|variant| variant[key].as_str()).or(entry[key].as_str());
        let (start, mut end) = (self.bound(named("starts"), false), self.bound(named("ends"), true));
        // An end printed before the start, and known to be, ends nothing.
        if entry["acknowledged"] == true && end.is_some_and(|end| start.is_some_and(|start| end <= start)) {
            end = None;
        }
        let (first, after) = stretch(&responses["activity-date"]);
        if end.is_some_and(|end| first >= end) {
            "after"
        } else if start.is_none() {
            "not-fixed"
        } else if start.is_some_and(|start| after <= start) {
            "before"
        } else if period == "period" {
            "pre-election"
        } else {
            "during"
        }
    }

    /// The first day and the last for which the protocol speaks.
    fn own_time(&self) -> (Option<i64>, Option<i64>) {
        let elections = self.policy["elections"].as_array().expect("a list");
        let polls: Vec<Option<&str>> = (elections.iter())
            .map(|election| self.policy["dates"][election["poll"].as_str().expect("an id")]["date"].as_str())
            .collect();
        let year_before = |poll: &&str| {
            let (year, rest) = poll.split_once('-').expect("a date");
            day_number(&format!("{}-{rest}", year.parse::<i64>().expect("a year") - 1))
        };
        let first = polls.iter().flatten().map(year_before).min();
        let superseded = self.policy["protocol"]["superseded"]["from"].as_str().map(|day| day_number(day) - 1);
        if polls.iter().any(Option::is_none) {
            return (first, superseded);
        }
        let dates = self.policy["dates"].as_object().expect("an object");
        let mut days: Vec<i64> = dates.keys().filter_map(|id| self.day_of(id)).collect();
        days.extend(dates.values().filter_map(|date| date["until"].as_str()).map(day_number));
        let periods = self.policy["periods"].as_object().expect("an object").values();
        let with_variants = periods
            .flat_map(|period| std::iter::once(period).chain(period["variants"].as_array().into_iter().flatten()));
        days.extend(
            with_variants.filter_map(|period| Some((self.bound(period["ends"].as_str(), true)? - 1).div_euclid(1440))),
        );
        for (election, poll) in elections.iter().zip(&polls) {
            if election["kind"] == "commissioner" {
                days.extend(poll.map(|poll| day_number(poll) + 7));
            }
        }
        (first, days.into_iter().max().into_iter().chain(superseded).min())
    }

    fn is_out_of_time(&self, responses: &BTreeMap<String, String>) -> bool {
        let day = stretch(&responses["activity-date"]).0.div_euclid(1440);
        let (first, last) = self.own_time();
        first.is_some_and(|first| day < first) || last.is_some_and(|last| day > last)
    }

    /// Whether the nomination goes in after the minute of the close: the one printed, 4pm by law, or the end of the day.
    fn is_after_the_close(&self, nomination: &str) -> bool {
        let id = self.policy["resignation"]["nominations_close"].as_str().expect("an id");
        let entry = &self.policy["dates"][id];
        let Some(day) = self.day_of(id) else { return false };
        let lawful = (entry["statute"] == "nominations-close").then_some("16:00");
        let time = entry["time"].as_str().or(lawful).unwrap_or("23:59");
        stretch(nomination).0 > day * 1440 + if nomination.contains('T') { minutes(time) } else { 1439 }
    }

    fn resignation(&self, responses: &BTreeMap<String, String>) -> &'static str {
        if responses["resignation-date"] == "none" {
            return "not-resigned";
        }
        if self.is_after_the_close(&responses["nomination-date"]) {
            return "nominations-closed";
        }
        let day = |question: &str| stretch(&responses[question]).0.div_euclid(1440);
        let (resigned, nominated) = (day("resignation-date"), day("nomination-date"));
        let days = self.policy["resignation"]["days"].as_i64().expect("a number of days");
        if resigned > nominated - days {
            "too-late"
        } else if resigned > self.working_days_from(nominated, -days) {
            "in-time-by-calendar-days-only"
        } else {
            "in-time"
        }
    }

    fn inherited(&self, fact: &str, choice: &str) -> Option<&str> {
        let own_role = if fact == "role" { self.policy["roles"][choice]["inherits"].as_str() } else { None };
        let own = || self.policy["questions"][fact]["choices"][choice]["inherits"].as_str();
        let shared = || self.vocabulary["questions"][fact]["choices"][choice]["inherits"].as_str();
        own_role.or_else(own).or_else(shared)
    }

    /// The nodes passed with their values, and the outcome; none where a response is not offered.
    pub fn walk(&self, flow: &str, responses: &BTreeMap<String, String>) -> Option<(Vec<(String, String)>, String)> {
        let tree = &self.policy["flows"][flow];
        let mut at = tree["start"].as_str().expect("a start").to_owned();
        let mut trail = Vec::new();
        while let Some(node) = tree["nodes"].get(&at) {
            let fact = node["fact"].as_str().expect("a fact");
            let value = if self.policy["periods"].get(fact).is_some() {
                if self.is_out_of_time(responses) {
                    return Some((trail, "out-of-time".to_owned()));
                }
                self.place(fact, flow, responses).to_owned()
            } else if fact == "resignation" {
                self.resignation(responses).to_owned()
            } else {
                responses[fact].clone()
            };
            let branches = &node["branches"];
            let inherited = || self.inherited(fact, &value).and_then(|from| branches[from].as_str());
            let next =
                branches[value.as_str()].as_str().or_else(inherited).or_else(|| node["otherwise"].as_str())?.to_owned();
            trail.push((at, value));
            at = next;
        }
        let shared = || self.policy["outcomes"].get(&at);
        assert!(tree["outcomes"].get(&at).or_else(shared).is_some(), "{at} is an outcome");
        Some((trail, at))
    }
}

/// A response a little earlier or later: the next days, and the minutes around the times of day that policies use.
fn shifted(response: &str) -> Vec<String> {
    let day = response.split('T').next().expect("a day");
    let times = ["00:00", "06:59", "07:00", "08:59", "09:00", "15:59", "16:00", "21:59", "22:00", "23:59"];
    let first: i64 = day.rsplit('-').next().and_then(|day| day.parse().ok()).expect("a day of the month");
    let mut all: Vec<String> = times.iter().map(|time| format!("{day}T{time}")).collect();
    let (month, _) = day.rsplit_once('-').expect("a month");
    all.extend(
        [first - 1, first, first + 1].iter().filter(|it| (1..=28).contains(*it)).map(|it| format!("{month}-{it:02}")),
    );
    all
}

#[test]
fn the_naive_evaluator_agrees_on_every_way_through_every_policy() {
    let vocabulary = json(&root().join("www/text/vocabulary.en.json"));
    let (mut ways, mut moments) = (0, 0);
    for path in json_files("policies").into_iter().chain(json_files("tests/policies")) {
        let (file, policy) = (json(&path), policy_at(&path));
        let naive = Naive::new(&file, &vocabulary);
        for flow in policy.flows.keys() {
            for_each_path(&policy, flow, &Given::default(), &mut |way| {
                ways += 1;
                let mut written: BTreeMap<String, String> =
                    way.responses.iter().map(|(fact, response)| (fact.clone(), response.written())).collect();
                let said = naive.walk(flow, &written).expect("a listed way is offered");
                let trail: Vec<(String, String)> =
                    way.walk.trail.iter().map(|step| (step.node.to_owned(), step.value.to_owned())).collect();
                assert_eq!(said, (trail, way.outcome.id.clone()), "{} {flow} {written:?}", policy.id);

                // The same answers at other times: the two have to agree there too, where they ask for no more.
                let Some(date) = written.get("activity-date").cloned() else { return };
                for other in shifted(&date) {
                    let mut responses = way.responses.clone();
                    let response = Response::parse(&policy, "activity-date", &other).expect("a date");
                    responses.insert("activity-date".to_owned(), response);
                    let walked = walk(&policy, flow, &responses).expect("a listed way is offered");
                    if let Some(outcome) = walked.outcome() {
                        moments += 1;
                        written.insert("activity-date".to_owned(), other.clone());
                        let (_, end) = naive.walk(flow, &written).expect("offered");
                        assert_eq!(end, outcome.id, "{} {flow} {written:?}", policy.id);
                    }
                }
            })
            .expect("the ways can be listed");
        }
    }
    assert!(ways > 2_000 && moments > 10_000, "{ways} ways and {moments} moments were looked at");
}

/// The date arithmetic of this file, against days that anybody can look up.
#[test]
fn the_naive_days_are_right() {
    assert_eq!(day_number("2021-05-06") - day_number("2021-04-08"), 28);
    assert_eq!(day_number("2021-05-06") % 7, 3, "a Thursday");
    assert_eq!(day_number("2024-03-01") - day_number("2024-02-28"), 2);
    let (policy, vocabulary) = (Value::Null, Value::Null);
    let naive = Naive::new(&policy, &vocabulary);
    assert_eq!(naive.working_days_from(day_number("2021-05-06"), -19), day_number("2021-04-08"));
}
