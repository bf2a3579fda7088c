//! How a JSON text is laid out, so that what is new looks like what is there.

use std::ops::Range;

use serde_json::Value;

/// The white space at the beginning of a line; nothing for what stands on one line with its neighbours.
pub(super) type Indent = Option<String>;

/// A text and the white space that it uses.
pub(super) struct Layout<'t> {
    text: &'t str,
    /// One step inwards.
    step: &'t str,
}

/// Returns a text as JSON writes it.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

impl<'t> Layout<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let first = text.lines().map(white).find(|white| !white.is_empty());
        Self { text, step: first.unwrap_or("  ") }
    }

    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the white space with which the line of a byte begins.
    fn indent_at(&self, byte: usize) -> &'t str {
        let before = self.text(0..byte);
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        white(self.text.get(line..).unwrap_or_default())
    }

    /// Returns how a part is written among others: the white space of its line, and what stands between two. `before` is
    /// what stands before the first of them, `between` what stands between the first two, if there are two.
    pub(super) fn beside(&self, before: Range<usize>, between: Option<Range<usize>>) -> (Indent, String) {
        let before = self.text(before);
        let indent = before.rsplit_once('\n').map(|(_, indent)| indent.to_owned());
        let alone = || match &indent {
            Some(indent) => format!("\n{indent}"),
            None if self.text.contains('\n') => " ".to_owned(),
            None => String::new(),
        };
        let between = between.map_or_else(alone, |between| self.text(between).replace(',', ""));
        (indent, between)
    }

    /// Returns how the only part of an object or a list is written, and what stands before and after it.
    pub(super) fn for_only_part(&self, bracket: usize) -> (Indent, String, String) {
        if !self.text.contains('\n') {
            return (None, String::new(), String::new());
        }
        let around = self.indent_at(bracket);
        let indent = format!("{around}{}", self.step);
        (Some(indent.clone()), format!("\n{indent}"), format!("\n{around}"))
    }

    /// Returns a value as it is written in another's place: on one line, if that was.
    pub(super) fn in_place_of(&self, old: Range<usize>, value: &Value) -> String {
        let was = self.text(old.clone());
        let on_one_line = !was.contains('\n') && was.len() > 2 && was.starts_with(['{', '[']);
        let indent = (!on_one_line && self.text.contains('\n')).then(|| self.indent_at(old.start).to_owned());
        self.written(value, &indent)
    }

    /// Returns a value as it is written at the end of a line that begins with this white space.
    pub(super) fn written(&self, value: &Value, indent: &Indent) -> String {
        let inner = indent.as_ref().map(|indent| format!("{indent}{}", self.step));
        let parts: Vec<String> = match value {
            Value::Array(items) => items.iter().map(|item| self.written(item, &inner)).collect(),
            Value::Object(fields) => (fields.iter())
                .map(|(key, value)| format!("{}: {}", quoted(key), self.written(value, &inner)))
                .collect(),
            _ => return value.to_string(),
        };
        let (open, close) = if value.is_array() { ("[", "]") } else { ("{", "}") };
        match (indent, inner) {
            _ if parts.is_empty() => format!("{open}{close}"),
            (Some(indent), Some(inner)) => {
                let between = format!(",\n{inner}");
                format!("{open}\n{inner}{}\n{indent}{close}", parts.join(&between))
            }
            _ if value.is_array() => format!("[{}]", parts.join(", ")),
            _ => format!("{{ {} }}", parts.join(", ")),
        }
    }
}

fn white(line: &str) -> &str {
    let text = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - text.len()).unwrap_or_default()
}
