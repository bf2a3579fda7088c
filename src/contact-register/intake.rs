//! What comes in: files that are dropped or chosen, and text that is pasted.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use govuk::{Button, ButtonKind, Details, FileUpload, Size, Textarea};
use register::import::{Import, LARGEST, read, read_pasted, refuse_large};

use super::{
    desk::{Action, Screen},
    files::Keeper,
    host::now,
    pieces::{DeskHandle, on_click},
};

/// Takes what was dropped: files, or a text. Some programs drop neither, and look as if they did.
pub fn take_drop(desk: &DeskHandle, keeper: &Rc<Keeper>, transfer: &DataTransfer) {
    let files = transfer.files().filter(|files| files.length() > 0);
    let text = transfer.get_data("text/plain").unwrap_or_default();
    match files {
        Some(files) => spawn_local(take_files(desk.clone(), Rc::clone(keeper), files)),
        // Whoever drags words about in a form means the form.
        None if desk.screen != Screen::Table => {}
        None if !text.trim().is_empty() => take_text(desk, &text),
        None => desk.dispatch(Action::Say(("intake.no-file", Vec::new()))),
    }
}

/// Reads files and takes in what they hold, one after the other: between two of them the page can be used, and what was
/// taken in stays if the rest is cancelled.
pub async fn take_files(desk: DeskHandle, keeper: Rc<Keeper>, files: FileList) {
    // Whatever a file does to the page, what is not saved comes back.
    keeper.keep_now().await;
    let mut import = Import::default();
    let count = files.length();
    keeper.begin_reading();
    for index in 0..count {
        let Some(file) = files.get(index) else { continue };
        if keeper.is_cancelled() {
            break;
        }
        if count > 1 {
            let values = vec![("number", (index + 1).to_string()), ("count", count.to_string()), ("file", file.name())];
            desk.dispatch(Action::Reading(Some(("intake.reading", values))));
            keeper.breathe().await;
        }
        #[expect(clippy::cast_precision_loss, reason = "a size of megabytes")]
        if file.size() > LARGEST as f64 {
            refuse_large(&file.name(), &mut import);
            continue;
        }
        let content = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Uint8Array::new(&buffer).to_vec(),
            // A folder, or a file that has gone: it is told like anything else that cannot be read.
            Err(_) => Vec::new(),
        };
        read(&file.name(), &content, desk.policy(), &mut import);
    }
    desk.dispatch(Action::Reading(None));
    desk.dispatch(Action::TakeIn(Rc::new(import), now(desk.setting.today)));
}

fn take_text(desk: &DeskHandle, text: &str) {
    let mut import = Import::default();
    read_pasted(&desk.context().say("intake.pasted"), text, desk.policy(), &mut import);
    desk.dispatch(Action::TakeIn(Rc::new(import), now(desk.setting.today)));
}

/// What the area needs.
#[derive(Properties, PartialEq)]
pub struct IntakeProps {
    /// The state.
    pub desk: DeskHandle,
    /// What is known of the draft.
    pub keeper: Rc<Keeper>,
}

/// The area above the table.
#[component]
pub fn Intake(props: &IntakeProps) -> Html {
    let desk = &props.desk;
    let context = desk.context();
    let pasted = use_node_ref();
    let onchange = {
        let (desk, keeper) = (desk.clone(), Rc::clone(&props.keeper));
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some((input, files)) = input.and_then(|input| Some((input.clone(), input.files()?))) {
                let (desk, keeper) = (desk.clone(), Rc::clone(&keeper));
                spawn_local(async move {
                    take_files(desk, keeper, files).await;
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
            area.set_value("");
            take_text(&desk, &text);
        })
    };
    let new = on_click(desk, Action::Edit(None));
    if let Some((key, values)) = &desk.reading {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let keeper = Rc::clone(&props.keeper);
        let cancel = Callback::from(move |_: MouseEvent| keeper.cancel_reading());
        return html! {
            <section class="ledger-intake checker-no-print">
                <p class="govuk-body" role="status">{ context.fill(key, &values) }</p>
                <Button text={context.say("intake.cancel")} kind={ButtonKind::Secondary} onclick={cancel} />
            </section>
        };
    }
    html! {
        <section class="ledger-intake checker-no-print" aria-label={context.say("intake.heading")}>
            <FileUpload
                id="ledger-files" label={context.say("intake.heading")} label_size={Size::M}
                hint={Html::from(context.say("intake.hint"))} accept=".eml,.msg,.mbox,.txt,.html,.json,.csv,.tsv,.xlsx,.p7m,.dat" {onchange}
            />
            <div class="ledger-intake__others">
            <Details summary={context.say("intake.paste")}><Textarea id="ledger-pasted" label={context.say("intake.paste-label")} rows=6 node_ref={pasted} />
                    <Button text={context.say("intake.take")} kind={ButtonKind::Secondary} onclick={onpaste} /></Details>
            <Button text={context.say("intake.by-hand")} kind={ButtonKind::Secondary} onclick={new} />
            </div>
        </section>
    }
}
