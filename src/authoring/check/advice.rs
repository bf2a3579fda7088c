//! Outcomes, contacts and notes: whether what is promised can be kept, and whether people can see it.

use std::collections::BTreeSet;

use engine::notes::Notes;
use policy::{
    Addressee, Code, Contact, Diagnostic, FactSource, Flow, Node, Policy, Target, Verdict, diagnostic::pointer,
    message, references::outcomes, resolve::inside,
};

/// Adds what is to be said about contacts, notes and what stands on the screen.
pub(super) fn lint(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    unreachable(policy, warnings);
    other_posts_in_steps(policy, warnings);
    unshown_notes(policy, warnings);
    ids_on_screen(policy, warnings);
    for flow in policy.flows.values() {
        ended_periods(policy, flow, warnings);
    }
}

/// Contacts of a body to which people are sent and for which nothing says how to reach them. A post without a body, such as a line
/// manager, is one that everybody knows.
fn unreachable(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let sent_to: BTreeSet<&str> = outcomes(policy).flat_map(|(_, outcome, _)| outcome.advice.contacts()).collect();
    let has_points = |contact: &Contact| {
        let own = contact.own.as_ref().is_some_and(|own| own.email.is_some() || own.telephone.is_some());
        own || contact.email.is_some() || contact.telephone.is_some() || contact.reach.is_some()
    };
    let is_lost =
        |id: &str, contact: &Contact| contact.organisation.is_some() && sent_to.contains(id) && !has_points(contact);
    for (id, _) in policy.contacts.iter().filter(|(id, contact)| is_lost(id, contact)) {
        let message = || message!("people are sent to `%id%`, and nothing says how to reach them", id);
        let warning = Diagnostic::new(Code::UnreachableContact, pointer("/contacts", id), message);
        warnings.push(warning.with_help(|| {
            message!(
                "add the `email` or `telephone` that the protocol prints, your own under `own`, or `reach`, a line such as \
                 \"Through the switchboard\""
            )
        }));
    }
}

/// Steps that send people to a post other than the one that decides.
fn other_posts_in_steps(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    for (_, outcome, at) in outcomes(policy) {
        let advice = &outcome.advice;
        if advice.refer_to.is_none() || advice.verdict != Verdict::Refer {
            continue;
        }
        let named: Vec<String> = advice.contacts().filter_map(|id| Some(named_in(policy.contacts.get(id)?))).collect();
        for (index, step) in advice.steps.iter().enumerate() {
            let read = step.read(Addressee::Colleague);
            let asks = |contact: &Contact| read.starts_with(&format!("Ask {}", named_in(contact)));
            let other = policy.contacts.iter().find(|(_, contact)| asks(contact));
            if let Some((id, contact)) = other
                && !named.contains(&named_in(contact))
            {
                let place = pointer(&pointer(&at, "steps"), index);
                let message = || {
                    message!(
                        "the step sends people to `%id%`, who is not among those that `%outcome%` names",
                        id,
                        outcome = outcome.id
                    )
                };
                let warning = Diagnostic::new(Code::OtherPostInStep, place, message);
                warnings.push(warning.with_help(|| {
                    message!(
                        "name the contact in `refer_to`, `through` or `advice_from`, or send people to who decides"
                    )
                }));
            }
        }
    }
}

fn named_in(contact: &Contact) -> String {
    contact.in_sentence.read(Addressee::Colleague)
}

