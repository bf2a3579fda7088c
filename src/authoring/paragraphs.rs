//! A protocol's own text, cut into its numbered paragraphs, annexes and letters, by its own numbering.
//!
//! A label counts only where it goes on from the one before: a line that begins with a number for any other reason begins no
//! paragraph. What stands between two labels belongs to the first.

mod label;
pub mod marks;

use label::{Label, Labels};

use crate::edit::ids::id_of;

/// A paragraph of a protocol's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its key in a policy: `5.d.vii`, `annex-c`, `letter`.
    pub key: String,
    /// The heading above it.
    pub heading: String,
    /// Its words, without its label, its lines joined.
    pub text: String,
}

/// The most letters of a line that can be a heading.
const LONGEST_HEADING: usize = 90;

/// Cuts a text into its paragraphs, in the text's order.
pub fn cut(text: &str) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut labels = Labels::default();
    let mut annexes: Vec<(String, String)> = Vec::new();
    let mut heading = String::new();
    let mut lists_annexes = false;
    let mut is_after_blank = true;
    for line in text.lines() {
        let is_marked_heading = line.trim_start().starts_with('#');
        let line = plain(line);
        if line.is_empty() {
            is_after_blank = true;
            continue;
        }
        let was_after_blank = std::mem::replace(&mut is_after_blank, false);
        let lower = line.to_lowercase();
        if matches!(lower.trim_end_matches(':'), "annexes" | "appendices") {
            (lists_annexes, heading) = (true, line.to_owned());
            continue;
        }
        if lists_annexes && let Some((key, title)) = listed_annex(line, annexes.len()) {
            found.push(Paragraph { key: key.clone(), heading: title.to_owned(), text: String::new() });
            annexes.push((key, title.to_lowercase()));
            continue;
        }
        // An annex begins with its name, or with the title under which it is listed.
        let listed = annexes.iter().find(|(_, title)| *title == lower).map(|(key, _)| key.clone());
        if let Some(key) = listed.or_else(|| named_annex(&lower)) {
            begin(&mut found, key, line);
            (lists_annexes, heading) = (false, line.to_owned());
            labels.close();
            continue;
        }
        if was_after_blank && lower.starts_with("dear ") {
            begin(&mut found, "letter".to_owned(), line);
            (lists_annexes, heading) = (false, line.to_owned());
            labels.close();
            continue;
        }
        if let Some((Label { key, is_top }, rest)) = labels.next(line) {
            lists_annexes = false;
            let rest = rest.trim();
            // A number with a title above paragraphs of its own is a heading; whether they come is seen when they do.
            found.push(Paragraph { key, heading: heading.clone(), text: rest.to_owned() });
            if is_top && is_heading(rest) {
                heading = rest.to_owned();
            }
            continue;
        }
        let is_title = is_marked_heading || (was_after_blank && is_heading(line));
        match found.last_mut() {
            _ if is_title => heading = line.to_owned(),
            Some(last) if !last.text.is_empty() => {
                last.text.push(' ');
                last.text.push_str(line);
            }
            Some(last) => last.text = line.to_owned(),
            None => {}
        }
    }
    without_titles(found)
}

/// Cuts a text without numbers at its empty lines: each piece gets a key made of its first words.
pub fn cut_at_blank_lines(text: &str) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty() && !block.starts_with('#')) {
        let words = block.split_whitespace().collect::<Vec<_>>().join(" ");
        // "**Photographs.** In this period …" has its heading in it.
        let bold = words.strip_prefix("**").and_then(|rest| rest.split_once("**"));
        let (heading, text) = match bold {
            Some((heading, rest)) => (heading.trim_end_matches(['.', ':']).to_owned(), rest.trim().to_owned()),
            None => (words.split(' ').take(4).collect::<Vec<_>>().join(" "), words.clone()),
        };
        let key = id_of(&heading);
        if !key.is_empty() && !found.iter().any(|other| other.key == key) {
            found.push(Paragraph { key, heading, text });
        }
    }
    found
}

/// Begins an annex: where it was listed already, its words go there.
fn begin(found: &mut Vec<Paragraph>, key: String, heading: &str) {
    match found.iter().position(|paragraph| paragraph.key == key) {
        Some(at) => {
            let listed = found.remove(at);
            found.push(listed);
        }
        None => found.push(Paragraph { key, heading: heading.to_owned(), text: String::new() }),
    }
}

/// Takes out the numbers that only head others: "1. Introduction" above 1.1.
fn without_titles(found: Vec<Paragraph>) -> Vec<Paragraph> {
    let heads = |index: usize, paragraph: &Paragraph| {
        let is_top = paragraph.key.bytes().all(|byte| byte.is_ascii_digit());
        let inside = format!("{}.", paragraph.key);
        let next = found.get(index + 1).is_some_and(|next| {
            next.key.starts_with(&inside)
                && next.key.trim_start_matches(&inside).starts_with(|first: char| first.is_ascii_digit())
        });
        is_top && next && is_heading(&paragraph.text)
    };
    let titles: Vec<bool> = found.iter().enumerate().map(|(index, paragraph)| heads(index, paragraph)).collect();
    found.into_iter().zip(titles).filter(|(_, is_title)| !is_title).map(|(paragraph, _)| paragraph).collect()
}

/// Returns a line without what marks a list, a heading or bold letters.
fn plain(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['#', '>']).trim_start();
    let bullet = ["- ", "* ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line).trim();
    bullet.trim_start_matches("**").trim_end_matches("**").trim()
}

/// Returns whether a line is short and ends as headings do.
fn is_heading(line: &str) -> bool {
    let ends = line.ends_with(['.', ',', ';', ':', '?', '”', '"']);
    !line.is_empty() && line.chars().count() <= LONGEST_HEADING && !ends && line.starts_with(char::is_uppercase)
}

/// Returns the key and the title of one line of a list of annexes: "B. Example register".
fn listed_annex(line: &str, before: usize) -> Option<(String, &str)> {
    let (letter, title) = line.split_once(['.', ')', ':', ' '])?;
    let letter = letter.trim_start_matches("Annex ");
    let expected = u8::try_from(before).ok()?.checked_add(b'A')?;
    (letter.as_bytes() == [expected]).then(|| (format!("annex-{}", letter.to_lowercase()), title.trim()))
}

/// Returns the key of an annex that a line names and says no more than that: "Annex C", "Appendix One", "Annex C: Register".
fn named_annex(lower: &str) -> Option<String> {
    let kind = ["annex", "appendix"].into_iter().find(|kind| lower.starts_with(kind))?;
    let rest = lower.get(kind.len()..)?.strip_prefix(' ')?;
    let (name, title) = rest.split_once([':', '–', '-', ' ']).unwrap_or((rest, ""));
    let number = ["one", "two", "three", "four", "five", "six"].iter().position(|word| *word == name).map(|at| at + 1);
    let is_name = name.chars().count() == 1 || number.is_some() || name.bytes().all(|byte| byte.is_ascii_digit());
    let is_alone = title.len() <= LONGEST_HEADING && !title.ends_with('.');
    let name = number.map_or_else(|| name.to_owned(), |number| number.to_string());
    (is_name && is_alone && !name.is_empty()).then(|| format!("{kind}-{name}"))
}

#[cfg(test)]
mod tests;
