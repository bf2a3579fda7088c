//! Unicode's compatibility decomposition (NFKD), by which texts are searched as people see them: the browser's own, since its
//! tables would add 38 kB to the page.

/// Returns a text in compatibility decomposition.
#[cfg(target_arch = "wasm32")]
pub fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}

/// Returns a text in compatibility decomposition.
#[cfg(not(target_arch = "wasm32"))]
pub fn decompose(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkd(text).collect()
}
