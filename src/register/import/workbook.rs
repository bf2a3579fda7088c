//! The cells of a workbook (`.xlsx`, ISO/IEC 29500) as text, read piece by piece within limits.
//!
//! `calamine` reads more kinds of workbook, all into one rectangle that a blank in the last cell makes larger than any
//! memory, and brings tables of encodings of 187 kB: see `docs/decisions/0018-register-intake.md`.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use chrono::NaiveDate;
use office::{Archive, Fault, attribute, joined, push_text};
use quick_xml::events::Event;

use calendar::date_text::iso_date;

use super::encoding::decoded;

/// The most rows of a sheet.
pub const ROWS: usize = 20_000;
/// The most columns.
pub const COLUMNS: usize = 256;
/// The most cells of a workbook.
pub const CELLS: usize = 1_000_000;
/// The most sheets.
const SHEETS: usize = 50;

/// The rows of a sheet.
pub type Rows = Vec<Vec<String>>;

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// Not a workbook, or a damaged one.
    Damaged,
    /// More than the limits allow.
    TooLarge,
    /// More than the limits allow once it is unpacked.
    TooMuch,
}

impl From<Fault> for WorkbookFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooMuch => Self::TooMuch,
            Fault::Locked | Fault::NotOpened | Fault::Damaged => Self::Damaged,
        }
    }
}

/// Reads the rows of every sheet of a workbook, sheet after sheet. Blank rows and cells at the end are left out. No more than
/// `left` bytes come out of it.
///
/// # Errors
///
/// Returns an error if it is no workbook, or one that is larger than the limits.
pub fn sheets(archive: &mut Archive<'_>, left: &mut usize) -> Result<Vec<Rows>, WorkbookFault> {
    let most = u128::try_from(*left).unwrap_or(u128::MAX);
    if archive.decompressed_size().is_some_and(|size| size > most) {
        return Err(WorkbookFault::TooMuch);
    }
    // What the directory says need not be so: what really comes out counts.
    let folder = part(archive, "_rels/.rels", left)?
        .and_then(|relations| {
            relations_of(&relations).ok()?.into_values().find(|target| target.ends_with("workbook.xml"))
        })
        .unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let workbook_name = folder.trim_start_matches('/').to_owned();
    let (folder, file) = workbook_name.rsplit_once('/').unwrap_or(("", &workbook_name));
    let workbook = part(archive, &workbook_name, left)?.ok_or(WorkbookFault::Damaged)?;
    let relations = part(archive, &joined(folder, &format!("_rels/{file}.rels")), left)?.unwrap_or_default();
    let relations = relations_of(&relations)?;
    let (names, is_1904) = sheets_of(&workbook)?;
    let strings = match part(archive, &joined(folder, "sharedStrings.xml"), left)? {
        Some(strings) => strings_of(&strings)?,
        None => Vec::new(),
    };
    let days = match part(archive, &joined(folder, "styles.xml"), left)? {
        Some(styles) => day_styles_of(&styles)?,
        None => Vec::new(),
    };
    let context = Context { strings, days, is_1904 };
    let mut cells = CELLS;
    let mut sheets = Vec::new();
    for id in names.iter().take(SHEETS) {
        let Some(target) = relations.get(id) else { continue };
        if let Some(sheet) = part(archive, &joined(folder, target), left)? {
            sheets.push(rows_of(&sheet, &context, &mut cells)?);
        }
    }
    Ok(sheets)
}

/// Reads a part of the archive; `None` if it has none of that name.
fn part(archive: &mut Archive<'_>, name: &str, left: &mut usize) -> Result<Option<String>, WorkbookFault> {
    let content = match office::part(archive, name, left) {
        Ok(Some(content)) => content,
        Ok(None) | Err(Fault::Locked | Fault::NotOpened) => return Ok(None),
        Err(fault) => return Err(fault.into()),
    };
    let text = match decoded(&content) {
        Cow::Owned(text) => text,
        Cow::Borrowed(text) if text.len() < content.len() => text.to_owned(),
        // A second copy of a large sheet would take as much room again.
        Cow::Borrowed(_) => String::from_utf8(content).unwrap_or_default(),
    };
    Ok(Some(text))
}

/// What cells refer to.
struct Context {
    strings: Vec<String>,
    /// For each style, whether its numbers are days.
    days: Vec<bool>,
    is_1904: bool,
}

/// As [`office::each`], with the faults of a workbook.
fn each<'x>(xml: &'x str, see: impl FnMut(Event<'x>) -> Result<(), WorkbookFault>) -> Result<(), WorkbookFault> {
    office::each(xml, see)
}

