//! Where the protocol contradicts itself: said, never corrected.

use engine::notes::Note;
use govuk::{Details, InsetText, bullets, context::Context};
use yew::prelude::*;

use super::{handle::Checker, parts::note_words, replay::Replay};

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

/// Returns the contradictions that the result hangs on, beside what they bear on.
pub fn contradictions_about(checker: &Checker, context: &Context, replayed: &Replay<'_>) -> Html {
    let found = checker.notes.of_result(context.policy(), &replayed.walk);
    if found.is_empty() {
        return Html::default();
    }
    html! { <InsetText>{ listed(context, "contradictions.here", &found) }</InsetText> }
}

fn listed(context: &Context, title: &str, found: &[&Note]) -> Html {
    html! {
        <>
            { context.paragraph(title) }
            { bullets(found.iter().map(|found| note_words(context, found).into())) }
        </>
    }
}
