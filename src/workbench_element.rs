//! What JavaScript calls for the workbench: mount it, and take it down.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::*};
use yew::html;

use crate::{
    mounting::{details, error, json},
    policy::{Addressee, Vocabulary},
    pool::{self, Mounted},
    ui::{catalogue::Catalogue, today_in_london},
    workbench_ui::{Host, Sample, Workbench, WorkbenchProps, bench::Tools, property},
};

/// A mounted workbench.
#[wasm_bindgen]
pub struct Handle(Option<Mounted>);

#[wasm_bindgen]
impl Handle {
    /// Takes the workbench down. A second call does nothing.
    pub fn destroy(&mut self) {
        self.0 = None;
    }
}

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
) -> Result<Handle, JsValue> {
    let catalogue = json(&interface)
        .and_then(|json| Catalogue::from_json(&json).map_err(details))
        .map_err(|wrong| error("The workbench’s own texts cannot be read.".to_owned(), &wrong))?;
    let say = |key: &str| catalogue.text(key, Addressee::Me, &[]);
    let vocabulary = json(&vocabulary)
        .and_then(|json| Vocabulary::from_json(&json).map_err(details))
        .map_err(|wrong| error(say("fault.vocabulary"), &wrong))?;
    let today = today_in_london().ok_or_else(|| error(say("fault.today"), ""))?;
    let option = |key: &str| property(&options, key);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 6 first")]
    let heading_level = option("headingLevel").as_f64().unwrap_or(1.0).clamp(1.0, 6.0) as u8;
    let samples: Array = option("samples").dyn_into().unwrap_or_default();
    let samples = samples.iter().map(|sample| Sample::read(&sample)).collect();
    let host: Host = option("host").unchecked_into();
    let refused = say("fault.options");
    let tools = Rc::new(Tools { catalogue, vocabulary, today, heading_level });
    let props = WorkbenchProps { tools, host: Rc::new(host), samples: Rc::new(samples) };
    pool::mount(&root, |key| html! { <Workbench {key} ..props /> })
        .map(|mounted| Handle(Some(mounted)))
        .ok_or_else(|| error(refused, "the browser makes no node"))
}
