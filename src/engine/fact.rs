//! Facts: responses as they stand, and what follows from them and the policy's dates.

use std::borrow::Cow;
use vecmap::VecMap;

use chrono::Days;

use calendar::CalendarError;
use policy::{
    Bounds, FactSource, Message, Node, Period, Policy, ResignationRule, ResolvedPeriod, Vocabulary, error_in_english,
    message, resolve::inside, suggest,
};

use super::response::{Response, ResponseError, Responses};

/// What is known of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact<'r> {
    /// Its value.
    Known(Cow<'r, str>),
    /// A question has to be asked first.
    Needs(&'r str),
    /// The date lies outside the protocol's own time: it says nothing about it.
    OutOfTime,
    /// Working days would have to be counted beyond the years known.
    Uncountable(CalendarError),
}

/// Facts that are known beforehand: responses, and values of derived facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Responses by question id.
    pub responses: Responses,
    /// Values of derived facts by id.
    pub derived: VecMap<String, String>,
}

/// What is known of a node's fact over these responses.
///
/// `next` is where among the responses the one to this node is looked for first. They stand in the order in which they
/// were given, most often that of the walk: a walk that hands on the same `next` finds each without a search.
pub fn of_node<'r>(
    policy: &'r Policy,
    flow: &str,
    node: &'r Node,
    responses: &'r Responses,
    next: &mut usize,
) -> Fact<'r> {
    match node.source {
        FactSource::Question => responded(&node.fact, responses, next),
        FactSource::Period(index) => period(policy, flow, index, responses),
        FactSource::Resignation => resignation(policy, responses),
    }
}

/// The response to a choice question.
fn responded<'r>(fact: &'r str, responses: &'r Responses, next: &mut usize) -> Fact<'r> {
    let found = match responses.get_index(*next) {
        Some((question, response)) if question == fact => Some((*next, response)),
        _ => responses.get_full(fact).map(|(index, _, response)| (index, response)),
    };
    let Some((index, response)) = found else {
        return Fact::Needs(fact);
    };
    *next = index + 1;
    match response {
        Response::Choice(choice) => Fact::Known(Cow::Borrowed(choice)),
        other => Fact::Known(Cow::Owned(other.written())),
    }
}

/// Where the activity's date lies in a period.
fn period<'r>(policy: &'r Policy, flow: &str, index: usize, responses: &'r Responses) -> Fact<'r> {
    let Some((id, period)) = policy.periods.get_index(index) else {
        return Fact::Needs(Vocabulary::ACTIVITY_DATE);
    };
    match responses.get(Vocabulary::ACTIVITY_DATE) {
        Some(date) if date.day().is_some_and(|day| !policy.own_time.covers(day)) => Fact::OutOfTime,
        Some(date) => Fact::Known(Cow::Borrowed(place_in(bounds(period, flow, responses), id, date))),
        None => Fact::Needs(Vocabulary::ACTIVITY_DATE),
    }
}

/// The bounds that hold for these responses: those of the first variant that fits, or the period's own.
pub fn bounds(period: &ResolvedPeriod, flow: &str, responses: &Responses) -> Bounds {
    let has = |fact: &str, choices: &[String]| matches!(responses.get(fact), Some(Response::Choice(choice)) if choices.contains(choice));
    let fitting = variant(&period.period, flow, has).and_then(|index| period.variant_bounds.get(index));
    fitting.copied().unwrap_or(period.bounds)
}

/// The place of the first variant that fits. `has` says whether a fact has one of these values.
pub(crate) fn variant(period: &Period, flow: &str, has: impl Fn(&str, &[String]) -> bool) -> Option<usize> {
    let fits = |fact: &str, choices: &[String]| match fact {
        "flow" => choices.iter().any(|choice| choice == flow),
        fact => has(fact, choices),
    };
    period.variants.iter().position(|variant| variant.when.iter().all(|(fact, choices)| fits(fact, choices)))
}

/// Returns where a date lies. A day without a time is inside if any minute of it is: better too careful than too free.
pub fn place_in(bounds: Bounds, period: &str, date: &Response) -> &'static str {
    let Some((first, end)) = date.minutes() else {
        return "not-fixed";
    };
    if bounds.end.is_some_and(|period_end| period_end <= first) {
        return "after";
    }
    match bounds.start {
        None => "not-fixed",
        Some(start) if end <= start => "before",
        Some(_) => inside(period),
    }
}

/// Whether a nomination would go in after the close. A day without a time counts as long as a minute of it is left.
fn is_after_the_close(policy: &Policy, nomination: &Response) -> bool {
    let first = nomination.minutes().map(|(first, _)| first);
    first.zip(policy.nominations_close).is_some_and(|(first, close)| first > close)
}

