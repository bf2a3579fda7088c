//! What comes in: files that are dropped or chosen, and text that is pasted.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use checker::parts::{details, secondary};
use register::import::{Import, read};

use super::{
    desk::Action,
    host::now,
    pieces::{DeskHandle, button, on_click},
};

/// Reads files and takes in what they hold.
pub async fn take_files(desk: DeskHandle, files: FileList) {
    let mut import = Import::default();
    for file in (0..files.length()).filter_map(|index| files.get(index)) {
        let content = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Uint8Array::new(&buffer).to_vec(),
            // A folder, or a file that has gone: it is told like anything else that cannot be read.
            Err(_) => Vec::new(),
        };
        read(&file.name(), &content, desk.policy(), &mut import);
    }
    desk.dispatch(Action::TakeIn(Rc::new(import), now(desk.setting.today)));
}

/// What the area needs.
#[derive(Properties, PartialEq)]
pub struct IntakeProps {
    /// The state.
    pub desk: DeskHandle,
}

/// The area above the table.
#[component]
pub fn Intake(props: &IntakeProps) -> Html {
    let desk = &props.desk;
    let context = desk.context();
    let pasted = use_node_ref();
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some((input, files)) = input.and_then(|input| Some((input.clone(), input.files()?))) {
                let desk = desk.clone();
                spawn_local(async move {
                    take_files(desk, files).await;
                    // The same file can be chosen again.
                    input.set_value("");
                });
            }
        })
    };
    let onpaste = {
        let (desk, pasted) = (desk.clone(), pasted.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(area) = pasted.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let text = area.value();
            if text.trim().is_empty() {
                return desk.dispatch(Action::Say(("intake.nothing", Vec::new())));
            }
            let mut import = Import::default();
            read(&desk.context().say("intake.pasted"), text.as_bytes(), desk.policy(), &mut import);
            area.set_value("");
            desk.dispatch(Action::TakeIn(Rc::new(import), now(desk.setting.today)));
        })
    };
    let new = on_click(desk, Action::Edit(None));
    html! {
        <section class="ledger-intake checker-no-print" aria-labelledby="ledger-intake-files-label">
            <div class="govuk-form-group">
                <label class="govuk-label govuk-label--m" for="ledger-files" id="ledger-intake-files-label">
                    { context.say("intake.heading") }
                </label>
                <div id="ledger-files-hint" class="govuk-hint">{ context.say("intake.hint") }</div>
                <input
                    class="govuk-file-upload"
                    id="ledger-files"
                    type="file"
                    multiple=true
                    accept=".eml,.msg,.txt,.json,.csv,.tsv,.xlsx"
                    aria-describedby="ledger-files-hint"
                    {onchange}
                />
            </div>
            <div class="ledger-intake__others">
            { details(context.say("intake.paste"), html! {
                <>
                    <div class="govuk-form-group">
                        <label class="govuk-label" for="ledger-pasted">{ context.say("intake.paste-label") }</label>
                        <textarea class="govuk-textarea" id="ledger-pasted" rows="6" ref={pasted} />
                    </div>
                    { button(context.say("intake.take"), "govuk-button--secondary", onpaste) }
                </>
            }) }
            { secondary(context.say("intake.by-hand"), new) }
            </div>
        </section>
    }
}
