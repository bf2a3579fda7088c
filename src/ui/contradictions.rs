//! Where the protocol contradicts itself: said, never corrected.

use yew::prelude::*;

use super::{
    context::{Context, Contradiction},
    parts::{bullets, details},
};

/// Returns all contradictions behind a details component; nothing where there are none.
pub fn all_contradictions(context: &Context) -> Html {
    let found = &context.setting.contradictions;
    if found.is_empty() {
        return Html::default();
    }
    let content = html! {
        <>
            <p class="govuk-body">{ context.say("contradictions.text") }</p>
            { bullets(found.iter().map(|found| note(context, found))) }
        </>
    };
    details(context.say("contradictions.summary"), content)
}

/// Returns the contradictions that touch one of these paragraphs or dates, beside what they bear on.
pub fn contradictions_about(context: &Context, cites: &[String], dates: &[&str]) -> Html {
    // An annex says many things: a contradiction that only brushes it may have nothing to do with this result.
    let is_numbered = |number: &String| number.starts_with(|first: char| first.is_ascii_digit());
    let touches = |found: &&Contradiction| {
        let is_cited = |number: &String| cites.contains(number);
        found.cites.iter().any(|number| is_numbered(number) && is_cited(number))
            || (!found.cites.is_empty() && found.cites.iter().all(is_cited))
            || found.date.as_deref().is_some_and(|date| dates.contains(&date))
    };
    let found: Vec<Html> =
        context.setting.contradictions.iter().filter(touches).map(|found| note(context, found)).collect();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <div class="govuk-inset-text">
            <p class="govuk-body">{ context.say("contradictions.here") }</p>
            { bullets(found) }
        </div>
    }
}

fn note(context: &Context, found: &Contradiction) -> Html {
    let note = context.read(&found.note);
    match found.cites.len() {
        0 => html! { { note } },
        1 => html! { <>{ note }{ " " }{ context.fill("cite.one", &[("paragraph", &found.cites.join(", "))]) }</> },
        _ => html! { <>{ note }{ " " }{ context.fill("cite.many", &[("paragraphs", &found.cites.join(", "))]) }</> },
    }
}
