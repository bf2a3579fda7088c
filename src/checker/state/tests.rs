//! What a person does, and what they then see.

use super::*;
use govuk::{testing::setting, typed::TypedDate};

fn at(flow: &str) -> State {
    State::new(setting(), Addressee::Me, Some(flow.to_owned()))
}

fn act(state: &mut State, actions: impl IntoIterator<Item = Action>) {
    actions.into_iter().for_each(|action| state.act(action));
}

fn date(state: &mut State, day: &str, month: &str, year: &str) {
    for (part, text) in [(DatePart::Day, day), (DatePart::Month, month), (DatePart::Year, year)] {
        state.act(Action::Fill(Fill::DatePart(part, text.to_owned())));
    }
    state.act(Action::Continue);
}

fn choose(state: &mut State, choice: &str) {
    act(state, [Action::Fill(Fill::Choice(choice.to_owned())), Action::Continue]);
}

fn question(id: &str) -> Page {
    Page::Question(id.to_owned())
}

fn outcome(state: &State) -> &str {
    assert_eq!(state.page, Page::Outcome);
    state.replay().and_then(|replay| replay.walk.outcome()).map_or("none", |outcome| outcome.id.as_str())
}

#[test]
fn one_question_after_the_other_to_the_outcome() {
    let mut state = at("photographs");
    assert_eq!((&state.page, state.focus), (&question("activity-date"), 0), "the focus stays where the page has it");
    date(&mut state, "1", "April", "2021");
    assert_eq!(state.page, question("pictured-with"));
    choose(&mut state, "neither");
    assert_eq!(state.page, question("consents"));
    choose(&mut state, "no");
    assert_eq!(outcome(&state), "no");
}

#[test]
fn a_flow_that_asks_nothing_ends_at_once() {
    let mut state = State::new(setting(), Addressee::Me, None);
    state.act(Action::Open("visits".to_owned()));
    assert_eq!(outcome(&state), "silent");
    state.act(Action::Back);
    assert_eq!(state.page, Page::Start);
}

#[test]
fn nothing_selected_is_a_problem_and_the_page_stays() {
    let mut state = at("photographs");
    state.act(Action::Continue);
    assert_eq!(state.page, question("activity-date"));
    let problem = state.problems.first().expect("a problem");
    assert_eq!((problem.key, problem.field.as_str()), ("error.date", "checker-activity-date-day"));
    date(&mut state, "6", "", "2021");
    let problem = state.problems.first().expect("a problem");
    assert_eq!((problem.key, problem.field.as_str()), ("error.date.month", "checker-activity-date-month"));
    assert!(matches!(&state.form, Some(Form::Date { typed, .. }) if typed.day == "6"), "the typed text is kept");
    date(&mut state, "1", "4", "2021");
    assert_eq!(state.problems, []);
    state.act(Action::Continue);
    let problem = state.problems.first().expect("a problem");
    assert_eq!((problem.key, problem.field.as_str()), ("error.choice", "checker-pictured-with"));
}

#[test]
fn back_keeps_the_response_and_continue_goes_forward_again() {
    let mut state = at("photographs");
    date(&mut state, "1", "4", "2021");
    choose(&mut state, "neither");
    choose(&mut state, "no");
    state.act(Action::Back);
    assert_eq!(state.form, Some(Form::Choice(Some("no".to_owned()))));
    act(&mut state, [Action::Back, Action::Back]);
    assert_eq!(state.page, question("activity-date"));
    act(&mut state, [Action::Continue]);
    assert_eq!(
        (&state.page, &state.form),
        (&question("pictured-with"), &Some(Form::Choice(Some("neither".to_owned()))))
    );
    act(&mut state, [Action::Continue, Action::Continue]);
    assert_eq!(outcome(&state), "no");
    act(&mut state, [Action::Back, Action::Back, Action::Back, Action::Back]);
    assert_eq!(state.page, Page::Start);
}

#[test]
fn change_returns_to_the_outcome_or_asks_what_is_now_open() {
    let mut state = at("photographs");
    date(&mut state, "1", "4", "2021");
    choose(&mut state, "neither");
    choose(&mut state, "no");
    act(&mut state, [Action::Change("activity-date".to_owned()), Action::Back]);
    assert_eq!(state.page, Page::Outcome);
    state.act(Action::Change("activity-date".to_owned()));
    date(&mut state, "1", "5", "2021");
    assert_eq!(outcome(&state), "no", "everything later still applies");
    state.act(Action::Change("pictured-with".to_owned()));
    choose(&mut state, "candidate");
    assert_eq!(outcome(&state), "avoid");
    assert!(state.responses.contains_key("consents"), "off the path, and kept");
    state.act(Action::Change("activity-date".to_owned()));
    date(&mut state, "1", "3", "2021");
    assert_eq!(outcome(&state), "no", "what was kept applies again");
}

