//! Reads policy files and the vocabulary from disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use authoring::check::{Finding, Source, report::Human};
use policy::{Policy, Vocabulary, load::load};
use serde_json::Value;

/// The vocabulary that comes with the checker.
const VOCABULARY: &str = include_str!("../../www/text/vocabulary.en.json");

/// Why a policy file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyFileError {
    /// It cannot be read.
    #[error("cannot read `{}`: {source}; check the path", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is no text in UTF-8.
    #[error("`{}` is {encoding}; save it as UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// What it seems to be.
        encoding: &'static str,
    },
    /// It has faults.
    #[error("`{}` has faults; see `check`:\n{}", path.display(), in_words(path, faults))]
    Faulty {
        /// The file.
        path: PathBuf,
        /// All of them.
        faults: Vec<Finding>,
    },
    /// The vocabulary inside this program cannot be read.
    #[error("the vocabulary built into this program is broken: {0}")]
    Vocabulary(String),
}

/// Returns the vocabulary that comes with the checker.
pub fn vocabulary() -> Result<Vocabulary, PolicyFileError> {
    let json = serde_json::from_str(VOCABULARY).map_err(|error| PolicyFileError::Vocabulary(error.to_string()))?;
    Vocabulary::from_json(&json).map_err(|faults| PolicyFileError::Vocabulary(format!("{faults:?}")))
}

fn in_words(path: &Path, faults: &[Finding]) -> String {
    let file = path.display().to_string();
    faults.iter().map(|finding| Human { file: &file, finding }.to_string()).collect::<Vec<_>>().join("\n")
}

/// Reads a file's text.
pub fn read_text(path: &Path) -> Result<String, PolicyFileError> {
    let bytes = fs::read(path).map_err(|source| PolicyFileError::Unreadable { path: path.to_owned(), source })?;
    let is_utf_16 = matches!(bytes.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{', 0, ..] | [0, b'{', ..]);
    let encoding = if is_utf_16 { "in UTF-16" } else { "not in UTF-8: ANSI, it seems" };
    String::from_utf8(bytes)
        .map_err(|_| encoding)
        .and_then(|text| if is_utf_16 { Err(encoding) } else { Ok(text) })
        .map_err(|encoding| PolicyFileError::NotUtf8 { path: path.to_owned(), encoding })
}

/// Returns the files named, and for each folder the policies in it, by name.
pub fn policy_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, PolicyFileError> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let unreadable = |source| PolicyFileError::Unreadable { path: path.clone(), source };
        let mut inside = Vec::new();
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.extension().is_some_and(|ending| ending == "json") {
                inside.push(file);
            }
        }
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}

/// Reads a policy that has no faults.
pub fn read_policy(path: &Path) -> Result<Policy, PolicyFileError> {
    read_policy_and_json(path).map(|(policy, _)| policy)
}

/// Reads a policy that has no faults, and its file.
pub fn read_policy_and_json(path: &Path) -> Result<(Policy, Value), PolicyFileError> {
    let faulty = |faults| PolicyFileError::Faulty { path: path.to_owned(), faults };
    let source = Source::read(&read_text(path)?).map_err(|finding| faulty(vec![*finding]))?;
    let place = |faults: Vec<_>| faulty(faults.into_iter().map(|fault| source.place(fault)).collect());
    let mut duplicates = source.duplicate_keys();
    match load(source.json(), &vocabulary()?) {
        Ok(policy) if duplicates.is_empty() => Ok((policy, source.json().clone())),
        Ok(_) => Err(place(duplicates)),
        Err(faults) => {
            duplicates.extend(faults);
            Err(place(duplicates))
        }
    }
}
