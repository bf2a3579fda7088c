//! Timetables worked out by hand from the rules, to the polls that lie ahead.

use super::*;
use ElectionKind::*;
use Step::*;

/// Good Friday is 26 March, Easter Monday 29 March, the early May holiday 3 May 2027.
#[test]
fn councils_of_6_may_2027() {
    for kind in [Council, CouncilWales] {
        assert_eq!(
            printed(&of_kind(kind, ymd(2027, 5, 6))),
            [
                "notice-of-election by 31 March 2027",
                "nominations-close on 8 April 2027, 4pm",
                "withdrawals-close on 8 April 2027, 4pm",
                "election-agents-named by 8 April 2027, 4pm",
                "candidates-published by 9 April 2027, 4pm",
                "registration-closes on 19 April 2027",
                "postal-votes-close on 20 April 2027, 5pm",
                "notice-of-poll by 27 April 2027",
                "proxy-votes-close on 27 April 2027, 5pm",
                "polling-agents-named by 28 April 2027",
                "poll on 6 May 2027, 7am to 10pm",
                "count from 6 May 2027, 10pm",
                "term-end on 10 May 2027",
                "term-start on 10 May 2027",
            ],
            "{kind:?}"
        );
    }
}

/// Good Friday is 14 April, Easter Monday 17 April, the early May holiday 1 May 2028.
#[test]
fn an_authority_s_mayor_on_4_may_2028() {
    assert_eq!(
        printed(&of_kind(AuthorityMayor, ymd(2028, 5, 4))),
        [
            "notice-of-election by 27 March 2028",
            "nominations-close on 4 April 2028, 4pm",
            "withdrawals-close on 4 April 2028, 4pm",
            "election-agents-named by 4 April 2028, 4pm",
            "candidates-published by 5 April 2028, 4pm",
            "registration-closes on 13 April 2028",
            "postal-votes-close on 18 April 2028, 5pm",
            "notice-of-poll by 25 April 2028",
            "proxy-votes-close on 25 April 2028, 5pm",
            "polling-agents-named by 26 April 2028",
            "poll on 4 May 2028, 7am to 10pm",
            "count from 4 May 2028, 10pm",
            "term-end on 7 May 2028",
            "term-start on 8 May 2028",
        ]
    );
}

#[test]
fn others_on_4_may_2028() {
    has(
        &of_kind(London, ymd(2028, 5, 4)),
        &[
            (NoticeOfElection, ymd(2028, 3, 20)),
            (NominationsClose, ymd(2028, 3, 28)),
            (WithdrawalsClose, ymd(2028, 3, 28)),
            (CandidatesPublished, ymd(2028, 3, 30)),
            (RegistrationCloses, ymd(2028, 4, 13)),
            (PostalVotesClose, ymd(2028, 4, 18)),
            (ProxyVotesClose, ymd(2028, 4, 25)),
        ],
    );
    has(
        &commissioner(ymd(2028, 5, 4)),
        &[(NoticeOfElection, ymd(2028, 3, 27)), (NominationsClose, ymd(2028, 4, 4)), (TermStart, ymd(2028, 5, 11))],
    );
}

/// Good Friday is 30 March, Easter Monday 2 April; the early May holiday of 2029 comes after the poll. St Patrick’s Day is a
/// Saturday, its substitute Monday 19 March, before the dissolution.
#[test]
fn a_general_election_on_3_may_2029() {
    let timetable = of_kind(Parliament, ymd(2029, 5, 3));
    has(
        &timetable,
        &[
            (Dissolution, ymd(2029, 3, 27)),
            (Writ, ymd(2029, 3, 28)),
            (NoticeOfElection, ymd(2029, 4, 3)),
            (NominationsClose, ymd(2029, 4, 6)),
            (WithdrawalsClose, ymd(2029, 4, 6)),
            (ElectionAgentsNamed, ymd(2029, 4, 6)),
            (CandidatesPublished, ymd(2029, 4, 9)),
            (RegistrationCloses, ymd(2029, 4, 17)),
            (PostalVotesClose, ymd(2029, 4, 18)),
            (ProxyVotesClose, ymd(2029, 4, 25)),
            (PollingAgentsNamed, ymd(2029, 4, 26)),
        ],
    );
    assert!(timetable.by_standing_pattern(), "GOV.UK had published to 2028");
    assert!(!of_kind(Council, ymd(2028, 5, 4)).by_standing_pattern());
    // The statement is out at 5pm on the day nominations close, unless somebody objects.
    assert!(timetable.date(CandidatesPublished).is_some_and(|found| found.allows(ymd(2029, 4, 6))));
}

/// Maundy Thursday, 29 March 2029, counts: the Act of 2006 took it from the list.
#[test]
fn councils_of_3_may_2029_count_maundy_thursday() {
    has(
        &of_kind(Council, ymd(2029, 5, 3)),
        &[(NoticeOfElection, ymd(2029, 3, 27)), (NominationsClose, ymd(2029, 4, 6))],
    );
    assert_eq!(WorkingCalendar::of_kind(Parliament).is_working_day(ymd(2029, 3, 29)), Ok(true));
}

