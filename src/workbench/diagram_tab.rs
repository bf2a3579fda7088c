//! One flow as a picture.

use std::{collections::HashSet, rc::Rc};

use base64::{Engine, engine::general_purpose::STANDARD};
use web_sys::Element;
use yew::prelude::*;

use govuk::{Choice, CopyButton, Details, Select};

use super::{
    pieces::{download, flow_select, leads_to, link, scrolling},
    queue::Answered,
    results::{Ground, use_result, waiting, without},
    work::{Answer, Area, Drawn, MOST_QUESTIONS, Task},
};

/// How large the picture can be, each with what it is called, as a key of the texts.
const SIZES: [(&str, &str); 3] =
    [("full", "bench.diagram.full"), ("half", "bench.diagram.half"), ("whole", "bench.diagram.whole")];

/// What the result of one flow needs.
#[derive(Properties, PartialEq)]
pub struct FlowTabProps {
    /// What results are made of.
    pub ground: Ground,
    /// The flow, by id.
    pub flow: String,
    /// Called with another flow's id.
    pub onflow: Callback<String>,
}

/// The picture of a flow, as an image that runs nothing, and as text for Mermaid.
#[component]
pub fn DiagramTab(props: &FlowTabProps) -> Html {
    let FlowTabProps { ground, flow, onflow } = props;
    let Ground { tools, setting, onlead, .. } = ground;
    let size = use_state(|| SIZES[0].0.to_owned());
    let found = use_result(ground, Task::Diagram(flow.clone()));
    let drawn = found.as_ref().and_then(drawn_in);
    let image = use_node_ref();
    let start = drawn.and_then(|drawn| drawn.start.parse().ok()).unwrap_or(0.0);
    // A picture that is larger than its box shows the start of the flow.
    let show_start = {
        let image = image.clone();
        move || {
            if let Some(around) =
                image.cast::<Element>().and_then(|image| image.closest(".bench-scroll").ok().flatten())
            {
                let at = f64::from(around.scroll_height()) * start - f64::from(around.client_height()) / 2.0;
                #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
                around.set_scroll_top(at as i32);
            }
        }
    };
    // It has no size before the browser has read it.
    let onload = {
        let show_start = show_start.clone();
        Callback::from(move |_: Event| show_start())
    };
    use_effect_with((*size).clone(), move |_| show_start());
    let onsize = {
        let size = size.clone();
        Callback::from(move |chosen| size.set(chosen))
    };
    let sizes = SIZES.map(|(id, key)| Choice { value: id.into(), text: tools.say(key).into() }).to_vec();
    let name = format!("{}-{flow}", setting.policy.id);
    let choices = html! {
        <div class="bench-choices">
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            <Select
                id="bench-size" label={tools.say("bench.diagram.size")} items={sizes} value={(*size).clone()} onchange={onsize}
            />
        </div>
    };
    let Some((found, shown)) = found.as_ref().zip(drawn) else {
        let content = match found.as_ref().map(|found| &found.answer) {
            Some(Answer::Drawn(None)) => {
                let most = MOST_QUESTIONS.to_string();
                html! { <p class="govuk-body">{ tools.fill("bench.diagram.too-large", &[("most", &most)]) }</p> }
            }
            Some(Answer::None(why)) => without(why),
            _ => waiting(ground, None),
        };
        return html! { <>{ choices }{ content }</> };
    };
    let part = |of: fn(&Drawn) -> &str| {
        let found = Rc::clone(found);
        move || drawn_in(&found).map(|drawn| of(drawn).to_owned())
    };
    let made = part(|drawn| &drawn.mermaid);
    let text = Callback::from(move |()| made().unwrap_or_default());
    html! {
        <>
            { choices }
            { waiting(ground, Some(found)) }
            { scrolling(tools.say("bench.diagram"), html! {
                <div class={classes!("bench-picture", format!("bench-picture--{}", *size))}>
                    <img
                        ref={image}
                        src={format!("data:image/svg+xml;base64,{}", STANDARD.encode(&shown.svg))}
                        alt={shown.description.clone()}
                        {onload}
                    />
                    { map(shown, onlead) }
                </div>
            }) }
            <Details summary={tools.say("bench.diagram.places")}>{ places(shown, onlead) }</Details>
            <div class="govuk-button-group">
                { download(tools.say("bench.diagram.svg"), format!("{name}.svg"), "image/svg+xml", part(|drawn| &drawn.svg)) }
                { download(tools.say("bench.diagram.mermaid"), format!("{name}.mmd"), "text/plain", part(|drawn| &drawn.mermaid)) }
            </div>
            <Details summary={tools.say("bench.diagram.text")}>
                <CopyButton
                    label={tools.say("bench.copy")} done={tools.say("bench.copied")} by_hand={tools.say("bench.by-hand")} {text}
                />
                { scrolling(tools.say("bench.diagram.text"), html! { <pre class="bench-code">{ &shown.mermaid }</pre> }) }
            </Details>
        </>
    }
}

fn drawn_in(found: &Rc<Answered>) -> Option<&Drawn> {
    match &found.answer {
        Answer::Drawn(drawn) => drawn.as_ref(),
        _ => None,
    }
}

/// Returns what is pressed on the picture: its boxes. Those who do not point have the list of the same places.
fn map(shown: &Drawn, onlead: &Callback<String>) -> Html {
    let area = |area: &Area| {
        let onclick = leads_to(&area.at, onlead);
        let ((left, top), (width, height)) = (area.corner.clone(), area.size.clone());
        html! {
            <rect
                class="bench-picture__area" x={left} y={top} {width} {height} {onclick}
            />
        }
    };
    html! {
        <svg
            class="bench-picture__map" viewBox={format!("0 0 {} {}", shown.size.0, shown.size.1)} aria-hidden="true" focusable="false"
        >{ for shown.areas.iter().map(area) }</svg>
    }
}

/// Returns the questions and outcomes of the picture, each once, as the ways to their forms.
fn places(shown: &Drawn, onlead: &Callback<String>) -> Html {
    let mut seen = HashSet::new();
    let place = |area: &Area| html! { <li>{ link(area.name.clone(), &area.at, onlead) }</li> };
    html! {
        <ul class="govuk-list govuk-list--spaced">
            { for shown.areas.iter().filter(|area| seen.insert(&*area.at)).map(place) }
        </ul>
    }
}
