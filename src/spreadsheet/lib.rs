//! Cells of a CSV file for a spreadsheet: every one in quotes, none that could be taken for a formula.

/// What tells spreadsheets that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Adds a row, which ends in CR LF.
pub fn push_row(csv: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            csv.push(',');
        }
        csv.push('"');
        csv.push_str(&neutral(cell).replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}

/// Returns the cell with an apostrophe in front if a spreadsheet could take it for a formula. [`restored`] takes it off.
///
/// Source: OWASP, "CSV Injection". A formula starts with `= + - @`, their full-width forms, a tab or a line break; blanks,
/// marks without width and apostrophes before it are looked through.
pub fn neutral(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Returns the cell as it was before [`neutral`].
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare,
        _ => cell,
    }
}

/// Returns whether a spreadsheet could take a cell for a formula.
pub fn is_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    if bare.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let start = bare.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || c.is_control() || is_invisible(c));
    start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'])
}

/// Returns whether the character has no width: soft hyphens, joiners, marks of direction, byte order marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_a_spreadsheet_could_run_are_neutralised() {
        for cell in ["=1+1", "+44 1632", "-2", "@SUM(A1)", " =1", "\t=1", "\u{200b}=1", "＝1", "'=1"] {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in ["", "4.3; 8.2", "Police officer", "6 May 2021", "a=b"] {
            assert!(!is_formula(cell), "{cell:?}");
        }
        let mut table = String::new();
        push_row(&mut table, &["=1".to_owned(), "say \"no\"".to_owned()]);
        assert_eq!(table, "\"'=1\",\"say \"\"no\"\"\"\r\n");
    }
}
