//! The rows of the timetable, each with the provision it comes from.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{StatutoryTime, Step, Timing};

/// When polling stations open: 7 in the morning (Schedule 3, rule 1).
pub const POLL_OPENS: NaiveTime = on_the_hour(7);

/// When polling stations close: 10 at night (Schedule 3, rule 1).
pub const POLL_CLOSES: NaiveTime = on_the_hour(22);

const TABLE: &str = "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rule 1";
const AMENDED_TABLE: &str =
    "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rule 1, as amended by SI 2014/921";
const AGENTS: &str = "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), article 26";
const POLLING_AGENTS: &str =
    "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rule 31(7)";
const COUNT: &str = "Police and Crime Commissioner Elections Order 2012 (SI 2012/1917), Schedule 3, rule 51(1)";
const TERM: &str = "Police Reform and Social Responsibility Act 2011, section 50(7)";

/// How a step's day follows from the day of the poll.
pub(super) enum Reckoning {
    /// Counted back from the poll by rule 2.
    WorkingDaysBefore(u32),
    /// Calendar days on from the poll; 0 is the day itself.
    DaysAfter(u64),
}

/// One row.
pub(super) struct Rule {
    pub step: Step,
    pub reckoning: Reckoning,
    pub timing: Timing,
    pub time: Option<StatutoryTime>,
    pub source: &'static str,
}

/// The rows that rule 1's Table fixed one way in 2012 and another since 2014.
struct Nominations {
    close_at: NaiveTime,
    published: (u32, Option<StatutoryTime>),
    withdrawals: (u32, NaiveTime),
    source: &'static str,
}

/// As first made: nominations to noon on the nineteenth day, the statement on the seventeenth, withdrawals to noon on
/// the sixteenth. The hour by which the statement was due is left out: we could not confirm it.
const AS_MADE: Nominations =
    Nominations { close_at: on_the_hour(12), published: (17, None), withdrawals: (16, on_the_hour(12)), source: TABLE };

/// As amended: nominations and withdrawals to 4pm on the nineteenth day, the statement by 4pm on the eighteenth.
const AS_AMENDED: Nominations = Nominations {
    close_at: on_the_hour(16),
    published: (18, Some(StatutoryTime::By(on_the_hour(16)))),
    withdrawals: (19, on_the_hour(16)),
    source: AMENDED_TABLE,
};

/// Returns the rows that apply to a poll on this day.
pub(super) fn rules(poll: NaiveDate) -> [Rule; Step::ALL.len()] {
    use Reckoning::{DaysAfter, WorkingDaysBefore};
    use StatutoryTime::{After, Between, By};
    use Step::*;
    use Timing::{NoLaterThan, NotBefore, On};

    let law = if poll.year() < 2014 { AS_MADE } else { AS_AMENDED };
    let (published, published_by) = law.published;
    let (withdrawals, withdrawn_by) = law.withdrawals;
    let by = |time| Some(By(time));
    [
        rule(NoticeOfElection, WorkingDaysBefore(25), NoLaterThan, None, TABLE),
        rule(NominationsClose, WorkingDaysBefore(19), On, by(law.close_at), law.source),
        rule(CandidatesPublished, WorkingDaysBefore(published), NoLaterThan, published_by, law.source),
        rule(WithdrawalsClose, WorkingDaysBefore(withdrawals), On, by(withdrawn_by), law.source),
        rule(ElectionAgentsNamed, WorkingDaysBefore(withdrawals), NoLaterThan, by(withdrawn_by), AGENTS),
        rule(NoticeOfPoll, WorkingDaysBefore(6), NoLaterThan, None, TABLE),
        rule(PollingAgentsNamed, WorkingDaysBefore(5), NoLaterThan, None, POLLING_AGENTS),
        rule(Poll, DaysAfter(0), On, Some(Between(POLL_OPENS, POLL_CLOSES)), TABLE),
        rule(Count, DaysAfter(0), NotBefore, Some(After(POLL_CLOSES)), COUNT),
        rule(TermEnd, DaysAfter(6), On, None, TERM),
        rule(TermStart, DaysAfter(7), On, None, TERM),
    ]
}

const fn rule(
    step: Step,
    reckoning: Reckoning,
    timing: Timing,
    time: Option<StatutoryTime>,
    source: &'static str,
) -> Rule {
    Rule { step, reckoning, timing, time, source }
}

#[expect(clippy::panic, reason = "runs only while the constants above are compiled")]
const fn on_the_hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => panic!("no such time"),
    }
}
