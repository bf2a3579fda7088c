//! The Senedd: the Order of 2025, in force for the election of 2026, and the Act of 2006 on dissolution.

use super::*;

const ORDER: &str = "Senedd Cymru (Representation of the People) Order 2025 (WSI 2025/864)";
const TIMES: Source = Source { instrument: ORDER, rule: "Schedule 5, rule 1" };
const SCHEDULE: Source = Source { instrument: ORDER, rule: "Schedule 5" };
const ACT: Source = Source { instrument: "Government of Wales Act 2006", rule: "sections 3 to 5" };
/// 7 April for the poll of 6 May 2021, 8 April for that of 7 May 2026.
const COUNTED: &str = "Counted from the minimum period of 21 working days, which fits 2021 and 2026.";
const ELECTRONIC: &str = "Nomination papers may be delivered electronically.";

pub(super) const TABLE: Table = Table {
    since: day(2026, 1, 1),
    rules: &[
        Rule::on(Step::Dissolution, 20, ACT).unsure().noted(COUNTED),
        Rule::by(Step::NoticeOfElection, 25, TIMES),
        Rule::on(Step::NominationsClose, 19, TIMES).at(16).noted(ELECTRONIC),
        Rule::by(Step::CandidatesPublished, 18, TIMES).at(16),
        Rule::on(Step::WithdrawalsClose, 19, TIMES).at(16),
        Rule::by(Step::ElectionAgentsNamed, 19, SCHEDULE).at(16).unsure(),
        Rule::on(Step::RegistrationCloses, 12, SCHEDULE).unsure(),
        Rule::on(Step::PostalVotesClose, 11, SCHEDULE).at(17),
        Rule::by(Step::NoticeOfPoll, 18, SCHEDULE).at(16).noted("Part of the statement of persons nominated."),
        Rule::on(Step::ProxyVotesClose, 6, SCHEDULE).at(17),
        Rule::by(Step::PollingAgentsNamed, 5, SCHEDULE).unsure(),
        Rule::poll(TIMES),
        Rule::count(SCHEDULE),
        Rule::on(Step::TermEnd, 20, ACT).unsure().noted("Members leave their seats when the Senedd is dissolved."),
        Rule::from(Step::TermStart, 0, ACT).unsure().noted("On being declared returned."),
    ],
};
