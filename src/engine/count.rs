//! How the days between a resignation and a nomination are counted, to be shown beside the result.

use chrono::{Days, NaiveDate};

use calendar::CalendarError;
use policy::Policy;

use super::{Response, Responses};

/// The last days on which a resignation is in time for one nomination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastDays {
    /// The day on which the nomination goes in.
    pub nomination: NaiveDate,
    /// The last day, counting every day.
    pub by_calendar_days: NaiveDate,
    /// The last day, counting working days only; an error beyond the years known.
    pub by_working_days: Result<NaiveDate, CalendarError>,
}

/// How the days were counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResignationCount {
    /// How many days the protocol asks for.
    pub days_needed: u32,
    /// The day of the resignation, if there is one.
    pub resigned: Option<NaiveDate>,
    /// Calendar days from the resignation to the nomination; negative if the nomination goes in first.
    pub calendar_days: Option<i64>,
    /// Working days from the resignation to the nomination.
    pub working_days: Option<Result<u32, CalendarError>>,
    /// For the nomination date given.
    pub for_nomination: Option<LastDays>,
    /// For the last day of nominations, if the policy has it.
    pub for_close: Option<LastDays>,
    /// For the last day of nominations by law, where the text prints another.
    pub for_lawful_close: Option<LastDays>,
}

/// Counts the days for these responses. Returns none where the policy has no rule on resigning.
pub fn resignation_count(policy: &Policy, responses: &Responses) -> Option<ResignationCount> {
    use policy::Vocabulary;
    let rule = policy.resignation.as_ref()?;
    let day = |question: &str| responses.get(question).and_then(Response::day);
    let resigned = day(Vocabulary::RESIGNATION_DATE);
    let nominated = day(Vocabulary::NOMINATION_DATE).filter(|_| resigned.is_some());
    let between = resigned.zip(nominated);
    Some(ResignationCount {
        days_needed: rule.days,
        resigned,
        calendar_days: between.map(|(from, to)| (to - from).num_days()),
        working_days: between.map(|(from, to)| policy.calendar.working_days_between(from, to)),
        for_nomination: nominated.and_then(|day| last_days(policy, rule.days, day)),
        for_lawful_close: policy.lawful_nominations_close().and_then(|day| last_days(policy, rule.days, day)),
        for_close: policy.day(&rule.nominations_close).ok().flatten().and_then(|day| last_days(policy, rule.days, day)),
    })
}

fn last_days(policy: &Policy, days: u32, nomination: NaiveDate) -> Option<LastDays> {
    Some(LastDays {
        nomination,
        by_calendar_days: nomination.checked_sub_days(Days::new(days.into()))?,
        by_working_days: policy.calendar.working_days_before(nomination, days),
    })
}
