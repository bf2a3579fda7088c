//! Finds what is wrong with a policy's own questions and roles, and with the facts that its periods depend on.

use crate::{entries::Entries, message};

use super::{
    Diagnostic, Policy, Question, QuestionKind, Role, Vocabulary,
    diagnostic::{Code, pointer},
    suggest,
};

/// Checks that every question and role is either a standard one or has words of its own.
pub(super) fn check_words(
    questions: &Entries<Question>,
    roles: &Entries<Role>,
    standard_questions: &Entries<Question>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (id, _) in (questions.iter()).filter(|(id, own)| own.text.is_empty() && !standard_questions.contains_key(id)) {
        let fault = || message!("the question `%id%` is not a standard one", id);
        let near = || suggest::nearest(id, standard_questions.keys().map(String::as_str));
        diagnostics.push(Diagnostic::new(Code::UnknownQuestion, pointer("/questions", id), fault).with_help(|| {
            match near() {
                Some(near) => {
                    message!("did you mean `%near%`? A question of your own needs `text`, `short` and `choices`", near)
                }
                None => message!("a question of your own needs `text`, `short` and `choices`"),
            }
        }));
    }
    let standard = roles_of(standard_questions);
    for (id, _) in roles.iter().filter(|(id, role)| role.text.is_empty() && !standard.contains(&id.as_str())) {
        let fault = || message!("the role `%id%` is not a standard one", id);
        let near = || suggest::nearest(id, standard.iter().copied());
        diagnostics.push(Diagnostic::new(Code::UnknownRole, pointer("/roles", id), fault).with_help(|| match near() {
            Some(near) => message!("did you mean `%near%`? A role of your own needs a `text`", near),
            None => message!("a role of your own needs a `text`"),
        }));
    }
    let known = || standard.iter().copied().chain(roles.keys().map(String::as_str));
    for (id, role) in roles {
        if let Some(from) = role.inherits.as_deref().filter(|from| !known().any(|role| role == *from)) {
            let at = pointer(&pointer("/roles", id), "inherits");
            let fault = Diagnostic::new(Code::UnknownRole, at, || message!("no role is called `%from%`", from));
            diagnostics.push(fault.with_help(|| suggest::help(from, known().collect::<Vec<_>>())));
        }
    }
}

/// Whether the vocabulary has a role, or the policy gives it words.
pub(super) fn is_known_role(id: &str, role: &Role, question: &Question) -> bool {
    !role.text.is_empty() || question.choices.contains_key(id)
}

fn roles_of(questions: &Entries<Question>) -> Vec<&str> {
    let question = questions.get(Vocabulary::ROLE);
    question.map(|question| question.choices.keys().map(String::as_str).collect()).unwrap_or_default()
}

/// Checks the facts and choices for which a period's variants hold.
pub(super) fn check_variants(policy: &Policy, flow_ids: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    for (id, resolved) in &policy.periods {
        for (index, variant) in resolved.period.variants.iter().enumerate() {
            let at = pointer(&pointer(&pointer(&pointer("/periods", id), "variants"), index), "when");
            for (fact, choices) in &variant.when {
                let at = pointer(&at, fact);
                let Some(known) = choices_of(policy, flow_ids, fact) else {
                    let questions = policy.questions.iter().filter(|(_, it)| it.kind == QuestionKind::Choice);
                    let facts = questions.map(|(id, _)| id.as_str()).chain(["flow"]);
                    let fault =
                        Diagnostic::new(Code::UnknownFact, at, || message!("no question is called `%fact%`", fact));
                    diagnostics.push(fault.with_help(|| suggest::help(fact, facts.collect::<Vec<_>>())));
                    continue;
                };
                for (index, choice) in
                    choices.iter().enumerate().filter(|(_, choice)| !known.contains(&choice.as_str()))
                {
                    let message = || message!("`%fact%` cannot be `%choice%`", fact, choice);
                    let fault = Diagnostic::new(Code::UnknownChoice, pointer(&at, index), message);
                    diagnostics.push(fault.with_help(|| suggest::help(choice, known.iter().copied())));
                }
            }
        }
    }
}

/// The values that a variant can ask for; none if it is no question with choices.
fn choices_of<'p>(policy: &'p Policy, flow_ids: &[&'p str], fact: &str) -> Option<Vec<&'p str>> {
    if fact == "flow" {
        return Some(flow_ids.to_vec());
    }
    let question = policy.questions.get(fact).filter(|question| question.kind == QuestionKind::Choice)?;
    Some(question.choices.keys().map(String::as_str).collect())
}
