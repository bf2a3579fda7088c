//! What the protocol says: the paragraphs that an outcome cites.

use govuk::{Details, InsetText, context::Context, paragraph};
use policy::{Advice, Provision};
use yew::prelude::*;

use super::{parts::provision_name, wording::protocol};

/// Returns the paragraphs cited, folded under their numbers.
pub fn citations(context: &Context, advice: &Advice) -> Html {
    let provisions = &context.policy().provisions;
    let known: Vec<_> = advice.cites.iter().filter_map(|key| Some((key, provisions.get(key)?))).collect();
    let numbers =
        known.iter().filter_map(|(key, provision)| provision.shown_number(key)).collect::<Vec<_>>().join(", ");
    let summary = match numbers.is_empty() {
        true => context.say("cite.heading"),
        false => context.fill("cite.numbers", &[("numbers", &numbers)]),
    };
    html! {
        <Details {summary}>
            if known.is_empty() {
                { context.paragraph("cite.nothing") }
            }
            { for known.iter().map(|(key, provision)| citation(context, key, provision)) }
            <p class="govuk-body-s">{ context.fill("cite.source", &[("protocol", &protocol(context))]) }</p>
        </Details>
    }
}

fn citation(context: &Context, number: &str, provision: &Provision) -> Html {
    html! {
        <div class="checker-citation">
            { context.heading(2, provision_name(context, number, provision)) }
            { paragraph(provision.summary.clone()) }
            { for provision.more.clone().map(paragraph) }
            if let Some(quote) = &provision.quote {
                <InsetText quotes=true>{ quote }</InsetText>
            }
        </div>
    }
}
