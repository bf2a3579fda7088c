//! What comes of the text: tried out, drawn, in a schedule, and beside others.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    bench::{Action, Pane},
    cases_tab::CasesTab,
    compare_tab::CompareTab,
    diagram_tab::DiagramTab,
    diff_tab::DiffTab,
    differences::Compared,
    forms::CommentsTab,
    host::{Host, Sample},
    pieces::{BenchHandle, flow_of, open},
    schedule_tab::ScheduleTab,
    slips::use_making,
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
    // The same one at every letter that is typed: another would draw the result anew.
    let onlead = use_callback(bench.dispatcher(), |at, dispatcher| dispatcher.dispatch(Action::Lead(Pane::Result, at)));
    let making = use_making();
    let Some((work, setting)) = bench.work.as_ref().and_then(|work| Some((work, work.setting.as_ref()?))) else {
        return html! { <p class="govuk-body">{ tools.say("bench.result.none") }</p> };
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
    let tools = Rc::clone(tools);
    let panel = match *chosen {
        0 => html! { <TryTab bench={bench.clone()} setting={Rc::clone(setting)} /> },
        1 => html! { <CasesTab bench={bench.clone()} setting={Rc::clone(setting)} host={Rc::clone(host)} {making} /> },
        2 => html! { <CommentsTab bench={bench.clone()} host={Rc::clone(host)} /> },
        3 => html! { <DiagramTab {tools} setting={Rc::clone(setting)} {flow} {onflow} {onlead} /> },
        4 => html! {
            <>
                { open(bench, host, "bench.schedule.signed", "bench.policy-file", Action::Other) }
                <ScheduleTab
                    {tools} setting={Rc::clone(setting)} {flow} {onflow} {onlead} other={bench.other.clone().map(Compared)}
                />
            </>
        },
        5 => html! {
            <DiffTab
                bench={bench.clone()} setting={Rc::clone(setting)} host={Rc::clone(host)} samples={Rc::clone(samples)} {onlead}
            />
        },
        _ => html! {
            <CompareTab {tools} setting={Rc::clone(setting)} samples={Rc::clone(samples)} {flow} {onflow} {onlead} />
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
