//! Elements, put together one attribute after the other.
//!
//! Yew's `html!` writes out the making of each element anew, some 50 bytes of the download for each. Here all elements are
//! made in one place: see `docs/decisions/0004-weight.md`.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::{
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VTag, VText},
};

/// Every attribute that an element here may have, in the order in which they are written.
const NAMES: [&str; 35] = [
    "class",
    "id",
    "type",
    "name",
    "for",
    "href",
    "rel",
    "role",
    "lang",
    "tabindex",
    "rows",
    "inputmode",
    "autocomplete",
    "novalidate",
    "readonly",
    "draggable",
    "data-flow",
    "data-page-heading",
    "aria-describedby",
    "aria-hidden",
    "aria-invalid",
    "aria-label",
    "aria-labelledby",
    "focusable",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "d",
    "r",
];

/// An element while it is put together.
pub struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    /// What each of [`NAMES`] is.
    attributes: Box<[Option<AttributeOrProperty>]>,
    content: Vec<Html>,
}

impl Tag {
    /// Begins an element with a class, or without one where that is empty.
    pub fn new(name: &'static str, class: &'static str) -> Self {
        let attributes = vec![None; NAMES.len()].into();
        let tag = Self(Box::new(Parts { tag: VTag::new(name), attributes, content: Vec::new() }));
        if class.is_empty() { tag } else { tag.is("class", class) }
    }

    fn attribute(mut self, name: &'static str, value: AttrValue) -> Self {
        let place = NAMES.iter().position(|known| *known == name);
        debug_assert!(place.is_some(), "{name} is not in the list of names");
        if let Some(attribute) = place.and_then(|place| self.0.attributes.get_mut(place)) {
            *attribute = Some(AttributeOrProperty::Attribute(value));
        }
        self
    }

    /// Gives it an attribute that is always the same.
    pub fn is(self, name: &'static str, value: &'static str) -> Self {
        self.attribute(name, AttrValue::Static(value))
    }

    /// Gives it an attribute.
    pub fn set(self, name: &'static str, value: String) -> Self {
        self.attribute(name, value.into())
    }

    /// Gives it an attribute, if there is a value for it.
    pub fn set_if(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Lets it be found after it is drawn.
    pub fn reference(mut self, reference: &NodeRef) -> Self {
        self.0.tag.node_ref = reference.clone();
        self
    }

    /// Sets it apart from what was drawn in its place before with another key.
    pub fn key(mut self, key: String) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Sets what stands in a field.
    pub fn value(mut self, value: String) -> Self {
        self.0.tag.set_value(AttrValue::from(value));
        self
    }

    /// Sets whether a radio is selected.
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.tag.set_checked(is_checked);
        self
    }

    /// Tells `told` of a press.
    pub fn on_click(self, told: Callback<MouseEvent>) -> Self {
        self.on(ListenerKind::onclick, told)
    }

    /// Tells `told` of an event.
    pub fn on<E: JsCast + 'static>(mut self, kind: ListenerKind, told: Callback<E>) -> Self {
        self.0.tag.add_listener(Rc::new(Heard { kind, told }));
        self
    }

    /// Puts something into it, below what is there.
    pub fn hold(mut self, content: Html) -> Self {
        self.0.content.push(content);
        self
    }

    /// Puts all of this into it, below what is there.
    pub fn hold_all(mut self, content: Vec<Html>) -> Self {
        self.0.content.extend(content);
        self
    }

    /// Puts a text into it, below what is there.
    pub fn say(self, words: String) -> Self {
        self.hold(text(words))
    }

    /// Returns it finished.
    pub fn draw(self) -> Html {
        let Parts { mut tag, attributes, content } = *self.0;
        tag.set_attributes(Attributes::Dynamic { keys: &NAMES, values: attributes });
        tag.add_children(content);
        tag.into()
    }
}

struct Heard<E> {
    kind: ListenerKind,
    told: Callback<E>,
}

impl<E: JsCast> Listener for Heard<E> {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: web_sys::Event) {
        self.told.emit(event.unchecked_into());
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Returns a text; nothing in it is taken for HTML.
pub fn text(words: String) -> Html {
    VText::new(AttrValue::from(words)).into()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use regex_lite::Regex;

    use super::NAMES;

    #[test]
    fn every_attribute_used_has_a_place_and_every_place_is_used() {
        let given = Regex::new(
            r#"\.(?:is|set|set_if)\(\s*"([a-z0-9-]+)"|\("([a-z]+[0-9]?)", (?:percent|x|y|height|middle|foot|down)"#,
        );
        let given = given.expect("a pattern");
        let mut used = BTreeSet::new();
        for file in fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("the sources") {
            let path = file.expect("a file").path();
            let source = if path.is_file() { fs::read_to_string(path).expect("a source file") } else { continue };
            let names = given.captures_iter(&source).filter_map(|found| found.get(1).or(found.get(2)));
            used.extend(names.map(|name| name.as_str().to_owned()));
        }
        used.insert("class".to_owned());
        assert_eq!(used, NAMES.map(str::to_owned).into());
    }
}
