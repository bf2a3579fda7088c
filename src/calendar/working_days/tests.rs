use chrono::Days;
use proptest::prelude::*;

use super::super::ymd;
use super::*;

fn special(date: NaiveDate, name: &'static str) -> DayOff {
    DayOff { date, name: name.into(), appointed: None }
}

/// Electoral Commission, timetables for the commissioner elections of 2016, 2020 (postponed), 2021 and 2024: "Deadline
/// for delivery of nomination papers", nineteen working days before the poll.
#[test]
fn nineteenth_working_day_before_each_poll() {
    let calendar = WorkingCalendar::england_and_wales();
    for (poll, nineteenth) in [
        (ymd(2016, 5, 5), ymd(2016, 4, 7)),
        (ymd(2020, 5, 7), ymd(2020, 4, 8)),
        (ymd(2021, 5, 6), ymd(2021, 4, 8)),
        (ymd(2024, 5, 2), ymd(2024, 4, 5)),
    ] {
        assert_eq!(calendar.working_days_before(poll, 19), Ok(nineteenth));
        assert_eq!(calendar.working_days_between(nineteenth, poll), Ok(19));
    }
}

/// Electoral Commission, timetable for 2 May 2024: "Publication of notice of election", not later than 26 March.
#[test]
fn twenty_fifth_working_day_before_the_poll_of_2024() {
    let calendar = WorkingCalendar::england_and_wales();
    assert_eq!(calendar.working_days_before(ymd(2024, 5, 2), 25), Ok(ymd(2024, 3, 26)));
}

/// Norfolk's protocol of 2016 calls Friday 8 April "the nineteenth day before the poll": it is the eighteenth.
#[test]
fn a_day_late_is_seen() {
    let calendar = WorkingCalendar::england_and_wales();
    assert_eq!(calendar.working_days_between(ymd(2016, 4, 8), ymd(2016, 5, 5)), Ok(18));
}

/// Schedule 3, rule 2 of the 2012 Order, each kind of day that it leaves out.
#[test]
fn why_a_day_does_not_count() {
    let calendar = WorkingCalendar::england_and_wales();
    for (date, reason) in [
        (ymd(2021, 4, 1), None),
        (ymd(2021, 4, 2), Some("Good Friday")),
        (ymd(2021, 4, 3), Some("Saturday")),
        (ymd(2021, 4, 4), Some("Sunday")),
        (ymd(2021, 4, 5), Some("Easter Monday")),
        (ymd(2021, 12, 24), Some("Christmas Eve")),
        (ymd(2021, 12, 25), Some("Christmas Day")),
        (ymd(2021, 12, 26), Some("Sunday")),
        (ymd(2021, 12, 28), Some("Boxing Day (substitute day)")),
        (ymd(2022, 9, 19), Some("State Funeral of Queen Elizabeth II")),
        // Maundy Thursday counts: rule 2 does not list it, though other election law once did.
        (ymd(2024, 3, 28), None),
    ] {
        assert_eq!(calendar.day_off(date), Ok(reason), "{date}");
        assert_eq!(calendar.is_working_day(date), Ok(reason.is_none()), "{date}");
    }
}

#[test]
fn a_policy_can_add_a_day_of_mourning() {
    let mourning = ymd(2021, 4, 20);
    let calendar = WorkingCalendar::england_and_wales()
        .with_special_days([special(mourning, "Day of mourning"), special(ymd(2021, 4, 5), "Renamed")]);

    assert_eq!(calendar.day_off(mourning), Ok(Some("Day of mourning")));
    assert_eq!(calendar.day_off(ymd(2021, 4, 5)), Ok(Some("Easter Monday")), "a holiday keeps its name");
    assert_eq!(calendar.working_days_before(ymd(2021, 5, 6), 19), Ok(ymd(2021, 4, 7)));
}

