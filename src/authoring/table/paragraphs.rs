//! The protocol paragraph by paragraph, each with everything that rests on it, or why nothing does: what a lawyer ticks.

use maud::{Markup, html};
use policy::{Policy, Provision, references::outcomes};
use spreadsheet::{BYTE_ORDER_MARK, push_row};

use crate::words::{self, counted, read};

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
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Outcome => "Outcome",
            Self::Question => "Question",
            Self::Date => "Date",
            Self::Period => "Period",
            Self::Resignation => "Resignation",
            Self::Role => "Role",
            Self::Contact => "Contact",
            Self::Note => "Note",
            Self::Register => "Register",
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
        let words = format!("{} before the nomination", counted(rule.days, "day"));
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
    found.push((all(&policy.register.cites), rest(RestKind::Register, "register", "The contact register".to_owned())));
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
fn silence<'p>(paragraph: &Paragraph<'p>) -> Option<&'p str> {
    let unused = paragraph.rests.is_empty();
    unused.then(|| paragraph.provision.excused.as_deref().unwrap_or("Nothing rests on it, and no reason is given."))
}

/// Returns the paragraphs as CSV: a line for each thing that rests on one, or one line that says why nothing does.
///
/// No cell can be taken for a formula.
pub fn csv(policy: &Policy) -> String {
    let mut table = BYTE_ORDER_MARK.to_owned();
    let columns = ["Policy", "Version", "Paragraph", "Heading", "Summary", "What rests on it", "Id", "What it says"];
    push_row(&mut table, &columns.map(str::to_owned));
    for paragraph in paragraphs(policy) {
        let Provision { heading, summary, .. } = paragraph.provision;
        let start = [&policy.id, &policy.version, &name(policy, paragraph.key, paragraph.provision), heading, summary]
            .map(Clone::clone);
        let mut push = |kind: &str, id: &str, words: &str| {
            let mut row = start.to_vec();
            row.extend([kind, id, words].map(str::to_owned));
            push_row(&mut table, &row);
        };
        if let Some(reason) = silence(&paragraph) {
            push("Nothing", "", reason);
        }
        for Rest { kind, id, words } in &paragraph.rests {
            push(kind.words(), id, words);
        }
    }
    table
}

/// Returns the paragraphs as a page to read, tick, print and sign.
pub fn html(policy: &Policy) -> String {
    let title = format!("Paragraphs and what rests on them: {}", policy.force);
    super::html::page(policy, &title, |policy| {
        let paragraphs = paragraphs(policy);
        let unused = paragraphs.iter().filter(|paragraph| paragraph.rests.is_empty()).count();
        html! {
            (super::html::head(policy))
            p { (paragraphs.len()) " paragraphs; nothing rests on " (unused) " of them." }
            div.scroll tabindex="0" role="region" aria-label="Paragraphs" {
                table {
                    caption { "Each paragraph in our words, and every outcome, question, date and note that cites it" }
                    thead { tr {
                        th scope="col" { "Paragraph" }
                        th scope="col" { "What it says, in our words" }
                        th scope="col" { "What rests on it" }
                        th scope="col" { "Read" }
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
                @if let Some(reason) = silence(paragraph) { "Nothing: " (reason) }
                @if !paragraph.rests.is_empty() {
                    ul.rests { @for Rest { kind, id, words } in &paragraph.rests {
                        li { b { (kind.words()) } " " (words) " " span.id { (id) } }
                    } }
                }
            }
            td.tick { span.unseen { "to be ticked" } }
        }
    }
}
