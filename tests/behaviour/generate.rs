//! Small random policies, and random changes to policies. The same seed always gives the same.

use serde_json::{Map, Value, json};

/// SplitMix64: small, well known, and the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(sides).expect("small")).expect("small")
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.roll(from.len())]
    }
}

/// Choice questions of the vocabulary with their choices; the last is optional where there are more than two.
const QUESTIONS: [(&str, &[&str], bool); 6] = [
    ("capacity", &["at-work", "own-time"], false),
    ("account", &["official", "personal"], false),
    ("consents", &["yes", "no"], false),
    ("claim", &["factually-wrong", "interpretation", "not-sure"], true),
    ("photo-use", &["news", "campaign", "other", "not-sure"], true),
    ("restricted-post", &["yes", "no", "not-sure"], false),
];
const VERDICTS: [&str; 7] = ["not-bound", "allowed", "take-care", "conditions", "avoid", "not-allowed", "not-covered"];
/// Days on which something starts or ends. Two are in both lists, so that bounds meet on one day.
const STARTS: [&str; 4] = ["2028-03-22", "2028-03-23", "2028-03-27", "2028-04-02"];
const ENDS: [&str; 4] = ["2028-03-27", "2028-04-02", "2028-04-10", "2028-05-04"];
const TIMES: [&str; 4] = ["00:00", "09:00", "16:00", "22:00"];
/// The flow that differs from policy to policy.
pub const FLOW: &str = "publicity";

/// Whether any generated policy, or the small one that it is made from, asks this.
pub fn asks(question: &str) -> bool {
    let shared = ["role", "office", "activity-date", "nomination-date", "resignation-date"];
    shared.contains(&question) || QUESTIONS.iter().any(|(id, ..)| *id == question)
}

/// A random policy: `tests/policies/minimal.json` with other dates, periods and a flow of up to six nodes.
pub fn policy(dice: &mut Dice, minimal: &Value) -> Value {
    let mut policy = minimal.clone();
    for (date, days) in [("first", STARTS), ("second", STARTS), ("third", ENDS), ("fourth", ENDS)] {
        policy["dates"][date] = random_date(dice, date, &days);
    }
    let mut periods = Map::new();
    periods.insert("period".to_owned(), random_period(dice, false));
    periods.insert("window".to_owned(), random_period(dice, true));
    policy["periods"] = Value::Object(periods);
    policy["resignation"]["days"] = json!(*dice.pick(&[5, 19, 19, 21, 28]));
    if dice.chance(20) {
        policy["days_off"] = json!([{ "date": "2028-03-30", "name": "Day of thanksgiving" }]);
    }
    policy["flows"][FLOW] = random_flow(dice, &policy);
    policy
}

fn random_date(dice: &mut Dice, name: &str, days: &[&str]) -> Value {
    let mut date = json!({ "name": name, "date": dice.pick(days), "cites": ["2"] });
    if dice.chance(40) {
        date["time"] = json!(dice.pick(&TIMES));
    }
    date
}

/// The first two dates start things and the last two end them.
fn random_period(dice: &mut Dice, with_variant: bool) -> Value {
    let mut period = json!({ "name": "Period", "cites": ["2"] });
    if dice.chance(85) {
        period["starts"] = json!(dice.pick(&["first", "second"]));
    }
    if dice.chance(85) {
        period["ends"] = json!(dice.pick(&["third", "fourth"]));
    }
    if with_variant && dice.chance(50) {
        let (fact, choices, _) = dice.pick(&QUESTIONS);
        period["variants"] = json!([{ "when": { *fact: [choices[0]] }, "starts": dice.pick(&["first", "second"]) }]);
    }
    period
}

/// Whether the flow asks for the fact of a period's variant only after it has looked at the period.
pub fn asks_too_late(policy: &Value) -> bool {
    let facts: Vec<&str> = (policy["flows"][FLOW]["nodes"].as_object().into_iter().flatten())
        .filter_map(|(_, node)| node["fact"].as_str())
        .collect();
    let place = |fact: &str| facts.iter().position(|known| *known == fact);
    let when = policy["periods"]["window"]["variants"][0]["when"].as_object();
    let fact = when.and_then(|when| when.keys().next()).and_then(|fact| place(fact));
    matches!((place("window"), fact), (Some(window), Some(fact)) if fact > window)
}

