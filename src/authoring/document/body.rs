//! The paragraphs of a Word document as lines, each with the number that Word prints.
//!
//! Left out are footnotes, hidden text, tables of contents, and what was deleted or moved away with changes tracked. A text box
//! that stands in the file twice, for new programs and for old ones, is read once.

use quick_xml::events::BytesStart;

use super::{
    DocumentError,
    numbering::{Label, Numbering},
    styles::Styles,
    xml::{Event, each, is_on, number, value},
};

/// The most letters of a paragraph in bold that is a heading.
const LONGEST_HEADING: usize = 90;

/// A line of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text.
    pub text: String,
    /// Whether it goes on from nothing above it.
    pub stands_apart: bool,
    is_numbered: bool,
}

/// Returns the lines of a document.
pub(super) fn lines(xml: &str, styles: &Styles, numbering: Numbering) -> Result<Vec<Line>, DocumentError> {
    let mut body = Body {
        styles,
        numbering,
        prefix: None,
        tags: Vec::new(),
        skipped: 0,
        alternatives: Vec::new(),
        boxes: vec![Vec::new()],
        rows: Vec::new(),
        paragraphs: Vec::new(),
        joined: String::new(),
    };
    each(xml, |event| {
        match event {
            Event::Start(element) => body.start(element),
            Event::End => body.end(),
            Event::Text(text) => body.text(text),
        }
        Ok(())
    })?;
    Ok(body.boxes.into_iter().next().unwrap_or_default())
}

/// The elements that say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Alternatives,
    Bold,
    Box,
    Break,
    Cell,
    Choice,
    Deleted,
    Fallback,
    Hidden,
    Hyphen,
    Level,
    Number,
    NumberProperties,
    OldProperties,
    Other,
    Outline,
    Paragraph,
    ParagraphProperties,
    Row,
    RowProperties,
    Run,
    RunProperties,
    Style,
    Tab,
    Text,
}

impl Tag {
    /// Returns what an element of the document's own namespace is.
    fn named(name: &str) -> Self {
        match name {
            "b" => Self::Bold,
            "txbxContent" => Self::Box,
            "br" | "cr" => Self::Break,
            "tc" => Self::Cell,
            "del" | "moveFrom" => Self::Deleted,
            "vanish" => Self::Hidden,
            "noBreakHyphen" => Self::Hyphen,
            "ilvl" => Self::Level,
            "numId" => Self::Number,
            "numPr" => Self::NumberProperties,
            "pPrChange" | "rPrChange" | "trPrChange" => Self::OldProperties,
            "outlineLvl" => Self::Outline,
            "p" => Self::Paragraph,
            "pPr" => Self::ParagraphProperties,
            "tr" => Self::Row,
            "trPr" => Self::RowProperties,
            "r" => Self::Run,
            "rPr" => Self::RunProperties,
            "pStyle" => Self::Style,
            "tab" | "ptab" => Self::Tab,
            "t" => Self::Text,
            _ => Self::Other,
        }
    }
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    number: Option<String>,
    level: Option<u32>,
    is_heading: bool,
    /// How much of the text, from its beginning, is bold.
    bold: usize,
    is_bold_over: bool,
    /// The end of the paragraph was deleted: the next one goes on in the same.
    goes_on: bool,
    is_run_bold: bool,
    is_run_hidden: bool,
    /// What stands in text boxes that are fixed to it.
    after: Vec<Line>,
}

/// A row of a table that is being read.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Line>>,
    is_deleted: bool,
}

struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    /// The prefix of the document's own namespace: pictures have paragraphs and texts of another.
    prefix: Option<Option<String>>,
    tags: Vec<Tag>,
    /// How many elements are open since the first one that is left out.
    skipped: usize,
    /// Whether one of two alternatives was read.
    alternatives: Vec<bool>,
    /// What collects lines: the document, a cell, a text box.
    boxes: Vec<Vec<Line>>,
    rows: Vec<Row>,
    paragraphs: Vec<Paragraph>,
    /// The text of paragraphs whose ends were deleted.
    joined: String,
}

