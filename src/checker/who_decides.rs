//! Who decides, and how to reach them.

use govuk::{bullets, context::Context, numbered};
use policy::{Advice, Contact, Referral};
use yew::prelude::*;

use super::{
    ask_person::contact,
    parts::{manner, who as heading_of},
};

/// Returns who decides, who passes it on and who gives advice, each with how to reach them; none where nobody does.
pub fn who(context: &Context, advice: &Advice) -> Option<Html> {
    let listed = |ids: &[String]| -> Vec<Html> {
        let known = ids.iter().filter_map(|id| context.policy().contacts.get(id));
        known.map(|who| one(context, who)).collect()
    };
    let referral = advice.refer_to.as_ref().map(|referral| {
        let posts = listed(referral.contacts());
        let key = manner(referral);
        let posts: Html = match referral {
            Referral::One(_) => posts.into_iter().collect(),
            Referral::AllOf { .. } | Referral::AnyOf { .. } => bullets(posts),
            Referral::InOrder { .. } => numbered(posts),
        };
        html! { <>{ context.heading(1, context.say(heading_of(advice))) }{ for key.map(|key| context.paragraph(key)) }{ posts }</> }
    });
    let others = [("steps.through", &advice.through), ("steps.advice-from", &advice.advice_from)];
    let others = others.into_iter().filter(|(_, ids)| !ids.is_empty()).map(|(key, ids)| {
        html! { <>{ context.heading(1, context.say(key)) }{ for listed(ids) }</> }
    });
    let all: Vec<Html> = referral.into_iter().chain(others).collect();
    (!all.is_empty()).then(|| all.into_iter().collect())
}

fn one(context: &Context, who: &Contact) -> Html {
    html! { <><strong>{ context.read(&who.post) }</strong>{ contact(context, who) }</> }
}
