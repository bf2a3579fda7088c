//! Any responses in any flow of any of our policies: the walk ends, never panics, comes out the same a second time, and
//! over the responses that it asked for alone.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use engine::{Response, Responses, walk};
use policy::Policy;

static POLICIES: LazyLock<Vec<Policy>> = LazyLock::new(|| {
    [
        include_str!("../../policies/cheshire-2020.json"),
        include_str!("../../policies/cleveland-2021.json"),
        include_str!("../../policies/humberside-2024.json"),
        include_str!("../../policies/norfolk-2016.json"),
        include_str!("../../policies/south-yorkshire-2021.json"),
        include_str!("../../tests/policies/several-elections.json"),
        include_str!("../../tests/policies/windows-and-roles.json"),
    ]
    .map(shared::policy)
    .into()
});

/// A response as the command line writes it: the choice of this number, or a day or minute between 2014 and 2033.
fn written(policy: &Policy, fact: &str, number: u32) -> String {
    let choices = policy.questions.get(fact).map(|question| &question.choices);
    if let Some((id, _)) = choices.and_then(|choices| choices.get_index(number as usize % (choices.len() + 1))) {
        return id.clone();
    }
    let (days, minutes) = (number % 7_000, number / 7_000 % 2_880);
    // Every month has so many days, and the 29th to 31st of some.
    let day = format!("{}-{:02}-{:02}", 2014 + days / 372, days / 31 % 12 + 1, days % 31 + 1);
    match minutes {
        0 => "none".to_owned(),
        1..=1_439 => format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60),
        _ => day,
    }
}

fuzz_target!(|given: (u8, u8, Vec<(u8, u32)>)| {
    let (policy, flow, given) = given;
    let policy = &POLICIES[usize::from(policy) % POLICIES.len()];
    let (flow, _) = policy.flows.get_index(usize::from(flow) % policy.flows.len()).expect("a flow");
    let mut responses = Responses::new();
    for (question, number) in given {
        let (fact, _) = policy.questions.get_index(usize::from(question) % policy.questions.len()).expect("a question");
        if let Ok(response) = Response::parse(policy, fact, &written(policy, fact, number)) {
            responses.insert(fact.clone(), response);
        }
    }
    let first = walk(policy, flow, &responses);
    assert_eq!(format!("{first:?}"), format!("{:?}", walk(policy, flow, &responses)));
    let Ok(first) = first else { return };
    let asked: Responses =
        first.questions(policy, &responses).into_iter().map(|(fact, response)| (fact.to_owned(), response.clone())).collect();
    let again = walk(policy, flow, &asked).expect("it could be walked before");
    assert_eq!(format!("{:?} {:?}", first.trail, first.end), format!("{:?} {:?}", again.trail, again.end));
});
