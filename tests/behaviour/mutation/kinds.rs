//! The kinds of slips. Each makes one in a policy's JSON and gives the file's new text.

use policy::{Policy, diagnostic::pointer};
use serde_json::{Map, Value, json};

use super::{Sound, random::Random};

/// A policy after the slip: its JSON, or its text where the JSON cannot show it.
pub enum Slip {
    Json(Value),
    Text(String),
}

pub struct Kind {
    pub name: &'static str,
    /// Whether `check` must catch every slip of this kind.
    pub always: bool,
    /// Makes one slip; none where the policy has no place for it.
    pub slip: fn(&Sound, &mut Random) -> Option<Slip>,
}

const fn always(name: &'static str, slip: fn(&Sound, &mut Random) -> Option<Slip>) -> Kind {
    Kind { name, always: true, slip }
}

const fn sometimes(name: &'static str, slip: fn(&Sound, &mut Random) -> Option<Slip>) -> Kind {
    Kind { name, always: false, slip }
}

pub const KINDS: &[Kind] = &[
    always("drop a branch that everybody needs", |sound, random| {
        let branches = branches(sound, |optional| !optional);
        edit(sound, random.one_of(&branches)?, |_| None)
    }),
    sometimes("drop a branch for \"not sure\"", |sound, random| {
        edit(sound, random.one_of(&branches(sound, |optional| optional))?, |_| None)
    }),
    always("retarget a branch to nothing", |sound, random| {
        let branches = branches(sound, |_| true);
        edit(sound, random.one_of(&branches)?, |to| Some(json!(random.slip_in(to.as_str()?))))
    }),
    sometimes("retarget a branch to another outcome", |sound, random| retarget(sound, random, "outcomes")),
    sometimes("retarget a branch to another node", |sound, random| retarget(sound, random, "nodes")),
    always("rename a node", |sound, random| rename(sound, &places(sound, "/flows/*/nodes/*"), random)),
    always("rename an outcome", |sound, random| rename(sound, &places(sound, "/flows/*/outcomes/*"), random)),
    always("rename a provision that is cited", |sound, random| rename(sound, &provisions(sound, false), random)),
    sometimes("rename a provision that is excused", |sound, random| rename(sound, &provisions(sound, true), random)),
    always("rename a contact that decides", |sound, random| rename(sound, &deciders(sound), random)),
    always("delete a node", |sound, random| delete(sound, &places(sound, "/flows/*/nodes/*"), random)),
    always("delete an outcome", |sound, random| delete(sound, &places(sound, "/flows/*/outcomes/*"), random)),
    always("delete a provision that is cited", |sound, random| delete(sound, &provisions(sound, false), random)),
    sometimes("delete a provision that is excused", |sound, random| delete(sound, &provisions(sound, true), random)),
    always("delete an excuse", |sound, random| delete(sound, &places(sound, "/provisions/*/excused"), random)),
    always("delete a contact that decides", |sound, random| delete(sound, &deciders(sound), random)),
    always("delete a date that a period needs", |sound, random| {
        let bounds = values(sound, &["/periods/*/starts", "/periods/*/ends"]);
        delete(sound, &bounds.iter().map(|date| pointer("/dates", date)).collect::<Vec<_>>(), random)
    }),
    sometimes("delete one citation of an outcome", |sound, random| {
        delete(sound, &places(sound, "/flows/*/outcomes/*/cites/*"), random)
    }),
    always("delete all citations of an outcome", |sound, random| {
        // Silence has no paragraph.
        let all = places(sound, "/flows/*/outcomes/*/cites").into_iter();
        let speak = all.filter(|at| string_at(&sound.json, &at.replace("/cites", "/verdict")) != "not-covered");
        delete(sound, &speak.collect::<Vec<_>>(), random)
    }),
    always("delete who decides", |sound, random| delete(sound, &with_verdict(sound, "refer", "refer_to"), random)),
    always("delete the conditions", |sound, random| {
        delete(sound, &with_verdict(sound, "conditions", "conditions"), random)
    }),
    always("delete a headline", |sound, random| delete(sound, &places(sound, "/flows/*/outcomes/*/headline"), random)),
    sometimes("change a verdict", |sound, random| {
        let verdicts =
            ["not-bound", "allowed", "take-care", "conditions", "refer", "avoid", "not-allowed", "not-covered"];
        let other = *random.one_of(&verdicts)?;
        let at = places(sound, "/flows/*/outcomes/*/verdict");
        edit(sound, random.one_of(&at)?, |_| Some(json!(other)))
    }),
    sometimes("change the register's rule", |sound, random| {
        let other = *random.one_of(&["required", "advised", "none"])?;
        let at = places(sound, "/flows/*/outcomes/*/register");
        edit(sound, random.one_of(&at)?, |_| Some(json!(other)))
    }),
    sometimes("refer to another contact", |sound, random| {
        let contacts: Vec<String> = sound.policy.contacts.keys().cloned().collect();
        let other = random.one_of(&contacts)?.clone();
        let at = places(sound, "/flows/*/outcomes/*/refer_to");
        edit(sound, random.one_of(&at)?, |_| Some(json!(other)))
    }),
    always("misspell a verdict", |sound, random| misspell(sound, "/flows/*/outcomes/*/verdict", random)),
    always("misspell a fact", |sound, random| misspell(sound, "/flows/*/nodes/*/fact", random)),
    always("misspell a choice", |sound, random| rename(sound, &places(sound, "/flows/*/nodes/*/branches/*"), random)),
    always("misspell a field", |sound, random| rename(sound, &places(sound, "/flows/*/outcomes/*/*"), random)),
    always("misspell a citation", misspell_citation),
    sometimes("swap two dates", swap_dates),
    sometimes("move a date by a day", |sound, random| {
        edit(sound, random.one_of(&places(sound, "/dates/*/date"))?, |date| {
            let (month, day) = date.as_str()?.rsplit_once('-')?;
            Some(json!(format!("{month}-{:02}", day.parse::<u32>().ok()? % 28 + 1)))
        })
    }),
    always("write a date the other way round", |sound, random| {
        edit(sound, random.one_of(&places(sound, "/dates/*/date"))?, |date| {
            let parts: Vec<&str> = date.as_str()?.rsplit('-').collect();
            Some(json!(parts.join("-")))
        })
    }),
    always("lose a brace", |sound, random| {
        edit(sound, random.one_of(&texts_with(sound, "}"))?, |text| Some(json!(text.as_str()?.replacen('}', "", 1))))
    }),
    always("word a headline for \"you\" only", |sound, random| {
        edit(sound, random.one_of(&texts_with(sound, "{You|Your colleague}"))?, |text| {
            Some(json!(text.as_str()?.replace("{You|Your colleague}", "You")))
        })
    }),
    sometimes("misspell a word of a text", |sound, random| misspell(sound, "/flows/*/outcomes/*/headline", random)),
    always("write a key twice", |sound, random| {
        let key = random.one_of(&["force", "dates", "contacts", "provisions", "flows"])?;
        let (once, twice) = (format!("\n  \"{key}\":"), format!("\n  \"{key}\": {{}},\n  \"{key}\":"));
        Some(Slip::Text(written(&sound.json).replacen(&once, &twice, 1)))
    }),
    always("forget a comma", |sound, random| {
        let text = written(&sound.json);
        let commas: Vec<usize> = text.match_indices(",\n").map(|(at, _)| at).collect();
        let (before, after) = text.split_at(*random.one_of(&commas)?);
        Some(Slip::Text(format!("{before}{}", &after[1..])))
    }),
];

