//! Every screen in a made-up language: whatever a person reads comes from a catalogue, the vocabulary or the policy.

use std::{collections::BTreeSet, fs, path::Path, rc::Rc};

use chrono::{Days, NaiveTime};
use engine::{Given, Response, paths::for_each_path};
use govuk::{
    catalogue::Catalogue,
    context::Setting,
    made_up_language::{translate, translate_catalogue, words_outside_brackets},
};
use policy::{Addressee, Vocabulary, load::load};
use serde_json::Value;

use super::{
    drawing::drawn,
    form::{Fill, Form},
    record::record,
    state::{Action, Page, State},
};

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn setting(file: &Path) -> Rc<Setting> {
    let mut vocabulary = json(include_str!("../../www/text/vocabulary.en.json"));
    translate(&mut vocabulary);
    let vocabulary = Vocabulary::from_json(&vocabulary).expect("the vocabulary");
    let mut catalogue = json(include_str!("../../www/text/interface.en.json"));
    translate_catalogue(&mut catalogue);
    let catalogue = Catalogue::from_json(&catalogue).expect("the catalogue");
    let mut policy = json(&fs::read_to_string(file).expect("a policy"));
    translate(&mut policy);
    let policy = load(&policy, &vocabulary).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let poll = policy.day(&policy.elections[0].poll).expect("a poll that can be counted").expect("a day");
    Rc::new(Setting::new(policy, catalogue, poll - Days::new(30), 1))
}

/// Looks at a screen; whatever is outside brackets must be what no language changes: an address, a reference, a number.
fn look(text: &str, policy: &str, at: &str) {
    let words = words_outside_brackets(text);
    let strange: Vec<&String> = words.iter().filter(|word| !word.contains('@')).collect();
    assert!(strange.is_empty(), "{policy}, {at}: {strange:?} in\n{text}");
}

/// Answers what is asked with this response.
fn answer(state: &mut State, response: &Response) {
    match (response, &state.page) {
        (Response::Moment(moment), Page::Time(_)) => {
            state.act(Action::Fill(Fill::TimeKnown(true)));
            state.act(Action::Fill(Fill::Time(moment.format("%H:%M").to_string())));
        }
        (_, Page::Time(_)) => state.act(Action::Fill(Fill::TimeKnown(false))),
        (_, Page::Question(id)) => {
            let question = state.setting.policy.questions.get(id).expect("the question");
            state.form = Some(Form::of(question, Some(response)));
        }
        (_, page) => panic!("nothing is asked on {page:?}"),
    }
    state.act(Action::Continue);
}

#[test]
fn no_screen_has_a_word_of_its_own() {
    let mut screens = 0;
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies")).expect("the folder") {
        let setting = setting(&file.expect("an entry").path());
        let policy = &setting.policy;
        let start = State::new(Rc::clone(&setting), Addressee::Me, None);
        look(&drawn(&start), &policy.id, "start");
        let mut seen = BTreeSet::new();
        for flow in policy.flows.keys() {
            for_each_path(policy, flow, &Given::default(), &mut |path| {
                if !seen.insert(path.outcome.id.clone()) {
                    return;
                }
                let mut state = State::new(Rc::clone(&setting), Addressee::Colleague, Some(flow.clone()));
                while let Page::Question(id) | Page::Time(id) = state.page.clone() {
                    if seen.insert(format!("{:?}", state.page)) {
                        state.act(Action::Continue);
                        look(&drawn(&state), &policy.id, &id);
                        screens += 1;
                    }
                    let Some(response) = path.responses.get(&id) else { panic!("{}: {flow} asks {id}", policy.id) };
                    let before = state.page.clone();
                    answer(&mut state, response);
                    if state.page == before {
                        look(&drawn(&state), &policy.id, "a day out of reason");
                        state.act(Action::Continue);
                    }
                    assert_ne!(state.page, before, "{}: {flow}, {id}: {:?}", policy.id, state.problems);
                }
                assert_eq!(state.page, Page::Outcome);
                look(&drawn(&state), &policy.id, &path.outcome.id);
                screens += 1;
                look(&record(&state, NaiveTime::from_hms_opt(9, 30, 0)).expect("a record"), &policy.id, "record");
                state.act(Action::WriteEntry("1-2".to_owned()));
                if state.entry.is_some() && seen.insert("entry".to_owned()) {
                    look(&drawn(&state), &policy.id, "entry");
                    state.act(Action::Continue);
                    look(&drawn(&state), &policy.id, "entry with errors");
                }
            })
            .expect("a real flow is small");
        }
    }
    assert!(screens > 400, "{screens} screens were looked at");
}