impl Body<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let (parent, before) = (self.parent(0), self.parent(1));
        let tag = self.tag(element);
        let is_skipped = match (tag, parent) {
            (Tag::OldProperties, _) => true,
            // Of a row or of the end of a paragraph, the mark that it was deleted has nothing in it.
            (Tag::Deleted, Tag::RowProperties | Tag::RunProperties) => false,
            (Tag::Deleted, _) => true,
            (Tag::Choice | Tag::Fallback, _) => {
                self.alternatives.last_mut().is_some_and(|one| std::mem::replace(one, true))
            }
            _ => false,
        };
        if is_skipped {
            self.skipped = 1;
            return;
        }
        self.tags.push(tag);
        match tag {
            Tag::Alternatives => self.alternatives.push(false),
            Tag::Box | Tag::Cell => self.boxes.push(Vec::new()),
            Tag::Row => self.rows.push(Row::default()),
            Tag::Paragraph => self.paragraphs.push(Paragraph::default()),
            Tag::Deleted if parent == Tag::RowProperties => {
                if let Some(row) = self.rows.last_mut() {
                    row.is_deleted = true;
                }
            }
            _ => {}
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match (tag, parent) {
            (Tag::Run, _) => (paragraph.is_run_bold, paragraph.is_run_hidden) = (false, false),
            (Tag::Bold, Tag::RunProperties) if before == Tag::Run => paragraph.is_run_bold = is_on(element),
            (Tag::Hidden, Tag::RunProperties) if before == Tag::Run => paragraph.is_run_hidden = is_on(element),
            (Tag::Deleted, Tag::RunProperties) => paragraph.goes_on |= before == Tag::ParagraphProperties,
            (Tag::Style, Tag::ParagraphProperties) => paragraph.style = value(element),
            (Tag::Outline, Tag::ParagraphProperties) => {
                paragraph.is_heading = number(element).is_some_and(|level| level < 9)
            }
            (Tag::Number, Tag::NumberProperties) => paragraph.number = value(element),
            (Tag::Level, Tag::NumberProperties) => paragraph.level = number(element),
            (Tag::Tab, Tag::Run) => paragraph.push(" "),
            (Tag::Break, Tag::Run) => paragraph.push("\n"),
            (Tag::Hyphen, Tag::Run) => paragraph.push("-"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0
            && self.parent(0) == Tag::Text
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.push(text);
        }
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.tags.pop() {
            Some(Tag::Alternatives) => drop(self.alternatives.pop()),
            Some(Tag::Paragraph) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    let lines = self.finished(paragraph);
                    self.put(lines);
                }
            }
            Some(Tag::Box) if self.boxes.len() > 1 => {
                let lines = self.boxes.pop().unwrap_or_default();
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.after.extend(lines),
                    None => self.put(lines),
                }
            }
            Some(Tag::Cell) if self.boxes.len() > 1 => {
                let lines = self.boxes.pop().unwrap_or_default();
                match self.rows.last_mut() {
                    Some(row) => row.cells.push(lines),
                    None => self.put(lines),
                }
            }
            Some(Tag::Row) => {
                if let Some(row) = self.rows.pop().filter(|row| !row.is_deleted) {
                    let lines = row.lines();
                    self.put(lines);
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, lines: Vec<Line>) {
        if let Some(last) = self.boxes.last_mut() {
            last.extend(lines);
        }
    }

    fn parent(&self, above: usize) -> Tag {
        self.tags.iter().rev().nth(above).copied().unwrap_or(Tag::Other)
    }

    fn tag(&mut self, element: &BytesStart<'_>) -> Tag {
        let name = element.name();
        let prefix = name.prefix().map(|prefix| prefix.as_ref().to_owned());
        let own = self.prefix.get_or_insert_with(|| prefix.clone());
        let local = name.local_name();
        match local.as_ref() {
            "AlternateContent" => Tag::Alternatives,
            "Choice" => Tag::Choice,
            "Fallback" => Tag::Fallback,
            local if *own == prefix => Tag::named(local),
            _ => Tag::Other,
        }
    }

    /// Returns the lines of a paragraph that has been read.
    fn finished(&mut self, paragraph: Paragraph) -> Vec<Line> {
        let style = self.styles.of(paragraph.style.as_deref());
        // Its numbers and titles stand in the text itself.
        if style.name.starts_with("toc ") || style.name == "table of figures" {
            return paragraph.after;
        }
        if paragraph.goes_on {
            self.joined.push_str(&paragraph.text);
            return paragraph.after;
        }
        let (before, bold) = (std::mem::take(&mut self.joined), paragraph.bold);
        let is_joined = !before.is_empty();
        let text = before + &paragraph.text;
        let label = self.label(&paragraph);
        let mut pieces = text.split('\n').map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "));
        let first = pieces.next().unwrap_or_default();
        let rest: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
        let is_all_bold = !is_joined && bold > 0 && bold == text.trim_end().len();
        let is_short = rest.is_empty() && first.chars().count() <= LONGEST_HEADING && !first.ends_with('.');
        let is_heading = paragraph.is_heading || style.is_heading || (label.is_none() && is_all_bold && is_short);
        let lead = if label.is_none() && !is_joined && !is_heading { led(&text, bold) } else { None };
        let mark = if is_heading { "# " } else { "" };
        let first = match &label {
            Some(Label::Number(label)) => format!("{mark}{label} {first}"),
            Some(Label::Bullet) if first.is_empty() => String::new(),
            Some(Label::Bullet) => format!("- {first}"),
            None if first.is_empty() => String::new(),
            None => lead.unwrap_or_else(|| format!("{mark}{first}")),
        };
        let is_numbered = label.is_some();
        let mut lines = Vec::new();
        if !first.is_empty() {
            lines.push(Line {
                text: first.trim_end().to_owned(),
                stands_apart: !is_numbered || is_heading,
                is_numbered,
            });
        }
        lines.extend(rest.into_iter().map(|text| Line { text, ..Line::default() }));
        lines.extend(paragraph.after);
        lines
    }

    /// Counts a paragraph. Returns what stands before it.
    fn label(&mut self, paragraph: &Paragraph) -> Option<Label> {
        let style = self.styles.of(paragraph.style.as_deref());
        let number = paragraph.number.clone().or(style.number).filter(|number| number != "0")?;
        let by_style = || self.numbering.level_of(&number, style.numbered_by.as_deref()?, self.styles);
        let level = match (paragraph.level, &paragraph.number) {
            (Some(level), _) => level,
            (None, Some(_)) => 0,
            (None, None) => style.level.or_else(by_style).unwrap_or_default(),
        };
        self.numbering.next(&number, level, self.styles)
    }
}

