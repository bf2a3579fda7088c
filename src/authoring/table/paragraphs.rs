//! The protocol paragraph by paragraph, each with everything that rests on it, or why nothing does: what a lawyer ticks.

use maud::{Markup, html};
use policy::{Policy, Provision, counted, references::outcomes};
use spreadsheet::{BYTE_ORDER_MARK, push_row};

use crate::words::{self, read, say};

/// One paragraph, and what rests on it.
#[derive(Clone, Debug)]
pub struct Paragraph<'p> {
    /// Its key in the file.
    pub key: &'p str,
    /// What it says.
    pub provision: &'p Provision,
    /// Everything that cites it, in the order of the file.
    pub rests: Vec<Rest>,
}

/// Something that rests on a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// What it is.
    pub kind: RestKind,
    /// What it is called in the file: `photographs/picture-no`.
    pub id: String,
    /// What it says.
    pub words: String,
}

/// What kind of thing rests on a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RestKind {
    /// An outcome.
    Outcome,
    /// A question that a flow asks.
    Question,
    /// A date, or something else printed about one.
    Date,
    /// A period, or a variant of one.
    Period,
    /// The rule on resigning before standing.
    Resignation,
    /// A role.
    Role,
    /// A contact.
    Contact,
    /// A contradiction or a doubt.
    Note,
    /// The contact register.
    Register,
}

impl RestKind {
    /// Returns the kind in words.
    pub fn words(self, policy: &Policy) -> String {
        match self {
            Self::Outcome => say!(policy, "Outcome"),
            Self::Question => say!(policy, "Question"),
            Self::Date => say!(policy, "Date"),
            Self::Period => say!(policy, "Period"),
            Self::Resignation => say!(policy, "Resignation"),
            Self::Role => say!(policy, "Role"),
            Self::Contact => say!(policy, "Contact"),
            Self::Note => say!(policy, "Note"),
            Self::Register => say!(policy, "Register"),
        }
    }
}

/// Returns every paragraph of a policy, in the file's order, with what rests on it.
pub fn paragraphs(policy: &Policy) -> Vec<Paragraph<'_>> {
    let all = everything(policy);
    let of = |key: &str| {
        let mut rests: Vec<Rest> = Vec::new();
        for (cites, rest) in &all {
            if cites.contains(&key) && !rests.contains(rest) {
                rests.push(rest.clone());
            }
        }
        rests
    };
    let paragraphs = policy.provisions.iter();
    paragraphs.map(|(key, provision)| Paragraph { key, provision, rests: of(key) }).collect()
}

/// Everything that cites, with what it cites.
fn everything(policy: &Policy) -> Vec<(Vec<&str>, Rest)> {
    fn all<'p>(cites: impl IntoIterator<Item = &'p String>) -> Vec<&'p str> {
        cites.into_iter().map(String::as_str).collect()
    }
    let rest = |kind: RestKind, id: &str, words: String| Rest { kind, id: id.to_owned(), words };
    let mut found: Vec<(Vec<&str>, Rest)> = Vec::new();
    for (flow, outcome, _) in outcomes(policy) {
        let advice = &outcome.advice;
        let words = format!("{}: {}", words::verdict(policy, advice.verdict), read(&advice.headline));
        let id = if flow.is_empty() { outcome.id.clone() } else { format!("{flow}/{}", outcome.id) };
        found.push((all(&advice.cites), rest(RestKind::Outcome, &id, words)));
    }
    for flow in policy.flows.values() {
        for node in &flow.nodes {
            let words = format!("{}: {}", read(&flow.title), words::fact(policy, &node.fact));
            found.push((all(&node.cites), rest(RestKind::Question, &format!("{}/{}", flow.id, node.id), words)));
        }
    }
    for (id, date) in &policy.dates {
        let printed = date.printed.iter().flat_map(|printed| &printed.cites);
        found.push((all(date.cites.iter().chain(printed)), rest(RestKind::Date, id, read(&date.name))));
    }
    for (id, resolved) in &policy.periods {
        let period = &resolved.period;
        let variants = period.variants.iter().flat_map(|variant| &variant.cites);
        found.push((all(period.cites.iter().chain(variants)), rest(RestKind::Period, id, read(&period.name))));
    }
    if let Some(rule) = &policy.resignation {
        let words = say!(policy, "%days% before the nomination", days = counted!(rule.days, "1 day", "%number% days"));
        found.push((all(&rule.cites), rest(RestKind::Resignation, "resignation", words)));
    }
    for (id, role) in &policy.roles {
        found.push((all(&role.cites), rest(RestKind::Role, id, words::value(policy, policy::Vocabulary::ROLE, id))));
    }
    for (id, contact) in &policy.contacts {
        found.push((all(&contact.cites), rest(RestKind::Contact, id, read(&contact.post))));
    }
    for (id, note) in &policy.notes {
        let sets = note.paragraphs.iter().flatten();
        found.push((all(note.cites.iter().chain(sets)), rest(RestKind::Note, id, read(&note.text))));
    }
    found.push((
        all(&policy.register.cites),
        rest(RestKind::Register, "register", say!(policy, "The contact register")),
    ));
    found
}

