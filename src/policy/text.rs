//! Prose that can speak to the person themselves or about a colleague.

use serde::Serialize;

use crate::{Message, error_in_english, message};

/// Whose situation is checked: the reader's own, or a colleague's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Addressee {
    /// "You must not …"
    #[default]
    Me,
    /// "They must not …"
    Colleague,
}

/// A sentence of a policy, with alternatives for the two addressees in braces.
///
/// `"{You|They} must ask {your|their} manager."` reads "You must ask your manager." or "They must ask their manager."
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Text(String);

/// Returns the words with a capital first letter, for the start of a line.
pub fn upper_first(words: &str) -> String {
    let mut words = words.to_owned();
    // Tables of all letters would add kilobytes to the download.
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Where the braces of a [`Text`] are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// An opening brace without `|…}` after it.
    Unclosed(usize),
    /// A closing brace that nothing opens.
    Unopened(usize),
}

impl TextError {
    /// Returns the error as a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Unclosed(at) => message!("`{` opens at character %at% and is not followed by `you|they}`", at),
            Self::Unopened(at) => message!("`}` at character %at% closes nothing", at),
        }
    }
}

error_in_english!(TextError);

impl Text {
    /// Makes a text from its source form, braces and all.
    pub fn new(source: impl Into<String>) -> Self {
        Self(source.into())
    }

    /// Returns the text as it stands in the file, braces and all.
    pub fn source(&self) -> &str {
        &self.0
    }

    /// Returns whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Returns the sentence for this addressee. Braces that are wrong are left as they stand.
    pub fn read(&self, addressee: Addressee) -> String {
        let mut read = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            read.push_str(before);
            match alternatives(after) {
                Some((me, colleague, remainder)) => {
                    read.push_str(match addressee {
                        Addressee::Me => me,
                        Addressee::Colleague => colleague,
                    });
                    rest = remainder;
                }
                None => {
                    read.push('{');
                    rest = after;
                }
            }
        }
        read.push_str(rest);
        read
    }

    /// Returns what stands outside all braces: the words that both addressees read.
    pub fn shared_words(&self) -> String {
        let mut shared = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            shared.push_str(before);
            match alternatives(after) {
                Some((_, _, remainder)) => rest = remainder,
                None => return shared + after,
            }
        }
        shared + rest
    }

    /// Checks that every brace belongs to a pair of alternatives.
    ///
    /// # Errors
    ///
    /// Returns the place of the first brace that does not, counted in characters from 0.
    pub fn check(&self) -> Result<(), TextError> {
        let place = |rest: &str| self.0.chars().count() - rest.chars().count();
        let mut rest = self.0.as_str();
        while let Some(found) = rest.find(['{', '}']) {
            let (_, at_brace) = rest.split_at(found);
            let Some(after) = at_brace.strip_prefix('{') else {
                return Err(TextError::Unopened(place(at_brace)));
            };
            let Some((_, _, remainder)) = alternatives(after) else {
                return Err(TextError::Unclosed(place(at_brace)));
            };
            rest = remainder;
        }
        Ok(())
    }
}

/// Splits `you|they} rest` into its three parts.
fn alternatives(after_brace: &str) -> Option<(&str, &str, &str)> {
    let (inside, remainder) = after_brace.split_once('}')?;
    let (me, colleague) = inside.split_once('|')?;
    (!inside.as_bytes().contains(&b'{') && !colleague.as_bytes().contains(&b'|')).then_some((me, colleague, remainder))
}

/// Fills the places of a text, such as `%date%`, in one pass: what is filled in is never searched for places itself.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        filled.push_str(before);
        let place = after.split_once('%').and_then(|(name, remainder)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, remainder))
        });
        match place {
            Some((value, remainder)) => {
                filled.push_str(value);
                rest = remainder;
            }
            None => {
                filled.push('%');
                rest = after;
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_starts_with_a_capital() {
        assert_eq!(upper_first("about 6 May"), "About 6 May");
        assert_eq!(upper_first(""), "");
    }

    #[test]
    fn each_addressee_reads_their_own_words() {
        let text = Text::new("{You|They} must ask {your|their} manager.");
        assert_eq!(text.read(Addressee::Me), "You must ask your manager.");
        assert_eq!(text.read(Addressee::Colleague), "They must ask their manager.");
        assert_eq!(text.shared_words(), " must ask  manager.");
        assert_eq!(text.check(), Ok(()));
    }

    #[test]
    fn wrong_braces_are_placed_and_left_as_they_stand() {
        for (source, error) in [
            ("ask {your manager", TextError::Unclosed(4)),
            ("ask {your} manager", TextError::Unclosed(4)),
            ("é {a|b} } c", TextError::Unopened(8)),
            ("{a|b|c}", TextError::Unclosed(0)),
        ] {
            assert_eq!(Text::new(source).check(), Err(error), "{source}");
        }
        assert_eq!(Text::new("ask {your manager").read(Addressee::Me), "ask {your manager");
    }
}
