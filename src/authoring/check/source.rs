//! A policy file as text: read with every duplicate key refused, and findings placed by line and column.

use serde_json::Value;

use policy::{Code, Diagnostic, Message, Severity, Vocabulary, diagnostic::parent_and_key, message};

use super::{
    check,
    position::{Part, Places, Position, Span},
};

/// A policy file's text and the JSON in it.
#[derive(Clone, Debug)]
pub struct Source {
    json: Value,
    places: Places,
}

/// A finding and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is said.
    pub diagnostic: Diagnostic,
    /// Where.
    pub span: Span,
    /// The line of the text on which it starts.
    pub line: String,
}

impl Source {
    /// Reads a file's text. A byte order mark at its beginning is passed over.
    ///
    /// # Errors
    ///
    /// Returns the place at which the text stops being JSON.
    pub fn read(text: &str) -> Result<Self, Box<Finding>> {
        let text = text.trim_start_matches('\u{feff}');
        let places = Places::of(text);
        match serde_json::from_str(text) {
            Ok(json) => Ok(Self { json, places }),
            Err(error) => Err(Box::new(not_json(&error, &places))),
        }
    }

    /// Returns the data in a text that is JSON, unless one of two fields of the same name would be lost.
    pub fn whole(text: &str) -> Option<Value> {
        let source = Self::read(text).ok()?;
        source.places.duplicate_keys().is_empty().then_some(source.json)
    }

    /// Returns the JSON. Of two values under one key it has the last: see [`Source::duplicate_keys`].
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// Returns a fault for every key that its object already has.
    pub fn duplicate_keys(&self) -> Vec<Diagnostic> {
        let faults = self.places.duplicate_keys().iter().map(|duplicate| {
            let (_, key) = parent_and_key(&duplicate.pointer);
            let first = self.places.span(duplicate.first.clone()).start;
            let message = message!("`%key%` is there twice; the first is on line %line%", key, line = first.line);
            Diagnostic::new(Code::DuplicateKey, &duplicate.pointer, || message)
                .with_help(|| message!("only the last would count: take one out, or give it another id"))
        });
        faults.collect()
    }

    /// Returns everything that is to be said about the file, in the text's order within each severity.
    pub fn check(&self, vocabulary: &Vocabulary) -> Vec<Finding> {
        let mut diagnostics = check(&self.json, vocabulary);
        let duplicates = self.duplicate_keys();
        if !duplicates.is_empty() {
            diagnostics.retain(|diagnostic| diagnostic.severity() == Severity::Error);
        }
        let mut findings: Vec<Finding> = duplicates.into_iter().chain(diagnostics).map(|it| self.place(it)).collect();
        findings.sort_by_key(|finding| (finding.diagnostic.severity(), finding.span.start));
        findings
    }

    /// Finds the place of one finding.
    pub fn place(&self, diagnostic: Diagnostic) -> Finding {
        let bytes = self.places.bytes(&diagnostic.pointer, part(&diagnostic));
        placed(diagnostic, self.places.span(bytes), &self.places)
    }
}

/// Returns everything that is to be said about a policy file's text, JSON or not.
pub fn check_text(text: &str, vocabulary: &Vocabulary) -> Vec<Finding> {
    match Source::read(text) {
        Ok(source) => source.check(vocabulary),
        Err(finding) => vec![*finding],
    }
}

/// Returns everything that is to be said about a policy file's text, and whether its id is the name of the file, without `.json`.
pub fn check_file(text: &str, file: &str, vocabulary: &Vocabulary) -> Vec<Finding> {
    let source = match Source::read(text) {
        Ok(source) => source,
        Err(finding) => return vec![*finding],
    };
    let mut findings = source.check(vocabulary);
    let id = source.json.get("id").and_then(Value::as_str);
    if let Some(id) = id.filter(|id| *id != file) {
        let message = || message!("the id is `%id%` and the file is called `%file%.json`", id, file);
        let warning = Diagnostic::new(Code::FileName, "/id", message);
        findings.push(
            source.place(warning.with_help(|| message!("call both alike: pages and links find the policy by its id"))),
        );
        findings.sort_by_key(|finding| (finding.diagnostic.severity(), finding.span.start));
    }
    findings
}