fn written(json: &Value) -> String {
    serde_json::to_string_pretty(json).expect("JSON can be written")
}

/// The pointers that fit a pattern, in which `*` stands for any one step.
fn places(sound: &Sound, pattern: &str) -> Vec<String> {
    let mut found = vec![(String::new(), &sound.json)];
    for step in pattern.split('/').skip(1) {
        let inside = found.into_iter().flat_map(|(at, value)| -> Vec<(String, &Value)> {
            match value {
                Value::Object(fields) if step == "*" => {
                    fields.iter().map(|(key, value)| (pointer(&at, key), value)).collect()
                }
                Value::Array(items) if step == "*" => {
                    items.iter().enumerate().map(|(index, value)| (pointer(&at, index), value)).collect()
                }
                _ => value.get(step).map(|value| (pointer(&at, step), value)).into_iter().collect(),
            }
        });
        found = inside.collect();
    }
    found.into_iter().map(|(at, _)| at).collect()
}

fn string_at<'j>(json: &'j Value, at: &str) -> &'j str {
    json.pointer(at).and_then(Value::as_str).unwrap_or_default()
}

fn values(sound: &Sound, patterns: &[&str]) -> Vec<String> {
    patterns.iter().flat_map(|it| places(sound, it)).map(|at| string_at(&sound.json, &at).to_owned()).collect()
}

/// The branches of every node whose choice is optional, or is not. A role that inherits is as good as optional.
fn branches(sound: &Sound, wanted: impl Fn(bool) -> bool) -> Vec<String> {
    let optional = |at: &str| {
        let (branches, choice) = at.rsplit_once('/').unwrap_or_default();
        let fact = string_at(&sound.json, &branches.replace("/branches", "/fact"));
        let question = sound.policy.questions.get(fact).and_then(|question| question.choices.get(choice));
        question.is_some_and(|choice| choice.optional || choice.inherits.is_some())
    };
    places(sound, "/flows/*/nodes/*/branches/*").into_iter().filter(|at| wanted(optional(at))).collect()
}

