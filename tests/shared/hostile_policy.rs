//! A policy that means harm in every text that it has, for the tests of whatever shows or exports policies.

use policy::{Vocabulary, load::load};
use serde_json::Value;

/// Markup, an address that runs, a header, a cell that runs, Mermaid, and what ends files. A text that turns letters round or
/// holds control characters is refused: it is none that a policy has.
pub const HOSTILE: &str = "=HYPERLINK(\"x\")<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\
    </title></text></th><a href=\"javascript:document.title='owned'\">x</a> javascript:document.title='owned' \r\nBcc: x@y.example\r\n\r\n\
    =cmd|' /C calc'!A0 %0D%0A \"]; click b0 & <!-- <script> -->";

/// Makes every text of a policy hostile, every second one in front, and returns how many there are.
///
/// Which strings are texts the reader itself says: those that may as well be hostile. All others are ids, dates,
/// addresses, and refused when they are not what they should be.
pub fn make_hostile(policy: &mut Value, vocabulary: &Vocabulary) -> usize {
    let mut places = Vec::new();
    strings(policy, String::new(), &mut places);
    let mut made = 0;
    for place in places {
        let mut put = |text: String| match policy.pointer_mut(&place) {
            Some(found) => std::mem::replace(found, Value::String(text)),
            None => panic!("no `{place}`"),
        };
        let before = put(String::new());
        let text = before.as_str().unwrap_or_default();
        put(if made % 2 == 0 { format!("{text}{HOSTILE}") } else { format!("{HOSTILE}{text}") });
        if load(policy, vocabulary).is_ok() {
            made += 1;
        } else if let Some(found) = policy.pointer_mut(&place) {
            *found = before;
        }
    }
    made
}

fn strings(value: &Value, at: String, places: &mut Vec<String>) {
    let below = |key: &str| format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::String(_) => places.push(at),
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| strings(value, below(&index.to_string()), places));
        }
        Value::Object(fields) => fields.iter().for_each(|(key, value)| strings(value, below(key), places)),
        _ => {}
    }
}
