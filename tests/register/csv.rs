//! The table, read back by the `csv` crate, and what spreadsheets must not run.

use entry::csv::{neutral, restored, table};
use proptest::prelude::*;

use crate::fixture::{any_entry, awkward_text, policy, usual_entry};

fn rows(text: &str) -> Vec<Vec<String>> {
    let bare = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bare.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

proptest! {
    #[test]
    fn every_value_comes_back(entries in prop::collection::vec(any_entry(), 0..3)) {
        let policy = policy();
        let rows = rows(&table(&entries, &policy));
        prop_assert_eq!(rows.len(), entries.len() + 1);
        let unknown = policy.columns().len();
        for (row, entry) in rows[1..].iter().zip(&entries) {
            for (column, cell) in policy.columns().iter().zip(row) {
                let value = entry.values.get(&column.id).cloned().unwrap_or_default();
                prop_assert_eq!(restored(cell), value);
            }
            if let Some(value) = entry.values.get("of-its-own") {
                prop_assert_eq!(restored(&row[unknown]), value);
                prop_assert_eq!(&rows[0][unknown], "of-its-own");
            }
        }
    }

    #[test]
    fn neutral_cells_are_restored(text in awkward_text(), start in "['=+\\-@\\t\\r\\n \u{200b}＝a]{0,4}") {
        let cell = start + &text;
        let written = neutral(&cell);
        prop_assert_eq!(restored(&written), cell.as_str());
        let seen = written.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200f}').contains(&c));
        prop_assert!(!seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{:?}", written);
        prop_assert!(!written.starts_with(['\t', '\r', '\n']));
    }
}

#[test]
fn formulas_are_neutralised() {
    for cell in [
        "=1+1",
        "+44 1632 960001",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "  =1",
        "\u{a0}=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "'=1",
        "\u{feff}=1",
    ] {
        assert_eq!(neutral(cell), format!("'{cell}"), "{cell:?}");
    }
    for cell in ["", "a=1", "2028-04-12", "1-1", "'tis", "Jo, \"agent\"", " a"] {
        assert_eq!(neutral(cell), cell);
    }
}

#[test]
fn every_line_ends_in_cr_lf_and_every_cell_is_quoted() {
    let policy = policy();
    let text = table(&[usual_entry(&policy)], &policy);
    assert!(text.starts_with("\u{feff}\"Date of contact\","));
    assert!(text.ends_with("\"\r\n"));
    assert_eq!(text.matches("\r\n").count(), 2);
}
