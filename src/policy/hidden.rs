//! Signs that nobody sees, and signs that change what others look like: a text must read as it is written.

use crate::{Message, message, phrase};

use super::{
    diagnostic::{Code, Diagnostic},
    json::Json,
    read::{Faults, Place},
};

/// How many accents a letter may carry. Vietnamese, written letter by letter, has two; a stack of them covers the lines around.
const ACCENTS: usize = 2;

/// Reports every text, and every name of a field, that does not read as it is written.
pub fn check_legible(json: &Json<'_>, at: Place<'_>, faults: &mut Faults) {
    match json {
        Json::Text(text) => check_text(text, at, faults),
        Json::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| check_legible(item, at.index(index), faults));
        }
        Json::Object(fields) => fields.iter().for_each(|(name, value)| {
            check_text(name, at.key(name), faults);
            check_legible(value, at.key(name), faults);
        }),
        _ => {}
    }
}

fn check_text(text: &str, at: Place<'_>, faults: &mut Faults) {
    // Nearly every text is of plain letters, whose bytes say so.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return;
    }
    let mut accents = 0;
    for (place, sign) in text.chars().enumerate() {
        accents = if is_accent(sign) { accents + 1 } else { 0 };
        let Some(does) = misleads(sign).or((accents > ACCENTS).then_some(phrase!("covers what stands around it")))
        else {
            continue;
        };
        let message = || {
            let code = format!("{:04X}", u32::from(sign));
            message!("the character U+%code% at place %place% %does%", code, place, does = Message::new(does))
        };
        let fault = Diagnostic::new(Code::MisleadingText, at.pointer(), message);
        faults.0.push(fault.with_help(|| message!("take it out: a text must read as it is written")));
        // One is enough to look at the text, and a text may hold nothing else.
        return;
    }
}

/// Returns what a sign does that keeps a text from reading as it is written.
fn misleads(sign: char) -> Option<&'static str> {
    match sign {
        sign if is_turning(sign) => Some(phrase!("turns the direction of letters round")),
        // Strokes and rings through the letter before.
        '\u{334}'..='\u{338}' | '\u{488}' | '\u{489}' | '\u{20d0}'..='\u{20ff}' => {
            Some(phrase!("strikes or covers a letter"))
        }
        // Blanks without width, invisible operators, fillers, tags, and what stands for something that is not text.
        '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e007f}' => Some(phrase!("cannot be seen")),
        // Line breaks of their own kind: some programs break a line there, and some do not.
        '\u{2028}' | '\u{2029}' => Some(phrase!("is acted on instead of shown")),
        sign if is_control(sign) => Some(phrase!("is acted on instead of shown")),
        _ => None,
    }
}

fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_turning(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_control(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')
}

/// Returns whether the character is an override, an embedding, an isolate or a mark of direction, or a control character.
pub fn is_hidden(sign: char) -> bool {
    is_turning(sign) || is_control(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(text: &str) -> Vec<String> {
        let mut faults = Faults::default();
        check_legible(&Json::from(&json!({ "a": [text] })), Place::root(""), &mut faults);
        faults.0.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_text_that_reads_as_it_is_written_is_left_alone() {
        for text in [
            "You must not.\r\n\tAsk first – “now”…",
            "Dŵr, Tŷ Ddewi, שלום, Ελλάδα",
            "Vie\u{302}\u{323}t",
            "Cafe\u{301}",
            "👍🏽 and 👨‍👩‍👧 and ❤\u{fe0f}",
            "co\u{ad}operate",
        ] {
            assert!(found(text).is_empty(), "{text:?}: {:?}", found(text));
        }
    }

    #[test]
    fn every_sign_that_strikes_covers_hides_or_reorders_is_found() {
        for sign in "\u{0}\u{1b}\u{7f}\u{85}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2060}\u{2063}\u{2066}\
                     \u{2069}\u{feff}\u{180e}\u{3164}\u{ffa0}\u{e0041}\u{fffc}\u{334}\u{336}\u{338}\u{489}\u{20d2}\u{20dd}\u{20e5}"
            .chars()
        {
            let said = found(&format!("You may{sign} not"));
            assert_eq!(said.len(), 1, "{sign:?}: {said:?}");
            assert!(!said.iter().any(|line| line.contains(sign)), "{said:?}");
        }
        assert_eq!(found("a\u{300}\u{300}\u{300}\u{300}").len(), 1, "a stack of accents");
    }

    #[test]
    fn a_name_of_a_field_is_a_text_too() {
        let mut faults = Faults::default();
        check_legible(&Json::from(&json!({ "a\u{202e}b": 1 })), Place::root(""), &mut faults);
        assert_eq!(faults.0.len(), 1);
    }
}
