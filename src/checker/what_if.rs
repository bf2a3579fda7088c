//! What would have changed a result: worked out by walking again, not written by hand.

use engine::what_if::{Change, changes};
use govuk::{Details, bullets, context::Context};
use policy::Verdict;
use yew::prelude::*;

use super::{
    replay::Replay,
    wording::{derived as derived_words, derived_name, lower_first, response, short, verdict_clause},
};

/// Returns the single responses that lead to another verdict, and whether some may be missing; nothing where there are none.
pub fn what_if(context: &Context, replayed: &Replay<'_>) -> Html {
    let changes = changes(context.policy(), &replayed.walk, &replayed.responses);
    let groups = grouped(&changes.found);
    if groups.is_empty() && !changes.is_cut_short {
        return Html::default();
    }
    html! {
        <Details summary={context.say("what-if.heading")}>
            { bullets(groups.iter().map(|group| sentence(context, replayed, group).into())) }
            if changes.is_cut_short {
                <p class="govuk-body">{ context.say("what-if.cut-short") }</p>
            }
        </Details>
    }
}

/// Responses to one question that lead to one verdict.
struct Group<'c, 'p> {
    question: &'p str,
    verdict: Verdict,
    changes: Vec<&'c Change<'p>>,
}

fn grouped<'c, 'p>(found: &'c [Change<'p>]) -> Vec<Group<'c, 'p>> {
    let mut groups: Vec<Group<'c, 'p>> = Vec::new();
    for change in found {
        let same = groups.iter_mut().find(|group| group.question == change.question && group.verdict == change.verdict);
        match same {
            Some(group) => group.changes.push(change),
            None => {
                groups.push(Group { question: change.question, verdict: change.verdict, changes: vec![change] });
            }
        }
    }
    groups
}

fn sentence(context: &Context, replayed: &Replay<'_>, group: &Group<'_, '_>) -> String {
    let question = short(context, group.question);
    let verdict = verdict_clause(context, group.verdict);
    let or = context.say("what-if.or");
    let values: Vec<String> = group
        .changes
        .iter()
        .map(|change| match change.derived {
            Some((fact, value)) => derived(context, replayed, change, fact, value),
            None => context.fill(
                "what-if.quoted",
                &[("response", &response(context, replayed, change.question, &change.response))],
            ),
        })
        .collect();
    context.fill("what-if.sentence", &[("question", &question), ("response", &values.join(&or)), ("verdict", &verdict)])
}

fn derived(context: &Context, replayed: &Replay<'_>, change: &Change<'_>, fact: &str, value: &str) -> String {
    let (words, detail) = derived_words(context, fact, value, replayed);
    match detail {
        // It hangs on two dates: which day this one would have to be is for the count to show.
        None if fact == "resignation" && change.response.day().is_some() => {
            let name = lower_first(&derived_name(context, fact));
            context.fill("what-if.other-date", &[("name", &name), ("value", &lower_first(&words))])
        }
        Some(detail) => context.fill("trail.derived", &[("value", &lower_first(&words)), ("detail", &detail)]),
        None => context.fill("what-if.quoted", &[("response", &words)]),
    }
}
