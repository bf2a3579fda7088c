//! What stays the same while a workbench is mounted: the texts, the shared words, the day.

use chrono::NaiveDate;

use authoring::{check::Source, document::DocumentError};
use govuk::{ErrorText, catalogue::Catalogue};
use policy::{Addressee, Message, Policy, Vocabulary, load::load};

use super::{bench::MOST_BYTES, pieces::inline};

/// What stays the same while a workbench is mounted.
#[derive(Debug)]
pub struct Tools {
    /// The interface's texts.
    pub catalogue: Catalogue,
    /// The words that all policies share.
    pub vocabulary: Vocabulary,
    /// Today, on the London calendar.
    pub today: NaiveDate,
    /// The level of the page's own heading.
    pub heading_level: u8,
}

/// There is one a workbench, so the same one is the same place in memory.
impl PartialEq for Tools {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Tools {
    /// Returns a text of the interface.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// Returns a text of the interface with its places filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.catalogue.text(key, Addressee::Me, values)
    }

    /// Returns a sentence for authors.
    pub fn said(&self, message: &Message) -> String {
        message.said(&self.vocabulary.sentences)
    }

    /// Returns what is unsaved, in words: whether the policy is, the cases, the comments.
    pub fn unsaved(&self, parts: [bool; 3]) -> String {
        let words = ["bench.unsaved.policy", "bench.unsaved.cases", "bench.unsaved.comments"].map(|key| self.say(key));
        let parts = parts.into_iter().zip(words).filter(|(is_unsaved, _)| *is_unsaved);
        parts.map(|(_, words)| words).collect::<Vec<_>>().join(", ")
    }

    /// Returns what is said of a file that is too large to be opened.
    pub fn too_large(&self, file: &str, bytes: usize) -> String {
        let tenths = bytes.div_ceil(100_000);
        let size = format!("{}.{}", tenths / 10, tenths % 10);
        let most = (MOST_BYTES / 1_000_000).to_string();
        self.fill("bench.too-large", &[("file", file), ("size", &size), ("most", &most)])
    }

    /// Returns what is said of a protocol's file that cannot be read.
    pub fn refused(&self, file: &str, reason: &DocumentError) -> String {
        let reason = match reason {
            DocumentError::OldWord => "bench.document.old-word",
            DocumentError::Locked => "bench.document.locked",
            DocumentError::OpenDocument => "bench.document.open-document",
            DocumentError::Pdf => "bench.document.pdf",
            DocumentError::RichText => "bench.document.rich-text",
            DocumentError::NotWord => "bench.document.not-word",
            DocumentError::NotText => "bench.document.not-text",
            DocumentError::Damaged(_) => "bench.document.damaged",
            DocumentError::TooLarge => "bench.document.too-large",
            DocumentError::Empty => "bench.document.empty",
        };
        self.fill("bench.protocol.refused", &[("file", file), ("reason", &self.say(reason))])
    }

    /// Returns the element of a heading so many levels below the page's own.
    pub fn heading(&self, below: u8) -> String {
        format!("h{}", self.level(below).min(6))
    }

    /// Returns the level of a heading so many levels below the page's own.
    pub fn level(&self, below: u8) -> u8 {
        self.heading_level.saturating_add(below)
    }

    /// Returns what stands beside a field with which something is wrong, from its key.
    pub fn error(&self, wrong: Option<&str>) -> Option<ErrorText> {
        Some(self.error_text(self.fill(wrong?, &[("name", &self.say("error.date-name"))])))
    }

    /// Returns what stands beside a field with which something is wrong.
    pub fn error_text(&self, text: String) -> ErrorText {
        ErrorText { prefix: self.say("error.prefix").into(), text: inline(&text) }
    }

    /// Reads the policy in a text, if it has no faults.
    pub fn read(&self, text: &str) -> Option<Policy> {
        load(&Source::whole(text)?, &self.vocabulary).ok()
    }
}
