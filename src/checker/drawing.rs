//! Every page, drawn natively: each has its heading, and nothing asks for a browser while it is drawn.

use entry::{block::write, summary_lines};
use govuk::{testing::setting, typed::DatePart};
use policy::Addressee;
use tokio::{runtime, task::LocalSet};
use yew::{LocalServerRenderer, prelude::*};

use super::{
    app::page,
    form::Fill,
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
    let typed = parts.map(|(part, text)| Action::Fill(Fill::DatePart(part, text.to_owned())));
    typed.into_iter().chain([Action::Continue]).collect()
}

fn choose(choice: &str) -> [Action; 2] {
    [Action::Fill(Fill::Choice(choice.to_owned())), Action::Continue]
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
    state.act(Action::Fill(Fill::DateExists(true)));
    let html = drawn(&state);
    let Page::Question(question) = &state.page else { panic!("{:?}", state.page) };
    for id in [format!("checker-{question}"), format!("checker-{question}-day"), format!("checker-{question}-date")] {
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id} in {html}");
    }
}

#[test]
fn the_preview_has_each_line_with_its_own_change_and_the_block_folded() {
    let type_in = |column: &str, text: &str| Action::TypeEntry(column.to_owned(), text.to_owned());
    let typed = [type_in("candidate", "One\nTwo"), type_in("officer", "PC 1"), type_in("method", "Email")];
    let actions = date("1", "4", "2021").into_iter().chain(choose("candidate"));
    let actions = actions.chain([Action::WriteEntry("ref-1".to_owned())]).chain(typed).chain([Action::Continue]);
    let state = at(Some("photographs"), actions);
    assert_eq!(state.page, Page::Preview, "{:?}", state.problems);
    let html = drawn(&state);
    let entry = state.entry.as_ref().and_then(|entry| entry.complete.as_ref()).expect("a complete entry");

    let lines = summary_lines(entry, &state.setting.policy);
    let mut rest = html.as_str();
    for line in &lines {
        let (name, value) = (format!(">{}</dt>", line.heading), format!(">{}</dd>", line.value));
        rest = rest
            .split_once(&name)
            .and_then(|(_, after)| after.split_once(&value))
            .unwrap_or_else(|| panic!("{name}{value} in {html}"))
            .1;
    }
    let changes = html.matches("govuk-summary-list__actions").count();
    let columns = lines.iter().filter(|line| line.column.is_some()).count();
    assert_eq!(changes, columns + 1, "every column, and the result");
    for line in lines.iter().take(changes) {
        let change = format!("Change<span class=\"govuk-visually-hidden\"> {}</span>", line.heading);
        assert_eq!(html.matches(&change).count(), 1, "{change} in {html}");
    }

    let (before, folded) = html.split_once("<details").expect("a part that is folded");
    let (folded, after) = folded.split_once("</details>").expect("its end");
    assert!(!folded.split_once('>').expect("a tag").0.contains("open"), "{folded}");
    assert!(folded.contains("Nobody has to read it") && folded.contains(&write(entry).expect("a block")), "{folded}");
    assert!(!before.contains("BEGIN_ENTRY") && !after.contains("BEGIN_ENTRY"), "{html}");
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    let html = drawn(&at(Some("photographs"), [Action::Continue]));
    assert!(html.contains("id=\"checker-activity-date-error\""), "{html}");
    assert!(html.contains("aria-describedby=\"checker-activity-date-hint checker-activity-date-error\""), "{html}");
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 3, "{html}");
}
