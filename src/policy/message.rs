//! Sentences for authors: written in English where they are needed, and said in the language of the page.
//!
//! The English is the key: a language's file of sentences (`www/text/authoring.en.json` is the list of all) has another for it, and
//! what it lacks is said in English. They stand in [`message!`](crate::message), [`counted!`](crate::counted) and
//! [`phrase!`](crate::phrase), where a test finds them all.

#[cfg(feature = "messages")]
use std::borrow::Cow;
use std::fmt::Display;

use serde::{Serialize, Serializer};

#[cfg(feature = "messages")]
use crate::text::fill;
use crate::{Text, entries::Entries};

/// A sentence with what stands in its places.
///
/// ```
/// use policy::{Text, entries::Entries, message};
///
/// let id = "spok";
/// let message = message!("no contact is called `%id%`", id);
/// assert_eq!(message.english(), "no contact is called `spok`");
///
/// let mut welsh = Entries::new();
/// welsh.insert("no contact is called `%id%`".to_owned(), Text::new("does dim cyswllt o'r enw `%id%`"));
/// assert_eq!(message.said(&welsh), "does dim cyswllt o'r enw `spok`");
/// ```
///
/// Without the feature `messages` it is empty and says nothing: the page that staff use tells them of faults in words of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    #[cfg(feature = "messages")]
    sentence: Sentence,
}

#[cfg(feature = "messages")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sentence {
    english: Cow<'static, str>,
    places: Vec<(&'static str, Part)>,
}

/// What stands in a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is the same in every language: an id, a number, words of the file.
    Text(String),
    /// Words of ours.
    Message(Message),
}

#[cfg(feature = "messages")]
impl Message {
    /// Makes a sentence without anything in its places: [`message!`](crate::message) does.
    pub const fn new(english: &'static str) -> Self {
        Self { sentence: Sentence { english: Cow::Borrowed(english), places: Vec::new() } }
    }

    /// Makes one of words that are in the right language already.
    pub const fn said_already(words: String) -> Self {
        Self { sentence: Sentence { english: Cow::Owned(words), places: Vec::new() } }
    }

    /// Puts something in a place.
    #[must_use]
    pub fn with(mut self, place: &'static str, part: impl Into<Part>) -> Self {
        self.sentence.places.push((place, part.into()));
        self
    }

    /// Returns the sentence in the language that has these.
    pub fn said(&self, sentences: &Entries<Text>) -> String {
        let Sentence { english, places } = &self.sentence;
        let parts = places.iter().map(|(place, part)| match part {
            Part::Text(text) => (*place, Cow::Borrowed(text.as_str())),
            Part::Message(message) => (*place, Cow::Owned(message.said(sentences))),
        });
        let parts: Vec<(&str, Cow<'_, str>)> = parts.collect();
        let values: Vec<(&str, &str)> = parts.iter().map(|(place, value)| (*place, value.as_ref())).collect();
        fill(sentences.get(english).map_or(english, Text::source), &values)
    }
}

#[cfg(not(feature = "messages"))]
#[expect(missing_docs, clippy::missing_const_for_fn, reason = "as above, saying nothing")]
impl Message {
    pub const fn new(_: &'static str) -> Self {
        Self {}
    }

    pub fn said_already(_: String) -> Self {
        Self {}
    }

    #[must_use]
    pub fn with(self, _: &'static str, _: impl Into<Part>) -> Self {
        self
    }

    pub fn said(&self, _: &Entries<Text>) -> String {
        String::new()
    }
}

impl Message {
    /// Returns the sentence in English.
    pub fn english(&self) -> String {
        self.said(&Entries::new())
    }
}

/// As programs read it: in English.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english())
    }
}

impl<T: Display> From<T> for Part {
    fn from(text: T) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<&Message> for Part {
    fn from(message: &Message) -> Self {
        Self::Message(message.clone())
    }
}

impl From<&&Message> for Part {
    fn from(message: &&Message) -> Self {
        Self::Message((*message).clone())
    }
}

/// Makes a [`Message`] of its English and of what stands in its places: `message!("no contact is called `%id%`", id)`,
/// `message!("%ways% ways", ways = listed.len())`.
#[macro_export]
macro_rules! message {
    (@part $name:ident) => { &$name };
    (@part $name:ident $value:expr) => { &$value };
    ($english:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::message::Message::new($english)$(.with(stringify!($name), $crate::message!(@part $name $($value)?)))*
    };
}

/// Makes a [`Message`] of a number: one of "1 way" and "%number% ways".
#[macro_export]
macro_rules! counted {
    ($number:expr, $one:literal, $several:literal) => {{
        let number = $number;
        if number == 1 { $crate::message!($one) } else { $crate::message!($several, number) }
    }};
}

/// Makes a type with a `message()` an error that reads in English. What `message` takes stands behind the type.
#[macro_export]
macro_rules! error_in_english {
    ($type:ty $(, $words:expr)?) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.message($($words)?).english())
            }
        }

        impl std::error::Error for $type {}
    };
}

/// Words of ours that become a [`Message`] where they are needed: `phrase!("an object")` is `"an object"`.
#[macro_export]
macro_rules! phrase {
    ($english:literal) => {
        $english
    };
}

#[cfg(all(test, feature = "messages"))]
mod tests {
    use super::*;

    #[test]
    fn words_of_ours_in_a_place_are_said_in_the_language_too() {
        let message = message!("%flow%: %ways%", flow = "visits", ways = counted!(2_u32, "1 way", "%number% ways"));
        assert_eq!(message.english(), "visits: 2 ways");
        let sentences: Entries<Text> = [("%number% ways", "ways: %number%"), ("%flow%: %ways%", "%ways% (%flow%)")]
            .map(|(english, other)| (english.to_owned(), Text::new(other)))
            .into_iter()
            .collect();
        assert_eq!(message.said(&sentences), "ways: 2 (visits)");
    }

    #[test]
    fn what_stands_in_a_place_is_not_searched_for_places() {
        let (first, second) = ("%second%", "x");
        assert_eq!(message!("`%first%` and `%second%`", first, second).english(), "`%second%` and `x`");
        assert_eq!(Message::said_already("100 %id%".to_owned()).english(), "100 %id%");
    }

    #[test]
    fn one_thing_is_counted_as_one() {
        let said = [0_usize, 1, 2].map(|number| counted!(number, "1 way", "%number% ways").english());
        assert_eq!(said, ["0 ways", "1 way", "2 ways"]);
    }
}
