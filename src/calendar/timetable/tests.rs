use chrono::Datelike;
use proptest::prelude::*;

use super::super::date_text::{clock_time, long_date};
use super::super::ymd;
use super::*;

fn timetable(poll: NaiveDate) -> StatutoryTimetable {
    StatutoryTimetable::for_poll(&WorkingCalendar::england_and_wales(), poll).expect("a known year")
}

fn printed(timetable: &StatutoryTimetable) -> Vec<String> {
    let line = |date: &StatutoryDate| {
        let timing = match date.timing {
            Timing::On => "on",
            Timing::NoLaterThan => "by",
            Timing::NotBefore => "from",
        };
        let time = match date.time {
            None => String::new(),
            Some(StatutoryTime::By(time) | StatutoryTime::After(time)) => {
                format!(", {}", clock_time(time))
            }
            Some(StatutoryTime::Between(from, to)) => {
                format!(", {} to {}", clock_time(from), clock_time(to))
            }
        };
        format!("{} {timing} {}{time}", date.step.id(), long_date(date.date))
    };
    timetable.dates().iter().map(line).collect()
}

/// Electoral Commission, timetable for the commissioner elections of 6 May 2021; North Yorkshire's commissioner gave
/// 12 and 13 May as the end of one term and the start of the next.
#[test]
fn timetable_of_2021() {
    assert_eq!(
        printed(&timetable(ymd(2021, 5, 6))),
        [
            "notice-of-election by 29 March 2021",
            "nominations-close on 8 April 2021, 4pm",
            "withdrawals-close on 8 April 2021, 4pm",
            "election-agents-named by 8 April 2021, 4pm",
            "candidates-published by 9 April 2021, 4pm",
            "notice-of-poll by 27 April 2021",
            "polling-agents-named by 28 April 2021",
            "poll on 6 May 2021, 7am to 10pm",
            "count from 6 May 2021, 10pm",
            "term-end on 12 May 2021",
            "term-start on 13 May 2021",
        ]
    );
}

/// Order of 2012 as first made: Thames Valley's returning officer gave noon on 19 October for nominations, 23 October
/// for the list of candidates, noon on 24 October for withdrawals; the first commissioners took office on 22 November.
#[test]
fn timetable_of_2012_under_the_order_as_made() {
    assert_eq!(
        printed(&timetable(ymd(2012, 11, 15))),
        [
            "notice-of-election by 11 October 2012",
            "nominations-close on 19 October 2012, midday",
            "candidates-published by 23 October 2012",
            "withdrawals-close on 24 October 2012, midday",
            "election-agents-named by 24 October 2012, midday",
            "notice-of-poll by 7 November 2012",
            "polling-agents-named by 8 November 2012",
            "poll on 15 November 2012, 7am to 10pm",
            "count from 15 November 2012, 10pm",
            "term-end on 21 November 2012",
            "term-start on 22 November 2012",
        ]
    );
}

/// Electoral Commission, timetables of 2016, 2020 and 2024, and Selby District Council's of 25 November 2021.
#[test]
fn dates_that_returning_officers_published() {
    use Step::*;
    for (poll, step, date) in [
        (ymd(2016, 5, 5), NominationsClose, ymd(2016, 4, 7)),
        (ymd(2020, 5, 7), NominationsClose, ymd(2020, 4, 8)),
        (ymd(2020, 5, 7), CandidatesPublished, ymd(2020, 4, 9)),
        (ymd(2020, 5, 7), TermEnd, ymd(2020, 5, 13)),
        (ymd(2020, 5, 7), TermStart, ymd(2020, 5, 14)),
        (ymd(2021, 11, 25), NoticeOfElection, ymd(2021, 10, 21)),
        (ymd(2021, 11, 25), NominationsClose, ymd(2021, 10, 29)),
        (ymd(2021, 11, 25), CandidatesPublished, ymd(2021, 11, 1)),
        (ymd(2021, 11, 25), NoticeOfPoll, ymd(2021, 11, 17)),
        (ymd(2021, 11, 25), PollingAgentsNamed, ymd(2021, 11, 18)),
        (ymd(2024, 5, 2), NoticeOfElection, ymd(2024, 3, 26)),
        (ymd(2024, 5, 2), NominationsClose, ymd(2024, 4, 5)),
        (ymd(2024, 5, 2), CandidatesPublished, ymd(2024, 4, 8)),
        (ymd(2024, 5, 2), NoticeOfPoll, ymd(2024, 4, 24)),
    ] {
        assert_eq!(timetable(poll).date(step).map(|found| found.date), Some(date), "{step:?}, {poll}");
    }
}

