//! What changes from another file to this one.

use std::rc::Rc;

use yew::prelude::*;

use govuk::{Details, Size, heading};

use super::{
    bench::{Other, Tools},
    forms::path_words,
    pieces::{cites, link, verdict},
    results::{Ground, file_button, use_result, waiting, without},
    work::{Answer, Change, Difference, Ending, FlowChanges, Form, Piece, Presence, Task, Wording},
};

/// As many changes of one flow as show before they are asked for.
const MOST_OPEN: usize = 10;

/// What the list of differences needs.
#[derive(Properties, PartialEq)]
pub struct DifferencesProps {
    /// What results are made of: the policy after.
    pub ground: Ground,
    /// The policy before.
    pub other: Rc<Other>,
    /// How moments are put to the two.
    pub by_period: bool,
}

/// The list of differences.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let DifferencesProps { ground, other, by_period } = props;
    let Ground { tools, setting, onlead, .. } = ground;
    let task = Task::Changes(Rc::clone(&other.text), *by_period);
    let found = use_result(ground, task.clone());
    let list = use_memo((found.clone(), onlead.clone()), {
        let tools = Rc::clone(tools);
        move |(found, onlead)| match found.as_ref().map(|found| &found.answer) {
            Some(Answer::Difference(difference)) => list_of(&tools, difference, onlead),
            Some(Answer::None(why)) => without(why),
            _ => Html::default(),
        }
    });
    let name = format!("{}-diff", setting.policy.id);
    html! {
        <>
            { heading(tools.level(2), Size::S, None, tools.fill("bench.diff.from", &[("file", &other.name)])) }
            { waiting(ground, found.as_ref()) }
            { (*list).clone() }
            <div class="govuk-button-group">
                { file_button(ground, "bench.diff.file", &task, Form::Print, format!("{name}.txt"), "text/plain") }
                { file_button(ground, "bench.diff.json", &task, Form::Json, format!("{name}.json"), "application/json") }
            </div>
        </>
    }
}

fn list_of(tools: &Tools, difference: &Difference, onlead: &Callback<String>) -> Html {
    html! {
        <>
            <p class="govuk-body" role="status">{ summary(tools, difference) }</p>
            { for difference.flows.iter().map(|flow| flow_of(tools, flow, onlead)) }
            { wording(tools, difference, onlead) }
        </>
    }
}

fn summary(tools: &Tools, difference: &Difference) -> String {
    let key = if difference.changes_results { "bench.diff.some" } else { "bench.diff.none" };
    let (count, wording) = (difference.changed.to_string(), difference.reworded.to_string());
    tools.fill(key, &[("count", &count), ("wording", &wording)])
}

/// What only reads differently, apart from what has another result.
fn wording(tools: &Tools, difference: &Difference, onlead: &Callback<String>) -> Html {
    if difference.wording.is_empty() {
        return Html::default();
    }
    let change = |change: &Wording| {
        html! {
            <div class="bench-change">
                <p class="govuk-body">{ link(path_words(&change.at), &change.at, onlead) }</p>
                { sides(tools, written(tools, change.old.as_ref()), written(tools, change.new.as_ref())) }
            </div>
        }
    };
    let more = difference.reworded.saturating_sub(difference.wording.len());
    let list = html! {
        <>
            { for difference.wording.iter().map(change) }
            if more > 0 {
                <p class="govuk-body">{ tools.fill("bench.diff.more", &[("count", &more.to_string())]) }</p>
            }
        </>
    };
    html! { <Details summary={tools.say("bench.diff.wording")}>{ list }</Details> }
}

/// Returns a piece of a policy file as it reads.
fn written(tools: &Tools, piece: Option<&Piece>) -> Html {
    match piece {
        None => html! { { tools.say("bench.diff.nothing") } },
        Some(Piece { text, is_code: false }) => html! { { text } },
        Some(Piece { text, is_code: true }) => html! { <code>{ text }</code> },
    }
}

fn sides(tools: &Tools, was: Html, now: Html) -> Html {
    html! {
        <dl class="bench-change__sides">
            <dt>{ tools.say("bench.diff.was") }</dt><dd>{ was }</dd>
            <dt>{ tools.say("bench.diff.now") }</dt><dd>{ now }</dd>
        </dl>
    }
}

fn flow_of(tools: &Tools, flow: &FlowChanges, onlead: &Callback<String>) -> Html {
    let counts = [("count", flow.changed.to_string()), ("of", flow.situations.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let words = match flow.presence {
        Presence::Added => tools.say("bench.diff.added"),
        Presence::Removed => tools.say("bench.diff.removed"),
        Presence::Both => tools.fill("bench.diff.flow", &counts),
    };
    // Two forces differ in hundreds of places: nobody finds a flow among them all.
    let few = flow.changes.len() <= MOST_OPEN;
    html! {
        <Details class="bench-diff" is_open={few} summary={format!("{}: {words}", flow.title)}>
            { for flow.changes.iter().map(|change| change_of(tools, change, onlead)) }
        </Details>
    }
}

fn change_of(tools: &Tools, change: &Change, onlead: &Callback<String>) -> Html {
    let count = change.situations.to_string();
    let (old, new) = (line(tools, change.old.as_ref(), onlead, false), line(tools, change.new.as_ref(), onlead, true));
    html! {
        <div class="bench-change">
            <p class="govuk-body"><strong>{ tools.fill("bench.diff.change", &[("count", &count), ("what", &change.aspects)]) }</strong></p>
            { sides(tools, old, new) }
            <p class="govuk-body">{ tools.fill("bench.example", &[("example", &change.example)]) }</p>
            <p class="govuk-body bench-change__when">{ tools.say("bench.diff.when") }</p>
            <ul class="govuk-list govuk-list--bullet bench-change__rows">
                { for change.rows.iter().map(|row| html! { <li>{ row }</li> }) }
                if change.more > 0 {
                    <li>{ tools.fill("bench.diff.more", &[("count", &change.more.to_string())]) }</li>
                }
            </ul>
        </div>
    }
}

/// Returns what one policy says, as a line. Of this one the headline leads to the outcome, and each paragraph to its own place.
fn line(tools: &Tools, ending: Option<&Ending>, onlead: &Callback<String>, is_own: bool) -> Html {
    let Some(ending) = ending else {
        return html! { { tools.say("bench.diff.not-offered") } };
    };
    let (id, words) = &ending.verdict;
    let headline = match &ending.at {
        Some(at) => link(ending.headline.clone(), at, onlead),
        None => html! { { ending.headline.clone() } },
    };
    let cited = match is_own {
        true => cites(tools, &ending.citations, onlead),
        false => html! { <>{ tools.say("bench.schedule.cites") }{ " " }{ ending.citations.join(", ") }</> },
    };
    html! {
        <>
            { verdict(id, words) }{ " " }
            { headline }{ ". " }
            if ending.citations.is_empty() { { tools.say("bench.schedule.no-cites") } } else { { cited }{ "." } }
            if let Some(post) = &ending.decider { { " " }{ tools.fill("bench.schedule.decides", &[("post", post)]) } }
            { " " }{ tools.fill("bench.diff.register", &[("rule", &ending.register)]) }
        </>
    }
}
