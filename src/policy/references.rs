//! Finds what the parts of a policy refer to and the file does not have.

use crate::message;

use super::{
    Diagnostic, Outcome, Policy, Referral, Verdict,
    diagnostic::{Code, pointer},
    json::Json,
    read::{Place, lacks},
    suggest,
    texts::each_text,
};

/// Hears of each id that the policy names, and where it does.
type Hear<'h, 'p> = &'h mut dyn FnMut(&'p str, Place<'_>);

/// Checks citations, contacts, duties, dates and links.
pub(super) fn check(policy: &Policy, json: &Json<'_>, diagnostics: &mut Vec<Diagnostic>) {
    each_citation(policy, &mut |id, at| {
        if lacks(&policy.provisions, json, "provisions", id) {
            let message = || message!("no provision is numbered `%id%`", id);
            let fault = Diagnostic::new(Code::UnknownProvision, at.pointer(), message);
            diagnostics.push(fault.with_help(|| suggest::help(id, policy.provisions.keys().map(String::as_str))));
        }
    });
    each_contact(policy, &mut |id, at| {
        if lacks(&policy.contacts, json, "contacts", id) {
            let fault =
                Diagnostic::new(Code::UnknownContact, at.pointer(), || message!("no contact is called `%id%`", id));
            diagnostics.push(fault.with_help(|| suggest::help(id, policy.contacts.keys().map(String::as_str))));
        }
    });
    each_date(policy, &mut |id, at| {
        if lacks(&policy.dates, json, "dates", id) {
            let fault = Diagnostic::new(Code::UnknownDate, at.pointer(), || message!("no date is called `%id%`", id));
            diagnostics.push(fault.with_help(|| suggest::help(id, policy.dates.keys().map(String::as_str))));
        }
    });
    for (number, provision) in &policy.provisions {
        if let Some(document) =
            provision.document.as_deref().filter(|id| lacks(&policy.documents, json, "documents", id))
        {
            let at = pointer(&pointer("/provisions", number), "document");
            let fault =
                Diagnostic::new(Code::UnknownDocument, at, || message!("no document is called `%document%`", document));
            diagnostics.push(fault.with_help(|| suggest::help(document, policy.documents.keys().map(String::as_str))));
        }
    }
    for (index, election) in policy.elections.iter().enumerate() {
        if let Some(period) = election.period.as_deref().filter(|id| lacks(&policy.periods, json, "periods", id)) {
            let at = pointer(&pointer("/elections", index), "period");
            let fault = Diagnostic::new(Code::UnknownPeriod, at, || message!("no period is called `%period%`", period));
            diagnostics.push(fault.with_help(|| suggest::help(period, policy.periods.keys().map(String::as_str))));
        }
    }
    let elections = policy.elections.len();
    for (id, date) in policy.dates.iter().filter(|(_, date)| date.election > 0 && policy.election_of(date).is_none()) {
        let at = pointer(&pointer("/dates", id), "election");
        let fault =
            Diagnostic::new(Code::Shape, at, || message!("there is no election %number%", number = date.election));
        diagnostics
            .push(fault.with_help(|| message!("elections are counted from 0, and there are %elections%", elections)));
    }
    if lacks(&policy.contacts, json, "contacts", Policy::SPOC) {
        let fault = Diagnostic::new(Code::NoSpoc, "/contacts", || message!("`%key%` is missing", key = Policy::SPOC));
        diagnostics.push(
            fault.with_help(|| message!("name the post that keeps the register, so that people know whom to ask")),
        );
    }
    if policy.elections.is_empty() && json.get("elections").and_then(Json::as_list).is_some_and(<[Json]>::is_empty) {
        diagnostics.push(Diagnostic::new(Code::Shape, "/elections", || message!("there is no election")));
    }
    check_outcomes(policy, diagnostics);
    check_links(policy, diagnostics);
}

