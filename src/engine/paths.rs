//! Every way through a flow. Dates stand for stretches between which nothing changes, so the list is exact, not a sample.

use std::ops::ControlFlow;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use calendar::CalendarError;
use policy::{
    DateWords, Message, Node, Outcome, OwnTime, Policy, QuestionKind, Vocabulary, error_in_english, message,
    resolve::uncountable,
};

use super::{End, Given, Response, Responses, Walk, WalkError, walk};

/// One way through a flow.
#[derive(Clone, Debug)]
pub struct Path<'p> {
    /// One example of responses that lead this way.
    pub responses: Responses,
    /// The walk over them, which ends in an outcome.
    pub walk: Walk<'p>,
    /// The outcome.
    pub outcome: &'p Outcome,
}

/// How much a listing may look at: each response on each way tried counts as one. The largest flow of a real protocol takes some
/// thousands; this stops what no person would wait for.
const BUDGET: usize = 5_000_000;

/// Calls `visit` with every way through a flow that the given facts leave open, in the order of the choices.
///
/// # Errors
///
/// Returns an error if the policy has no such flow, if a given response is not offered where the flow asks for it, if
/// working days would have to be counted beyond the years known, or if there are too many ways to list them.
pub fn for_each_path<'p>(
    policy: &'p Policy,
    flow: &str,
    given: &Given,
    visit: &mut dyn FnMut(Path<'p>),
) -> Result<(), PathError> {
    search(policy, flow, given, &mut BUDGET.clone(), &mut |path| {
        visit(path);
        ControlFlow::Continue(())
    })
}

/// Why the ways through a flow cannot be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// The flow cannot be walked over the given responses.
    Walk(WalkError),
    /// Working days would have to be counted beyond the years known.
    Uncountable(CalendarError),
    /// There are more ways than anybody could look through.
    TooMany(String),
}

impl PathError {
    /// Returns the error as a sentence, with days in these words, or else in English.
    pub fn message(&self, words: Option<&DateWords>) -> Message {
        match self {
            Self::Walk(error) => error.message(),
            Self::Uncountable(error) => message!("the days cannot be counted: %why%", why = uncountable(error, words)),
            Self::TooMany(flow) => message!(
                "the flow `%flow%` has too many ways through it to list them; give more facts, or split the flow",
                flow
            ),
        }
    }
}

error_in_english!(PathError, None);

impl From<WalkError> for PathError {
    fn from(error: WalkError) -> Self {
        Self::Walk(error)
    }
}

/// Goes through the ways until `visit` breaks off or the budget, which is reduced by what was looked at, is spent.
pub(super) fn search<'p>(
    policy: &'p Policy,
    flow: &str,
    given: &Given,
    budget: &mut usize,
    visit: &mut dyn FnMut(Path<'p>) -> ControlFlow<()>,
) -> Result<(), PathError> {
    // The next way to try is the last: no call within a call, however many questions follow each other.
    let mut open = vec![Responses::new()];
    while let Some(responses) = open.pop() {
        *budget = budget.checked_sub(1 + responses.len()).ok_or_else(|| PathError::TooMany(flow.to_owned()))?;
        let walk = walk(policy, flow, &responses)?;
        let contradicts = |step: &super::Step| given.derived.get(step.fact).is_some_and(|value| value != step.value);
        if walk.trail.iter().any(contradicts) {
            continue;
        }
        match walk.end {
            End::Outcome(outcome) => {
                if visit(Path { responses, walk, outcome }).is_break() {
                    return Ok(());
                }
            }
            End::Uncountable(error) => return Err(PathError::Uncountable(error)),
            End::Question { fact, node } => {
                // A value given for the period says that the date lies in the protocol's own time.
                let is_open = !given.responses.contains_key(fact) && !given.derived.contains_key(&node.fact);
                let outside = out_of_time(policy).filter(|_| is_open && fact == Vocabulary::ACTIVITY_DATE).into_iter();
                let tried = responses_to(policy, fact, node, given, &responses).into_iter().chain(outside);
                let ways: Vec<Responses> = tried
                    .map(|response| {
                        let mut next = responses.clone();
                        next.insert(fact.to_owned(), response);
                        next
                    })
                    .collect();
                open.extend(ways.into_iter().rev());
            }
        }
    }
    Ok(())
}

