//! The XML of a part, event by event: what is nested deeper than any document is refused.

use office::{attribute, push_text};
use quick_xml::events::{BytesStart, Event as XmlEvent};

use super::{DocumentError, damaged};

/// How deep elements may be in one another. A table in a table in a text box has some thirty.
const DEEPEST: usize = 256;

/// What is read.
#[derive(Debug)]
pub(super) enum Event<'e> {
    /// An element begins. Empty ones begin and end.
    Start(&'e BytesStart<'e>),
    /// The last element that began ends.
    End,
    /// A piece of text.
    Text(&'e str),
}

/// Calls a function with every event of a part.
pub(super) fn each(
    xml: &str,
    mut see: impl FnMut(&Event<'_>) -> Result<(), DocumentError>,
) -> Result<(), DocumentError> {
    let mut depth = 0_usize;
    office::each(xml, |event| match event {
        XmlEvent::Start(element) => {
            depth += 1;
            if depth > DEEPEST {
                return Err(damaged("its parts are nested too deep"));
            }
            see(&Event::Start(&element))
        }
        XmlEvent::End(_) => {
            depth = depth.saturating_sub(1);
            see(&Event::End)
        }
        event => {
            let mut text = String::new();
            push_text(&mut text, &event);
            see(&Event::Text(&text))
        }
    })?;
    if depth > 0 { Err(damaged("it ends too early")) } else { Ok(()) }
}

/// Returns what nearly every element of a document says: its `val`.
pub(super) fn value(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, "val")
}

/// Returns a number that an element says.
pub(super) fn number(element: &BytesStart<'_>) -> Option<u32> {
    value(element)?.parse().ok()
}

/// Returns whether an element such as `w:b` switches something on.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(value(element).as_deref(), Some("0" | "false" | "off" | "none"))
}
