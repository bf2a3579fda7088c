//! Temporary stand-in for what JavaScript calls, until the real front end lands.

use wasm_bindgen::prelude::*;

/// What a mounted checker hands back, to take it down again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle(Option<yew::AppHandle<Hello>>);

#[wasm_bindgen]
impl Handle {
    /// Takes the checker down.
    pub fn destroy(&mut self) {
        if let Some(app) = self.0.take() {
            app.destroy();
        }
    }
}

#[allow(missing_docs)]
#[yew::component(Hello)]
fn hello() -> yew::Html {
    yew::html! { <h1 class="govuk-heading-l">{ "hello" }</h1> }
}

/// Mounts the checker.
///
/// # Errors
///
/// A policy without an id.
#[wasm_bindgen]
pub fn mount(
    host: web_sys::Element,
    policy: &JsValue,
    _vocabulary: &JsValue,
    _interface: &JsValue,
    _options: &JsValue,
) -> Result<Handle, JsError> {
    let policy: serde_json::Value = serde_wasm_bindgen::from_value(policy.clone())?;
    if policy.get("id").is_none() {
        return Err(JsError::new("the policy is faulty"));
    }
    Ok(Handle(Some(yew::Renderer::<Hello>::with_root(host).render())))
}
