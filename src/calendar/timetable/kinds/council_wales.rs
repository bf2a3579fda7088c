//! Principal councils in Wales: the Rules of 2021, in force for the elections of 2022.

use super::*;
use crate::timetable::Reckoning;

const RULES: &str = "Local Elections (Principal Areas) (Wales) Rules 2021 (WSI 2021/1459)";
const TIMES: Source = Source { instrument: RULES, rule: "Schedule 1, rule 1" };
const SCHEDULE: Source = Source { instrument: RULES, rule: "Schedule 1" };
const TERM: Source = Source { instrument: "Local Government Act 1972", rule: "sections 26 and 243" };
const ELECTRONIC: &str = "Nomination papers may be delivered electronically.";
const AS_IN_ENGLAND: &str = "Taken to be as in England: the text now in force was not seen.";

pub(super) const TABLE: Table = Table {
    since: day(2022, 1, 1),
    rules: &[
        Rule::by(Step::NoticeOfElection, 25, TIMES),
        Rule::on(Step::NominationsClose, 19, TIMES).at(16).noted(ELECTRONIC),
        Rule::by(Step::CandidatesPublished, 18, TIMES).at(16),
        Rule::on(Step::WithdrawalsClose, 19, TIMES).at(16),
        Rule::by(Step::ElectionAgentsNamed, 19, SCHEDULE).at(16).unsure(),
        REGISTRATION,
        POSTAL_VOTES,
        PROXY_VOTES,
        Rule::by(Step::NoticeOfPoll, 6, TIMES),
        Rule::by(Step::PollingAgentsNamed, 5, SCHEDULE).unsure(),
        Rule::poll(TIMES),
        Rule::count(SCHEDULE),
        Rule::new(Step::TermEnd, Reckoning::DaysAfterToWorkingDay(4), Timing::On, TERM).unsure().noted(AS_IN_ENGLAND),
        Rule::new(Step::TermStart, Reckoning::DaysAfterToWorkingDay(4), Timing::On, TERM).unsure().noted(AS_IN_ENGLAND),
    ],
};
