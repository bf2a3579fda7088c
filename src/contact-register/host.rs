//! What the element gives the register of the browser: see `www/element/contact-register-host.js`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use wasm_bindgen::prelude::*;

use govuk::browser::now_in_london;

#[wasm_bindgen]
extern "C" {
    /// The element's services.
    #[derive(Clone, Debug, PartialEq)]
    pub type Host;

    /// Returns whether a file can be saved where it was opened.
    #[wasm_bindgen(method, js_name = savesInPlace)]
    pub fn saves_in_place(this: &Host) -> bool;

    /// Lets the person open a file.
    #[wasm_bindgen(method, catch)]
    pub async fn open(this: &Host) -> Result<JsValue, JsValue>;

    /// Lets the person say where a new file goes.
    #[wasm_bindgen(method, catch)]
    pub async fn create(this: &Host, name: &str) -> Result<JsValue, JsValue>;

    /// Reads a file.
    #[wasm_bindgen(method, catch)]
    pub async fn read(this: &Host, handle: &JsValue) -> Result<JsValue, JsValue>;

    /// Writes a file.
    #[wasm_bindgen(method, catch)]
    pub async fn write(this: &Host, handle: &JsValue, text: &str) -> Result<JsValue, JsValue>;

    /// Warns before the page is left, or does so no longer.
    #[wasm_bindgen(method)]
    pub fn warn(this: &Host, wanted: bool);

    /// Reads what was kept in the browser.
    #[wasm_bindgen(method, catch, js_name = readDraft)]
    pub async fn read_draft(this: &Host, key: &str) -> Result<JsValue, JsValue>;

    /// Keeps something in the browser.
    #[wasm_bindgen(method, catch, js_name = keepDraft)]
    pub async fn keep_draft(this: &Host, key: &str, text: &str) -> Result<JsValue, JsValue>;

    /// Erases what was kept in the browser.
    #[wasm_bindgen(method, catch, js_name = eraseDraft)]
    pub async fn erase_draft(this: &Host, key: &str) -> Result<JsValue, JsValue>;

    /// Waits.
    #[wasm_bindgen(method, catch)]
    pub async fn later(this: &Host, milliseconds: u32) -> Result<JsValue, JsValue>;
}

/// Returns the moment in London, to the minute. `today` serves where the browser's own clock shows none.
pub fn now(today: NaiveDate) -> NaiveDateTime {
    now_in_london().unwrap_or_else(|| today.and_time(NaiveTime::MIN))
}