/// Checks how ids and braces are written. A result is right whichever way they are, and a text with a wrong brace is shown
/// as it stands: this is for authors alone.
pub(super) fn check_spelling(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    each_id(policy, &mut |id, at| {
        if !is_id(id) {
            let fault = Diagnostic::new(Code::BadId, at.pointer(), || message!("`%id%` is not an id", id));
            diagnostics.push(fault.with_help(|| {
                message!("use lower-case letters, digits and hyphens, and start with a letter or digit")
            }));
        }
    });
    each_text(policy, &mut |text, at| {
        if let Err(error) = text.check() {
            let fault = Diagnostic::new(Code::BadBraces, at.pointer(), || error.message());
            diagnostics.push(fault.with_help(|| message!("write the two forms as `{you|they}`")));
        }
    });
}

fn check_outcomes(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    each_outcome(policy, &mut |flow, outcome, at| {
        let advice = &outcome.advice;
        if advice.verdict == Verdict::Refer && advice.refer_to.is_none() {
            let place = at.key("refer_to").pointer();
            let fault = Diagnostic::new(Code::NoDecider, place, || match flow {
                "" => message!("`%id%` refers and names nobody who decides", id = outcome.id),
                flow => message!("`%id%` in `%flow%` refers and names nobody who decides", id = outcome.id, flow),
            });
            diagnostics.push(fault.with_help(|| message!("name the contact that decides in `refer_to`")));
        }
        each_listed(&advice.notes, at.key("notes"), &mut |note, at| {
            if !policy.notes.contains_key(note) {
                let fault =
                    Diagnostic::new(Code::UnknownNote, at.pointer(), || message!("no note is called `%note%`", note));
                diagnostics.push(fault.with_help(|| suggest::help(note, policy.notes.keys().map(String::as_str))));
            }
        });
        each_listed(&advice.duties, at.key("duties"), &mut |duty, at| {
            if !policy.duties.contains_key(duty) {
                let fault =
                    Diagnostic::new(Code::UnknownDuty, at.pointer(), || message!("no duty is called `%duty%`", duty));
                diagnostics.push(fault.with_help(|| suggest::help(duty, policy.duties.keys().map(String::as_str))));
            }
        });
    });
}

/// A policy may link over https and write to an email address; anything else could run code in the page.
fn check_links(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(url) = &policy.protocol.url
        && !url.starts_with("https://")
    {
        diagnostics.push(
            Diagnostic::new(Code::BadLink, "/protocol/url", || {
                message!("`%url%` is not a link that a policy may carry", url)
            })
            .with_help(|| message!("use an address that starts with `https://`")),
        );
    }
    for (id, contact) in &policy.contacts {
        let at = pointer("/contacts", id);
        check_points(contact.email.as_deref(), contact.telephone.as_deref(), &at, diagnostics);
        if let Some(own) = &contact.own {
            check_points(own.email.as_deref(), own.telephone.as_deref(), &pointer(&at, "own"), diagnostics);
        }
    }
    for (id, document) in &policy.documents {
        if document.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
            let at = pointer(&pointer("/documents", id), "url");
            let fault = Diagnostic::new(Code::BadLink, at, || message!("this is not a link that a policy may carry"));
            diagnostics.push(fault.with_help(|| message!("use an address that starts with `https://`")));
        }
    }
}

fn check_points(email: Option<&str>, telephone: Option<&str>, at: &str, diagnostics: &mut Vec<Diagnostic>) {
    if email.is_some_and(|email| !is_email(email)) {
        let fault = Diagnostic::new(Code::BadLink, pointer(at, "email"), || message!("this is not an email address"));
        diagnostics.push(fault.with_help(|| message!("write it as `name@example.police.uk`, without spaces")));
    }
    let callable = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    if telephone.is_some_and(|number| !number.chars().all(callable)) {
        let fault =
            Diagnostic::new(Code::BadLink, pointer(at, "telephone"), || message!("this is not a telephone number"));
        diagnostics.push(fault.with_help(|| message!("use digits, spaces, brackets, `+` and `-`")));
    }
}

