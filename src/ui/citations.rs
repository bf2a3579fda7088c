//! What the protocol says: the paragraphs that an outcome cites, and what is contradictory about them.

use yew::prelude::*;

use crate::policy::Advice;

use super::{context::Context, contradictions::contradictions_about, parts::heading};

/// Returns the paragraphs cited. `dates` are those that the result hangs on, by id.
pub fn citations(context: &Context, advice: &Advice, dates: &[&str]) -> Html {
    let policy = context.policy();
    let cited = advice.cites.iter().filter_map(|number| policy.provisions.get_key_value(number));
    let provisions = cited.map(|(number, provision)| {
        html! {
            <div class="checker-citation" key={number.clone()}>
                { heading(
                    context,
                    2,
                    context.fill("cite.provision", &[("number", number), ("heading", &provision.heading)]),
                ) }
                <p class="govuk-body">{ &provision.summary }</p>
                if let Some(quote) = &provision.quote {
                    <blockquote class="govuk-inset-text">{ quote }</blockquote>
                }
            </div>
        }
    });
    html! {
        <>
            { heading(context, 1, context.say("cite.heading")) }
            if advice.cites.is_empty() {
                <p class="govuk-body">{ context.say("cite.nothing") }</p>
            }
            { for provisions }
            <p class="govuk-body-s">{ context.fill("cite.source", &[("protocol", &context.protocol())]) }</p>
            { contradictions_about(context, &advice.cites, dates) }
        </>
    }
}
