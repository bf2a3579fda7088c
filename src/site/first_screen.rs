//! The first screens of a checker as HTML, drawn by the same components as in the browser: a person reads the start, and
//! the first question of a flow, and may already choose, while the module is still on its way.

use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::Value;
use tokio::{runtime, task::LocalSet};
use yew::LocalServerRenderer;

use crate::{
    policy::{Addressee, Vocabulary, load::load},
    ui::{App, AppProps, catalogue::Catalogue, context::Setting, form::Form, state::State},
};

/// What a person may see before the module is there, as HTML.
#[derive(Debug, Serialize)]
pub(super) struct FirstScreens {
    /// The start, as it is before anybody has touched it.
    start: String,
    /// The first questions of the flows.
    questions: Vec<FirstQuestion>,
}

/// The page that a flow opens with.
#[derive(Debug, Serialize)]
struct FirstQuestion {
    flow: String,
    /// `me` or `colleague`, as on the start.
    wording: &'static str,
    html: String,
}

/// Draws first screens, with the texts that all of them share.
pub(super) struct Painter {
    vocabulary: Vocabulary,
    catalogue: Catalogue,
    today: NaiveDate,
}

impl Painter {
    /// Returns nothing if the texts have faults: telling them is the task of the element in the browser.
    pub(super) fn new(vocabulary: &Value, catalogue: &Value) -> Option<Self> {
        Some(Self {
            vocabulary: Vocabulary::from_json(vocabulary).ok()?,
            catalogue: Catalogue::from_json(catalogue).ok()?,
            today: today(),
        })
    }

    /// Returns the first screens of a checker with this policy.
    ///
    /// Returns nothing for a policy with faults: telling them is the task of `check`, and of the element in the browser.
    pub(super) fn paint(&self, policy: &Value) -> Option<FirstScreens> {
        // On a thread of its own: whoever builds the site may be inside a runtime, and no runtime waits inside another.
        std::thread::scope(|scope| scope.spawn(|| self.paint_here(policy)).join().ok().flatten())
    }

    fn paint_here(&self, policy: &Value) -> Option<FirstScreens> {
        let policy = load(policy, &self.vocabulary).ok()?;
        let setting = Rc::new(Setting::new(policy, self.catalogue.clone(), self.today, 1));
        let runtime = runtime::Builder::new_current_thread().build().ok()?;
        let draw = |addressee, flow: Option<&String>| {
            let props = AppProps { setting: Rc::clone(&setting), addressee, flow: flow.cloned() };
            let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
            LocalSet::new().block_on(&runtime, renderer.render())
        };
        let mut questions = Vec::new();
        for flow in setting.policy.flows.keys().filter(|flow| opens_with_choices(&setting, flow)) {
            for (addressee, wording) in [(Addressee::Me, "me"), (Addressee::Colleague, "colleague")] {
                questions.push(FirstQuestion { flow: flow.clone(), wording, html: draw(addressee, Some(flow)) });
            }
        }
        Some(FirstScreens { start: draw(Addressee::Me, None), questions })
    }
}

/// Whether a flow's first page looks the same on every day: a question for a date offers today's, and an outcome is of
/// the day on which it is reached.
fn opens_with_choices(setting: &Rc<Setting>, flow: &str) -> bool {
    let state = State::new(Rc::clone(setting), Addressee::Me, Some(flow.to_owned()));
    matches!(state.form, Some(Form::Choice(_)))
}

/// Returns today's date for the build: whether an election is over changes what the first screen says.
fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = Days::new(since.as_secs() / (24 * 60 * 60));
    NaiveDate::default().checked_add_days(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn painted() -> FirstScreens {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &str| serde_json::from_str::<Value>(&fs::read_to_string(root.join(path)).unwrap()).unwrap();
        let painter = Painter::new(&read("www/text/vocabulary.en.json"), &read("www/text/interface.en.json")).unwrap();
        painter.paint(&read("policies/cleveland-2021.json")).unwrap()
    }

    #[test]
    fn the_first_screen_says_what_the_start_says_and_its_rows_are_links() {
        let html = painted().start;
        for part in [
            "Can I do this before the election?</h1>",
            "This election is over",
            "<a href=\"#flow-photographs\" data-flow=\"photographs\" class=\"checker-link-button\">I am asked",
            "checker-timeline__picture",
            "pcc@cleveland.pnn.police.uk",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("style="), "the Content-Security-Policy refuses inline styles");
    }

    #[test]
    fn the_first_question_of_a_flow_is_drawn_for_both_wordings() {
        let questions = painted().questions;
        let html = |wording| {
            let found = questions.iter().find(|question| question.flow == "photographs" && question.wording == wording);
            &found.unwrap().html
        };
        assert!(html("me").contains(">What is your role?</h1>"), "{}", html("me"));
        assert!(html("colleague").contains(">What is their role?</h1>"), "{}", html("colleague"));
        assert!(html("me").contains("value=\"police-officer\""));
    }

    #[test]
    fn what_depends_on_the_day_is_not_drawn_beforehand() {
        let questions = painted().questions;
        assert!(questions.iter().all(|question| !question.html.contains("govuk-date-input")));
        assert!(questions.iter().all(|question| question.flow != "publicity"), "it opens with a date");
        assert!(questions.iter().all(|question| question.flow != "standing"), "it opens with its outcome");
    }
}
