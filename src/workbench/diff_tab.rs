//! Choosing the file that this one is compared with.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use govuk::{
    Button, ButtonKind, Checkbox, Checkboxes, Details,
    context::Setting,
    mounting::{message, property},
};

use super::{
    bench::Action,
    differences::{Compared, Differences},
    host::{Host, Sample},
    pieces::BenchHandle,
    start_screen::sample_list,
};

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
            <Button text={tools.say("bench.diff.open")} kind={ButtonKind::Secondary} onclick={onopen} />
            if !samples.is_empty() {
                <Details summary={tools.say("bench.diff.samples")}>{ sample_list(bench, samples, Action::Other) }</Details>
            }
            <div class="bench-fit"><Checkboxes id="bench-by" items={vec![by_period_box]} /></div>
            if let Some(other) = &bench.other {
                <Differences
                    tools={Rc::clone(tools)} setting={Rc::clone(setting)} other={Compared(Rc::clone(other))} by_period={*by_period}
                />
            }
        </>
    }
}
