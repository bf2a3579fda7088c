//! One policy's way through a situation, one node at a time, so that a step back costs nothing.

use indexmap::IndexMap;

use engine::{
    Fact, Given, Response, Responses, Step,
    fact::{bounds, can_resignation_be, place_in, resignation},
};
use policy::{FactSource, Flow, Node, Policy, Target, Vocabulary};

use super::{End, Facts, PartitionError, Side, dates};

/// What has to be settled before a walker can go on.
pub enum Needs<'p> {
    /// The value of a fact, and the values for which the waiting node has a branch.
    Value { fact: &'p str, offered: Vec<&'p str> },
    /// The day of the activity.
    ActivityDate,
    /// The days of resignation and nomination.
    Resignation,
}

/// Where a walker can be taken back to.
pub struct Mark<'p> {
    at: Option<Target>,
    steps: usize,
    refused: Option<&'p str>,
    out_of_time: bool,
}

/// One policy on its way through a flow.
pub struct Walker<'p> {
    pub policy: &'p Policy,
    /// None where the policy has no such flow.
    pub flow: Option<&'p Flow>,
    at: Option<Target>,
    trail: Vec<Step<'p>>,
    refused: Option<&'p str>,
    /// Whether the date lies outside the policy's own time.
    out_of_time: bool,
}

impl<'p> Walker<'p> {
    pub fn new(policy: &'p Policy, flow: &str) -> Self {
        let flow = policy.flows.get(flow);
        Self { policy, flow, at: flow.map(|flow| flow.start), trail: Vec::new(), refused: None, out_of_time: false }
    }

