//! Finds what the parts of a policy refer to and the file does not have.

use crate::entries::Entries;

use super::{
    Diagnostic, Policy, Referral, Verdict,
    diagnostic::{Code, pointer},
    flow_check::defines,
    json::Json,
    suggest,
    texts::texts,
};

/// One thing that a policy refers to by id, and where it does.
struct Reference<'p> {
    id: &'p str,
    at: String,
}

/// Whether a section of the file has no such entry. One that cannot be read is missing from what was read, and is there.
fn lacks<T>(entries: &Entries<T>, json: &Json, section: &str, id: &str) -> bool {
    // What was read is looked up in a few steps, and the file from its start.
    !entries.contains_key(id) && !defines(json, &[section], id)
}

/// Checks citations, contacts, duties, dates and links.
pub(super) fn check(policy: &Policy, json: &Json, diagnostics: &mut Vec<Diagnostic>) {
    let provisions = || policy.provisions.keys().map(String::as_str);
    let cited = citations(policy).into_iter();
    for Reference { id, at } in cited.filter(|cited| lacks(&policy.provisions, json, "provisions", cited.id)) {
        let fault = Diagnostic::new(Code::UnknownProvision, at, || format!("no provision is numbered `{id}`"));
        diagnostics.push(fault.with_help(|| suggest::help(id, provisions())));
    }
    let named = contacts(policy).into_iter();
    for Reference { id, at } in named.filter(|contact| lacks(&policy.contacts, json, "contacts", contact.id)) {
        let fault = Diagnostic::new(Code::UnknownContact, at, || format!("no contact is called `{id}`"));
        diagnostics.push(fault.with_help(|| suggest::help(id, policy.contacts.keys().map(String::as_str))));
    }
    let dated = dates(policy).into_iter();
    for Reference { id, at } in dated.filter(|date| lacks(&policy.dates, json, "dates", date.id)) {
        let fault = Diagnostic::new(Code::UnknownDate, at, || format!("no date is called `{id}`"));
        diagnostics.push(fault.with_help(|| suggest::help(id, policy.dates.keys().map(String::as_str))));
    }
    for (number, provision) in &policy.provisions {
        if let Some(document) =
            provision.document.as_deref().filter(|id| lacks(&policy.documents, json, "documents", id))
        {
            let at = pointer(&pointer("/provisions", number), "document");
            let fault = Diagnostic::new(Code::UnknownDocument, at, || format!("no document is called `{document}`"));
            diagnostics.push(fault.with_help(|| suggest::help(document, policy.documents.keys().map(String::as_str))));
        }
    }
    for (index, election) in policy.elections.iter().enumerate() {
        if let Some(period) = election.period.as_deref().filter(|id| lacks(&policy.periods, json, "periods", id)) {
            let at = pointer(&pointer("/elections", index), "period");
            let fault = Diagnostic::new(Code::UnknownPeriod, at, || format!("no period is called `{period}`"));
            diagnostics.push(fault.with_help(|| suggest::help(period, policy.periods.keys().map(String::as_str))));
        }
    }
    let elections = policy.elections.len();
    for (id, date) in policy.dates.iter().filter(|(_, date)| date.election > 0 && policy.election_of(date).is_none()) {
        let at = pointer(&pointer("/dates", id), "election");
        let fault = Diagnostic::new(Code::Shape, at, || format!("there is no election {}", date.election));
        diagnostics.push(fault.with_help(|| format!("elections are counted from 0, and there are {elections}")));
    }
    if !defines(json, &["contacts"], Policy::SPOC) {
        let fault = Diagnostic::new(Code::NoSpoc, "/contacts", || format!("`{}` is missing", Policy::SPOC));
        diagnostics.push(fault.with_help(|| "name the post that keeps the register, so that people know whom to ask"));
    }
    if policy.elections.is_empty() && json.get("elections").and_then(Json::as_list).is_some_and(<[Json]>::is_empty) {
        diagnostics.push(Diagnostic::new(Code::Shape, "/elections", || "there is no election"));
    }
    check_outcomes(policy, diagnostics);
    check_links(policy, diagnostics);
}

/// Checks how ids and braces are written. A result is right whichever way they are, and a text with a wrong brace is shown
/// as it stands: this is for authors alone.
pub(super) fn check_spelling(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    for (id, at) in named_ids(policy) {
        if !is_id(id) {
            diagnostics.push(
                Diagnostic::new(Code::BadId, at, || format!("`{id}` is not an id"))
                    .with_help(|| "use lower-case letters, digits and hyphens, and start with a letter or digit"),
            );
        }
    }
    for (text, at) in texts(policy) {
        if let Err(error) = text.check() {
            let fault = Diagnostic::new(Code::BadBraces, at, || error.to_string());
            diagnostics.push(fault.with_help(|| "write the two forms as `{you|they}`"));
        }
    }
}

