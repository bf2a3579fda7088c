//! The policy's text: a plain text field with line numbers.

use std::{fmt::Write, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{
    bench::{Action, Way},
    host::Host,
    pieces::{BenchHandle, way_back},
    place,
};

/// How long the author pauses before the text is checked, in milliseconds, and how many characters add one to it: a check
/// of a very long text takes seconds, in which nothing can be typed.
const PAUSE: usize = 500;
const LONGER_BY: usize = 1_000;
/// How many lines stand above one that is jumped to.
const ABOVE: usize = 4;

/// What the text needs.
#[derive(Properties, PartialEq)]
pub struct TextPaneProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
}

/// The text with its line numbers.
#[component]
pub fn TextPane(props: &TextPaneProps) -> Html {
    let bench = &props.bench;
    let (area, gutter) = (use_node_ref(), use_node_ref());
    let text: Rc<str> = bench.work.as_ref().map_or_else(|| "".into(), |work| Rc::clone(&work.text));
    let lines = place::lines(&text);
    let numbers = use_memo(lines, |lines| {
        (1..=*lines).fold(String::new(), |mut numbers, number| {
            // Writing to a string cannot fail.
            let _ = writeln!(numbers, "{number}");
            numbers
        })
    });

    let (host, dispatcher) = (Rc::clone(&props.host), bench.dispatcher());
    let pause = u32::try_from(PAUSE + text.len() / LONGER_BY).unwrap_or(u32::MAX);
    use_effect_with(bench.revision, move |revision| {
        let revision = *revision;
        spawn_local(async move {
            let _ = host.later(pause).await;
            dispatcher.dispatch(Action::Check(revision));
        });
    });
    let found = area.clone();
    use_effect_with(bench.jump, move |jump| {
        let Some(area) = found.cast::<HtmlTextAreaElement>().filter(|_| jump.times > 0) else {
            return;
        };
        let _ = area.focus();
        let _ = area.set_selection_range(jump.start, jump.end);
        let height = usize::try_from(area.scroll_height()).unwrap_or_default() / lines.max(1);
        area.set_scroll_top(i32::try_from(height * jump.line.saturating_sub(ABOVE)).unwrap_or_default());
        area.set_scroll_left(0);
    });

    let oninput = {
        let bench = bench.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                bench.dispatch(Action::Type(area.value()));
            }
        })
    };
    let onscroll = {
        let (area, gutter) = (area.clone(), gutter.clone());
        Callback::from(move |_: Event| {
            if let (Some(area), Some(gutter)) = (area.cast::<HtmlElement>(), gutter.cast::<HtmlElement>()) {
                gutter.set_scroll_top(area.scroll_top());
            }
        })
    };
    html! {
        <>
            if bench.way == Way::Text { { way_back(bench) } }
            <label class="govuk-label govuk-visually-hidden" for="bench-text">{ bench.tools.say("bench.text.label") }</label>
            <div class="bench-text">
                <pre ref={gutter} class="bench-text__numbers" aria-hidden="true">{ &*numbers }</pre>
                <textarea
                    ref={area}
                    class="bench-text__area"
                    id="bench-text"
                    wrap="off"
                    autocomplete="off"
                    spellcheck="false" autocorrect="off" writingsuggestions="false" data-gramm="false" data-enable-grammarly="false"
                    value={AttrValue::from(text)}
                    {oninput}
                    {onscroll}
                />
            </div>
        </>
    }
}
