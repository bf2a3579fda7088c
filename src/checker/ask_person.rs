//! Whom to ask: at the foot of every page, and beside whoever decides.

use yew::prelude::*;

use policy::Contact;

use super::{
    context::Context,
    stack::{Stack, element},
    tag::{Tag, text},
};

/// Returns the part at the foot of every page.
pub fn ask_person(context: &Context) -> Html {
    let Some(spoc) = context.spoc() else {
        return Html::default();
    };
    let mut part = Stack::new(context);
    part.heading("ask.heading");
    part.fill("ask.text", &[("post", &context.the_post(spoc))]);
    part.add(contact(context, spoc));
    part.within("div", "checker-contact")
}

/// Returns how to reach a contact, as far as the protocol prints it.
pub fn contact(context: &Context, contact: &Contact) -> Html {
    let mut ways = Vec::new();
    if let Some(organisation) = &contact.organisation {
        ways.push(vec![text(organisation.clone())]);
    }
    if let Some(email) = &contact.email {
        ways.push(way(context.say("ask.email"), format!("mailto:{email}"), email));
    }
    if let Some(number) = &contact.telephone {
        let digits: String = number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        ways.push(way(context.say("ask.telephone"), format!("tel:{digits}"), number));
    }
    let ways = ways.into_iter().map(|way| element("li", "", way)).collect();
    element("ul", "govuk-list checker-contact-list", ways)
}

fn way(label: String, address: String, shown: &str) -> Vec<Html> {
    let link = Tag::new("a", "govuk-link").set("href", address).is("rel", "noreferrer").say(shown.to_owned());
    vec![text(label + " "), link.draw()]
}
