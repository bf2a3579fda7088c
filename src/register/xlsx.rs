//! The register as a workbook for Excel. [`super::import`] reads any workbook.
//!
//! Text is written as text: no cell is ever a formula, and one that looks like one is marked, as Excel marks a cell with
//! an apostrophe in front, so that editing it does not make it one either.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use calendar::date_text::parse_date;
use entry::{RegisterEntry, sheet};
use policy::Policy;
use spreadsheet::is_formula;

/// The most characters that Excel lets a cell have, in UTF-16.
pub(super) const CELL_LIMIT: usize = 32_767;

/// Why there is no workbook.
#[derive(Debug)]
pub enum WorkbookError {
    /// A cell with more than Excel takes.
    TooLong,
    /// The library refused something else.
    Write(XlsxError),
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        WorkbookError::Write(error)
    }
}

/// Returns the workbook with a header row and a row for each entry. `today` is noted in the file as its day.
///
/// # Errors
///
/// Returns an error if a text is longer than a cell may be.
pub fn workbook(entries: &[&RegisterEntry], policy: &Policy, today: NaiveDate) -> Result<Vec<u8>, WorkbookError> {
    let table = sheet::sheet(entries, policy);
    let bold = Format::new().set_bold().set_text_wrap();
    let text = Format::new().set_text_wrap().set_num_format("@");
    let formula_like = text.clone().set_quote_prefix();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel_day(today)?));
    let page = workbook.add_worksheet();
    page.set_freeze_panes(1, 0)?;
    for (column, heading) in (0..).zip(&table.header) {
        page.write_string_with_format(0, column, heading, &bold)?;
        page.set_column_width(column, 24)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for ((column, cell), is_day) in (0..).zip(cells).zip(&table.days) {
            if cell.is_empty() {
                continue;
            }
            if cell.encode_utf16().count() > CELL_LIMIT {
                return Err(WorkbookError::TooLong);
            }
            match parse_date(cell).filter(|found| *is_day && found.year() >= 1900) {
                Some(found) => page.write_datetime_with_format(row, column, excel_day(found)?, &day)?,
                None if is_formula(cell) => page.write_string_with_format(row, column, cell, &formula_like)?,
                None => page.write_string_with_format(row, column, cell, &text)?,
            };
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}
