//! What JavaScript calls for the register: mount it, and take it down.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, prelude::*};
use yew::html;

use crate::{
    ledger_ui::{Host, RegisterApp, RegisterAppProps},
    mounting::{details, error, json},
    policy::{Addressee, Vocabulary, load::load},
    pool::{self, Mounted},
    ui::{catalogue::Catalogue, context::Setting, today_in_london},
};

/// A mounted register.
#[wasm_bindgen]
pub struct Handle(Option<Mounted>);

#[wasm_bindgen]
impl Handle {
    /// Takes the register down. A second call does nothing.
    pub fn destroy(&mut self) {
        self.0 = None;
    }
}

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
) -> Result<Handle, JsValue> {
    let catalogue = json(&interface)
        .and_then(|json| Catalogue::from_json(&json).map_err(details))
        .map_err(|wrong| error("The register’s own texts cannot be read.".to_owned(), &wrong))?;
    let say = |key: &str| catalogue.text(key, Addressee::Colleague, &[]);
    let vocabulary = json(&vocabulary)
        .and_then(|json| Vocabulary::from_json(&json).map_err(details))
        .map_err(|wrong| error(say("fault.vocabulary"), &wrong))?;
    let json = json(&policy).map_err(|wrong| error(say("fault.policy"), &wrong))?;
    let policy = load(&json, &vocabulary).map_err(|faults| error(say("fault.policy"), &details(faults)))?;
    let today = today_in_london().ok_or_else(|| error(say("fault.today"), ""))?;
    let option = |key: &str| Reflect::get(&options, &key.into()).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 6 first")]
    let heading_level = option("headingLevel").as_f64().unwrap_or(1.0).clamp(1.0, 6.0) as u8;
    let host: Host = option("host").unchecked_into();
    let help = option("help").as_string().filter(|address| !address.is_empty());
    let refused = say("fault.options");
    let setting = Rc::new(Setting::new(policy, catalogue, today, heading_level));
    let props = RegisterAppProps { setting, host: Rc::new(host), help };
    pool::mount(&root, |key| html! { <RegisterApp {key} ..props /> })
        .map(|mounted| Handle(Some(mounted)))
        .ok_or_else(|| error(refused, "the browser makes no node"))
}
