//! How many presses an everyday situation takes, in the five policies: the first time, and again in the same visit.
//!
//! A press is a click or Enter. Choosing takes one and Continue another; a day that is today takes one; so does a row of the
//! start. A search takes two, one into the box and one on what was found; what is typed there is no press.

use std::{fs, path::Path, rc::Rc};

use calendar::date_text::parse_date;
use engine::Response;
use govuk::{catalogue::Catalogue, context::Setting, typed::DatePart};
use policy::{Addressee, Policy, Vocabulary, load::load};

use super::{
    form::{Fill, Form},
    search::search,
    state::{Action, Page, State},
};

/// The five policies, each with an ordinary day shortly before its poll.
const POLICIES: [(&str, &str); 5] = [
    ("cheshire-2020", "2020-04-20"),
    ("cleveland-2021", "2021-04-20"),
    ("humberside-2024", "2024-04-18"),
    ("norfolk-2016", "2016-04-20"),
    ("south-yorkshire-2021", "2021-04-20"),
];

/// A situation: the word that somebody types, the topic, and what they would answer if they are asked.
struct Situation(&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// What is true in all of them: a member of staff at work, whose post is not restricted.
const ALWAYS: [(&str, &str); 6] = [
    ("role", "police-staff"),
    ("restricted-post", "no"),
    ("capacity", "at-work"),
    ("shows-job", "no"),
    ("consents", "yes"),
    ("received-by", "force"),
];

const SITUATIONS: [Situation; 20] = [
    Situation(
        "selfie",
        "photographs",
        &[("photo", "new-photo"), ("photo-use", "news"), ("pictured-with", "candidate")],
    ),
    Situation(
        "rosette",
        "photographs",
        &[("photo", "new-photo"), ("photo-use", "other"), ("pictured-with", "campaign-supporter")],
    ),
    Situation(
        "leaflet",
        "photographs",
        &[("photo", "existing-image"), ("photo-use", "campaign"), ("image-shows", "people"), ("image-shows", "police")],
    ),
    Situation(
        "fact-finding",
        "visits",
        &[
            ("visitor", "declared-candidate"),
            ("visit-purpose", "fact-finding"),
            ("premises", "force"),
            ("visit-day", "before"),
        ],
    ),
    Situation(
        "MP",
        "visits",
        &[("visitor", "other-politician"), ("visit-purpose", "other"), ("premises", "force"), ("visit-day", "before")],
    ),
    Situation(
        "report a crime",
        "visits",
        &[("visitor", "declared-candidate"), ("visit-purpose", "own-business"), ("premises", "force")],
    ),
    Situation("retweet", "social-media", &[("account", "personal"), ("post", "supports-or-opposes")]),
    Situation("WhatsApp", "social-media", &[("account", "personal"), ("post", "political-comment")]),
    Situation("remind people to vote", "social-media", &[("account", "official"), ("post", "encourages-voting")]),
    Situation("hustings", "events", &[("event", "hustings"), ("part", "on-duty")]),
    Situation("by chance", "events", &[("event", "by-chance")]),
    Situation("residents' meeting", "events", &[("event", "community")]),
    Situation("polling station", "political-activity", &[("activity", "election-work")]),
    Situation("nomination paper", "political-activity", &[("activity", "sign-nomination")]),
    Situation("join a party", "political-activity", &[("activity", "party-membership")]),
    Situation("canvassing", "political-activity", &[("activity", "campaigning")]),
    Situation(
        "crime figures",
        "information-requests",
        &[("request", "information"), ("visitor", "declared-candidate")],
    ),
    Situation(
        "FOI",
        "information-requests",
        &[("request", "freedom-of-information"), ("visitor", "declared-candidate")],
    ),
    Situation("newspaper", "media", &[("claim", "factually-wrong")]),
    Situation("announcement", "publicity", &[("publication", "announcement")]),
];

/// Returns the five policies.
pub fn policies() -> impl Iterator<Item = Policy> {
    POLICIES.iter().map(|(id, _)| policy(id))
}

fn policy(id: &str) -> Policy {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let json = |path: &str| serde_json::from_str(&fs::read_to_string(root.join(path)).expect(path)).expect(path);
    let vocabulary = Vocabulary::from_json(&json("www/text/vocabulary.en.json")).expect("the vocabulary");
    load(&json(&format!("policies/{id}.json")), &vocabulary).expect("a sound policy")
}

fn catalogue() -> Catalogue {
    let texts = serde_json::from_str(include_str!("../../www/text/interface.en.json")).expect("JSON");
    Catalogue::from_json(&texts).expect("texts")
}

/// Somebody at the start who goes the shorter of the two ways into a flow, answers until there is an outcome, and counts.
fn presses(state: &mut State, situation: &Situation) -> u32 {
    let Situation(word, flow, facts) = situation;
    let setting = Rc::clone(&state.setting);
    let known = |question: &str| {
        let choices = &setting.policy.questions[question].choices;
        let mut all = facts.iter().chain(&ALWAYS);
        all.find(|(fact, answer)| *fact == question && choices.contains_key(answer)).map(|(_, answer)| *answer)
    };
    let hits = search(&state.setting.policy, state.addressee, word);
    let chosen = hits.into_iter().find_map(|hit| {
        let (question, choice) = hit.given?;
        (hit.flow == *flow && known(&question) == Some(choice.as_str())).then_some((question, choice))
    });
    let mut presses = match chosen {
        Some((question, choice)) => {
            state.act(Action::OpenWith((*flow).to_owned(), question, choice));
            2
        }
        None => {
            state.act(Action::Open((*flow).to_owned()));
            1
        }
    };
    for _ in 0..12 {
        match state.page.clone() {
            Page::Outcome => return presses,
            Page::Question(id) if state.setting.policy.questions[&id].choices.is_empty() => {
                if state.remembered.contains_key(&id) {
                    state.act(Action::Continue);
                } else {
                    state.act(Action::Fill(Fill::Today(state.setting.today)));
                }
                presses += 1;
            }
            Page::Question(id) => {
                let answer = known(&id).unwrap_or_else(|| panic!("{id} is asked in {}", state.setting.policy.id));
                if state.remembered.get(&id) != Some(&Response::Choice(answer.to_owned())) {
                    state.act(Action::Fill(Fill::Choice(answer.to_owned())));
                    presses += 1;
                }
                state.act(Action::Continue);
                presses += 1;
            }
            page => panic!("{page:?} in {}, {word}", state.setting.policy.id),
        }
        assert_eq!(state.problems, [], "{} {word}", state.setting.policy.id);
    }
    panic!("the questions go on and on");
}

fn median(mut counts: Vec<u32>) -> u32 {
    counts.sort_unstable();
    counts[counts.len() / 2]
}

#[test]
fn few_presses_lead_to_an_answer() {
    let (mut first, mut again) = (Vec::new(), Vec::new());
    let (mut picture_first, mut picture_again) = (Vec::new(), Vec::new());
    for (id, day) in POLICIES {
        let setting = Setting::new(policy(id), catalogue(), parse_date(day).expect("a date"), 1);
        let setting = Rc::new(setting);
        for situation in &SITUATIONS {
            let mut state = State::new(Rc::clone(&setting), Addressee::Me, None);
            let once = presses(&mut state, situation);
            state.act(Action::CheckSomethingElse);
            let twice = presses(&mut state, situation);
            eprintln!("{id} {} {}: {once}, then {twice}", situation.0, situation.1);
            first.push(once);
            again.push(twice);
            if situation.1 == "photographs" {
                picture_first.push(once);
                picture_again.push(twice);
            }
        }
    }
    let counted = (median(first), median(again));
    eprintln!("the medians: {} the first time, {} again", counted.0, counted.1);
    assert!(counted.0 <= 7 && counted.1 <= 5, "{counted:?}: the medians, the first time and again");
    let most = (picture_first.iter().max(), picture_again.iter().max());
    assert!(most.0 <= Some(&9) && most.1 <= Some(&6), "{most:?}: the most for a picture, the first time and again");
}

fn cleveland() -> Rc<Setting> {
    Rc::new(Setting::new(policy("cleveland-2021"), catalogue(), parse_date("2021-04-20").expect("a date"), 1))
}

fn question(id: &str) -> Page {
    Page::Question(id.to_owned())
}

#[test]
fn a_colleague_is_somebody_else_and_another_day_is_asked_for() {
    let mut state = State::new(cleveland(), Addressee::Me, Some("photographs".to_owned()));
    state.act(Action::Fill(Fill::Choice("police-staff".to_owned())));
    state.act(Action::Continue);
    for (part, text) in [(DatePart::Day, "12"), (DatePart::Month, "4"), (DatePart::Year, "2021")] {
        state.act(Action::Fill(Fill::DatePart(part, text.to_owned())));
    }
    state.act(Action::Continue);
    assert_eq!(state.page, question("photo"));

    state.act(Action::CheckSomethingElse);
    state.act(Action::Open("photographs".to_owned()));
    assert_eq!((&state.page, &state.given[..]), (&question("activity-date"), &["role".to_owned()][..]));
    assert!(matches!(&state.form, Some(Form::Date { typed, .. }) if typed.day == "12"), "it is selected already");
    state.act(Action::StartAgain);
    assert_eq!(state.page, question("role"), "whoever starts again is asked everything");

    state.act(Action::CheckSomethingElse);
    state.act(Action::Address(Addressee::Colleague));
    state.act(Action::Open("photographs".to_owned()));
    assert_eq!((&state.page, &state.form), (&question("role"), &Some(Form::Choice(None))));
}

#[test]
fn what_a_page_says_of_a_person_holds_for_that_person() {
    let setting = cleveland();
    let known = State::known(&setting.policy, "role=police-officer role=pirate nonsense=1 capacity");
    let mut state = State::knowing(setting, Addressee::Me, Some("photographs".to_owned()), known);
    assert_eq!(state.page, question("activity-date"));
    state.act(Action::Change("role".to_owned()));
    assert_eq!(state.form, Some(Form::Choice(Some("police-officer".to_owned()))));
    state.act(Action::Clear);
    state.act(Action::Address(Addressee::Colleague));
    state.act(Action::Open("photographs".to_owned()));
    assert_eq!((&state.page, &state.form), (&question("role"), &Some(Form::Choice(None))));
    state.act(Action::Clear);
    state.act(Action::Open("photographs".to_owned()));
    assert_eq!((state.addressee, &state.page), (Addressee::Me, &question("activity-date")));
}