/// The values that a node of this fact needs a branch for, and those that it may have one for.
fn values(policy: &Value, fact: &str) -> (Vec<String>, Vec<String>) {
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    if fact == "resignation" {
        return (
            owned(&["in-time", "in-time-by-calendar-days-only", "too-late", "not-resigned", "nominations-closed"]),
            Vec::new(),
        );
    }
    if let Some((_, choices, last_is_optional)) = QUESTIONS.iter().find(|(known, ..)| *known == fact) {
        let needed = choices.len() - usize::from(*last_is_optional);
        return (owned(&choices[..needed]), owned(&choices[needed..]));
    }
    let period = &policy["periods"][fact];
    let variants: Vec<&Value> = period["variants"].as_array().into_iter().flatten().collect();
    let any = |edge: &str| period.get(edge).is_some() || variants.iter().any(|variant| variant.get(edge).is_some());
    let mut values = Vec::new();
    if any("starts") {
        values.extend(["before", if fact == "period" { "pre-election" } else { "during" }]);
    }
    if any("ends") {
        values.push("after");
    }
    if period.get("starts").is_none() {
        values.push("not-fixed");
    }
    (owned(&values), Vec::new())
}

fn random_flow(dice: &mut Dice, policy: &Value) -> Value {
    let facts =
        ["capacity", "account", "consents", "claim", "photo-use", "restricted-post", "period", "window", "resignation"];
    let mut chosen: Vec<&str> = Vec::new();
    for _ in 0..=dice.roll(4) {
        let fact = *dice.pick(&facts);
        if !chosen.contains(&fact) {
            chosen.push(fact);
        }
    }
    let ends = 2 + dice.roll(3);
    let mut nodes = Map::new();
    for (index, fact) in chosen.iter().enumerate() {
        let (needed, optional) = values(policy, fact);
        let mut branches = Map::new();
        let offered = optional.into_iter().filter(|_| dice.chance(50)).collect::<Vec<_>>();
        for value in needed.into_iter().chain(offered) {
            branches.insert(value, json!(target(dice, index, chosen.len(), ends)));
        }
        nodes.insert(format!("n{index}"), json!({ "fact": fact, "branches": branches }));
    }
    let outcomes: Map<String, Value> = (0..ends).map(|end| (format!("end{end}"), random_outcome(dice))).collect();
    let start = if nodes.is_empty() { "end0" } else { "n0" };
    json!({ "start": start, "nodes": nodes, "outcomes": outcomes })
}

/// A later node, so that no path comes back, or an outcome.
fn target(dice: &mut Dice, from: usize, nodes: usize, ends: usize) -> String {
    if from + 1 < nodes && dice.chance(65) {
        format!("n{}", from + 1 + dice.roll(nodes - from - 1))
    } else {
        format!("end{}", dice.roll(ends))
    }
}

fn random_outcome(dice: &mut Dice) -> Value {
    let mut outcome = json!({
        "verdict": dice.pick(&VERDICTS),
        "headline": format!("Headline {}", dice.roll(4)),
        "cites": [dice.pick(&["4", "5", "6", "7"])],
        "register": dice.pick(&["none", "none", "required"]),
    });
    if dice.chance(30) {
        outcome["verdict"] = json!("refer");
        outcome["refer_to"] = match dice.roll(3) {
            0 => json!({ "any_of": ["chief-executive", "spoc"] }),
            _ => json!(dice.pick(&["chief-executive", "spoc"])),
        };
    }
    outcome
}

/// Makes up to three random changes of the kinds that an author makes to one flow.
pub fn change(dice: &mut Dice, policy: &mut Value, flow: &str) {
    for _ in 0..=dice.roll(3) {
        let nodes: Vec<String> = keys(&policy["flows"][flow]["nodes"]);
        let outcomes: Vec<String> = keys(&policy["flows"][flow]["outcomes"]);
        let outcome = dice.pick(&outcomes).clone();
        let end = &mut policy["flows"][flow]["outcomes"][outcome.as_str()];
        match dice.roll(7) {
            0 => end["verdict"] = json!("avoid"),
            1 => end["headline"] = json!("Another headline"),
            2 => end["register"] = json!(dice.pick(&["none", "advised", "required"])),
            3 => {
                end["verdict"] = json!("refer");
                end["refer_to"] = json!("spoc");
            }
            4 => {
                if let Some(cites) = end["cites"].as_array_mut() {
                    cites.reverse();
                }
            }
            _ if nodes.is_empty() => {}
            5 => {
                let node = dice.pick(&nodes).clone();
                let branches = &mut policy["flows"][flow]["nodes"][node.as_str()]["branches"];
                let values = keys(branches);
                branches[dice.pick(&values).as_str()] = json!(dice.pick(&outcomes));
            }
            _ => {
                let node = dice.pick(&nodes).clone();
                let branches = &mut policy["flows"][flow]["nodes"][node.as_str()]["branches"];
                if let Some(branches) = branches.as_object_mut() {
                    branches.shift_remove("not-sure");
                }
            }
        }
    }
}

fn keys(object: &Value) -> Vec<String> {
    object.as_object().into_iter().flat_map(|fields| fields.keys().cloned()).collect()
}
