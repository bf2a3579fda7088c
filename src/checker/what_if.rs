//! What would have changed a result: worked out by walking again, not written by hand.

use engine::what_if::{Change, changes};
use policy::Verdict;

use super::{context::Context, parts::bullets, replay::Replay, stack::Stack, tag::text, wording::lower_first};

/// Adds the single responses that lead to another verdict; nothing where there are none.
pub fn what_if(page: &mut Stack<'_>, context: &Context, replayed: &Replay<'_>) {
    let found = changes(context.policy(), &replayed.walk, &replayed.responses);
    let groups = grouped(&found);
    if !groups.is_empty() {
        page.heading("what-if.heading");
        page.add(bullets(groups.iter().map(|group| text(sentence(context, replayed, group)))));
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
    let question = context.short(group.question);
    let verdict = context.verdict_clause(group.verdict);
    let or = context.say("what-if.or");
    let values: Vec<String> = group
        .changes
        .iter()
        .map(|change| match change.derived {
            Some((fact, value)) => derived(context, replayed, change, fact, value),
            None => context.fill(
                "what-if.quoted",
                &[("response", &context.response(replayed, change.question, &change.response))],
            ),
        })
        .collect();
    context.fill("what-if.sentence", &[("question", &question), ("response", &values.join(&or)), ("verdict", &verdict)])
}

fn derived(context: &Context, replayed: &Replay<'_>, change: &Change<'_>, fact: &str, value: &str) -> String {
    let (words, detail) = context.derived(fact, value, replayed);
    match detail {
        // It hangs on two dates: which day this one would have to be is for the count to show.
        None if fact == "resignation" && change.response.day().is_some() => {
            let name = lower_first(&context.derived_name(fact));
            context.fill("what-if.other-date", &[("name", &name), ("value", &lower_first(&words))])
        }
        Some(detail) => context.fill("trail.derived", &[("value", &lower_first(&words)), ("detail", &detail)]),
        None => context.fill("what-if.quoted", &[("response", &words)]),
    }
}
