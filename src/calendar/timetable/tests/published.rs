//! Timetables that those who run elections published, each against the one worked out here.

use super::*;
use ElectionKind::*;
use Step::*;

/// London Elects, statutory notices and timetable for the Mayor of London and the Assembly, 2 May 2024.
#[test]
fn london_2024() {
    let timetable = of_kind(London, ymd(2024, 5, 2));
    has(
        &timetable,
        &[
            (NoticeOfElection, ymd(2024, 3, 19)),
            (NominationsClose, ymd(2024, 3, 27)),
            (WithdrawalsClose, ymd(2024, 3, 27)),
            (ElectionAgentsNamed, ymd(2024, 3, 27)),
            (CandidatesPublished, ymd(2024, 4, 2)),
        ],
    );
}

/// Electoral Commission, timetable of the general election of 4 July 2024.
#[test]
fn general_election_2024() {
    assert_eq!(
        printed(&of_kind(Parliament, ymd(2024, 7, 4))),
        [
            "dissolution on 30 May 2024",
            "term-end on 30 May 2024",
            "writ on 31 May 2024",
            "notice-of-election by 4 June 2024, 4pm",
            "nominations-close on 7 June 2024, 4pm",
            "withdrawals-close on 7 June 2024, 4pm",
            "election-agents-named by 7 June 2024, 4pm",
            "candidates-published by 10 June 2024, 4pm",
            "notice-of-poll by 10 June 2024, 4pm",
            "registration-closes on 18 June 2024",
            "postal-votes-close on 19 June 2024, 5pm",
            "proxy-votes-close on 26 June 2024, 5pm",
            "polling-agents-named by 27 June 2024",
            "poll on 4 July 2024, 7am to 10pm",
            "count from 4 July 2024, 10pm",
            "term-start from 4 July 2024",
        ]
    );
}

/// The Press Association’s timetable of the general election of 12 December 2019; House of Commons Library, research paper
/// 15/11, for the dissolution of 2015.
#[test]
fn earlier_general_elections() {
    has(
        &of_kind(Parliament, ymd(2019, 12, 12)),
        &[
            (Dissolution, ymd(2019, 11, 6)),
            (NoticeOfElection, ymd(2019, 11, 11)),
            (NominationsClose, ymd(2019, 11, 14)),
        ],
    );
    has(&of_kind(Parliament, ymd(2015, 5, 7)), &[(Dissolution, ymd(2015, 3, 30))]);
}

/// Bournemouth, Christchurch and Poole Council, timetable of the elections of 7 May 2026; Hart District Council for agents.
#[test]
fn councils_2026() {
    has(
        &of_kind(Council, ymd(2026, 5, 7)),
        &[
            (NoticeOfElection, ymd(2026, 3, 30)),
            (NominationsClose, ymd(2026, 4, 9)),
            (ElectionAgentsNamed, ymd(2026, 4, 9)),
            (CandidatesPublished, ymd(2026, 4, 10)),
            (RegistrationCloses, ymd(2026, 4, 20)),
            (PostalVotesClose, ymd(2026, 4, 21)),
            (NoticeOfPoll, ymd(2026, 4, 28)),
            (ProxyVotesClose, ymd(2026, 4, 28)),
            (PollingAgentsNamed, ymd(2026, 4, 29)),
        ],
    );
}

/// North Yorkshire, timetable of the county council elections of 5 May 2022, as the Harrogate press gave it.
#[test]
fn councils_2022() {
    has(
        &of_kind(Council, ymd(2022, 5, 5)),
        &[
            (NoticeOfElection, ymd(2022, 3, 28)),
            (NominationsClose, ymd(2022, 4, 5)),
            (CandidatesPublished, ymd(2022, 4, 6)),
            (RegistrationCloses, ymd(2022, 4, 14)),
            (PostalVotesClose, ymd(2022, 4, 19)),
            (NoticeOfPoll, ymd(2022, 4, 26)),
            (PollingAgentsNamed, ymd(2022, 4, 27)),
        ],
    );
}

