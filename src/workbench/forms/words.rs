//! What facts, values and texts are called, read from the file as it stands, with or without faults.

use serde_json::Value;

use authoring::edit::tree::place;
use policy::{
    Addressee, Policy, QuestionKind, Text, Vocabulary,
    diagnostic::{parent_and_key, pointer},
    text::fill,
};

/// The words of a file and those that all policies share.
#[derive(Clone, Copy)]
pub struct Words<'d> {
    data: &'d Value,
    vocabulary: &'d Vocabulary,
}

/// The derived fact that needs a rule on resigning.
const RESIGNATION: &str = "resignation";
/// What the middle of the period before the election is called, and that of any other.
const PRE_ELECTION: &str = "pre-election";
const DURING: &str = "during";

impl<'d> Words<'d> {
    pub fn of(data: &'d Value, vocabulary: &'d Vocabulary) -> Self {
        Self { data, vocabulary }
    }

    /// Returns the text at a place of the file; nothing where there is none.
    fn text(&self, at: &str) -> Option<&'d str> {
        self.data.pointer(at).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
    }

    fn keys(&self, at: &str) -> impl Iterator<Item = &'d String> + use<'d> {
        self.data.pointer(at).and_then(Value::as_object).into_iter().flat_map(|fields| fields.keys())
    }

    /// Returns a text as it reads, braces and places filled.
    pub fn read(&self, text: &str, addressee: Addressee) -> String {
        let text = Text::new(text).read(addressee);
        if !text.contains('%') {
            return text;
        }
        let words: Vec<(String, String)> = (self.vocabulary.words.iter())
            .flat_map(|(name, text)| {
                let words = self.text(&pointer("/words", name)).unwrap_or_else(|| text.source()).to_owned();
                let upper = (policy::text::upper_first(name), policy::text::upper_first(&words));
                [(name.clone(), words), upper]
            })
            .collect();
        let words: Vec<(&str, &str)> = words.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
        fill(&text, &words)
    }

    /// Returns a text as it is said of a colleague, in one line of a list.
    fn line(&self, text: &str) -> String {
        self.read(text, Addressee::Colleague)
    }

    /// Returns what a verdict is called.
    pub fn verdict(&self, id: &str) -> String {
        let words = self.vocabulary.entry.get(&format!("verdict-{id}"));
        words.map_or_else(|| id.to_owned(), |words| self.line(words.source()))
    }

    /// Returns every duty, by id, with what it says.
    pub fn duties(&self) -> Vec<(String, String)> {
        let shared = self.vocabulary.duties.iter().map(|(id, text)| (id.clone(), self.line(text.source())));
        let own = self.keys("/duties").filter(|id| !self.vocabulary.duties.contains_key(id));
        let own = own.map(|id| (id.clone(), self.entry(&pointer("/duties", id))));
        shared.chain(own).collect()
    }

    /// Returns what a flow is called.
    pub fn flow(&self, id: &str) -> String {
        let own = self.text(&pointer(&pointer("/flows", id), "title"));
        let shared = || self.vocabulary.flows.get(id).map(|flow| flow.title.source());
        own.or_else(shared).map_or_else(|| id.to_owned(), |title| self.line(title))
    }

    /// Returns the facts that a node can look at.
    pub fn facts(&self) -> Vec<String> {
        let asked = self.vocabulary.questions.iter().filter(|(_, question)| question.kind == QuestionKind::Choice);
        let mut facts: Vec<String> = self.keys("/periods").cloned().collect();
        facts.extend(self.data.get(RESIGNATION).map(|_| RESIGNATION.to_owned()));
        facts.extend(asked.map(|(id, _)| id.clone()));
        let own = self.keys("/questions").filter(|id| !self.vocabulary.questions.contains_key(id));
        facts.extend(own.cloned());
        facts
    }

    /// Returns what a fact is called: "Role".
    pub fn fact(&self, id: &str) -> String {
        let own = self.text(&pointer(&pointer("/questions", id), "short"));
        let shared = || self.vocabulary.questions.get(id).map(|question| question.short.source());
        let period = || self.text(&pointer(&pointer("/periods", id), "name"));
        let derived = || self.vocabulary.derived.get(id).map(|derived| derived.short.source());
        own.or_else(shared).or_else(period).or_else(derived).map_or_else(|| id.to_owned(), |text| self.line(text))
    }

    /// Returns the values of a fact in the order offered, each with whether it may go without a branch.
    pub fn values(&self, fact: &str) -> Vec<(String, bool)> {
        let is_period = self.data.pointer(&pointer("/periods", fact)).is_some();
        let derived = if is_period { Policy::PERIOD } else { fact };
        if let Some(derived) = self.vocabulary.derived.get(derived).filter(|_| is_period || fact == RESIGNATION) {
            let own = |value: &str| match value {
                PRE_ELECTION if fact != Policy::PERIOD => DURING.to_owned(),
                value => value.to_owned(),
            };
            return derived.values.keys().map(|value| (own(value), false)).collect();
        }
        let shared = self.vocabulary.questions.get(fact);
        let shared = shared.into_iter().flat_map(|question| question.choices.iter());
        let mut values: Vec<(String, bool)> = shared.map(|(id, choice)| (id.clone(), choice.optional)).collect();
        let own = self.keys(&pointer(&pointer("/questions", fact), "choices"));
        let roles = (fact == Vocabulary::ROLE).then(|| self.keys("/roles"));
        for id in own.chain(roles.into_iter().flatten()) {
            if !values.iter().any(|(known, _)| known == id) {
                values.push((id.clone(), false));
            }
        }
        let dropped = |id: &str| self.data.pointer(&pointer(&pointer("/roles", id), "dropped")).is_some();
        values.retain(|(id, _)| fact != Vocabulary::ROLE || !dropped(id));
        values
    }

    /// Returns what a value of a fact is called: "Police officer".
    pub fn value(&self, fact: &str, value: &str) -> String {
        let own = pointer(&pointer(&pointer("/questions", fact), "choices"), value);
        let role = || (fact == Vocabulary::ROLE).then(|| self.text(&pointer(&pointer("/roles", value), "text")))?;
        let derived = || self.text(&pointer(&pointer(&pointer("/derived", fact), "values"), value));
        let choice = || Some(self.vocabulary.questions.get(fact)?.choices.get(value)?.text.source());
        let period = || {
            let shared = self.vocabulary.derived.get(fact).or_else(|| self.vocabulary.derived.get(Policy::PERIOD))?;
            shared.values.get(if value == DURING { PRE_ELECTION } else { value }).map(Text::source)
        };
        let text = self.text(&pointer(&own, "text")).or_else(role).or_else(derived).or_else(choice).or_else(period);
        text.map_or_else(|| value.to_owned(), |text| self.line(text))
    }

    /// Returns what stands for an entry in a list: its id, and what it is called, where that is something else.
    pub fn entry_with_id(&self, at: &str) -> String {
        let (_, id) = parent_and_key(at);
        let name = self.entry(at);
        if name == id { name } else { format!("{id}: {name}") }
    }

    /// Returns what an entry is called: its heading, name, post or headline, or else its id.
    pub fn entry(&self, at: &str) -> String {
        let (_, id) = parent_and_key(at);
        let named = ["heading", "name", "post", "headline", "title", "text", "short"];
        let name = named.iter().find_map(|field| self.text(&pointer(at, field))).or_else(|| self.text(at));
        name.map_or(id, |name| self.line(name))
    }

    /// Returns what a target inside a flow is called: a question by its fact, an outcome by its headline.
    pub fn target(&self, flow: &str, id: &str) -> Option<Target> {
        let at = place(self.data, flow, id)?;
        let is_question = at == pointer(&pointer(flow, "nodes"), id);
        let fact = || self.data.pointer(&pointer(&at, "fact")).and_then(Value::as_str).unwrap_or_default();
        let words = if is_question { self.fact(fact()) } else { self.entry(&at) };
        Some(Target { words, at, is_question })
    }
}

/// Where a branch leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it is called.
    pub words: String,
    /// Its place.
    pub at: String,
    /// Whether it is a question, and not an outcome.
    pub is_question: bool,
}
