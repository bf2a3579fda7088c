//! How the author's tools grow with the policy: reading, checking, listing, comparing. Run with
//! `cargo bench --bench authoring`; `docs/commands.md` has the figures.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark that cannot start says why by panicking"
)]

mod shared;

use authoring::{
    cases::{Case, run},
    check::check_text,
    compare::compare,
    dates::{dates, text},
    diagram,
    diff::diff,
    partition::Timing,
    table,
};
use divan::{Bencher, black_box};
use engine::{Given, paths::for_each_path};
use policy::{Policy, load::load};
use serde_json::{Map, Value, json};

use shared::{read, sound, vocabulary};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// A policy whose photographs flow is a tree of this many nodes: each level asks one question, so that there is one way
/// more than there are nodes. Every so many ways another outcome is given where `moved` is set.
fn tree(nodes: usize, moved: bool) -> Value {
    let mut policy = read("tests/policies/minimal.json");
    let (mut questions, mut all) = (Map::new(), Map::new());
    for index in 0..nodes {
        let question = format!("question-{}", (index + 1).ilog2());
        let choices = json!({ "left": { "text": "Left" }, "right": { "text": "Right" } });
        questions.insert(question.clone(), json!({ "text": "Which way?", "short": "Way", "choices": choices }));
        let next = |child: usize| match (child < nodes, moved && child.is_multiple_of(100)) {
            (true, _) => format!("node-{child}"),
            (false, true) => "moved".to_owned(),
            (false, false) => format!("end-{}", child % 7),
        };
        let branches = json!({ "left": next(2 * index + 1), "right": next(2 * index + 2) });
        all.insert(format!("node-{index}"), json!({ "fact": question, "branches": branches }));
    }
    let outcome = |verdict: &str| json!({ "verdict": verdict, "headline": "An end", "cites": ["6"] });
    let mut outcomes: Map<String, Value> = (0..7).map(|end| (format!("end-{end}"), outcome("allowed"))).collect();
    if moved {
        outcomes.insert("moved".to_owned(), outcome("avoid"));
    }
    policy["questions"] = Value::Object(questions);
    policy["flows"]["photographs"] = json!({ "start": "node-0", "nodes": all, "outcomes": outcomes });
    policy
}

/// A policy with a flow of this many different questions in a row, of which each can end it.
fn chain(questions: usize) -> Value {
    let mut policy = read("tests/policies/minimal.json");
    let (mut asked, mut nodes) = (Map::new(), Map::new());
    for number in 0..questions {
        let choices = json!({ "on": { "text": "On" }, "end": { "text": "End" } });
        asked.insert(format!("q{number}"), json!({ "text": "On?", "short": "On", "choices": choices }));
        let next = if number + 1 == questions { "end".to_owned() } else { format!("n{}", number + 1) };
        nodes.insert(
            format!("n{number}"),
            json!({ "fact": format!("q{number}"), "branches": { "on": next, "end": "out" } }),
        );
    }
    let outcome = json!({ "verdict": "allowed", "headline": "An end", "cites": ["6"] });
    policy["questions"] = Value::Object(asked);
    policy["flows"]["long"] = json!({ "title": "Long", "examples": "Anything", "start": "n0", "nodes": nodes,
        "outcomes": { "end": outcome, "out": outcome } });
    policy
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn load_chain(bencher: Bencher<'_, '_>, questions: usize) {
    let (json, vocabulary) = (chain(questions), vocabulary());
    bencher.bench(|| load(black_box(&json), &vocabulary).is_ok());
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn load_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let (json, vocabulary) = (tree(nodes, false), vocabulary());
    bencher.bench(|| load(black_box(&json), &vocabulary).is_ok());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn check_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let (text, vocabulary) = (format!("{:#}", tree(nodes, false)), vocabulary());
    bencher.bench(|| check_text(black_box(&text), &vocabulary).len());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn table_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&tree(nodes, false));
    bencher.bench(|| table::csv(black_box(&policy), None).expect("the ways can be listed").len());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn schedule_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&tree(nodes, false));
    bencher.bench(|| table::html(black_box(&policy), None).expect("the ways can be listed").len());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn diff_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let (old, new) = (sound(&tree(nodes, false)), sound(&tree(nodes, true)));
    bencher.bench(|| diff(black_box(&old), &new, Timing::ByDate).expect("the situations can be listed"));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn outcomes_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&tree(nodes, false));
    bencher.bench(|| {
        let mut ways = 0;
        for_each_path(black_box(&policy), "photographs", &Given::default(), &mut |_| ways += 1).expect("a flow");
        ways
    });
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn compare_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let (one, other) = (sound(&tree(nodes, false)), sound(&tree(nodes, true)));
    bencher.bench(|| compare(black_box(&[&one, &other]), "photographs", &Given::default()).expect("a flow"));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn dates_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&tree(nodes, false));
    bencher.bench(|| text(&policy, &dates(black_box(&policy))).len());
}

/// A hundred situations, each with every answer.
fn situations(policy: &Policy) -> Vec<Case> {
    let mut all = Vec::new();
    for_each_path(policy, "photographs", &Given::default(), &mut |path| {
        if all.len() < 100 {
            let given = path.responses.iter().map(|(fact, response)| (fact.clone(), response.written())).collect();
            all.push(Case { flow: "photographs".to_owned(), given, ..Case::default() });
        }
    })
    .expect("a flow");
    all
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn hundred_cases_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&tree(nodes, false));
    let cases = situations(&policy);
    bencher.bench(|| cases.iter().filter(|case| run(black_box(&policy), case).is_none()).count());
}

#[divan::bench(args = [15, 60, 240], sample_count = 5)]
fn diagram_tree(bencher: Bencher<'_, '_>, nodes: usize) {
    let policy = sound(&tree(nodes, false));
    bencher.bench(|| diagram::svg(black_box(&policy), &policy.flows["photographs"]).len());
}
