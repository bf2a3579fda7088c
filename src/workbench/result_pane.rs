//! What comes of the text: tried out, drawn, in a schedule, and beside others.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    cases_tab::CasesTab,
    compare_tab::CompareTab,
    diagram_tab::DiagramTab,
    diff_tab::DiffTab,
    host::{Host, Sample},
    pieces::{BenchHandle, flow_of},
    schedule_tab::ScheduleTab,
    tabs::{Tabs, panel_id, tab_id},
    try_tab::TryTab,
};

const ID: &str = "bench-result";

/// What the results need.
#[derive(Properties, PartialEq)]
pub struct ResultPaneProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
}

/// The results, one on each tab.
#[component]
pub fn ResultPane(props: &ResultPaneProps) -> Html {
    let ResultPaneProps { bench, host, samples } = props;
    let chosen = use_state(|| 0);
    let flow = use_state(String::new);
    let tools = &bench.tools;
    let Some((work, setting)) = bench.work.as_ref().and_then(|work| Some((work, work.setting.as_ref()?))) else {
        return html! { <p class="govuk-body">{ tools.say("bench.result.none") }</p> };
    };
    let tabs = ["bench.try", "bench.cases", "bench.diagram", "bench.schedule", "bench.diff", "bench.compare"]
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
    let tools = Rc::clone(tools);
    let panel = match *chosen {
        0 => html! { <TryTab bench={bench.clone()} setting={Rc::clone(setting)} /> },
        1 => html! { <CasesTab bench={bench.clone()} setting={Rc::clone(setting)} host={Rc::clone(host)} /> },
        2 => html! { <DiagramTab {tools} setting={Rc::clone(setting)} {flow} {onflow} /> },
        3 => html! { <ScheduleTab {tools} setting={Rc::clone(setting)} {flow} {onflow} /> },
        4 => html! {
            <DiffTab bench={bench.clone()} setting={Rc::clone(setting)} host={Rc::clone(host)} samples={Rc::clone(samples)} />
        },
        _ => html! {
            <CompareTab {tools} setting={Rc::clone(setting)} samples={Rc::clone(samples)} {flow} {onflow} />
        },
    };
    html! {
        <>
            if work.is_behind() {
                <p class="govuk-inset-text bench-behind">{ bench.tools.say("bench.result.behind") }</p>
            }
            <Tabs id={ID} label={bench.tools.say("bench.result")} tabs={tabs.to_vec()} chosen={*chosen} {onchoose} />
            <div key={*chosen} class="bench-panel" role="tabpanel" id={panel_id(ID, *chosen)} aria-labelledby={tab_id(ID, *chosen)}>
                { panel }
            </div>
        </>
    }
}
