//! The root: the state, the page that it asks for, and where the focus goes.

use std::rc::Rc;

use engine::Responses;
use govuk::{
    BackLink, ERROR_SUMMARY, ErrorSummary, PAGE_HEADING,
    context::{Context, Setting},
    hooks::{use_flow_of_address, use_focus, use_history, use_question_before_leaving, use_title},
};
use js_sys::{Object, Reflect};
use policy::{Addressee, Outcome};
use web_sys::{CustomEvent, CustomEventInit, Element};
use yew::prelude::*;

use super::{
    ask_person::ask_person,
    handle::{Checker, on, on_fill},
    outcome_page::OutcomePage,
    preview_page::PreviewPage,
    question_page::QuestionPage,
    register_page::RegisterPage,
    replay::Replay,
    send_entry::EMAIL,
    start_page::StartPage,
    state::{Action, FocusOn, Page, State},
    time_page::TimePage,
};

/// How a checker stands in the page around.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Embedding {
    /// Whether it is drawn into a page, where no script answers yet: the ways into the flows are links then.
    pub is_static: bool,
    /// Whether the page is the checker's own, whose title tells each screen.
    pub has_titles: bool,
    /// Whether the browser's Back and Forward go through the checker's pages.
    pub keeps_history: bool,
    /// Whether the page around is told the outcome's id, which can tell a response.
    pub tells_outcome: bool,
}

/// The properties of an [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What stays the same.
    pub setting: Rc<Setting>,
    /// Whose situation is checked at first.
    pub addressee: Addressee,
    /// The flow to open at, by id.
    pub flow: Option<String>,
    /// What the page around says of the person, so that nobody is asked for it.
    #[prop_or_default]
    pub known: Responses,
    /// How it stands in the page around.
    #[prop_or_default]
    pub embedding: Embedding,
    /// Called whenever a result is shown, within this program: the workbench keeps it as a case.
    #[prop_or_default]
    pub onresult: Callback<Reached>,
}

/// A result that is shown, and the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The flow, by id.
    pub flow: String,
    /// The outcome, by id.
    pub outcome: String,
    /// The responses, each as the command line writes it, in the order asked.
    pub given: Vec<(String, String)>,
}

/// A whole checker.
#[component]
pub fn App(props: &AppProps) -> Html {
    let checker = use_reducer(|| {
        State::knowing(Rc::clone(&props.setting), props.addressee, props.flow.clone(), props.known.clone())
    });
    let root = use_node_ref();
    let context = checker.context();
    use_title(
        props.embedding.has_titles.then(|| title(&checker, &context)),
        context.say("error.title-prefix"),
        !checker.problems.is_empty(),
    );
    use_history(props.embedding.keeps_history, checker.at, on_fill(&checker, Action::Visit));
    use_flow_of_address(props.embedding.has_titles, on_fill(&checker, Action::Open));
    use_question_before_leaving(checker.entry.as_ref().is_some_and(|entry| entry.is_touched));
    let place = match &checker.focus_on {
        FocusOn::Heading => PAGE_HEADING.into(),
        FocusOn::Problems => ERROR_SUMMARY.into(),
        FocusOn::Email => EMAIL.into(),
        FocusOn::Field(id) => format!("[id=\"{id}\"]").into(),
    };
    use_focus(root.clone(), checker.focus, place);
    use_result(root.clone(), &checker, props.embedding.tells_outcome, props.onresult.clone());

    let (key, page) = page(&checker, props.embedding.is_static);
    let back = context.say("page.back");
    // It comes before the page's own heading: one level more would skip a level of the page around the checker.
    let level = checker.setting.heading_level.clamp(2, 6);
    html! {
        <div class={classes!("checker-app", result(&checker).map(|_| "checker-app--outcome"))} lang={context.say("page.language")} ref={root}>
            // Each page has elements of its own: nothing typed on one is left in a field of the next.
            <div {key}>
                if checker.page != Page::Start {
                    <div class="checker-top">
                        <BackLink text={back} onclick={on(&checker, Action::Back)} />
                        // A hurried person sees one screen only: each says it.
                        if context.setting.is_over() {
                            <p class="govuk-body-s checker-over"><strong>{ context.say("over.heading") }</strong></p>
                        }
                    </div>
                }
                if !checker.problems.is_empty() {
                    <ErrorSummary title={context.say("error.title")} {level} errors={context.error_links(&checker.problems)} />
                }
                { page }
            </div>
            { ask_person(&context) }
        </div>
    }
}

