//! Mayors of one council: the Regulations of 2007 for the poll, those of 2012 for the term.

use super::*;
use crate::timetable::Reckoning;

const REGULATIONS: &str = "Local Authorities (Mayoral Elections) (England and Wales) Regulations 2007 (SI 2007/1024)";
const TIMES: Source = Source { instrument: REGULATIONS, rule: "Schedule 1, rule 3" };
const SCHEDULE: Source = Source { instrument: REGULATIONS, rule: "Schedule 1" };
const TERM: Source = Source {
    instrument: "Local Authorities (Elected Mayors) (Elections, Terms of Office and Casual Vacancies) (England) \
                 Regulations 2012 (SI 2012/336)",
    rule: "",
};
const SUCCESSOR: &str = "The old term ends when the successor takes office.";

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
        Rule::by(Step::NoticeOfPoll, 6, SCHEDULE).unsure(),
        Rule::by(Step::PollingAgentsNamed, 5, SCHEDULE).unsure(),
        Rule::poll(TIMES).unsure(),
        Rule::count(SCHEDULE).unsure(),
        Rule::new(Step::TermEnd, Reckoning::DaysAfter(4), Timing::On, TERM).noted(SUCCESSOR),
        Rule::new(Step::TermStart, Reckoning::DaysAfter(4), Timing::On, TERM),
    ],
};
