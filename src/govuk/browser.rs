//! What only the browser can do: today's date, the focus, the clipboard, downloads, random references.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use js_sys::{Array, Date, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, EventInit, HtmlAnchorElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, PopStateEvent, Url,
};

use calendar::london::in_london;

/// Returns today's date in London.
pub fn today_in_london() -> Option<NaiveDate> {
    now_in_london().map(|now| now.date())
}

/// Returns what the clock in London shows, to the minute. Nothing, if the browser's own clock shows a year that no
/// calendar has.
///
/// The browser could tell it too, but makes a formatter for it, which alone takes a third of the time that the module
/// needs to start.
pub fn now_in_london() -> Option<NaiveDateTime> {
    #[expect(clippy::cast_possible_truncation, reason = "minutes since 1970, as many as a browser's clock can show")]
    let minutes = (Date::now() / 60_000.0).floor() as i64;
    DateTime::from_timestamp(minutes.checked_mul(60)?, 0).map(|now| in_london(now.naive_utc()))
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

/// Returns what stands in the field that an event comes from, whichever kind of field it is.
pub fn value(event: &Event) -> String {
    // Every kind has its text under the same name, and the getter asks for that alone.
    event.target().map(|field| field.unchecked_ref::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Returns whether an event comes from a field for text.
pub fn is_text_field(event: &Event) -> bool {
    event.target().is_some_and(|field| field.has_type::<HtmlInputElement>())
}

/// Moves the focus so many steps through the field and the buttons of the nearest element around that a selector finds.
pub fn step_focus(event: &Event, around: &str, steps: i32) {
    let Some(here) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let around = here.closest(around).ok().flatten();
    let Some(items) = around.and_then(|around| around.query_selector_all("input[type=search], li button").ok()) else {
        return;
    };
    let place = (0..items.length()).find(|index| items.get(*index).is_some_and(|item| item.is_same_node(Some(&here))));
    let next = place.and_then(|place| place.checked_add_signed(steps)).and_then(|next| items.get(next));
    if let Some(next) = next {
        event.prevent_default();
        let _ = next.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Returns whether the box that an event comes from is ticked.
pub fn is_checked(event: &Event) -> bool {
    event.target().is_some_and(|field| field.unchecked_ref::<HtmlInputElement>().checked())
}

/// Tells each field of the form that an event comes from what stands in it, as if a person had just typed or chosen it.
pub fn tell_filled(event: &Event) {
    let Some(form) = event.target().and_then(|form| form.dyn_into::<Element>().ok()) else {
        return;
    };
    tell(&form, "input:not([type=radio], [type=checkbox], [type=file]), textarea", "input");
    tell(&form, "input:checked, select", "change");
}

/// Fires an event at each field that a selector finds.
fn tell(form: &Element, selector: &str, kind: &str) {
    let Ok(fields) = form.query_selector_all(selector) else {
        return;
    };
    for field in (0..fields.length()).filter_map(|index| fields.get(index)) {
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(kind, &bubbling) {
            let _ = field.dispatch_event(&event);
        }
    }
}

/// Finds an element of the checker. Only those that can take the focus are asked for.
fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Puts text on the clipboard, and tells `done` whether the browser allowed it.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // Outside a secure context there is no clipboard, whatever its type says.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return done(false);
    };
    // It settles with nothing, or with what is in the way.
    let told = Closure::once_into_js(move |problem: JsValue| done(problem.is_undefined()));
    clipboard.write_text(text).unchecked_ref::<Settling>().then(&told, &told);
}

#[wasm_bindgen]
extern "C" {
    /// A promise. Waiting for it without a future saves a kilobyte of the download.
    type Settling;

    #[wasm_bindgen(method)]
    fn then(this: &Settling, fulfilled: &JsValue, rejected: &JsValue);
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
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
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
    uuid(bytes)
}

/// A listener that is taken away when dropped.
pub struct Listener {
    kind: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to the window.
    pub fn to_window(kind: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        let heard = Closure::new(listener);
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        }
        Self { kind, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback(self.kind, self.heard.as_ref().unchecked_ref());
        }
    }
}

/// What the numbers of pages are called in an entry of the browser's history: one for each checker, by whose it is.
const PLACES: &str = "preElectionChecker";

/// How many entries of the browser's history, up to this one, checkers have added: beside their numbers.
const ADDED: &str = "added";

/// Writes the number of a page and whose it is into the browser's history: into a new entry, or into the one that is there. What a
/// router of the page around keeps there is kept, and so are the numbers of other checkers.
pub fn mark_history(whose: &str, place: usize, is_new: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let (state, places) = (Object::new(), Object::new());
    let before = history.state().unwrap_or_default();
    if before.is_object() {
        Object::assign(&state, before.unchecked_ref());
    }
    Object::assign(&places, Reflect::get(&state, &PLACES.into()).unwrap_or_default().unchecked_ref());
    let _ = Reflect::set(&places, &whose.into(), &JsValue::from_f64(place as f64));
    if is_new {
        let added = count(&places, ADDED).unwrap_or_default() + 1;
        let _ = Reflect::set(&places, &ADDED.into(), &JsValue::from_f64(added as f64));
    }
    let _ = Reflect::set(&state, &PLACES.into(), &places);
    let _ = match is_new {
        true => history.push_state_with_url(&state, "", None),
        // A state that is no object is the page's own, and cannot hold a number beside it.
        false if before.is_object() || before.is_null() => history.replace_state_with_url(&state, "", None),
        false => Ok(()),
    };
}

/// Goes so many entries back in the browser's history.
pub fn step_history(back: usize) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.go_with_delta(-i32::try_from(back).unwrap_or_default());
    }
}

