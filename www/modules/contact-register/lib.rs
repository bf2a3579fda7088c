//! What JavaScript calls for the register: mount it, and take it down.

use std::rc::Rc;

use wasm_bindgen::{JsCast, prelude::*};
use yew::html;
use zeroizing_alloc::ZeroAlloc;

use contact_register::{Host, RegisterApp, RegisterAppProps, reading::read_apart};
use govuk::{
    browser::today_in_london,
    catalogue::Catalogue,
    context::Setting,
    mounting::{details, error, heading_level, json, mount_app, property, say, texts},
};
use policy::{Policy, load::load_owned};

/// Allocates in less code than what the standard library brings, and writes over what is freed: nothing that a person typed stays
/// in the module's memory, where every script of the page could look for it.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<rlsf::SmallGlobalTlsf> = ZeroAlloc(rlsf::SmallGlobalTlsf::new());

/// Mounts a register into `root`.
///
/// # Errors
///
/// Throws an `Error` with a message for people; its `details` are for those who wrote the policy.
#[wasm_bindgen]
pub fn mount(
    root: web_sys::Element,
    policy: JsValue,
    vocabulary: JsValue,
    interface: JsValue,
    options: JsValue,
) -> Result<JsValue, JsValue> {
    let (loaded, catalogue) = read_policy(&policy, &vocabulary, &interface)?;
    let say = |key: &str| say(&catalogue, key);
    let today = today_in_london().ok_or_else(|| error(say("fault.today"), ""))?;
    let host: Host = property(&options, "host").unchecked_into();
    host.begin(&loaded.id, &wasm_bindgen::module(), &policy, &vocabulary, &interface);
    let help = property(&options, "help").as_string().filter(|address| !address.is_empty());
    let setting = Rc::new(Setting::new(loaded, catalogue, today, heading_level(&options)));
    let props = RegisterAppProps { setting, host: Rc::new(host), help };
    mount_app(&root, |key| html! { <RegisterApp {key} ..props /> })
}

fn read_policy(policy: &JsValue, vocabulary: &JsValue, interface: &JsValue) -> Result<(Policy, Catalogue), JsValue> {
    let (catalogue, vocabulary) = texts(interface, vocabulary)?;
    let say = |key: &str| say(&catalogue, key);
    let json = json(policy).map_err(|wrong| error(say("fault.policy"), &wrong))?;
    let policy = load_owned(json, vocabulary).map_err(|faults| error(say("fault.policy"), &details(faults)))?;
    Ok((policy, catalogue))
}

/// What a worker reads files by, beside the page.
#[wasm_bindgen]
pub struct Reader {
    policy: Policy,
}

#[wasm_bindgen]
impl Reader {
    /// Returns a reader for the entries of a policy.
    ///
    /// # Errors
    ///
    /// As [`mount`].
    #[wasm_bindgen(constructor)]
    pub fn new(policy: JsValue, vocabulary: JsValue, interface: JsValue) -> Result<Reader, JsValue> {
        let (policy, _) = read_policy(&policy, &vocabulary, &interface)?;
        Ok(Self { policy })
    }

    /// Reads a file, or a text that was pasted, and returns what it holds, written down for the page.
    pub fn read(&self, name: &str, content: &[u8], is_pasted: bool) -> String {
        read_apart(&self.policy, name, content, is_pasted)
    }
}
