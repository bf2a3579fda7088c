//! Findings as people and programs read them.

use std::fmt;

use serde::Serialize;

use policy::{Message, Severity, hidden::is_hidden};

use super::Finding;

/// As much of a long line as is shown.
const EXCERPT: usize = 100;
/// How much of it stands before the finding.
const BEFORE: usize = 30;

/// A finding with its file's name, as a person reads it: one line that begins with the place, the excerpt, the help.
#[derive(Clone, Copy, Debug)]
pub struct Human<'f> {
    /// The file's name, as the person gave it.
    pub file: &'f str,
    /// The finding.
    pub finding: &'f Finding,
}

impl fmt::Display for Human<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { diagnostic, span, line } = self.finding;
        let (severity, code) = (severity(diagnostic.severity()), diagnostic.code.id());
        let (file, start, message) = (visible(self.file), span.start, visible(&diagnostic.message.english()));
        write!(f, "{file}:{}:{}: {severity}[{code}]: {message}", start.line, start.column)?;
        if !diagnostic.pointer.is_empty() {
            write!(f, " (at {})", visible(&diagnostic.pointer))?;
        }
        let length =
            if span.end.line == start.line { span.end.column.saturating_sub(start.column) } else { usize::MAX };
        excerpt(f, start.line, line, start.column, length)?;
        diagnostic.help.iter().try_for_each(|help| write!(f, "\n  help: {}", visible(&help.english())))
    }
}

/// Writes out the signs that a terminal or a CI log would act on instead of showing: what a file says stays on its own line.
fn visible(text: &str) -> String {
    let is_acted_on = |sign: char| sign.is_control() || is_hidden(sign) || matches!(sign, '\u{2028}' | '\u{2029}');
    text.chars().fold(String::with_capacity(text.len()), |mut shown, sign| {
        match is_acted_on(sign) {
            true => shown.extend(sign.escape_default()),
            false => shown.push(sign),
        }
        shown
    })
}

/// Writes the line and carets under the part that is meant.
fn excerpt(f: &mut fmt::Formatter<'_>, number: usize, line: &str, column: usize, length: usize) -> fmt::Result {
    let characters: Vec<char> = line.chars().map(|c| if c.is_control() || is_hidden(c) { ' ' } else { c }).collect();
    let at = column.saturating_sub(1);
    let indent = characters.iter().take_while(|c| c.is_whitespace()).count().min(at);
    let from = if characters.len() - indent <= EXCERPT { indent } else { at.saturating_sub(BEFORE).max(indent) };
    let shown: String = characters.iter().skip(from).take(EXCERPT).collect();
    let (shown, cut_before) = (shown.trim_end(), if from > indent { "…" } else { "" });
    if shown.is_empty() {
        return Ok(());
    }
    let cut_after = if from + EXCERPT < characters.len() { "…" } else { "" };
    let carets = length.clamp(1, shown.chars().count().saturating_sub(at - from).max(1));
    let space = at - from + cut_before.chars().count();
    write!(f, "\n{number:>5} | {cut_before}{shown}{cut_after}\n      | {:space$}{:^>carets$}", "", "")
}

/// Returns the word for a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A finding with its file's name, as a program reads it.
#[derive(Clone, Debug, Serialize)]
pub struct Record<'f> {
    file: &'f str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    severity: Severity,
    code: &'static str,
    pointer: &'f str,
    message: &'f Message,
    help: Option<&'f Message>,
}

impl<'f> Record<'f> {
    /// Makes the record of a finding.
    pub fn new(file: &'f str, finding: &'f Finding) -> Self {
        let Finding { diagnostic, span, .. } = finding;
        Self {
            file,
            line: span.start.line,
            column: span.start.column,
            end_line: span.end.line,
            end_column: span.end.column,
            severity: diagnostic.severity(),
            code: diagnostic.code.id(),
            pointer: &diagnostic.pointer,
            message: &diagnostic.message,
            help: diagnostic.help.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::position::{Position, Span};
    use policy::{Code, Diagnostic};

    fn shown(line: &str, column: usize, end: usize) -> String {
        let at = |column| Position { line: 7, column };
        let diagnostic = Diagnostic::new(Code::BadId, "/a", || Message::new("m"));
        let finding = Finding { diagnostic, span: Span { start: at(column), end: at(end) }, line: line.to_owned() };
        Human { file: "p.json", finding: &finding }.to_string()
    }

    #[test]
    fn carets_stand_under_what_is_meant() {
        assert_eq!(
            shown("\t  \"é\": \"b\",", 4, 7),
            "p.json:7:4: error[bad-id]: m (at /a)\n    7 | \"é\": \"b\",\n      | ^^^"
        );
        let long = format!("{}target{}", "x".repeat(200), "y".repeat(200));
        assert_eq!(
            shown(&long, 201, 207),
            format!(
                "p.json:7:201: error[bad-id]: m (at /a)\n    7 | …{}target{}…\n      | {:31}^^^^^^",
                "x".repeat(30),
                "y".repeat(64),
                ""
            )
        );
        assert_eq!(shown("", 1, 2), "p.json:7:1: error[bad-id]: m (at /a)", "an empty line shows nothing");
    }
}
