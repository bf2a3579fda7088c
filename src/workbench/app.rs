//! The root: the state, the parts of the screen, and the file that the text came from.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use govuk::mounting::{message, property};

use super::{
    bench::{Action, Bench, Pane, Tools},
    findings_pane::findings_pane,
    host::{Host, Sample},
    pieces::{BenchHandle, inline, is_agreed},
    result_pane::ResultPane,
    start_screen::StartScreen,
    tabs::{Tabs, panel_id, tab_id},
    toolbar::{HALF, toolbar, width},
    write_pane::WritePane,
};

const ID: &str = "bench";

impl Reducible for Bench {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).act(action);
        self
    }
}

/// What a workbench is mounted with.
#[derive(Properties, PartialEq)]
pub struct WorkbenchProps {
    /// What stays the same.
    pub tools: Rc<Tools>,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
}

/// What is not drawn: where the text is saved, and whether something would be lost.
#[derive(Clone, Default)]
pub struct Desk {
    /// The file, where the browser can save into it.
    pub handle: Rc<RefCell<JsValue>>,
    unsaved: Rc<RefCell<Option<String>>>,
}

impl Desk {
    /// Asks before unsaved changes are lost. Returns whether to go on.
    pub fn may_go_on(&self) -> bool {
        self.unsaved.borrow().as_deref().is_none_or(is_agreed)
    }

    fn open(&self, dispatcher: &UseReducerDispatcher<Bench>, name: String, text: String, handle: JsValue) {
        if self.may_go_on() {
            *self.handle.borrow_mut() = handle;
            dispatcher.dispatch(Action::Open(name, text));
        }
    }
}

/// A whole workbench.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    let WorkbenchProps { tools, host, samples } = props;
    let bench = use_reducer(|| Bench::new(Rc::clone(tools)));
    let wide = use_state(|| false);
    let alone = use_state(|| false);
    let share = use_state(|| HALF);
    let desk = (*use_memo((), |()| Desk::default())).clone();
    *desk.unsaved.borrow_mut() = bench.is_unsaved().then(|| tools.say("bench.confirm"));

    {
        let (host, wide, desk, dispatcher) = (Rc::clone(host), wide.clone(), desk.clone(), bench.dispatcher());
        use_effect_with((), move |()| {
            let on_wide = Closure::new(move |is_wide| wide.set(is_wide));
            let on_drop = Closure::new(move |name, text, handle| desk.open(&dispatcher, name, text, handle));
            host.on_wide(&on_wide);
            host.on_drop(&on_drop);
            move || {
                host.end();
                drop((on_wide, on_drop));
            }
        });
    }
    let warned = Rc::clone(host);
    use_effect_with(bench.is_unsaved(), move |unsaved| warned.warn(*unsaved));

    let onopen = {
        let (host, desk, bench) = (Rc::clone(host), desk.clone(), bench.clone());
        Callback::from(move |()| {
            let (host, desk, bench) = (Rc::clone(&host), desk.clone(), bench.clone());
            spawn_local(async move {
                match host.open().await {
                    Ok(file) if file.is_undefined() => {}
                    Ok(file) => {
                        let text = |name| property(&file, name).as_string().unwrap_or_default();
                        desk.open(&bench.dispatcher(), text("name"), text("text"), property(&file, "handle"));
                    }
                    Err(error) => bench.dispatch(Action::Trouble(message(&error))),
                }
            });
        })
    };
    html! {
        <div class="checker-app bench" lang={tools.say("bench.language")}>
            <@{tools.heading(0)} class="govuk-heading-l bench-heading">{ tools.say("bench.heading") }</@>
            <div role="alert">
                if let Some(trouble) = &bench.trouble {
                    <div class="govuk-error-summary"><p class="govuk-body">{ inline(trouble) }</p></div>
                }
            </div>
            <p class="govuk-body bench-counts" role="status">{ counts(&bench) }</p>
            if let Some(work) = &bench.work {
                { toolbar(&bench, work, host, &desk, onopen, wide.then(|| alone.clone())) }
                if *wide && !*alone { { width(tools, &share) } }
                { panes(&bench, (*wide && !*alone).then_some(*share), host, samples) }
            } else {
                <StartScreen bench={bench.clone()} samples={Rc::clone(samples)} {onopen} />
            }
        </div>
    }
}

/// How many findings there are: told to those who listen, too.
fn counts(bench: &BenchHandle) -> String {
    let Some(work) = &bench.work else {
        return String::new();
    };
    let (errors, warnings) = work.counts();
    let key = if errors + warnings == 0 { "bench.counts.none" } else { "bench.counts" };
    bench.tools.fill(key, &[("errors", &errors.to_string()), ("warnings", &warnings.to_string())])
}

/// The three parts: side by side on a wide screen, where the first has so much of it, on tabs elsewhere.
fn panes(bench: &BenchHandle, share: Option<u8>, host: &Rc<Host>, samples: &Rc<Vec<Sample>>) -> Html {
    let tools = &bench.tools;
    let wide = share.is_some();
    let name = |pane: Pane| match pane {
        Pane::Write => tools.say("bench.write"),
        Pane::Findings => tools.say("bench.findings"),
        Pane::Result => tools.say("bench.result"),
    };
    let tabs: Vec<String> = Pane::ALL.into_iter().map(name).collect();
    let chosen = Pane::ALL.into_iter().position(|pane| pane == bench.pane).unwrap_or_default();
    let dispatcher = bench.dispatcher();
    let onchoose = Callback::from(move |index: usize| {
        dispatcher.dispatch(Action::Show(Pane::ALL.get(index).copied().unwrap_or_default()));
    });
    let level = tools.heading(1);
    let pane = |(index, pane): (usize, Pane)| {
        let (class, content) = match pane {
            Pane::Write => ("bench-pane--write", html! { <WritePane bench={bench.clone()} host={Rc::clone(host)} /> }),
            Pane::Findings => ("bench-pane--findings", findings_pane(bench)),
            Pane::Result => (
                "bench-pane--result",
                html! { <ResultPane bench={bench.clone()} host={Rc::clone(host)} samples={Rc::clone(samples)} /> },
            ),
        };
        let heading = format!("{ID}-heading-{index}");
        html! {
            <div
                key={index}
                class={classes!("bench-pane", class)}
                id={panel_id(ID, index)}
                role={if wide { "region" } else { "tabpanel" }}
                aria-labelledby={if wide { heading.clone() } else { tab_id(ID, index) }}
                hidden={!wide && pane != bench.pane}
            >
                <@{level.clone()} id={heading} class={classes!("govuk-heading-m", (!wide).then_some("govuk-visually-hidden"))}>
                    { name(pane) }
                </@>
                { content }
            </div>
        }
    };
    html! {
        <>
            if !wide {
                <Tabs id={ID} label={tools.say("bench.parts")} tabs={tabs} {chosen} {onchoose} />
            }
            <div class={classes!("bench-panes", wide.then_some("bench-panes--wide"), share.map(|share| format!("bench-panes--{share}")))}>
                { for Pane::ALL.into_iter().enumerate().map(pane) }
            </div>
        </>
    }
}
