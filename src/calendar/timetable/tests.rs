use chrono::Datelike;
use proptest::prelude::*;

use super::super::date_text::{clock_time, long_date};
use super::super::ymd;
use super::*;

fn of_kind(kind: ElectionKind, poll: NaiveDate) -> StatutoryTimetable {
    timetable(kind, &ElectionDays::poll(poll), &[]).unwrap_or_else(|error| panic!("{kind:?} {poll}: {error}"))
}

fn commissioner(poll: NaiveDate) -> StatutoryTimetable {
    of_kind(ElectionKind::Commissioner, poll)
}

fn printed(timetable: &StatutoryTimetable) -> Vec<String> {
    let line = |date: &StatutoryDate| {
        let timing = match date.timing {
            Timing::On => "on",
            Timing::NoLaterThan => "by",
            Timing::NotBefore => "from",
        };
        let timing = match date.not_before {
            Some(first) => format!("from {} {timing}", long_date(first)),
            None => timing.to_owned(),
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

/// Electoral Commission, timetable for the commissioner elections of 6 May 2021 (with Liverpool City Region's for the same
/// day for the voters' deadlines); North Yorkshire's commissioner gave
/// 12 and 13 May as the end of one term and the start of the next.
#[test]
fn timetable_of_2021() {
    assert_eq!(
        printed(&commissioner(ymd(2021, 5, 6))),
        [
            "notice-of-election by 29 March 2021",
            "nominations-close on 8 April 2021, 4pm",
            "withdrawals-close on 8 April 2021, 4pm",
            "election-agents-named by 8 April 2021, 4pm",
            "candidates-published by 9 April 2021, 4pm",
            "registration-closes on 19 April 2021",
            "postal-votes-close on 20 April 2021, 5pm",
            "notice-of-poll by 27 April 2021",
            "proxy-votes-close on 27 April 2021, 5pm",
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
        printed(&commissioner(ymd(2012, 11, 15))),
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
        assert_eq!(commissioner(poll).date(step).map(|found| found.date), Some(date), "{step:?}, {poll}");
    }
}

#[test]
fn what_the_law_allows_to_be_printed() {
    let timetable = commissioner(ymd(2021, 5, 6));
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
    let timetable = commissioner(ymd(2021, 5, 6));
    for (printed, note) in [
        (ymd(2021, 5, 5), PrintedCount::BeforePoll),
        (ymd(2021, 5, 6), PrintedCount::AsExpected),
        (ymd(2021, 5, 7), PrintedCount::AsExpected),
        (ymd(2021, 5, 8), PrintedCount::Later { days: 2 }),
        (ymd(2021, 5, 10), PrintedCount::Later { days: 4 }),
    ] {
        assert_eq!(timetable.printed_count(printed), Some(note), "{printed}");
    }
}

#[test]
fn a_day_of_mourning_moves_the_deadlines_before_it_only() {
    let mourning = DayOff { date: ymd(2021, 4, 28), name: "Day of mourning".into(), appointed: Some(ymd(2021, 4, 10)) };
    let moved = timetable(ElectionKind::Commissioner, &ElectionDays::poll(ymd(2021, 5, 6)), &[mourning]);
    let moved = moved.expect("a known year");
    let date = |step| moved.date(step).map(|found| found.date);

    assert_eq!(date(Step::PollingAgentsNamed), Some(ymd(2021, 4, 27)));
    assert_eq!(date(Step::NominationsClose), Some(ymd(2021, 4, 7)));
    assert_eq!(date(Step::TermStart), Some(ymd(2021, 5, 13)));
}

#[test]
fn a_poll_beyond_the_known_years_or_the_known_rules_is_an_error() {
    let error = |kind, poll| timetable(kind, &ElectionDays::poll(poll), &[]).expect_err("not known");
    let poll = ymd(2034, 5, 4);
    assert_eq!(error(ElectionKind::Commissioner, poll), CalendarError::UnknownDay { date: poll });
    for kind in ElectionKind::ALL {
        let Some(since) = rules_since(kind) else {
            assert_eq!(timetable(kind, &ElectionDays::poll(poll), &[]).map(|none| none.dates().len()), Ok(0));
            continue;
        };
        let before = since.pred_opt().expect("a day before");
        let refused = timetable(kind, &ElectionDays::poll(before), &[]);
        if kind == ElectionKind::Commissioner {
            assert!(matches!(refused, Err(CalendarError::UnknownDay { .. } | CalendarError::OlderRules { .. })));
        } else {
            assert_eq!(refused, Err(CalendarError::OlderRules { kind, since }));
        }
    }
}

#[test]
fn a_poll_that_is_not_called_has_no_timetable() {
    for kind in ElectionKind::ALL {
        let none = timetable(kind, &ElectionDays::default(), &[]).expect("nothing to count");
        assert_eq!((none.poll(), none.dates().len()), (None, 0), "{kind:?}");
        assert_eq!(none.printed_count(ymd(2028, 5, 5)), None);
    }
}

proptest! {
    #[test]
    fn every_timetable_is_in_order_with_a_source_each(days in 60_u64..19 * 365, kind in 0_usize..ElectionKind::ALL.len()) {
        let (kind, poll) = (ElectionKind::ALL[kind], ymd(2012, 1, 1) + Days::new(days));
        prop_assume!(rules_since(kind).is_some_and(|since| since <= poll));
        // Parliament's poll is itself counted to, so that it is a working day.
        let counted_to = WorkingCalendar::of_kind(ElectionKind::Parliament).is_working_day(poll);
        prop_assume!(kind != ElectionKind::Parliament || counted_to == Ok(true));
        let Ok(timetable) = timetable(kind, &ElectionDays::poll(poll), &[]) else {
            // No dissolution leads to some days: a holiday that was appointed after it counts, and shifts all that follow.
            prop_assert_eq!(kind, ElectionKind::Parliament);
            return Ok(());
        };
        prop_assert!(timetable.dates().windows(2).all(|pair| pair[0].date <= pair[1].date));
        prop_assert_eq!(timetable.date(Step::Poll).map(|date| date.date), Some(poll));
        prop_assert!(timetable.dates().iter().all(|date| date.source.to_string().contains("19") || date.source.to_string().contains("20")));
        if kind == ElectionKind::Commissioner {
            prop_assert_eq!(timetable.date(Step::TermStart).map(|date| date.date.weekday()), Some(poll.weekday()));
        }
        prop_assert!(timetable.dates().iter().all(|date| date.not_before.is_none_or(|first| first <= date.date)));
    }

    /// The poll of a general election leads to its dissolution, and the dissolution to the poll.
    #[test]
    fn a_dissolution_leads_to_the_poll_it_was_counted_from(days in 0_u64..17 * 365) {
        let poll = ymd(2015, 6, 1) + Days::new(days);
        let calendar = WorkingCalendar::of_kind(ElectionKind::Parliament);
        prop_assume!(calendar.is_working_day(poll) == Ok(true));
        // No dissolution leads to some days: a holiday that was appointed after it counts, and shifts all that follow.
        let Ok(counted) = timetable(ElectionKind::Parliament, &ElectionDays::poll(poll), &[]) else { return Ok(()) };
        let dissolution = counted.date(Step::Dissolution).map(|found| found.date);
        let forwards = timetable(ElectionKind::Parliament, &ElectionDays { dissolution, ..ElectionDays::default() }, &[]);
        prop_assert_eq!(forwards, Ok(counted));
    }
}

/// A line a step: id, then the day.
fn days(timetable: &StatutoryTimetable) -> Vec<(Step, NaiveDate)> {
    timetable.dates().iter().map(|found| (found.step, found.date)).collect()
}

#[track_caller]
fn has(timetable: &StatutoryTimetable, expected: &[(Step, NaiveDate)]) {
    for (step, date) in expected {
        assert_eq!(timetable.date(*step).map(|found| found.date), Some(*date), "{step:?} of {:?}", days(timetable));
    }
}

mod published;
mod worked;
