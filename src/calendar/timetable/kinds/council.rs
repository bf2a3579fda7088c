//! Principal councils in England: the Rules of 2006, with hours as SI 2014/494 left them.

use super::*;
use crate::timetable::Reckoning;

const RULES: &str = "Local Elections (Principal Areas) (England and Wales) Rules 2006 (SI 2006/3304)";
const TIMES: Source = Source { instrument: RULES, rule: "Schedule 2, rule 1" };
const SCHEDULE: Source = Source { instrument: RULES, rule: "Schedule 2" };
const TERM: Source = Source { instrument: "Local Government Act 1972", rule: "sections 7, 89 and 243, Schedule 2" };

/// The Electoral Commission read section 243 so for 2019.
const MOVES: &str = "At the ordinary election. Where the fourth day is a bank holiday, the change moves to the next working \
                     day, as the Electoral Commission reads the Act; whoever fills a vacancy takes office on accepting it.";

pub(super) const TABLE: Table = Table {
    since: day(2015, 1, 1),
    rules: &[
        Rule::by(Step::NoticeOfElection, 25, TIMES),
        Rule::on(Step::NominationsClose, 19, TIMES).at(16),
        Rule::by(Step::CandidatesPublished, 18, TIMES).at(16),
        Rule::on(Step::WithdrawalsClose, 19, TIMES).at(16),
        Rule::by(Step::ElectionAgentsNamed, 19, SCHEDULE).at(16),
        REGISTRATION,
        POSTAL_VOTES,
        PROXY_VOTES,
        Rule::by(Step::NoticeOfPoll, 6, TIMES),
        Rule::by(Step::PollingAgentsNamed, 5, SCHEDULE),
        Rule::poll(TIMES),
        Rule::count(SCHEDULE),
        Rule::new(Step::TermEnd, Reckoning::DaysAfterToWorkingDay(4), Timing::On, TERM).noted(MOVES),
        Rule::new(Step::TermStart, Reckoning::DaysAfterToWorkingDay(4), Timing::On, TERM).noted(MOVES),
    ],
};
