//! What comes of the text: tried out, drawn, in a schedule, and beside others.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    bench::{Action, Pane},
    cases_tab::CasesTab,
    compare_tab::CompareTab,
    diagram_tab::DiagramTab,
    diff_tab::DiffTab,
    forms::CommentsTab,
    host::{Host, Sample},
    pieces::{BenchHandle, flow_of, open},
    queue::Slot,
    results::{Ground, use_files},
    schedule_tab::ScheduleTab,
    slips::use_making,
    tabs::{Tabs, panel_id, tab_id},
    try_tab::TryTab,
    working::QueueHandle,
};

const ID: &str = "bench-result";

/// What the results need.
#[derive(Properties, PartialEq)]
pub struct ResultPaneProps {
    /// The state.
    pub bench: BenchHandle,
    /// What is to be done.
    pub queue: QueueHandle,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
}

/// The results, one on each tab.
#[component]
pub fn ResultPane(props: &ResultPaneProps) -> Html {
    let ResultPaneProps { bench, queue, host, samples } = props;
    let chosen = use_state(|| 0);
    let flow = use_state(String::new);
    let tools = &bench.tools;
    // The same one at every letter that is typed: another would draw the result anew.
    let onlead = use_callback(bench.dispatcher(), |at, dispatcher| dispatcher.dispatch(Action::Lead(Pane::Result, at)));
    let making = use_making(queue);
    let onfile = use_files(bench, queue);
    let Some(work) = bench.work.as_ref().filter(|work| work.checked.is_some()) else {
        return Html::default();
    };
    let Some((text, setting)) = &work.sound else {
        return html! { <p class="govuk-body">{ tools.say("bench.result.none") }</p> };
    };
    let ground = Ground {
        tools: Rc::clone(tools),
        text: Rc::clone(text),
        setting: Rc::clone(setting),
        queue: queue.clone(),
        onfile,
        onlead,
    };
    let tabs = [
        "bench.try",
        "bench.cases",
        "bench.comments",
        "bench.diagram",
        "bench.schedule",
        "bench.diff",
        "bench.compare",
    ]
    .map(|key| tools.say(key));
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |index| chosen.set(index))
    };
    let onflow = {
        let flow = flow.clone();
        Callback::from(move |id| flow.set(id))
    };
    let flow = flow_of(&setting.policy, &flow).map(|flow| flow.id.clone()).unwrap_or_default();
    let other = bench.other.clone();
    let panel = match *chosen {
        0 => html! { <TryTab bench={bench.clone()} setting={Rc::clone(setting)} /> },
        1 => html! { <CasesTab bench={bench.clone()} {ground} host={Rc::clone(host)} {making} /> },
        2 => html! { <CommentsTab bench={bench.clone()} host={Rc::clone(host)} /> },
        3 => html! { <DiagramTab {ground} {flow} {onflow} /> },
        4 => html! {
            <>
                { open(bench, host, "bench.schedule.signed", "bench.policy-file", Action::Other) }
                <ScheduleTab {ground} {flow} {onflow} {other} />
            </>
        },
        5 => html! {
            <DiffTab bench={bench.clone()} {ground} host={Rc::clone(host)} samples={Rc::clone(samples)} />
        },
        _ => html! {
            <CompareTab {ground} samples={Rc::clone(samples)} {flow} {onflow} />
        },
    };
    let behind = match queue.is_overdue(Slot::Check) {
        true => Some("bench.result.earlier"),
        false => work.is_behind().then_some("bench.result.behind"),
    };
    html! {
        <>
            if let Some(behind) = behind {
                <p class="govuk-inset-text bench-behind">{ bench.tools.say(behind) }</p>
            }
            <Tabs id={ID} label={bench.tools.say("bench.result")} tabs={tabs.to_vec()} chosen={*chosen} {onchoose} />
            <div key={*chosen} class="bench-panel" role="tabpanel" id={panel_id(ID, *chosen)} aria-labelledby={tab_id(ID, *chosen)}>
                { panel }
            </div>
        </>
    }
}
