//! What can be done with the file as a whole, and how the screen is divided.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use govuk::{
    Button, ButtonKind, browser,
    mounting::{message, property},
};

use super::{
    app::Desk,
    bench::{Action, Tools, Work},
    host::Host,
    pieces::{BenchHandle, is_agreed},
};

/// How much of the width the part to write in can have, in per cent.
const SHARES: [u8; 5] = [30, 40, HALF, 60, 70];
/// How much it has at first.
pub const HALF: u8 = 50;

/// Returns the row of what can be done with the file.
pub fn toolbar(
    bench: &BenchHandle,
    work: &Work,
    host: &Rc<Host>,
    desk: &Desk,
    onopen: Callback<()>,
    alone: Option<UseStateHandle<bool>>,
) -> Html {
    let tools = &bench.tools;
    let onsave = {
        let (bench, host, desk) = (bench.clone(), Rc::clone(host), desk.clone());
        Callback::from(move |_: MouseEvent| spawn_local(save(bench.clone(), Rc::clone(&host), desk.clone())))
    };
    let onclose = {
        let (dispatcher, desk) = (bench.dispatcher(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            if desk.may_go_on() {
                *desk.handle.borrow_mut() = JsValue::UNDEFINED;
                dispatcher.dispatch(Action::Close);
            }
        })
    };
    let dispatcher = bench.dispatcher();
    let ontidy = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Tidy));
    let unsaved = bench.unsaved();
    let state =
        if unsaved.is_empty() { tools.say("bench.saved") } else { tools.fill("bench.unsaved", &[("what", &unsaved)]) };
    html! {
        <div class="bench-bar">
            <p class="govuk-body bench-bar__file"><strong>{ &work.name }</strong>{ " " }{ state }</p>
            <div class="govuk-button-group bench-bar__buttons">
                <Button text={tools.say("bench.save")} onclick={onsave} />
                { step_button(bench, "bench.undo", Action::Undo, work.history.can_undo()) }
                { step_button(bench, "bench.redo", Action::Redo, work.history.can_redo()) }
                <Button text={tools.say("bench.open")} kind={ButtonKind::Secondary} onclick={onopen.reform(|_| ())} />
                <Button text={tools.say("bench.tidy")} kind={ButtonKind::Secondary} onclick={ontidy} />
                <Button text={tools.say("bench.close")} kind={ButtonKind::Secondary} onclick={onclose} />
                // Where there is room for all three, a wide table or picture may still want all of it.
                if let Some(alone) = alone {
                    <button
                        type="button" class="govuk-button govuk-button--secondary"
                        aria-pressed={if *alone { "true" } else { "false" }}
                        onclick={let alone = alone.clone(); move |_: MouseEvent| alone.set(!*alone)}
                    >{ tools.say("bench.alone") }</button>
                }
            </div>
        </div>
    }
}

/// Returns a button for one step back or on. It keeps the focus where there is no further step.
fn step_button(bench: &BenchHandle, key: &str, action: Action, can: bool) -> Html {
    let dispatcher = bench.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| dispatcher.dispatch(action.clone()));
    html! {
        <button
            type="button" class="govuk-button govuk-button--secondary" aria-disabled={(!can).then_some("true")} {onclick}
        >{ bench.tools.say(key) }</button>
    }
}

/// Asks before a policy is saved that the checker will refuse. Returns whether to go on.
fn may_save(tools: &Tools, text: &str) -> bool {
    tools.read(text).is_some() || is_agreed(&tools.say("bench.save-with-errors"))
}

/// Saves the text: in its file where the browser can, as a download elsewhere.
async fn save(bench: BenchHandle, host: Rc<Host>, desk: Desk) {
    let Some(work) = bench.work.as_ref() else {
        return;
    };
    let text = Rc::clone(&work.text);
    if !may_save(&bench.tools, &text) {
        return;
    }
    let saved = if host.saves_in_place() {
        let handle = desk.handle.borrow().clone();
        match host.save(&handle, &work.name, &bench.tools.say("bench.policy-file"), &text).await {
            Ok(handle) if handle.is_undefined() => return,
            Ok(handle) => {
                let name = property(&handle, "name").as_string().unwrap_or_else(|| work.name.clone());
                *desk.handle.borrow_mut() = handle;
                Ok(name)
            }
            Err(error) => Err(error),
        }
    } else {
        browser::download(&work.name, "application/json", text.as_bytes()).map(|()| work.name.clone())
    };
    bench.dispatch(match saved {
        Ok(name) => Action::Saved(name, text),
        Err(error) => Action::Trouble(bench.tools.fill("bench.cannot-save", &[("reason", &message(&error))])),
    });
}

/// How wide the part to write in is: with the keyboard, a press, or by pulling.
pub fn width(tools: &Tools, share: &UseStateHandle<u8>) -> Html {
    let chosen = share.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Ok(wanted) = browser::value(&event).parse() {
            chosen.set(wanted);
        }
    });
    let [first, second, .., last] = SHARES;
    html! {
        <p class="govuk-body bench-width">
            <label for="bench-width">{ tools.say("bench.width") }</label>
            <input
                id="bench-width" type="range" min={first.to_string()} max={last.to_string()} step={(second - first).to_string()}
                value={share.to_string()} {oninput}
            />
        </p>
    }
}