#[test]
fn what_the_law_allows_to_be_printed() {
    let timetable = timetable(ymd(2021, 5, 6));
    let allows = |step, date| timetable.date(step).expect("every step").allows(date);

    assert!(allows(Step::NominationsClose, ymd(2021, 4, 8)));
    assert!(!allows(Step::NominationsClose, ymd(2021, 4, 7)), "an exact day");
    assert!(allows(Step::NoticeOfElection, ymd(2021, 3, 25)), "earlier than the last day");
    assert!(!allows(Step::NoticeOfElection, ymd(2021, 3, 30)));
    assert!(allows(Step::Count, ymd(2021, 5, 10)), "no day is named");
    assert!(!allows(Step::Count, ymd(2021, 5, 5)));
}

/// Schedule 3, rule 51(1): counted as soon as practicable after the close of the poll.
#[test]
fn a_late_count_is_noted_and_not_wrong() {
    let timetable = timetable(ymd(2021, 5, 6));
    for (printed, note) in [
        (ymd(2021, 5, 5), PrintedCount::BeforePoll),
        (ymd(2021, 5, 6), PrintedCount::AsExpected),
        (ymd(2021, 5, 7), PrintedCount::AsExpected),
        (ymd(2021, 5, 8), PrintedCount::Later { days: 2 }),
        (ymd(2021, 5, 10), PrintedCount::Later { days: 4 }),
    ] {
        assert_eq!(timetable.printed_count(printed), note, "{printed}");
    }
}

#[test]
fn a_day_of_mourning_moves_the_deadlines_before_it_only() {
    let calendar =
        WorkingCalendar::england_and_wales().with_days_off([(ymd(2021, 4, 28), "Day of mourning".to_owned())]);
    let moved = StatutoryTimetable::for_poll(&calendar, ymd(2021, 5, 6)).expect("a known year");
    let date = |step| moved.date(step).map(|found| found.date);

    assert_eq!(date(Step::PollingAgentsNamed), Some(ymd(2021, 4, 27)));
    assert_eq!(date(Step::NominationsClose), Some(ymd(2021, 4, 7)));
    assert_eq!(date(Step::TermStart), Some(ymd(2021, 5, 13)));
}

#[test]
fn a_poll_beyond_the_known_years_is_an_error() {
    let calendar = WorkingCalendar::england_and_wales();
    let poll = ymd(2032, 5, 6);
    assert_eq!(StatutoryTimetable::for_poll(&calendar, poll), Err(CalendarError::UnknownDay { date: poll }));
}

proptest! {
    #[test]
    fn every_timetable_has_every_step_in_order(days in 60_u64..19 * 365) {
        let poll = ymd(2012, 1, 1) + Days::new(days);
        let timetable = timetable(poll);
        let mut steps: Vec<_> = timetable.dates().iter().map(|date| date.step).collect();
        steps.sort();
        prop_assert_eq!(steps, Step::ALL);
        prop_assert!(timetable.dates().windows(2).all(|pair| pair[0].date <= pair[1].date));
        prop_assert_eq!(timetable.date(Step::Poll).map(|date| date.date), Some(poll));
        prop_assert_eq!(timetable.date(Step::TermStart).map(|date| date.date.weekday()), Some(poll.weekday()));
        prop_assert!(timetable.dates().iter().all(|date| date.source.contains("20")), "a source each");
    }
}
