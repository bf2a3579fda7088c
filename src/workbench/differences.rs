//! What changes from another file to this one.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use authoring::{
    diff::{self, Change, Difference, Ending, FlowDifference, Presence, WordingChange, diff, row_words},
    partition::Timing,
    places,
};
use govuk::{Details, Size, context::Setting, heading};
use policy::{Policy, Verdict};

use super::{
    bench::{Other, Tools},
    forms::path_words,
    pieces::{answers, cites, download, link, verdict},
};

/// As many rows of one change as a person reads before they ask for the file.
const MOST_ROWS: usize = 6;
/// As many changes of one flow as show before they are asked for.
const MOST_OPEN: usize = 10;
/// As many places where only words differ.
const MOST_WORDINGS: usize = 100;

/// A file to compare with; the same one is the same place in memory.
#[derive(Clone, Debug)]
pub struct Compared(pub Rc<Other>);

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the list of differences needs.
#[derive(Properties, PartialEq)]
pub struct DifferencesProps {
    /// The words.
    pub tools: Rc<Tools>,
    /// The policy after.
    pub setting: Rc<Setting>,
    /// The policy before.
    pub other: Compared,
    /// How moments are put to the two.
    pub by_period: bool,
    /// Called with the place to which something leads.
    pub onlead: Callback<String>,
}

/// The list of differences.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let DifferencesProps { tools, setting, other, by_period, onlead } = props;
    let found = use_memo((Rc::clone(setting), other.clone(), *by_period), |(setting, other, by_period)| {
        let timing = if *by_period { Timing::ByPeriod } else { Timing::ByDate };
        diff(&other.0.policy, &setting.policy, timing).map_err(|error| error.to_string())
    });
    let (old, new) = (&other.0.policy, &setting.policy);
    let shown = Shown { tools, old, new, onlead };
    let difference = match &*found {
        Ok(difference) => difference,
        Err(error) => return html! { <p class="govuk-body" role="status">{ error.clone() }</p> },
    };
    let (as_json, as_text) = (Rc::clone(&found), Rc::clone(&found));
    let (other_policy, this_setting) = (other.clone(), Rc::clone(setting));
    let json = move || serde_json::to_string_pretty(as_json.as_ref().as_ref().ok()?).ok();
    let text = move || {
        let difference = as_text.as_ref().as_ref().ok()?;
        Some(diff::text(difference, &other_policy.0.policy, &this_setting.policy))
    };
    let name = format!("{}-diff", new.id);
    html! {
        <>
            { heading(tools.level(2), Size::S, None, tools.fill("bench.diff.from", &[("file", &other.0.name)])) }
            <p class="govuk-body" role="status">{ summary(tools, difference) }</p>
            { for difference.flows.iter().filter_map(|flow| flow_of(&shown, flow)) }
            { wording(&shown, difference) }
            <div class="govuk-button-group">
                { download(tools.say("bench.diff.file"), format!("{name}.txt"), "text/plain", text) }
                { download(tools.say("bench.diff.json"), format!("{name}.json"), "application/json", json) }
            </div>
        </>
    }
}

/// What all entries have in common.
struct Shown<'s> {
    tools: &'s Tools,
    old: &'s Policy,
    new: &'s Policy,
    onlead: &'s Callback<String>,
}

fn summary(tools: &Tools, difference: &Difference) -> String {
    let changed: usize = difference.flows.iter().map(|flow| flow.changed).sum();
    let wording = rewordings(difference).count().to_string();
    let key = if difference.changes_results() { "bench.diff.some" } else { "bench.diff.none" };
    tools.fill(key, &[("count", &changed.to_string()), ("wording", &wording)])
}

/// Every place where only words differ.
fn rewordings(difference: &Difference) -> impl Iterator<Item = &WordingChange> {
    difference.flows.iter().flat_map(|flow| &flow.wording).chain(&difference.elsewhere)
}

/// What only reads differently, apart from what has another result.
fn wording(shown: &Shown<'_>, difference: &Difference) -> Html {
    let Shown { tools, onlead, .. } = *shown;
    let change = |change: &WordingChange| {
        html! {
            <div class="bench-change">
                <p class="govuk-body">{ link(path_words(&change.at), &change.at, onlead) }</p>
                { sides(tools, written(tools, change.old.as_ref()), written(tools, change.new.as_ref())) }
            </div>
        }
    };
    let all: Vec<&WordingChange> = rewordings(difference).collect();
    if all.is_empty() {
        return Html::default();
    }
    let more = all.len().saturating_sub(MOST_WORDINGS);
    let list = html! {
        <>
            { for all.into_iter().take(MOST_WORDINGS).map(change) }
            if more > 0 {
                <p class="govuk-body">{ tools.fill("bench.diff.more", &[("count", &more.to_string())]) }</p>
            }
        </>
    };
    html! { <Details summary={tools.say("bench.diff.wording")}>{ list }</Details> }
}

