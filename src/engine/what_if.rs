//! What would have changed a result: the single responses that lead to another verdict, worked out by walking again.

use std::ops::ControlFlow;

use policy::{FactSource, Node, Outcome, Policy, Verdict, Vocabulary};

use super::{
    Given, Response, Responses, Walk, fact,
    paths::{self, PathError},
    walk,
};

/// One other response and the verdict it would have led to.
#[derive(Clone, Debug)]
pub struct Change<'p> {
    /// The question.
    pub question: &'p str,
    /// The response that differs; for a date, one example of the stretch of time.
    pub response: Response,
    /// For a date: the derived fact that it changes, and the value.
    pub derived: Option<(&'p str, &'p str)>,
    /// The verdict that it leads to.
    pub verdict: Verdict,
    /// The outcome, where only one is left.
    pub outcome: Option<&'p Outcome>,
}

/// What would have changed a result.
#[derive(Clone, Debug, Default)]
pub struct Changes<'p> {
    /// The single responses that lead to another verdict, in the order of the trail.
    pub found: Vec<Change<'p>>,
    /// Whether there were too many ways to try them all: then some changes may be missing.
    pub is_cut_short: bool,
}

/// How much is looked at for one result, as [`paths`] counts it: a page that waits must not wait long.
const BUDGET: usize = 100_000;

/// Returns every single response that would have led to another verdict.
///
/// A response after which more would have to be asked counts only if every way on leads to the same verdict. A date outside the
/// protocol's own time is no change: nothing is said of it.
pub fn changes<'p>(policy: &'p Policy, walked: &Walk<'p>, responses: &Responses) -> Changes<'p> {
    let Some(reached) = walked.outcome().filter(|outcome| outcome.id != Policy::OUT_OF_TIME) else {
        return Changes::default();
    };
    let mut budget = BUDGET;
    let mut found = Vec::new();
    for (question, given) in walked.questions(policy, responses) {
        let Some(node) = asking(policy, walked, question) else {
            continue;
        };
        for response in alternatives(policy, node, question, responses) {
            if response == *given {
                continue;
            }
            let mut changed = responses.clone();
            changed.insert(question.to_owned(), response.clone());
            let (verdict, outcome) = match only_verdict(policy, &walked.flow.id, &changed, &mut budget) {
                Verdicts::One(verdict, outcome) => (verdict, outcome),
                Verdicts::Several => continue,
                Verdicts::TooMany => return Changes { found, is_cut_short: true },
            };
            if verdict == reached.advice.verdict {
                continue;
            }
            let derived = derived_from(policy, node, walked, &changed);
            let told =
                |known: &Change<'_>| known.question == question && known.derived.is_some() && known.derived == derived;
            if !found.iter().any(told) {
                found.push(Change { question, response, derived, verdict, outcome });
            }
        }
    }
    Changes { found, is_cut_short: false }
}

/// The node of the trail that made a question necessary.
fn asking<'p>(policy: &'p Policy, walked: &Walk<'p>, question: &str) -> Option<&'p Node> {
    let passed = walked.trail.iter();
    let mut nodes = passed.filter_map(|step| walked.flow.nodes.iter().find(|node| node.id == step.node));
    nodes.find(|node| fact::inputs(policy, node).contains(&question))
}

fn alternatives(policy: &Policy, node: &Node, question: &str, responses: &Responses) -> Vec<Response> {
    match question {
        Vocabulary::ACTIVITY_DATE => paths::activity_dates(policy),
        Vocabulary::RESIGNATION_DATE => paths::resignation_dates(policy, responses),
        Vocabulary::NOMINATION_DATE => paths::nomination_dates(policy, responses),
        // "Not sure" is no change that a person could have made.
        _ => (node.branches.iter().map(|(choice, _)| choice))
            .filter(|choice| *choice != Vocabulary::NOT_SURE)
            .map(|choice| Response::Choice(choice.clone()))
            .collect(),
    }
}

/// What the ways on from some responses lead to.
enum Verdicts<'p> {
    /// All to one verdict, and to this outcome where it is only one.
    One(Verdict, Option<&'p Outcome>),
    /// To several, or to none that can be told.
    Several,
    /// There are too many to try.
    TooMany,
}

fn only_verdict<'p>(policy: &'p Policy, flow: &str, responses: &Responses, budget: &mut usize) -> Verdicts<'p> {
    let given = Given { responses: responses.clone(), ..Given::default() };
    let mut first: Option<(Verdict, Option<&Outcome>)> = None;
    let mut differ = false;
    let listed = paths::search(policy, flow, &given, budget, &mut |path| {
        if path.outcome.id == Policy::OUT_OF_TIME {
            return ControlFlow::Continue(());
        }
        match &mut first {
            None => first = Some((path.outcome.advice.verdict, Some(path.outcome))),
            Some((verdict, _)) if *verdict != path.outcome.advice.verdict => {
                differ = true;
                return ControlFlow::Break(());
            }
            Some((_, outcome)) => *outcome = outcome.filter(|known| known.id == path.outcome.id),
        }
        ControlFlow::Continue(())
    });
    match (listed, first) {
        (Err(PathError::TooMany(_)), _) => Verdicts::TooMany,
        (Ok(()), Some((verdict, outcome))) if !differ => Verdicts::One(verdict, outcome),
        _ => Verdicts::Several,
    }
}

/// The derived fact of a node and its value over the changed responses.
fn derived_from<'p>(
    policy: &'p Policy,
    node: &'p Node,
    walked: &Walk<'p>,
    changed: &Responses,
) -> Option<(&'p str, &'p str)> {
    if node.source == FactSource::Question {
        return None;
    }
    let rewalked = walk(policy, &walked.flow.id, changed).ok()?;
    let step = rewalked.trail.iter().find(|step| step.node == node.id)?;
    Some((step.fact, step.value))
}
