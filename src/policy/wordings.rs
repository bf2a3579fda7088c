//! What the office holder and their office are called: one set of words a policy, put into every text.

use crate::entries::Entries;

use super::{
    Advice, Condition, Question, Text, Vocabulary,
    json::Json,
    text::{fill, upper_first},
    vocabulary::ColumnOption,
};

/// The words for the office holder and their office, each also with a capital: `%holder%` and `%Holder%`.
pub(super) struct Words(Vec<(String, String)>);

impl Words {
    pub fn new(words: &Entries<Text>) -> Self {
        let each = words.iter().flat_map(|(name, text)| {
            [(name.clone(), text.source().to_owned()), (upper_first(name), upper_first(text.source()))]
        });
        Self(each.collect())
    }

    fn put_into(&self, text: &str) -> Option<String> {
        text.as_bytes().contains(&b'%').then(|| {
            let values: Vec<(&str, &str)> =
                self.0.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
            fill(text, &values)
        })
    }

    fn put_into_text(&self, text: &mut Text) {
        if let Some(filled) = self.put_into(text.source()) {
            *text = Text::new(filled);
        }
    }

    /// Puts the words into every text of a file.
    pub fn put_into_file(&self, json: &mut Json<'_>) {
        match json {
            Json::Text(text) => {
                if let Some(filled) = self.put_into(text) {
                    *text = filled.into();
                }
            }
            Json::List(items) => items.iter_mut().for_each(|item| self.put_into_file(item)),
            Json::Object(fields) => fields.iter_mut().for_each(|(_, value)| self.put_into_file(value)),
            _ => {}
        }
    }

    /// Puts the words into every text of the vocabulary.
    pub fn put_into_vocabulary(&self, vocabulary: &mut Vocabulary) {
        let mut each = |text: &mut Text| self.put_into_text(text);
        for flow in vocabulary.flows.values_mut() {
            each(&mut flow.title);
            each(&mut flow.examples);
        }
        vocabulary.questions.values_mut().for_each(|question| question_texts(question, &mut each));
        for derived in vocabulary.derived.values_mut() {
            each(&mut derived.short);
            derived.values.values_mut().for_each(&mut each);
        }
        vocabulary.duties.values_mut().for_each(&mut each);
        advice_texts(&mut vocabulary.out_of_time, &mut each);
        for column in &mut vocabulary.columns {
            each(&mut column.text);
            column.hint.iter_mut().for_each(&mut each);
            column.options.iter_mut().map(ColumnOption::text_mut).for_each(&mut each);
        }
        vocabulary.entry.values_mut().for_each(each);
    }
}

fn question_texts(question: &mut Question, each: &mut dyn FnMut(&mut Text)) {
    let Question { kind: _, text, short, hint, why, error, none, in_flows, choices } = question;
    [text, short].into_iter().for_each(&mut *each);
    [hint, why, error, none].into_iter().flatten().for_each(&mut *each);
    for words in in_flows.values_mut() {
        each(&mut words.text);
        [&mut words.hint, &mut words.error].into_iter().flatten().for_each(&mut *each);
    }
    for choice in choices.values_mut() {
        each(&mut choice.text);
        choice.hint.iter_mut().for_each(&mut *each);
    }
}

fn advice_texts(advice: &mut Advice, each: &mut dyn FnMut(&mut Text)) {
    each(&mut advice.headline);
    advice.reasons.iter_mut().chain(&mut advice.steps).for_each(&mut *each);
    for condition in &mut advice.conditions {
        match condition {
            Condition::Plain(text) => each(text),
            Condition::Reasoned(reasoned) => {
                each(&mut reasoned.text);
                each(&mut reasoned.reason);
            }
        }
    }
    advice.register_why.iter_mut().for_each(each);
}
