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
    let is_dialled = |letter: &char| letter.is_ascii_digit() || *letter == '+';
    let telephone = contact.telephone.as_ref().map(|number| {
        let dialled: String = number.chars().filter(is_dialled).collect();
        way(context.say("ask.telephone"), format!("tel:{dialled}"), number)
    });
    let email = contact.email.as_ref().map(|email| way(context.say("ask.email"), format!("mailto:{email}"), email));
    let own = contact.own.iter().flat_map(|own| {
        let dialled = |number: &String| number.chars().filter(is_dialled).collect::<String>();
        let email = own.email.as_ref().map(|it| way(context.say("ask.own-email"), format!("mailto:{it}"), it));
        let telephone =
            own.telephone.as_ref().map(|it| way(context.say("ask.own-telephone"), format!("tel:{}", dialled(it)), it));
        [email, telephone].into_iter().flatten()
    });
    html! {
        <ul class="govuk-list checker-contact-list">
            if let Some(organisation) = &contact.organisation {
                <li>{ organisation }</li>
            }
            { for email }
            { for telephone }
            { for own }
            if let Some(reach) = &contact.reach {
                <li>{ context.read(reach) }</li>
            }
        </ul>
    }
}

fn way(label: String, address: String, shown: &str) -> Html {
    html! { <li>{ label }{ " " }<a class="govuk-link" href={address} rel="noreferrer">{ shown }</a></li> }
}
