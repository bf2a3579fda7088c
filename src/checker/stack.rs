//! Parts of a page, one below the other.

use yew::{prelude::*, virtual_dom::VList};

use super::{
    context::Context,
    parts,
    tag::{Tag, text},
};

/// Returns an element with a class, or without one where that is empty.
pub fn element(tag: &'static str, class: &'static str, content: Vec<Html>) -> Html {
    Tag::new(tag, class).hold_all(content).draw()
}

/// Returns an element with a text.
pub fn text_element(tag: &'static str, class: &'static str, content: String) -> Html {
    element(tag, class, vec![text(content)])
}

/// Parts of a page, one below the other.
pub struct Stack<'c> {
    context: &'c Context,
    parts: Vec<Html>,
}

impl<'c> Stack<'c> {
    /// Begins with nothing.
    pub fn new(context: &'c Context) -> Self {
        Self { context, parts: Vec::new() }
    }

    /// Adds a part.
    pub fn add(&mut self, part: Html) {
        self.parts.push(part);
    }

    /// Adds an element with a text.
    pub fn text(&mut self, tag: &'static str, class: &'static str, content: String) {
        self.add(text_element(tag, class, content));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, content: String) {
        self.text("p", "govuk-body", content);
    }

    /// Adds a paragraph with a text of the interface.
    pub fn say(&mut self, key: &str) {
        self.fill(key, &[]);
    }

    /// Adds a paragraph with a text of the interface, its places filled.
    pub fn fill(&mut self, key: &str, values: &[(&str, &str)]) {
        self.paragraph(self.context.fill(key, values));
    }

    /// Adds the page's own heading.
    pub fn title(&mut self, text: String) {
        self.add(parts::page_heading(self.context, "govuk-heading-l", None, text));
    }

    /// Adds the heading of a part, with a text of the interface.
    pub fn heading(&mut self, key: &str) {
        self.add(parts::heading(self.context, 1, self.context.say(key)));
    }

    /// Returns the parts, with no element around them.
    pub fn finish(self) -> Html {
        VList::from(self.parts).into()
    }

    /// Returns the parts in an element.
    pub fn within(self, tag: &'static str, class: &'static str) -> Html {
        element(tag, class, self.parts)
    }
}