    pub fn mark(&self) -> Mark<'p> {
        Mark { at: self.at, steps: self.trail.len(), refused: self.refused, out_of_time: self.out_of_time }
    }

    pub fn back_to(&mut self, mark: Mark<'p>) {
        self.at = mark.at;
        self.trail.truncate(mark.steps);
        self.refused = mark.refused;
        self.out_of_time = mark.out_of_time;
    }

    pub fn has_ended(&self) -> bool {
        self.refused.is_some() || self.out_of_time || !matches!(self.at, Some(Target::Node(_)))
    }

    /// Goes on as far as the facts reach.
    pub fn advance(
        &mut self,
        facts: &Facts,
        by_value: &IndexMap<&'p str, Vec<&'p str>>,
    ) -> Result<Option<Needs<'p>>, PartitionError> {
        while !self.has_ended() {
            let (Some(flow), Some(Target::Node(index))) = (self.flow, self.at) else {
                break;
            };
            let node = flow.nodes.get(index).ok_or_else(|| PartitionError::Broken(flow.id.clone()))?;
            let value: String = match node.source {
                _ if by_value.contains_key(node.fact.as_str()) => {
                    let response = match facts.responses.get(&node.fact) {
                        Some(response) => Some(response.written()),
                        None => facts.values.get(&node.fact).cloned(),
                    };
                    match response {
                        Some(value) => value,
                        None => {
                            let offered = node.branches.iter().map(|(value, _)| value.as_str()).collect();
                            return Ok(Some(Needs::Value { fact: &node.fact, offered }));
                        }
                    }
                }
                FactSource::Period(index) => match facts.responses.get(Vocabulary::ACTIVITY_DATE) {
                    Some(date) if date.day().is_some_and(|day| !self.policy.own_time.covers(day)) => {
                        self.out_of_time = true;
                        break;
                    }
                    Some(date) => self.place(index, date).unwrap_or_default().to_owned(),
                    None => return Ok(Some(Needs::ActivityDate)),
                },
                FactSource::Question | FactSource::Resignation => match resignation(self.policy, &facts.responses) {
                    Fact::Known(value) => value.into_owned(),
                    Fact::Needs(_) => return Ok(Some(Needs::Resignation)),
                    Fact::OutOfTime => {
                        self.out_of_time = true;
                        break;
                    }
                    Fact::Uncountable(error) => return Err(error.into()),
                },
            };
            self.step(node, &value);
        }
        Ok(None)
    }

    fn step(&mut self, node: &'p Node, value: &str) {
        match node.branches.iter().find(|(choice, _)| choice == value) {
            Some((choice, target)) => {
                self.trail.push(Step { node: &node.id, fact: &node.fact, value: choice });
                self.at = Some(*target);
            }
            None => self.refused = Some(&node.fact),
        }
    }

    /// Where a date lies in one of the policy's periods, for the answers that this policy has asked for.
    fn place(&self, period: usize, date: &Response) -> Option<&'static str> {
        let (id, resolved) = self.policy.periods.get_index(period)?;
        Some(place_in(bounds(resolved, &self.flow?.id, &self.own_choices()), id, date))
    }

    /// The choices made at the nodes passed; another policy's answers are none of this one's business.
    fn own_choices(&self) -> Responses {
        let chosen = |step: &Step<'_>| (step.fact.to_owned(), Response::Choice(step.value.to_owned()));
        self.trail.iter().map(chosen).collect()
    }

    /// Whether a node passed says otherwise than a derived fact that is given.
    pub fn contradicts(&self, given: &Given) -> bool {
        let denied = |step: &Step<'_>| given.derived.get(step.fact).is_some_and(|value| value != step.value);
        !given.derived.is_empty() && self.trail.iter().any(denied)
    }

    /// The questions that the nodes passed have asked.
    pub fn asked(&self) -> Vec<&'p str> {
        let sources = self.trail.iter().filter_map(|step| Some((step, self.source(step.node)?)));
        sources
            .flat_map(|(step, source)| match source {
                FactSource::Question => vec![step.fact],
                FactSource::Period(_) => vec![Vocabulary::ACTIVITY_DATE],
                FactSource::Resignation => vec![Vocabulary::RESIGNATION_DATE, Vocabulary::NOMINATION_DATE],
            })
            .collect()
    }

    fn source(&self, node: &str) -> Option<FactSource> {
        self.flow?.nodes.iter().find(|other| other.id == node).map(|node| node.source)
    }

    /// Where it ended; none for times that no moment of this policy's calendar could all have.
    pub fn side(&self, facts: &Facts) -> Option<Side<'p>> {
        let trail = self.trail.clone();
        let end = match (self.flow, self.refused, self.at) {
            (None, ..) => End::NoFlow,
            (_, Some(fact), _) => End::NotOffered { fact },
            _ if self.out_of_time => End::Outcome(&self.policy.out_of_time),
            (Some(flow), None, Some(Target::Outcome(index))) => End::Outcome(flow.outcomes.get(index)?),
            _ => return None,
        };
        let impossible = trail.iter().find(|step| {
            facts.values.contains_key(step.fact)
                && self.source(step.node) == Some(FactSource::Resignation)
                && !can_resignation_be(self.policy, step.value)
        });
        if let Some(Step { fact, .. }) = impossible {
            return Some(Side { trail: trail.clone(), end: End::NotOffered { fact } });
        }
        let placed: Vec<(&'p str, usize, &'p str)> = (trail.iter())
            .filter(|step| facts.values.contains_key(step.fact))
            .filter_map(|step| Some((step.fact, self.policy.periods.get_index_of(step.fact)?, step.value)))
            .collect();
        if placed.is_empty() {
            return Some(Side { trail, end });
        }
        let moments = dates::activity_dates(std::slice::from_ref(self));
        let lies =
            |(_, period, value): &(&str, usize, &str), date: &Response| self.place(*period, date) == Some(*value);
        if moments.iter().any(|date| placed.iter().all(|one| lies(one, date))) {
            return Some(Side { trail, end });
        }
        // A time that this policy does not have at all is refused; times that only exclude each other are nobody's.
        let (fact, ..) = placed.iter().find(|one| !moments.iter().any(|date| lies(one, date)))?;
        Some(Side { trail, end: End::NotOffered { fact } })
    }
}

/// Every fact that is put by value, with the values for which some node has a branch, in the order of the questions.
pub fn domains<'p>(walkers: &[Walker<'p>], by_value: impl Fn(FactSource) -> bool) -> IndexMap<&'p str, Vec<&'p str>> {
    let mut domains: IndexMap<&str, Vec<&str>> = IndexMap::new();
    for walker in walkers {
        for node in walker.flow.iter().flat_map(|flow| &flow.nodes).filter(|node| by_value(node.source)) {
            let values = domains.entry(node.fact.as_str()).or_default();
            for (value, _) in &node.branches {
                if !values.contains(&value.as_str()) {
                    values.push(value);
                }
            }
        }
    }
    for (fact, values) in &mut domains {
        let question = walkers.iter().find_map(|walker| walker.policy.questions.get(fact));
        let place = |value: &str| question.and_then(|question| question.choices.get_index_of(value));
        // Choices that only another policy has stay behind those of the first.
        values.sort_by_key(|value| place(value).unwrap_or(usize::MAX));
    }
    domains
}
