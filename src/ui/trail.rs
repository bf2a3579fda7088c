//! Why this result: the responses with Change, and what followed from them.

use yew::prelude::*;

use crate::{
    engine::fact,
    policy::{FactSource, Vocabulary},
};

use super::{
    context::Context,
    parts::{Handle, heading, on_click},
    replay::Replay,
    rows::row_without_action,
    state::Action,
};

/// Returns the responses in the order asked, each followed by what was derived from it.
pub fn trail(context: &Context, state: &Handle, replayed: &Replay<'_>) -> Html {
    let rows = replayed.asked.iter().map(|question| {
        html! {
            <>
                { response_row(context, state, replayed, question) }
                { derived_rows(context, replayed, question) }
            </>
        }
    });
    html! {
        <>
            { heading(context, 1, context.say("trail.heading")) }
            <dl class="govuk-summary-list">{ for rows }</dl>
        </>
    }
}

fn response_row(context: &Context, state: &Handle, replayed: &Replay<'_>, question: &str) -> Html {
    let Some(response) = replayed.responses.get(question) else {
        return Html::default();
    };
    let short = context.short(question);
    html! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{ &short }</dt>
            <dd class="govuk-summary-list__value">{ context.response(replayed, question, response) }</dd>
            <dd class="govuk-summary-list__actions">
                <button
                    type="button"
                    class="checker-link-button"
                    onclick={on_click(state, Action::Change(question.to_owned()))}
                >
                    { context.say("trail.change") }
                    <span class="govuk-visually-hidden">{ " " }{ &short }</span>
                </button>
            </dd>
        </div>
    }
}

/// What was derived once this question had its response: the last of those that the fact is known from.
fn derived_rows(context: &Context, replayed: &Replay<'_>, question: &str) -> Html {
    let policy = context.policy();
    let mut told: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
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
        let (words, detail) = context.derived(step.fact, step.value, replayed);
        let value = match detail {
            Some(detail) => context.fill("trail.derived", &[("value", &words), ("detail", &detail)]),
            None => words,
        };
        rows.push(row_without_action(context.derived_name(step.fact), value));
    }
    rows.into_iter().collect()
}
