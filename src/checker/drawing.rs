//! Every page, drawn natively: each has its heading, and nothing asks for a browser while it is drawn.

use govuk::{testing::setting, typed::DatePart};
use policy::Addressee;
use tokio::{runtime, task::LocalSet};
use yew::{LocalServerRenderer, prelude::*};

use super::{
    app::page,
    state::{Action, Page, State},
};

#[derive(Properties, PartialEq)]
struct StageProps {
    state: State,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let checker = use_reducer(|| props.state.clone());
    page(&checker, false).1
}

pub(super) fn drawn(state: &State) -> String {
    let runtime = runtime::Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<Stage>::with_props(StageProps { state: state.clone() }).hydratable(false);
    LocalSet::new().block_on(&runtime, renderer.render())
}

fn at(flow: Option<&str>, actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = State::new(setting(), Addressee::Me, flow.map(str::to_owned));
    actions.into_iter().for_each(|action| state.act(action));
    state
}

fn date(day: &str, month: &str, year: &str) -> Vec<Action> {
    let parts = [(DatePart::Day, day), (DatePart::Month, month), (DatePart::Year, year)];
    let typed = parts.map(|(part, text)| Action::TypeDate(part, text.to_owned()));
    typed.into_iter().chain([Action::Continue]).collect()
}

fn choose(choice: &str) -> [Action; 2] {
    [Action::Choose(choice.to_owned()), Action::Continue]
}

#[test]
fn every_page_has_one_heading_to_take_the_focus() {
    let outcome = || date("1", "4", "2021").into_iter().chain(choose("candidate"));
    let entry = || outcome().chain([Action::WriteEntry("ref-1".to_owned())]);
    let pages = [
        at(None, []),
        at(Some("photographs"), []),
        at(Some("photographs"), date("1", "4", "2021")),
        at(Some("photographs"), date("6", "5", "2021")),
        at(Some("photographs"), outcome()),
        at(Some("standing"), []),
        at(Some("visits"), []),
        at(Some("photographs"), entry()),
    ];
    let expected = [
        Page::Start,
        Page::Question("activity-date".to_owned()),
        Page::Question("pictured-with".to_owned()),
        Page::Time("activity-date".to_owned()),
        Page::Outcome,
    ];
    assert_eq!(pages.iter().map(|state| state.page.clone()).take(5).collect::<Vec<_>>(), expected);
    for state in &pages {
        let html = drawn(state);
        assert_eq!(html.matches("data-page-heading").count(), 1, "{:?}: {html}", state.page);
        assert!(!html.contains("style="), "the Content-Security-Policy refuses inline styles");
    }
}

#[test]
fn a_date_that_may_not_be_there_yet_keeps_the_ids_of_its_fields() {
    let mut state = at(Some("standing"), []);
    state.act(Action::DateExists(true));
    let html = drawn(&state);
    let Page::Question(question) = &state.page else { panic!("{:?}", state.page) };
    for id in [format!("checker-{question}"), format!("checker-{question}-day"), format!("checker-{question}-date")] {
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id} in {html}");
    }
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    let html = drawn(&at(Some("photographs"), [Action::Continue]));
    assert!(html.contains("id=\"checker-activity-date-error\""), "{html}");
    assert!(html.contains("aria-describedby=\"checker-activity-date-hint checker-activity-date-error\""), "{html}");
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 3, "{html}");
}
