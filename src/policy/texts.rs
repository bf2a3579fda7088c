//! Lists every text of a policy that people read, with its place.

use super::{Condition, Policy, Question, Text, diagnostic::pointer, references::outcomes};

/// Every text that people read and that may speak to two addressees, with its place.
pub fn texts(policy: &Policy) -> Vec<(&Text, String)> {
    let mut texts = Vec::new();
    for (id, date) in &policy.dates {
        texts.push((&date.name, pointer(&pointer("/dates", id), "name")));
    }
    for (id, contact) in &policy.contacts {
        let at = pointer("/contacts", id);
        texts.push((&contact.post, pointer(&at, "post")));
        texts.push((&contact.in_sentence, pointer(&at, "in_sentence")));
        texts.extend(contact.reach.as_ref().map(|reach| (reach, pointer(&at, "reach"))));
    }
    for (id, question) in &policy.questions {
        question_texts(question, &pointer("/questions", id), &mut texts);
    }
    for (id, note) in &policy.notes {
        texts.push((&note.text, pointer(&pointer("/notes", id), "text")));
    }
    texts.extend(policy.duties.iter().map(|(id, duty)| (duty, pointer("/duties", id))));
    for (id, flow) in &policy.flows {
        let at = pointer("/flows", id);
        texts.push((&flow.title, pointer(&at, "title")));
        texts.push((&flow.examples, pointer(&at, "examples")));
        for node in &flow.nodes {
            let at = pointer(&pointer(&at, "nodes"), &node.id);
            texts.extend(node.why.as_ref().map(|why| (why, pointer(&at, "why"))));
        }
    }
    for (_, outcome, at) in outcomes(policy) {
        let advice = &outcome.advice;
        texts.push((&advice.headline, pointer(&at, "headline")));
        for (field, sentences) in [("reasons", &advice.reasons), ("steps", &advice.steps)] {
            let at = pointer(&at, field);
            texts.extend(sentences.iter().enumerate().map(|(index, text)| (text, pointer(&at, index))));
        }
        for (index, condition) in advice.conditions.iter().enumerate() {
            let at = pointer(&pointer(&at, "conditions"), index);
            match condition {
                Condition::Plain(text) => texts.push((text, at)),
                Condition::Reasoned(reasoned) => {
                    texts.push((&reasoned.text, pointer(&at, "text")));
                    texts.push((&reasoned.reason, pointer(&at, "reason")));
                }
            }
        }
        texts.extend(advice.register_why.as_ref().map(|why| (why, pointer(&at, "register_why"))));
    }
    texts
}

fn question_texts<'p>(question: &'p Question, at: &str, texts: &mut Vec<(&'p Text, String)>) {
    texts.push((&question.text, pointer(at, "text")));
    texts.push((&question.short, pointer(at, "short")));
    let optional =
        [("hint", &question.hint), ("why", &question.why), ("error", &question.error), ("none", &question.none)];
    texts.extend(optional.into_iter().filter_map(|(field, text)| Some((text.as_ref()?, pointer(at, field)))));
    for (flow, words) in &question.in_flows {
        let at = pointer(&pointer(at, "in_flows"), flow);
        texts.push((&words.text, pointer(&at, "text")));
        texts.extend(words.hint.as_ref().map(|hint| (hint, pointer(&at, "hint"))));
        texts.extend(words.error.as_ref().map(|error| (error, pointer(&at, "error"))));
    }
    for (id, choice) in &question.choices {
        let at = pointer(&pointer(at, "choices"), id);
        texts.push((&choice.text, pointer(&at, "text")));
        texts.extend(choice.hint.as_ref().map(|hint| (hint, pointer(&at, "hint"))));
    }
}
