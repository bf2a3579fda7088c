//! Where the protocol contradicts itself: said, never corrected.

use engine::notes::Note;
use govuk::{Details, bullets, context::Context};
use yew::prelude::*;

use super::{handle::Checker, parts::note_words};

/// Returns all contradictions behind a details component; nothing where there are none.
pub fn all_contradictions(checker: &Checker, context: &Context) -> Html {
    let found: Vec<&Note> = checker.notes.all().iter().collect();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <Details summary={context.say("contradictions.summary")}>
            { listed(context, "contradictions.text", &found) }
        </Details>
    }
}

fn listed(context: &Context, title: &str, found: &[&Note]) -> Html {
    html! {
        <>
            { context.paragraph(title) }
            { bullets(found.iter().map(|found| note_words(context, found).into())) }
        </>
    }
}
