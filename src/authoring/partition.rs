//! Every situation that one flow of several policies can tell apart, each once: the ground on which policies are compared.
//!
//! Two sets of answers are the same **situation** if every policy takes the same way through its flow over both. The
//! facts are those that any of the policies asks for, each with every choice that any of them offers; each policy sees
//! only the answers to its own questions. Time is cut at the bounds of every period that any of the flows looks at, and
//! at the last days for resigning that any of the rules sets. So the list is exact: no sample, and no way left out.
//!
//! A period's variant counts only where its fact has been asked before, as the format demands; `check` warns of others.
//!
//! A choice that one policy offers and another does not makes a situation too, if somebody could be in it: the first
//! policy has to ask for it. The other's end is then [`End::NotOffered`].

mod dates;
mod walker;

use std::collections::HashSet;

use indexmap::IndexMap;

use calendar::CalendarError;
use engine::{Given, Response, Step};
use policy::{
    DateWords, FactSource, Message, Outcome, Policy, Vocabulary, error_in_english, message, resolve::uncountable,
};

use walker::{Needs, Walker};

/// How moments are put to several policies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// By the date: one day on the calendar for all. Right for two versions of one policy.
    #[default]
    ByDate,
    /// By what the date means: each policy is asked about its own period, and whether a resignation is in time by its own
    /// rule and for its own close of nominations. Right for policies of several elections.
    ByPeriod,
}

/// One situation, and where each policy ends in it.
#[derive(Clone, Debug)]
pub struct Situation<'p> {
    /// One example of answers: each fact with its value as the command line writes it, in the order asked.
    pub facts: IndexMap<String, String>,
    /// One for each policy, in the order given.
    pub sides: Vec<Side<'p>>,
}

/// One policy's way through a situation.
#[derive(Clone, Debug)]
pub struct Side<'p> {
    /// The nodes passed, in order.
    pub trail: Vec<Step<'p>>,
    /// Where it ends.
    pub end: End<'p>,
}

/// Where one policy ends.
#[derive(Clone, Copy, Debug)]
pub enum End<'p> {
    /// At an outcome.
    Outcome(&'p Outcome),
    /// At a question that does not offer the choice that another policy offers, or a period that has no such time.
    NotOffered {
        /// The question or the derived fact.
        fact: &'p str,
    },
    /// It has no such flow.
    NoFlow,
}

impl<'p> End<'p> {
    /// Returns the outcome, if it ends at one.
    pub fn outcome(self) -> Option<&'p Outcome> {
        match self {
            End::Outcome(outcome) => Some(outcome),
            End::NotOffered { .. } | End::NoFlow => None,
        }
    }
}

/// Why the situations cannot be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartitionError {
    /// Working days would have to be counted beyond the years known.
    Uncountable(CalendarError),
    /// There are more situations than anybody could look through.
    TooMany(String),
    /// A branch that leads outside its flow; a loaded policy has none.
    Broken(String),
}

impl PartitionError {
    /// Returns the error as a sentence, with days in these words, or else in English.
    pub fn message(&self, words: Option<&DateWords>) -> Message {
        match self {
            Self::Uncountable(error) => {
                message!(
                    "the days cannot be counted: %why%; give dates inside those years",
                    why = uncountable(error, words)
                )
            }
            Self::TooMany(flow) => message!(
                "the flow `%flow%` has too many ways through it to list them; give more facts, or split the flow",
                flow
            ),
            Self::Broken(flow) => message!("the flow `%flow%` is broken; run `check` on the policy", flow),
        }
    }
}

error_in_english!(PartitionError, None);

impl From<CalendarError> for PartitionError {
    fn from(error: CalendarError) -> Self {
        Self::Uncountable(error)
    }
}

/// Calls `visit` with every situation of a flow that the given facts leave open, each once, in the order of the choices.
///
/// A policy without the flow takes part with [`End::NoFlow`].
///
/// # Errors
///
/// Returns an error if a given date would have working days counted beyond the years known.
pub fn for_each_situation<'p>(
    policies: &[&'p Policy],
    flow: &str,
    given: &Given,
    timing: Timing,
    visit: &mut dyn FnMut(Situation<'p>),
) -> Result<(), PartitionError> {
    let walkers: Vec<Walker<'p>> = policies.iter().map(|policy| Walker::new(policy, flow)).collect();
    let by_meaning =
        |dates: &[&str]| timing == Timing::ByPeriod && !dates.iter().any(|date| given.responses.contains_key(*date));
    let by_value = |source: FactSource| match source {
        FactSource::Question => true,
        FactSource::Period(_) => by_meaning(&[Vocabulary::ACTIVITY_DATE]),
        FactSource::Resignation => by_meaning(&[Vocabulary::RESIGNATION_DATE, Vocabulary::NOMINATION_DATE]),
    };
    let domains = walker::domains(&walkers, by_value);
    let mut listing = Listing {
        flow,
        given,
        domains,
        walkers,
        facts: Facts::from_given(given),
        seen: HashSet::new(),
        budget: BUDGET,
        visit,
    };
    listing.extend()
}

/// The facts settled so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// Responses to questions.
    responses: engine::Responses,
    /// Values of periods and of the resignation, where those are put by value.
    values: IndexMap<String, String>,
    /// Every fact in the order asked, as written.
    order: IndexMap<String, String>,
}

impl Facts {
    fn from_given(given: &Given) -> Self {
        Self { responses: given.responses.clone(), ..Self::default() }
    }
}

/// What tells a situation from every other: the way that each policy takes.
type Ways<'p> = Vec<(Vec<(&'p str, &'p str)>, Option<&'p str>)>;

/// How much a listing may look at: each fact of each situation tried counts as one.
const BUDGET: usize = 2_000_000;
/// How many facts may follow each other: each is a call within a call.
const DEEPEST: usize = 200;

