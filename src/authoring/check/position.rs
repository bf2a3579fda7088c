//! Where in a file a JSON pointer leads: line and column, and where two keys of one object are the same.

use std::{collections::HashMap, ops::Range};

use jsonc_parser::{
    ast::{Object, Value},
    common::Ranged,
    parse_to_ast,
};

use policy::diagnostic::pointer;

/// A place in a text, as editors count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first character.
    pub start: Position,
    /// The first character after it.
    pub end: Position,
}

/// Which part of a field a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Key,
    /// What it holds; for an object or an array, the name again, which says more than a bracket.
    Value,
}

/// A key that its object already has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The field's place as a JSON pointer, the same for both.
    pub pointer: String,
    /// The second of the two keys, in bytes.
    pub again: Range<usize>,
    /// The first, in bytes.
    pub first: Range<usize>,
}

/// The places of every field and item of a JSON text.
#[derive(Clone, Debug)]
pub struct Places {
    lines: Lines,
    fields: HashMap<String, Field>,
    duplicates: Vec<DuplicateKey>,
}

/// Where one field or item stands, in bytes.
#[derive(Clone, Debug)]
struct Field {
    key: Option<Range<usize>>,
    value: Range<usize>,
    holds_others: bool,
}

impl Places {
    /// Finds the places of a text that is JSON. For one that is not, every place is its beginning.
    pub fn of(text: &str) -> Self {
        let mut places = Self { lines: Lines::of(text), fields: HashMap::new(), duplicates: Vec::new() };
        if let Ok(read) = parse_to_ast(text, &Default::default(), &Default::default())
            && let Some(root) = read.value
        {
            places.add(String::new(), None, &root);
        }
        places
    }

    /// Returns the bytes that a pointer leads to; where the text lacks it, those of the nearest field around it.
    pub fn bytes(&self, pointer: &str, part: Part) -> Range<usize> {
        let mut around = pointer;
        loop {
            if let Some(field) = self.fields.get(around) {
                return field.bytes(if around == pointer { part } else { Part::Value });
            }
            match around.rsplit_once('/') {
                Some((parent, _)) => around = parent,
                None => return 0..0,
            }
        }
    }

    /// Returns the lines and columns of a stretch of bytes.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span { start: self.lines.position(bytes.start), end: self.lines.position(bytes.end) }
    }

    /// Returns the position of a byte that is counted from 1 within its line.
    pub fn position_of_byte_in_line(&self, line: usize, byte: usize) -> Position {
        let start = self.lines.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        self.lines.position(start + byte.saturating_sub(1))
    }

    /// Returns the keys that their object already has, in the text's order.
    pub fn duplicate_keys(&self) -> &[DuplicateKey] {
        &self.duplicates
    }

    /// Returns one line of the text, without its ending.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.lines.line(number)
    }

    fn add(&mut self, at: String, key: Option<Range<usize>>, value: &Value<'_>) {
        let holds_others = matches!(value, Value::Object(_) | Value::Array(_));
        match value {
            Value::Object(object) => self.add_fields(&at, object),
            Value::Array(array) => {
                for (index, item) in array.elements.iter().enumerate() {
                    self.add(pointer(&at, index), None, item);
                }
            }
            _ => {}
        }
        self.fields.insert(at, Field { key, value: bytes_of(value), holds_others });
    }

    fn add_fields(&mut self, at: &str, object: &Object<'_>) {
        let mut seen: HashMap<&str, Range<usize>> = HashMap::new();
        for property in &object.properties {
            let (name, place) = (property.name.as_str(), pointer(at, property.name.as_str()));
            let key = bytes_of(&property.name);
            match seen.get(name) {
                Some(first) => self.duplicates.push(DuplicateKey {
                    pointer: place.clone(),
                    again: key.clone(),
                    first: first.clone(),
                }),
                None => drop(seen.insert(name, key.clone())),
            }
            self.add(place, Some(key), &property.value);
        }
    }
}

fn bytes_of(ranged: &impl Ranged) -> Range<usize> {
    let range = ranged.range();
    range.start..range.end
}

impl Field {
    fn bytes(&self, part: Part) -> Range<usize> {
        match (&self.key, part) {
            (Some(key), Part::Key) => key.clone(),
            (Some(key), Part::Value) if self.holds_others => key.clone(),
            (None, _) if self.holds_others => self.value.start..self.value.start.saturating_add(1),
            _ => self.value.clone(),
        }
    }
}

/// A text and where its lines begin.
#[derive(Clone, Debug)]
struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text: text.to_owned(), starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        Position { line, column: before.chars().count() + 1 }
    }

    fn line(&self, number: usize) -> Option<&str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        self.text.get(start..)?.lines().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"é\": { \"a/b\": [1, {}] },\n  \"c\": \"d\",\n  \"c\": null\n}";

    fn at(places: &Places, pointer: &str, part: Part) -> (usize, usize, usize) {
        let span = places.span(places.bytes(pointer, part));
        (span.start.line, span.start.column, span.end.column)
    }

    #[test]
    fn a_pointer_leads_to_its_value_or_its_key() {
        let places = Places::of(TEXT);
        assert_eq!(at(&places, "", Part::Value), (1, 1, 2));
        assert_eq!(at(&places, "/é", Part::Value), (2, 3, 6), "an object is shown by its key");
        assert_eq!(at(&places, "/é/a~1b/0", Part::Value), (2, 18, 19), "columns count characters, not bytes");
        assert_eq!(at(&places, "/é/a~1b/1", Part::Value), (2, 21, 22), "an object without a key by its brace");
        assert_eq!(at(&places, "/é/gone/0", Part::Key), (2, 3, 6), "what is not there by what is around it");
        assert_eq!(at(&places, "/c", Part::Key), (4, 3, 6));
        assert_eq!(at(&places, "/c", Part::Value), (4, 8, 12));
        assert_eq!(places.line(3), Some("  \"c\": \"d\","));
    }

    #[test]
    fn the_second_of_two_keys_is_a_duplicate() {
        let places = Places::of(TEXT);
        let [duplicate] = places.duplicate_keys() else { panic!("one key is there twice") };
        assert_eq!(duplicate.pointer, "/c");
        assert_eq!(places.span(duplicate.first.clone()).start, Position { line: 3, column: 3 });
        assert_eq!(places.span(duplicate.again.clone()).start, Position { line: 4, column: 3 });
    }

    #[test]
    fn what_is_no_json_has_only_a_beginning() {
        assert_eq!(at(&Places::of("{ oh"), "/a", Part::Key), (1, 1, 1));
    }
}
