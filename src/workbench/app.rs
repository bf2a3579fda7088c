//! The root: the state, the parts of the screen, and the file that the text came from.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use govuk::mounting::{message, property};

use super::{
    bench::{Action, Bench, Pane, Tools},
    draft_banner::DraftBanner,
    findings_pane::findings_pane,
    host::{Host, Sample, most_bytes, most_bytes_of_protocol, opened, protocol_file},
    pieces::{BenchHandle, inline, is_agreed},
    result_pane::ResultPane,
    start_screen::StartScreen,
    tabs::{Tabs, panel_id, tab_id},
    toolbar::{HALF, toolbar, width},
    working::{QueueHandle, use_queue, working},
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
#[derive(Clone, Default, PartialEq)]
pub struct Desk {
    /// The file, where the browser can save into it.
    pub handle: Rc<RefCell<JsValue>>,
    unsaved: Rc<RefCell<Option<String>>>,
    /// What was pressed last in the findings or the result: the way back leads there.
    pressed: Rc<RefCell<Option<Element>>>,
}

impl Desk {
    /// Asks before unsaved changes are lost. Returns whether to go on.
    pub fn may_go_on(&self) -> bool {
        self.unsaved.borrow().as_deref().is_none_or(is_agreed)
    }

    /// Moves the focus to what was pressed last, or else into the part in which it stood.
    fn go_back(&self, root: &Element) {
        let pressed = self.pressed.borrow().clone().filter(|pressed| pressed.is_connected());
        let pressed = pressed.and_then(|pressed| pressed.closest("button, summary, [tabindex]").ok().flatten());
        let part = || root.query_selector(".bench-pane--result [aria-selected=true]").ok().flatten();
        if let Some(found) = pressed.or_else(part).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
        }
    }

    fn open(&self, dispatcher: &UseReducerDispatcher<Bench>, tools: &Tools, file: &JsValue) {
        let read = match protocol_file(tools, file) {
            // A policy whose name says nothing of it.
            Some(Action::ProtocolFile(name, content)) if is_json(&content) => {
                Ok((name, String::from_utf8_lossy(&content).into_owned()))
            }
            Some(action) => return dispatcher.dispatch(action),
            None => opened(tools, file),
        };
        match read {
            Ok((name, text)) if self.may_go_on() => {
                *self.handle.borrow_mut() = property(file, "handle");
                dispatcher.dispatch(Action::Open(name, text));
            }
            Ok(_) => {}
            Err(words) => dispatcher.dispatch(Action::Trouble(words)),
        }
    }
}

