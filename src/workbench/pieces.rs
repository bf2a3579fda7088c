//! Small pieces that many parts of the workbench draw.

use std::rc::Rc;

use indexmap::IndexMap;
use web_sys::{HtmlSelectElement, MouseEvent};
use yew::prelude::*;

use authoring::words;
use checker::browser;
use policy::{Flow, Policy, Verdict};

use super::bench::{Bench, Tools};

/// The state and the way to change it.
pub type BenchHandle = UseReducerHandle<Bench>;

/// Returns a button that is not the most important one.
pub fn button(label: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="govuk-button govuk-button--secondary" {onclick}>{ label }</button> }
}

/// Returns a button that looks like a link.
pub fn link_button(label: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="govuk-link bench-link" {onclick}>{ label }</button> }
}

/// Returns a button that gives the person a file. What is in it is made when it is wanted.
pub fn download(label: String, name: String, kind: &'static str, make: impl Fn() -> Option<String> + 'static) -> Html {
    let onclick = Callback::from(move |_| {
        if let Some(content) = make() {
            // Where the browser refuses, it says so itself.
            let _ = browser::download(&name, kind, content.as_bytes());
        }
    });
    button(label, onclick)
}

/// Returns a verdict in words, with its sign and colour.
pub fn verdict(verdict: Verdict, words: &str) -> Html {
    let class = classes!("checker-verdict", "bench-verdict", format!("checker-verdict--{}", verdict.id()));
    html! { <span {class}>{ words.to_owned() }</span> }
}

/// Returns the choice of one of several.
pub fn select(
    id: &'static str,
    label: String,
    offers: &[(String, String)],
    chosen: &str,
    onchange: Callback<String>,
) -> Html {
    let onchange = onchange.reform(|event: Event| {
        event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
    });
    let offer = |(value, text): &(String, String)| {
        html! { <option value={value.clone()} selected={value == chosen}>{ text }</option> }
    };
    html! {
        <div class="govuk-form-group">
            <label class="govuk-label" for={id}>{ label }</label>
            <select class="govuk-select" {id} {onchange}>{ for offers.iter().map(offer) }</select>
        </div>
    }
}

/// Returns the choice of a flow of a policy.
pub fn flow_select(tools: &Rc<Tools>, policy: &Policy, chosen: &str, onchange: Callback<String>) -> Html {
    let offers: Vec<(String, String)> =
        policy.flows.values().map(|flow| (flow.id.clone(), words::read(&flow.title))).collect();
    select("bench-flow", tools.say("bench.flow"), &offers, chosen, onchange)
}

/// Returns the flow that is chosen, or the first one where the policy has no such flow any more.
pub fn flow_of<'p>(policy: &'p Policy, chosen: &str) -> Option<&'p Flow> {
    policy.flows.get(chosen).or_else(|| policy.flows.values().next())
}

/// Returns the message of a field, if something is wrong with it.
pub fn error_message(tools: &Tools, id: &str, message: Option<&str>) -> Html {
    match message {
        Some(message) => html! {
            <p id={format!("{id}-error")} class="govuk-error-message">
                <span class="govuk-visually-hidden">{ tools.say("error.prefix") }</span>{ " " }{ message }
            </p>
        },
        None => Html::default(),
    }
}

/// Returns answers in words, those of the first policy that has some: "Role: Police officer; Photograph or film: New".
pub fn answers(policies: &[&Policy], facts: &IndexMap<String, String>) -> String {
    let known = |id: &str, words: &dyn Fn(&Policy) -> String| {
        policies.iter().map(|policy| words(policy)).find(|words| words != id).unwrap_or_else(|| id.to_owned())
    };
    let answer = |(fact, value): (&String, &String)| {
        let fact_words = known(fact, &|policy| words::fact(policy, fact));
        format!("{fact_words}: {}", known(value, &|policy| words::value(policy, fact, value)))
    };
    facts.iter().map(answer).collect::<Vec<_>>().join("; ")
}

/// Returns a box that scrolls by itself where its content is wider than the screen, with the keyboard too.
pub fn scrolling(label: String, content: Html) -> Html {
    html! { <div class="bench-scroll" tabindex="0" role="region" aria-label={label}>{ content }</div> }
}
