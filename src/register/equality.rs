//! Whether one candidate is favoured: what each asked for, was given and was refused, over time, and how long requests have
//! been open.

use chrono::{Datelike, Days, NaiveDate};
use indexmap::IndexMap;

use calendar::date_text::iso_date;
use policy::{DateWords, Policy, vocabulary::Meaning};

use super::{
    fold::Decompose,
    labels::{self, Called},
    ledger::CANDIDATE,
    ledger::DATE_OF_CONTACT,
    ledger::Ledger,
    ledger::Record,
    meaning,
    people::PeopleReader,
    publish::is_advice_alone,
};

/// Up to so many weeks are shown week by week; a longer time month by month.
const MOST_WEEKS: i64 = 16;
/// Days that a typing error alone can give are left out of the time axis.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Equality {
    /// The first day of each stretch of time.
    pub stretches: Vec<NaiveDate>,
    /// Whether a stretch is a month; else it is a week from Monday.
    pub monthly: bool,
    /// The figures of each candidate, by label.
    pub candidates: IndexMap<String, Tally>,
    /// Who the labels stand for, for the SPOC's eyes only: a label that several people have stands here several times.
    pub called: Vec<Called>,
    /// How many contacts have no day or no candidate, and so are in none of the figures.
    pub left_out: usize,
    /// How many requests have waited how long for information, in the order of [`Age::ALL`].
    pub open: [usize; Age::ALL.len()],
}

/// The figures of one candidate, a number for each stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Requests, whatever came of them.
    pub contacts: Vec<usize>,
    /// Requests on which information was given.
    pub informed: Vec<usize>,
    /// Requests that were refused.
    pub refused: Vec<usize>,
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet: advice to the officer is no answer to the candidate.
    Open,
    /// Information was given.
    Given,
    /// It was refused.
    Refused,
}

/// Returns what came of a request, by the policy's options and by what stands under "information provided".
pub fn answer(record: &Record, policy: &Policy) -> Answer {
    if !record.is_answered(policy) || is_advice_alone(record, policy) {
        return Answer::Open;
    }
    match meaning::by_option(record, policy).or_else(|| meaning::by_words(record, policy)) {
        Some(Meaning::Refused) => Answer::Refused,
        _ => Answer::Given,
    }
}

/// How long a request has been open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Up to 2 days.
    New,
    /// 3 to 7 days.
    Week,
    /// 8 to 14 days.
    Fortnight,
    /// More than 14 days, or with no day of contact.
    Longer,
}

impl Age {
    /// Every age, the shortest first.
    pub const ALL: [Age; 4] = [Age::New, Age::Week, Age::Fortnight, Age::Longer];

    /// Returns the age's id.
    pub const fn id(self) -> &'static str {
        match self {
            Age::New => "new",
            Age::Week => "week",
            Age::Fortnight => "fortnight",
            Age::Longer => "longer",
        }
    }

    fn of(contact: Option<NaiveDate>, today: NaiveDate) -> Self {
        match contact.map(|day| (today - day).num_days()) {
            Some(..=2) => Age::New,
            Some(3..=7) => Age::Week,
            Some(8..=14) => Age::Fortnight,
            Some(15..) | None => Age::Longer,
        }
    }
}

/// Works out the figures as of a day.
pub fn equality(ledger: &Ledger, policy: &Policy, today: NaiveDate, decompose: Decompose) -> Equality {
    let people = PeopleReader::new(policy, decompose);
    let labels = labels::assigned(ledger, policy, &people);
    let mut equality = Equality::default();
    let mut contacts = Vec::new();
    for record in ledger.records.values() {
        let day = record.day(DATE_OF_CONTACT).filter(|day| YEARS.contains(&day.year()));
        let answer = answer(record, policy);
        if answer == Answer::Open {
            let age = Age::of(day, today);
            if let Some(count) =
                Age::ALL.iter().position(|known| *known == age).and_then(|at| equality.open.get_mut(at))
            {
                *count += 1;
            }
        }
        match (day, labels::label_of(&labels, &people, CANDIDATE, record.value(CANDIDATE))) {
            (Some(day), Some(label)) => contacts.push((day, label.to_owned(), answer)),
            _ => equality.left_out += 1,
        }
    }
    let first = contacts.iter().map(|(day, ..)| *day).min();
    let last = contacts.iter().map(|(day, ..)| *day).max();
    if let (Some(first), Some(last)) = (first, last) {
        equality.monthly = (last - first).num_weeks() >= MOST_WEEKS;
        equality.stretches = stretches(first, last, equality.monthly);
    }
    contacts.sort_by(|(_, a, _), (_, b, _)| (a.len(), a).cmp(&(b.len(), b)));
    let width = equality.stretches.len();
    for (day, label, answer) in contacts {
        let start = start_of(day, equality.monthly);
        let at = equality.stretches.binary_search(&start).unwrap_or_default();
        let tally = equality.candidates.entry(label).or_insert_with(|| Tally::of(width));
        let answered = match answer {
            Answer::Open => None,
            Answer::Given => Some(&mut tally.informed),
            Answer::Refused => Some(&mut tally.refused),
        };
        for counts in [Some(&mut tally.contacts), answered].into_iter().flatten() {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
    }
    equality.called = labels::called(ledger.records.values(), &labels, &people, CANDIDATE);
    equality
}

fn stretches(first: NaiveDate, last: NaiveDate, monthly: bool) -> Vec<NaiveDate> {
    let mut start = start_of(first, monthly);
    let mut all = Vec::new();
    while start <= last {
        all.push(start);
        // A stretch is never longer than 31 days, so that the first day of the next one lies within 40.
        let step = if monthly { 40 } else { 7 };
        match start.checked_add_days(Days::new(step)) {
            Some(next) => start = start_of(next, monthly),
            None => break,
        }
    }
    all
}

fn start_of(day: NaiveDate, monthly: bool) -> NaiveDate {
    let back = if monthly { day.day0() } else { day.weekday().num_days_from_monday() };
    day.checked_sub_days(Days::new(u64::from(back))).unwrap_or(day)
}

impl Equality {
    /// Returns what a stretch is called: its first day, or its month as `2021-05`.
    pub fn stretch_name(&self, start: NaiveDate, words: &DateWords) -> String {
        if self.monthly { iso_date(start).chars().take(7).collect() } else { words.day(start) }
    }
}

impl Tally {
    fn of(width: usize) -> Self {
        Self { contacts: vec![0; width], informed: vec![0; width], refused: vec![0; width] }
    }

    /// Returns all requests that were refused.
    pub fn all_refused(&self) -> usize {
        self.refused.iter().sum()
    }

    /// Returns all contacts.
    pub fn all_contacts(&self) -> usize {
        self.contacts.iter().sum()
    }

    /// Returns all contacts in which information was given.
    pub fn all_informed(&self) -> usize {
        self.informed.iter().sum()
    }
}
