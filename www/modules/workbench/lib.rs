//! What JavaScript calls for the workbench: mount it, and take it down.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::*};
use yew::html;
use zeroizing_alloc::ZeroAlloc;

use govuk::{
    browser::today_in_london,
    mounting::{error, heading_level, mount_app, property, say, texts},
};
use policy::Vocabulary;
use workbench::{Host, Sample, Workbench, WorkbenchProps, bench::Tools, work::work_apart};

/// Allocates in less code than what the standard library brings, and writes over what is freed: nothing that a person typed stays
/// in the module's memory, where every script of the page could look for it.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<rlsf::SmallGlobalTlsf> = ZeroAlloc(rlsf::SmallGlobalTlsf::new());

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
    let (catalogue, words) = texts(&interface, &vocabulary)?;
    let say = |key: &str| say(&catalogue, key);
    let today = today_in_london().ok_or_else(|| error(say("fault.today"), ""))?;
    let samples: Array = property(&options, "samples").dyn_into().unwrap_or_default();
    let samples = samples.iter().map(|sample| Sample::read(&sample)).collect();
    let host: Host = property(&options, "host").unchecked_into();
    host.begin_work(&wasm_bindgen::module(), &vocabulary, &interface);
    let tools = Rc::new(Tools { catalogue, vocabulary: words, today, heading_level: heading_level(&options) });
    let props = WorkbenchProps { tools, host: Rc::new(host), samples: Rc::new(samples) };
    mount_app(&root, |key| html! { <Workbench {key} ..props /> })
}

/// What works beside the page.
#[wasm_bindgen]
pub struct Worker {
    vocabulary: Vocabulary,
}

#[wasm_bindgen]
impl Worker {
    /// Returns a worker that knows the words which all policies share.
    ///
    /// # Errors
    ///
    /// As [`mount`].
    #[wasm_bindgen(constructor)]
    pub fn new(vocabulary: JsValue, interface: JsValue) -> Result<Worker, JsValue> {
        let (_, vocabulary) = texts(&interface, &vocabulary)?;
        Ok(Self { vocabulary })
    }

    /// Does a job, and returns what came of it, written down for the page.
    pub fn work(&self, job: &str) -> String {
        work_apart(job, &self.vocabulary)
    }
}
