//! How long the engine takes: loading a policy, one walk, every way through. Run with `cargo bench`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark that cannot start says why by panicking"
)]

mod shared;

use authoring::check;
use divan::{Bencher, black_box};
use engine::{Given, Response, Responses, paths::for_each_path, walk};
use policy::{Policy, load::load};
use serde_json::{Value, json};

use shared::{read, sound, vocabulary};

fn main() {
    divan::main();
}

const REAL: [&str; 5] = ["cheshire-2020", "cleveland-2021", "humberside-2024", "norfolk-2016", "south-yorkshire-2021"];
const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn real(name: &str) -> Policy {
    sound(&read(&format!("policies/{name}.json")))
}

/// A policy whose photographs flow is a ladder of this many nodes, each asking a question of its own. One choice of
/// each leads on and the other ends, so that the longest way passes every node.
fn generated(nodes: usize) -> Value {
    let mut policy = read("tests/policies/minimal.json");
    let mut questions = serde_json::Map::new();
    let mut ladder = serde_json::Map::new();
    for index in 0..nodes {
        let next = if index + 1 == nodes { "end".to_owned() } else { format!("node-{}", index + 1) };
        let question = format!("question-{index}");
        let choices = json!({ "on": { "text": "On" }, "stop": { "text": "Stop" } });
        questions.insert(question.clone(), json!({ "text": "Which way?", "short": "Way", "choices": choices }));
        let branches = json!({ "on": next, "stop": "stop" });
        ladder.insert(format!("node-{index}"), json!({ "fact": question, "branches": branches }));
    }
    let outcome = |verdict: &str| json!({ "verdict": verdict, "headline": "An end", "cites": ["6"] });
    policy["questions"] = Value::Object(questions);
    policy["flows"]["photographs"] = json!({
        "start": "node-0",
        "nodes": ladder,
        "outcomes": { "end": outcome("allowed"), "stop": outcome("avoid") }
    });
    policy
}

/// The responses of an officer who is asked for a picture by a candidate in the period.
fn officer(policy: &Policy) -> Responses {
    let mut longest = Responses::new();
    for_each_path(policy, "photographs", &Given::default(), &mut |path| {
        if path.responses.len() > longest.len() {
            longest = path.responses;
        }
    })
    .expect("the ways through can be listed");
    longest
}

/// Responses that pass every node of a generated policy.
fn all_on(nodes: usize) -> Responses {
    (0..nodes).map(|index| (format!("question-{index}"), Response::Choice("on".to_owned()))).collect()
}

#[divan::bench(args = REAL)]
fn load_real(bencher: Bencher<'_, '_>, name: &str) {
    let (json, vocabulary) = (read(&format!("policies/{name}.json")), vocabulary());
    bencher.bench(|| load(black_box(&json), &vocabulary));
}

#[divan::bench(args = SIZES)]
fn load_generated(bencher: Bencher<'_, '_>, nodes: usize) {
    let (json, vocabulary) = (generated(nodes), vocabulary());
    bencher.bench(|| load(black_box(&json), &vocabulary));
}

#[divan::bench(args = REAL)]
fn walk_photographs(bencher: Bencher<'_, '_>, name: &str) {
    let policy = real(name);
    let responses = officer(&policy);
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench(|| walk(&policy, "photographs", black_box(&responses)).is_ok());
}

#[divan::bench(args = SIZES)]
fn walk_generated(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&generated(nodes));
    let responses = all_on(nodes);
    bencher.bench(|| walk(&policy, "photographs", black_box(&responses)).is_ok());
}

#[divan::bench(args = REAL)]
fn every_path_real(bencher: Bencher<'_, '_>, name: &str) {
    let policy = real(name);
    bencher.bench(|| {
        let mut paths = 0_usize;
        for flow in policy.flows.keys() {
            for_each_path(&policy, flow, &Given::default(), &mut |_| paths += 1).expect("the ways can be listed");
        }
        paths
    });
}

#[divan::bench(args = [100, 1_000], sample_count = 5)]
fn every_path_generated(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&generated(nodes));
    bencher.bench(|| {
        let mut paths = 0_usize;
        for_each_path(&policy, "photographs", &Given::default(), &mut |_| paths += 1).expect("the ways can be listed");
        paths
    });
}

#[divan::bench(args = REAL)]
fn check_real(bencher: Bencher<'_, '_>, name: &str) {
    let (json, vocabulary) = (read(&format!("policies/{name}.json")), vocabulary());
    bencher.bench(|| check::check(black_box(&json), &vocabulary));
}
