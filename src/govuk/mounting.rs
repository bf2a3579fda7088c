//! What the elements that are mounted have in common: reading what JavaScript gives, and telling what is wrong with it.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, prelude::*};
use yew::Html;

use crate::{catalogue::Catalogue, pool};
use policy::{Addressee, Diagnostic, Vocabulary, json::Json};

/// Mounts what `app` returns into `root`. It is called with a key that sets this app apart from all before it.
///
/// Returns a function for JavaScript that takes it down; nothing of it stays. A second call does nothing.
///
/// # Errors
///
/// Throws if the browser makes no node.
pub fn mount_app(root: &web_sys::Element, app: impl FnOnce(u32) -> Html) -> Result<JsValue, JsValue> {
    let refused = || error("This browser cannot show the page.".to_owned(), "it makes no node");
    let mut mounted = Some(pool::mount(root, app).ok_or_else(refused)?);
    Ok(Closure::<dyn FnMut()>::new(move || drop(mounted.take())).into_js_value())
}

/// Reads the interface's texts and the words that all policies share.
///
/// # Errors
///
/// Throws an `Error` with a message for people.
pub fn texts(interface: &JsValue, vocabulary: &JsValue) -> Result<(Catalogue, Vocabulary), JsValue> {
    let catalogue = json(interface)
        .and_then(|json| Catalogue::read_json(json).map_err(details))
        .map_err(|wrong| error("The page’s own texts cannot be read.".to_owned(), &wrong))?;
    let vocabulary = json(vocabulary)
        .and_then(|json| Vocabulary::read_json(json).map_err(details))
        .map_err(|wrong| error(say(&catalogue, "fault.vocabulary"), &wrong))?;
    Ok((catalogue, vocabulary))
}

/// Returns a text for whoever looks at the page.
pub fn say(catalogue: &Catalogue, key: &str) -> String {
    catalogue.text(key, Addressee::Me, &[])
}

/// How deep values may stand in one another. The texts and policies need 8.
const DEPTH: usize = 64;

/// Returns what JavaScript gives as JSON, which everything is read from, as policies are.
///
/// Done by hand: deserialising through `serde-wasm-bindgen` would add 10 kB to the page in brotli, most of it for wording
/// errors that JSON cannot have.
///
/// # Errors
///
/// A value with more than [`DEPTH`] values around it.
pub fn json(value: &JsValue) -> Result<Json<'static>, String> {
    json_within(value, DEPTH)
}

fn json_within(value: &JsValue, depth: usize) -> Result<Json<'static>, String> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(format!("more than {DEPTH} values stand in one another"));
    };
    if let Some(text) = value.as_string() {
        return Ok(Json::Text(text.into()));
    }
    if let Some(number) = value.as_f64() {
        return Ok(whole(number).map_or(Json::Fraction, Json::Whole));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Json::Flag(flag));
    }
    if value.is_null() || value.is_undefined() {
        return Ok(Json::Null);
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        let items: Result<_, _> = list.iter().map(|item| json_within(&item, depth)).collect();
        return Ok(Json::List(items?));
    }
    let mut fields = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        fields.push((entry.get(0).as_string().unwrap_or_default().into(), json_within(&entry.get(1), depth)?));
    }
    Ok(Json::Object(fields))
}

/// JavaScript has one kind of number: those without a fraction are read as whole ones, as JSON's are.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "what does not fit is seen in the comparison")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "equal only where nothing was lost")]
    (whole as f64 == number).then_some(whole)
}

/// Returns what is wrong with a file, for whoever wrote it. Where it is, and what to do, is for the tools for authors.
pub fn details(faults: Vec<Diagnostic>) -> String {
    let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.push("The workbench and `pre-election-checker check` say where, and what to do.".to_owned());
    lines.join("\n")
}

/// Returns what an object has under a name.
pub fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Returns what an error says, for a person.
pub fn message(error: &JsValue) -> String {
    property(error, "message").as_string().unwrap_or_default()
}

/// Returns the level of the main heading that the options of an element ask for, 1 to 6.
pub fn heading_level(options: &JsValue) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 1 and 6 first")]
    let level = property(options, "headingLevel").as_f64().unwrap_or(1.0).clamp(1.0, 6.0) as u8;
    level
}

/// Returns an `Error` for people; its `details` and `cause` are for those who wrote the policy.
pub fn error(message: String, details: &str) -> JsValue {
    let error = js_sys::Error::new(&message);
    // The console shows the cause of an error by itself.
    for key in ["details", "cause"] {
        let _ = Reflect::set(&error, &key.into(), &details.into());
    }
    error.into()
}
