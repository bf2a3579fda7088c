//! A policy's own cases: kept while it is tried, put to it after each change, and saved in a file beside it.

use std::rc::Rc;

use yew::prelude::*;

use authoring::{
    cases::{self, Case, Mismatch, run},
    places,
};
use govuk::{LinkButton, Tag, context::Setting};

use super::{
    bench::{Action, Pane},
    host::Host,
    pieces::{BenchHandle, answers, download_and, inline, lead, open},
    slips::{Making, slips_part},
};

/// What the cases need.
#[derive(Properties, PartialEq)]
pub struct CasesTabProps {
    /// The state.
    pub bench: BenchHandle,
    /// The policy.
    pub setting: Rc<Setting>,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The making of slips.
    pub making: Making,
}

/// The cases, each with what came of it.
#[component]
pub fn CasesTab(props: &CasesTabProps) -> Html {
    let CasesTabProps { bench, setting, host, making } = props;
    let tools = &bench.tools;
    let results = use_memo((Rc::clone(setting), Rc::clone(&bench.cases)), |(setting, cases)| {
        cases.iter().map(|case| run(&setting.policy, case)).collect::<Vec<Option<Mismatch>>>()
    });
    let wrong = results.iter().flatten().count();
    let counts = (bench.cases.len().to_string(), wrong.to_string());
    let summary = tools.fill("bench.cases.summary", &[("count", &counts.0), ("wrong", &counts.1)]);
    let (cases, dispatcher) = (Rc::clone(&bench.cases), bench.dispatcher());
    let json = move || cases::write(&cases).ok();
    let saved = move || dispatcher.dispatch(Action::CasesSaved);
    let name = format!("{}.cases.json", setting.policy.id);
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.cases.text") }</p>
            if !bench.cases.is_empty() {
                <p class="govuk-body" role="status"><strong>{ summary }</strong></p>
                <ul class="bench-contents">
                    { for bench.cases.iter().zip(&*results).enumerate().map(|(index, (case, result))| item(bench, setting, index, case, result)) }
                </ul>
            }
            <div class="govuk-button-group">
                { open(bench, host, "bench.cases.open", "bench.cases", |_, text| Action::Cases(text)) }
                if !bench.cases.is_empty() { { download_and(tools.say("bench.cases.save"), name, "application/json", json, saved) } }
            </div>
            { slips_part(bench, host, making, &setting.policy) }
        </>
    }
}

fn item(bench: &BenchHandle, setting: &Setting, index: usize, case: &Case, result: &Option<Mismatch>) -> Html {
    let tools = &bench.tools;
    let policy = &setting.policy;
    let (colour, word) = match result {
        None => (govuk::Colour::Green, "bench.cases.right"),
        Some(_) => (govuk::Colour::Red, "bench.cases.wrong"),
    };
    let dispatcher = bench.dispatcher();
    let drop = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::DropCase(index)));
    let found = result.as_ref().map(|mismatch| match mismatch {
        Mismatch::Another(found) => (found.words(), found.outcome.as_deref()),
        Mismatch::Several { outcomes, ask } => {
            let values = [("outcomes", &*outcomes.join(", ")), ("ask", &*ask.join(", "))];
            (tools.fill("bench.cases.several", &values), None)
        }
        Mismatch::Nothing => (tools.say("bench.cases.nothing"), None),
        Mismatch::CannotBePut(why) => (why.clone(), None),
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
            <Tag {colour} text={tools.say(word)} />{ " " }<strong>{ &case.name }</strong>
            <div>{ answers(&[policy], &case.given) }</div>
            <div>{ inline(&tools.fill("bench.cases.expected", &[("result", &case.expected.words())])) }{ go(case.expected.outcome.as_deref()) }</div>
            if let Some((found, outcome)) = found {
                <div>{ inline(&tools.fill("bench.cases.found", &[("result", &found)])) }{ go(outcome) }</div>
            }
            <div><LinkButton text={tools.say("bench.remove")} hidden={case.name.clone()} onclick={drop} /></div>
        </li>
    }
}