/// Returns the result that is shown, with the way to it.
fn result(state: &State) -> Option<(Replay<'_>, &Outcome)> {
    let replayed = (state.page == Page::Outcome).then(|| state.replay()).flatten()?;
    let outcome = replayed.walk.outcome()?;
    Some((replayed, outcome))
}

/// Returns the title of the page around: the screen, the checker and the force. A result is in nobody's history.
fn title(checker: &Checker, context: &Context) -> String {
    let policy = context.policy();
    let screen = match &checker.page {
        Page::Start => None,
        Page::Question(id) | Page::Time(id) => {
            let flow = checker.flow.as_deref().unwrap_or_default();
            policy.questions.get(id).map(|question| context.read(policy.question_words(flow, question).0))
        }
        Page::Outcome => Some(context.say("title.outcome")),
        Page::Register => Some(context.say("register.heading")),
        Page::Preview => Some(context.say("preview.heading")),
    };
    let parts = screen.into_iter().chain([context.say("start.heading"), policy.force.clone()]);
    parts.collect::<Vec<_>>().join(" – ")
}

/// The page that the state asks for, with a key that tells it from all others.
pub(super) fn page(checker: &Checker, is_static: bool) -> (String, Html) {
    let handle = checker.clone();
    match &checker.page {
        Page::Start => ("start".to_owned(), html! { <StartPage checker={handle} {is_static} /> }),
        Page::Question(id) => {
            (format!("question-{id}"), html! { <QuestionPage checker={handle} question={id.clone()} /> })
        }
        Page::Time(id) => (format!("time-{id}"), html! { <TimePage checker={handle} question={id.clone()} /> }),
        Page::Outcome => ("outcome".to_owned(), html! { <OutcomePage checker={handle} /> }),
        Page::Register => ("register".to_owned(), html! { <RegisterPage checker={handle} /> }),
        Page::Preview => ("preview".to_owned(), html! { <PreviewPage checker={handle} /> }),
    }
}

/// Tells of each result that is shown: the page around the checker, and whoever mounted it within this program.
#[hook]
fn use_result(root: NodeRef, checker: &Checker, tells_outcome: bool, onresult: Callback<Reached>) {
    let state = checker.clone();
    use_effect_with(checker.focus, move |_| {
        let Some((replayed, outcome)) = result(&state) else {
            return;
        };
        let flow = replayed.walk.flow.id.clone();
        if let Some(root) = root.cast::<Element>() {
            announce(&root, &told(&state.setting.policy.id, &flow, outcome, tells_outcome));
        }
        let given = replayed.responses.iter().map(|(fact, response)| (fact.clone(), response.written()));
        onresult.emit(Reached { flow, outcome: outcome.id.clone(), given: given.collect() });
    });
}

/// Returns what is told of an outcome outside the checker: no response, and nothing about the person. An outcome's id often tells
/// a response, and is told only where the embedder asks for it.
fn told(policy: &str, flow: &str, outcome: &Outcome, tells_outcome: bool) -> Object {
    let told = Object::new();
    let parts = [
        ("policy", Some(policy)),
        ("flow", Some(flow)),
        ("verdict", Some(outcome.advice.verdict.id())),
        ("outcome", tells_outcome.then_some(outcome.id.as_str())),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            let _ = Reflect::set(&told, &name.into(), &value.into());
        }
    }
    told
}

/// Tells the page around the checker, across the shadow root.
fn announce(root: &Element, detail: &Object) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("checker-outcome", &options) {
        let _ = root.dispatch_event(&event);
    }
}
