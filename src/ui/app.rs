//! The root: the state, the page that it asks for, and where the focus goes.

use std::rc::Rc;

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit, Element};
use yew::prelude::*;

use crate::policy::Addressee;

use super::{
    ask_person::ask_person,
    browser,
    context::Setting,
    copying::select_by_hand,
    error_summary::error_summary,
    outcome_page::outcome_page,
    parts::{PAGE_HEADING, back_link},
    preview_page::preview_page,
    question_page::question_page,
    register_page::register_page,
    send_entry::EMAIL,
    start_page::start_page,
    state::{Action, FocusOn, Page, State},
    time_page::time_page,
};

impl Reducible for State {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).act(action);
        self
    }
}

/// What a checker is mounted with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What stays the same.
    pub setting: Rc<Setting>,
    /// Whose situation is checked at first.
    pub addressee: Addressee,
    /// The flow to open at, by id.
    pub flow: Option<String>,
}

/// A whole checker.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| State::new(Rc::clone(&props.setting), props.addressee, props.flow.clone()));
    let root = use_node_ref();
    let context = state.context();
    let has_problems = !state.problems.is_empty();

    use_effect_with((state.focus, state.focus_on, root.clone()), |(focus, on, root)| {
        let place = match on {
            FocusOn::Heading => PAGE_HEADING,
            FocusOn::Problems => ".govuk-error-summary",
            FocusOn::Email => EMAIL,
        };
        if let (Some(root), true) = (root.cast::<Element>(), *focus > 0) {
            browser::focus(&root, place);
        }
    });
    use_effect_with((state.copied.clone(), root.clone()), |(copied, root)| select_by_hand(copied, root));
    let prefix = context.say("error.title-prefix");
    use_effect_with(has_problems, move |has_problems| {
        browser::prefix_title(&prefix, *has_problems);
        move || browser::prefix_title(&prefix, false)
    });
    let reached = reached(&state);
    use_effect_with((state.focus, reached, root.clone()), |(_, reached, root)| {
        if let (Some(reached), Some(root)) = (reached, root.cast::<Element>()) {
            announce(&root, reached);
        }
    });

    let (key, page) = match &state.page {
        Page::Start => ("start".to_owned(), start_page(&state)),
        Page::Question(id) => (format!("question-{id}"), question_page(&state, id)),
        Page::Time(id) => (format!("time-{id}"), time_page(&state, id)),
        Page::Outcome => ("outcome".to_owned(), outcome_page(&state)),
        Page::Register => ("register".to_owned(), register_page(&state)),
        Page::Preview => ("preview".to_owned(), preview_page(&state)),
    };
    // Each page has elements of its own: nothing typed on one is left in a field of the next.
    html! {
        <div class="checker-app" lang={context.say("page.language")} ref={root}>
            <div key={key}>
                if state.page != Page::Start {
                    { back_link(&context, &state) }
                }
                if has_problems {
                    { error_summary(&context, &state.problems) }
                }
                { page }
            </div>
            { ask_person(&context) }
        </div>
    }
}

/// What is told of an outcome outside the checker: no response, and nothing about the person.
#[derive(Clone, PartialEq, Serialize)]
struct Reached {
    policy: String,
    flow: String,
    outcome: String,
    verdict: &'static str,
}

fn reached(state: &State) -> Option<Reached> {
    if state.page != Page::Outcome {
        return None;
    }
    let replayed = state.replay()?;
    let outcome = replayed.walk.outcome()?;
    Some(Reached {
        policy: state.setting.policy.id.clone(),
        flow: replayed.walk.flow.id.clone(),
        outcome: outcome.id.clone(),
        verdict: outcome.advice.verdict.id(),
    })
}

/// Tells the page around the checker, across the shadow root.
fn announce(root: &Element, reached: &Reached) {
    let Ok(detail) = serde_wasm_bindgen::to_value(reached) else {
        return;
    };
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("checker-outcome", &options) {
        let _ = root.dispatch_event(&event);
    }
}
