//! Signs that nobody sees and that change what others look like: a text must read as it is written.

use std::borrow::Cow;

use serde_json::Value;

/// Returns the value without signs that turn the direction of text round, and without control characters but line breaks
/// and tabs. Names of fields stay as they are: one with such a sign is unknown anyway.
pub fn without_hidden(json: &Value) -> Cow<'_, Value> {
    if !holds_hidden(json) {
        return Cow::Borrowed(json);
    }
    let mut clean = json.clone();
    remove(&mut clean);
    Cow::Owned(clean)
}

/// Returns whether the character is an override, an embedding, an isolate or a mark of direction, or a control character.
pub fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t'))
}

fn holds_hidden(json: &Value) -> bool {
    match json {
        Value::String(text) => text.contains(is_hidden),
        Value::Array(values) => values.iter().any(holds_hidden),
        Value::Object(fields) => fields.values().any(holds_hidden),
        _ => false,
    }
}

fn remove(json: &mut Value) {
    match json {
        Value::String(text) => text.retain(|sign| !is_hidden(sign)),
        Value::Array(values) => values.iter_mut().for_each(remove),
        Value::Object(fields) => fields.values_mut().for_each(remove),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_text_reads_as_it_is_written() {
        let json = json!({ "a": ["You must \u{202e}ton\u{202c} do this\u{0}\n"], "b": 1 });
        assert_eq!(*without_hidden(&json), json!({ "a": ["You must ton do this\n"], "b": 1 }));
    }

    #[test]
    fn what_hides_nothing_is_not_copied() {
        assert!(matches!(without_hidden(&json!({ "a": "Dŵr, שלום" })), Cow::Borrowed(_)));
    }
}
