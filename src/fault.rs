//! What happens when the checker itself is wrong: the page is told, so that it shows whom to ask instead of a dead page.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls a function once the engine panics, with the message for the console. Nothing here may be called afterwards.
#[wasm_bindgen]
pub fn watch(listener: Function) {
    LISTENER.with_borrow_mut(|kept| *kept = Some(listener));
    std::panic::set_hook(Box::new(tell));
}

fn tell(panic: &PanicHookInfo<'_>) {
    // The value of a panic may hold what a person typed. Where it happened is enough to find the fault.
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    LISTENER.with_borrow(|listener| {
        if let Some(listener) = listener {
            let _ = listener.call1(&JsValue::NULL, &format!("panicked at {place}").into());
        }
    });
}