/// The responses to try: the given one, or one for each choice, or one for each stretch of time that differs.
pub fn responses_to(policy: &Policy, fact: &str, node: &Node, given: &Given, so_far: &Responses) -> Vec<Response> {
    if let Some(response) = given.responses.get(fact) {
        return vec![response.clone()];
    }
    let is_date = policy.questions.get(fact).is_some_and(|question| question.kind == QuestionKind::Date);
    match fact {
        _ if !is_date => node.branches.iter().map(|(choice, _)| Response::Choice(choice.clone())).collect(),
        Vocabulary::RESIGNATION_DATE => resignation_dates(policy, &given.responses),
        Vocabulary::NOMINATION_DATE => nomination_dates(policy, so_far),
        _ => activity_dates(policy),
    }
}

/// One date for each stretch between the bounds of periods: the day before the first, then each bound itself.
pub fn activity_dates(policy: &Policy) -> Vec<Response> {
    let edges = (policy.periods.values())
        .flat_map(|period| std::iter::once(&period.bounds).chain(&period.variant_bounds))
        .flat_map(|bounds| [bounds.start, bounds.end])
        .flatten();
    let mut edges: Vec<NaiveDateTime> = edges.collect();
    edges.sort_unstable();
    edges.dedup();
    let Some(first) = edges.first() else {
        return poll_day(policy);
    };
    let day_before = first.date().pred_opt().map(Response::Day);
    let at_edge = |edge: &NaiveDateTime| {
        let whole_day = edge.time() == NaiveTime::MIN && edges.iter().filter(|e| e.date() == edge.date()).count() == 1;
        if whole_day { Response::Day(edge.date()) } else { Response::Moment(*edge) }
    };
    day_before.into_iter().chain(edges.iter().map(at_edge)).collect()
}

/// A day outside the protocol's own time: one stands for all.
fn out_of_time(policy: &Policy) -> Option<Response> {
    let OwnTime { first, last } = policy.own_time;
    last.and_then(|day| day.succ_opt()).or_else(|| first?.pred_opt()).map(Response::Day)
}

fn poll_day(policy: &Policy) -> Vec<Response> {
    vec![Response::Day(policy.poll().and_then(|poll| poll.date).unwrap_or(NaiveDate::MIN))]
}

/// Days that are in time, in time by calendar days only, and too late for the nomination given or the last one possible.
pub(super) fn resignation_dates(policy: &Policy, known: &Responses) -> Vec<Response> {
    let mut dates = vec![Response::NotYet];
    let nominated = known.get(Vocabulary::NOMINATION_DATE).and_then(Response::day);
    let Some(rule) = &policy.resignation else {
        return dates;
    };
    let Some(nominated) = nominated.or_else(|| policy.day(&rule.nominations_close).ok().flatten()) else {
        return dates;
    };
    let last = nominated.checked_sub_days(Days::new(rule.days.into()));
    let last_by_working_days = policy.calendar.working_days_before(nominated, rule.days).ok();
    dates.extend(
        last_by_working_days.into_iter().chain(last).chain(last.and_then(|day| day.succ_opt())).map(Response::Day),
    );
    dates
}

/// Days for which the resignation is too late, in time by calendar days only, and in time.
pub(super) fn nomination_dates(policy: &Policy, so_far: &Responses) -> Vec<Response> {
    let (Some(rule), Some(resigned)) =
        (&policy.resignation, so_far.get(Vocabulary::RESIGNATION_DATE).and_then(Response::day))
    else {
        return Vec::new();
    };
    let first = resigned.checked_add_days(Days::new(rule.days.into()));
    let first_by_working_days = policy.calendar.working_days_after(resigned, rule.days).ok();
    let too_late = first.and_then(|day| day.pred_opt());
    let close = policy.nominations_close.map(|close| close.date());
    let closed = close.and_then(|day| day.succ_opt());
    let mut days: Vec<NaiveDate> =
        too_late.into_iter().chain(first).chain(first_by_working_days).chain(close).chain(closed).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(Response::Day).collect()
}
