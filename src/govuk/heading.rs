//! Headings, at levels that suit the page around.

use yew::prelude::*;

use crate::Size;

/// Finds the screen's own heading, to move the focus to it.
pub const PAGE_HEADING: &str = "[data-page-heading]";

/// The properties of a [`PageHeading`].
#[derive(Properties, PartialEq)]
pub struct PageHeadingProps {
    /// Its level, 1 to 6.
    pub level: u8,
    /// What it says.
    pub text: AttrValue,
    /// Whether it stands in the legend of a group of fields, which gives it its looks.
    #[prop_or_default]
    pub in_legend: bool,
    /// The id of what says more about it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
}

/// The heading of a screen. The focus moves to it when the screen comes.
#[component]
pub fn PageHeading(props: &PageHeadingProps) -> Html {
    let PageHeadingProps { level, text, in_legend, described_by } = props;
    let class = if *in_legend { "govuk-fieldset__heading" } else { "govuk-heading-l" };
    html! {
        <@{tag_name(*level)} {class} tabindex="-1" data-page-heading="" aria-describedby={described_by.clone()}>
            { text }
        </@>
    }
}

/// The properties of a [`Heading`].
#[derive(Properties, PartialEq)]
pub struct HeadingProps {
    /// Its level, 1 to 6.
    pub level: u8,
    /// How large it is: middle or small.
    #[prop_or(Size::M)]
    pub size: Size,
    /// Its id, where something refers to it or moves the focus to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What it says.
    pub text: AttrValue,
}

/// The heading of a part of a screen. With an id, it can take the focus.
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let HeadingProps { level, size, id, text } = props;
    let class = if *size == Size::S { "govuk-heading-s" } else { "govuk-heading-m" };
    let tabindex = id.as_ref().map(|_| "-1");
    html! { <@{tag_name(*level)} {class} id={id.clone()} {tabindex}>{ text }</@> }
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
