//! A general election: Schedule 1 to the Act of 1983, as it has been since the timetable of 25 working days (2015), and
//! the Act of 2022 on dissolution.
//!
//! The steps of Parliament count forwards from the dissolution; with the poll on the 25th working day after it, the count
//! backwards gives the same days.

use super::*;

const ACT: &str = "Representation of the People Act 1983";
const TIMES: Source = Source { instrument: ACT, rule: "Schedule 1, rule 1" };
const POLLING_AGENTS: Source = Source { instrument: ACT, rule: "Schedule 1, rule 30(3)" };
const SCHEDULE: Source = Source { instrument: ACT, rule: "Schedule 1" };
const DISSOLUTION: Source =
    Source { instrument: "Dissolution and Calling of Parliament Act 2022", rule: "section 4 and Schedule" };
const OBJECTIONS: &str = "At 5pm on the day nominations close, unless somebody objects to a nomination.";
const WITH_STATEMENT: &str = "Part of the statement of persons nominated.";

pub(super) const TABLE: Table = Table {
    since: day(2015, 1, 1),
    rules: &[
        Rule::on(Step::Dissolution, 25, DISSOLUTION),
        Rule::on(Step::Writ, 24, TIMES),
        Rule::by(Step::NoticeOfElection, 22, TIMES).at(16),
        Rule::on(Step::NominationsClose, 19, TIMES).at(16),
        Rule::by(Step::CandidatesPublished, 18, TIMES).at(16).noted(OBJECTIONS),
        Rule::on(Step::WithdrawalsClose, 19, TIMES).at(16),
        Rule::by(Step::ElectionAgentsNamed, 19, SCHEDULE).at(16),
        REGISTRATION,
        POSTAL_VOTES,
        Rule::by(Step::NoticeOfPoll, 18, SCHEDULE).at(16).noted(WITH_STATEMENT),
        PROXY_VOTES,
        Rule::by(Step::PollingAgentsNamed, 5, POLLING_AGENTS),
        Rule::poll(TIMES),
        Rule::count(SCHEDULE),
        Rule::on(Step::TermEnd, 25, DISSOLUTION).noted("Members leave their seats when Parliament is dissolved."),
        Rule::from(Step::TermStart, 0, SCHEDULE).unsure().noted("On being returned."),
    ],
};
