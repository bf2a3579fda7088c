//! Whom to ask: at the foot of every page, and beside whoever decides.

use govuk::{context::Context, paragraph};
use policy::Contact;
use yew::prelude::*;

use super::wording::the_post;

/// Returns the part at the foot of every page.
pub fn ask_person(context: &Context) -> Html {
    let Some(spoc) = context.spoc() else {
        return Html::default();
    };
    html! {
        <div class="checker-contact">
            { context.heading(1, context.say("ask.heading")) }
            { paragraph(context.fill("ask.text", &[("post", &the_post(context, spoc))])) }
            { contact(context, spoc) }
        </div>
    }
}

/// Returns how to reach a contact, as far as the protocol prints it.
pub fn contact(context: &Context, contact: &Contact) -> Html {
    let email = |key: &str, email: &String| way(context.say(key), format!("mailto:{email}"), email);
    let telephone = |key: &str, number: &String| {
        let dialled: String = number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        way(context.say(key), format!("tel:{dialled}"), number)
    };
    let own = contact.own.as_ref();
    let ways = [
        contact.organisation.as_ref().map(|organisation| html! { <li>{ organisation }</li> }),
        contact.email.as_ref().map(|it| email("ask.email", it)),
        contact.telephone.as_ref().map(|it| telephone("ask.telephone", it)),
        own.and_then(|own| own.email.as_ref()).map(|it| email("ask.own-email", it)),
        own.and_then(|own| own.telephone.as_ref()).map(|it| telephone("ask.own-telephone", it)),
        contact.reach.as_ref().map(|reach| html! { <li>{ context.read(reach) }</li> }),
    ];
    let ways: Vec<Html> = ways.into_iter().flatten().collect();
    // A list of nothing is none.
    if ways.is_empty() {
        return Html::default();
    }
    html! { <ul class="govuk-list checker-contact-list">{ for ways }</ul> }
}

fn way(label: String, address: String, shown: &str) -> Html {
    html! { <li>{ label }{ " " }<a class="govuk-link" href={address} rel="noreferrer">{ shown }</a></li> }
}
