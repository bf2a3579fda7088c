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
        Self::read_json(json.into())
    }

    /// Reads the texts from JSON.
    ///
    /// # Errors
    ///
    /// As [`Self::from_json`].
    pub fn read_json(json: Json<'_>) -> Result<Self, Vec<Diagnostic>> {
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
    use super::*;

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
}
