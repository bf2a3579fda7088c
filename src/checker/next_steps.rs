//! What to do now: the steps, who decides, and the duties that come with the verdict.

use yew::prelude::*;

use policy::{Advice, Contact, Referral, Text, Verdict};

use super::{
    ask_person::contact,
    context::Context,
    outcome_page::texts,
    parts::{bullets, numbered},
    stack::Stack,
    tag::text,
};

/// Adds what to do now; nothing where an outcome asks for nothing.
pub fn next_steps(page: &mut Stack<'_>, context: &Context, advice: &Advice) {
    let policy = context.policy();
    if !advice.steps.is_empty() {
        page.heading("steps.heading");
    }
    match advice.steps.as_slice() {
        [] => {}
        [only] => page.paragraph(context.read(only)),
        several => page.add(numbered(several.iter().map(|step| text(context.read(step))).collect())),
    }
    who(page, context, advice);
    let duties: Vec<&Text> = advice.duties.iter().filter_map(|id| policy.duties.get(id)).collect();
    if !duties.is_empty() {
        page.heading("steps.duties");
        page.add(texts(context, duties));
    }
}

fn who(page: &mut Stack<'_>, context: &Context, advice: &Advice) {
    let listed = |ids: &[String]| -> Vec<Html> {
        let known = ids.iter().filter_map(|id| context.policy().contacts.get(id));
        known.map(|who| one(context, who)).collect()
    };
    if let Some(referral) = &advice.refer_to {
        page.heading(if advice.verdict == Verdict::Refer { "steps.decides" } else { "steps.ask" });
        let posts = listed(referral.contacts());
        let (key, posts) = match referral {
            Referral::One(_) => (None, posts),
            Referral::AllOf { .. } => (Some("steps.all-of"), vec![bullets(posts)]),
            Referral::AnyOf { .. } => (Some("steps.any-of"), vec![bullets(posts)]),
            Referral::InOrder { .. } => (Some("steps.in-order"), vec![numbered(posts)]),
        };
        if let Some(key) = key {
            page.say(key);
        }
        posts.into_iter().for_each(|part| page.add(part));
    }
    for (key, ids) in [("steps.through", &advice.through), ("steps.advice-from", &advice.advice_from)] {
        if !ids.is_empty() {
            page.heading(key);
            listed(ids).into_iter().for_each(|part| page.add(part));
        }
    }
}

fn one(context: &Context, who: &Contact) -> Html {
    let mut part = Stack::new(context);
    part.text("strong", "", context.read(&who.post));
    part.add(contact(context, who));
    part.finish()
}
