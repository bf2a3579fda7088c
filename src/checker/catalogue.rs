//! The interface's own texts: one data file for each language, so that a Welsh one is a matter of data.

use serde_json::Value;
use vecmap::VecMap;

use policy::{Addressee, Diagnostic, Text, json::Json, read::read_whole, text::fill};

/// The interface's texts by key.
///
/// A text may hold `{you|they}` alternatives like every text of a policy, and named places such as `%date%`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue(VecMap<String, Text>);

impl Catalogue {
    /// Reads the texts from their JSON: an object of texts.
    ///
    /// # Errors
    ///
    /// Returns every fault found.
    pub fn from_json(json: &Value) -> Result<Self, Vec<Diagnostic>> {
        Self::read_json(&json.into())
    }

    /// Reads the texts from JSON.
    ///
    /// # Errors
    ///
    /// As [`Self::from_json`].
    pub fn read_json(json: &Json) -> Result<Self, Vec<Diagnostic>> {
        read_whole(json).map(Self)
    }

    /// Returns the text for this addressee with its places filled. A key that is not there stands for itself, so that a
    /// gap in a translation is seen and harms nothing else.
    pub fn text(&self, key: &str, addressee: Addressee, values: &[(&str, &str)]) -> String {
        match self.0.get(key) {
            Some(text) => fill(&text.read(addressee), values),
            None => key.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    const ENGLISH: &str = include_str!("../../www/text/interface.en.json");

    #[test]
    fn places_are_filled_once() {
        let values = [("name", "100% %date%"), ("date", "6 May 2021")];
        assert_eq!(fill("Enter %name% by %date%.", &values), "Enter 100% %date% by 6 May 2021.");
        assert_eq!(fill("50% of %unknown% and %date%", &values), "50% of %unknown% and 6 May 2021");
    }

    #[test]
    fn a_key_that_is_missing_stands_for_itself() {
        assert_eq!(Catalogue::default().text("start.heading", Addressee::Me, &[]), "start.heading");
    }

    #[test]
    fn every_key_used_is_in_the_file_and_every_key_in_the_file_is_used() {
        let json = serde_json::from_str(ENGLISH).expect("JSON");
        let Catalogue(catalogue) = Catalogue::from_json(&json).expect("a flat object of texts");
        let written: BTreeSet<String> = catalogue.keys().cloned().collect();
        let mut used = BTreeSet::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
        keys_in_folder(sources, &mut used);
        keys_in(&sources.join("../../www/modules/checker/lib.rs"), &mut used);
        let missing: Vec<_> = used.difference(&written).collect();
        let idle: Vec<_> = written.difference(&used).collect();
        assert_eq!((missing, idle), (vec![], vec![]), "(not in the file, not in the code)");
    }

    #[test]
    fn every_text_has_sound_braces_and_something_to_say() {
        let json = serde_json::from_str(ENGLISH).expect("JSON");
        let Catalogue(catalogue) = Catalogue::from_json(&json).expect("a flat object of texts");
        for (key, text) in catalogue {
            assert_eq!(text.check(), Ok(()), "{key}");
            assert!(!text.is_empty(), "{key}");
            assert!(!text.source().contains("'"), "{key}: write ’ for an apostrophe");
        }
    }

    fn keys_in_folder(folder: &Path, keys: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                keys_in_folder(&path, keys);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("catalogue.rs") {
                keys_in(&path, keys);
            }
        }
    }

    /// Collects every string literal shaped like a key: lower-case words joined by dots, as in `start.heading`.
    fn keys_in(path: &Path, keys: &mut BTreeSet<String>) {
        let source = fs::read_to_string(path).expect("a source file");
        for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
            keys.extend(line.split('"').skip(1).step_by(2).filter(|word| is_key(word)).map(str::to_owned));
        }
    }

    fn is_key(word: &str) -> bool {
        let parts: Vec<&str> = word.split('.').collect();
        let is_name =
            |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        parts.len() >= 2 && parts.iter().all(is_name)
    }
}
