//! Why this result: the responses with Change, and what followed from them.

use yew::prelude::*;

use engine::fact;
use policy::{FactSource, Vocabulary};

use super::{
    context::Context,
    replay::Replay,
    rows::{row_with_action, row_without_action, summary_list},
    stack::{Stack, text_element},
    state::Action,
    tag::Tag,
    view::View,
};

/// Adds the responses in the order asked, each followed by what was derived from it.
pub fn trail(page: &mut Stack<'_>, view: &View<'_>, replayed: &Replay<'_>) {
    let mut rows = Vec::new();
    for question in &replayed.asked {
        rows.extend(response_row(view, replayed, question));
        derived_rows(&mut rows, &view.context, replayed, question);
    }
    page.heading("trail.heading");
    page.add(summary_list(rows));
}

fn response_row(view: &View<'_>, replayed: &Replay<'_>, question: &str) -> Option<Html> {
    let context = &view.context;
    let response = replayed.responses.get(question)?;
    let short = context.short(question);
    let hidden = text_element("span", "govuk-visually-hidden", format!(" {short}"));
    let change = Tag::new("button", "checker-link-button")
        .is("type", "button")
        .on_click(view.on_click(Action::Change(question.to_owned())))
        .say(context.say("trail.change"))
        .hold(hidden);
    Some(row_with_action(short, context.response(replayed, question, response), change.draw()))
}

/// Adds what was derived once this question had its response: the last of those that the fact is known from.
fn derived_rows(rows: &mut Vec<Html>, context: &Context, replayed: &Replay<'_>, question: &str) {
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
        let (words, detail) = context.derived(step.fact, step.value, replayed);
        let value = match detail {
            Some(detail) => context.fill("trail.derived", &[("value", &words), ("detail", &detail)]),
            None => words,
        };
        rows.push(row_without_action(context.derived_name(step.fact), value));
    }
}