#[test]
fn a_count_that_leaves_the_known_years_is_an_error() {
    let calendar = WorkingCalendar::england_and_wales();
    let unknown = |date| CalendarError::UnknownDay { date };
    let (first, last) = (ymd(2012, 1, 1), ymd(2032, 12, 31));
    let (too_early, too_late) = (ymd(2011, 12, 31), ymd(2033, 1, 1));

    assert_eq!(calendar.is_working_day(first), Ok(false));
    assert_eq!(calendar.is_working_day(last), Ok(true));
    assert_eq!(calendar.is_working_day(too_early), Err(unknown(too_early)));
    assert_eq!(calendar.working_days_before(ymd(2012, 1, 3), 1), Err(unknown(too_early)));
    assert_eq!(calendar.working_days_after(ymd(2032, 12, 30), 2), Err(unknown(too_late)));
    assert_eq!(calendar.working_days_before(too_late, 0), Err(unknown(too_late)));
    assert_eq!(calendar.working_days_between(too_early, last), Err(unknown(too_early)));
    assert_eq!(calendar.working_days_between(last, too_late), Err(unknown(too_late)));
    // Even where nothing would be counted.
    assert_eq!(calendar.working_days_between(too_late, too_early), Err(unknown(too_late)));
}

/// Any day that leaves room to count 40 working days either way.
fn some_day() -> impl Strategy<Value = NaiveDate> {
    (100_u64..20 * 365).prop_map(|days| ymd(2012, 1, 1) + Days::new(days))
}

proptest! {
    #[test]
    fn after_undoes_before(date in some_day(), n in 0_u32..=40) {
        let calendar = WorkingCalendar::england_and_wales();
        prop_assume!(calendar.is_working_day(date) == Ok(true));
        let before = calendar.working_days_before(date, n).expect("known");
        prop_assert_eq!(calendar.working_days_after(before, n), Ok(date));
        let after = calendar.working_days_after(date, n).expect("known");
        prop_assert_eq!(calendar.working_days_before(after, n), Ok(date));
    }

    #[test]
    fn a_counted_day_is_a_working_day(date in some_day(), n in 1_u32..=40) {
        let calendar = WorkingCalendar::england_and_wales();
        let before = calendar.working_days_before(date, n).expect("known");
        prop_assert!(before < date);
        prop_assert_eq!(calendar.is_working_day(before), Ok(true));
        prop_assert_eq!(calendar.working_days_between(before, date), Ok(n));
    }

    #[test]
    fn at_least_n_days_between_means_no_later_than_the_nth_before(
        date in some_day(),
        days_earlier in -10_i64..=60,
        n in 1_u32..=30,
    ) {
        let calendar = WorkingCalendar::england_and_wales();
        let earlier = date - chrono::Duration::days(days_earlier);
        let between = calendar.working_days_between(earlier, date).expect("known");
        let nth = calendar.working_days_before(date, n).expect("known");
        prop_assert_eq!(between >= n, earlier <= nth);
    }

    #[test]
    fn a_day_off_more_never_gives_more_time(date in some_day(), n in 1_u32..=30, off in 0_u64..=40) {
        let usual = WorkingCalendar::england_and_wales();
        let mourning = [special(date - Days::new(off), "Day of mourning")];
        let fewer = usual.clone().with_special_days(mourning).working_days_before(date, n).expect("known");
        prop_assert!(fewer <= usual.working_days_before(date, n).expect("known"));
    }
}

/// Representation of the People Act 1983, Schedule 1, rule 2(2A): what is appointed after the dissolution of a general
/// election does not move its timetable.
#[test]
fn a_day_appointed_after_the_dissolution_counts() {
    let mourning = DayOff { appointed: Some(ymd(2024, 6, 10)), ..special(ymd(2024, 6, 20), "Day of mourning") };
    let calendar = WorkingCalendar::of_kind(ElectionKind::Parliament).with_special_days([mourning]);
    assert_eq!(calendar.is_working_day(ymd(2024, 6, 20)), Ok(false));
    let at = |day| calendar.clone().as_at_dissolution(day).is_working_day(ymd(2024, 6, 20));
    assert_eq!(at(ymd(2024, 5, 30)), Ok(true));
    assert_eq!(at(ymd(2024, 6, 10)), Ok(false), "appointed on the very day, so not after it");
    assert_eq!(at(ymd(2024, 6, 9)), Ok(true));
}
