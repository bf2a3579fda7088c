//! Everything that is to be said about a policy file, all at once.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    engine::{Given, paths},
    policy::{
        Addressee, Code, Diagnostic, Node, Policy, Target, Verdict, Vocabulary, diagnostic::pointer, discrepancy,
        load::load, references,
    },
};

/// More words than this in one sentence lose a hurried reader.
const LONGEST_SENTENCE: usize = 30;

/// Returns every finding about a policy file: the faults that keep it from being served, or else the warnings.
pub fn check(json: &Value, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    match load(json, vocabulary) {
        Ok(policy) => lint(&policy),
        Err(faults) => faults,
    }
}

/// Returns every warning about a policy that works.
pub fn lint(policy: &Policy) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    provisions(policy, &mut warnings);
    for id in policy.flows.keys() {
        reach(policy, id, &mut warnings);
        idle_questions(policy, id, &mut warnings);
    }
    outcomes(policy, &mut warnings);
    dates(policy, &mut warnings);
    wording(policy, &mut warnings);
    warnings
}

fn provisions(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let cited: BTreeSet<&str> = references::cited_provisions(policy).into_iter().collect();
    for (number, provision) in &policy.provisions {
        let at = pointer("/provisions", number);
        match (cited.contains(number.as_str()), &provision.excused) {
            (false, None) => warnings.push(
                Diagnostic::new(Code::UnusedProvision, at, format!("nothing cites `{number}`"))
                    .with_help("cite it where it bears on something, or give the reason in `excused`"),
            ),
            (true, Some(_)) => warnings.push(
                Diagnostic::new(Code::NeedlessExcuse, at, format!("`{number}` is cited and also excused"))
                    .with_help("take `excused` out"),
            ),
            _ => {}
        }
    }
}

/// Nodes that nothing leads to, and outcomes that no responses reach.
fn reach(policy: &Policy, id: &str, warnings: &mut Vec<Diagnostic>) {
    let Some(flow) = policy.flows.get(id) else {
        return;
    };
    let at = pointer("/flows", id);
    let led_to = |index: usize| {
        let target = Target::Node(index);
        flow.start == target || flow.nodes.iter().any(|node| node.branches.iter().any(|(_, to)| *to == target))
    };
    for (_, node) in flow.nodes.iter().enumerate().filter(|(index, _)| !led_to(*index)) {
        let place = pointer(&pointer(&at, "nodes"), &node.id);
        let warning = Diagnostic::new(Code::OrphanNode, place, format!("nothing leads to `{}`", node.id));
        warnings.push(warning.with_help("send a branch to it, or take it out"));
    }
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let listed = paths::for_each_path(policy, id, &Given::default(), &mut |path| {
        reached.insert(path.outcome.id.as_str());
    });
    if let Err(error) = listed {
        warnings.push(Diagnostic::new(
            Code::UnreachedOutcome,
            at,
            format!("the ways through cannot be listed: {error}"),
        ));
        return;
    }
    for outcome in flow.outcomes.iter().filter(|outcome| !reached.contains(outcome.id.as_str())) {
        let place = pointer(&pointer(&at, "outcomes"), &outcome.id);
        let warning = Diagnostic::new(Code::UnreachedOutcome, place, format!("no responses reach `{}`", outcome.id));
        warnings.push(warning.with_help("send a branch to it, or take it out"));
    }
}

fn idle_questions(policy: &Policy, id: &str, warnings: &mut Vec<Diagnostic>) {
    let Some(flow) = policy.flows.get(id) else {
        return;
    };
    let idle = |node: &&Node| match node.branches.split_first() {
        Some(((_, first), rest)) => !rest.is_empty() && rest.iter().all(|(_, target)| target == first),
        None => true,
    };
    for node in flow.nodes.iter().filter(idle) {
        let place = pointer(&pointer(&pointer("/flows", id), "nodes"), &node.id);
        let warning = Diagnostic::new(
            Code::IdleQuestion,
            place,
            format!("every branch of `{}` leads to the same place", node.id),
        );
        warnings.push(warning.with_help("a question whose answer makes no difference is not asked; take the node out"));
    }
}

fn outcomes(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    for (_, outcome, at) in references::outcomes(policy) {
        if outcome.advice.cites.is_empty() {
            let warning = Diagnostic::new(Code::NoCitation, at.clone(), format!("`{}` cites nothing", outcome.id));
            warnings.push(warning.with_help("every verdict traces to a paragraph; add `cites`"));
        }
        if outcome.advice.verdict == Verdict::Conditions && outcome.advice.conditions.is_empty() {
            let warning = Diagnostic::new(Code::NoConditions, at, format!("`{}` lists no conditions", outcome.id));
            warnings.push(warning.with_help("say in `conditions` what must hold"));
        }
    }
}

fn dates(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    for comparison in discrepancy::compare(policy) {
        match (comparison.denied, comparison.acknowledged) {
            (Some(denied), false) => {
                warnings.push(Diagnostic::new(Code::CalendarDenies, comparison.pointer, denied.note).with_help(
                    "if the text really prints this, add `\"acknowledged\": true`; the checker tells the reader",
                ))
            }
            (None, true) => warnings.push(
                Diagnostic::new(Code::NeedlessAcknowledgement, comparison.pointer, "the calendar agrees with this")
                    .with_help("take `acknowledged` out"),
            ),
            _ => {}
        }
    }
}

fn wording(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    for (text, at) in references::texts(policy) {
        let shared = text.shared_words().to_lowercase();
        let words = shared.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
        let spoken_to = |word: &&str| matches!(*word, "you" | "your" | "yours" | "yourself" | "you're" | "you’re");
        if let Some(word) = words.into_iter().find(spoken_to) {
            let warning = Diagnostic::new(Code::WordingForOne, at.clone(), format!("`{word}` stands outside braces"));
            warnings.push(warning.with_help("give both forms, as in `{you|they}`"));
        }
        let read = text.read(Addressee::Colleague);
        let longest = read.split(['.', '!', '?', ':', ';']).map(|sentence| sentence.split_whitespace().count()).max();
        if let Some(count) = longest.filter(|count| *count > LONGEST_SENTENCE) {
            let warning = Diagnostic::new(Code::LongSentence, at, format!("a sentence has {count} words"));
            warnings.push(warning.with_help(format!("split it; {LONGEST_SENTENCE} words are the most")));
        }
    }
}