/// Returns a piece of a policy file as it reads.
fn written(tools: &Tools, value: Option<&Value>) -> Html {
    match value {
        None => html! { { tools.say("bench.diff.nothing") } },
        Some(Value::String(text)) => html! { { text } },
        Some(other) => html! { <code>{ other.to_string() }</code> },
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

fn flow_of(shown: &Shown<'_>, flow: &FlowDifference) -> Option<Html> {
    let tools = shown.tools;
    let counts = [("count", flow.changed.to_string()), ("of", flow.situations.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let words = match flow.presence {
        Presence::Added => tools.say("bench.diff.added"),
        Presence::Removed => tools.say("bench.diff.removed"),
        Presence::Both if flow.changed == 0 => return None,
        Presence::Both => tools.fill("bench.diff.flow", &counts),
    };
    // Two forces differ in hundreds of places: nobody finds a flow among them all.
    let few = flow.changes.len() <= MOST_OPEN;
    Some(html! {
        <Details class="bench-diff" is_open={few} summary={format!("{}: {words}", flow.title)}>
            { for flow.changes.iter().map(|change| change_of(shown, flow, change)) }
        </Details>
    })
}

fn change_of(shown: &Shown<'_>, flow: &FlowDifference, change: &Change) -> Html {
    let Shown { tools, old, new, .. } = *shown;
    let aspects: Vec<&str> = change.aspects.iter().map(|aspect| aspect.word()).collect();
    let count = change.situations.to_string();
    let more = change.rows.len().saturating_sub(MOST_ROWS);
    html! {
        <div class="bench-change">
            <p class="govuk-body"><strong>{ tools.fill("bench.diff.change", &[("count", &count), ("what", &aspects.join(", "))]) }</strong></p>
            { sides(tools, was(tools, change.old.as_ref()), now(shown, flow, change.new.as_ref())) }
            <p class="govuk-body">{ tools.fill("bench.example", &[("example", &answers(&[new, old], &change.example))]) }</p>
            <p class="govuk-body bench-change__when">{ tools.say("bench.diff.when") }</p>
            <ul class="govuk-list govuk-list--bullet bench-change__rows">
                { for change.rows.iter().take(MOST_ROWS).map(|row| html! { <li>{ row_words(row, new) }</li> }) }
                if more > 0 {
                    <li>{ tools.fill("bench.diff.more", &[("count", &more.to_string())]) }</li>
                }
            </ul>
        </div>
    }
}

/// Returns what the policy before says, as a line.
fn was(tools: &Tools, ending: Option<&Ending>) -> Html {
    let cited =
        |ending: &Ending| html! { <>{ tools.say("bench.schedule.cites") }{ " " }{ ending.citations.join(", ") }</> };
    line(tools, ending, |ending| html! { { ending.headline.clone() } }, cited)
}

/// Returns what this policy says, as a line: the headline leads to the outcome, and each paragraph to its own place.
fn now(shown: &Shown<'_>, flow: &FlowDifference, ending: Option<&Ending>) -> Html {
    let Shown { tools, new, onlead, .. } = *shown;
    let headline = |ending: &Ending| match places::outcome_of(new, &flow.flow, &ending.outcome) {
        Some(at) => link(ending.headline.clone(), &at, onlead),
        None => html! { { ending.headline.clone() } },
    };
    line(tools, ending, headline, |ending| cites(tools, &ending.citations, onlead))
}

fn line(
    tools: &Tools,
    ending: Option<&Ending>,
    headline: impl Fn(&Ending) -> Html,
    cites: impl Fn(&Ending) -> Html,
) -> Html {
    let Some(ending) = ending else {
        return html! { { tools.say("bench.diff.not-offered") } };
    };
    let decider = ending.decider.as_ref().map(|_| ending.decider_words.as_str());
    let known = Verdict::ALL.iter().find(|verdict| verdict.id() == ending.verdict);
    html! {
        <>
            if let Some(known) = known { { verdict(*known, &ending.verdict_words) } { " " } }
            { headline(ending) }{ ". " }
            if ending.citations.is_empty() { { tools.say("bench.schedule.no-cites") } } else { { cites(ending) }{ "." } }
            if let Some(post) = decider { { " " }{ tools.fill("bench.schedule.decides", &[("post", post)]) } }
            { " " }{ tools.fill("bench.diff.register", &[("rule", ending.register)]) }
        </>
    }
}
