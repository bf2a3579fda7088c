//! Situations with what must come of them: a policy's own tests, kept beside it by whoever owns it.
//!
//! `docs/cases.md` describes the file.

pub mod slips;

use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use engine::{Given, paths::for_each_path};
use policy::{Advice, Message, Outcome, Policy, Verdict, Vocabulary, error_in_english, message, suggest};

/// One situation, and what must come of it. What is left out of the expected result is not compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the case is, in a few words; no two of a file are called the same.
    pub name: String,
    /// The flow, by id.
    pub flow: String,
    /// What is known: facts with their values, as the command line writes them.
    pub given: IndexMap<String, String>,
    /// What must come of it.
    #[serde(flatten)]
    pub expected: Expected,
}

/// What a case expects.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// The verdict, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// The paragraphs, in the outcome's order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cites: Option<Vec<String>>,
    /// The outcome, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Who decides, as the policy file writes it; `null` for nobody.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub refer_to: Option<Value>,
    /// The register rule, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
}

/// A field that is there, even as `null`.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// What came of one case, where it is not what was expected.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mismatch {
    /// Another result.
    Another(Expected),
    /// More than one outcome is left: too little is given.
    Several {
        /// The outcomes, by id.
        outcomes: Vec<String>,
        /// Facts that would tell them apart.
        ask: Vec<String>,
    },
    /// No outcome is left: what is given contradicts itself.
    Nothing,
    /// The situation cannot be put to the policy.
    CannotBePut(Message),
}

/// Why a file of cases cannot be used.
#[derive(Debug)]
pub enum CasesError {
    /// It is no list of cases.
    Shape(serde_json::Error),
    /// Two cases share a name.
    SameName(String),
    /// A case expects nothing.
    ExpectsNothing(String),
}

impl CasesError {
    /// Returns the error as a sentence. What the reader of JSON says is in its own words, which name the field.
    pub fn message(&self) -> Message {
        match self {
            Self::Shape(why) => {
                message!("these are no cases: %why%; `docs/cases.md` shows how a file of cases is written", why)
            }
            Self::SameName(name) => message!("two cases are called `%name%`; give each a name of its own", name),
            Self::ExpectsNothing(name) => {
                message!("the case `%name%` expects nothing; give at least its `verdict`", name)
            }
        }
    }
}

error_in_english!(CasesError);

impl From<serde_json::Error> for CasesError {
    fn from(why: serde_json::Error) -> Self {
        Self::Shape(why)
    }
}

/// Reads a file of cases.
///
/// # Errors
///
/// Returns an error if the text is no list of cases, if two share a name, or if one expects nothing.
pub fn read(text: &str) -> Result<Vec<Case>, CasesError> {
    let cases: Vec<Case> = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    for (index, case) in cases.iter().enumerate() {
        if cases.iter().take(index).any(|other| other.name == case.name) {
            return Err(CasesError::SameName(case.name.clone()));
        }
        if case.expected == Expected::default() {
            return Err(CasesError::ExpectsNothing(case.name.clone()));
        }
    }
    Ok(cases)
}

/// Returns cases as the file in which they are saved.
///
/// # Errors
///
/// Returns an error if the writer of JSON does.
pub fn write(cases: &[Case]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(cases).map(|text| text + "\n")
}

