//! Where the protocol contradicts itself: said, never corrected.

use engine::notes::Note;
use yew::prelude::*;

use super::{
    context::Context,
    parts::{bullets, details},
    replay::Replay,
    stack::Stack,
    tag::text,
};

/// Returns all contradictions behind a details component; nothing where there are none.
pub fn all_contradictions(context: &Context) -> Html {
    let found: Vec<&Note> = context.setting.notes.all().iter().collect();
    if found.is_empty() {
        return Html::default();
    }
    details(context.say("contradictions.summary"), listed(context, "contradictions.text", &found).finish())
}

/// Adds the contradictions that the result hangs on, beside what they bear on.
pub fn contradictions_about(page: &mut Stack<'_>, context: &Context, replayed: &Replay<'_>) {
    let found = context.setting.notes.of_result(context.policy(), &replayed.walk);
    if !found.is_empty() {
        page.add(listed(context, "contradictions.here", &found).within("div", "govuk-inset-text"));
    }
}

fn listed<'c>(context: &'c Context, title: &str, found: &[&Note]) -> Stack<'c> {
    let mut list = Stack::new(context);
    list.say(title);
    list.add(bullets(found.iter().map(|found| text(note(context, found)))));
    list
}

fn note(context: &Context, found: &Note) -> String {
    let note = context.read(&found.text);
    let cites = found.cites.join(", ");
    let source = match found.cites.len() {
        0 => return note,
        1 => context.fill("cite.one", &[("paragraph", &cites)]),
        _ => context.fill("cite.many", &[("paragraphs", &cites)]),
    };
    note + " " + &source
}
