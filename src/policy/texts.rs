//! Lists every text of a policy that people read, with its place.

use super::{Condition, Policy, Question, Text, read::Place, references::each_outcome};

/// Hears of each text, and where it stands.
type Hear<'h, 'p> = &'h mut dyn FnMut(&'p Text, Place<'_>);

/// Every text that people read and that may speak to two addressees, with its place.
pub fn each_text<'p>(policy: &'p Policy, hear: Hear<'_, 'p>) {
    let dates = Place::root("/dates");
    policy.dates.iter().for_each(|(id, date)| hear(&date.name, dates.key(id).key("name")));
    let contacts = Place::root("/contacts");
    for (id, contact) in &policy.contacts {
        let at = contacts.key(id);
        hear(&contact.post, at.key("post"));
        hear(&contact.in_sentence, at.key("in_sentence"));
        optional(&contact.reach, at.key("reach"), hear);
    }
    let questions = Place::root("/questions");
    policy.questions.iter().for_each(|(id, question)| each_of_question(question, questions.key(id), hear));
    let notes = Place::root("/notes");
    policy.notes.iter().for_each(|(id, note)| hear(&note.text, notes.key(id).key("text")));
    let duties = Place::root("/duties");
    policy.duties.iter().for_each(|(id, duty)| hear(duty, duties.key(id)));
    let flows = Place::root("/flows");
    for (id, flow) in &policy.flows {
        let at = flows.key(id);
        hear(&flow.title, at.key("title"));
        hear(&flow.examples, at.key("examples"));
        let nodes = at.key("nodes");
        flow.nodes.iter().for_each(|node| optional(&node.why, nodes.key(&node.id).key("why"), hear));
    }
    each_outcome(policy, &mut |_, outcome, at| {
        let advice = &outcome.advice;
        hear(&advice.headline, at.key("headline"));
        for (field, sentences) in [("reasons", &advice.reasons), ("steps", &advice.steps)] {
            let at = at.key(field);
            sentences.iter().enumerate().for_each(|(index, text)| hear(text, at.index(index)));
        }
        let conditions = at.key("conditions");
        for (index, condition) in advice.conditions.iter().enumerate() {
            let at = conditions.index(index);
            match condition {
                Condition::Plain(text) => hear(text, at),
                Condition::Reasoned(reasoned) => {
                    hear(&reasoned.text, at.key("text"));
                    hear(&reasoned.reason, at.key("reason"));
                }
            }
        }
        optional(&advice.register_why, at.key("register_why"), hear);
    });
}

/// Every text as [`each_text`] tells it, with its place as a JSON pointer.
pub fn texts(policy: &Policy) -> Vec<(&Text, String)> {
    let mut texts = Vec::new();
    each_text(policy, &mut |text, at| texts.push((text, at.pointer())));
    texts
}

fn optional<'p>(text: &'p Option<Text>, at: Place<'_>, hear: Hear<'_, 'p>) {
    if let Some(text) = text {
        hear(text, at);
    }
}

fn each_of_question<'p>(question: &'p Question, at: Place<'_>, hear: Hear<'_, 'p>) {
    hear(&question.text, at.key("text"));
    hear(&question.short, at.key("short"));
    let words =
        [("hint", &question.hint), ("why", &question.why), ("error", &question.error), ("none", &question.none)];
    words.into_iter().for_each(|(field, text)| optional(text, at.key(field), hear));
    let in_flows = at.key("in_flows");
    for (flow, words) in &question.in_flows {
        let at = in_flows.key(flow);
        hear(&words.text, at.key("text"));
        optional(&words.hint, at.key("hint"), hear);
        optional(&words.error, at.key("error"), hear);
    }
    let choices = at.key("choices");
    for (id, choice) in &question.choices {
        let at = choices.key(id);
        hear(&choice.text, at.key("text"));
        optional(&choice.hint, at.key("hint"), hear);
    }
}
