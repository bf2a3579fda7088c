//! What stands in the file and nothing uses, and what is still a draft.

use std::collections::BTreeSet;

use policy::{
    Code, ConstituencyArea, Diagnostic, ElectionKind, Message, Policy, Vocabulary, diagnostic::pointer, message,
    references::outcomes, texts::texts,
};

/// Adds what nothing uses: contacts, questions, duties, periods, documents and shared outcomes.
pub(super) fn lint(policy: &Policy, vocabulary: &Vocabulary, warnings: &mut Vec<Diagnostic>) {
    let nodes = || policy.flows.values().flat_map(|flow| &flow.nodes);
    let facts: BTreeSet<&str> = nodes().map(|node| node.fact.as_str()).collect();
    let mut unused = |at: String, what: Message, help: Message| {
        warnings.push(Diagnostic::new(Code::Unused, at, || what).with_help(|| help));
    };

    let mut named: BTreeSet<&str> = outcomes(policy).flat_map(|(_, outcome, _)| outcome.advice.contacts()).collect();
    named.extend(policy.resignation.as_ref().and_then(|rule| rule.advice_from.as_deref()));
    let written: Vec<(String, String)> =
        texts(policy).into_iter().map(|(text, at)| (text.source().to_lowercase(), at)).collect();
    for (id, contact) in policy.contacts.iter().filter(|(id, _)| *id != Policy::SPOC && !named.contains(id.as_str())) {
        // A post that a step names is used, if only in words: it stands in a text that is not of its own entry.
        let post = contact.in_sentence.source().to_lowercase();
        let own = pointer(&pointer("/contacts", id), "");
        if !written.iter().any(|(text, at)| !at.starts_with(&own) && text.contains(&post)) {
            unused(
                pointer("/contacts", id),
                message!("nothing names `%id%`", id),
                message!("name it where people are sent to it, or take it out"),
            );
        }
    }
    let own_questions = policy.questions.keys().filter(|id| !vocabulary.questions.contains_key(id));
    for id in own_questions.filter(|id| !facts.contains(id.as_str())) {
        unused(
            pointer("/questions", id),
            message!("nothing asks `%id%`", id),
            message!("ask it at a node, or take it out"),
        );
    }
    let duties: BTreeSet<&str> =
        outcomes(policy).flat_map(|(_, outcome, _)| outcome.advice.duties.iter().map(String::as_str)).collect();
    let own_duties = policy.duties.keys().filter(|id| !vocabulary.duties.contains_key(id));
    for id in own_duties.filter(|id| !duties.contains(id.as_str())) {
        unused(
            pointer("/duties", id),
            message!("nothing asks for `%id%`", id),
            message!("add it to the `duties` of an outcome, or take it out"),
        );
    }
    let of_elections: BTreeSet<&str> =
        policy.elections.iter().filter_map(|election| election.period.as_deref()).chain([Policy::PERIOD]).collect();
    let periods = policy.periods.keys().map(String::as_str);
    for id in periods.filter(|id| !facts.contains(id) && !of_elections.contains(id)) {
        unused(
            pointer("/periods", id),
            message!("nothing looks at `%id%`", id),
            message!("look at it at a node, give it to an election, or take it out"),
        );
    }
    let elsewhere = policy.elections.iter().enumerate().filter(|(_, election)| {
        election.kind != ElectionKind::ParliamentByElection && election.area != ConstituencyArea::default()
    });
    for (index, election) in elsewhere {
        unused(
            pointer(&pointer("/elections", index), "area"),
            message!("nothing is counted by `%id%`", id = election.area.id()),
            message!("the holidays of a parliamentary by-election alone go by where the constituency is; take it out"),
        );
    }
    let documents: BTreeSet<&str> = policy.provisions.values().filter_map(|it| it.document.as_deref()).collect();
    for id in policy.documents.keys().filter(|id| !documents.contains(id.as_str())) {
        unused(
            pointer("/documents", id),
            message!("nothing stands in `%id%`", id),
            message!("say in a provision's `document` that it stands there, or take it out"),
        );
    }
    let shared: BTreeSet<&str> = policy
        .flows
        .values()
        .flat_map(|flow| flow.outcomes.iter().filter(|outcome| outcome.shared).map(|outcome| outcome.id.as_str()))
        .collect();
    for outcome in policy.outcomes.iter().filter(|outcome| !shared.contains(outcome.id.as_str())) {
        unused(
            pointer("/outcomes", &outcome.id),
            message!("nothing leads to `%id%`", id = outcome.id),
            message!("send a branch to it, or take it out"),
        );
    }
    drafts(policy, warnings);
}

/// Parts that a draft has left to be gone through.
fn drafts(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let mut places: Vec<String> = Vec::new();
    let mut add = |is_draft: bool, place: String| places.extend(is_draft.then_some(place));
    policy.dates.iter().for_each(|(id, date)| add(date.draft, pointer("/dates", id)));
    policy.periods.iter().for_each(|(id, period)| add(period.period.draft, pointer("/periods", id)));
    policy.contacts.iter().for_each(|(id, contact)| add(contact.draft, pointer("/contacts", id)));
    policy.provisions.iter().for_each(|(id, provision)| add(provision.draft, pointer("/provisions", id)));
    policy.notes.iter().for_each(|(id, note)| add(note.draft, pointer("/notes", id)));
    add(policy.resignation.as_ref().is_some_and(|rule| rule.draft), "/resignation".to_owned());
    add(policy.register.draft, "/register".to_owned());
    for (id, flow) in &policy.flows {
        let at = pointer("/flows", id);
        add(flow.draft, at.clone());
        flow.nodes.iter().for_each(|node| add(node.draft, pointer(&pointer(&at, "nodes"), &node.id)));
    }
    outcomes(policy).for_each(|(_, outcome, at)| add(outcome.advice.draft, at));
    for place in places {
        let warning =
            Diagnostic::new(Code::Draft, place, || message!("this is a draft, and nobody has gone through it"));
        warnings.push(
            warning.with_help(|| message!("compare it with the text, put right what is wrong, and take `draft` out")),
        );
    }
}