#[test]
fn a_response_that_is_no_longer_offered_is_dropped_and_asked_again() {
    let mut state = at("photographs");
    date(&mut state, "1", "3", "2021");
    choose(&mut state, "not-sure");
    assert_eq!(outcome(&state), "ask");
    state.act(Action::Change("activity-date".to_owned()));
    date(&mut state, "1", "4", "2021");
    assert_eq!((&state.page, &state.form), (&question("pictured-with"), &Some(Form::Choice(None))));
    assert!(state.changing);
    choose(&mut state, "candidate");
    assert_eq!((outcome(&state), state.changing), ("avoid", false));
}

#[test]
fn the_time_is_asked_only_where_the_minute_matters() {
    let mut state = at("photographs");
    date(&mut state, "6", "5", "2021");
    assert_eq!(state.page, Page::Time("activity-date".to_owned()));
    state.act(Action::Continue);
    assert_eq!(state.problems.first().map(|problem| problem.key), Some("error.time.known"));
    act(&mut state, [Action::Fill(Fill::TimeKnown(true)), Action::Continue]);
    assert_eq!(state.problems.first().map(|problem| problem.key), Some("error.time"));
    act(&mut state, [Action::Fill(Fill::Time("9".to_owned())), Action::Continue]);
    assert_eq!(state.problems.first().map(|problem| problem.key), Some("error.time.unreal"));
    act(&mut state, [Action::Fill(Fill::Time("10pm".to_owned())), Action::Continue]);
    assert_eq!(outcome(&state), "fine", "the period ends at 10pm");

    state.act(Action::Change("activity-date".to_owned()));
    act(&mut state, [Action::Continue]);
    assert_eq!(
        state.form,
        Some(Form::Time { typed: "10pm".to_owned(), known: Some(true) }),
        "the same day keeps its time"
    );
    act(&mut state, [Action::Fill(Fill::Time("21:59".to_owned())), Action::Continue]);
    assert_eq!(state.page, question("pictured-with"));
    state.act(Action::Back);
    act(&mut state, [Action::Fill(Fill::TimeKnown(false)), Action::Continue]);
    assert_eq!(state.page, question("pictured-with"), "a whole day counts as inside");
    state.act(Action::Back);
    assert_eq!(state.form, Some(Form::Time { typed: String::new(), known: Some(false) }));
}

#[test]
fn a_date_that_may_not_exist_yet() {
    let mut state = at("standing");
    assert_eq!(state.form, Some(Form::Date { typed: TypedDate::default(), exists: None }));
    state.act(Action::Continue);
    assert_eq!(state.problems.first().map(|problem| problem.key), Some("error.choice"));
    act(&mut state, [Action::Fill(Fill::DateExists(true))]);
    date(&mut state, "1", "2", "2021");
    assert_eq!(state.page, question("nomination-date"));
    date(&mut state, "1", "4", "2021");
    assert_eq!(outcome(&state), "fine");
    act(
        &mut state,
        [Action::Change("resignation-date".to_owned()), Action::Fill(Fill::DateExists(false)), Action::Continue],
    );
    assert_eq!(outcome(&state), "no");
    let asked: Vec<_> = state.replay().expect("a flow").asked.into_iter().map(str::to_owned).collect();
    assert_eq!(asked, ["resignation-date"], "the nomination was not asked this time");
    state.act(Action::Back);
    assert_eq!(state.page, question("resignation-date"));
}

#[test]
fn days_that_cannot_be_counted_end_on_a_page_of_their_own() {
    let mut state = at("standing");
    state.act(Action::Fill(Fill::DateExists(true)));
    date(&mut state, "1", "2", "2011");
    date(&mut state, "20", "1", "2012");
    assert_eq!(outcome(&state), "none");
    state.act(Action::Back);
    assert_eq!(state.page, question("nomination-date"));
}

#[test]
fn today_is_a_shortcut() {
    let mut state = at("photographs");
    let today = state.setting.today;
    act(&mut state, [Action::Fill(Fill::Today(today)), Action::Continue]);
    assert_eq!(outcome(&state), "out-of-time", "the election is long over");
}

