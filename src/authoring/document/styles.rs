//! The styles of paragraphs: what they are called, what they number, and which of them are headings.

use std::collections::HashMap;

use office::attribute;

use super::{
    DocumentError,
    xml::{Event, each, number, value},
};

/// As many styles as one can rest on another.
const MOST_STEPS: usize = 30;
/// The first outline level that is no heading's.
const BODY_TEXT: u32 = 9;

/// A style, as it is written.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    number: Option<String>,
    level: Option<u32>,
    outline: Option<u32>,
}

/// What a style makes of a paragraph, with all that it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StyleOf {
    /// What it is called, in small letters.
    pub name: String,
    /// The id of the numbering that it belongs to.
    pub number: Option<String>,
    /// The level in it.
    pub level: Option<u32>,
    /// The style, by id, that names the numbering.
    pub numbered_by: Option<String>,
    /// Whether it is a heading's.
    pub is_heading: bool,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(xml: &str) -> Result<Self, DocumentError> {
        let mut found = Self::default();
        let mut current: Option<String> = None;
        each(xml, |event| {
            let Event::Start(element) = event else { return Ok(()) };
            let name = element.local_name();
            if name.as_ref() == "style" {
                current = attribute(element, "styleId");
                let is_usual = matches!(attribute(element, "default").as_deref(), Some("1" | "true" | "on"));
                if is_usual && attribute(element, "type").as_deref() == Some("paragraph") {
                    found.usual.clone_from(&current);
                }
                if let Some(id) = &current {
                    found.styles.entry(id.clone()).or_default();
                }
            }
            let Some(style) = current.as_ref().and_then(|id| found.styles.get_mut(id)) else { return Ok(()) };
            match name.as_ref() {
                "name" => style.name = value(element).unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value(element),
                "numId" => style.number = value(element),
                "ilvl" => style.level = number(element),
                "outlineLvl" => style.outline = number(element),
                _ => {}
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Returns what a style makes of a paragraph; the usual one where none is named.
    pub(super) fn of(&self, id: Option<&str>) -> StyleOf {
        let mut found = StyleOf::default();
        let mut outline = None;
        let mut next = id.or(self.usual.as_deref());
        for step in 0..MOST_STEPS {
            let Some((id, style)) = next.and_then(|id| self.styles.get_key_value(id)) else { break };
            if step == 0 {
                found.name.clone_from(&style.name);
            }
            if found.number.is_none() && style.number.is_some() {
                found.number.clone_from(&style.number);
                found.numbered_by = Some(id.clone());
            }
            found.level = found.level.or(style.level);
            outline = outline.or(style.outline);
            found.is_heading |= style.name.starts_with("heading ") || style.name == "title";
            next = style.based_on.as_deref();
        }
        found.is_heading |= outline.is_some_and(|level| level < BODY_TEXT);
        found
    }

    /// Returns the numbering that a style names.
    pub(super) fn number_of(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.number.as_deref()
    }
}
