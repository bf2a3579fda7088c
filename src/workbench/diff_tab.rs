//! Choosing the file that this one is compared with.

use std::rc::Rc;

use yew::prelude::*;

use govuk::{Checkbox, Checkboxes, Details};

use super::{
    bench::Action,
    differences::Differences,
    host::{Host, Sample},
    pieces::{BenchHandle, open},
    results::Ground,
    start_screen::sample_list,
};

/// What the differences need.
#[derive(Properties, PartialEq)]
pub struct DiffTabProps {
    /// The state.
    pub bench: BenchHandle,
    /// What results are made of.
    pub ground: Ground,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
}

/// The differences from another file, once one is chosen.
#[component]
pub fn DiffTab(props: &DiffTabProps) -> Html {
    let DiffTabProps { bench, ground, host, samples } = props;
    let by_period = use_state(|| false);
    let tools = &bench.tools;
    let onperiod = {
        let by_period = by_period.clone();
        Callback::from(move |ticked| by_period.set(ticked))
    };
    let by_period_box = Checkbox {
        id: "bench-by-period".into(),
        text: tools.say("bench.diff.by-period").into(),
        checked: *by_period,
        onchange: onperiod,
    };
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.diff.text") }</p>
            { open(bench, host, "bench.diff.open", "bench.policy-file", Action::Other) }
            if !samples.is_empty() {
                <Details summary={tools.say("bench.diff.samples")}>{ sample_list(bench, samples, Action::Other) }</Details>
            }
            <div class="bench-fit"><Checkboxes id="bench-by" items={vec![by_period_box]} /></div>
            if let Some(other) = &bench.other {
                <Differences ground={ground.clone()} other={Rc::clone(other)} by_period={*by_period} />
            }
        </>
    }
}