fn is_email(written: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@' | '\'');
    written.chars().all(allowed)
        && written.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.as_bytes().contains(&b'.') && !host.as_bytes().contains(&b'@')
        })
}

/// Returns whether this can be an id: lower-case letters, digits and hyphens, none of which comes first.
pub fn is_id(id: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && !id.starts_with('-') && id.chars().all(allowed)
}

/// Every id that the file gives to something, except provisions, which are numbered as printed.
fn each_id<'p>(policy: &'p Policy, hear: Hear<'_, 'p>) {
    let root = Place::root("");
    hear(&policy.id, root.key("id"));
    let section = |name: &'static str, ids: &mut dyn Iterator<Item = &'p String>, hear: Hear<'_, 'p>| {
        let at = root.key(name);
        ids.for_each(|id| hear(id, at.key(id)));
    };
    section("dates", &mut policy.dates.keys(), hear);
    section("periods", &mut policy.periods.keys(), hear);
    section("contacts", &mut policy.contacts.keys(), hear);
    section("roles", &mut policy.roles.keys(), hear);
    section("flows", &mut policy.flows.keys(), hear);
    section("duties", &mut policy.duties.keys(), hear);
    let columns = Place::root("/register/columns");
    for (index, column) in policy.register.columns.iter().enumerate() {
        hear(&column.id, columns.index(index).key("id"));
    }
    let flows = root.key("flows");
    for (id, flow) in &policy.flows {
        let at = flows.key(id);
        let nodes = at.key("nodes");
        flow.nodes.iter().for_each(|node| hear(&node.id, nodes.key(&node.id)));
    }
    each_outcome(policy, &mut |_, outcome, at| hear(&outcome.id, at));
    section("notes", &mut policy.notes.keys(), hear);
    section("documents", &mut policy.documents.keys(), hear);
}

/// Every outcome with its flow and its place; those that flows share come once, at the end, with an empty flow.
pub(super) fn each_outcome<'p>(policy: &'p Policy, hear: &mut dyn FnMut(&'p str, &'p Outcome, Place<'_>)) {
    let flows = Place::root("/flows");
    for (id, flow) in &policy.flows {
        let at = flows.key(id);
        let outcomes = at.key("outcomes");
        for outcome in flow.outcomes.iter().filter(|outcome| !outcome.shared) {
            hear(id, outcome, outcomes.key(&outcome.id));
        }
    }
    let shared = Place::root("/outcomes");
    policy.outcomes.iter().for_each(|outcome| hear("", outcome, shared.key(&outcome.id)));
}

/// Every outcome with its flow, empty for those that flows share, and its place as a JSON pointer.
pub fn outcomes(policy: &Policy) -> impl Iterator<Item = (&str, &Outcome, String)> {
    let mut outcomes = Vec::new();
    each_outcome(policy, &mut |flow, outcome, at| outcomes.push((flow, outcome, at.pointer())));
    outcomes.into_iter()
}

fn each_listed<'p>(ids: &'p [String], at: Place<'_>, hear: Hear<'_, 'p>) {
    ids.iter().enumerate().for_each(|(index, id)| hear(id, at.index(index)));
}

