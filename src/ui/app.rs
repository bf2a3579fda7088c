//! The root: the state, the page that it asks for, and where the focus goes.

use std::rc::Rc;

use web_sys::{CustomEvent, CustomEventInit, Element};
use yew::prelude::*;

use crate::policy::Addressee;

use super::{
    ask_person::ask_person,
    browser,
    context::Setting,
    error_summary::ErrorSummary,
    outcome_page::OutcomePage,
    parts::PAGE_HEADING,
    preview_page::PreviewPage,
    question_page::QuestionPage,
    register_page::RegisterPage,
    start_page::StartPage,
    state::{Action, Page, State},
    time_page::TimePage,
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

    use_effect_with((state.focus, root.clone()), move |(focus, root)| {
        if let (Some(root), true) = (root.cast::<Element>(), *focus > 0) {
            browser::focus(&root, if has_problems { ".govuk-error-summary" } else { PAGE_HEADING });
        }
    });
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
        Page::Start => ("start".to_owned(), html! { <StartPage state={state.clone()} /> }),
        Page::Question(id) => {
            (format!("question-{id}"), html! { <QuestionPage state={state.clone()} question={id.clone()} /> })
        }
        Page::Time(id) => (format!("time-{id}"), html! { <TimePage state={state.clone()} question={id.clone()} /> }),
        Page::Outcome => ("outcome".to_owned(), html! { <OutcomePage state={state.clone()} /> }),
        Page::Register => ("register".to_owned(), html! { <RegisterPage state={state.clone()} /> }),
        Page::Preview => ("preview".to_owned(), html! { <PreviewPage state={state.clone()} /> }),
    };
    // Each page has elements of its own: nothing typed on one is left in a field of the next.
    html! {
        <div class="checker-app" lang={context.say("page.language")} ref={root}>
            <div key={key}>
                if has_problems {
                    <ErrorSummary context={context.clone()} problems={state.problems.clone()} />
                }
                { page }
            </div>
            { ask_person(&context) }
        </div>
    }
}

/// What is told of an outcome outside the checker: no response, and nothing about the person.
#[derive(Clone, PartialEq)]
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
    let detail = js_sys::Object::new();
    for (key, value) in [
        ("policy", reached.policy.as_str()),
        ("flow", &reached.flow),
        ("outcome", &reached.outcome),
        ("verdict", reached.verdict),
    ] {
        let _ = js_sys::Reflect::set(&detail, &key.into(), &value.into());
    }
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("checker-outcome", &options) {
        let _ = root.dispatch_event(&event);
    }
}