/// How a paragraph is named: by the number printed, or by its heading where it has none; that of another document with the
/// document's title.
pub(super) fn name(policy: &Policy, key: &str, provision: &Provision) -> String {
    let number = provision.shown_number(key).unwrap_or(&provision.heading);
    match provision.document.as_ref().and_then(|id| policy.documents.get(id)) {
        Some(document) => format!("{}, {number}", document.title),
        None => number.to_owned(),
    }
}

/// Why nothing rests on a paragraph; nothing where something does.
fn silence(policy: &Policy, paragraph: &Paragraph<'_>) -> Option<String> {
    let unused = paragraph.rests.is_empty();
    let no_reason = || say!(policy, "Nothing rests on it, and no reason is given.");
    unused.then(|| paragraph.provision.excused.clone().unwrap_or_else(no_reason))
}

/// Returns the paragraphs as CSV: a line for each thing that rests on one, or one line that says why nothing does.
///
/// No cell can be taken for a formula.
pub fn csv(policy: &Policy) -> String {
    let mut table = BYTE_ORDER_MARK.to_owned();
    let columns = [
        say!(policy, "Policy"),
        say!(policy, "Version"),
        say!(policy, "Paragraph"),
        say!(policy, "Heading"),
        say!(policy, "Summary"),
        say!(policy, "What rests on it"),
        say!(policy, "Id"),
        say!(policy, "What it says"),
    ];
    push_row(&mut table, &columns);
    for paragraph in paragraphs(policy) {
        let Provision { heading, summary, .. } = paragraph.provision;
        let start = [&policy.id, &policy.version, &name(policy, paragraph.key, paragraph.provision), heading, summary]
            .map(Clone::clone);
        let mut push = |kind: &str, id: &str, words: &str| {
            let mut row = start.to_vec();
            row.extend([kind, id, words].map(str::to_owned));
            push_row(&mut table, &row);
        };
        if let Some(reason) = silence(policy, &paragraph) {
            push(&say!(policy, "Nothing"), "", &reason);
        }
        for Rest { kind, id, words } in &paragraph.rests {
            push(&kind.words(policy), id, words);
        }
    }
    table
}

/// Returns the paragraphs as a page to read, tick, print and sign.
pub fn html(policy: &Policy) -> String {
    let title = say!(policy, "Paragraphs and what rests on them: %force%", force = policy.force);
    super::html::page(policy, &title, |policy| {
        let paragraphs = paragraphs(policy);
        let unused = paragraphs.iter().filter(|paragraph| paragraph.rests.is_empty()).count();
        html! {
            (super::html::head(policy))
            p { (say!(policy, "Paragraphs: %number%. Nothing rests on %unused% of them.", number = paragraphs.len(), unused)) }
            div.scroll tabindex="0" role="region" aria-label=(say!(policy, "Paragraphs")) {
                table {
                    caption { (say!(policy, "Each paragraph in our words, and every outcome, question, date and note that cites it")) }
                    thead { tr {
                        th scope="col" { (say!(policy, "Paragraph")) }
                        th scope="col" { (say!(policy, "What it says, in our words")) }
                        th scope="col" { (say!(policy, "What rests on it")) }
                        th scope="col" { (say!(policy, "Read")) }
                    } }
                    tbody { @for paragraph in &paragraphs { (row(policy, paragraph)) } }
                }
            }
        }
    })
}

fn row(policy: &Policy, paragraph: &Paragraph<'_>) -> Markup {
    html! {
        tr {
            th scope="row" { (name(policy, paragraph.key, paragraph.provision)) }
            td {
                b { (paragraph.provision.heading) } ": " (paragraph.provision.summary)
                @if let Some(more) = &paragraph.provision.more { " " (more) }
            }
            td {
                @if let Some(reason) = silence(policy, paragraph) { (say!(policy, "Nothing: %reason%", reason)) }
                @if !paragraph.rests.is_empty() {
                    ul.rests { @for Rest { kind, id, words } in &paragraph.rests {
                        li { b { (kind.words(policy)) } " " (words) " " span.id { (id) } }
                    } }
                }
            }
            td.tick { span.unseen { (say!(policy, "to be ticked")) } }
        }
    }
}
