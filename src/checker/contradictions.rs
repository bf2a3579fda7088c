//! Where the protocol contradicts itself: said, never corrected.

use yew::prelude::*;

use super::{
    context::{Context, Contradiction},
    parts::{bullets, details},
    stack::Stack,
    tag::text,
};

/// Returns all contradictions behind a details component; nothing where there are none.
pub fn all_contradictions(context: &Context) -> Html {
    let found: Vec<&Contradiction> = context.setting.contradictions.iter().collect();
    if found.is_empty() {
        return Html::default();
    }
    details(context.say("contradictions.summary"), listed(context, "contradictions.text", &found).finish())
}

/// Adds the contradictions that touch one of these paragraphs or dates, beside what they bear on.
pub fn contradictions_about(page: &mut Stack<'_>, context: &Context, cites: &[String], dates: &[&str]) {
    // An annex says many things: a contradiction that only brushes it may have nothing to do with this result.
    let is_numbered = |number: &String| number.starts_with(|first: char| first.is_ascii_digit());
    let touches = |found: &&Contradiction| {
        let is_cited = |number: &String| cites.contains(number);
        found.cites.iter().any(|number| is_numbered(number) && is_cited(number))
            || (!found.cites.is_empty() && found.cites.iter().all(is_cited))
            || found.date.as_deref().is_some_and(|date| dates.contains(&date))
    };
    let found: Vec<&Contradiction> = context.setting.contradictions.iter().filter(touches).collect();
    if !found.is_empty() {
        page.add(listed(context, "contradictions.here", &found).within("div", "govuk-inset-text"));
    }
}

fn listed<'c>(context: &'c Context, title: &str, found: &[&Contradiction]) -> Stack<'c> {
    let mut list = Stack::new(context);
    list.say(title);
    list.add(bullets(found.iter().map(|found| text(note(context, found)))));
    list
}

fn note(context: &Context, found: &Contradiction) -> String {
    let note = context.read(&found.note);
    let cites = found.cites.join(", ");
    let source = match found.cites.len() {
        0 => return note,
        1 => context.fill("cite.one", &[("paragraph", &cites)]),
        _ => context.fill("cite.many", &[("paragraphs", &cites)]),
    };
    note + " " + &source
}