/// Returns a paragraph whose first words are bold and whose others are not, with the marks for that; nothing for any other.
fn led(text: &str, bold: usize) -> Option<String> {
    let (lead, rest) = text.split_at_checked(bold)?;
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (lead, rest) = (plain(lead), plain(rest));
    (!lead.is_empty() && !rest.is_empty() && lead.chars().count() <= LONGEST_HEADING)
        .then(|| format!("**{lead}** {rest}"))
}

impl Paragraph {
    fn push(&mut self, text: &str) {
        if self.is_run_hidden {
            return;
        }
        self.text.push_str(text);
        if self.is_run_bold && !self.is_bold_over {
            self.bold = self.text.trim_end().len();
        } else if !text.trim().is_empty() {
            self.is_bold_over = true;
        }
    }
}

impl Row {
    /// Returns the lines of a row: a cell goes on in the line of the one before it, unless a paragraph of its own begins there.
    fn lines(self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for cell in self.cells {
            let mut cell = cell.into_iter().map(|line| Line { stands_apart: false, ..line });
            match (lines.last_mut(), cell.next()) {
                (Some(last), Some(first)) if !first.is_numbered => {
                    last.text.push(' ');
                    last.text.push_str(&first.text);
                }
                (_, first) => lines.extend(first),
            }
            lines.extend(cell);
        }
        lines
    }
}
