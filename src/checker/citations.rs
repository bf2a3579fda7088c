//! What the protocol says: the paragraphs that an outcome cites, and what is contradictory about them.

use govuk::{Details, InsetText, context::Context, paragraph};
use policy::{Advice, Provision};
use yew::prelude::*;

use super::{
    contradictions::contradictions_about, handle::Checker, parts::provision_name, replay::Replay, wording::protocol,
};

/// Returns the paragraphs cited, and the contradictions that the result hangs on.
pub fn citations(checker: &Checker, context: &Context, advice: &Advice, replayed: &Replay<'_>) -> Html {
    let provisions = &context.policy().provisions;
    let known = advice.cites.iter().filter_map(|number| Some((number, provisions.get(number)?)));
    html! {
        <>
            { context.heading(1, context.say("cite.heading")) }
            if advice.cites.is_empty() {
                { context.paragraph("cite.nothing") }
            }
            { for known.map(|(number, provision)| citation(context, number, provision)) }
            <p class="govuk-body-s">{ context.fill("cite.source", &[("protocol", &protocol(context))]) }</p>
            { contradictions_about(checker, context, replayed) }
        </>
    }
}

fn citation(context: &Context, number: &str, provision: &Provision) -> Html {
    html! {
        <div class="checker-citation">
            { context.heading(2, provision_name(context, number, provision)) }
            { paragraph(provision.summary.clone()) }
            if let Some(more) = &provision.more {
                <Details summary={context.say("cite.more")}>{ paragraph(more.clone()) }</Details>
            }
            if let Some(quote) = &provision.quote {
                <InsetText quotes=true>{ quote }</InsetText>
            }
        </div>
    }
}
