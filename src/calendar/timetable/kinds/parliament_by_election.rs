//! One seat in the House of Commons: Schedule 1 to the Act of 1983. The returning officer fixes the last day for
//! nominations, from the third working day after the notice to the seventh after the writ, and the poll follows on the
//! 17th to the 19th working day after it. So the poll alone gives a stretch, and the writ narrows it.
//!
//! Halton's timetable for Runcorn and Helsby, 1 May 2025, shows withdrawals and agents on the last day for nominations.

use super::*;
use crate::timetable::Reckoning::{WorkingDaysAfterWrit, WorkingDaysBetween};
use crate::timetable::{POLL_CLOSES, POLL_OPENS, StatutoryTime};

const ACT: &str = "Representation of the People Act 1983";
const TIMES: Source = Source { instrument: ACT, rule: "Schedule 1, rule 1" };
const POLLING_AGENTS: Source = Source { instrument: ACT, rule: "Schedule 1, rule 30(3)" };
const SCHEDULE: Source = Source { instrument: ACT, rule: "Schedule 1" };
const FIXED: &str = "The returning officer fixes the day.";
const STATEMENT: &str = "At 5pm on the day nominations close, unless somebody objects to a nomination.";
const IN_STATEMENT: &str = "Part of the statement of persons nominated.";

/// Counted from the poll: a stretch that ends so many working days before it.
const fn window(step: Step, last: u32, source: Source, note: &'static str) -> Rule {
    Rule::new(step, WorkingDaysBetween(19, last), Timing::NoLaterThan, source).noted(note)
}

/// Counted from the writ: the stretch in which that can be.
const fn writ(step: Step, first: u32, last: u32) -> Rule {
    Rule::new(step, WorkingDaysAfterWrit(first, last), Timing::NoLaterThan, TIMES)
}

pub(super) const TABLE: Table = Table {
    since: day(2015, 1, 1),
    rules: &[
        Rule::new(Step::Writ, WorkingDaysAfterWrit(0, 0), Timing::On, TIMES)
            .noted("Treated as received on the day after the Speaker’s warrant."),
        Rule::by(Step::NoticeOfElection, 20, TIMES).at(16).noted("By 4pm on the second working day after the writ."),
        writ(Step::NoticeOfElection, 0, 2).at(16),
        window(Step::NominationsClose, 17, TIMES, FIXED).at(16),
        writ(Step::NominationsClose, 3, 7).at(16).noted(FIXED),
        window(Step::CandidatesPublished, 16, TIMES, STATEMENT).unsure(),
        writ(Step::CandidatesPublished, 3, 8).unsure().noted(STATEMENT),
        window(Step::WithdrawalsClose, 17, TIMES, FIXED).at(16),
        writ(Step::WithdrawalsClose, 3, 7).at(16).noted(FIXED),
        window(Step::ElectionAgentsNamed, 17, SCHEDULE, FIXED).at(16),
        writ(Step::ElectionAgentsNamed, 3, 7).at(16).noted(FIXED),
        REGISTRATION,
        POSTAL_VOTES,
        window(Step::NoticeOfPoll, 16, SCHEDULE, IN_STATEMENT).unsure(),
        writ(Step::NoticeOfPoll, 3, 8).unsure().noted(IN_STATEMENT),
        PROXY_VOTES,
        Rule::by(Step::PollingAgentsNamed, 5, POLLING_AGENTS),
        Rule::poll(TIMES),
        Rule {
            time: Some(StatutoryTime::Between(POLL_OPENS, POLL_CLOSES)),
            ..writ(Step::Poll, 20, 26).noted("From the 17th to the 19th working day after nominations close.")
        },
        Rule::count(SCHEDULE).unsure(),
        Rule::from(Step::TermStart, 0, SCHEDULE).unsure().noted("On being returned."),
    ],
};