/// Returns whether the browser has gone to an entry of its history that nobody keeps anything in.
pub fn has_no_state(event: &Event) -> bool {
    event.unchecked_ref::<PopStateEvent>().state().is_null()
}

/// Keeps Turbo, where the page around has it, from loading the page again: to other routers a step that stays on the address is none.
///
/// Turbo cannot be kept from hearing of the step: Chromium calls the listeners of a window in the order in which they came. And
/// without its mark in our entries it would not bring the page back from elsewhere.
pub fn stop_turbo() {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let navigator = get(&get(&js_sys::global(), "Turbo"), "navigator");
    if let Ok(stop) = get(&navigator, "stop").dyn_into::<Function>() {
        let _ = stop.call0(&navigator);
    }
}

/// Returns how many entries of the browser's history, up to the one that is shown, checkers have added.
pub fn added_to_history() -> usize {
    let state = web_sys::window().and_then(|window| window.history().ok()).and_then(|history| history.state().ok());
    state
        .and_then(|state| Reflect::get(&state, &PLACES.into()).ok())
        .and_then(|places| count(&places, ADDED))
        .unwrap_or_default()
}

/// Returns the number of the page that the browser has gone to: none for an entry that is somebody else's.
pub fn place_in_history(event: &Event, whose: &str) -> Option<usize> {
    let state = event.unchecked_ref::<PopStateEvent>().state();
    count(&Reflect::get(&state, &PLACES.into()).ok()?, whose)
}

fn count(places: &JsValue, name: &str) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number that we put there")]
    Reflect::get(places, &name.into()).ok()?.as_f64().map(|count| count as usize)
}

/// Returns the flow that the page's address asks for, as in `#flow-photographs`, and takes it out of the address at once.
pub fn flow_of_address() -> Option<String> {
    let window = web_sys::window()?;
    let (location, history) = (window.location(), window.history().ok()?);
    let flow = location.hash().ok()?.strip_prefix("#flow-")?.to_owned();
    let address = location.pathname().ok()? + &location.search().ok()?;
    let _ = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&address));
    Some(flow)
}

/// Gives the page a title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
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

/// Returns sixteen random bytes as a UUID of version 4.
///
/// Source: RFC 9562, section 5.4.
fn uuid(mut bytes: [u8; 16]) -> String {
    use std::fmt::Write;
    let mut written = String::with_capacity(36);
    for (index, byte) in bytes.iter_mut().enumerate() {
        match index {
            6 => *byte = *byte & 0x0f | 0x40,
            8 => *byte = *byte & 0x3f | 0x80,
            _ => {}
        }
        if matches!(index, 4 | 6 | 8 | 10) {
            written.push('-');
        }
        let _ = write!(written, "{byte:02x}");
    }
    written
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn random_bytes_as_a_uuid() {
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
