//! What JavaScript calls for the workbench: mount it, and take it down.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::*};
use yew::html;

use govuk::{
    browser::today_in_london,
    mounting::{error, mount_app, say, texts},
};
use workbench::{Host, Sample, Workbench, WorkbenchProps, bench::Tools, property};

/// Allocates in less code than what the standard library brings.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Mounts a workbench into `root`. It has no policy at first.
///
/// # Errors
///
/// Throws an `Error` with a message for people.
#[wasm_bindgen]
pub fn mount(
    root: web_sys::Element,
    _policy: JsValue,
    vocabulary: JsValue,
    interface: JsValue,
    options: JsValue,
) -> Result<JsValue, JsValue> {
    let (catalogue, vocabulary) = texts(&interface, &vocabulary)?;
    let say = |key: &str| say(&catalogue, key);
    let today = today_in_london().ok_or_else(|| error(say("fault.today"), ""))?;
    let option = |key: &str| property(&options, key);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 6 first")]
    let heading_level = option("headingLevel").as_f64().unwrap_or(1.0).clamp(1.0, 6.0) as u8;
    let samples: Array = option("samples").dyn_into().unwrap_or_default();
    let samples = samples.iter().map(|sample| Sample::read(&sample)).collect();
    let host: Host = option("host").unchecked_into();
    let tools = Rc::new(Tools { catalogue, vocabulary, today, heading_level });
    let props = WorkbenchProps { tools, host: Rc::new(host), samples: Rc::new(samples) };
    mount_app(&root, |key| html! { <Workbench {key} ..props /> })
}
