//! The Mayor of London and the London Assembly at the ordinary election: the Rules of 2007. A by-election has other
//! hours, which could not be confirmed, and is not in this table.

use super::*;

const RULES: &str = "Greater London Authority Elections Rules 2007 (SI 2007/3541)";
const TIMES: Source = Source { instrument: RULES, rule: "Schedules 1 to 3, rule 3" };
const SCHEDULES: Source = Source { instrument: RULES, rule: "Schedules 1 to 3" };
const TERM: Source = Source { instrument: "Greater London Authority Act 1999", rule: "Part 1" };
const DECLARED: &str = "On the second day after the last winner is declared.";

pub(super) const TABLE: Table = Table {
    since: day(2016, 1, 1),
    rules: &[
        Rule::by(Step::NoticeOfElection, 30, TIMES),
        Rule::on(Step::NominationsClose, 24, TIMES).at(16),
        Rule::by(Step::CandidatesPublished, 22, TIMES).at(16),
        Rule::on(Step::WithdrawalsClose, 24, TIMES).at(16),
        Rule::by(Step::ElectionAgentsNamed, 24, SCHEDULES).at(16),
        REGISTRATION,
        POSTAL_VOTES,
        PROXY_VOTES,
        Rule::by(Step::NoticeOfPoll, 6, SCHEDULES).unsure(),
        Rule::by(Step::PollingAgentsNamed, 5, SCHEDULES).unsure(),
        Rule::poll(TIMES),
        Rule::count(SCHEDULES),
        Rule::from(Step::TermEnd, 2, TERM).noted(DECLARED),
        Rule::from(Step::TermStart, 2, TERM).noted(DECLARED),
    ],
};