/// Notes that no outcome names, and whose dates and paragraphs no result hangs on.
fn unshown_notes(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let mut dates: BTreeSet<&str> = BTreeSet::new();
    for node in policy.flows.values().flat_map(|flow| &flow.nodes) {
        match node.source {
            FactSource::Period(index) => {
                let Some((_, resolved)) = policy.periods.get_index(index) else {
                    continue;
                };
                let period = &resolved.period;
                dates.extend(period.starts.iter().chain(&period.ends).map(String::as_str));
                let variants = period.variants.iter();
                dates.extend(
                    variants.flat_map(|variant| variant.starts.iter().chain(&variant.ends)).map(String::as_str),
                );
            }
            FactSource::Resignation => {
                dates.extend(policy.resignation.as_ref().map(|rule| rule.nominations_close.as_str()));
            }
            FactSource::Question => {}
        }
    }
    let all = || outcomes(policy).map(|(_, outcome, _)| &outcome.advice);
    dates.extend(all().flat_map(|advice| advice.dates.iter().map(String::as_str)));
    let dates: Vec<&str> = dates.into_iter().collect();
    let has = |fact: &str, choice: &str| {
        let mut nodes = policy.flows.values().flat_map(|flow| &flow.nodes).filter(|node| node.fact == fact);
        nodes.any(|node| node.branches.iter().any(|(value, _)| value == choice))
    };
    for note in Notes::of_policy(policy).all() {
        let Some(id) = &note.id else {
            continue;
        };
        if note.holds(has) && all().any(|advice| note.belongs_to(advice, &dates)) {
            continue;
        }
        let warning =
            Diagnostic::new(Code::UnshownNote, pointer("/notes", id), || message!("no result shows `%id%`", id));
        warnings.push(warning.with_help(|| {
            message!(
                "say in `dates` or `paragraphs` what it hangs on, or name it in the `notes` of the outcomes concerned"
            )
        }));
    }
}

/// Keys of paragraphs that are no numbers and would be shown as they stand, in a citation or in a text.
fn ids_on_screen(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let is_number = |key: &str| key.starts_with(|first: char| first.is_ascii_digit());
    let unnamed = policy.provisions.iter().filter(|(key, provision)| provision.shown_number(key) == Some(key.as_str()));
    for (key, _) in unnamed.filter(|(key, _)| !is_number(key)) {
        let message = || message!("`%key%` is no number, and is shown as one", key);
        let warning = Diagnostic::new(Code::IdOnScreen, pointer("/provisions", key), message);
        warnings.push(warning.with_help(|| {
            message!("say in `number` how it is called (\"Annex C\"), or that it is `\"unnumbered\": true`: then its heading is shown")
        }));
    }
}

/// Nodes at which the end of a period permits what was avoided or forbidden in it, and what was not so before it either.
fn ended_periods(policy: &Policy, flow: &Flow, warnings: &mut Vec<Diagnostic>) {
    for node in &flow.nodes {
        let FactSource::Period(index) = node.source else {
            continue;
        };
        let Some((period, _)) = policy.periods.get_index(index) else {
            continue;
        };
        let reached = |value: &str| node.branch(value).map(|target| within(flow, target)).unwrap_or_default();
        let (before, during, after) = (reached("before"), reached(inside(period)), reached("after"));
        let verdict = |index: &usize| flow.outcomes.get(*index).map(|outcome| outcome.advice.verdict);
        let forbids = during.iter().any(|index| matches!(verdict(index), Some(Verdict::Avoid | Verdict::NotAllowed)));
        let permits = |index: &&usize| verdict(index) == Some(Verdict::Allowed) && !before.contains(index);
        if let Some(outcome) =
            after.iter().find(permits).and_then(|index| flow.outcomes.get(*index)).filter(|_| forbids)
        {
            warnings.push(ended(flow, node, period, &outcome.id));
        }
    }
}

fn ended(flow: &Flow, node: &Node, period: &str, outcome: &str) -> Diagnostic {
    let at = pointer(&pointer(&pointer(&pointer("/flows", &flow.id), "nodes"), &node.id), "branches");
    let message =
        || message!("after `%period%`, `%outcome%` allows what was to be avoided or forbidden in it", period, outcome);
    Diagnostic::new(Code::EndedPeriod, pointer(&at, "after"), message).with_help(|| {
        message!(
            "the end of a period permits nothing: lead to what held before it, to what the text says at all times, or to an \
             outcome that says the protocol is silent"
        )
    })
}

/// The outcomes that can follow from here, by index.
fn within(flow: &Flow, from: Target) -> BTreeSet<usize> {
    let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![from]);
    while let Some(target) = open.pop() {
        match target {
            Target::Outcome(index) => drop(found.insert(index)),
            Target::Node(index) if seen.insert(index) => {
                open.extend(
                    flow.nodes.get(index).into_iter().flat_map(|node| &node.branches).map(|(_, target)| *target),
                );
            }
            Target::Node(_) => {}
        }
    }
    found
}
