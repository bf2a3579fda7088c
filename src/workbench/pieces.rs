//! Small pieces that many parts of the workbench draw.

use std::rc::Rc;

use indexmap::IndexMap;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use authoring::words;
use govuk::{
    Button, ButtonKind, Choice, Select, browser,
    mounting::{message, property},
};
use policy::{Flow, Policy, Verdict};

use super::{
    bench::{Action, Bench, Tools},
    help,
    host::Host,
};

/// The state and the way to change it.
pub type BenchHandle = UseReducerHandle<Bench>;

/// Returns a button that gives the person a file. What is in it is made when it is wanted.
pub fn download(label: String, name: String, kind: &'static str, make: impl Fn() -> Option<String> + 'static) -> Html {
    let onclick = Callback::from(move |_| {
        if let Some(content) = make() {
            // Where the browser refuses, it says so itself.
            let _ = browser::download(&name, kind, content.as_bytes());
        }
    });
    html! { <Button text={label} kind={ButtonKind::Secondary} {onclick} /> }
}

/// Returns a text with its code set apart.
pub fn inline(text: &str) -> Html {
    help::pieces(text)
        .map(|(piece, is_code)| {
            if is_code {
                html! { <code>{ piece }</code> }
            } else {
                html! { { piece } }
            }
        })
        .collect()
}

/// Asks the person a question. Returns whether they agree; where nobody can be asked, they do.
pub fn is_agreed(question: &str) -> bool {
    web_sys::window().is_none_or(|window| window.confirm_with_message(question).unwrap_or(true))
}

/// Returns a button by which the person opens a file, and what is done with its name and text.
pub fn open(bench: &BenchHandle, host: &Rc<Host>, label: &str, action: fn(String, String) -> Action) -> Html {
    let (dispatcher, host) = (bench.dispatcher(), Rc::clone(host));
    let onclick = Callback::from(move |_: MouseEvent| {
        let (dispatcher, host) = (dispatcher.clone(), Rc::clone(&host));
        spawn_local(async move {
            match host.open().await {
                Ok(file) if file.is_undefined() => {}
                Ok(file) => {
                    let text = |name| property(&file, name).as_string().unwrap_or_default();
                    dispatcher.dispatch(action(text("name"), text("text")));
                }
                Err(error) => dispatcher.dispatch(Action::Trouble(message(&error))),
            }
        });
    });
    html! { <Button text={bench.tools.say(label)} kind={ButtonKind::Secondary} {onclick} /> }
}

/// Returns a verdict in words, with its sign and colour.
pub fn verdict(verdict: Verdict, words: &str) -> Html {
    let class =
        classes!("checker-verdict", "checker-tag", "bench-verdict", format!("checker-verdict--{}", verdict.id()));
    html! { <span {class}>{ words.to_owned() }</span> }
}

/// Returns the choice of a flow of a policy.
pub fn flow_select(tools: &Rc<Tools>, policy: &Policy, chosen: &str, onchange: Callback<String>) -> Html {
    let choice = |flow: &Flow| Choice { value: flow.id.clone().into(), text: words::read(&flow.title).into() };
    let items: Vec<Choice> = policy.flows.values().map(choice).collect();
    html! { <Select id="bench-flow" label={tools.say("bench.flow")} {items} value={chosen.to_owned()} {onchange} /> }
}

/// Returns the flow that is chosen, or the first one where the policy has no such flow any more.
pub fn flow_of<'p>(policy: &'p Policy, chosen: &str) -> Option<&'p Flow> {
    policy.flows.get(chosen).or_else(|| policy.flows.values().next())
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
