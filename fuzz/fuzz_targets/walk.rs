//! Any responses in any flow: the walk ends, never panics, and comes out the same a second time.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use pre_election_checker::{
    engine::{Response, Responses, walk},
    policy::{Policy, Vocabulary, load::load},
};

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let words = serde_json::from_str(include_str!("../../www/text/vocabulary.en.json")).expect("JSON");
    let vocabulary = Vocabulary::from_json(&words).expect("the vocabulary can be read");
    let json = serde_json::from_str(include_str!("../../policies/cleveland-2021.json")).expect("JSON");
    load(&json, &vocabulary).expect("a sound policy")
});

// Each line is `fact=value`; the first names the flow. `#3` stands for the choice with that index.
fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let name = lines.next().unwrap_or_default();
    let index = name.len() % POLICY.flows.len();
    let flow = if POLICY.flows.contains_key(name) { name } else { &POLICY.flows[index].id };
    let mut responses = Responses::new();
    for (fact, value) in lines.filter_map(|line| line.split_once('=')) {
        let chosen = value.strip_prefix('#').and_then(|index| index.parse::<usize>().ok());
        let choice = POLICY.questions.get(fact).zip(chosen).and_then(|(question, index)| question.choices.get_index(index));
        let value = choice.map_or(value, |(id, _)| id);
        if let Ok(response) = Response::parse(&POLICY, fact, value) {
            responses.insert(fact.to_owned(), response);
        }
    }
    let first = walk(&POLICY, flow, &responses);
    let second = walk(&POLICY, flow, &responses);
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
});
