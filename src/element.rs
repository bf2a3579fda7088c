//! What JavaScript calls: mount a checker, and take it down.

use std::rc::Rc;

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::{
    calendar::date_text::parse_date,
    mounting::{details, error, json, read},
    policy::{Addressee, Code, Vocabulary, load::load},
    ui::{App, AppProps, catalogue::Catalogue, context::Setting, today_in_london},
};

/// How a checker is mounted.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    /// The flow to open at, by id.
    flow: Option<String>,
    /// `me` or `colleague`.
    wording: Option<String>,
    /// The level of a page's own heading, 1 to 6.
    heading_level: Option<f64>,
    /// Today, written `2021-05-06`, in place of the browser's own date.
    today: Option<String>,
}

/// A mounted checker.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle(Option<yew::AppHandle<App>>);

#[wasm_bindgen]
impl Handle {
    /// Takes the checker down; nothing of it stays. A second call does nothing.
    pub fn destroy(&mut self) {
        if let Some(app) = self.0.take() {
            app.destroy();
        }
    }
}

/// Mounts a checker into `host`.
///
/// # Errors
///
/// Throws an `Error` with a message for people; its `details` are for those who wrote the policy.
#[wasm_bindgen]
pub fn mount(
    host: web_sys::Element,
    policy: JsValue,
    vocabulary: JsValue,
    interface: JsValue,
    options: JsValue,
) -> Result<Handle, JsValue> {
    let catalogue: Catalogue =
        read(interface).map_err(|wrong| error("The checker’s own texts cannot be read.".to_owned(), &wrong))?;
    let say = |key: &str| catalogue.text(key, Addressee::Me, &[]);
    let vocabulary: Vocabulary = read(vocabulary).map_err(|wrong| error(say("fault.vocabulary"), &wrong))?;
    let json = json(policy).map_err(|wrong| error(say("fault.policy"), &wrong))?;
    let policy = load(&json, &vocabulary).map_err(|faults| {
        let is_format = faults.iter().any(|fault| fault.code == Code::UnknownFormat);
        error(say(if is_format { "fault.format" } else { "fault.policy" }), &details(&faults))
    })?;
    let options = if options.is_object() {
        read(options).map_err(|wrong| error(say("fault.options"), &wrong))?
    } else {
        Options::default()
    };
    let today = (options.today.as_deref().and_then(parse_date))
        .or_else(today_in_london)
        .ok_or_else(|| error(say("fault.today"), ""))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 6 first")]
    let heading_level = options.heading_level.unwrap_or(1.0).clamp(1.0, 6.0) as u8;
    let addressee = match options.wording.as_deref() {
        Some("colleague") => Addressee::Colleague,
        _ => Addressee::Me,
    };
    let setting = Rc::new(Setting::new(policy, catalogue, today, heading_level));
    let props = AppProps { setting, addressee, flow: options.flow };
    Ok(Handle(Some(yew::Renderer::<App>::with_root_and_props(host, props).render())))
}