/// Maundy Thursday, 18 April 2030, counts; Good Friday and Easter Monday do not.
#[test]
fn a_senedd_election_on_2_may_2030() {
    has(
        &of_kind(Senedd, ymd(2030, 5, 2)),
        &[
            (NoticeOfElection, ymd(2030, 3, 26)),
            (Dissolution, ymd(2030, 4, 2)),
            (NominationsClose, ymd(2030, 4, 3)),
            (CandidatesPublished, ymd(2030, 4, 4)),
        ],
    );
}

/// A bank holiday in any part of the United Kingdom counts at a general election: St Patrick’s Day in Northern Ireland, the
/// first Monday in August in Scotland.
#[test]
fn the_holidays_of_other_parts_move_a_general_election() {
    for (poll, dissolution, council) in
        [(ymd(2028, 4, 6), ymd(2028, 3, 1), ymd(2028, 3, 2)), (ymd(2027, 9, 2), ymd(2027, 7, 27), ymd(2027, 7, 28))]
    {
        has(&of_kind(Parliament, poll), &[(Dissolution, dissolution)]);
        has(&of_kind(Council, poll), &[(NoticeOfElection, council)]);
    }
}

/// Parliament first met on 9 July 2024, so it is dissolved at the latest on 9 July 2029. Counting the holidays of England and
/// Wales alone would give 13 August.
#[test]
fn the_last_day_for_the_next_general_election() {
    let days = ElectionDays { dissolution: Some(ymd(2029, 7, 9)), ..ElectionDays::default() };
    let last = timetable(Parliament, &days, &[]).expect("a known year");
    assert_eq!(last.poll(), Some(ymd(2029, 8, 15)));
    let english = WorkingCalendar::england_and_wales().working_days_after(ymd(2029, 7, 9), 25);
    assert_eq!(english, Ok(ymd(2029, 8, 13)));
}

/// A warrant of Tuesday 2 March 2027 for a seat in England; Good Friday is 26 March, Easter Monday 29 March.
#[test]
fn a_by_election_counts_forwards_from_the_writ() {
    let days = ElectionDays { writ: Some(ymd(2027, 3, 3)), ..ElectionDays::default() };
    let from_writ = timetable(ParliamentByElection, &days, &[]).expect("a known year");
    has(
        &from_writ,
        &[(Writ, ymd(2027, 3, 3)), (NoticeOfElection, ymd(2027, 3, 5)), (NominationsClose, ymd(2027, 3, 12))],
    );
    // By 4pm on the second working day after the writ, whether or not the poll is known.
    for known in [ElectionDays::poll(ymd(2027, 4, 8)), days] {
        let notice =
            timetable(ParliamentByElection, &known, &[]).expect("a known year").date(NoticeOfElection).copied();
        let four = chrono::NaiveTime::from_hms_opt(16, 0, 0).map(StatutoryTime::By);
        assert_eq!(notice.expect("a stretch").time, four, "{known:?}");
    }
    let poll = from_writ.date(Poll).expect("a stretch");
    assert_eq!(poll.date, ymd(2027, 4, 12), "the 19th working day after the latest day for nominations");
    assert!(poll.allows(ymd(2027, 4, 8)), "the 17th");
    assert!(!poll.allows(ymd(2027, 4, 13)));

    // With the poll known too, the day for nominations is what both allow.
    let with_poll = |poll| timetable(ParliamentByElection, &ElectionDays { poll: Some(poll), ..days }, &[]);
    let both = with_poll(ymd(2027, 4, 8)).expect("a known year");
    let nominations = both.date(NominationsClose).expect("a stretch");
    assert_eq!((nominations.not_before, nominations.date), (Some(ymd(2027, 3, 10)), ymd(2027, 3, 12)));
    assert_eq!(both.date(Poll).map(|found| found.timing), Some(Timing::On));

    // A poll that the writ does not allow meets the days that it does.
    let late = with_poll(ymd(2027, 4, 15)).expect("a known year");
    assert!(late.date(Poll).is_some_and(|found| !found.allows(ymd(2027, 4, 15)) && found.date == ymd(2027, 4, 12)));
}

/// Schedule 1, rule 2(2)(b) of the Act of 1983: a by-election goes by the part of the United Kingdom where the seat is.
#[test]
fn a_by_election_goes_by_its_own_part_of_the_united_kingdom() {
    let poll = ymd(2027, 8, 12);
    let close = |area| {
        let days = ElectionDays { area, ..ElectionDays::poll(poll) };
        let found = timetable(ParliamentByElection, &days, &[]).expect("a known year");
        found.date(NominationsClose).and_then(|found| found.not_before)
    };
    assert_eq!(close(None), Some(ymd(2027, 7, 16)));
    assert_eq!(close(Some(HolidayArea::Scotland)), Some(ymd(2027, 7, 15)), "2 August is a holiday in Scotland");
}

