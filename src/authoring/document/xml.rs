//! The XML of a part, event by event: what is nested deeper than any document is refused.

use quick_xml::{
    Reader,
    events::{BytesStart, Event as XmlEvent},
};

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
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(damaged)? {
            XmlEvent::Eof if depth > 0 => return Err(damaged("it ends too early")),
            XmlEvent::Eof => return Ok(()),
            XmlEvent::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged("its parts are nested too deep"));
                }
                see(&Event::Start(&element))?;
            }
            XmlEvent::Empty(element) => {
                see(&Event::Start(&element))?;
                see(&Event::End)?;
            }
            XmlEvent::End(_) => {
                depth = depth.saturating_sub(1);
                see(&Event::End)?;
            }
            XmlEvent::Text(piece) => see(&Event::Text(&piece.xml10_content()))?,
            XmlEvent::CData(piece) => see(&Event::Text(&piece.xml10_content()))?,
            XmlEvent::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => see(&Event::Text(letter.encode_utf8(&mut [0; 4])))?,
                _ => {
                    let name = reference.xml10_content();
                    see(&Event::Text(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default()))?;
                }
            },
            _ => {}
        }
    }
}

/// Returns an attribute of an element, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut found = attributes.with_checks(false).filter_map(Result::ok);
    let found = found.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match found.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.to_string(),
    })
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
