//! Walks a flow over responses. Pure: no clock, no browser; the same responses always give the same walk.

pub mod count;
pub mod fact;
pub mod notes;
pub mod paths;
pub mod response;
pub mod what_if;

use calendar::CalendarError;
use policy::{Flow, Message, Node, Outcome, Policy, Target, error_in_english, message};

pub use fact::{Fact, Given};
pub use response::{Response, ResponseError, Responses};

/// A flow walked as far as the responses reach.
#[derive(Clone, Debug)]
pub struct Walk<'p> {
    /// The flow.
    pub flow: &'p Flow,
    /// The nodes passed and how each was decided, in order.
    pub trail: Vec<Step<'p>>,
    /// The node that the walk has come to and not passed: its question is to be asked, or its date is out of time.
    pub at: Option<&'p Node>,
    /// Where the walk stands.
    pub end: End<'p>,
}

/// One node passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'p> {
    /// The node.
    pub node: &'p str,
    /// The fact that it looks at.
    pub fact: &'p str,
    /// The fact's value: the choice made, or the value derived.
    pub value: &'p str,
}

/// Where a walk stands.
#[derive(Clone, Debug)]
pub enum End<'p> {
    /// A question to ask next, by fact id, and the node that needs it.
    Question {
        /// The question.
        fact: &'p str,
        /// The node.
        node: &'p Node,
    },
    /// The end of the flow.
    Outcome(&'p Outcome),
    /// Working days would have to be counted beyond the years known.
    Uncountable(CalendarError),
}

/// Why a flow cannot be walked over these responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalkError {
    /// The policy has no such flow.
    UnknownFlow(String),
    /// A response that its question does not offer.
    NotOffered {
        /// The question.
        fact: String,
        /// The response as written.
        response: String,
    },
    /// A branch that leads outside the flow; a loaded policy has none.
    Broken(String),
}

impl WalkError {
    /// Returns the error as a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownFlow(flow) => message!("no flow is called `%flow%`", flow),
            Self::NotOffered { fact, response } => message!("`%fact%` cannot be `%choice%`", fact, choice = response),
            Self::Broken(flow) => message!("the flow `%flow%` is broken", flow),
        }
    }
}

error_in_english!(WalkError);

/// Walks a flow from its start over the responses, as far as they reach.
///
/// Responses to questions that the path does not ask change nothing.
///
/// # Errors
///
/// Returns an error if the policy has no such flow, or if a response on the path is not one that its question offers.
pub fn walk<'p>(policy: &'p Policy, flow: &str, responses: &Responses) -> Result<Walk<'p>, WalkError> {
    let flow = policy.flows.get(flow).ok_or_else(|| WalkError::UnknownFlow(flow.to_owned()))?;
    let mut trail = Vec::with_capacity(8);
    let mut at = flow.start;
    let mut next = 0;
    let mut stopped_at = None;
    let end = loop {
        let node = match at {
            Target::Outcome(index) => {
                break End::Outcome(flow.outcomes.get(index).ok_or_else(|| WalkError::Broken(flow.id.clone()))?);
            }
            Target::Node(index) => flow.nodes.get(index).ok_or_else(|| WalkError::Broken(flow.id.clone()))?,
        };
        let value = match fact::of_node(policy, &flow.id, node, responses, &mut next) {
            Fact::Known(value) => value,
            Fact::Needs(fact) => {
                stopped_at = Some(node);
                break End::Question { fact: asked(policy, fact), node };
            }
            Fact::OutOfTime => {
                stopped_at = Some(node);
                break End::Outcome(&policy.out_of_time);
            }
            Fact::Uncountable(error) => break End::Uncountable(error),
        };
        let Some((choice, target)) = node.branches.iter().find(|(choice, _)| choice == value.as_ref()) else {
            return Err(WalkError::NotOffered { fact: node.fact.clone(), response: value.into_owned() });
        };
        trail.push(Step { node: &node.id, fact: &node.fact, value: choice });
        at = *target;
    };
    Ok(Walk { flow, trail, at: stopped_at, end })
}

/// Borrows a question's id from the policy instead of from the request for it.
fn asked<'p>(policy: &'p Policy, fact: &str) -> &'p str {
    policy.questions.get_key_value(fact).map_or("", |(id, _)| id.as_str())
}

impl<'p> Walk<'p> {
    /// Returns the outcome, if the walk has come to one.
    pub fn outcome(&self) -> Option<&'p Outcome> {
        match self.end {
            End::Outcome(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// Returns the questions that the path asked and got a response to, in the order asked.
    pub fn questions<'w>(&'w self, policy: &'p Policy, responses: &'w Responses) -> Vec<(&'p str, &'w Response)> {
        let mut asked_so_far: Vec<(&str, &Response)> = Vec::with_capacity(self.trail.len());
        let passed = self.trail.iter().filter_map(|step| self.flow.nodes.iter().find(|node| node.id == step.node));
        for node in passed.chain(self.at) {
            for fact in fact::needed(policy, node, responses) {
                if let Some((id, _)) = policy.questions.get_key_value(fact)
                    && let Some(response) = responses.get(fact)
                    && !asked_so_far.iter().any(|(asked, _)| asked == id)
                {
                    asked_so_far.push((id, response));
                }
            }
        }
        asked_so_far
    }
}