fn provisions(sound: &Sound, excused: bool) -> Vec<String> {
    let all = sound.policy.provisions.iter().filter(|(_, provision)| provision.excused.is_some() == excused);
    all.map(|(number, _)| pointer("/provisions", number)).collect()
}

fn deciders(sound: &Sound) -> Vec<String> {
    // One post is a text; several stand in a list, under how they decide.
    let named = values(sound, &["/flows/*/outcomes/*/refer_to", "/flows/*/outcomes/*/refer_to/*/*"]);
    named.iter().filter(|contact| !contact.is_empty()).map(|contact| pointer("/contacts", contact)).collect()
}

fn with_verdict(sound: &Sound, verdict: &str, field: &str) -> Vec<String> {
    let fields = places(sound, &format!("/flows/*/outcomes/*/{field}")).into_iter();
    fields.filter(|at| string_at(&sound.json, &at.replace(&format!("/{field}"), "/verdict")) == verdict).collect()
}

fn texts_with(sound: &Sound, part: &str) -> Vec<String> {
    let headlines = places(sound, "/flows/*/outcomes/*/headline").into_iter();
    headlines.filter(|at| string_at(&sound.json, at).contains(part)).collect()
}

/// The policy with one value changed, or with the field or item taken out; none if the change is no change.
fn edit(sound: &Sound, at: &str, change: impl FnOnce(&Value) -> Option<Value>) -> Option<Slip> {
    let mut json = sound.json.clone();
    let (parent, key) = at.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    match json.pointer_mut(parent)? {
        Value::Object(fields) => match change(fields.get(&key)?) {
            Some(value) => drop(fields.insert(key, value)),
            None => drop(fields.shift_remove(&key)),
        },
        Value::Array(items) => {
            let index: usize = key.parse().ok()?;
            match change(items.get(index)?) {
                Some(value) => items[index] = value,
                None => drop(items.remove(index)),
            }
        }
        _ => return None,
    }
    (json != sound.json).then_some(Slip::Json(json))
}

fn delete(sound: &Sound, places: &[String], random: &mut Random) -> Option<Slip> {
    edit(sound, random.one_of(places)?, |_| None)
}

/// The file with one key misspelt, in its old place.
fn rename(sound: &Sound, places: &[String], random: &mut Random) -> Option<Slip> {
    let at = random.one_of(places)?;
    let (parent, key) = at.rsplit_once('/')?;
    let mut json = sound.json.clone();
    let fields = json.pointer_mut(parent)?.as_object_mut()?;
    let misspelt = random.slip_in(key);
    if fields.contains_key(&misspelt) {
        return None;
    }
    let renamed: Map<String, Value> = std::mem::take(fields)
        .into_iter()
        .map(|(name, value)| (if name == key { misspelt.clone() } else { name }, value))
        .collect();
    *fields = renamed;
    Some(Slip::Json(json))
}

fn misspell(sound: &Sound, pattern: &str, random: &mut Random) -> Option<Slip> {
    let places = places(sound, pattern);
    edit(sound, random.one_of(&places)?, |word| Some(json!(random.slip_in(word.as_str()?))))
}

/// A citation of a paragraph that the policy does not have. Some slips make the number of another: that is not this kind.
fn misspell_citation(sound: &Sound, random: &mut Random) -> Option<Slip> {
    let places = places(sound, "/flows/*/outcomes/*/cites/*");
    let at = random.one_of(&places)?;
    let misspelt = random.slip_in(string_at(&sound.json, at));
    let Policy { provisions, .. } = &sound.policy;
    (!provisions.contains_key(&misspelt)).then(|| edit(sound, at, |_| Some(json!(misspelt)))).flatten()
}

fn retarget(sound: &Sound, random: &mut Random, to: &str) -> Option<Slip> {
    let branches = branches(sound, |_| true);
    let at = random.one_of(&branches)?;
    let flow: String = at.split('/').take(3).collect::<Vec<_>>().join("/");
    let others: Vec<&String> = sound.json.pointer(&pointer(&flow, to))?.as_object()?.keys().collect();
    let other = random.one_of(&others)?.to_string();
    edit(sound, at, |_| Some(json!(other)))
}

fn swap_dates(sound: &Sound, random: &mut Random) -> Option<Slip> {
    let places = places(sound, "/dates/*/date");
    let (one, other) = (random.one_of(&places)?, random.one_of(&places)?);
    let mut json = sound.json.clone();
    let (first, second) = (json.pointer(one)?.clone(), json.pointer(other)?.clone());
    *json.pointer_mut(one)? = second;
    *json.pointer_mut(other)? = first;
    (json != sound.json).then_some(Slip::Json(json))
}
