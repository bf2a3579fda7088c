//! How good the cases are: every slip that an author makes, one at a time, and which of them nobody notices.
//!
//! Each slip takes some hundredths of a second, and there are thousands: they are made some at a time, whenever the worker has
//! nothing more urgent to do, so that one can go on writing meanwhile, and stop.

use std::rc::Rc;

use yew::prelude::*;

use authoring::{cases::Case, words};
use govuk::{Button, ButtonKind, LinkButton, Size, heading};
use policy::{Policy, diagnostic::steps};

use super::{
    bench::{Action, Pane, Tools},
    forms::{part_title, path_words},
    pieces::{BenchHandle, answers, inline, lead},
    queue::{QueueAction, Slot},
    work::{Answer, Job, OwnCase, Task, Unnoticed},
    working::QueueHandle,
};

/// As many slips as a person reads before they put something right.
const MOST: usize = 100;

/// What came of the slips so far, and over which text and cases.
#[derive(Clone, Debug, Default)]
pub struct Slips {
    text: Rc<str>,
    cases: Rc<Vec<Case>>,
    made: usize,
    of: usize,
    unnoticed: Rc<Vec<Unnoticed>>,
    state: State,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    NotBegun,
    Running,
    Stopped,
    Done,
}

/// Two are the same where they came equally far over the same text and cases.
impl PartialEq for Slips {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.text, &other.text)
            && Rc::ptr_eq(&self.cases, &other.cases)
            && (self.made, self.of, self.state) == (other.made, other.of, other.state)
    }
}

/// The making of slips, and what came of it.
#[derive(Clone, PartialEq)]
pub struct Making {
    slips: UseStateHandle<Slips>,
    queue: QueueHandle,
}

/// Holds the making of slips. It goes on when another tab is looked at, and ends with the component.
#[hook]
pub fn use_making(queue: &QueueHandle) -> Making {
    let making = Making { slips: use_state_eq(Slips::default), queue: queue.clone() };
    let dispatcher = queue.dispatcher();
    use_effect_with((), move |()| move || dispatcher.dispatch(QueueAction::Want(Slot::Slips, None)));
    let going_on = making.clone();
    use_effect_with(queue.answered(Slot::Slips).cloned(), move |found| {
        if let Some(found) = found {
            going_on.go_on(&found.answer);
        }
    });
    making
}

impl Making {
    fn begin(&self, bench: &BenchHandle) {
        let Some(work) = &bench.work else {
            return;
        };
        if bench.tools.read(&work.text).is_none() {
            bench.dispatch(Action::Trouble(bench.tools.say("bench.slips.errors")));
            return;
        }
        let (text, cases) = (Rc::clone(&work.text), Rc::clone(&bench.cases));
        self.want(Slips { text, cases, state: State::Running, ..Slips::default() });
    }

    /// Lets the next slips be made.
    fn want(&self, slips: Slips) {
        let job = Job::shown(&slips.text, Task::Slips(Rc::clone(&slips.cases), slips.made));
        self.queue.dispatch(QueueAction::Want(Slot::Slips, Some(Rc::new(job))));
        self.slips.set(slips);
    }

    /// Takes what came of some slips.
    fn go_on(&self, answer: &Answer) {
        let mut slips = (*self.slips).clone();
        if let Answer::Slips(found) = answer {
            slips.of = found.of;
            slips.made += found.made;
            if !found.unnoticed.is_empty() {
                Rc::make_mut(&mut slips.unnoticed).extend(found.unnoticed.iter().cloned());
            }
            if found.made > 0 && slips.made < slips.of {
                return self.want(slips);
            }
        }
        self.end(slips, State::Done);
    }

    fn stop(&self) {
        self.end((*self.slips).clone(), State::Stopped);
    }

    fn end(&self, slips: Slips, state: State) {
        self.queue.dispatch(QueueAction::Want(Slot::Slips, None));
        self.slips.set(Slips { state, ..slips });
    }
}

