//! Signs that nobody sees and that change what others look like: a text must read as it is written.

use super::json::Json;

/// Takes out of all texts the signs that turn the direction of text round, and control characters but line breaks and tabs.
/// Names of fields stay as they are: one with such a sign is unknown anyway.
pub fn remove_hidden(json: &mut Json) {
    match json {
        Json::Text(text) => text.retain(|sign| !is_hidden(sign)),
        Json::List(items) => items.iter_mut().for_each(remove_hidden),
        Json::Object(fields) => fields.iter_mut().for_each(|(_, value)| remove_hidden(value)),
        _ => {}
    }
}

/// Returns whether the character is an override, an embedding, an isolate or a mark of direction, or a control character.
pub fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_text_reads_as_it_is_written() {
        let mut json = Json::from(&json!(["You must \u{202e}ton\u{202c} do this\u{0}\n", { "a": "Dŵr, שלום" }]));
        remove_hidden(&mut json);
        let items = json.as_list().expect("a list");
        assert_eq!(items[0].as_text(), Some("You must ton do this\n"));
        assert_eq!(items[1].get("a").and_then(Json::as_text), Some("Dŵr, שלום"));
    }
}
