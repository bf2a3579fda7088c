//! One question of a flow: what is asked, where each answer leads, and what rests on it.

use serde_json::{Map, Value};
use yew::prelude::*;

use authoring::edit::{Edit, references::references, tree::led_to};
use govuk::LinkButton;
use policy::diagnostic::pointer;

use super::{
    contents::reference_list,
    entry::{flow_of, targets},
    fields::{facts, fields, group, select},
    form::Form,
    insert::{Insert, Spot},
    lists::choice,
    schema::NODE,
};
use crate::bench::Then;

/// Returns the form of a node.
pub fn node(form: &Form, at: &str) -> Html {
    let words = form.words();
    let fact = form.text(&pointer(at, "fact")).to_owned();
    let flow = flow_of(at);
    let to = targets(form, &flow, at);
    let branches = pointer(at, "branches");
    let mut values = words.values(&fact);
    // A branch for an answer that there is not is shown, so that it can be taken out.
    for key in form.keys(&branches) {
        if !values.iter().any(|(value, _)| *value == key) {
            values.push((key, true));
        }
    }
    let otherwise = pointer(at, "otherwise");
    let has_otherwise = form.value(&otherwise).is_some();
    let branch = |(value, is_optional): &(String, bool)| {
        let none = match (has_otherwise, is_optional) {
            (true, _) => "bench.branch.otherwise",
            (false, true) => "bench.branch.not-offered",
            (false, false) => "bench.choose",
        };
        let items = std::iter::once(choice("", form.say(none))).chain(to.iter().cloned()).collect();
        let place = pointer(&branches, value);
        html! {
            <div key={value.clone()} class="bench-branch">
                { select(form, &place, words.value(&fact, value), items, false) }
                if let Some(target) = led_to(&form.data, &place).and_then(|id| words.target(flow.as_deref()?, id)) {
                    <p class="govuk-body bench-branch__go">
                        <LinkButton text={form.fill("bench.branch.go", &[("what", &target.words)])} onclick={form.on_go(target.at)} />
                    </p>
                }
            </div>
        }
    };
    let others = std::iter::once(choice("", form.say("bench.otherwise.none"))).chain(to.iter().cloned()).collect();
    let spots =
        values.iter().map(|(value, _)| Spot { at: pointer(&branches, value), words: words.value(&fact, value) });
    let mut spots: Vec<Spot> = spots.collect();
    if has_otherwise {
        spots.push(Spot { at: otherwise.clone(), words: form.say("bench.otherwise") });
    }
    let led = html! {
        <>
            { for values.iter().map(branch) }
            { select(form, &otherwise, form.say("bench.otherwise"), others, false) }
            if let Some(flow) = &flow { <Insert form={form.clone()} flow={flow.clone()} {spots} /> }
        </>
    };
    html! {
        <>
            { select(form, &pointer(at, "fact"), form.say("bench.field.fact"), facts(form), true) }
            { question_link(form, &fact) }
            { group(form.say("bench.node.leads"), form.hint(at, None), led) }
            { fields(form, at, NODE) }
            { led_here(form, at) }
        </>
    }
}

/// Returns the way to the words of a question: those of the policy's own, or new ones.
fn question_link(form: &Form, fact: &str) -> Html {
    let own = pointer("/questions", fact);
    if !form.tools().vocabulary.questions.contains_key(fact) && form.value(&own).is_none() {
        return Html::default();
    }
    let onclick = match form.value(&own) {
        Some(_) => form.on_go(own),
        None => form.on_press(&own, vec![Edit::set(own.clone(), Value::Object(Map::new()))], Then::Go(own.clone())),
    };
    html! { <p class="govuk-body"><LinkButton text={form.say("bench.node.words")} {onclick} /></p> }
}

/// Returns what leads to a node or an outcome.
pub fn led_here(form: &Form, at: &str) -> Html {
    let named = references(&form.data, at);
    html! {
        <>
            <p class="govuk-body"><strong>{ form.fill("bench.led-here", &[("count", &named.len().to_string())]) }</strong></p>
            { reference_list(form, &named) }
        </>
    }
}
