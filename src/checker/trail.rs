//! Why this result: the responses with Change, and what followed from them.

use engine::fact;
use govuk::{LinkButton, SummaryList, SummaryRow, context::Context};
use policy::{FactSource, Vocabulary};
use yew::prelude::*;

use super::{
    handle::{Checker, on},
    replay::Replay,
    state::Action,
    wording::{derived, derived_name, response, short},
};

/// Returns the responses in the order asked, each followed by what was derived from it.
pub fn trail(checker: &Checker, context: &Context, replayed: &Replay<'_>) -> Html {
    let mut rows = Vec::new();
    for question in &replayed.asked {
        rows.extend(response_row(checker, context, replayed, question));
        derived_rows(&mut rows, context, replayed, question);
    }
    html! {
        <>
            { context.heading(1, context.say("trail.heading")) }
            <SummaryList {rows} />
        </>
    }
}

fn response_row(checker: &Checker, context: &Context, replayed: &Replay<'_>, question: &str) -> Option<SummaryRow> {
    let given = replayed.responses.get(question)?;
    Some(changeable(checker, context, question, response(context, replayed, question, given)))
}

/// Returns a response in words, with Change.
pub fn changeable(checker: &Checker, context: &Context, question: &str, words: String) -> SummaryRow {
    let short = short(context, question);
    let onclick = on(checker, Action::Change(question.to_owned()));
    let change = html! { <LinkButton text={context.say("trail.change")} hidden={short.clone()} {onclick} /> };
    SummaryRow { action: Some(change), ..SummaryRow::new(short, words) }
}

/// Adds what was derived once this question had its response: the last of those that the fact is known from.
fn derived_rows(rows: &mut Vec<SummaryRow>, context: &Context, replayed: &Replay<'_>, question: &str) {
    let policy = context.policy();
    let mut told: Vec<&str> = Vec::new();
    for step in &replayed.walk.trail {
        let Some(node) = replayed.walk.flow.nodes.iter().find(|node| node.id == step.node) else {
            continue;
        };
        let last_asked = match node.source {
            FactSource::Question => continue,
            FactSource::Period(_) => Some(Vocabulary::ACTIVITY_DATE),
            FactSource::Resignation => {
                fact::inputs(policy, node).into_iter().rfind(|input| replayed.asked.contains(input))
            }
        };
        if last_asked != Some(question) || told.contains(&step.fact) {
            continue;
        }
        told.push(step.fact);
        let (words, detail) = derived(context, step.fact, step.value, replayed);
        let value = match detail {
            Some(detail) => context.fill("trail.derived", &[("value", &words), ("detail", &detail)]),
            None => words,
        };
        rows.push(SummaryRow::new(derived_name(context, step.fact), value));
    }
}