/// A whole workbench.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    let WorkbenchProps { tools, host, samples } = props;
    let bench = use_reducer(|| Bench::new(Rc::clone(tools)));
    let queue = use_queue(&bench, host);
    let wide = use_state(|| false);
    let alone = use_state(|| false);
    let share = use_state(|| HALF);
    let desk = (*use_memo((), |()| Desk::default())).clone();
    let unsaved = bench.unsaved();
    *desk.unsaved.borrow_mut() = (!unsaved.is_empty()).then(|| tools.fill("bench.confirm", &[("what", &unsaved)]));

    {
        let (host, wide, desk, dispatcher) = (Rc::clone(host), wide.clone(), desk.clone(), bench.dispatcher());
        let tools = Rc::clone(tools);
        use_effect_with((), move |()| {
            let on_wide = Closure::new(move |is_wide| wide.set(is_wide));
            let on_drop = Closure::new(move |file: JsValue| desk.open(&dispatcher, &tools, &file));
            host.on_wide(&on_wide);
            host.on_drop(&on_drop, most_bytes(), most_bytes_of_protocol());
            move || {
                host.end();
                drop((on_wide, on_drop));
            }
        });
    }
    let root = use_node_ref();
    let (led, found) = (desk.clone(), root.clone());
    use_effect_with(bench.returns, move |returns| {
        if let Some(root) = found.cast::<Element>().filter(|_| *returns > 0) {
            led.go_back(&root);
        }
    });
    let warned = Rc::clone(host);
    use_effect_with(bench.is_unsaved(), move |unsaved| warned.warn(*unsaved));

    let onopen = {
        let (host, desk, bench) = (Rc::clone(host), desk.clone(), bench.clone());
        Callback::from(move |()| {
            let (host, desk, bench) = (Rc::clone(&host), desk.clone(), bench.clone());
            spawn_local(async move {
                match host.open(&bench.tools.say("bench.policy-file"), most_bytes()).await {
                    Ok(file) if file.is_undefined() => {}
                    Ok(file) => desk.open(&bench.dispatcher(), &bench.tools, &file),
                    Err(error) => bench.dispatch(Action::Trouble(message(&error))),
                }
            });
        })
    };
    html! {
        <div ref={root} class="checker-app bench" lang={tools.say("bench.language")}>
            <@{tools.heading(0)} class="govuk-heading-l bench-heading">{ tools.say("bench.heading") }</@>
            <div role="alert">
                if let Some(trouble) = &bench.trouble {
                    <div class="govuk-error-summary"><p class="govuk-body">{ inline(trouble) }</p></div>
                }
            </div>
            <p class="govuk-body bench-counts" role="status">{ counts(&bench) }</p>
            <DraftBanner bench={bench.clone()} host={Rc::clone(host)} desk={desk.clone()} />
            <div class="bench-working" role="status">{ working(tools, &queue) }</div>
            if let Some(work) = &bench.work {
                { toolbar(&bench, work, host, &desk, onopen, wide.then(|| alone.clone())) }
                if *wide && !*alone { { width(tools, &share) } }
                { panes(&bench, &queue, (*wide && !*alone).then_some(*share), host, samples, &desk) }
            } else {
                <StartScreen bench={bench.clone()} samples={Rc::clone(samples)} {onopen} />
            }
        </div>
    }
}

/// Returns whether a file can be a policy's: no text of a protocol begins with a brace, and rich text goes on with a backslash.
fn is_json(content: &[u8]) -> bool {
    let content = content.trim_ascii_start();
    content.starts_with(b"{") && !content.starts_with(b"{\\")
}

/// How many findings there are: told to those who listen, too.
fn counts(bench: &BenchHandle) -> String {
    let Some(work) = bench.work.as_ref().filter(|work| work.checked.is_some()) else {
        return String::new();
    };
    let (errors, warnings) = work.counts();
    let key = if errors + warnings == 0 { "bench.counts.none" } else { "bench.counts" };
    bench.tools.fill(key, &[("errors", &errors.to_string()), ("warnings", &warnings.to_string())])
}

/// The three parts: side by side on a wide screen, where the first has so much of it, on tabs elsewhere.
fn panes(
    bench: &BenchHandle,
    queue: &QueueHandle,
    share: Option<u8>,
    host: &Rc<Host>,
    samples: &Rc<Vec<Sample>>,
    desk: &Desk,
) -> Html {
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
            Pane::Findings => ("bench-pane--findings", findings_pane(bench, queue)),
            Pane::Result => (
                "bench-pane--result",
                html! { <ResultPane bench={bench.clone()} queue={queue.clone()} host={Rc::clone(host)} samples={Rc::clone(samples)} /> },
            ),
        };
        let heading = format!("{ID}-heading-{index}");
        let onclick = (pane != Pane::Write).then(|| {
            let pressed = Rc::clone(&desk.pressed);
            Callback::from(move |event: MouseEvent| *pressed.borrow_mut() = event.target_dyn_into())
        });
        html! {
            <div
                key={index}
                class={classes!("bench-pane", class)}
                id={panel_id(ID, index)}
                role={if wide { "region" } else { "tabpanel" }}
                aria-labelledby={if wide { heading.clone() } else { tab_id(ID, index) }}
                hidden={!wide && pane != bench.pane}
                {onclick}
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
