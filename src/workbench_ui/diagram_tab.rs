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
    pieces::{download, flow_select, scrolling, select},
};

/// How large the picture can be, each with what it is called, as a key of the texts.
const SIZES: [(&str, &str); 3] =
    [("full", "bench.diagram.full"), ("half", "bench.diagram.half"), ("whole", "bench.diagram.whole")];

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
    let size = use_state(|| SIZES[0].0.to_owned());
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
    use_effect_with(((*size).clone(), flow.clone(), image.clone()), |(_, _, image)| {
        if let Some(around) = image.cast::<Element>().and_then(|image| image.parent_element()) {
            around.set_scroll_top((around.scroll_height() - around.client_height()) / 2);
        }
    });
    let onsize = {
        let size = size.clone();
        Callback::from(move |chosen| size.set(chosen))
    };
    let sizes = SIZES.map(|(id, key)| (id.to_owned(), tools.say(key)));
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
                { select("bench-size", tools.say("bench.diagram.size"), &sizes, &size, onsize) }
                { scrolling(tools.say("bench.diagram"), html! {
                    <img
                        ref={image}
                        class={classes!("bench-picture", format!("bench-picture--{}", *size))}
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