fn relations_of(xml: &str) -> Result<HashMap<String, String>, WorkbookFault> {
    let mut relations = HashMap::new();
    each(xml, |event| {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(&element, "Id"), attribute(&element, "Target"))
        {
            relations.insert(id, target);
        }
        Ok(())
    })?;
    Ok(relations)
}

/// Returns the relations that lead to the sheets, in their order, and whether days count from 1904.
fn sheets_of(xml: &str) -> Result<(Vec<String>, bool), WorkbookFault> {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    each(xml, |event| {
        if let Event::Start(element) = event {
            match element.local_name().as_ref() {
                "sheet" => {
                    // A sheet has an id of its own beside that of its relation.
                    let mut attributes = element.attributes();
                    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
                    let id = attributes.find(|attribute| attribute.key.as_ref().ends_with(":id"));
                    sheets.extend(id.map(|id| id.value.to_string()));
                }
                "workbookPr" => {
                    is_1904 = matches!(attribute(&element, "date1904").as_deref(), Some("1" | "true"));
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok((sheets, is_1904))
}

/// Collects the text of an element: what stands in `t`, without what stands beside it to say how it is pronounced.
#[derive(Default)]
struct Text {
    text: String,
    is_in: bool,
    is_pronunciation: bool,
}

impl Text {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => self.is_in = true,
                "rPh" => self.is_pronunciation = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => self.is_in = false,
                "rPh" => self.is_pronunciation = false,
                _ => {}
            },
            _ if self.is_in && !self.is_pronunciation => push_text(&mut self.text, event),
            _ => {}
        }
    }

    fn take(&mut self) -> String {
        unescaped(&std::mem::take(&mut self.text))
    }
}

/// Undoes `_x000D_`, in which characters stand that XML cannot have.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let digits = after.get(2..6).filter(|_| after.get(6..7) == Some("_"));
        let letter = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match letter {
            Some(letter) => {
                plain.push(letter);
                rest = after.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = after.get(2..).unwrap_or_default();
            }
        }
    }
    plain + rest
}

fn strings_of(xml: &str) -> Result<Vec<String>, WorkbookFault> {
    let (mut strings, mut text) = (Vec::new(), Text::default());
    each(xml, |event| {
        text.see(&event);
        match event {
            Event::End(element) if element.local_name().as_ref() == "si" => strings.push(text.take()),
            _ => {}
        }
        if strings.len() > CELLS { Err(WorkbookFault::TooLarge) } else { Ok(()) }
    })?;
    Ok(strings)
}

/// Returns for each style of cells whether it shows days.
fn day_styles_of(xml: &str) -> Result<Vec<bool>, WorkbookFault> {
    let mut own = BTreeMap::new();
    let (mut days, mut is_in) = (Vec::new(), false);
    each(xml, |event| {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (attribute(&element, "numFmtId"), attribute(&element, "formatCode"))
                    {
                        own.insert(id, shows_days(&code));
                    }
                }
                "cellXfs" => is_in = true,
                "xf" if is_in => {
                    let id = attribute(&element, "numFmtId").unwrap_or_default();
                    let is_built_in = matches!(id.parse(), Ok(14_u32..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58));
                    days.push(own.get(&id).copied().unwrap_or(is_built_in));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => is_in = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(days)
}

/// Returns whether a format has a day or a year in it, outside of quotes and brackets.
fn shows_days(code: &str) -> bool {
    let (mut in_quotes, mut in_brackets, mut is_escaped) = (false, false, false);
    code.split(';').next().unwrap_or_default().chars().any(|sign| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        match sign {
            '"' => in_quotes = !in_quotes,
            '\\' | '_' | '*' => is_escaped = true,
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            'd' | 'D' | 'y' | 'Y' if !in_quotes && !in_brackets => return true,
            _ => {}
        }
        false
    })
}

/// What is known of the cell that is being read.
#[derive(Default)]
struct Cell {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: String,
}

fn rows_of(xml: &str, context: &Context, left: &mut usize) -> Result<Rows, WorkbookFault> {
    let mut rows: Rows = Vec::new();
    let (mut row, mut next_row, mut next_column) = (0, 0, 0);
    let (mut cell, mut text) = (Cell::default(), Text::default());
    let mut in_value = false;
    each(xml, |event| {
        text.see(&event);
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    let number = attribute(element, "r").and_then(|number| number.parse::<usize>().ok());
                    row = number.and_then(|number| number.checked_sub(1)).unwrap_or(next_row);
                    (next_row, next_column) = (row.saturating_add(1), 0);
                }
                "c" => {
                    let column = attribute(element, "r").and_then(|name| column_of(&name)).unwrap_or(next_column);
                    next_column = column.saturating_add(1);
                    let style = attribute(element, "s").and_then(|style| style.parse().ok()).unwrap_or_default();
                    let kind = attribute(element, "t").unwrap_or_default();
                    cell = Cell { row, column, kind, style, value: String::new() };
                }
                "v" => in_value = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "v" => in_value = false,
                "c" => {
                    let inline = text.take();
                    let value = cell_text(&cell, inline, context);
                    let is_within = cell.row < ROWS && cell.column < COLUMNS;
                    // A blank that somebody left in the last cell of all is nothing.
                    if !value.is_empty() && (is_within || !value.trim().is_empty()) {
                        *left = left.checked_sub(1).ok_or(WorkbookFault::TooLarge)?;
                        put(&mut rows, cell.row, cell.column, value.replace("\r\n", "\n"))?;
                    }
                }
                _ => {}
            },
            event if in_value => push_text(&mut cell.value, event),
            _ => {}
        }
        Ok(())
    })?;
    Ok(rows)
}

