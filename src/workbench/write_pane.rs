//! Where the policy is written: in forms, in its text, or beside the protocol. All three change one text.

use std::{cell::Cell, rc::Rc};

use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::{
    bench::{Action, Way},
    forms::{FormsPane, ProtocolPane},
    host::Host,
    pieces::BenchHandle,
    tabs::{Tabs, panel_id, tab_id},
    text_pane::TextPane,
};

const ID: &str = "bench-write";

/// What writing needs.
#[derive(Properties, PartialEq)]
pub struct WritePaneProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
}

/// The ways to write, one on each tab. The text stays in the page on every one of them: it is what would be rescued.
#[component]
pub fn WritePane(props: &WritePaneProps) -> Html {
    let WritePaneProps { bench, host } = props;
    let tools = &bench.tools;
    let shown = use_memo((), |()| Cell::new(0));
    let name = |way: Way| match way {
        Way::Forms => tools.say("bench.forms"),
        Way::Text => tools.say("bench.text"),
        Way::Protocol => tools.say("bench.protocol"),
    };
    let chosen = Way::ALL.into_iter().position(|way| way == bench.way).unwrap_or_default();
    let dispatcher = bench.dispatcher();
    let onchoose = Callback::from(move |index: usize| {
        dispatcher.dispatch(Action::Write(Way::ALL.get(index).copied().unwrap_or_default()));
    });
    // A field's own memory knows nothing of what another field changed: one history goes over all of them.
    let dispatcher = bench.dispatcher();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let action = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Action::Undo,
            ("z", true) | ("y", false) => Action::Redo,
            _ => return,
        };
        // What is typed into a comment is no change of the policy: the field takes it back by itself.
        let inside = event.target_dyn_into::<Element>();
        let is_comment = inside.is_some_and(|field| field.closest(".bench-comment").is_ok_and(|found| found.is_some()));
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !is_comment {
            event.prevent_default();
            dispatcher.dispatch(action);
        }
    });
    let panel = |(index, way): (usize, Way)| {
        let is_shown = way == bench.way;
        let content = match way {
            Way::Text => html! { <TextPane bench={bench.clone()} host={Rc::clone(host)} /> },
            _ if !is_shown => Html::default(),
            Way::Forms => html! { <FormsPane bench={bench.clone()} shown={Rc::clone(&shown)} /> },
            Way::Protocol => html! { <ProtocolPane bench={bench.clone()} host={Rc::clone(host)} /> },
        };
        html! {
            <div
                key={index} role="tabpanel" id={panel_id(ID, index)} aria-labelledby={tab_id(ID, index)} hidden={!is_shown}
            >{ content }</div>
        }
    };
    html! {
        <div {onkeydown}>
            <Tabs id={ID} label={tools.say("bench.write")} tabs={Way::ALL.map(name).to_vec()} {chosen} {onchoose} />
            { for Way::ALL.into_iter().enumerate().map(panel) }
        </div>
    }
}
