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

    /// Lets the person open a file; `kind` is what the browser calls such files.
    #[wasm_bindgen(method, catch)]
    pub async fn open(this: &Host, kind: &str) -> Result<JsValue, JsValue>;

    /// Lets the person say where a new file goes.
    #[wasm_bindgen(method, catch)]
    pub async fn create(this: &Host, name: &str, kind: &str) -> Result<JsValue, JsValue>;

    /// Begins with the register of a policy: knows of other tabs, finds drafts, reads files with this module.
    #[wasm_bindgen(method)]
    pub fn begin(this: &Host, id: &str, module: &JsValue, policy: &JsValue, vocabulary: &JsValue, interface: &JsValue);

    /// Sets who is told what happens in other tabs; nobody, if it is undefined.
    #[wasm_bindgen(method)]
    pub fn listen(this: &Host, listener: &JsValue);

    /// Returns in how many other tabs the register is open.
    #[wasm_bindgen(method, catch, js_name = otherTabs)]
    pub async fn other_tabs(this: &Host) -> Result<JsValue, JsValue>;

    /// Tells the other tabs that something was saved.
    #[wasm_bindgen(method, js_name = tellTabs)]
    pub fn tell_tabs(this: &Host, told: &str);

    /// Reads a file.
    #[wasm_bindgen(method, catch)]
    pub async fn read(this: &Host, handle: &JsValue) -> Result<JsValue, JsValue>;

    /// Writes a file in which a text stands. If another does, nothing is written, and that one is returned.
    #[wasm_bindgen(method, catch)]
    pub async fn write(this: &Host, handle: &JsValue, text: &str, known: &str) -> Result<JsValue, JsValue>;

    /// Warns before the page is left, or does so no longer.
    #[wasm_bindgen(method)]
    pub fn warn(this: &Host, wanted: bool);

    /// Returns whether what the browser keeps is kept encrypted.
    #[wasm_bindgen(method)]
    pub fn encrypts(this: &Host) -> bool;

    /// Returns whether drafts were agreed to, and the parts of those that no other tab is at work on.
    #[wasm_bindgen(method, catch, js_name = findDrafts)]
    pub async fn find_drafts(this: &Host) -> Result<JsValue, JsValue>;

    /// Goes on with the drafts that were found.
    #[wasm_bindgen(method, js_name = adoptDrafts)]
    pub fn adopt_drafts(this: &Host);

    /// Keeps the parts of a draft; none, once everything is saved.
    #[wasm_bindgen(method, catch, js_name = keepDraft)]
    pub async fn keep_draft(this: &Host, parts: &JsValue) -> Result<JsValue, JsValue>;

    /// Erases every draft of the register.
    #[wasm_bindgen(method, catch, js_name = eraseDrafts)]
    pub async fn erase_drafts(this: &Host) -> Result<JsValue, JsValue>;

    /// Reads what a file holds, beside the page. Returns nothing where no worker runs.
    #[wasm_bindgen(method, catch, js_name = readFile)]
    pub async fn read_file(this: &Host, name: &str, content: &JsValue, is_pasted: bool) -> Result<JsValue, JsValue>;

    /// Ends what is being read.
    #[wasm_bindgen(method, js_name = cancelReading)]
    pub fn cancel_reading(this: &Host);

    /// Waits.
    #[wasm_bindgen(method, catch)]
    pub async fn later(this: &Host, milliseconds: u32) -> Result<JsValue, JsValue>;
}

/// Returns the moment in London, to the minute. `today` serves where the browser's own clock shows none.
pub fn now(today: NaiveDate) -> NaiveDateTime {
    now_in_london().unwrap_or_else(|| today.and_time(NaiveTime::MIN))
}