fn put(rows: &mut Rows, row: usize, column: usize, value: String) -> Result<(), WorkbookFault> {
    if row >= ROWS || column >= COLUMNS {
        return Err(WorkbookFault::TooLarge);
    }
    if rows.len() <= row {
        rows.resize(row + 1, Vec::new());
    }
    if let Some(cells) = rows.get_mut(row) {
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = value;
        }
    }
    Ok(())
}

/// Returns the column of a cell's name: 0 for `A1`, 27 for `AB3`.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    letters
        .fold(0_usize, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1)
        .checked_sub(1)
}

fn cell_text(cell: &Cell, inline: String, context: &Context) -> String {
    let value = cell.value.trim();
    match cell.kind.as_str() {
        "s" => {
            let shared = value.parse().ok().and_then(|index: usize| context.strings.get(index));
            shared.cloned().unwrap_or_default()
        }
        "inlineStr" => inline,
        "str" => unescaped(&cell.value),
        "b" => if value == "1" { "yes" } else { "no" }.to_owned(),
        "e" => String::new(),
        "d" => value.get(..10).unwrap_or(value).to_owned(),
        _ if context.days.get(cell.style) == Some(&true) => {
            day_of(value, context.is_1904).unwrap_or_else(|| value.to_owned())
        }
        _ => number_text(value),
    }
}

/// Returns a number as a person wrote it: `0.1`, not `0.10000000000000001`.
fn number_text(value: &str) -> String {
    match value.parse::<f64>() {
        Ok(number) if value.len() > 15 || value.contains(['e', 'E']) => {
            let short: f64 = format!("{number:.14e}").parse().unwrap_or(number);
            short.to_string()
        }
        _ => value.to_owned(),
    }
}

/// Returns the day of a number, as Excel counts them: 1 is 1 January 1900, and a 29 February 1900 that never was is 60.
fn day_of(value: &str, is_1904: bool) -> Option<String> {
    let number: f64 = value.parse().ok()?;
    if !(1.0..3_000_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and three million")]
    let days = number as u64;
    let first = if is_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else if days < 60 {
        NaiveDate::from_ymd_opt(1899, 12, 31)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    Some(iso_date(first.checked_add_days(chrono::Days::new(days))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_with_days_are_told_from_others() {
        for code in ["dd/mm/yyyy", "[$-809]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "m/d/yy h:mm"] {
            assert!(shows_days(code), "{code}");
        }
        for code in ["General", "0.00", "@", "h:mm:ss", "\"day\" 0", "[Red]0", "0\\d"] {
            assert!(!shows_days(code), "{code}");
        }
    }

    #[test]
    fn numbers_are_days_where_their_cell_says_so() {
        assert_eq!(day_of("44298", false).as_deref(), Some("2021-04-12"));
        assert_eq!(day_of("44298.75", false).as_deref(), Some("2021-04-12"));
        assert_eq!(day_of("42836", true).as_deref(), Some("2021-04-12"));
        assert_eq!(
            (day_of("1", false).as_deref(), day_of("61", false).as_deref()),
            (Some("1900-01-01"), Some("1900-03-01"))
        );
        assert_eq!((day_of("-1", false), day_of("x", false), day_of("1e300", false)), (None, None, None));
        assert_eq!(
            (number_text("0.10000000000000001"), number_text("4.1"), number_text("1e3")),
            ("0.1".into(), "4.1".into(), "1000".into())
        );
    }

    #[test]
    fn names_of_cells_and_marked_signs_are_read() {
        assert_eq!(
            [column_of("A1"), column_of("AB3"), column_of("XFD1048576"), column_of("7")],
            [Some(0), Some(27), Some(16_383), None]
        );
        assert_eq!(unescaped("a_x000D_\nb_x005F_x000D_ _x_ _xzzzz_"), "a\r\nb_x000D_ _x_ _xzzzz_");
    }
}
