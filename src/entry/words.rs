//! Labels, verdicts and responses in words, as they stand in a register entry.

use engine::{Response, Responses, Walk, fact};
use policy::{Addressee, FactSource, Node, Policy, Text, Verdict, Vocabulary, text::upper_first};

use super::TrailLine;

/// Questions about the person and the time, which have columns of their own or no place in the register.
const NOT_THE_SITUATION: [&str; 4] = [Vocabulary::ROLE, Vocabulary::ACTIVITY_DATE, "restricted-post", "capacity"];

/// Returns a label from the vocabulary's `entry`, or the key itself where the vocabulary lacks it.
///
/// The SPOC reads it, so it never speaks to "you".
pub fn label(policy: &Policy, key: &str) -> String {
    policy.entry_words.get(key).map_or_else(|| key.to_owned(), |text| text.read(Addressee::Colleague))
}

/// Returns what the register calls a verdict: "Should be avoided".
pub fn verdict_label(policy: &Policy, verdict: Verdict) -> String {
    label(policy, &format!("verdict-{}", verdict.id()))
}

/// Returns advice as the SPOC reads it: the one whom it is for is nobody's colleague.
pub fn third_person(policy: &Policy, advice: &Text) -> String {
    let (colleague, person) = (label(policy, "colleague"), label(policy, "member-of-staff"));
    let advice = advice.read(Addressee::Colleague);
    advice.replace(&upper_first(&colleague), &upper_first(&person)).replace(&colleague, &person)
}

/// Returns a response in words: "Police officer", "6 May 2021", "6 May 2021, 9:59pm".
pub fn response_text(policy: &Policy, fact: &str, response: &Response, addressee: Addressee) -> String {
    let question = policy.questions.get(fact);
    let words = |text: Option<&Text>| text.map_or_else(|| response.written(), |text| text.read(addressee));
    match response {
        Response::Choice(choice) => {
            words(question.and_then(|question| question.choices.get(choice)).map(|choice| &choice.text))
        }
        Response::NotYet => words(question.and_then(|question| question.none.as_ref())),
        Response::Day(day) => policy.date_words.day(*day),
        Response::Moment(moment) => {
            format!("{}, {}", policy.date_words.day(moment.date()), policy.date_words.time(moment.time()))
        }
    }
}

/// Returns why the walk ended where it did: each response and each derived fact on the path, in order, each once.
///
/// The SPOC reads it: who is not sure is not "I".
pub fn trail(policy: &Policy, walk: &Walk<'_>, responses: &Responses) -> Vec<TrailLine> {
    let mut told: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for step in &walk.trail {
        let Some(node) = walk.flow.nodes.iter().find(|node| node.id == step.node) else {
            continue;
        };
        for id in fact::inputs(policy, node) {
            if let Some(response) = responses.get(id)
                && !told.contains(&id)
            {
                told.push(id);
                lines.push(asked(policy, id, response));
            }
        }
        if node.source != FactSource::Question && !told.contains(&step.fact) {
            told.push(step.fact);
            lines.push(derived(policy, node, step.value));
        }
    }
    lines
}

fn asked(policy: &Policy, id: &str, response: &Response) -> TrailLine {
    let short = policy.questions.get(id).map(|question| &question.short);
    TrailLine {
        question: short.map_or_else(|| id.to_owned(), |short| short.read(Addressee::Colleague)),
        response: match response {
            Response::Choice(choice) if choice == Vocabulary::NOT_SURE => label(policy, Vocabulary::NOT_SURE),
            _ => response_text(policy, id, response, Addressee::Colleague),
        },
    }
}

fn derived(policy: &Policy, node: &Node, value: &str) -> TrailLine {
    let wording = policy.derived.get(&node.fact);
    let read =
        |text: Option<&Text>, id: &str| text.map_or_else(|| id.to_owned(), |text| text.read(Addressee::Colleague));
    TrailLine {
        question: read(wording.map(|wording| &wording.short), &node.fact),
        response: read(wording.and_then(|wording| wording.values.get(value)), value),
    }
}

/// Returns what happened, in one line and in nobody's voice: "Request for a picture: for a campaign; with a candidate".
///
/// A flow, and a choice that the register often has, have words of their own, under `flow-ID` and `choice-QUESTION-ID`. Where
/// there are none, the flow's title stands, and the question's name with the response.
pub fn situation(policy: &Policy, walk: &Walk<'_>, responses: &Responses) -> String {
    let about = walk.questions(policy, responses).into_iter().filter(|(id, _)| !NOT_THE_SITUATION.contains(id));
    let parts: Vec<String> = about
        .map(|(id, response)| {
            let own = of_choice(policy, id, &response.written());
            own.unwrap_or_else(|| line_text(&asked(policy, id, response)))
        })
        .collect();
    let title = policy.entry_words.get(&format!("flow-{}", walk.flow.id)).unwrap_or(&walk.flow.title);
    let title = title.read(Addressee::Colleague);
    if parts.is_empty() { title } else { format!("{title}: {}", parts.join("; ")) }
}

fn of_choice(policy: &Policy, question: &str, choice: &str) -> Option<String> {
    policy.entry_words.get(&format!("choice-{question}-{choice}")).map(|words| words.read(Addressee::Colleague))
}

/// Returns how [`situation`] says what a line of the trail says, or nothing where it says the line itself.
pub fn in_situation(policy: &Policy, line: &TrailLine) -> Option<String> {
    let named =
        policy.questions.iter().filter(|(_, question)| question.short.read(Addressee::Colleague) == line.question);
    named
        .flat_map(|(id, question)| question.choices.iter().map(move |(choice, words)| (id, choice, words)))
        .find(|(.., words)| words.text.read(Addressee::Colleague) == line.response)
        .and_then(|(id, choice, _)| of_choice(policy, id, choice))
}

/// Returns one fact as text: "Role: Police officer".
pub fn line_text(line: &TrailLine) -> String {
    format!("{}: {}", line.question, line.response)
}
