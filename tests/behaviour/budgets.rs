//! Small files, big trouble: what lists ways stops at some number and says so, and loading grows as the file does.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use authoring::{
    check::check,
    partition::{PartitionError, Timing, for_each_situation},
    table,
};
use engine::{
    Given, Response, Responses,
    paths::{PathError, for_each_path},
    walk, what_if,
};
use policy::{Policy, load::load};
use serde_json::{Map, Value, json};

use crate::support::{json as json_at, root, vocabulary};

/// Longer than any of this may take, on a slow machine and unoptimised.
const PATIENCE: Duration = Duration::from_secs(20);

/// The small policy with one more flow, and the questions that it asks.
fn with_flow(questions: usize, start: &str, nodes: Map<String, Value>) -> Value {
    let mut policy = json_at(&root().join("tests/policies/minimal.json"));
    let two = json!({ "a": { "text": "A" }, "b": { "text": "B" } });
    let question =
        |number| json!({ "text": format!("Question {number}?"), "short": format!("Q{number}"), "choices": two });
    let asked: Map<String, Value> = (0..questions).map(|number| (format!("q{number}"), question(number))).collect();
    policy["questions"] = Value::Object(asked);
    let allowed = json!({ "verdict": "allowed", "headline": "It is so", "cites": ["6"] });
    let avoid = json!({ "verdict": "avoid", "headline": "{You|They} should not", "cites": ["6"] });
    policy["flows"]["long"] = json!({
        "title": "Long", "examples": "Anything", "start": start, "nodes": nodes,
        "outcomes": { "end": allowed, "other": avoid },
    });
    policy
}

/// Questions in a row; of each, `a` leads on and `b` too, or to the end.
fn chain(questions: usize, b_leads_on: bool) -> Value {
    let next = |number: usize| if number + 1 == questions { "other".to_owned() } else { format!("n{}", number + 1) };
    let node = |number: usize| {
        let b = if b_leads_on { next(number) } else { "end".to_owned() };
        (format!("n{number}"), json!({ "fact": format!("q{number}"), "branches": { "a": next(number), "b": b } }))
    };
    with_flow(questions, "n0", (0..questions).map(node).collect())
}

/// Each question asked, and each asked again: what was answered the first time matters to the end.
fn asked_again(questions: usize) -> Value {
    let node = |number: usize| {
        let next = match number + 1 {
            last if last == 2 * questions => "end".to_owned(),
            next => format!("n{next}"),
        };
        let fact = format!("q{}", number % questions);
        (format!("n{number}"), json!({ "fact": fact, "branches": { "a": next, "b": next } }))
    };
    with_flow(questions, "n0", (0..2 * questions).map(node).collect())
}

