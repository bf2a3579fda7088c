//! Reads policy files and the vocabulary from disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use pre_election_checker::policy::{Diagnostic, Policy, Vocabulary, load::load};
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
    /// It is not JSON.
    #[error("`{}` is not JSON: {source}", path.display())]
    NotJson {
        /// The file.
        path: PathBuf,
        /// Where it goes wrong.
        source: serde_json::Error,
    },
    /// It has faults.
    #[error("`{}` has faults; see `check`:\n{}", path.display(), faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faulty {
        /// The file.
        path: PathBuf,
        /// All of them.
        faults: Vec<Diagnostic>,
    },
    /// The vocabulary inside this program cannot be read.
    #[error("the vocabulary built into this program is broken: {0}")]
    Vocabulary(serde_json::Error),
}

/// Returns the vocabulary that comes with the checker.
pub fn vocabulary() -> Result<Vocabulary, PolicyFileError> {
    serde_json::from_str(VOCABULARY).map_err(PolicyFileError::Vocabulary)
}

/// Reads a file as JSON.
pub fn read_json(path: &Path) -> Result<Value, PolicyFileError> {
    let text =
        fs::read_to_string(path).map_err(|source| PolicyFileError::Unreadable { path: path.to_owned(), source })?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|source| PolicyFileError::NotJson { path: path.to_owned(), source })
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
    let json = read_json(path)?;
    load(&json, &vocabulary()?).map_err(|faults| PolicyFileError::Faulty { path: path.to_owned(), faults })
}
