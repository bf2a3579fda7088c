//! The state of something, in a word.

use yew::prelude::*;

/// The colours of tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// To be done, or new.
    Blue,
    /// Done.
    Green,
    /// Put away.
    Grey,
    /// Waits for others.
    Orange,
    /// Wrong.
    Red,
    /// To be decided.
    Yellow,
}

impl Colour {
    fn class(self) -> &'static str {
        match self {
            Self::Blue => "govuk-tag govuk-tag--blue",
            Self::Green => "govuk-tag govuk-tag--green",
            Self::Grey => "govuk-tag govuk-tag--grey",
            Self::Orange => "govuk-tag govuk-tag--orange",
            Self::Red => "govuk-tag govuk-tag--red",
            Self::Yellow => "govuk-tag govuk-tag--yellow",
        }
    }
}

/// The properties of a [`Tag`].
#[derive(Properties, PartialEq)]
pub struct TagProps {
    /// Its colour.
    pub colour: Colour,
    /// What it says.
    pub text: AttrValue,
}

/// The state of something, in a word.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    html! { <strong class={props.colour.class()}>{ &props.text }</strong> }
}
