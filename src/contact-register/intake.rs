//! What comes in: files that are dropped or chosen, and text that is pasted.

use std::{cell::Cell, rc::Rc};

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use govuk::{Button, ButtonKind, Details, FileUpload, Size, Textarea};
use register::import::{Import, ImportError, LARGEST};

use super::{
    desk::{Action, Screen},
    host::now,
    keeper::Keeper,
    pieces::{DeskHandle, on_click},
};

/// How long a file is read before the page says so, in milliseconds.
const PATIENCE: u32 = 400;

/// Takes what was dropped: files, or a text. Some programs drop neither, and look as if they did.
pub fn take_drop(desk: &DeskHandle, keeper: &Rc<Keeper>, transfer: &DataTransfer) {
    let files = transfer.files().filter(|files| files.length() > 0);
    let text = transfer.get_data("text/plain").unwrap_or_default();
    match files {
        Some(files) => spawn_local(take(desk.clone(), Rc::clone(keeper), of_files(&files))),
        // Whoever drags words about in a form means the form.
        None if desk.screen != Screen::Table => {}
        None if !text.trim().is_empty() => take_text(desk, keeper, text),
        None => desk.dispatch(Action::Say(("intake.no-file", Vec::new()))),
    }
}

fn take_text(desk: &DeskHandle, keeper: &Rc<Keeper>, text: String) {
    let coming = vec![Coming::Text(desk.context().say("intake.pasted"), text)];
    spawn_local(take(desk.clone(), Rc::clone(keeper), coming));
}

/// Something to be read: a file, or the name and the content of a text.
pub enum Coming {
    /// A file that was dropped or chosen.
    File(File),
    /// A text that was dropped or pasted.
    Text(String, String),
}

impl Coming {
    fn name(&self) -> String {
        match self {
            Coming::File(file) => file.name(),
            Coming::Text(name, _) => name.clone(),
        }
    }

    /// Reads it. Returns nothing if that was cancelled.
    async fn read(&self, keeper: &Keeper) -> Option<Import> {
        let file = match self {
            Coming::Text(name, text) => return keeper.read(name, &Uint8Array::from(text.as_bytes()), true).await,
            Coming::File(file) => file,
        };
        #[expect(clippy::cast_precision_loss, reason = "a size of megabytes")]
        if file.size() > LARGEST as f64 {
            return Some(Import::refusing(&file.name(), ImportError::TooLarge));
        }
        let content = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Uint8Array::new(&buffer),
            // A folder, or a file that has gone: it is told like anything else that cannot be read.
            Err(_) => Uint8Array::new_with_length(0),
        };
        keeper.read(&file.name(), &content, false).await
    }
}

/// Returns files as what is to be read.
pub fn of_files(files: &FileList) -> Vec<Coming> {
    (0..files.length()).filter_map(|index| files.get(index)).map(Coming::File).collect()
}

/// Reads what came, one after the other, and takes in what it holds. The page can be used meanwhile, and what was read
/// before stays if the rest is cancelled.
pub async fn take(desk: DeskHandle, keeper: Rc<Keeper>, coming: Vec<Coming>) {
    // Whatever a file does to the page, what is not saved comes back.
    keeper.keep_now().await;
    keeper.begin_reading();
    let mut import = Import::default();
    let mut left = coming.len();
    let count = coming.len().to_string();
    for (index, one) in coming.iter().enumerate() {
        let values = vec![("number", (index + 1).to_string()), ("count", count.clone()), ("file", one.name())];
        let is_read = Rc::new(Cell::new(false));
        let (waiting, is_there, told) = (desk.clone(), Rc::clone(&is_read), Rc::clone(&keeper));
        // What is read in a moment is not announced.
        spawn_local(async move {
            let _ = told.host.later(PATIENCE).await;
            if !is_there.get() {
                waiting.dispatch(Action::Reading(Some(("intake.reading", values))));
            }
        });
        let read = one.read(&keeper).await;
        is_read.set(true);
        let Some(read) = read else { break };
        import.append(read);
        left -= 1;
        if keeper.is_cancelled() {
            break;
        }
    }
    desk.dispatch(Action::Reading(None));
    desk.dispatch(Action::TakeIn(Rc::new(import), now(desk.setting.today)));
    if left > 0 {
        desk.dispatch(Action::Cancelled(left));
    }
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
                    take(desk, keeper, of_files(&files)).await;
                    // The same file can be chosen again.
                    input.set_value("");
                });
            }
        })
    };
    let onpaste = {
        let (desk, keeper, pasted) = (desk.clone(), Rc::clone(&props.keeper), pasted.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(area) = pasted.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let text = area.value();
            if text.trim().is_empty() {
                return desk.dispatch(Action::Say(("intake.nothing", Vec::new())));
            }
            area.set_value("");
            take_text(&desk, &keeper, text);
        })
    };
    let new = on_click(desk, Action::Edit(None));
    let reading = desk.reading.as_ref().map(|(key, values)| {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let keeper = Rc::clone(&props.keeper);
        let cancel = Callback::from(move |_: MouseEvent| keeper.cancel_reading());
        html! {
            <>
                <p class="govuk-body">{ context.fill(key, &values) }</p>
                <Button text={context.say("intake.cancel")} kind={ButtonKind::Secondary} onclick={cancel} />
            </>
        }
    });
    html! {
        <section class="ledger-intake checker-no-print" aria-label={context.say("intake.heading")}>
            <div role="status">{ for reading }</div>
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
