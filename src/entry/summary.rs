//! The entry as text, exactly as the SPOC will read it.

use policy::{Addressee, Policy};

use super::{
    RegisterEntry, block,
    column::shown_value,
    words::{self, label},
};

/// One line of an entry, as the SPOC reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// The id of the column that it shows; none for the result and where it comes from.
    pub column: Option<String>,
    /// What it is called.
    pub heading: String,
    /// What it says. Several lines are broken by `\n`.
    pub value: String,
}

/// Returns the entry as text: its lines, and a blank one between the columns and the result.
///
/// Lines end in `\n`. Further lines of one value are indented, so that no value can pass for another column.
pub fn summary_text(entry: &RegisterEntry, policy: &Policy) -> String {
    text_of(&summary_lines(entry, policy))
}

/// Returns the entry line by line: the columns in the protocol's order, then the result and where it comes from. Columns that
/// the policy does not know stand at the end of the columns under their ids.
pub fn summary_lines(entry: &RegisterEntry, policy: &Policy) -> Vec<SummaryLine> {
    let mut lines = shown_values(entry, policy);
    let mut add = |key: &str, value: &str| lines.push(line(None, label(policy, key), value));

    add("result", &words::verdict_label(policy, entry.verdict));
    // A mailto link has little room: what a column already says is not said again.
    let in_a_column = |text: &str| entry.values.values().any(|value| holds(value, text));
    if !in_a_column(&entry.headline) {
        add("headline", &entry.headline);
    }
    add("paragraphs", &entry.citations.join(", "));
    let situation =
        |words: &str| entry.values.values().any(|value| value.split([':', ';']).any(|part| part.trim() == words));
    let answers =
        entry.trail.iter().filter(|answer| !words::in_situation(policy, answer).is_some_and(|words| situation(&words)));
    let mut answers: Vec<String> = answers.map(words::line_text).collect();
    answers.retain(|answer| !in_a_column(answer));
    if !answers.is_empty() {
        add("answers", &answers.join("; "));
    }
    let version = label(policy, "version");
    let mut file = format!("{}, {version} {}", entry.policy, entry.version);
    if !entry.checker.is_empty() {
        for part in [", ", &label(policy, "checker"), " ", &entry.checker] {
            file.push_str(part);
        }
    }
    match &entry.protocol {
        Some(title) => add("protocol", &format!("{title} ({file})")),
        None => add("protocol", &file),
    }
    add("made", &policy.date_words.day(entry.made));
    add("reference", &entry.reference);
    // A marker may be broken over several lines, so that all of them are looked at together.
    if block::has_markers(&text_of(&lines)) {
        for line in &mut lines {
            line.heading = line.heading.replace('_', "-");
            line.value = line.value.replace('_', "-");
        }
    }
    lines
}

fn text_of(lines: &[SummaryLine]) -> String {
    let mut text = String::new();
    let mut is_column = true;
    for SummaryLine { column, heading, value } in lines {
        if is_column && column.is_none() {
            text.push('\n');
        }
        is_column = column.is_some();
        text.push_str(&format!("{heading}: {}\n", value.replace('\n', "\n  ")));
    }
    text
}

/// Returns whether a text holds another. `str::contains` is made for long texts and for speed: nothing else in the page that
/// staff load needs it, and that is 0.6 kB lighter without.
fn holds(text: &str, part: &str) -> bool {
    (0..=text.len()).any(|from| text.get(from..).is_some_and(|rest| rest.starts_with(part)))
}

/// Returns each column that holds something, with its value as people read it.
fn shown_values(entry: &RegisterEntry, policy: &Policy) -> Vec<SummaryLine> {
    let mut shown = Vec::with_capacity(entry.values.len());
    for column in policy.columns() {
        if let Some(value) = entry.values.get(&column.id) {
            let heading = column.text.read(Addressee::Colleague);
            shown.push(line(Some(&column.id), heading, &shown_value(policy, column.kind, value)));
        }
    }
    let known = |id: &String| policy.columns().iter().any(|column| &column.id == id);
    let unknown = entry.values.iter().filter(|(id, _)| !known(id));
    shown.extend(unknown.map(|(id, value)| line(Some(id), id.clone(), value)));
    shown
}

fn line(column: Option<&str>, heading: String, value: &str) -> SummaryLine {
    let value: Vec<String> = value.lines().map(|line| line.chars().filter(|c| !c.is_control()).collect()).collect();
    SummaryLine { column: column.map(str::to_owned), heading, value: value.join("\n") }
}
