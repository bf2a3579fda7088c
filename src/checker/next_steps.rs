//! What to do now: the steps, who decides, and the duties that come with the verdict.

use yew::prelude::*;

use policy::{Advice, Contact, Text, Verdict};

use super::{ask_person::contact, context::Context, outcome_page::texts, parts::numbered, stack::Stack, tag::text};

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
    let known = advice.refer_to.iter().filter_map(|id| context.policy().contacts.get(id));
    let mut chain: Vec<Html> = known.map(|who| one(context, who)).collect();
    if chain.is_empty() {
        return;
    }
    page.heading(if advice.verdict == Verdict::Refer { "steps.decides" } else { "steps.ask" });
    if chain.len() > 1 {
        page.say("steps.chain");
        chain = vec![numbered(chain)];
    }
    chain.into_iter().for_each(|part| page.add(part));
}

fn one(context: &Context, who: &Contact) -> Html {
    let mut part = Stack::new(context);
    part.text("strong", "", context.read(&who.post));
    part.add(contact(context, who));
    part.finish()
}
