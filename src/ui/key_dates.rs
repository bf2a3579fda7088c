//! The dates that matter most, in words, and all others behind a details component.

use yew::prelude::*;

use crate::policy::{Policy, PrintedDate};

use super::{
    context::Context,
    parts::{details, heading},
};

/// Returns the start and the end of the period and the poll, then all other dates.
pub fn key_dates(context: &Context) -> Html {
    let policy = context.policy();
    let period = policy.periods.get(Policy::PERIOD).map(|period| &period.period);
    let start = period.and_then(|period| period.starts.as_deref());
    let end = period.and_then(|period| period.ends.as_deref());
    let polls: Vec<&str> = policy.elections.iter().map(|election| election.poll.as_str()).collect();
    let bound = |id: Option<&str>, name: &str| match id.and_then(|id| policy.dates.get(id).map(|entry| (id, entry))) {
        Some((id, entry)) => row(context.say(name), context.date_words(id, entry)),
        None => row(context.say(name), context.say("date.not-given")),
    };
    let poll = |id: &&str| {
        let entry = policy.dates.get(*id)?;
        Some(row(context.read(&entry.name), context.date_words(id, entry)))
    };
    let is_other = |(id, _): &(&String, &PrintedDate)| {
        Some(id.as_str()) != start && Some(id.as_str()) != end && !polls.contains(&id.as_str())
    };
    let others: Vec<Html> = (policy.dates.iter().filter(is_other))
        .map(|(id, entry)| row(context.read(&entry.name), context.date_words(id, entry)))
        .collect();
    html! {
        <>
            { heading(context, 1, context.say("dates.heading")) }
            <dl class="govuk-summary-list">
                { bound(start, "dates.start") }
                { bound(end, "dates.end") }
                { for polls.iter().filter_map(poll) }
            </dl>
            if !others.is_empty() {
                { details(context.say("dates.others"), html! { <dl class="govuk-summary-list">{ others }</dl> }) }
            }
        </>
    }
}

/// Returns a row of a summary list.
pub fn row(key: String, value: String) -> Html {
    named_row("govuk-summary-list__row", key, value)
}

/// Returns a row without an action in a summary list where others have one.
pub fn row_without_action(key: String, value: String) -> Html {
    named_row("govuk-summary-list__row govuk-summary-list__row--no-actions", key, value)
}

fn named_row(class: &'static str, key: String, value: String) -> Html {
    html! {
        <div {class}>
            <dt class="govuk-summary-list__key">{ key }</dt>
            <dd class="govuk-summary-list__value">{ value }</dd>
        </div>
    }
}
