//! What the elements that are mounted have in common: reading what JavaScript gives, and telling what is wrong with it.

use js_sys::Reflect;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::policy::{self, Diagnostic};

/// All values come as JSON and are read from there, as policies are: a second way of reading every type straight from
/// JavaScript would add tens of kilobytes to the download.
pub fn json(value: JsValue) -> Result<Value, String> {
    serde_wasm_bindgen::from_value(value).map_err(|wrong| wrong.to_string())
}

pub fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    policy::json::read(&json(value)?).map_err(|wrong| wrong.to_string())
}

pub fn details(faults: &[Diagnostic]) -> String {
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
