//! Tables: CSV with commas, semicolons or tabs, and the sheets of a workbook.

use entry::{csv::restored, sheet, words::label};
use policy::Policy;

use super::{Import, ImportError, Source};

/// Reads a text as a table, if it is one: its first line has the heading of the reference, or at least two columns of the
/// register.
pub fn csv_rows(text: &str, policy: &Policy) -> Option<Result<Vec<Vec<String>>, csv::Error>> {
    let first = text.lines().next()?;
    let separator = [',', ';', '\t'].into_iter().max_by_key(|separator| first.matches(*separator).count())?;
    let rows = rows(text, u8::try_from(separator).ok()?);
    let header = match &rows {
        Ok(rows) => rows.first().cloned().unwrap_or_default(),
        // What cannot be read as a table may still plainly be meant as one.
        Err(_) => first.split(separator).map(|cell| cell.trim_matches('"').to_owned()).collect(),
    };
    is_header(&header, policy).then_some(rows)
}

fn is_header(row: &[String], policy: &Policy) -> bool {
    let reference = label(policy, "reference");
    let known = row.iter().filter(|cell| is_column(cell.trim(), policy)).count();
    row.len() > 1 && (known > 1 || row.iter().any(|cell| cell.trim() == reference))
}

fn is_column(heading: &str, policy: &Policy) -> bool {
    policy.columns().iter().any(|column| column.id == heading || column.text.source() == heading)
}

fn rows(text: &str, separator: u8) -> Result<Vec<Vec<String>>, csv::Error> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    reader.records().map(|row| Ok(row?.iter().map(|cell| restored(cell).to_owned()).collect())).collect()
}

/// Takes the entries of tables, each with its headings in its first row that has any.
pub(super) fn take(source: &Source<'_>, sheets: &[Vec<Vec<String>>], import: &mut Import) {
    let mut is_any = false;
    for rows in sheets {
        let Some(start) = rows.iter().position(|row| is_header(row, source.policy)) else {
            continue;
        };
        is_any = true;
        let Some((header, rows)) = rows.get(start..).and_then(<[_]>::split_first) else {
            continue;
        };
        let filled: Vec<Vec<String>> =
            rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).cloned().collect();
        for (row, read) in filled.iter().zip(sheet::entries(header, &filled, source.policy)) {
            let text = || {
                let cells = header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                cells.map(|(heading, cell)| format!("{heading}: {cell}")).collect::<Vec<_>>().join("\n")
            };
            match read {
                Ok(entry) => source.take(entry, &text(), import),
                Err(reason) => source.refuse(reason.into(), text(), import),
            }
        }
    }
    if !is_any {
        let text: Vec<String> = sheets.iter().flatten().map(|row| row.join(", ")).collect();
        source.refuse(ImportError::NoEntry, text.join("\n"), import);
    }
}
