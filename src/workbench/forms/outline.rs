//! A flow as an outline: each question, its answers, and where each leads.

use std::collections::HashSet;

use yew::prelude::*;

use authoring::edit::tree::{branches, unreached};
use govuk::{LinkButton, Size, heading};
use policy::diagnostic::pointer;

use super::{
    contents::{marks, place_words},
    entry::targets,
    fields::{fields, select},
    form::Form,
    insert::{Insert, Spot},
    outcome::verdict,
    schema::FLOW,
};

/// Returns the form of a flow: its outline, and below it what else it has.
pub fn flow(form: &Form, at: &str) -> Html {
    let level = form.tools().level(2);
    let start = pointer(at, "start");
    let items = targets(form, &Some(at.to_owned()), "");
    let hanging = unreached(&form.data, at);
    let mut shown = HashSet::new();
    let spots = vec![Spot { at: start.clone(), words: form.say("bench.spot.start") }];
    html! {
        <>
            <ul class="bench-tree">{ target(form, at, form.text(&start), &mut shown) }</ul>
            if !hanging.is_empty() {
                { heading(level, Size::S, None, form.say("bench.tree.hanging")) }
                <ul class="govuk-list">
                    { for hanging.iter().map(|place| html! {
                        <li><LinkButton text={place_words(form, place)} onclick={form.on_go(place.clone())} /></li>
                    }) }
                </ul>
            }
            { select(form, &start, form.say("bench.field.start"), items, true) }
            <Insert form={form.clone()} flow={at.to_owned()} {spots} />
            { fields(form, at, FLOW) }
        </>
    }
}

/// Returns what stands where a way leads: a question with its answers the first time that it comes, and only its name after that.
fn target(form: &Form, flow: &str, id: &str, shown: &mut HashSet<String>) -> Html {
    let Some(target) = form.words().target(flow, id) else {
        return html! { <li class="bench-tree__item"><strong>{ form.fill("bench.missing", &[("id", id)]) }</strong></li> };
    };
    if !target.is_question {
        return html! { <li class="bench-tree__item">{ outcome_line(form, &target.at) }</li> };
    }
    let link =
        |text: String| html! { <LinkButton {text} hidden={id.to_owned()} onclick={form.on_go(target.at.clone())} /> };
    if !shown.insert(target.at.clone()) {
        let text = form.fill("bench.tree.above", &[("what", &target.words)]);
        return html! { <li class="bench-tree__item">{ link(text) }</li> };
    }
    let fact = form.text(&pointer(&target.at, "fact")).to_owned();
    html! {
        <li class="bench-tree__item">
            <span class="bench-tree__question">{ link(target.words.clone()) }</span>{ marks(form, &target.at) }
            <ul class="bench-tree">
                { for grouped(form, &target.at).into_iter().map(|(answers, id)| {
                    let words = answers.iter().map(|answer| match answer {
                        Some(answer) => form.words().value(&fact, answer),
                        None => form.say("bench.otherwise"),
                    });
                    html! {
                        <li class="bench-tree__item">
                            <span class="bench-tree__answer">{ words.collect::<Vec<_>>().join(", ") }</span>
                            <ul class="bench-tree bench-tree--led">{ self::target(form, flow, &id, shown) }</ul>
                        </li>
                    }
                }) }
            </ul>
        </li>
    }
}

/// Answers that lead to one place, and that place.
type Answers = (Vec<Option<String>>, String);

/// Returns a node's answers, those together that lead to one place.
fn grouped(form: &Form, node: &str) -> Vec<Answers> {
    let mut groups: Vec<Answers> = Vec::new();
    for (answer, to) in branches(&form.data, node) {
        let answer = answer.map(str::to_owned);
        match groups.iter_mut().find(|(_, target)| target == to) {
            Some((answers, _)) => answers.push(answer),
            None => groups.push((vec![answer], to.to_owned())),
        }
    }
    groups
}

/// Returns an outcome in one line: its verdict, its headline, the way to its form.
fn outcome_line(form: &Form, at: &str) -> Html {
    let name = form.words().entry(at);
    html! {
        <>
            { verdict(form, at) }
            <LinkButton text={name} onclick={form.on_go(at)} />{ marks(form, at) }
        </>
    }
}
