//! Walks a flow again from its start, taking only the responses that it asks for: Back and Change can then never
//! disagree with a fresh run, whatever else has been kept.

use chrono::{NaiveDateTime, NaiveTime};

use engine::{End, Response, Responses, Walk, WalkError, fact, walk};
use policy::{FactSource, Node, Policy, Vocabulary};

/// A flow replayed over the responses kept.
#[derive(Debug)]
pub struct Replay<'p> {
    /// The questions asked and responded to, in order.
    pub asked: Vec<&'p str>,
    /// The responses to them, and no others.
    pub responses: Responses,
    /// The walk over those.
    pub walk: Walk<'p>,
    /// Responses kept that are not offered where they were asked for.
    pub refused: Vec<String>,
}

/// Replays a flow. A response that is not offered where its question is asked counts as none.
///
/// # Errors
///
/// Returns an error if the policy has no such flow.
pub fn replay<'p>(policy: &'p Policy, flow: &str, kept: &Responses) -> Result<Replay<'p>, WalkError> {
    let mut asked: Vec<&'p str> = Vec::new();
    let mut responses = Responses::new();
    let mut refused: Vec<String> = Vec::new();
    loop {
        let walked = match walk(policy, flow, &responses) {
            Ok(walked) => walked,
            Err(WalkError::NotOffered { fact, response }) => {
                // A derived value is not a response: then it is the response last added that leads nowhere.
                let culprit = match responses.contains_key(&fact) {
                    true => Some(fact.as_str()),
                    false => asked.last().copied(),
                };
                let Some(culprit) = culprit.map(str::to_owned) else {
                    return Err(WalkError::NotOffered { fact, response });
                };
                responses.remove(&culprit);
                asked.retain(|question| **question != *culprit);
                refused.push(culprit);
                continue;
            }
            Err(error) => return Err(error),
        };
        let waiting = match &walked.end {
            End::Question { fact, .. } => Some(*fact),
            _ => None,
        };
        let next = waiting.filter(|question| !refused.iter().any(|refused| refused == question));
        match next.and_then(|question| kept.get(question).map(|response| (question, response))) {
            Some((question, response)) => {
                responses.insert(question.to_owned(), response.clone());
                asked.push(question);
            }
            None => return Ok(Replay { asked, responses, walk: walked, refused }),
        }
    }
}

/// Returns the times of day at which a period that this flow looks at begins or ends on the day responded, if any: only
/// then does the minute matter.
pub fn times_that_matter(policy: &Policy, flow: &str, responses: &Responses) -> Vec<NaiveTime> {
    let Some(day) = responses.get(Vocabulary::ACTIVITY_DATE).and_then(Response::day) else {
        return Vec::new();
    };
    let nodes = policy.flows.get(flow).map(|flow| flow.nodes.as_slice()).unwrap_or_default();
    let periods = nodes.iter().filter_map(|node| match node.source {
        FactSource::Period(index) => policy.periods.get_index(index).map(|(_, period)| period),
        _ => None,
    });
    let bounds = periods.map(|period| fact::bounds(period, flow, responses));
    let edges = bounds.flat_map(|bounds| [bounds.start, bounds.end]).flatten();
    let mut times: Vec<NaiveTime> = Vec::new();
    for edge in edges.filter(|edge: &NaiveDateTime| edge.date() == day && edge.time() != NaiveTime::MIN) {
        if !times.contains(&edge.time()) {
            times.push(edge.time());
        }
    }
    times
}

impl<'p> Replay<'p> {
    /// Returns the node that made a question necessary: the first on the path that looks at it, or the one that waits.
    pub fn asking(&self, policy: &'p Policy, question: &str) -> Option<&'p Node> {
        let nodes = &self.walk.flow.nodes;
        let passed = self.walk.trail.iter().filter_map(|step| nodes.iter().find(|node| node.id == step.node));
        let waiting = match &self.walk.end {
            End::Question { node, .. } => Some(*node),
            _ => None,
        };
        // Days that cannot be counted leave the node that needs them neither passed nor waiting.
        passed.chain(waiting).chain(nodes).find(|node| fact::inputs(policy, node).contains(&question))
    }
}
