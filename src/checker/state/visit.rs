//! What a visit carries from one check to the next, and how a check begins.

use engine::{Response, Responses};
use policy::{Addressee, Policy, Vocabulary};

use super::{Page, State};

/// What is said once in a visit, since nobody changes them between two checks. At work or not, and another day than
/// today, may be different the next time: they are only selected already.
const SAID_ONCE: [&str; 2] = ["role", "restricted-post"];

impl State {
    /// Returns what a page around says of a person in its own words, `role=police-officer restricted-post=no`: questions with one
    /// of their choices. What this policy does not ask is left out, so that one page can say the same to all policies.
    pub fn known(policy: &Policy, words: &str) -> Responses {
        let mut known = Responses::new();
        for (question, choice) in words.split_whitespace().filter_map(|pair| pair.split_once('=')) {
            if policy.questions.get(question).is_some_and(|question| question.choices.contains_key(choice)) {
                known.insert(question.to_owned(), Response::Choice(choice.to_owned()));
            }
        }
        known
    }

    /// Says whose situation it is. Somebody else has another role; the day stays the same.
    pub(super) fn address(&mut self, addressee: Addressee) {
        if addressee == self.addressee {
            return;
        }
        self.addressee = addressee;
        let known = if addressee == self.known.0 { self.known.1.clone() } else { Responses::new() };
        let before = std::mem::replace(&mut self.remembered, known);
        if let Some(day) = before.get(Vocabulary::ACTIVITY_DATE) {
            self.remembered.insert(Vocabulary::ACTIVITY_DATE.to_owned(), day.clone());
        }
    }

    /// Opens a flow with one answer given. The question is not asked; at the end it can be changed like any other.
    pub(super) fn open_with(&mut self, flow: String, given: Option<(String, String)>) {
        if !self.setting.policy.flows.contains_key(&flow) {
            return;
        }
        let mut responses = Responses::new();
        for (question, response) in &self.remembered {
            let holds = match response.day() {
                // What happens today happens today in the next check, too; the time of day goes on.
                Some(day) => (day == self.setting.today).then_some(Response::Day(day)),
                None => (SAID_ONCE.contains(&question.as_str()) || self.known.1.contains_key(question))
                    .then(|| response.clone()),
            };
            if let Some(response) = holds {
                responses.insert(question.clone(), response);
            }
        }
        if let Some((question, choice)) = given {
            responses.insert(question, Response::Choice(choice));
        }
        self.restart(Some(flow), responses);
    }

    /// Returns whether a question is not asked, because its response was given by the way in or holds from before.
    pub fn is_given(&self, question: &str) -> bool {
        self.given.iter().any(|given| given == question)
    }

    /// Forgets all responses but these, which were given by the way in, and shows the first page of a flow, or the start.
    pub(super) fn restart(&mut self, flow: Option<String>, given: Responses) {
        self.flow = flow;
        self.given = given.keys().cloned().collect();
        self.responses = given;
        self.drop_refused();
        self.doubted = None;
        self.entry = None;
        self.reference = String::new();
        self.changing = false;
        let first = self.stops().into_iter().next().unwrap_or(Page::Start);
        self.show(first, false);
    }
}