#[test]
fn starting_again_checking_something_else_and_clearing() {
    let mut state = at("photographs");
    state.act(Action::Address(Addressee::Colleague));
    date(&mut state, "1", "4", "2021");
    state.act(Action::StartAgain);
    assert_eq!((&state.page, state.responses.len()), (&question("activity-date"), 0));
    date(&mut state, "1", "4", "2021");
    state.act(Action::CheckSomethingElse);
    assert_eq!((&state.page, state.responses.len(), state.addressee), (&Page::Start, 0, Addressee::Colleague));
    state.act(Action::Open("photographs".to_owned()));
    date(&mut state, "1", "4", "2021");
    state.act(Action::Clear);
    assert!(state.visited.iter().all(|page| *page == Page::Start), "the browser's Back leads to nothing that was said");
    (state.visited, state.at) = (vec![Page::Start], 0);
    let fresh =
        State { focus: state.focus, setting: Rc::clone(&state.setting), ..State::new(setting(), Addressee::Me, None) };
    assert_eq!(state, fresh, "nothing is left");
}

#[test]
fn an_unknown_flow_leaves_the_start() {
    let mut state = State::new(setting(), Addressee::Me, Some("no-such-flow".to_owned()));
    assert_eq!(state.page, Page::Start);
    state.act(Action::Open("nor-this".to_owned()));
    assert_eq!(state.page, Page::Start);
}

/// Whatever is changed, the page shows what a fresh run over the responses on the path would show.
#[test]
fn changing_one_response_equals_a_fresh_run() {
    for (first, second) in [("1", "25"), ("25", "1")] {
        for choice in ["candidate", "campaign-supporter", "neither"] {
            for consents in ["yes", "no"] {
                let mut changed = at("photographs");
                date(&mut changed, first, "3", "2021");
                choose(&mut changed, choice);
                if changed.page != Page::Outcome {
                    choose(&mut changed, consents);
                }
                changed.act(Action::Change("activity-date".to_owned()));
                date(&mut changed, second, "3", "2021");
                if changed.page != Page::Outcome {
                    choose(&mut changed, consents);
                }

                let mut fresh = at("photographs");
                date(&mut fresh, second, "3", "2021");
                choose(&mut fresh, choice);
                if fresh.page != Page::Outcome {
                    choose(&mut fresh, consents);
                }
                assert_eq!(outcome(&changed), outcome(&fresh), "{first} {second} {choice} {consents}");
            }
        }
    }
}

fn at_entry() -> State {
    let mut state = at("photographs");
    date(&mut state, "1", "4", "2021");
    choose(&mut state, "candidate");
    state.act(Action::WriteEntry("ref-1".to_owned()));
    assert_eq!(state.page, Page::Register);
    state
}

fn complete(state: &mut State) {
    for column in ["candidate", "officer", "method", "information-sought"] {
        state.act(Action::TypeEntry(column.to_owned(), format!("the {column}")));
    }
    state.act(Action::Continue);
}

#[test]
fn an_entry_is_filled_from_the_responses_and_asks_for_the_rest() {
    let mut state = at_entry();
    let dates = &state.entry.as_ref().expect("an entry").dates;
    assert_eq!(
        dates
            .get("date-of-contact")
            .and_then(|typed| typed.read(&state.setting.policy.date_words).ok())
            .map(|day| day.to_string())
            .as_deref(),
        Some("2021-04-01")
    );
    state.act(Action::Continue);
    let missing: Vec<_> = state.problems.iter().map(|problem| (problem.of.as_str(), problem.key)).collect();
    assert_eq!(missing, [("candidate", "error.empty"), ("officer", "error.empty"), ("method", "error.select")]);
    complete(&mut state);
    assert_eq!(state.page, Page::Preview);
    let entry = state.entry.as_ref().and_then(|entry| entry.complete.as_ref()).expect("a complete entry");
    assert_eq!((entry.reference.as_str(), entry.made), ("ref-1", state.setting.today));
}

#[test]
fn a_date_that_is_none_is_told_once_and_in_its_place() {
    let mut state = at_entry();
    state.act(Action::TypeEntryDate("date-of-contact".to_owned(), DatePart::Month, "13".to_owned()));
    state.act(Action::Continue);
    let told: Vec<_> = state.problems.iter().map(|problem| (problem.of.as_str(), problem.key)).collect();
    assert_eq!(told.first(), Some(&("date-of-contact", "error.date.unreal")));
    assert_eq!(told.len(), 4);
}

