//! What the protocol says: the paragraphs that an outcome cites, and what is contradictory about them.

use policy::{Advice, Provision};

use super::{context::Context, contradictions::contradictions_about, parts::heading, replay::Replay, stack::Stack};

impl Context {
    /// Returns what a paragraph is called.
    pub fn provision(&self, number: &str, provision: &Provision) -> String {
        self.fill("cite.provision", &[("number", number), ("heading", &provision.heading)])
    }
}

/// Adds the paragraphs cited, and the contradictions that the result hangs on.
pub fn citations(page: &mut Stack<'_>, context: &Context, advice: &Advice, replayed: &Replay<'_>) {
    page.heading("cite.heading");
    if advice.cites.is_empty() {
        page.say("cite.nothing");
    }
    for number in &advice.cites {
        let Some(provision) = context.policy().provisions.get(number) else {
            continue;
        };
        let mut cited = Stack::new(context);
        cited.add(heading(context, 2, context.provision(number, provision)));
        cited.paragraph(provision.summary.clone());
        if let Some(quote) = &provision.quote {
            cited.text("blockquote", "govuk-inset-text", quote.clone());
        }
        page.add(cited.within("div", "checker-citation"));
    }
    page.text("p", "govuk-body-s", context.fill("cite.source", &[("protocol", &context.protocol())]));
    contradictions_about(page, context, replayed);
}
