//! The first screen: a policy of this site to look at, a file, or a text.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    bench::Action,
    host::{Host, Sample, message},
    pieces::{BenchHandle, link_button},
};

/// What the first screen needs.
#[derive(Properties, PartialEq)]
pub struct StartScreenProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
    /// Opens a file.
    pub onopen: Callback<()>,
}

/// The first screen.
#[component]
pub fn StartScreen(props: &StartScreenProps) -> Html {
    let StartScreenProps { bench, host, samples, onopen } = props;
    let say = |key: &str| bench.tools.say(key);
    let area = use_node_ref();
    let sample = |sample: &Sample| {
        let onclick = fetch_into(bench, host, sample.clone(), Action::Open);
        html! { <li>{ link_button(html! { { &sample.title } }, onclick) }</li> }
    };
    let onpasted = {
        let (bench, area) = (bench.clone(), area.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            event.stop_propagation();
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            bench.dispatch(match text.trim() {
                "" => Action::Trouble(bench.tools.say("bench.start.nothing-pasted")),
                _ => Action::Open(bench.tools.say("bench.start.name"), text),
            });
        })
    };
    html! {
        <div class="bench-start">
            <p class="govuk-body-l">{ say("bench.start.lead") }</p>
            <h2 class="govuk-heading-m">{ say("bench.start.own") }</h2>
            <p class="govuk-body">{ say("bench.start.drop") }</p>
            <button type="button" class="govuk-button" onclick={onopen.reform(|_: MouseEvent| ())}>{ say("bench.open") }</button>
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{ say("bench.start.paste") }</span>
                </summary>
                <form class="govuk-details__text" novalidate=true onsubmit={onpasted}>
                    <div class="govuk-form-group">
                        <label class="govuk-label" for="bench-paste">{ say("bench.text.label") }</label>
                        <textarea ref={area} class="govuk-textarea bench-code" id="bench-paste" rows="6" spellcheck="false" />
                    </div>
                    <button type="submit" class="govuk-button govuk-button--secondary">{ say("bench.start.use") }</button>
                </form>
            </details>
            <h2 class="govuk-heading-m">{ say("bench.start.samples") }</h2>
            <p class="govuk-body">{ say("bench.start.samples-text") }</p>
            <ul class="govuk-list govuk-list--spaced">{ for samples.iter().map(sample) }</ul>
        </div>
    }
}

/// Returns a callback that fetches a policy of this site and acts on its name and text.
pub fn fetch_into(
    bench: &BenchHandle,
    host: &Rc<Host>,
    sample: Sample,
    action: fn(String, String) -> Action,
) -> Callback<MouseEvent> {
    let (bench, host) = (bench.clone(), Rc::clone(host));
    Callback::from(move |_| {
        let (bench, host, sample) = (bench.clone(), Rc::clone(&host), sample.clone());
        spawn_local(async move {
            bench.dispatch(match host.fetch_text(&sample.address).await {
                Ok(text) => action(sample.name, text.as_string().unwrap_or_default()),
                Err(error) => Action::Trouble(cannot_fetch(&bench, &sample.name, &message(&error))),
            });
        });
    })
}

/// Says that a policy of this site could not be fetched.
pub fn cannot_fetch(bench: &BenchHandle, file: &str, reason: &str) -> String {
    bench.tools.fill("bench.cannot-fetch", &[("file", file), ("reason", reason)])
}
