//! The root: the state, the page that it asks for, and where the focus goes.

use std::rc::Rc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use vecmap::VecMap;
use web_sys::{CustomEvent, CustomEventInit, Element};
use yew::prelude::*;

use policy::Addressee;

use super::{
    ask_person::ask_person,
    browser,
    context::Setting,
    copying::BY_HAND,
    error_summary::error_summary,
    outcome_page::outcome_page,
    parts::{PAGE_HEADING, back_link},
    preview_page::preview_page,
    question_page::question_page,
    register_page::register_page,
    send_entry::EMAIL,
    start_page::start_page,
    state::{Action, Copied, FocusOn, Page, State},
    tag::Tag,
    time_page::time_page,
    view::{Message, View},
};

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
pub struct App {
    state: State,
    root: NodeRef,
    /// The state's `focus` as it was when this was last drawn.
    focus: u32,
    /// Whether a text to be copied by hand is to be selected once it is drawn.
    selects: bool,
    /// Whether the page's title says that something is wrong.
    is_marked: bool,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &yew::Context<Self>) -> Self {
        let AppProps { setting, addressee, flow } = ctx.props();
        let state = State::new(Rc::clone(setting), *addressee, flow.clone());
        Self { state, root: NodeRef::default(), focus: 0, selects: false, is_marked: false }
    }

    fn update(&mut self, ctx: &yew::Context<Self>, message: Message) -> bool {
        let action = match message {
            Message::Act(action) => Some(action),
            Message::Run(errand) => errand.run(&self.state, ctx.link()),
        };
        let Some(action) = action else {
            return false;
        };
        self.selects |= matches!(action, Action::Copied(Copied::ByHand(_)));
        self.state.act(action);
        true
    }

    fn view(&self, ctx: &yew::Context<Self>) -> Html {
        let view = &View::new(&self.state, ctx.link());
        let context = &view.context;
        let (key, page) = match &self.state.page {
            Page::Start => ("start".to_owned(), start_page(view)),
            Page::Question(id) => (format!("question-{id}"), question_page(view, id)),
            Page::Time(id) => (format!("time-{id}"), time_page(view, id)),
            Page::Outcome => ("outcome".to_owned(), outcome_page(view)),
            Page::Register => ("register".to_owned(), register_page(view)),
            Page::Preview => ("preview".to_owned(), preview_page(view)),
        };
        let mut parts = Vec::new();
        if self.state.page != Page::Start {
            parts.push(back_link(view));
        }
        if !self.state.problems.is_empty() {
            parts.push(error_summary(context, &self.state.problems));
        }
        parts.push(page);
        Tag::new("div", "checker-app")
            .set("lang", context.say("page.language"))
            .reference(&self.root)
            // Each page has elements of its own: nothing typed on one is left in a field of the next.
            .hold(Tag::new("div", "").key(key).hold_all(parts).draw())
            .hold(ask_person(context))
            .draw()
    }

    fn rendered(&mut self, _: &yew::Context<Self>, is_first: bool) {
        let State { focus, focus_on, ref problems, .. } = self.state;
        self.mark_title(!problems.is_empty());
        let Some(root) = self.root.cast::<Element>() else {
            return;
        };
        if std::mem::take(&mut self.selects) {
            browser::select(&root, BY_HAND);
        }
        let has_moved = std::mem::replace(&mut self.focus, focus) != focus;
        if has_moved {
            let place = match focus_on {
                FocusOn::Heading => PAGE_HEADING,
                FocusOn::Problems => ".govuk-error-summary",
                FocusOn::Email => EMAIL,
            };
            browser::focus(&root, place);
        }
        if let (Some(reached), true) = (reached(&self.state), has_moved || is_first) {
            announce(&root, &reached);
        }
    }

    fn destroy(&mut self, _: &yew::Context<Self>) {
        self.mark_title(false);
    }
}

impl App {
    /// Says in the page's title that something is wrong, or no longer.
    fn mark_title(&mut self, wanted: bool) {
        if self.is_marked != wanted {
            self.is_marked = wanted;
            browser::prefix_title(&self.state.context().say("error.title-prefix"), wanted);
        }
    }
}

/// Returns what is told of an outcome outside the checker: no response, and nothing about the person.
fn reached(state: &State) -> Option<VecMap<&'static str, String>> {
    if state.page != Page::Outcome {
        return None;
    }
    let replayed = state.replay()?;
    let outcome = replayed.walk.outcome()?;
    Some(VecMap::from([
        ("policy", state.setting.policy.id.clone()),
        ("flow", replayed.walk.flow.id.clone()),
        ("outcome", outcome.id.clone()),
        ("verdict", outcome.advice.verdict.id().to_owned()),
    ]))
}

/// Tells the page around the checker, across the shadow root.
fn announce(root: &Element, reached: &VecMap<&'static str, String>) {
    let Ok(detail) = reached.serialize(&Serializer::new().serialize_maps_as_objects(true)) else {
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