/// Every citation of the policy with its place.
fn each_citation<'p>(policy: &'p Policy, hear: Hear<'_, 'p>) {
    let mut cites = |cited: &'p [String], at: Place<'_>| each_listed(cited, at.key("cites"), hear);
    let dates = Place::root("/dates");
    for (id, date) in &policy.dates {
        let at = dates.key(id);
        cites(&date.cites, at);
        let printings = at.key("printed");
        for (index, printed) in date.printed.iter().enumerate() {
            cites(&printed.cites, printings.index(index));
        }
    }
    let periods = Place::root("/periods");
    for (id, resolved) in &policy.periods {
        let at = periods.key(id);
        cites(&resolved.period.cites, at);
        let variants = at.key("variants");
        for (index, variant) in resolved.period.variants.iter().enumerate() {
            cites(&variant.cites, variants.index(index));
        }
    }
    if let Some(rule) = &policy.resignation {
        cites(&rule.cites, Place::root("/resignation"));
    }
    let contacts = Place::root("/contacts");
    policy.contacts.iter().for_each(|(id, contact)| cites(&contact.cites, contacts.key(id)));
    let roles = Place::root("/roles");
    policy.roles.iter().for_each(|(id, role)| cites(&role.cites, roles.key(id)));
    let notes = Place::root("/notes");
    policy.notes.iter().for_each(|(id, note)| cites(&note.cites, notes.key(id)));
    cites(&policy.register.cites, Place::root("/register"));
    let flows = Place::root("/flows");
    for (id, flow) in &policy.flows {
        let at = flows.key(id);
        let nodes = at.key("nodes");
        flow.nodes.iter().for_each(|node| cites(&node.cites, nodes.key(&node.id)));
    }
    each_outcome(policy, &mut |_, outcome, at| cites(&outcome.advice.cites, at));
    for (id, note) in &policy.notes {
        let at = notes.key(id);
        let paragraphs = at.key("paragraphs");
        for (index, set) in note.paragraphs.iter().enumerate() {
            each_listed(set, paragraphs.index(index), hear);
        }
    }
}

/// The numbers of every provision that something cites.
pub fn cited_provisions(policy: &Policy) -> Vec<&str> {
    let mut cited = Vec::new();
    each_citation(policy, &mut |number, _| cited.push(number));
    cited
}

fn each_contact<'p>(policy: &'p Policy, hear: Hear<'_, 'p>) {
    each_outcome(policy, &mut |_, outcome, at| {
        let advice = &outcome.advice;
        let decides = at.key("refer_to");
        match &advice.refer_to {
            None => {}
            Some(Referral::One(id)) => hear(id, decides),
            Some(Referral::AllOf { all_of: several }) => each_listed(several, decides.key("all_of"), hear),
            Some(Referral::AnyOf { any_of: several }) => each_listed(several, decides.key("any_of"), hear),
            Some(Referral::InOrder { in_order: several }) => each_listed(several, decides.key("in_order"), hear),
        }
        each_listed(&advice.through, at.key("through"), hear);
        each_listed(&advice.advice_from, at.key("advice_from"), hear);
    });
    if let Some(advice_from) = policy.resignation.as_ref().and_then(|rule| rule.advice_from.as_ref()) {
        hear(advice_from, Place::root("/resignation/advice_from"));
    }
}

/// The dates named anywhere but as the bounds of periods, which are looked up when those are worked out.
fn each_date<'p>(policy: &'p Policy, hear: Hear<'_, 'p>) {
    let elections = Place::root("/elections");
    for (index, election) in policy.elections.iter().enumerate() {
        let at = elections.index(index);
        hear(&election.poll, at.key("poll"));
        if let Some(id) = &election.term_starts {
            hear(id, at.key("term_starts"));
        }
    }
    let notes = Place::root("/notes");
    for (id, note) in &policy.notes {
        each_listed(&note.dates, notes.key(id).key("dates"), hear);
    }
    each_outcome(policy, &mut |_, outcome, at| each_listed(&outcome.advice.dates, at.key("dates"), hear));
    if let Some(rule) = &policy.resignation {
        hear(&rule.nominations_close, Place::root("/resignation/nominations_close"));
    }
    let dates = Place::root("/dates");
    for (id, date) in &policy.dates {
        let at = dates.key(id);
        if let Some(offset) = &date.offset {
            hear(&offset.from, at.key("offset").key("from"));
        }
        let printings = at.key("printed");
        for (index, printed) in date.printed.iter().enumerate() {
            if let Some(offset) = &printed.offset {
                hear(&offset.from, printings.index(index).key("offset").key("from"));
            }
        }
    }
}
