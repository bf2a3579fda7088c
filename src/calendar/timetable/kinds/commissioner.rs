//! Police and crime commissioners: the Order of 2012 as first made, and as amended by SI 2014/921.

use super::*;
use crate::timetable::Reckoning;

const ORDER: &str = "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917)";
const AS_MADE: Source = Source { instrument: ORDER, rule: "Schedule 3, rule 1" };
const AMENDED: Source = Source { instrument: ORDER, rule: "Schedule 3, rule 1, as amended by SI 2014/921" };
const AGENTS: Source = Source { instrument: ORDER, rule: "article 26" };
const POLLING_AGENTS: Source = Source { instrument: ORDER, rule: "Schedule 3, rule 31(7)" };
const COUNT: Source = Source { instrument: ORDER, rule: "Schedule 3, rule 51(1)" };
const TERM: Source = Source { instrument: "Police Reform and Social Responsibility Act 2011", rule: "section 50(7)" };

/// No poll lay near the change.
const AMENDMENT: chrono::NaiveDate = day(2014, 1, 1);
const VACANCY: &str = "Whoever fills a vacancy takes office on accepting it.";

/// As first made, nominations closed at noon on the nineteenth day, the statement was due on the seventeenth (its hour
/// could not be confirmed and is left out), and withdrawals closed at noon on the sixteenth.
pub(super) const TABLE: Table = Table {
    since: day(2012, 1, 1),
    rules: &[
        Rule::by(Step::NoticeOfElection, 25, AS_MADE),
        Rule::on(Step::NominationsClose, 19, AS_MADE).at(12).polls_before(AMENDMENT),
        Rule::on(Step::NominationsClose, 19, AMENDED).at(16).polls_from(AMENDMENT),
        Rule::by(Step::CandidatesPublished, 17, AS_MADE).polls_before(AMENDMENT),
        Rule::by(Step::CandidatesPublished, 18, AMENDED).at(16).polls_from(AMENDMENT),
        Rule::on(Step::WithdrawalsClose, 16, AS_MADE).at(12).polls_before(AMENDMENT),
        Rule::on(Step::WithdrawalsClose, 19, AMENDED).at(16).polls_from(AMENDMENT),
        Rule::by(Step::ElectionAgentsNamed, 16, AGENTS).at(12).polls_before(AMENDMENT),
        Rule::by(Step::ElectionAgentsNamed, 19, AGENTS).at(16).polls_from(AMENDMENT),
        // Electoral Commission, media handbook of 2024; not looked up for the years before the amendment.
        REGISTRATION.polls_from(AMENDMENT),
        POSTAL_VOTES.polls_from(AMENDMENT),
        PROXY_VOTES.polls_from(AMENDMENT),
        Rule::by(Step::NoticeOfPoll, 6, AS_MADE),
        Rule::by(Step::PollingAgentsNamed, 5, POLLING_AGENTS),
        Rule::poll(AS_MADE),
        Rule::count(COUNT),
        Rule::new(Step::TermEnd, Reckoning::DaysAfter(6), Timing::On, TERM),
        Rule::new(Step::TermStart, Reckoning::DaysAfter(7), Timing::On, TERM).noted(VACANCY),
    ],
};