/// Faults about a key show the key, all others what it holds.
fn part(diagnostic: &Diagnostic) -> Part {
    match diagnostic.code {
        Code::DuplicateKey | Code::UnknownChoice => Part::Key,
        Code::Shape if diagnostic.message.english().starts_with("unknown field") => Part::Key,
        _ => Part::Value,
    }
}

fn placed(diagnostic: Diagnostic, span: Span, places: &Places) -> Finding {
    let line = places.line(span.start.line).unwrap_or_default().to_owned();
    Finding { diagnostic, span, line }
}

fn not_json(error: &serde_json::Error, places: &Places) -> Finding {
    let whole = error.to_string();
    // The place is told apart from the words.
    let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
    let start = places.position_of_byte_in_line(error.line(), error.column());
    let there = places.line(start.line).and_then(|line| line.chars().nth(start.column.saturating_sub(1)));
    let (message, help) = match (error.line(), error.column()) {
        (1, 0) if error.is_eof() => {
            (message!("the file is empty"), message!("save the policy again; `new` writes a first one"))
        }
        _ => in_plain_words(message, there),
    };
    let diagnostic = Diagnostic::new(Code::NotJson, "", || message).with_help(|| help);
    placed(diagnostic, Span { start, end: Position { column: start.column + 1, ..start } }, places)
}

/// Returns what is wrong in plain words, and what to do. "EOF" is a word for programmers; word processors turn quotation marks.
fn in_plain_words(message: &str, there: Option<char>) -> (Message, Message) {
    match there {
        Some('“' | '”' | '„' | '‘' | '’') => (
            message!("a curly quotation mark stands here"),
            message!("use the straight one, `\"`: a word processor turns them, a plain text editor does not"),
        ),
        Some('\'') => {
            (message!("a single quotation mark stands here"), message!("JSON has only the double one, `\"`: use that"))
        }
        Some(space) if space != ' ' && (space.is_whitespace() || space == '\u{feff}') && !space.is_control() => (
            message!("an unusual space stands here"),
            message!(
                "put an ordinary space in its place: it comes with text that is copied from a document or a web page"
            ),
        ),
        Some('/' | '#') => (message!("a comment stands here"), message!("JSON has none: take it out")),
        _ => (
            said_by_the_reader(message),
            message!(
                "look just before this place for a comma too many, or for a missing comma, quotation mark or bracket"
            ),
        ),
    }
}

/// Returns what the reader of JSON says as a sentence of ours. What it does not say today is told in its own words.
fn said_by_the_reader(message: &str) -> Message {
    match message {
        "EOF while parsing a list" => message!("the text ends inside a list"),
        "EOF while parsing an object" => message!("the text ends inside an object"),
        "EOF while parsing a string" => message!("the text ends inside a string"),
        "EOF while parsing a value" => message!("the text ends inside a value"),
        "expected `:`" => message!("expected `:`"),
        "expected `,` or `]`" => message!("expected `,` or `]`"),
        "expected `,` or `}`" => message!("expected `,` or `}`"),
        "expected ident" | "expected value" => message!("expected value"),
        "invalid escape" => message!("invalid escape"),
        "invalid number" => message!("invalid number"),
        "number out of range" => message!("number out of range"),
        "key must be a string" => message!("key must be a string"),
        "trailing comma" => message!("trailing comma"),
        "trailing characters" => message!("trailing characters"),
        "recursion limit exceeded" => message!("recursion limit exceeded"),
        other if other.starts_with("control character") => {
            message!("a line break or another control character in a string")
        }
        other => Message::said_already(other.to_owned()),
    }
}
