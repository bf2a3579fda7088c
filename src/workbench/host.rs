//! What the element gives the workbench of the browser: see `www/element/workbench-host.js`.

use authoring::document;
use govuk::mounting::property;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::bench::{Action, MOST_BYTES, Tools};

#[wasm_bindgen]
extern "C" {
    /// The element's services.
    #[derive(Clone, Debug, PartialEq)]
    #[wasm_bindgen(js_name = WorkbenchHost)]
    pub type Host;

    /// Begins to work beside the page, with the module that it runs and the words that it reads by.
    #[wasm_bindgen(method, js_name = beginWork)]
    pub fn begin_work(this: &Host, module: &JsValue, vocabulary: &JsValue, interface: &JsValue);

    /// Does a job beside the page, as it is written down. Returns nothing where no worker runs.
    #[wasm_bindgen(method, catch)]
    pub async fn work(this: &Host, job: &str) -> Result<JsValue, JsValue>;

    /// Ends the job that is being done.
    #[wasm_bindgen(method, js_name = stopWork)]
    pub fn stop_work(this: &Host);

    /// Lets the person open a file; `kind` is what the browser calls such files. One with more bytes than this is not read.
    #[wasm_bindgen(method, catch)]
    pub async fn open(this: &Host, kind: &str, most: f64) -> Result<JsValue, JsValue>;

    /// Lets the person open a protocol's file. One with more bytes than this is not read.
    #[wasm_bindgen(method, catch, js_name = openProtocol)]
    pub async fn open_protocol(this: &Host, most: f64) -> Result<JsValue, JsValue>;

    /// Returns whether a file can be saved where the person wants it.
    #[wasm_bindgen(method, js_name = savesInPlace)]
    pub fn saves_in_place(this: &Host) -> bool;

    /// Saves in a file; asks which if there is no handle.
    #[wasm_bindgen(method, catch)]
    pub async fn save(this: &Host, handle: &JsValue, name: &str, kind: &str, text: &str) -> Result<JsValue, JsValue>;

    /// Warns before the page is left, or does so no longer.
    #[wasm_bindgen(method)]
    pub fn warn(this: &Host, wanted: bool);

    /// Waits.
    #[wasm_bindgen(method, catch)]
    pub async fn later(this: &Host, milliseconds: u32) -> Result<JsValue, JsValue>;

    /// Tells whether there is room for three parts side by side, now and whenever that changes.
    #[wasm_bindgen(method, js_name = onWide)]
    pub fn on_wide(this: &Host, tell: &Closure<dyn FnMut(bool)>);

    /// Tells of a file that is dropped on the page. A policy with more bytes than this, or any other file with more than that,
    /// is not read.
    #[wasm_bindgen(method, js_name = onDrop)]
    pub fn on_drop(this: &Host, tell: &Closure<dyn FnMut(JsValue)>, most: f64, most_of_protocol: f64);

    /// Begins to know of other tabs and of drafts, and tells what happens in other tabs.
    #[wasm_bindgen(method)]
    pub fn begin(this: &Host, listener: &Closure<dyn FnMut(String)>);

    /// Returns whether what the browser keeps is kept encrypted.
    #[wasm_bindgen(method)]
    pub fn encrypts(this: &Host) -> bool;

    /// Returns whether drafts were agreed to, and the parts of those that no other tab is at work on.
    #[wasm_bindgen(method, catch, js_name = findDrafts)]
    pub async fn find_drafts(this: &Host) -> Result<JsValue, JsValue>;

    /// Goes on with a draft that was found.
    #[wasm_bindgen(method, js_name = adoptDrafts)]
    pub fn adopt_draft(this: &Host, tab: &str);

    /// Keeps the parts of a draft; none, once everything is saved.
    #[wasm_bindgen(method, catch, js_name = keepDraft)]
    pub async fn keep_draft(this: &Host, parts: &JsValue) -> Result<JsValue, JsValue>;

    /// Erases a draft that was found.
    #[wasm_bindgen(method, catch, js_name = dropDraft)]
    pub async fn drop_draft(this: &Host, tab: &str) -> Result<JsValue, JsValue>;

    /// Erases every draft of the workbench.
    #[wasm_bindgen(method, catch, js_name = eraseDrafts)]
    pub async fn erase_drafts(this: &Host) -> Result<JsValue, JsValue>;

    /// Holds a text for the moment in which the module stops, under a label for people; an empty one is nothing to hold.
    #[wasm_bindgen(method)]
    pub fn hold(this: &Host, name: &str, label: &str, text: &str);

    /// Ends everything that goes on.
    #[wasm_bindgen(method)]
    pub fn end(this: &Host);
}

/// Returns the most bytes that a policy's file may have, as JavaScript counts.
pub fn most_bytes() -> f64 {
    u32::try_from(MOST_BYTES).unwrap_or(u32::MAX).into()
}

/// Returns the most bytes that a protocol's file may have.
pub fn most_bytes_of_protocol() -> f64 {
    u32::try_from(document::MOST_BYTES).unwrap_or(u32::MAX).into()
}

/// Returns the name and the text of a policy's file that was opened or dropped.
///
/// # Errors
///
/// Returns what to say of a file that was too large to be read.
pub fn opened(tools: &Tools, file: &JsValue) -> Result<(String, String), String> {
    let name = name_of(file);
    match property(file, "text").as_string() {
        Some(text) => Ok((name, text)),
        None => {
            let bytes = property(file, "size").as_f64().unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a file")]
            Err(tools.too_large(&name, bytes as usize))
        }
    }
}

/// Returns what comes of a protocol's file that was opened or dropped; nothing if it is a policy's.
pub fn protocol_file(tools: &Tools, file: &JsValue) -> Option<Action> {
    let bytes = property(file, "bytes");
    let name = name_of(file);
    if bytes.is_undefined() {
        let is_policy = name.to_ascii_lowercase().ends_with(".json");
        return (!is_policy).then(|| Action::Trouble(tools.refused(&name, &document::DocumentError::TooLarge)));
    }
    Some(Action::ProtocolFile(name, Uint8Array::new(&bytes).to_vec()))
}

fn name_of(file: &JsValue) -> String {
    property(file, "name").as_string().unwrap_or_default()
}

/// A policy of this site, to look at and to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The file's name.
    pub name: String,
    /// What it is, for people.
    pub title: String,
    /// What is in it.
    pub text: String,
}

impl Sample {
    /// Reads a sample from what the element gives.
    pub fn read(object: &JsValue) -> Self {
        let text = |name| property(object, name).as_string().unwrap_or_default();
        Self { name: text("name"), title: text("title"), text: text("text") }
    }
}
