//! The first screen: a file, a text, or a policy of this site to look at.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use checker::parts::details;

use super::{
    bench::Action,
    host::Sample,
    new_form::NewForm,
    pieces::{BenchHandle, link_button},
};

/// What the first screen needs.
#[derive(Properties, PartialEq)]
pub struct StartScreenProps {
    /// The state.
    pub bench: BenchHandle,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
    /// Opens a file.
    pub onopen: Callback<()>,
}

/// The first screen.
#[component]
pub fn StartScreen(props: &StartScreenProps) -> Html {
    let StartScreenProps { bench, samples, onopen } = props;
    let say = |key: &str| bench.tools.say(key);
    let level = bench.tools.heading(1);
    html! {
        <>
            <p class="govuk-body-l bench-start__lead">{ say("bench.start.lead") }</p>
            <div class="bench-start">
                <section>
                    <@{level.clone()} class="govuk-heading-m">{ say("bench.start.own") }</@>
                    <p class="govuk-body">{ say("bench.start.drop") }</p>
                    <button type="button" class="govuk-button" onclick={onopen.reform(|_: MouseEvent| ())}>{ say("bench.open") }</button>
                    <Paste bench={bench.clone()} />
                    { details(say("bench.new"), html! { <NewForm bench={bench.clone()} /> }) }
                </section>
                if !samples.is_empty() {
                    <section>
                        <@{level} class="govuk-heading-m">{ say("bench.start.samples") }</@>
                        <p class="govuk-body">{ say("bench.start.samples-text") }</p>
                        { sample_list(bench, samples, Action::Open) }
                    </section>
                }
            </div>
        </>
    }
}

/// What the field to paste into needs.
#[derive(Properties, PartialEq)]
pub struct PasteProps {
    /// The state.
    pub bench: BenchHandle,
}

/// A field to paste a policy into.
#[component]
pub fn Paste(props: &PasteProps) -> Html {
    let bench = &props.bench;
    let area = use_node_ref();
    let onsubmit = {
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
        <form novalidate=true {onsubmit}>
            <div class="govuk-form-group">
                <label class="govuk-label" for="bench-paste">{ bench.tools.say("bench.start.paste") }</label>
                <textarea ref={area} class="govuk-textarea bench-code" id="bench-paste" rows="6" spellcheck="false" autocomplete="off" />
            </div>
            <button type="submit" class="govuk-button govuk-button--secondary">{ bench.tools.say("bench.start.use") }</button>
        </form>
    }
}

/// Returns the policies of this site, each a button that acts on its name and text.
pub fn sample_list(bench: &BenchHandle, samples: &[Sample], action: fn(String, String) -> Action) -> Html {
    let item = |sample: &Sample| {
        let (dispatcher, chosen) = (bench.dispatcher(), sample.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatcher.dispatch(action(chosen.name.clone(), chosen.text.clone()));
        });
        html! { <li>{ link_button(html! { { &sample.title } }, onclick) }</li> }
    };
    html! { <ul class="govuk-list govuk-list--spaced">{ for samples.iter().map(item) }</ul> }
}
