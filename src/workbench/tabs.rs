//! Tabs: one stop for the Tab key, and the arrow keys between them.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What tabs need.
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// What the ids of tabs and panels begin with.
    pub id: &'static str,
    /// What the tabs are tabs of.
    pub label: String,
    /// What stands on each.
    pub tabs: Vec<String>,
    /// The one that is chosen, by its number.
    pub chosen: usize,
    /// Called with the number of another one.
    pub onchoose: Callback<usize>,
}

/// The row of tabs. The panel of each is the caller's, with the ids of [`tab_id`] and [`panel_id`].
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let list = use_node_ref();
    let count = props.tabs.len();
    let onkeydown = {
        let (list, chosen, onchoose) = (list.clone(), props.chosen, props.onchoose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (chosen + 1) % count.max(1),
                "ArrowLeft" => (chosen + count.saturating_sub(1)) % count.max(1),
                "Home" => 0,
                "End" => count.saturating_sub(1),
                _ => return,
            };
            event.prevent_default();
            onchoose.emit(next);
            let tab = u32::try_from(next).ok().and_then(|next| list.cast::<HtmlElement>()?.children().item(next));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                let _ = tab.focus();
            }
        })
    };
    let tab = |(index, text): (usize, &String)| {
        let is_chosen = index == props.chosen;
        let onclick = props.onchoose.reform(move |_: MouseEvent| index);
        html! {
            <button
                type="button"
                role="tab"
                class={classes!("bench-tab", is_chosen.then_some("bench-tab--chosen"))}
                id={tab_id(props.id, index)}
                aria-selected={if is_chosen { "true" } else { "false" }}
                aria-controls={is_chosen.then(|| panel_id(props.id, index))}
                tabindex={if is_chosen { "0" } else { "-1" }}
                {onclick}
            >{ text }</button>
        }
    };
    html! {
        <div ref={list} class="bench-tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
            { for props.tabs.iter().enumerate().map(tab) }
        </div>
    }
}

/// Returns the id of a tab.
pub fn tab_id(id: &str, index: usize) -> String {
    format!("{id}-tab-{index}")
}

/// Returns the id of the panel of a tab.
pub fn panel_id(id: &str, index: usize) -> String {
    format!("{id}-panel-{index}")
}