/// Monday 7 May 2029 and Monday 6 May 2030 are bank holidays: councillors change a day later, as the Electoral Commission read
/// section 243 of the Act of 1972 for 2019. In 2027 and 2028 the fourth day is an ordinary Monday.
#[test]
fn the_fourth_day_after_the_poll_may_be_a_bank_holiday() {
    for (poll, office) in [
        (ymd(2019, 5, 2), ymd(2019, 5, 7)),
        (ymd(2027, 5, 6), ymd(2027, 5, 10)),
        (ymd(2028, 5, 4), ymd(2028, 5, 8)),
        (ymd(2029, 5, 3), ymd(2029, 5, 8)),
        (ymd(2030, 5, 2), ymd(2030, 5, 7)),
    ] {
        has(&of_kind(Council, poll), &[(TermEnd, office), (TermStart, office)]);
    }
    // Whether a mayor's term moves too is not settled: the day stays, and says so.
    for kind in [AuthorityMayor, LocalMayor] {
        let timetable = of_kind(kind, ymd(2029, 5, 3));
        let start = timetable.date(TermStart).expect("a day");
        assert_eq!((start.date, start.confidence), (ymd(2029, 5, 7), Confidence::Unconfirmed), "{kind:?}");
        assert!(start.notes().any(|note| note.contains("bank holiday")), "{kind:?}");
    }
    let start = of_kind(LocalMayor, ymd(2027, 5, 6)).date(TermStart).copied().expect("a day");
    assert_eq!((start.date, start.confidence), (ymd(2027, 5, 10), Confidence::Confirmed));
}

/// A Bill of 2026 would move the hours: from 2027 they say that they may change.
#[test]
fn hours_that_may_change_say_so() {
    for kind in [Council, CouncilWales, AuthorityMayor, Parliament] {
        for (poll, confidence) in [(ymd(2026, 10, 1), Confidence::Confirmed), (ymd(2027, 5, 6), Confidence::MayChange)]
        {
            let timetable = of_kind(kind, poll);
            let close = timetable.date(NominationsClose).expect("a day");
            assert_eq!(close.confidence, confidence, "{kind:?} {poll}");
            assert_eq!(close.notes().any(|note| note.contains("Bill")), confidence == Confidence::MayChange);
        }
    }
    let poll = commissioner(ymd(2028, 5, 4)).date(Poll).copied().expect("a day");
    assert_eq!(poll.confidence, Confidence::MayChange);
}

/// Schedule 1, rule 2(2A) of the Act of 1983: at a general election a day appointed after the dissolution counts; at any other
/// it does not.
#[test]
fn a_day_of_mourning_moves_a_general_election_only_if_it_was_appointed_before_the_dissolution() {
    let mourning =
        |appointed| DayOff { date: ymd(2024, 6, 20), name: "Day of mourning".into(), appointed: Some(appointed) };
    let dissolution = |appointed| {
        let found = timetable(Parliament, &ElectionDays::poll(ymd(2024, 7, 4)), &[mourning(appointed)]);
        found.map(|found| found.date(Dissolution).map(|found| found.date))
    };
    assert_eq!(dissolution(ymd(2024, 5, 1)), Ok(Some(ymd(2024, 5, 29))));
    assert_eq!(dissolution(ymd(2024, 6, 10)), Ok(Some(ymd(2024, 5, 30))));
    // Appointed on the 30th it would move a poll that follows a dissolution on that day, and not one on the 29th.
    assert_eq!(dissolution(ymd(2024, 5, 30)), Err(CalendarError::NoDissolution { poll: ymd(2024, 7, 4) }));

    // With the dissolution given, nothing is to be found out.
    let days = ElectionDays { dissolution: Some(ymd(2024, 5, 30)), ..ElectionDays::poll(ymd(2024, 7, 4)) };
    let known = timetable(Parliament, &days, &[mourning(ymd(2024, 6, 10))]).expect("a known year");
    has(&known, &[(NominationsClose, ymd(2024, 6, 7)), (PostalVotesClose, ymd(2024, 6, 19))]);

    let council = timetable(Council, &ElectionDays::poll(ymd(2024, 7, 4)), &[mourning(ymd(2024, 6, 10))]);
    has(&council.expect("a known year"), &[(PostalVotesClose, ymd(2024, 6, 18))]);
}

/// The poll is the 25th working day after the dissolution, so it is a working day.
#[test]
fn no_general_election_falls_on_a_saturday() {
    let saturday = ymd(2028, 5, 6);
    let found = timetable(Parliament, &ElectionDays::poll(saturday), &[]);
    assert_eq!(found, Err(CalendarError::NoDissolution { poll: saturday }));
}
