//! What only the browser can do: today's date, the focus, the clipboard, downloads, random references.

use chrono::{NaiveDate, NaiveTime};
use js_sys::{Array, Date, Intl, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement, Url};

/// Returns today's date on the London calendar, from the browser's own time-zone data.
pub fn today_in_london() -> Option<NaiveDate> {
    let part = london(&["year", "month", "day"])?;
    NaiveDate::from_ymd_opt(i32::try_from(part("year")?).ok()?, part("month")?, part("day")?)
}

/// Returns the time on the London clock.
pub fn time_in_london() -> Option<NaiveTime> {
    let part = london(&["hour", "minute"])?;
    // Some browsers call midnight 24.
    NaiveTime::from_hms_opt(part("hour")? % 24, part("minute")?, 0)
}

/// Returns what gives these parts of the moment that it is in London.
fn london(wanted: &[&str]) -> Option<impl Fn(&str) -> Option<u32>> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &"Europe/London".into()).ok()?;
    Reflect::set(&options, &"hour12".into(), &false.into()).ok()?;
    for key in wanted {
        Reflect::set(&options, &(*key).into(), &"numeric".into()).ok()?;
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&"en-GB".into()), &options);
    let parts = format.format_to_parts(&Date::new_0());
    Some(move |name: &str| {
        let found = parts.iter().find(|part| text_at(part, "type").as_deref() == Some(name))?;
        text_at(&found, "value")?.parse::<u32>().ok()
    })
}

fn text_at(object: &JsValue, key: &str) -> Option<String> {
    Reflect::get(object, &key.into()).ok()?.as_string()
}

/// Moves the focus to the first element that a selector finds, and the top of the checker into view.
pub fn focus(root: &Element, selector: &str) {
    if root.get_bounding_client_rect().top() < 0.0 {
        root.scroll_into_view();
    }
    if let Some(found) = find(root, selector) {
        // Nothing is lost if the browser refuses: the person still sees the page.
        let _ = found.focus();
    }
}

/// Moves the focus to the field with this id.
pub fn focus_field(near: &Element, id: &str) {
    // Ids hold letters, digits, dots and hyphens; quotes would end the selector early.
    let quoted = id.replace(['"', '\\'], "");
    let root = near.closest(".checker-app").ok().flatten();
    if let Some(field) = root.and_then(|root| find(&root, &format!("[id=\"{quoted}\"]"))) {
        let _ = field.focus();
    }
}

fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Puts text on the clipboard. Returns whether the browser allowed it.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    // Outside a secure context there is no clipboard, whatever its type says.
    if clipboard.is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await.is_ok()
}

/// Selects all that a text area holds, ready to be copied by hand.
pub fn select(area: &HtmlTextAreaElement) {
    let _ = area.focus();
    area.select();
}

/// Gives the person a file. The browser keeps no address of it afterwards.
pub fn download(name: &str, kind: &str, content: &[u8]) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(content)), &properties)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Returns a new reference: a random UUID.
pub fn new_reference() -> String {
    let Ok(crypto) = web_sys::window().ok_or(JsValue::NULL).and_then(|window| window.crypto()) else {
        return String::new();
    };
    // Outside a secure context there is no `randomUUID`, and the numbers have to be put together by hand.
    if Reflect::has(&crypto, &"randomUUID".into()).unwrap_or(false) {
        return crypto.random_uuid();
    }
    let mut bytes = [0; 16];
    let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    super::typed::uuid(bytes)
}

/// Puts words in front of the page's title, or takes them away again.
pub fn prefix_title(prefix: &str, wanted: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let title = document.title();
    match (wanted, title.strip_prefix(prefix)) {
        (true, None) => document.set_title(&format!("{prefix}{title}")),
        (false, Some(bare)) => document.set_title(bare),
        _ => {}
    }
}
