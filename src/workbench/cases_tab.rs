//! A policy's own cases: kept while it is tried, put to it after each change, and saved in a file beside it.

use std::rc::Rc;

use yew::prelude::*;

use authoring::{
    cases::{self, Case},
    places,
};
use govuk::{LinkButton, Tag};
use policy::Policy;

use super::{
    bench::{Action, Pane},
    host::Host,
    pieces::{BenchHandle, answers, download_and, inline, lead, open},
    results::{Ground, use_result, waiting},
    slips::{Making, slips_part},
    work::{Answer, CaseFound, Found, Task},
};

/// What the cases need.
#[derive(Properties, PartialEq)]
pub struct CasesTabProps {
    /// The state.
    pub bench: BenchHandle,
    /// What results are made of.
    pub ground: Ground,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The making of slips.
    pub making: Making,
}

/// The cases, each with what came of it.
#[component]
pub fn CasesTab(props: &CasesTabProps) -> Html {
    let CasesTabProps { bench, ground, host, making } = props;
    let tools = &bench.tools;
    let found = use_result(ground, Task::Cases(Rc::clone(&bench.cases)));
    let results = match found.as_ref().map(|found| &found.answer) {
        Some(Answer::Cases(results)) => Some(results),
        _ => None,
    };
    let policy = &ground.setting.policy;
    let wrong = results.into_iter().flatten().flatten().count();
    let counts = (bench.cases.len().to_string(), wrong.to_string());
    let summary = tools.fill("bench.cases.summary", &[("count", &counts.0), ("wrong", &counts.1)]);
    let (cases, dispatcher) = (Rc::clone(&bench.cases), bench.dispatcher());
    let json = move || cases::write(&cases).ok();
    let saved = move || dispatcher.dispatch(Action::CasesSaved);
    let name = format!("{}.cases.json", policy.id);
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.cases.text") }</p>
            if !bench.cases.is_empty() {
                { waiting(ground, found.as_ref()) }
                <p class="govuk-body" role="status">if results.is_some() { <strong>{ summary }</strong> }</p>
                <ul class="bench-contents">
                    { for bench.cases.iter().enumerate().map(|(index, case)| {
                        item(bench, policy, index, case, results.and_then(|results| results.get(index)))
                    }) }
                </ul>
            }
            <div class="govuk-button-group">
                { open(bench, host, "bench.cases.open", "bench.cases", |_, text| Action::Cases(text)) }
                if !bench.cases.is_empty() { { download_and(tools.say("bench.cases.save"), name, "application/json", json, saved) } }
            </div>
            { slips_part(bench, making, policy) }
        </>
    }
}

/// Returns a case. What came of it is not known yet where there is no result.
fn item(bench: &BenchHandle, policy: &Policy, index: usize, case: &Case, result: Option<&Option<CaseFound>>) -> Html {
    let tools = &bench.tools;
    let tag = result.map(|result| match result {
        None => (govuk::Colour::Green, "bench.cases.right"),
        Some(_) => (govuk::Colour::Red, "bench.cases.wrong"),
    });
    let tag = tag.map(|(colour, word)| html! { <><Tag {colour} text={tools.say(word)} />{ " " }</> });
    let dispatcher = bench.dispatcher();
    let drop = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::DropCase(index)));
    let found = result.and_then(Option::as_ref).map(|CaseFound { found, words, ask, outcome }| match found {
        Found::Another | Found::CannotBePut => (words.clone(), outcome.as_deref()),
        Found::Several => (tools.fill("bench.cases.several", &[("outcomes", words), ("ask", ask)]), None),
        Found::Nothing => (tools.say("bench.cases.nothing"), None),
    });
    let go = |outcome: Option<&str>| {
        let at = places::outcome_of(policy, &case.flow, outcome?)?;
        let onclick = lead(bench, Pane::Result, &at);
        Some(
            html! { <>{ " " }<LinkButton text={tools.say("bench.cases.go")} hidden={outcome?.to_owned()} {onclick} /></> },
        )
    };
    html! {
        <li class="bench-contents__item" key={case.name.clone()}>
            { tag }<strong>{ &case.name }</strong>
            <div>{ answers(&[policy], &case.given) }</div>
            <div>{ inline(&tools.fill("bench.cases.expected", &[("result", &tools.said(&case.expected.words()))])) }{ go(case.expected.outcome.as_deref()) }</div>
            if let Some((found, outcome)) = found {
                <div>{ inline(&tools.fill("bench.cases.found", &[("result", &found)])) }{ go(outcome) }</div>
            }
            <div><LinkButton text={tools.say("bench.remove")} hidden={case.name.clone()} onclick={drop} /></div>
        </li>
    }
}
