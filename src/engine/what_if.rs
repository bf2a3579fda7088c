//! What would have changed a result: the single responses that lead to another verdict, worked out by walking again.

use policy::{FactSource, Node, Outcome, Policy, Verdict, Vocabulary};

use super::{End, Given, Response, Responses, Walk, fact, paths, walk};

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

/// Returns every single response that would have led to another verdict, in the order of the trail.
///
/// A response after which more would have to be asked counts only if every way on leads to the same verdict.
pub fn changes<'p>(policy: &'p Policy, walked: &Walk<'p>, responses: &Responses) -> Vec<Change<'p>> {
    let Some(reached) = walked.outcome() else {
        return Vec::new();
    };
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
            let Some((verdict, outcome)) = only_verdict(policy, &walked.flow.id, &changed) else {
                continue;
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
    found
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

/// The verdict that every way on leads to, if there is only one, and the outcome, if there is only one.
fn only_verdict<'p>(policy: &'p Policy, flow: &str, responses: &Responses) -> Option<(Verdict, Option<&'p Outcome>)> {
    if let End::Outcome(outcome) = walk(policy, flow, responses).ok()?.end {
        return Some((outcome.advice.verdict, Some(outcome)));
    }
    let given = Given { responses: responses.clone(), ..Given::default() };
    let mut outcomes: Vec<&Outcome> = Vec::new();
    paths::for_each_path(policy, flow, &given, &mut |path| outcomes.push(path.outcome)).ok()?;
    let (first, rest) = outcomes.split_first()?;
    let verdict = first.advice.verdict;
    rest.iter()
        .all(|outcome| outcome.advice.verdict == verdict)
        .then(|| (verdict, rest.iter().all(|outcome| outcome.id == first.id).then_some(*first)))
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
