//! What stays the same while a workbench is mounted: the texts, the shared words, the day.

use chrono::NaiveDate;

use authoring::check::Source;
use govuk::{ErrorText, catalogue::Catalogue};
use policy::{Addressee, Policy, Vocabulary, load::load};

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

    /// Returns what is said of a file that is too large to be opened.
    pub fn too_large(&self, file: &str, bytes: usize) -> String {
        let tenths = bytes.div_ceil(100_000);
        let size = format!("{}.{}", tenths / 10, tenths % 10);
        let most = (MOST_BYTES / 1_000_000).to_string();
        self.fill("bench.too-large", &[("file", file), ("size", &size), ("most", &most)])
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
