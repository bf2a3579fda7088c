//! What the elements that are mounted have in common: reading what JavaScript gives, and telling what is wrong with it.

use js_sys::{Array, Object, Reflect};
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, prelude::*};

use crate::policy::Diagnostic;

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
pub fn json(value: &JsValue) -> Result<Value, String> {
    json_within(value, DEPTH)
}

fn json_within(value: &JsValue, depth: usize) -> Result<Value, String> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(format!("more than {DEPTH} values stand in one another"));
    };
    if let Some(text) = value.as_string() {
        return Ok(text.into());
    }
    if let Some(number) = value.as_f64() {
        return Ok(whole(number).map_or_else(|| number.into(), Value::from));
    }
    if let Some(flag) = value.as_bool() {
        return Ok(flag.into());
    }
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().map(|item| json_within(&item, depth)).collect();
    }
    let mut object = Map::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        object.insert(entry.get(0).as_string().unwrap_or_default(), json_within(&entry.get(1), depth)?);
    }
    Ok(Value::Object(object))
}

/// JavaScript has one kind of number: those without a fraction are read as whole ones, as JSON's are.
fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "what does not fit is seen in the comparison")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "equal only where nothing was lost")]
    (whole as f64 == number).then_some(whole)
}

pub fn details(faults: Vec<Diagnostic>) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

pub fn error(message: String, details: &str) -> JsValue {
    let error = js_sys::Error::new(&message);
    // The console shows the cause of an error by itself.
    for key in ["details", "cause"] {
        let _ = Reflect::set(&error, &key.into(), &details.into());
    }
    error.into()
}
