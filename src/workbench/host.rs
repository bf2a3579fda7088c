//! What the element gives the workbench of the browser: see `www/element/workbench-host.js`.

use govuk::mounting::property;
use wasm_bindgen::prelude::*;

use super::bench::{MOST_BYTES, Tools};

#[wasm_bindgen]
extern "C" {
    /// The element's services.
    #[derive(Clone, Debug, PartialEq)]
    #[wasm_bindgen(js_name = WorkbenchHost)]
    pub type Host;

    /// Lets the person open a file; `kind` is what the browser calls such files. One with more bytes than this is not read.
    #[wasm_bindgen(method, catch)]
    pub async fn open(this: &Host, kind: &str, most: f64) -> Result<JsValue, JsValue>;

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

    /// Tells of a file that is dropped on the page. One with more bytes than this is not read.
    #[wasm_bindgen(method, js_name = onDrop)]
    pub fn on_drop(this: &Host, tell: &Closure<dyn FnMut(JsValue)>, most: f64);

    /// Ends everything that goes on.
    #[wasm_bindgen(method)]
    pub fn end(this: &Host);
}

/// Returns the most bytes that a file may have, as JavaScript counts.
pub fn most_bytes() -> f64 {
    u32::try_from(MOST_BYTES).unwrap_or(u32::MAX).into()
}

/// Returns the name and the text of a file that was opened or dropped.
///
/// # Errors
///
/// Returns what to say of a file that was too large to be read.
pub fn opened(tools: &Tools, file: &JsValue) -> Result<(String, String), String> {
    let name = property(file, "name").as_string().unwrap_or_default();
    match property(file, "text").as_string() {
        Some(text) => Ok((name, text)),
        None => {
            let bytes = property(file, "size").as_f64().unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a file")]
            Err(tools.too_large(&name, bytes as usize))
        }
    }
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
