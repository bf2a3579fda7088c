//! Where the protocol contradicts itself: said, never corrected.

use govuk::{Details, bullets, context::Context};
use yew::prelude::*;

use super::{handle::Checker, parts::note_words};

/// Returns all contradictions behind a details component; nothing where there are none.
pub fn all_contradictions(checker: &Checker, context: &Context) -> Html {
    let found = checker.notes.all();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <Details summary={context.say("contradictions.summary")}>
            { context.paragraph("contradictions.text") }
            { bullets(found.iter().map(|note| note_words(context, note).into())) }
        </Details>
    }
}