/// Whether a resignation is in time for a nomination.
pub fn resignation<'r>(policy: &'r Policy, responses: &'r Responses) -> Fact<'r> {
    let resigned = match responses.get(Vocabulary::RESIGNATION_DATE) {
        None => return Fact::Needs(Vocabulary::RESIGNATION_DATE),
        Some(response) => match response.day() {
            None => return Fact::Known(Cow::Borrowed("not-resigned")),
            Some(day) => day,
        },
    };
    let nomination = responses.get(Vocabulary::NOMINATION_DATE);
    let Some((nomination, nominated)) = nomination.and_then(|date| Some((date, date.day()?))) else {
        return Fact::Needs(Vocabulary::NOMINATION_DATE);
    };
    if is_after_the_close(policy, nomination) {
        return Fact::Known(Cow::Borrowed("nominations-closed"));
    }
    let Some(ResignationRule { days, .. }) = policy.resignation else {
        return Fact::Needs(Vocabulary::NOMINATION_DATE);
    };
    let in_calendar_days = nominated.checked_sub_days(Days::new(days.into())).is_some_and(|last| resigned <= last);
    if !in_calendar_days {
        return Fact::Known(Cow::Borrowed("too-late"));
    }
    match policy.calendar.working_days_before(nominated, days) {
        Ok(last) if resigned <= last => Fact::Known(Cow::Borrowed("in-time")),
        Ok(_) => Fact::Known(Cow::Borrowed("in-time-by-calendar-days-only")),
        Err(error) => Fact::Uncountable(error),
    }
}

/// Returns whether [`resignation`] can be this by a policy's rule, whatever the days are.
pub fn can_resignation_be(policy: &Policy, value: &str) -> bool {
    match value {
        "nominations-closed" => policy.nominations_close.is_some(),
        "in-time-by-calendar-days-only" => policy.resignation.as_ref().is_some_and(|rule| rule.days > 0),
        _ => true,
    }
}

/// The questions that a node's fact is known from, in the order in which they are asked.
pub fn inputs<'p>(policy: &'p Policy, node: &'p Node) -> Vec<&'p str> {
    match node.source {
        FactSource::Question => vec![&node.fact],
        FactSource::Resignation => vec![Vocabulary::RESIGNATION_DATE, Vocabulary::NOMINATION_DATE],
        FactSource::Period(index) => {
            let variants = policy.periods.get_index(index).map(|(_, period)| period.period.variants.as_slice());
            let facts = variants.unwrap_or_default().iter().flat_map(|variant| variant.when.keys());
            facts.map(String::as_str).filter(|fact| *fact != "flow").chain([Vocabulary::ACTIVITY_DATE]).collect()
        }
    }
}

/// The questions that a node's fact is known from over these responses. Who has not resigned is not asked when the
/// nomination goes in, whatever is still kept for that question.
pub fn needed<'p>(policy: &'p Policy, node: &'p Node, responses: &Responses) -> Vec<&'p str> {
    let mut inputs = inputs(policy, node);
    let resigned = responses.get(Vocabulary::RESIGNATION_DATE);
    if matches!(node.source, FactSource::Resignation) && resigned.is_some_and(|response| response.day().is_none()) {
        inputs.truncate(1);
    }
    inputs
}

/// Why a given fact is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenError {
    /// It has no equals sign.
    NoValue(String),
    /// The value is not one that the fact can have.
    Response(ResponseError),
}

impl GivenError {
    /// Returns the error as a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::NoValue(pair) => message!("`%pair%` is not FACT=VALUE; write it as `role=police-officer`", pair),
            Self::Response(error) => error.message(),
        }
    }
}

error_in_english!(GivenError);

impl From<ResponseError> for GivenError {
    fn from(error: ResponseError) -> Self {
        Self::Response(error)
    }
}

impl Given {
    /// Reads facts written as `FACT=VALUE`: responses, and values of derived facts.
    ///
    /// # Errors
    ///
    /// Returns an error with a suggestion for an unknown fact or a value that it cannot have.
    pub fn parse<'w>(policy: &Policy, written: impl IntoIterator<Item = &'w str>) -> Result<Self, GivenError> {
        let mut given = Given::default();
        for pair in written {
            let (fact, value) = pair.split_once('=').ok_or_else(|| GivenError::NoValue(pair.to_owned()))?;
            match policy.derived.get(fact) {
                Some(derived) if derived.values.contains_key(value) => {
                    given.derived.insert(fact.to_owned(), value.to_owned());
                }
                Some(derived) => {
                    let help = suggest::help(value, derived.values.keys().map(String::as_str));
                    let (fact, written) = (fact.to_owned(), value.to_owned());
                    return Err(ResponseError::UnknownChoice { fact, written, help }.into());
                }
                None => {
                    given.responses.insert(fact.to_owned(), Response::parse(policy, fact, value)?);
                }
            }
        }
        Ok(given)
    }
}
