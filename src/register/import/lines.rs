//! The lines of a mail that people read: what they say, and where they say something else than the block below them.

use entry::{RegisterEntry, column::shown_value, draft::sender_columns, summary::summary_text, words::label};
use policy::{
    Addressee, Policy,
    vocabulary::{Column, ColumnKind},
};
use spreadsheet::is_invisible;

use super::{days::Order, value::read_as};

/// What follows the columns, by the keys of the labels.
const AFTER: [&str; 8] = ["result", "headline", "paragraphs", "answers", "protocol", "made", "reference", "block"];

/// The longest link that is looked through, in bytes.
const LONGEST_LINK: usize = 2_000;
/// Lines shorter than this were ended by a person, longer ones by a mail program.
const WRAPPED: usize = 60;

/// Returns whether the readable lines above a block are those that were written with it, whatever mail programs did.
pub fn are_as_written(above: &str, entry: &RegisterEntry, policy: &Policy) -> bool {
    squeezed(above).contains(&squeezed(&summary_text(entry, policy)))
}

/// Returns the columns in which the readable lines above a block say something else than the block: the column, and what
/// the lines say. A sender who corrects an entry does it there.
pub fn corrected(above: &str, entry: &RegisterEntry, policy: &Policy) -> Vec<(String, String)> {
    let squeezed = squeezed(above);
    let mut corrected = Vec::new();
    for (column, said) in columns(above, policy) {
        let written = entry.values.get(&column.id).map_or("", String::as_str);
        let shown = shown_value(policy, column.kind, written);
        let heading = column.text.read(Addressee::Colleague);
        let is_there = !written.is_empty() && squeezed.contains(&self::squeezed(&format!("{heading}: {shown}")));
        if is_there || is_alike(&self::squeezed(&said), &self::squeezed(&shown)) {
            continue;
        }
        let read = read(column, &said, policy);
        if read != written {
            corrected.push((column.id.clone(), read));
        }
    }
    corrected
}

/// Returns what the readable lines say, by column, if there are lines of an entry: at least two of them.
pub fn said(text: &str, policy: &Policy) -> Vec<(String, String)> {
    let found = columns(text, policy);
    let read = |(column, said): (&Column, String)| (column.id.clone(), read(column, &said, policy));
    if found.len() < 2 {
        Vec::new()
    } else {
        found.into_iter().map(read).filter(|(_, value)| !value.is_empty()).collect()
    }
}

fn read(column: &Column, said: &str, policy: &Policy) -> String {
    let whole = if column.kind == ColumnKind::Lines {
        said.to_owned()
    } else {
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    read_as(column.kind, &whole, Some(Order::DayFirst), policy).unwrap_or(whole)
}

/// Finds the headings at the beginnings of lines, the last time that they stand there, and what follows each.
fn columns<'p>(text: &str, policy: &'p Policy) -> Vec<(&'p Column, String)> {
    let lines = Lines::new(text);
    let mut found: Vec<(usize, usize, Option<&Column>)> = Vec::new();
    for column in sender_columns(policy) {
        let heading = column.text.read(Addressee::Colleague);
        found.extend(lines.last(&heading, 0).map(|(from, to)| (from, to, Some(column))));
    }
    let first = found.iter().map(|(from, ..)| *from).min().unwrap_or_default();
    for key in AFTER {
        found.extend(lines.last(label(policy, key).trim_end_matches(':'), first).map(|(from, to)| (from, to, None)));
    }
    found.sort_by_key(|(from, ..)| *from);
    let ends: Vec<usize> = found.iter().skip(1).map(|(from, ..)| *from).chain([lines.letters.len()]).collect();
    let columns = found.iter().zip(ends).filter_map(|((_, to, column), end)| Some(((*column)?, lines.text(*to, end))));
    columns.collect()
}

/// A text with one blank wherever there are some, and where in it lines begin.
struct Lines {
    letters: Vec<char>,
    /// For each letter, how long the line before it was, if it is the first of a line.
    begins: Vec<Option<usize>>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let mut lines = Self { letters: Vec::new(), begins: Vec::new() };
        let mut before = Some(0);
        for line in text.split(['\n', '\r']) {
            let bare = line.trim_start_matches(is_mark).trim_end();
            for word in bare.split_whitespace() {
                if !lines.letters.is_empty() {
                    lines.letters.push(' ');
                    lines.begins.push(None);
                }
                for letter in word.chars().filter(|letter| !is_invisible(*letter) && *letter != '*') {
                    lines.letters.push(letter);
                    lines.begins.push(before.take());
                }
            }
            before = Some(line.chars().count());
        }
        lines
    }

    /// Returns where a heading and its colon stand last, at the beginning of a line: from the heading to behind the colon.
    fn last(&self, heading: &str, from: usize) -> Option<(usize, usize)> {
        let heading: Vec<char> = heading.chars().collect();
        let places = (from..self.letters.len()).rev().filter(|at| self.begins.get(*at).is_some_and(Option::is_some));
        let mut places = places.filter_map(|at| {
            let rest = self.letters.get(at..)?.strip_prefix(heading.as_slice())?;
            let blanks = rest.iter().take_while(|letter| **letter == ' ').count();
            (rest.get(blanks) == Some(&':')).then_some((at, at + heading.len() + blanks + 1))
        });
        places.next()
    }

    /// Returns a part as text, with a line break where a person made one.
    fn text(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for (letter, begins) in self.letters.iter().zip(&self.begins).take(to).skip(from) {
            if begins.is_some_and(|length| length < WRAPPED) && text.ends_with(' ') {
                text.pop();
                text.push('\n');
            }
            text.push(*letter);
        }
        text.trim().to_owned()
    }
}

fn is_mark(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || is_invisible(letter)
        || matches!(letter, '>' | '|' | '*' | '•' | '·')
}

/// Returns a text without what mail programs change: blanks, marks of quotations and of bold type, links behind addresses,
/// dashes and quotation marks of other forms.
fn squeezed(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, link) = rest.split_at(at);
        bare.push_str(before);
        let is_link = ["<mailto:", "<http:", "<https:", "<tel:"].iter().any(|start| link.starts_with(start));
        let end = if is_link { link.bytes().take(LONGEST_LINK).position(|byte| byte == b'>') } else { None };
        rest = match end {
            Some(end) => link.get(end + 1..).unwrap_or_default(),
            None => {
                bare.push('<');
                link.get(1..).unwrap_or_default()
            }
        };
    }
    bare.push_str(rest);
    let kept = bare.chars().filter(|letter| !is_mark(*letter)).map(|letter| match letter {
        '‘' | '’' | '‚' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '−' | '_' => '-',
        other => other,
    });
    kept.collect()
}

/// Returns whether two texts are the same but for letters that an old mail program did not know.
fn is_alike(one: &str, other: &str) -> bool {
    let lost = |letter: char| matches!(letter, '?' | char::REPLACEMENT_CHARACTER);
    let pair = |(a, b): (char, char)| a == b || (lost(a) && !b.is_ascii()) || (lost(b) && !a.is_ascii());
    one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).all(pair)
}