/// Puts one case to a policy. Returns what came of it where that is not what was expected.
pub fn run(policy: &Policy, case: &Case) -> Option<Mismatch> {
    if let Some(unknown) = case.expected.verdict.as_ref().filter(|id| !Verdict::ALL.iter().any(|it| it.id() == *id)) {
        let help = suggest::help(unknown, Verdict::ALL.iter().map(|verdict| verdict.id()));
        return Some(Mismatch::CannotBePut(message!("no verdict is called `%unknown%`; %help%", unknown, help)));
    }
    if !policy.flows.contains_key(&case.flow) {
        let help = suggest::help(&case.flow, policy.flows.keys().map(String::as_str));
        return Some(Mismatch::CannotBePut(message!("no flow is called `%flow%`; %help%", flow = case.flow, help)));
    }
    let written: Vec<String> = case.given.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    let given = match Given::parse(policy, written.iter().map(String::as_str)) {
        Ok(given) => given,
        Err(error) => return Some(Mismatch::CannotBePut(error.message())),
    };
    let mut left: IndexMap<&str, &Outcome> = IndexMap::new();
    let mut asked: IndexSet<String> = IndexSet::new();
    let listed = for_each_path(policy, &case.flow, &given, &mut |path| {
        left.insert(&path.outcome.id, path.outcome);
        for fact in path.responses.iter().map(|(fact, _)| fact).filter(|fact| !given.responses.contains_key(*fact)) {
            asked.insert(fact.clone());
        }
    });
    if let Err(error) = listed {
        return Some(Mismatch::CannotBePut(error.message(Some(&policy.date_words))));
    }
    // A case that names no day is about the protocol's own time.
    let names_a_day = given.responses.contains_key(Vocabulary::ACTIVITY_DATE);
    if !names_a_day && case.expected.outcome.as_deref() != Some(Policy::OUT_OF_TIME) {
        left.shift_remove(Policy::OUT_OF_TIME);
    }
    let mut outcomes = left.values();
    match (outcomes.next(), outcomes.next()) {
        (None, _) => Some(Mismatch::Nothing),
        (Some(_), Some(_)) => Some(Mismatch::Several {
            outcomes: left.keys().map(|id| (*id).to_owned()).collect(),
            ask: asked.into_iter().collect(),
        }),
        (Some(outcome), None) => {
            let found = result(outcome);
            (!case.expected.fits(&found)).then_some(Mismatch::Another(found))
        }
    }
}

/// Returns everything that a case can expect of an outcome.
pub fn result(outcome: &Outcome) -> Expected {
    let advice = &outcome.advice;
    Expected {
        verdict: Some(advice.verdict.id().to_owned()),
        cites: Some(advice.cites.clone()),
        outcome: Some(outcome.id.clone()),
        refer_to: Some(refer_to(advice)),
        register: Some(advice.register.id().to_owned()),
    }
}

/// Who decides, as the policy file writes it; `null` for nobody.
fn refer_to(advice: &Advice) -> Value {
    serde_json::to_value(&advice.refer_to).unwrap_or_default()
}

impl Expected {
    /// Returns whether a result has everything that is expected.
    fn fits(&self, found: &Self) -> bool {
        fn fits<T: PartialEq>(expected: &Option<T>, found: &Option<T>) -> bool {
            expected.is_none() || expected == found
        }
        fits(&self.verdict, &found.verdict)
            && fits(&self.cites, &found.cites)
            && fits(&self.outcome, &found.outcome)
            && fits(&self.refer_to, &found.refer_to)
            && fits(&self.register, &found.register)
    }

    /// Returns the result in one line: "refer `ask` [8.1, 8.2], spoc decides, register none".
    pub fn words(&self) -> Message {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.verdict.clone());
        parts.extend(self.outcome.as_ref().map(|outcome| format!("`{outcome}`")));
        parts.extend(self.cites.as_ref().map(|cites| format!("[{}]", cites.join(", "))));
        let decided = self.refer_to.as_ref().map(|deciders| match deciders {
            Value::Null => message!("nobody decides"),
            Value::String(one) => message!("%post% decides", post = one),
            several => message!("decided by %posts%", posts = several),
        });
        let register = self.register.as_ref().map(|rule| message!("register %rule%", rule));
        let result = Message::said_already(parts.join(" "));
        [decided, register].into_iter().flatten().fold(result, |first, next| message!("%first%, %next%", first, next))
    }
}

impl Mismatch {
    /// Returns what came of the case, in one line.
    pub fn words(&self) -> Message {
        match self {
            Self::Another(found) => found.words(),
            Self::Several { outcomes, ask } => message!(
                "%number% outcomes are left (%outcomes%); give %facts% too",
                number = outcomes.len(),
                outcomes = outcomes.join(", "),
                facts = ask.iter().map(|fact| format!("`{fact}`")).collect::<Vec<_>>().join(", ")
            ),
            Self::Nothing => message!("no outcome is left; what is given contradicts itself"),
            Self::CannotBePut(why) => why.clone(),
        }
    }
}

impl Case {
    /// Returns what is given, in one line.
    pub fn given_words(&self) -> String {
        self.given.iter().map(|(fact, value)| format!("{fact}={value}")).collect::<Vec<_>>().join(" ")
    }
}
