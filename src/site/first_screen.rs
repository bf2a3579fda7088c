//! The first screens of a checker as HTML, drawn by the same components as in the browser: a person reads the start, and
//! the first question of a flow, and may already choose, while the module is still on its way.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::Value;
use tokio::{runtime, task::LocalSet};
use yew::LocalServerRenderer;

use checker::{
    App, AppProps, Embedding,
    state::{Page, State},
};
use govuk::{catalogue::Catalogue, context::Setting};
use policy::{Addressee, Policy};

use super::command::output;

/// What a person may see before the module is there, as HTML.
#[derive(Debug, Serialize)]
pub(super) struct FirstScreens {
    /// The start, as it is before anybody has touched it.
    start: String,
    /// The first questions of the flows.
    questions: Vec<FirstQuestion>,
    /// The day on which they were drawn, in words: a question for a date offers it as today.
    day: String,
}

/// The page that a flow opens with.
#[derive(Debug, Serialize)]
struct FirstQuestion {
    flow: String,
    html: String,
}

/// Draws first screens, with the texts that all of them share.
pub(super) struct Painter {
    catalogue: Catalogue,
    today: NaiveDate,
}

impl Painter {
    /// Returns nothing if the texts have faults: telling them is the task of the element in the browser.
    pub(super) fn new(catalogue: &Value, today: NaiveDate) -> Option<Self> {
        Some(Self { catalogue: Catalogue::from_json(catalogue).ok()?, today })
    }

    /// Returns the first screens of a checker with this policy, or nothing where none can be drawn: the element in the browser
    /// draws them anyway.
    pub(super) fn paint(&self, policy: Policy) -> Option<FirstScreens> {
        // On a thread of its own: whoever builds the site may be inside a runtime, and no runtime waits inside another.
        std::thread::scope(|scope| scope.spawn(|| self.paint_here(policy)).join().ok().flatten())
    }

    fn paint_here(&self, policy: Policy) -> Option<FirstScreens> {
        let setting = Rc::new(Setting::new(policy, self.catalogue.clone(), self.today, 1));
        let runtime = runtime::Builder::new_current_thread().build().ok()?;
        let draw = |flow: Option<&String>| {
            let props = yew::props!(AppProps {
                setting: Rc::clone(&setting),
                addressee: Addressee::Me,
                flow: flow.cloned(),
                embedding: Embedding { is_static: true, ..Embedding::default() },
            });
            let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
            LocalSet::new().block_on(&runtime, renderer.render())
        };
        let flows = setting.policy.flows.keys().filter(|flow| opens_with_a_question(&setting, flow));
        let questions = flows.map(|flow| FirstQuestion { flow: flow.clone(), html: draw(Some(flow)) }).collect();
        // The page's script looks for it as a question says it.
        let day = setting.policy.date_words.day(self.today);
        Some(FirstScreens { start: draw(None), questions, day })
    }
}

/// Whether a flow begins with a question. One that begins with its outcome comes with the module: an outcome is of the
/// moment at which it is reached.
fn opens_with_a_question(setting: &Rc<Setting>, flow: &str) -> bool {
    let state = State::new(Rc::clone(setting), Addressee::Me, Some(flow.to_owned()));
    matches!(state.page, Page::Question(_))
}

/// Returns today's date for the build: whether an election is over changes what the first screen says. Where the same source is
/// to make the same bytes on another day, `SOURCE_DATE_EPOCH` says which day it is, in seconds since 1970.
pub(super) fn today() -> NaiveDate {
    day_told(told().as_deref())
}

/// As [`today`], but where no day is told, the day of the commit: a package of it is then the same on any day. Where there is
/// no commit, in a copy without git, it is today's.
pub(super) fn day_of_the_commit(root: &Path) -> NaiveDate {
    let of_commit = || output(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(root));
    day_told(told().or_else(of_commit).as_deref())
}

fn told() -> Option<String> {
    std::env::var("SOURCE_DATE_EPOCH").ok()
}

/// Returns the day of so many seconds since 1970, or today's where nothing or no number is told.
fn day_told(seconds: Option<&str>) -> NaiveDate {
    let told = seconds.and_then(|seconds| seconds.trim().parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let days = Days::new(told.unwrap_or_else(now) / (24 * 60 * 60));
    NaiveDate::default().checked_add_days(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use policy::{Vocabulary, load::load};

    use super::*;

    fn painted() -> FirstScreens {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let read = |path: &str| serde_json::from_str::<Value>(&fs::read_to_string(root.join(path)).unwrap()).unwrap();
        let vocabulary = Vocabulary::from_json(&read("www/text/vocabulary.en.json")).unwrap();
        let policy = load(&read("policies/cleveland-2021.json"), &vocabulary).unwrap();
        Painter::new(&read("www/text/interface.en.json"), today()).unwrap().paint(policy).unwrap()
    }

    #[test]
    fn the_day_of_a_build_can_be_told() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(day_told(Some("0")), day(1970, 1, 1));
        assert_eq!(day_told(Some("1798761599\n")), day(2026, 12, 31));
        assert_eq!(day_told(Some("1798761600")), day(2027, 1, 1));
        for nothing in [None, Some(""), Some("today")] {
            assert!(day_told(nothing) >= day(2026, 1, 1), "{nothing:?}");
        }
    }

    #[test]
    fn the_first_screen_says_what_the_start_says_and_its_rows_are_links() {
        let html = painted().start;
        for part in [
            "Can I do this before the election?</h1>",
            "This election is over",
            "<a href=\"#flow-photographs\" data-flow=\"photographs\" class=\"checker-link-button\">Somebody asks",
            "checker-timeline__picture",
            "pcc@cleveland.pnn.police.uk",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("style="), "the Content-Security-Policy refuses inline styles");
    }

    #[test]
    fn the_first_question_of_a_flow_is_drawn() {
        let questions = painted().questions;
        let html = &questions.iter().find(|question| question.flow == "photographs").unwrap().html;
        assert!(html.contains(">What is your role?</h1>"), "{html}");
        assert!(html.contains("value=\"police-officer\""));
    }

    #[test]
    fn a_question_for_a_date_offers_no_today_where_the_election_is_over() {
        let FirstScreens { questions, day, .. } = painted();
        let opens_with_a_date = questions.iter().find(|question| question.flow == "publicity").unwrap();
        assert!(!opens_with_a_date.html.contains(&day), "{day} in {}", opens_with_a_date.html);
    }

    #[test]
    fn an_outcome_is_not_drawn_beforehand() {
        assert!(painted().questions.iter().all(|question| question.flow != "standing"));
    }
}