#[test]
fn who_asks_for_an_email_after_the_election_is_taken_to_it() {
    let mut state = at_entry();
    complete(&mut state);
    let before = state.focus;
    state.act(Action::ConfirmEmail);
    assert_eq!((state.focus, &state.focus_on), (before + 1, &FocusOn::Email), "the button that was pressed is gone");
    state.act(Action::Back);
    assert_eq!(state.focus_on, FocusOn::Heading);
}

#[test]
fn each_line_of_an_entry_is_changed_in_its_field_and_what_was_typed_stays() {
    let mut state = at_entry();
    complete(&mut state);
    let columns = [("officer", "checker-officer"), ("date-of-contact", "checker-date-of-contact-day")];
    for (column, field) in columns {
        let place = state.at;
        state.act(Action::Correct(Some(column.to_owned())));
        assert_eq!((&state.page, &state.focus_on), (&Page::Register, &FocusOn::Field(field.to_owned())));
        assert_eq!(state.at, place - 1, "the form is the page before in the browser's history, too");
        state.act(Action::Visit(state.at));
        assert_eq!(state.focus_on, FocusOn::Field(field.to_owned()), "the browser tells of that step a moment later");
        state.act(Action::TypeEntry("officer".to_owned(), format!("corrected beside {column}")));
        state.act(Action::Continue);
        let entry = state.entry.as_ref().and_then(|entry| entry.complete.as_ref()).expect("a complete entry");
        assert_eq!(entry.values.get("officer").map(String::as_str), Some(&*format!("corrected beside {column}")));
        assert_eq!(entry.values.get("candidate").map(String::as_str), Some("the candidate"), "the rest is as it was");
    }
    state.act(Action::Correct(None));
    assert_eq!((&state.page, &state.focus_on), (&Page::Outcome, &FocusOn::Heading));
    assert!(state.entry.is_some(), "the result can be changed, and the entry is kept");
}

#[test]
fn an_entry_keeps_its_reference_and_what_was_typed_when_a_response_changes() {
    let mut state = at_entry();
    complete(&mut state);
    act(&mut state, [Action::Back, Action::Back, Action::Change("pictured-with".to_owned())]);
    choose(&mut state, "campaign-supporter");
    state.act(Action::WriteEntry("ref-2".to_owned()));
    let entry = state.entry.as_ref().expect("an entry");
    assert_eq!((state.reference.as_str(), entry.draft.value("officer")), ("ref-1", "the officer"));
    assert_eq!(entry.complete, None, "it has to be looked at again");
    state.act(Action::StartAgain);
    assert_eq!(state.entry, None);
}

#[test]
fn the_browsers_back_and_forward_go_through_the_pages() {
    let mut state = State::new(setting(), Addressee::Me, None);
    state.act(Action::Open("photographs".to_owned()));
    date(&mut state, "1", "4", "2021");
    assert_eq!((state.at, &state.page), (2, &question("pictured-with")));
    state.act(Action::Visit(1));
    assert_eq!((state.at, &state.page), (1, &question("activity-date")));
    state.act(Action::Visit(2));
    assert_eq!((state.at, &state.page), (2, &question("pictured-with")));
    // The page's own Back is the browser's.
    state.act(Action::Back);
    assert_eq!((state.at, state.visited.len()), (1, 3));
    state.act(Action::Visit(0));
    assert_eq!(state.page, Page::Start);
    state.act(Action::Visit(9));
    assert_eq!(state.page, Page::Start, "a page that never was");
}

#[test]
fn an_answer_given_by_the_way_in_is_not_asked_and_can_be_changed() {
    let mut state = State::new(setting(), Addressee::Me, None);
    let way = ("photographs".to_owned(), "pictured-with".to_owned(), "candidate".to_owned());
    state.act(Action::OpenWith(way.0, way.1, way.2));
    assert_eq!(state.page, question("activity-date"));
    date(&mut state, "1", "4", "2021");
    assert_eq!(state.page, Page::Outcome);
    state.act(Action::Change("pictured-with".to_owned()));
    assert_eq!(state.page, question("pictured-with"));
}

#[test]
fn a_date_of_another_time_is_asked_about_once() {
    let mut state = State::new(setting(), Addressee::Me, Some("photographs".to_owned()));
    date(&mut state, "1", "4", "2012");
    assert_eq!(state.problems.first().map(|problem| problem.key), Some("error.date.doubtful"));
    assert_eq!(state.likely(), chrono::NaiveDate::from_ymd_opt(2021, 4, 1));
    state.act(Action::Continue);
    assert_eq!(state.page, Page::Outcome, "it is answered for what it is: out of the protocol's time");
}
