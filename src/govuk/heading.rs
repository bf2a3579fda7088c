//! Headings, at levels that suit the page around.

use yew::prelude::*;

use crate::{Size, context::Context};

/// Finds the screen's own heading, to move the focus to it.
pub const PAGE_HEADING: &str = "[data-page-heading]";

/// Returns the heading of a part of a screen. With an id, it can take the focus.
pub fn heading(level: u8, size: Size, id: Option<&'static str>, text: String) -> Html {
    let class = if size == Size::S { "govuk-heading-s" } else { "govuk-heading-m" };
    html! { <@{tag_name(level)} {class} {id} tabindex={id.map(|_| "-1")}>{ text }</@> }
}

/// Returns the heading of a screen. The focus moves to it when the screen comes.
fn page_heading(level: u8, class: &'static str, described_by: Option<&'static str>, text: String) -> Html {
    html! {
        <@{tag_name(level)} {class} tabindex="-1" data-page-heading="" aria-describedby={described_by}>{ text }</@>
    }
}

impl Context {
    /// Returns the heading of a screen.
    pub fn page_heading(&self, text: String) -> Html {
        page_heading(self.level(0), "govuk-heading-l", None, text)
    }

    /// Returns the heading of a screen of which the element with this id says more.
    pub fn described_heading(&self, text: String, described_by: &'static str) -> Html {
        page_heading(self.level(0), "govuk-heading-l", Some(described_by), text)
    }

    /// Returns the heading of a screen that is one question. It stands in the legend, which gives it its looks.
    pub fn question_heading(&self, text: String) -> Html {
        page_heading(self.level(0), "govuk-fieldset__heading", None, text)
    }

    /// Returns the heading of a part of a screen, one level below the screen's own, or two: a small one.
    pub fn heading(&self, below: u8, text: String) -> Html {
        heading(self.level(below), if below > 1 { Size::S } else { Size::M }, None, text)
    }
}

/// Returns the element for a heading of this level; the sixth is the last.
pub(crate) fn tag_name(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
