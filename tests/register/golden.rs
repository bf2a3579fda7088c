//! One entry in each of its forms, byte by byte. `UPDATE_GOLDEN=1 cargo test --test register golden` writes them anew.
//!
//! `entry.txt` holds a block of version 1: if it changes, ask whether mails that were sent can still be read.

use std::{env, fs, path::Path};

use entry::{Mail, RegisterEntry, csv, json, summary_text};

use crate::fixture::{policy, usual_entry};

fn assert_golden(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, made).expect("the golden file is written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(made, golden, "{name}");
}

#[test]
fn each_form_of_an_entry_is_as_agreed() {
    let policy = policy();
    // The next version of the checker changes no file.
    let entry = RegisterEntry { checker: "0.1.0".to_owned(), ..usual_entry(&policy) };
    let mail = Mail::new(&entry, &policy).expect("a mail");
    assert_golden("entry.txt", &mail.body);
    assert!(mail.body.starts_with(&summary_text(&entry, &policy)), "the preview is what the SPOC reads");
    assert_golden("entry.eml", &mail.eml());
    assert_golden("entry.csv", &csv::table(std::slice::from_ref(&entry), &policy));
    let json = json::pretty(&entry).expect("JSON");
    assert_golden("entry.json", &json);
    assert_eq!(json::parse(&json).expect("an entry"), entry);
}

#[test]
fn json_that_is_no_entry_is_refused() {
    for (text, reason) in [
        ("{}", "this is not a register entry: missing field `format` at line 1 column 2"),
        (r#"{"format":2}"#, "the entry has format 2, and this checker reads format 1"),
        ("[1]", "this is not a register entry: invalid type"),
        (r#"{"format":1}"#, "this is not a register entry: missing field `reference`"),
    ] {
        let error = json::parse(text).expect_err(text).to_string();
        assert!(error.starts_with(reason), "{error}");
    }
}

#[test]
fn a_day_that_is_none_is_refused() {
    let policy = policy();
    let json = json::pretty(&usual_entry(&policy)).expect("JSON").replace("2028-04-13", "2028-04-31");
    assert!(json::parse(&json).is_err());
}
