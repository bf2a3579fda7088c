//! Buttons, and links that look like buttons.

use yew::prelude::*;

/// What a button is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The screen's main action.
    #[default]
    Primary,
    /// Any other action.
    Secondary,
    /// An action that cannot be undone.
    Warning,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
        }
    }
}

/// The properties of a [`Button`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What it says.
    pub text: AttrValue,
    /// What it is for.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Whether it submits the form that it stands in.
    #[prop_or_default]
    pub submits: bool,
    /// Called when it is pressed.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    /// The address that it leads to, outside the page: with one, it is a link.
    #[prop_or_default]
    pub href: Option<AttrValue>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let ButtonProps { text, kind, submits, onclick, href } = props;
    match href {
        Some(href) => html! {
            <a class={kind.class()} {href} rel="noreferrer" draggable="false">{ text }</a>
        },
        None => html! {
            <button type={if *submits { "submit" } else { "button" }} class={kind.class()} {onclick}>{ text }</button>
        },
    }
}