/// Liverpool City Region, timetables of the mayoral election of 6 May 2021 and of the polls of 1 May 2025; Democracy Club for nominations at the Greater
/// Manchester by-election of 30 July 2026.
#[test]
fn authority_mayors() {
    has(
        &of_kind(AuthorityMayor, ymd(2021, 5, 6)),
        &[
            (NoticeOfElection, ymd(2021, 3, 29)),
            (NominationsClose, ymd(2021, 4, 8)),
            (WithdrawalsClose, ymd(2021, 4, 8)),
            (ElectionAgentsNamed, ymd(2021, 4, 8)),
            (CandidatesPublished, ymd(2021, 4, 9)),
            (RegistrationCloses, ymd(2021, 4, 19)),
            (PostalVotesClose, ymd(2021, 4, 20)),
            (ProxyVotesClose, ymd(2021, 4, 27)),
            (NoticeOfPoll, ymd(2021, 4, 27)),
        ],
    );
    has(
        &of_kind(AuthorityMayor, ymd(2025, 5, 1)),
        &[
            (NoticeOfElection, ymd(2025, 3, 25)),
            (CandidatesPublished, ymd(2025, 4, 3)),
            (RegistrationCloses, ymd(2025, 4, 11)),
            (PostalVotesClose, ymd(2025, 4, 14)),
            (NoticeOfPoll, ymd(2025, 4, 23)),
            (ProxyVotesClose, ymd(2025, 4, 23)),
        ],
    );
    has(&of_kind(AuthorityMayor, ymd(2026, 7, 30)), &[(NominationsClose, ymd(2026, 7, 3))]);
}

/// Electoral Commission, timetable of the mayoral elections in England of 5 May 2016.
#[test]
fn local_mayors_2016() {
    has(
        &of_kind(LocalMayor, ymd(2016, 5, 5)),
        &[
            (NoticeOfElection, ymd(2016, 3, 30)),
            (NominationsClose, ymd(2016, 4, 7)),
            (WithdrawalsClose, ymd(2016, 4, 7)),
            (ElectionAgentsNamed, ymd(2016, 4, 7)),
            (CandidatesPublished, ymd(2016, 4, 8)),
            (RegistrationCloses, ymd(2016, 4, 18)),
        ],
    );
}

/// Senedd Cymru, on the dissolution before 7 May 2026.
#[test]
fn senedd_2026() {
    has(&of_kind(Senedd, ymd(2026, 5, 7)), &[(Dissolution, ymd(2026, 4, 8))]);
}

/// Halton Borough Council, timetable of the Runcorn and Helsby by-election of 1 May 2025: what the returning officer fixed is
/// within the stretch.
#[test]
fn runcorn_and_helsby_2025() {
    let timetable = of_kind(ParliamentByElection, ymd(2025, 5, 1));
    for (step, day) in [
        (NoticeOfElection, ymd(2025, 3, 28)),
        (NominationsClose, ymd(2025, 4, 2)),
        (WithdrawalsClose, ymd(2025, 4, 2)),
        (ElectionAgentsNamed, ymd(2025, 4, 2)),
        (CandidatesPublished, ymd(2025, 4, 2)),
        (NoticeOfPoll, ymd(2025, 4, 2)),
        (RegistrationCloses, ymd(2025, 4, 11)),
        (PostalVotesClose, ymd(2025, 4, 14)),
        (ProxyVotesClose, ymd(2025, 4, 23)),
    ] {
        assert!(timetable.date(step).is_some_and(|found| found.allows(day)), "{step:?}");
    }
    let nominations = timetable.date(NominationsClose).expect("a stretch");
    assert!(!nominations.allows(ymd(2025, 4, 1)) && !nominations.allows(ymd(2025, 4, 7)));
}