fn loaded(policy: &Value) -> Policy {
    load(policy, &vocabulary()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn a_flow_that_asks_again_what_it_has_asked_does_not_hold_check_for_ever() {
    let started = Instant::now();
    let found: Vec<String> = check(&asked_again(22), &vocabulary()).iter().map(ToString::to_string).collect();
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    let said =
        "there are 17592186044416 ways through `long`; they were not all tried, and nothing is said of what they reach";
    assert!(found.iter().any(|finding| finding.contains(said)), "{found:#?}");
}

#[test]
fn what_would_have_changed_a_result_stops_and_says_so() {
    // The first answer decides whether thirty more questions follow, whose answers make no difference.
    let mut policy = chain(30, true);
    policy["questions"]["z"] =
        json!({ "text": "Z?", "short": "Z", "choices": { "a": { "text": "A" }, "b": { "text": "B" } } });
    policy["flows"]["long"]["nodes"]["first"] = json!({ "fact": "z", "branches": { "a": "end", "b": "n0" } });
    policy["flows"]["long"]["start"] = json!("first");
    let policy = loaded(&policy);
    let responses = Responses::from([("z".to_owned(), Response::Choice("a".to_owned()))]);
    let walked = walk(&policy, "long", &responses).expect("a real flow");
    let started = Instant::now();
    let changes = what_if::changes(&policy, &walked, &responses);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    assert!(changes.is_cut_short && changes.found.is_empty());

    // Two verdicts are told apart as soon as both have been met: nothing is cut short.
    let policy = loaded(&chain(30, false));
    let responses = Responses::from([("q0".to_owned(), Response::Choice("b".to_owned()))]);
    let walked = walk(&policy, "long", &responses).expect("a real flow");
    assert!(!what_if::changes(&policy, &walked, &responses).is_cut_short);
}

#[test]
fn listings_stop_at_a_number_of_ways() {
    let started = Instant::now();
    let policy = loaded(&chain(30, true));
    let listed = for_each_path(&policy, "long", &Given::default(), &mut |_| {});
    assert_eq!(listed, Err(PathError::TooMany("long".to_owned())));
    let situations = for_each_situation(&[&policy], "long", &Given::default(), Timing::ByDate, &mut |_| {});
    assert_eq!(situations, Err(PartitionError::TooMany("long".to_owned())));
    assert!(started.elapsed() < 3 * PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn ten_thousand_questions_in_a_row_overflow_nothing() {
    let policy = loaded(&chain(10_000, false));
    let listed = for_each_path(&policy, "long", &Given::default(), &mut |_| {});
    assert_eq!(listed, Err(PathError::TooMany("long".to_owned())));
    let situations = for_each_situation(&[&policy], "long", &Given::default(), Timing::ByDate, &mut |_| {});
    assert_eq!(situations, Err(PartitionError::TooMany("long".to_owned())));
    assert_eq!(table::csv(&policy, Some("long")), Err(PartitionError::TooMany("long".to_owned())));
    assert_eq!(table::html(&policy, Some("long")), Err(PartitionError::TooMany("long".to_owned())));
    assert!(table::paragraphs::html(&policy).contains("<table"));
}

/// A policy with as many provisions, each with a date that hangs on the one before and cites it.
fn hanging(number: usize) -> Value {
    let mut policy = json_at(&root().join("tests/policies/minimal.json"));
    for index in 0..number {
        let (provision, before) = (format!("9.{index}"), index.checked_sub(1));
        policy["provisions"][&provision] = json!({ "heading": "A day", "summary": "It is the same day." });
        let from = before.map_or_else(|| "poll".to_owned(), |before| format!("d{before}"));
        let offset = json!({ "from": from, "days": 0 });
        policy["dates"][format!("d{index}")] = json!({ "name": "A day", "offset": offset, "cites": [provision] });
    }
    policy
}

/// Returns what this thread has had of a processor so far: other programs that run meanwhile take none of it.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|counted| counted.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The best of some tries, for a policy of some size and for one ten times as large: ten times as much may cost fifteen times as
/// much, not a hundred times.
fn assert_grows_as_the_file_does(what: &str, policy: impl Fn(usize) -> Value, done: impl Fn(&Value)) {
    let best = |size: usize| {
        let policy = policy(size);
        let once = || {
            let before = spent();
            done(&policy);
            spent().saturating_sub(before)
        };
        (0..5).map(|_| once()).min().expect("five times")
    };
    let (small, large) = (best(1_000), best(10_000));
    eprintln!("{what}: 1,000 in {small:?}, 10,000 in {large:?}");
    assert!(large < 15 * small, "{what}: 1,000 in {small:?}, 10,000 in {large:?}");
}

#[test]
fn loading_grows_as_the_file_does() {
    let vocabulary = vocabulary();
    let sound = |policy: &Value| assert!(load(policy, &vocabulary).is_ok());
    assert_grows_as_the_file_does("questions in a row", |size| chain(size, false), sound);
    assert_grows_as_the_file_does("provisions, and dates that hang on each other", hanging, sound);
    let faulty = |size| {
        let mut policy = hanging(size);
        let provisions = policy["provisions"].as_object_mut().expect("provisions");
        provisions.retain(|number, _| !number.starts_with("9."));
        policy
    };
    let refused = |policy: &Value| assert!(load(policy, &vocabulary).is_err_and(|faults| faults.len() > 999));
    assert_grows_as_the_file_does("citations of what is not there", faulty, refused);
}

#[test]
fn checking_grows_as_the_file_does() {
    let vocabulary = vocabulary();
    let checked = |policy: &Value| assert!(check(policy, &vocabulary).iter().all(|it| it.code.id() != "unclear-day"));
    assert_grows_as_the_file_does("provisions, and dates that hang on each other", hanging, checked);
    let circular = |size| {
        let mut policy = hanging(size);
        policy["dates"]["d0"]["offset"]["from"] = json!(format!("d{}", size - 1));
        policy
    };
    let found = |policy: &Value| {
        let findings = check(policy, &vocabulary);
        assert_eq!(
            findings.iter().filter(|it| it.code.id() == "unclear-day").count(),
            policy["dates"].as_object().map_or(0, |dates| dates.len() - 4)
        );
    };
    assert_grows_as_the_file_does("dates in a ring", circular, found);
}

#[test]
fn a_word_of_any_length_is_refused_at_once() {
    let mut policy = json_at(&root().join("tests/policies/minimal.json"));
    let long = "x".repeat(1 << 20);
    policy["provisions"][&long] = json!({ "heading": "Long", "summary": "Long" });
    policy["dates"]["poll"]["cites"] = json!([format!("{long}y")]);
    let started = Instant::now();
    assert!(load(&policy, &vocabulary()).is_err());
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}
