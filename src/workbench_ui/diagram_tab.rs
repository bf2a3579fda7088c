//! One flow as a picture.

use std::rc::Rc;

use base64::{Engine, engine::general_purpose::STANDARD};
use web_sys::Element;
use yew::prelude::*;

use crate::{
    authoring::diagram,
    ui::{context::Setting, keep_copy::CopyButton, parts::details},
};

use super::{
    bench::Tools,
    pieces::{download, flow_select, scrolling},
};

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
}

/// What is drawn of a flow.
struct Picture {
    svg: String,
    mermaid: String,
    description: String,
}

/// The picture of a flow, as an image that runs nothing, and as text for Mermaid.
#[component]
pub fn DiagramTab(props: &FlowTabProps) -> Html {
    let FlowTabProps { tools, setting, flow, onflow } = props;
    let whole = use_state(|| true);
    let picture = use_memo((Rc::clone(setting), flow.clone()), |(setting, id)| {
        let policy = &setting.policy;
        policy.flows.get(id).map(|flow| {
            let drawing = diagram::drawing(policy, flow);
            let description = format!("{}. {}", drawing.title, drawing.description);
            Picture { svg: diagram::svg(policy, flow), mermaid: diagram::mermaid(policy, flow), description }
        })
    });
    // At its full size a picture begins at the middle of its left edge, where the flow starts.
    let image = use_node_ref();
    use_effect_with((*whole, flow.clone(), image.clone()), |(whole, _, image)| {
        let around = image.cast::<Element>().and_then(|image| image.parent_element());
        if let (false, Some(around)) = (*whole, around) {
            around.set_scroll_top((around.scroll_height() - around.client_height()) / 2);
        }
    });
    let onsize = {
        let whole = whole.clone();
        Callback::from(move |_: Event| whole.set(!*whole))
    };
    let name = format!("{}-{flow}", setting.policy.id);
    let part = |of: fn(&Picture) -> &str| {
        let picture = Rc::clone(&picture);
        move || picture.as_ref().as_ref().map(|picture| of(picture).to_owned())
    };
    let copied = part(|picture| &picture.mermaid);
    html! {
        <>
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            if let Some(picture) = &*picture {
                <div class="govuk-checkboxes govuk-checkboxes--small bench-fit">
                    <div class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" id="bench-fit" type="checkbox" checked={*whole} onchange={onsize} />
                        <label class="govuk-label govuk-checkboxes__label" for="bench-fit">{ tools.say("bench.diagram.fit") }</label>
                    </div>
                </div>
                { scrolling(tools.say("bench.diagram"), html! {
                    <img
                        ref={image}
                        class={classes!("bench-picture", whole.then_some("bench-picture--whole"))}
                        src={format!("data:image/svg+xml;base64,{}", STANDARD.encode(&picture.svg))}
                        alt={picture.description.clone()}
                    />
                }) }
                <div class="govuk-button-group">
                    { download(tools.say("bench.diagram.svg"), format!("{name}.svg"), "image/svg+xml", part(|picture| &picture.svg)) }
                    { download(tools.say("bench.diagram.mermaid"), format!("{name}.mmd"), "text/plain", part(|picture| &picture.mermaid)) }
                </div>
                { details(tools.say("bench.diagram.text"), html! {
                    <>
                        <CopyButton
                            text={Callback::from(move |()| copied().unwrap_or_default())}
                            label={tools.say("bench.copy")} done={tools.say("bench.copied")} failed={tools.say("bench.by-hand")}
                        />
                        { scrolling(tools.say("bench.diagram.text"), html! { <pre class="bench-code">{ &picture.mermaid }</pre> }) }
                    </>
                }) }
            }
        </>
    }
}
