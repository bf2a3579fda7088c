//! A form that the browser sends nowhere.

use yew::prelude::*;

use crate::browser;

/// The properties of a [`Form`].
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// Called when the form is submitted. What stands in its fields has been told to them by then.
    pub onsubmit: Callback<SubmitEvent>,
    /// The fields, and the button that submits them.
    pub children: Html,
}

/// A form. The browser checks nothing and sends nothing.
///
/// A password manager or an extension may fill a field and tell nobody: what stands in the fields when the form is
/// submitted is told to each of them once more.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let onsubmit = props.onsubmit.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        // A page around the component may listen for forms of its own.
        event.stop_propagation();
        browser::tell_filled(&event);
        onsubmit.emit(event);
    });
    // Whatever becomes of our script, a form of this method sends nothing and leads nowhere.
    html! { <form method="dialog" novalidate=true {onsubmit}>{ props.children.clone() }</form> }
}
