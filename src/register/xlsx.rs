//! The register as a workbook for Excel. [`super::import`] reads any workbook.
//!
//! Text is written as text: no cell is ever a formula, and one that looks like one is marked, as Excel marks a cell with
//! an apostrophe in front, so that editing it does not make it one either.
//!
//! By hand, because a library for workbooks brings its charts and drawings: see `docs/decisions/0008-contact-register.md`.
//!
//! Source: ISO/IEC 29500-1, "SpreadsheetML".

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use chrono::NaiveDate;
use quick_xml::escape::partial_escape;
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use calendar::date_text::{iso_date, parse_date};
use entry::{RegisterEntry, sheet};
use policy::Policy;
use spreadsheet::is_formula;

/// The most characters that Excel lets a cell have, in UTF-16.
pub(super) const CELL_LIMIT: usize = 32_767;

/// How wide a column is: 24 digits and the cell's padding.
const WIDTH: &str = "24.7109375";

/// How a cell looks: its place among the `cellXfs` of [`STYLES`].
#[derive(Clone, Copy)]
enum Style {
    Heading = 1,
    Text = 2,
    FormulaLike = 3,
    Day = 4,
}

/// The parts that are the same in every workbook.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    ("xl/styles.xml", STYLES),
];

/// Number format 49 is text. The first style is that of a cell with none.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

/// Why there is no workbook.
#[derive(Debug)]
pub enum WorkbookError {
    /// A cell with more than Excel takes.
    TooLong,
    /// The parts could not be packed.
    Pack(ZipError),
}

impl From<ZipError> for WorkbookError {
    fn from(error: ZipError) -> Self {
        WorkbookError::Pack(error)
    }
}

/// Returns the workbook with a header row and a row for each entry. `today` is noted in the file as its day.
///
/// # Errors
///
/// Returns an error if a text is longer than a cell may be.
pub fn workbook(entries: &[&RegisterEntry], policy: &Policy, today: NaiveDate) -> Result<Vec<u8>, WorkbookError> {
    let sheet = sheet_xml(entries, policy)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let made = [("docProps/core.xml", properties_xml(today)), ("xl/worksheets/sheet1.xml", sheet)];
    for (name, content) in PARTS.into_iter().chain(made.iter().map(|(name, content)| (*name, content.as_str()))) {
        zip.start_file(name, options)?;
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        zip.write_all(declaration.as_bytes()).and_then(|()| zip.write_all(content.as_bytes())).map_err(ZipError::Io)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn properties_xml(today: NaiveDate) -> String {
    format!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">{}T00:00:00Z</dcterms:created></cp:coreProperties>"#,
        iso_date(today)
    )
}

/// Returns the sheet, whose first row stays in sight.
fn sheet_xml(entries: &[&RegisterEntry], policy: &Policy) -> Result<String, WorkbookError> {
    let table = sheet::sheet(entries, policy);
    let mut xml = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{}" width="{WIDTH}" customWidth="1"/></cols><sheetData>"#,
        table.header.len()
    );
    let mut row = Row::start(&mut xml, 1);
    for (column, heading) in table.header.iter().enumerate() {
        row.text(column, heading, Style::Heading)?;
    }
    row.end();
    for (number, cells) in (2..).zip(&table.rows) {
        let mut row = Row::start(&mut xml, number);
        for ((column, cell), is_day) in cells.iter().enumerate().zip(&table.days) {
            match parse_date(cell).filter(|_| *is_day).and_then(serial) {
                _ if cell.is_empty() => {}
                Some(day) => row.day(column, day),
                None if is_formula(cell) => row.text(column, cell, Style::FormulaLike)?,
                None => row.text(column, cell, Style::Text)?,
            }
        }
        row.end();
    }
    xml.push_str("</sheetData></worksheet>");
    Ok(xml)
}

/// A row that is being written.
struct Row<'x> {
    xml: &'x mut String,
    number: usize,
}

impl<'x> Row<'x> {
    fn start(xml: &'x mut String, number: usize) -> Self {
        let _ = write!(xml, "<row r=\"{number}\">");
        Row { xml, number }
    }

    fn text(&mut self, column: usize, text: &str, style: Style) -> Result<(), WorkbookError> {
        if text.encode_utf16().count() > CELL_LIMIT {
            return Err(WorkbookError::TooLong);
        }
        self.cell_start(column, style);
        let safe = without_controls(text);
        let safe = partial_escape(safe.as_str());
        let _ = write!(self.xml, " t=\"inlineStr\"><is><t xml:space=\"preserve\">{safe}</t></is></c>");
        Ok(())
    }

    fn day(&mut self, column: usize, serial: i64) {
        self.cell_start(column, Style::Day);
        let _ = write!(self.xml, "><v>{serial}</v></c>");
    }

    fn cell_start(&mut self, column: usize, style: Style) {
        let _ = write!(self.xml, "<c r=\"{}{}\" s=\"{}\"", letters(column), self.number, style as u8);
    }

    fn end(self) {
        self.xml.push_str("</row>");
    }
}

/// Returns the letters of a column: `A` for 0, `AB` for 27.
fn letters(column: usize) -> String {
    let before = (column / 26).checked_sub(1).map(letters).unwrap_or_default();
    before + &char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()).to_string()
}

/// Returns the number of a day, as Excel counts them. None before March 1900: Excel has a 29 February 1900 that never was.
fn serial(day: NaiveDate) -> Option<i64> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some((day - start).num_days()).filter(|days| *days > 60)
}

/// Returns the text with the characters that XML cannot have, or would change, as `_x000B_`, and so with what would be read as one.
///
/// Source: ISO/IEC 29500-1, 22.9.2.19, "ST_Xstring".
fn without_controls(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let is_unsafe = match sign {
            '\t' | '\n' => false,
            '_' => text.get(at..).is_some_and(stands_for_a_sign),
            sign => sign < ' ' || matches!(sign, '\u{fffe}' | '\u{ffff}'),
        };
        if is_unsafe {
            let _ = write!(safe, "_x{:04X}_", u32::from(sign));
        } else {
            safe.push(sign);
        }
    }
    safe
}

fn stands_for_a_sign(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.split_once('_'));
    digits.is_some_and(|(digits, _)| digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_excel_names_them() {
        assert_eq!([0, 25, 26, 27, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        let day = |year, month, day| serial(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert_eq!(day(2021, 4, 12), Some(44_298));
        assert_eq!((day(1900, 3, 1), day(1900, 2, 28), day(1899, 1, 1)), (Some(61), None, None));
    }

    #[test]
    fn what_xml_cannot_have_is_marked() {
        assert_eq!(without_controls("a\r\n\tb\u{b}\u{ffff}"), "a_x000D_\n\tb_x000B__xFFFF_");
        assert_eq!(without_controls("_x000D_ _x00_ _xzzzz_ x_"), "_x005F_x000D_ _x00_ _xzzzz_ x_");
    }
}
