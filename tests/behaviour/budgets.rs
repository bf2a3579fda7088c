//! Small files, big trouble: what lists ways stops at some number and says so, and loading grows as the file does.

use std::sync::{LazyLock, mpsc};
use std::time::{Duration, Instant};

use authoring::{
    cases::{Case, Mismatch, run},
    check::check,
    compare::compare,
    diff::diff,
    partition::{PartitionError, Timing, for_each_situation},
    table,
};
use engine::{
    Given, Response, Responses,
    paths::{PathError, for_each_path},
    walk, what_if,
};
use policy::{Policy, load::load};
use serde_json::{Value, json};

use crate::many_ways;
use crate::support::{json as json_at, root, vocabulary};

/// Longer than any of this may take, unoptimised on a machine that has much else to do. Without an end it would be hours.
const PATIENCE: Duration = Duration::from_secs(120);

fn minimal() -> Value {
    json_at(&root().join("tests/policies/minimal.json"))
}

fn chain(questions: usize, b_leads_on: bool) -> Value {
    many_ways::chain(minimal(), questions, b_leads_on)
}

fn asked_again(questions: usize) -> Value {
    many_ways::asked_again(minimal(), questions)
}

/// Does something that has to end by itself, and fails without waiting for it any longer if it does not.
fn in_time<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(task()).ok());
    receiver.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("it does not end within {PATIENCE:?}"))
}

fn loaded(policy: &Value) -> Policy {
    load(policy, &vocabulary()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn a_flow_that_asks_again_what_it_has_asked_does_not_hold_check_for_ever() {
    let found = in_time(|| check(&asked_again(22), &vocabulary()));
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
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
    let (is_cut_short, finds_none) = in_time(move || {
        let policy = loaded(&policy);
        let responses = Responses::from([("z".to_owned(), Response::Choice("a".to_owned()))]);
        let walked = walk(&policy, "long", &responses).expect("a real flow");
        let changes = what_if::changes(&policy, &walked, &responses);
        (changes.is_cut_short, changes.found.is_empty())
    });
    assert!(is_cut_short && finds_none);

    // Two verdicts are told apart as soon as both have been met: nothing is cut short.
    let policy = loaded(&chain(30, false));
    let responses = Responses::from([("q0".to_owned(), Response::Choice("b".to_owned()))]);
    let walked = walk(&policy, "long", &responses).expect("a real flow");
    assert!(!what_if::changes(&policy, &walked, &responses).is_cut_short);
}

#[test]
fn listings_stop_at_a_number_of_ways() {
    let too_many = || PathError::TooMany("long".to_owned());
    let listed = in_time(|| for_each_path(&loaded(&chain(30, true)), "long", &Given::default(), &mut |_| {}));
    assert_eq!(listed, Err(too_many()));
    let listed = in_time(|| {
        let policy = loaded(&chain(30, true));
        for_each_situation(&[&policy], "long", &Given::default(), Timing::ByDate, &mut |_| {})
    });
    assert_eq!(listed, Err(PartitionError::TooMany("long".to_owned())));
    // What is made of a listing stops with it.
    let situations = || Err(PartitionError::TooMany("long".to_owned()));
    let policy = || loaded(&chain(30, true));
    assert_eq!(in_time(move || table::csv(&policy(), Some("long")).map(drop)), situations());
    assert_eq!(in_time(move || diff(&policy(), &policy(), Timing::ByDate).map(drop)), situations());
    let compared = in_time(move || compare(&[&policy(), &policy()], "long", &Given::default()).map(drop));
    assert_eq!(compared, situations());
    let case = Case { name: "any".to_owned(), flow: "long".to_owned(), ..Case::default() };
    let why = Mismatch::CannotBePut(too_many().message(None));
    assert_eq!(in_time(move || run(&policy(), &case)), Some(why));
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
    let mut policy = minimal();
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

/// Ten policies of some size, and one ten times as large, each the best of some tries. The large one has ten times as much to go
/// through, and no cache holds it: it may cost three times as much as the ten, not ten times.
fn assert_grows_as_the_file_does(what: &str, policy: impl Fn(usize) -> Value, done: impl Fn(&Value)) {
    let best = |size: usize, times: usize| {
        let policy = policy(size);
        let tried = || {
            let before = spent();
            (0..times).for_each(|_| done(&policy));
            spent().saturating_sub(before)
        };
        (0..3).map(|_| tried()).min().expect("three times")
    };
    let (ten, large) = (best(1_000, 10), best(10_000, 1));
    assert!(large < 3 * ten, "{what}: ten times 1,000 in {ten:?}, 10,000 in {large:?}");
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
    let mut policy = minimal();
    let long = "x".repeat(1 << 20);
    policy["provisions"][&long] = json!({ "heading": "Long", "summary": "Long" });
    policy["dates"]["poll"]["cites"] = json!([format!("{long}y")]);
    assert!(in_time(move || load(&policy, &vocabulary()).is_err()));
}
