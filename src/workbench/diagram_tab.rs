//! One flow as a picture.

use std::{collections::HashSet, rc::Rc};

use base64::{Engine, engine::general_purpose::STANDARD};
use web_sys::Element;
use yew::prelude::*;

use authoring::diagram::{self, Area, Picture};
use govuk::{Choice, CopyButton, Details, Select, context::Setting};
use policy::Flow;

use super::{
    bench::Tools,
    pieces::{download, flow_select, leads_to, link, scrolling},
};

/// How large the picture can be, each with what it is called, as a key of the texts.
const SIZES: [(&str, &str); 3] =
    [("full", "bench.diagram.full"), ("half", "bench.diagram.half"), ("whole", "bench.diagram.whole")];

/// The most questions of a flow that is drawn here: beyond it the layout would keep the page from answering.
const MOST: usize = 300;

/// What the result of one flow needs.
#[derive(Properties, PartialEq)]
pub struct FlowTabProps {
    /// The words.
    pub tools: Rc<Tools>,
    /// The policy.
    pub setting: Rc<Setting>,
    /// The flow, by id.
    pub flow: String,
    /// Called with another flow's id.
    pub onflow: Callback<String>,
    /// Called with the place to which something leads.
    pub onlead: Callback<String>,
}

/// The picture of a flow, as an image that runs nothing, and as text for Mermaid.
#[component]
pub fn DiagramTab(props: &FlowTabProps) -> Html {
    let FlowTabProps { tools, setting, flow, onflow, onlead } = props;
    let size = use_state(|| SIZES[0].0.to_owned());
    let picture = use_memo((Rc::clone(setting), flow.clone()), |(setting, id)| {
        let drawable = |flow: &&Flow| flow.nodes.len() <= MOST;
        let flow = setting.policy.flows.get(id).filter(drawable)?;
        Some((diagram::picture(&setting.policy, flow), diagram::mermaid(&setting.policy, flow)))
    });
    let image = use_node_ref();
    let start = picture.as_ref().as_ref().map_or(0.0, |(picture, _)| picture.start);
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
    let Some((shown, mermaid)) = &*picture else {
        let most = MOST.to_string();
        return html! { <>{ choices }<p class="govuk-body">{ tools.fill("bench.diagram.too-large", &[("most", &most)]) }</p></> };
    };
    let part = |of: fn(&(Picture, String)) -> &str| {
        let picture = Rc::clone(&picture);
        move || picture.as_ref().as_ref().map(|picture| of(picture).to_owned())
    };
    let made = part(|(_, mermaid)| mermaid);
    let text = Callback::from(move |()| made().unwrap_or_default());
    html! {
        <>
            { choices }
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
                { download(tools.say("bench.diagram.svg"), format!("{name}.svg"), "image/svg+xml", part(|(shown, _)| &shown.svg)) }
                { download(tools.say("bench.diagram.mermaid"), format!("{name}.mmd"), "text/plain", part(|(_, mermaid)| mermaid)) }
            </div>
            <Details summary={tools.say("bench.diagram.text")}>
                <CopyButton
                    label={tools.say("bench.copy")} done={tools.say("bench.copied")} by_hand={tools.say("bench.by-hand")} {text}
                />
                { scrolling(tools.say("bench.diagram.text"), html! { <pre class="bench-code">{ mermaid }</pre> }) }
            </Details>
        </>
    }
}

/// Returns what is pressed on the picture: its boxes. Those who do not point have the list of the same places.
fn map(shown: &Picture, onlead: &Callback<String>) -> Html {
    let area = |area: &Area| {
        let onclick = leads_to(&area.at, onlead);
        html! {
            <rect
                class="bench-picture__area" x={area.left.to_string()} y={area.top.to_string()}
                width={area.width.to_string()} height={area.height.to_string()} {onclick}
            />
        }
    };
    html! {
        <svg
            class="bench-picture__map" viewBox={format!("0 0 {} {}", shown.width, shown.height)} aria-hidden="true" focusable="false"
        >{ for shown.areas.iter().map(area) }</svg>
    }
}

/// Returns the questions and outcomes of the picture, each once, as the ways to their forms.
fn places(shown: &Picture, onlead: &Callback<String>) -> Html {
    let mut seen = HashSet::new();
    let place = |area: &Area| html! { <li>{ link(area.name.clone(), &area.at, onlead) }</li> };
    html! {
        <ul class="govuk-list govuk-list--spaced">
            { for shown.areas.iter().filter(|area| seen.insert(&*area.at)).map(place) }
        </ul>
    }
}