fn check_outcomes(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    for (flow, outcome, at) in outcomes(policy) {
        if outcome.advice.verdict == Verdict::Refer && outcome.advice.refer_to.is_none() {
            let fault = Diagnostic::new(Code::NoDecider, pointer(&at, "refer_to"), || match flow {
                "" => format!("`{}` refers and names nobody who decides", outcome.id),
                flow => format!("`{}` in `{flow}` refers and names nobody who decides", outcome.id),
            });
            diagnostics.push(fault.with_help(|| "name the contact that decides in `refer_to`"));
        }
        for (index, note) in
            outcome.advice.notes.iter().enumerate().filter(|(_, note)| !policy.notes.contains_key(note))
        {
            let place = pointer(&pointer(&at, "notes"), index);
            let fault = Diagnostic::new(Code::UnknownNote, place, || format!("no note is called `{note}`"));
            diagnostics.push(fault.with_help(|| suggest::help(note, policy.notes.keys().map(String::as_str))));
        }
        for (index, duty) in outcome.advice.duties.iter().enumerate() {
            if !policy.duties.contains_key(duty) {
                let place = pointer(&pointer(&at, "duties"), index);
                let fault = Diagnostic::new(Code::UnknownDuty, place, || format!("no duty is called `{duty}`"));
                diagnostics.push(fault.with_help(|| suggest::help(duty, policy.duties.keys().map(String::as_str))));
            }
        }
    }
}

/// A policy may link over https and write to an email address; anything else could run code in the page.
fn check_links(policy: &Policy, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(url) = &policy.protocol.url
        && !url.starts_with("https://")
    {
        diagnostics.push(
            Diagnostic::new(Code::BadLink, "/protocol/url", || {
                format!("`{url}` is not a link that a policy may carry")
            })
            .with_help(|| "use an address that starts with `https://`"),
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
            let fault = Diagnostic::new(Code::BadLink, at, || "this is not a link that a policy may carry");
            diagnostics.push(fault.with_help(|| "use an address that starts with `https://`"));
        }
    }
}

fn check_points(email: Option<&str>, telephone: Option<&str>, at: &str, diagnostics: &mut Vec<Diagnostic>) {
    if email.is_some_and(|email| !is_email(email)) {
        let fault = Diagnostic::new(Code::BadLink, pointer(at, "email"), || "this is not an email address");
        diagnostics.push(fault.with_help(|| "write it as `name@example.police.uk`, without spaces"));
    }
    let callable = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    if telephone.is_some_and(|number| !number.chars().all(callable)) {
        let fault = Diagnostic::new(Code::BadLink, pointer(at, "telephone"), || "this is not a telephone number");
        diagnostics.push(fault.with_help(|| "use digits, spaces, brackets, `+` and `-`"));
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
fn named_ids(policy: &Policy) -> Vec<(&str, String)> {
    let mut ids = vec![(policy.id.as_str(), pointer("", "id"))];
    ids.extend(policy.dates.keys().map(|id| (id.as_str(), pointer("/dates", id))));
    ids.extend(policy.periods.keys().map(|id| (id.as_str(), pointer("/periods", id))));
    ids.extend(policy.contacts.keys().map(|id| (id.as_str(), pointer("/contacts", id))));
    ids.extend(policy.roles.keys().map(|id| (id.as_str(), pointer("/roles", id))));
    ids.extend(policy.flows.keys().map(|id| (id.as_str(), pointer("/flows", id))));
    ids.extend(policy.duties.keys().map(|id| (id.as_str(), pointer("/duties", id))));
    let columns = policy.register.columns.iter().enumerate();
    ids.extend(
        columns.map(|(index, column)| (column.id.as_str(), pointer(&pointer("/register/columns", index), "id"))),
    );
    for (id, flow) in &policy.flows {
        let at = pointer("/flows", id);
        ids.extend(flow.nodes.iter().map(|node| (node.id.as_str(), pointer(&pointer(&at, "nodes"), &node.id))));
        let own = flow.outcomes.iter().filter(|outcome| !outcome.shared);
        ids.extend(own.map(|end| (end.id.as_str(), pointer(&pointer(&at, "outcomes"), &end.id))));
    }
    ids.extend(policy.outcomes.iter().map(|outcome| (outcome.id.as_str(), pointer("/outcomes", &outcome.id))));
    ids.extend(policy.notes.keys().map(|id| (id.as_str(), pointer("/notes", id))));
    ids.extend(policy.documents.keys().map(|id| (id.as_str(), pointer("/documents", id))));
    ids
}

/// Every outcome with its flow and its place; those that flows share come once, at the end, with an empty flow.
pub fn outcomes(policy: &Policy) -> impl Iterator<Item = (&str, &super::Outcome, String)> {
    let own = policy.flows.iter().flat_map(|(flow, tree)| {
        let at = pointer(&pointer("/flows", flow), "outcomes");
        let own = tree.outcomes.iter().filter(|outcome| !outcome.shared);
        own.map(move |outcome| (flow.as_str(), outcome, pointer(&at, &outcome.id)))
    });
    own.chain(policy.outcomes.iter().map(|outcome| ("", outcome, pointer("/outcomes", &outcome.id))))
}

fn listed<'p>(ids: &'p [String], at: String) -> impl Iterator<Item = Reference<'p>> {
    ids.iter().enumerate().map(move |(index, id)| Reference { id, at: pointer(&at, index) })
}

