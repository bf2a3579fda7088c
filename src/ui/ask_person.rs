//! Whom to ask: at the foot of every page, and beside whoever decides.

use yew::prelude::*;

use crate::policy::Contact;

use super::{context::Context, parts::heading};

/// Returns the part at the foot of every page.
pub fn ask_person(context: &Context) -> Html {
    let Some(spoc) = context.spoc() else {
        return Html::default();
    };
    html! {
        <div class="checker-contact">
            { heading(context, 1, context.say("ask.heading")) }
            <p class="govuk-body">{ context.fill("ask.text", &[("post", &context.the_post(spoc))]) }</p>
            { contact(context, spoc) }
        </div>
    }
}

/// Returns how to reach a contact, as far as the protocol prints it.
pub fn contact(context: &Context, contact: &Contact) -> Html {
    let telephone = contact.telephone.as_ref().map(|number| {
        let digits: String = number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        (number, format!("tel:{digits}"))
    });
    html! {
        <ul class="govuk-list checker-contact-list">
            if let Some(organisation) = &contact.organisation {
                <li>{ organisation }</li>
            }
            if let Some(email) = &contact.email {
                <li>
                    { context.say("ask.email") }{ " " }
                    <a class="govuk-link" href={format!("mailto:{email}")} rel="noreferrer">{ email }</a>
                </li>
            }
            if let Some((number, address)) = telephone {
                <li>
                    { context.say("ask.telephone") }{ " " }
                    <a class="govuk-link" href={address} rel="noreferrer">{ number }</a>
                </li>
            }
        </ul>
    }
}
