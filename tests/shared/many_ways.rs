//! Small policies with very many ways through one flow, `long`, and policies of very many questions.

use serde_json::{Map, Value, json};

/// Returns the policy with one more flow, and the questions that it asks.
fn with_flow(mut policy: Value, questions: usize, start: &str, nodes: Map<String, Value>) -> Value {
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
pub fn chain(policy: Value, questions: usize, b_leads_on: bool) -> Value {
    let next = |number: usize| if number + 1 == questions { "other".to_owned() } else { format!("n{}", number + 1) };
    let node = |number: usize| {
        let b = if b_leads_on { next(number) } else { "end".to_owned() };
        (format!("n{number}"), json!({ "fact": format!("q{number}"), "branches": { "a": next(number), "b": b } }))
    };
    with_flow(policy, questions, "n0", (0..questions).map(node).collect())
}

/// Each question asked, and each asked again: what was answered the first time matters to the end.
pub fn asked_again(policy: Value, questions: usize) -> Value {
    let node = |number: usize| {
        let next = match number + 1 {
            last if last == 2 * questions => "end".to_owned(),
            next => format!("n{next}"),
        };
        let fact = format!("q{}", number % questions);
        (format!("n{number}"), json!({ "fact": fact, "branches": { "a": next, "b": next } }))
    };
    with_flow(policy, questions, "n0", (0..2 * questions).map(node).collect())
}

/// The same flow as often again, under other names: whatever goes through them all takes as much longer.
#[allow(dead_code, reason = "not every test needs it")]
pub fn times(mut policy: Value, number: usize) -> Value {
    let flow = policy["flows"]["long"].clone();
    for index in 1..number {
        policy["flows"][format!("long{index}")] = flow.clone();
    }
    policy
}