/// Every citation of the policy with its place.
fn citations(policy: &Policy) -> Vec<Reference<'_>> {
    let mut cited = Vec::new();
    let cites = |at: &str| pointer(at, "cites");
    for (id, date) in &policy.dates {
        let at = pointer("/dates", id);
        cited.extend(listed(&date.cites, cites(&at)));
        for (index, printed) in date.printed.iter().enumerate() {
            cited.extend(listed(&printed.cites, cites(&pointer(&pointer(&at, "printed"), index))));
        }
    }
    for (id, resolved) in &policy.periods {
        let at = pointer("/periods", id);
        cited.extend(listed(&resolved.period.cites, cites(&at)));
        for (index, variant) in resolved.period.variants.iter().enumerate() {
            cited.extend(listed(&variant.cites, cites(&pointer(&pointer(&at, "variants"), index))));
        }
    }
    if let Some(rule) = &policy.resignation {
        cited.extend(listed(&rule.cites, cites("/resignation")));
    }
    for (id, contact) in &policy.contacts {
        cited.extend(listed(&contact.cites, cites(&pointer("/contacts", id))));
    }
    for (id, role) in &policy.roles {
        cited.extend(listed(&role.cites, cites(&pointer("/roles", id))));
    }
    for (id, note) in &policy.notes {
        let at = pointer("/notes", id);
        cited.extend(listed(&note.cites, cites(&at)));
        for (index, set) in note.paragraphs.iter().enumerate() {
            cited.extend(listed(set, pointer(&pointer(&at, "paragraphs"), index)));
        }
    }
    cited.extend(listed(&policy.register.cites, cites("/register")));
    for (id, flow) in &policy.flows {
        let at = pointer(&pointer("/flows", id), "nodes");
        for node in &flow.nodes {
            cited.extend(listed(&node.cites, cites(&pointer(&at, &node.id))));
        }
    }
    for (_, outcome, at) in outcomes(policy) {
        cited.extend(listed(&outcome.advice.cites, cites(&at)));
    }
    cited
}

/// The numbers of every provision that something cites.
pub fn cited_provisions(policy: &Policy) -> Vec<&str> {
    citations(policy).into_iter().map(|reference| reference.id).collect()
}

fn contacts(policy: &Policy) -> Vec<Reference<'_>> {
    let mut named = Vec::new();
    for (_, outcome, at) in outcomes(policy) {
        let advice = &outcome.advice;
        let decides = pointer(&at, "refer_to");
        match &advice.refer_to {
            None => {}
            Some(Referral::One(id)) => named.push(Reference { id, at: decides }),
            Some(Referral::AllOf { all_of: several }) => named.extend(listed(several, pointer(&decides, "all_of"))),
            Some(Referral::AnyOf { any_of: several }) => named.extend(listed(several, pointer(&decides, "any_of"))),
            Some(Referral::InOrder { in_order: several }) => {
                named.extend(listed(several, pointer(&decides, "in_order")));
            }
        }
        named.extend(listed(&advice.through, pointer(&at, "through")));
        named.extend(listed(&advice.advice_from, pointer(&at, "advice_from")));
    }
    if let Some(advice_from) = policy.resignation.as_ref().and_then(|rule| rule.advice_from.as_ref()) {
        named.push(Reference { id: advice_from, at: pointer("/resignation", "advice_from") });
    }
    named
}

/// The dates named anywhere but as the bounds of periods, which are looked up when those are worked out.
fn dates(policy: &Policy) -> Vec<Reference<'_>> {
    let mut named = Vec::new();
    for (index, election) in policy.elections.iter().enumerate() {
        let at = pointer("/elections", index);
        named.push(Reference { id: &election.poll, at: pointer(&at, "poll") });
        named.extend(election.term_starts.as_deref().map(|id| Reference { id, at: pointer(&at, "term_starts") }));
    }
    for (id, note) in &policy.notes {
        named.extend(listed(&note.dates, pointer(&pointer("/notes", id), "dates")));
    }
    for (_, outcome, at) in outcomes(policy) {
        named.extend(listed(&outcome.advice.dates, pointer(&at, "dates")));
    }
    if let Some(rule) = &policy.resignation {
        named.push(Reference { id: &rule.nominations_close, at: pointer("/resignation", "nominations_close") });
    }
    for (id, date) in &policy.dates {
        let at = pointer("/dates", id);
        if let Some(offset) = &date.offset {
            named.push(Reference { id: &offset.from, at: pointer(&pointer(&at, "offset"), "from") });
        }
        for (index, printed) in date.printed.iter().enumerate() {
            if let Some(offset) = &printed.offset {
                let at = pointer(&pointer(&at, "printed"), index);
                named.push(Reference { id: &offset.from, at: pointer(&pointer(&at, "offset"), "from") });
            }
        }
    }
    named
}