struct Listing<'l, 'p> {
    flow: &'l str,
    given: &'l Given,
    /// For each fact that is put by value: every value that a node of any of the flows has a branch for.
    domains: IndexMap<&'p str, Vec<&'p str>>,
    walkers: Vec<Walker<'p>>,
    facts: Facts,
    seen: HashSet<Ways<'p>>,
    budget: usize,
    visit: &'l mut dyn FnMut(Situation<'p>),
}

impl<'p> Listing<'_, 'p> {
    fn extend(&mut self) -> Result<(), PartitionError> {
        let facts = self.facts.order.len();
        self.budget = match self.budget.checked_sub(1 + facts) {
            Some(left) if facts <= DEEPEST => left,
            _ => return Err(PartitionError::TooMany(self.flow.to_owned())),
        };
        let before: Vec<_> = self.walkers.iter().map(Walker::mark).collect();
        let mut needs = None;
        for walker in &mut self.walkers {
            let stopped_at = walker.advance(&self.facts, &self.domains)?;
            needs = needs.or(stopped_at);
        }
        if !self.walkers.iter().any(|walker| walker.contradicts(self.given)) {
            match needs {
                None => self.finish(),
                Some(Needs::Value { fact, offered }) => self.extend_by_value(fact, &offered)?,
                Some(Needs::ActivityDate) => self.extend_by_date()?,
                Some(Needs::Resignation) => self.extend_by_resignation()?,
            }
        }
        for (walker, mark) in self.walkers.iter_mut().zip(before) {
            walker.back_to(mark);
        }
        Ok(())
    }

    fn extend_by_value(&mut self, fact: &'p str, offered: &[&'p str]) -> Result<(), PartitionError> {
        let values = self.domains.get(fact).cloned().unwrap_or_default();
        let others_walk_on = self.walkers.iter().filter(|walker| !walker.has_ended()).count() > 1;
        let is_question = self.walkers.iter().any(|walker| walker.policy.questions.contains_key(fact));
        for value in values {
            // A choice that only another policy could offer is of no use once every other policy has ended.
            if !offered.contains(&value) && !others_walk_on {
                continue;
            }
            let saved = self.facts.clone();
            self.facts.order.insert(fact.to_owned(), value.to_owned());
            if is_question {
                self.facts.responses.insert(fact.to_owned(), Response::Choice(value.to_owned()));
            } else {
                self.facts.values.insert(fact.to_owned(), value.to_owned());
            }
            self.extend()?;
            self.facts = saved;
        }
        Ok(())
    }

    fn extend_by_date(&mut self) -> Result<(), PartitionError> {
        for date in dates::activity_dates(&self.walkers) {
            self.with_dates(&[(Vocabulary::ACTIVITY_DATE, date)])?;
        }
        Ok(())
    }

    fn extend_by_resignation(&mut self) -> Result<(), PartitionError> {
        for (resigned, nominated) in dates::resignations(&self.walkers, &self.facts.responses) {
            let nominated = nominated.map(|day| (Vocabulary::NOMINATION_DATE, Response::Day(day)));
            let both: Vec<_> = std::iter::once((Vocabulary::RESIGNATION_DATE, resigned)).chain(nominated).collect();
            self.with_dates(&both)?;
        }
        Ok(())
    }

    fn with_dates(&mut self, dates: &[(&str, Response)]) -> Result<(), PartitionError> {
        let saved = self.facts.clone();
        for (question, date) in dates {
            self.facts.order.insert((*question).to_owned(), date.written());
            self.facts.responses.insert((*question).to_owned(), date.clone());
        }
        self.extend()?;
        self.facts = saved;
        Ok(())
    }

    /// Every policy has ended: tells the visitor, if somebody could be in this situation and has not been yet.
    fn finish(&mut self) {
        let sides: Vec<Side<'p>> = self.walkers.iter().filter_map(|walker| walker.side(&self.facts)).collect();
        if sides.len() < self.walkers.len() || !sides.iter().any(|side| matches!(side.end, End::Outcome(_))) {
            return;
        }
        let asked = |fact: &str| {
            let value = self.facts.order.get(fact).map(String::as_str);
            let passed = |step: &Step<'_>| step.fact == fact && value.is_none_or(|value| step.value == value);
            let takes = |side: &&Side<'_>| !matches!(side.end, End::NotOffered { fact: refused } if refused == fact);
            sides.iter().filter(takes).any(|side| side.trail.iter().any(passed))
        };
        let refused_for_nothing = |side: &Side<'_>| matches!(side.end, End::NotOffered { fact } if !asked(fact));
        if sides.iter().any(refused_for_nothing) {
            return;
        }
        let ways = |side: &Side<'p>| {
            let refused = match side.end {
                End::NotOffered { fact } => Some(fact),
                End::Outcome(_) | End::NoFlow => None,
            };
            (side.trail.iter().map(|step| (step.node, step.value)).collect(), refused)
        };
        if self.seen.insert(sides.iter().map(ways).collect()) {
            let facts = self.example();
            (self.visit)(Situation { facts, sides });
        }
    }

    /// What was asked, and the facts given that some policy asks for.
    fn example(&self) -> IndexMap<String, String> {
        let mut facts: IndexMap<String, String> = IndexMap::new();
        // Looking up what the nodes asked costs time, and nothing was given in most listings.
        for walker in self.walkers.iter().filter(|_| !self.given.responses.is_empty()) {
            for fact in walker.asked() {
                if let Some(response) = self.given.responses.get(fact) {
                    facts.insert(fact.to_owned(), response.written());
                }
            }
        }
        facts.extend(self.facts.order.iter().map(|(fact, value)| (fact.clone(), value.clone())));
        facts
    }
}
