//! The first screen: a file, a text, or a policy of this site to look at.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use govuk::{Button, ButtonKind, Details, Form, LinkButton, Size, Textarea, heading};

use super::{bench::Action, host::Sample, new_form::NewForm, pieces::BenchHandle};

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
    let level = bench.tools.level(1);
    html! {
        <>
            <p class="govuk-body-l bench-start__lead">{ say("bench.start.lead") }</p>
            <div class="bench-start">
                <section>
                    { heading(level, Size::M, None, say("bench.start.own")) }
                    <p class="govuk-body">{ say("bench.start.drop") }</p>
                    <Button text={say("bench.open")} onclick={onopen.reform(|_: MouseEvent| ())} />
                    <Paste bench={bench.clone()} />
                    <Details summary={say("bench.new")}><NewForm bench={bench.clone()} /></Details>
                </section>
                if !samples.is_empty() {
                    <section>
                        { heading(level, Size::M, None, say("bench.start.samples")) }
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
        Callback::from(move |_: SubmitEvent| {
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            bench.dispatch(match text.trim() {
                "" => Action::Trouble(bench.tools.say("bench.start.nothing-pasted")),
                _ => Action::Open(bench.tools.say("bench.start.name"), text),
            });
        })
    };
    html! {
        <Form {onsubmit}>
            <Textarea
                id="bench-paste" class="bench-code" label={bench.tools.say("bench.start.paste")} rows=6
                node_ref={area}
            />
            <Button text={bench.tools.say("bench.start.use")} kind={ButtonKind::Secondary} submits=true />
        </Form>
    }
}

/// Returns the policies of this site, each a button that acts on its name and text.
pub fn sample_list(bench: &BenchHandle, samples: &[Sample], action: fn(String, String) -> Action) -> Html {
    let item = |sample: &Sample| {
        let (dispatcher, chosen) = (bench.dispatcher(), sample.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatcher.dispatch(action(chosen.name.clone(), chosen.text.clone()));
        });
        html! { <li><LinkButton text={sample.title.clone()} {onclick} /></li> }
    };
    html! { <ul class="govuk-list govuk-list--spaced">{ for samples.iter().map(item) }</ul> }
}
