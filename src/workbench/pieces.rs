//! Small pieces that many parts of the workbench draw.

use std::rc::Rc;

use indexmap::IndexMap;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use authoring::words;
use govuk::{Button, ButtonKind, Choice, LinkButton, Select, browser, mounting::message};
use policy::{Flow, Policy, diagnostic::pointer};

use super::{
    bench::{Action, Bench, Pane, Tools},
    help,
    host::{Host, most_bytes, opened},
};

/// The state and the way to change it.
pub type BenchHandle = UseReducerHandle<Bench>;

/// Returns a button that gives the person a file. What is in it is made when it is wanted.
pub fn download(label: String, name: String, kind: &'static str, make: impl Fn() -> Option<String> + 'static) -> Html {
    download_and(label, name, kind, make, || {})
}

/// Returns a button that gives the person a file, and what is done once the browser has taken it.
pub fn download_and(
    label: String,
    name: String,
    kind: &'static str,
    make: impl Fn() -> Option<String> + 'static,
    then: impl Fn() + 'static,
) -> Html {
    let onclick = Callback::from(move |_| {
        // Where the browser refuses, it says so itself.
        if make().is_some_and(|content| browser::download(&name, kind, content.as_bytes()).is_ok()) {
            then();
        }
    });
    html! { <Button text={label} kind={ButtonKind::Secondary} {onclick} /> }
}

/// Returns what happens when findings or results lead to a place.
pub fn lead(bench: &BenchHandle, from: Pane, at: &str) -> Callback<MouseEvent> {
    let (dispatcher, at) = (bench.dispatcher(), at.to_owned());
    Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Lead(from, at.clone())))
}

/// Returns the way back to what led to the place that is shown.
pub fn way_back(bench: &BenchHandle) -> Html {
    let text = match bench.led_from {
        None | Some(Pane::Write) => return Html::default(),
        Some(Pane::Findings) => bench.tools.say("bench.back.findings"),
        Some(Pane::Result) => bench.tools.say("bench.back.result"),
    };
    let dispatcher = bench.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Back));
    html! { <p class="govuk-body bench-back"><LinkButton {text} {onclick} /></p> }
}

/// Returns the paragraphs on which something rests, each the way to its form.
pub fn cites(tools: &Tools, cites: &[String], onlead: &Callback<String>) -> Html {
    let cited = |(index, key): (usize, &String)| {
        html! { <>if index > 0 { { ", " } }{ link(key.clone(), &pointer("/provisions", key), onlead) }</> }
    };
    html! { <>{ tools.say("bench.schedule.cites") }{ " " }{ for cites.iter().enumerate().map(cited) }</> }
}

/// Returns what happens when something in a result is pressed that leads to a place.
pub fn leads_to(at: &str, onlead: &Callback<String>) -> Callback<MouseEvent> {
    let at = at.to_owned();
    onlead.reform(move |_: MouseEvent| at.clone())
}

/// Returns words in a result that lead to a place.
pub fn link(text: String, at: &str, onlead: &Callback<String>) -> Html {
    html! { <LinkButton {text} onclick={leads_to(at, onlead)} /> }
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

/// Returns a button by which the person opens a file, what such files are called (a key of the texts), and what is done with its name
/// and text.
pub fn open(
    bench: &BenchHandle,
    host: &Rc<Host>,
    label: &str,
    kind: &'static str,
    action: fn(String, String) -> Action,
) -> Html {
    let (dispatcher, host, tools) = (bench.dispatcher(), Rc::clone(host), Rc::clone(&bench.tools));
    let onclick = Callback::from(move |_: MouseEvent| {
        let (dispatcher, host, tools) = (dispatcher.clone(), Rc::clone(&host), Rc::clone(&tools));
        spawn_local(async move {
            match host.open(&tools.say(kind), most_bytes()).await {
                Ok(file) if file.is_undefined() => {}
                Ok(file) => dispatcher.dispatch(match opened(&tools, &file) {
                    Ok((name, text)) => action(name, text),
                    Err(words) => Action::Trouble(words),
                }),
                Err(error) => dispatcher.dispatch(Action::Trouble(message(&error))),
            }
        });
    });
    html! { <Button text={bench.tools.say(label)} kind={ButtonKind::Secondary} {onclick} /> }
}

/// Returns a verdict, by its id, in words, with its sign and colour.
pub fn verdict(id: &str, words: &str) -> Html {
    let class = classes!("checker-verdict", "checker-tag", "bench-verdict", format!("checker-verdict--{id}"));
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
