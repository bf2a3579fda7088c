//! Mayors of combined authorities and combined county authorities: the Order of 2017, and each area's own Order for the
//! term.

use super::*;
use crate::timetable::Reckoning;

const ORDER: &str = "Combined Authorities (Mayoral Elections) Order 2017 (SI 2017/67)";
const TIMES: Source = Source { instrument: ORDER, rule: "Schedule 1, rule 3" };
const SCHEDULE: Source = Source { instrument: ORDER, rule: "Schedule 1" };
const TERM: Source = Source {
    instrument: "the Order of the area, as Tees Valley Combined Authority (Election of Mayor) Order 2016 (SI 2016/783)",
    rule: "",
};
/// Seen for Tees Valley and West Yorkshire.
const TERM_NOTE: &str = "As the Orders of Tees Valley and West Yorkshire have it; look at the area’s own.";

pub(super) const TABLE: Table = Table {
    since: day(2017, 1, 1),
    rules: &[
        Rule::by(Step::NoticeOfElection, 25, TIMES),
        Rule::on(Step::NominationsClose, 19, TIMES).at(16),
        Rule::by(Step::CandidatesPublished, 18, TIMES).at(16),
        Rule::on(Step::WithdrawalsClose, 19, TIMES).at(16),
        Rule::by(Step::ElectionAgentsNamed, 19, SCHEDULE).at(16),
        REGISTRATION,
        POSTAL_VOTES,
        PROXY_VOTES,
        // Liverpool City Region's timetable of 2021; the rule itself points to a table that was not seen.
        Rule::by(Step::NoticeOfPoll, 6, SCHEDULE),
        Rule::by(Step::PollingAgentsNamed, 5, SCHEDULE).unsure(),
        Rule::poll(TIMES),
        Rule::count(SCHEDULE),
        Rule::new(Step::TermEnd, Reckoning::DaysAfter(3), Timing::On, TERM).unsure().noted(TERM_NOTE),
        Rule::new(Step::TermStart, Reckoning::DaysAfter(4), Timing::On, TERM).unsure().noted(TERM_NOTE),
    ],
};