/// Returns the part in which slips are made, and what nobody noticed.
pub fn slips_part(bench: &BenchHandle, making: &Making, policy: &Policy) -> Html {
    let tools = &bench.tools;
    let slips = &*making.slips;
    let is_running = slips.state == State::Running;
    let onclick = {
        let (bench, making) = (bench.clone(), making.clone());
        Callback::from(move |_: MouseEvent| if is_running { making.stop() } else { making.begin(&bench) })
    };
    let unnoticed = slips.unnoticed.len();
    let counts =
        [("made", slips.made), ("of", slips.of), ("noticed", slips.made - unnoticed), ("unnoticed", unnoticed)];
    let counts = counts.map(|(name, count)| (name, count.to_string()));
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let told = match slips.state {
        State::NotBegun | State::Running => String::new(),
        State::Stopped => tools.fill("bench.slips.stopped", &counts),
        State::Done => tools.fill("bench.slips.done", &counts),
    };
    let is_other = |work: &super::bench::Work| work.text != slips.text || !Rc::ptr_eq(&bench.cases, &slips.cases);
    let is_behind = slips.state != State::NotBegun && bench.work.as_ref().is_some_and(is_other);
    let more = unnoticed.saturating_sub(MOST);
    html! {
        <>
            { heading(tools.level(2), Size::S, None, tools.say("bench.slips")) }
            <p class="govuk-body">{ tools.say("bench.slips.text") }</p>
            <Button
                text={tools.say(if is_running { "bench.slips.stop" } else { "bench.slips.make" })} kind={ButtonKind::Secondary} {onclick}
            />
            if is_running {
                <label class="govuk-label" for="bench-slips-made">{ tools.fill("bench.slips.running", &counts) }</label>
                <progress
                    id="bench-slips-made" class="bench-progress" max={slips.of.max(1).to_string()} value={slips.made.to_string()}
                />
            }
            <p class="govuk-body" role="status">{ told }</p>
            if is_behind { <p class="govuk-inset-text">{ tools.say("bench.slips.behind") }</p> }
            // In one element: what comes before it keeps its place, and its focus, while the groups become more.
            <div>
                { for grouped(bench, policy, &slips.unnoticed).into_iter().enumerate().map(|(index, (name, slips))| html! {
                    <div key={index}>
                        { heading(tools.level(3), Size::S, None, name) }
                        <ul class="bench-contents">
                            { for slips.into_iter().enumerate().map(|(index, it)| item(bench, policy, index, it)) }
                        </ul>
                    </div>
                }) }
            </div>
            if more > 0 { <p class="govuk-body">{ tools.fill("bench.slips.more", &[("count", &more.to_string())]) }</p> }
        </>
    }
}

/// Returns the first slips that nobody noticed, those together that are in one flow or part of the policy, each with its name.
fn grouped<'s>(bench: &BenchHandle, policy: &Policy, unnoticed: &'s [Unnoticed]) -> Vec<(String, Vec<&'s Unnoticed>)> {
    let mut groups: Vec<(String, Vec<&Unnoticed>)> = Vec::new();
    for one in unnoticed.iter().take(MOST) {
        let name = flow_or_part(&bench.tools, policy, &one.place);
        match groups.last_mut().filter(|(last, _)| *last == name) {
            Some((_, slips)) => slips.push(one),
            None => groups.push((name, vec![one])),
        }
    }
    groups
}

/// Returns what the flow or the part is called in which a place is.
fn flow_or_part(tools: &Tools, policy: &Policy, at: &str) -> String {
    let mut steps = steps(at);
    match (steps.next().unwrap_or_default(), steps.next().unwrap_or_default()) {
        (part, id) if part == "flows" => policy.flows.get(&id).map_or(id, |flow| words::read(&flow.title)),
        (part, _) => tools.say(part_title(&part)),
    }
}

/// Returns a place inside its flow or part.
fn inside(at: &str) -> String {
    let before = if at.starts_with("/flows/") { 2 } else { 1 };
    let words = steps(at).skip(before).collect::<Vec<_>>().join(" › ");
    if words.is_empty() { path_words(at) } else { words }
}

/// Returns a slip that nobody noticed: what it is, the way to its place, and a case that would notice it.
fn item(bench: &BenchHandle, policy: &Policy, index: usize, slip: &Unnoticed) -> Html {
    let tools = &bench.tools;
    let case = slip.case.as_ref().map(|OwnCase(case)| {
        let (dispatcher, own) = (bench.dispatcher(), case.clone());
        let keep = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Keep(Box::new(own.clone()))));
        let given = answers(&[policy], &case.given);
        // A flow that asks nothing.
        let given = if given.is_empty() { tools.say("bench.schedule.always") } else { given };
        let is_kept = bench.cases.iter().any(|kept| kept.name == case.name);
        html! {
            <>
                <div>{ tools.fill("bench.slips.case", &[("case", &given)]) }</div>
                <div>
                    if is_kept {
                        { tools.say("bench.slips.kept") }
                    } else {
                        <LinkButton text={tools.say("bench.slips.keep")} hidden={case.name.clone()} onclick={keep} />
                    }
                </div>
            </>
        }
    });
    html! {
        <li key={index} class="bench-contents__item bench-slip">
            <div class="bench-slip__what">{ inline(&slip.what) }</div>
            <div><LinkButton text={inside(&slip.place)} onclick={lead(bench, Pane::Result, &slip.place)} /></div>
            { case.unwrap_or_else(|| html! { <div>{ tools.say("bench.slips.no-case") }</div> }) }
        </li>
    }
}
