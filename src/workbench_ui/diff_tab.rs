//! What changes from another file to this one.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    authoring::{
        diff::{self, Change, Difference, Ending, FlowDifference, Presence, diff, row_words},
        partition::Timing,
        words,
    },
    policy::{Policy, Verdict},
    ui::context::Setting,
};

use super::{
    bench::{Action, Other, Tools},
    host::{Host, Sample, message, property},
    pieces::{BenchHandle, button, download, link_button, verdict},
    start_screen::fetch_into,
};

/// As many rows of one change as a person reads before they ask for the file.
const MOST_ROWS: usize = 6;

/// What the differences need.
#[derive(Properties, PartialEq)]
pub struct DiffTabProps {
    /// The state.
    pub bench: BenchHandle,
    /// The policy.
    pub setting: Rc<Setting>,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
}

/// The differences from another file, once one is chosen.
#[component]
pub fn DiffTab(props: &DiffTabProps) -> Html {
    let DiffTabProps { bench, setting, host, samples } = props;
    let by_period = use_state(|| false);
    let tools = &bench.tools;
    let onopen = {
        let (bench, host) = (bench.clone(), Rc::clone(host));
        Callback::from(move |_: MouseEvent| {
            let (bench, host) = (bench.clone(), Rc::clone(&host));
            spawn_local(async move {
                match host.open().await {
                    Ok(file) if file.is_undefined() => {}
                    Ok(file) => {
                        let text = |name| property(&file, name).as_string().unwrap_or_default();
                        bench.dispatch(Action::Other(text("name"), text("text")));
                    }
                    Err(error) => bench.dispatch(Action::Trouble(message(&error))),
                }
            });
        })
    };
    let onperiod = {
        let by_period = by_period.clone();
        Callback::from(move |event: Event| {
            by_period.set(event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()));
        })
    };
    let sample = |sample: &Sample| {
        let onclick = fetch_into(bench, host, sample.clone(), Action::Other);
        html! { <li>{ link_button(html! { { &sample.title } }, onclick) }</li> }
    };
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.diff.text") }</p>
            { button(tools.say("bench.diff.open"), onopen) }
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{ tools.say("bench.diff.samples") }</span>
                </summary>
                <div class="govuk-details__text"><ul class="govuk-list">{ for samples.iter().map(sample) }</ul></div>
            </details>
            <div class="govuk-checkboxes govuk-checkboxes--small bench-fit">
                <div class="govuk-checkboxes__item">
                    <input class="govuk-checkboxes__input" id="bench-by-period" type="checkbox" checked={*by_period} onchange={onperiod} />
                    <label class="govuk-label govuk-checkboxes__label" for="bench-by-period">{ tools.say("bench.diff.by-period") }</label>
                </div>
            </div>
            if let Some(other) = &bench.other {
                <Differences
                    tools={Rc::clone(tools)} setting={Rc::clone(setting)} other={Compared(Rc::clone(other))} by_period={*by_period}
                />
            }
        </>
    }
}

/// A file to compare with; the same one is the same place in memory.
#[derive(Clone, Debug)]
pub struct Compared(Rc<Other>);

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
}

/// The list of differences.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let DifferencesProps { tools, setting, other, by_period } = props;
    let found = use_memo((Rc::clone(setting), other.clone(), *by_period), |(setting, other, by_period)| {
        let timing = if *by_period { Timing::ByPeriod } else { Timing::ByDate };
        diff(&other.0.policy, &setting.policy, timing).map_err(|error| error.to_string())
    });
    let (old, new) = (&other.0.policy, &setting.policy);
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
            <h3 class="govuk-heading-s">{ tools.fill("bench.diff.from", &[("file", &other.0.name)]) }</h3>
            <p class="govuk-body" role="status">{ summary(tools, difference) }</p>
            { for difference.flows.iter().filter_map(|flow| flow_of(tools, flow, old, new)) }
            <div class="govuk-button-group">
                { download(tools.say("bench.diff.file"), format!("{name}.txt"), "text/plain", text) }
                { download(tools.say("bench.diff.json"), format!("{name}.json"), "application/json", json) }
            </div>
        </>
    }
}

fn summary(tools: &Tools, difference: &Difference) -> String {
    let changed: usize = difference.flows.iter().map(|flow| flow.changed).sum();
    let wording: usize = difference.flows.iter().map(|flow| flow.wording.len()).sum();
    let wording = (wording + difference.elsewhere.len()).to_string();
    let key = if difference.changes_results() { "bench.diff.some" } else { "bench.diff.none" };
    tools.fill(key, &[("count", &changed.to_string()), ("wording", &wording)])
}

fn flow_of(tools: &Tools, flow: &FlowDifference, old: &Policy, new: &Policy) -> Option<Html> {
    let counts = [("count", flow.changed.to_string()), ("of", flow.situations.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let words = match flow.presence {
        Presence::Added => tools.say("bench.diff.added"),
        Presence::Removed => tools.say("bench.diff.removed"),
        Presence::Both if flow.changed == 0 => return None,
        Presence::Both => tools.fill("bench.diff.flow", &counts),
    };
    Some(html! {
        <section class="bench-diff">
            <h4 class="govuk-heading-s">{ &flow.title }</h4>
            <p class="govuk-body">{ words }</p>
            { for flow.changes.iter().map(|change| change_of(tools, change, old, new)) }
        </section>
    })
}

fn change_of(tools: &Tools, change: &Change, old: &Policy, new: &Policy) -> Html {
    let aspects: Vec<&str> = change.aspects.iter().map(|aspect| aspect.word()).collect();
    let count = change.situations.to_string();
    let more = change.rows.len().saturating_sub(MOST_ROWS);
    html! {
        <div class="bench-change">
            <p class="govuk-body"><strong>{ tools.fill("bench.diff.change", &[("count", &count), ("what", &aspects.join(", "))]) }</strong></p>
            <dl class="bench-change__sides">
                <dt>{ tools.say("bench.diff.was") }</dt><dd>{ ending(tools, change.old.as_ref(), old) }</dd>
                <dt>{ tools.say("bench.diff.now") }</dt><dd>{ ending(tools, change.new.as_ref(), new) }</dd>
            </dl>
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

/// Returns what one policy says, as a line.
pub fn ending(tools: &Tools, ending: Option<&Ending>, policy: &Policy) -> Html {
    let Some(ending) = ending else {
        return html! { { tools.say("bench.diff.not-offered") } };
    };
    let decider = ending.decider.as_ref().map(|post| words::contact(policy, post));
    let known = Verdict::ALL.iter().find(|verdict| verdict.id() == ending.verdict);
    html! {
        <>
            if let Some(known) = known { { verdict(*known) } { " " } }
            { &ending.headline }{ ". " }
            { tools.fill("bench.schedule.cites", &[("cites", &ending.citations.join(", "))]) }
            if let Some(post) = decider { { " " }{ tools.fill("bench.schedule.decides", &[("post", &post)]) } }
            { " " }{ tools.fill("bench.diff.register", &[("rule", ending.register)]) }
        </>
    }
}
