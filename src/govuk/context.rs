//! What every page stands on: the policy, the texts, today's date.

use std::rc::Rc;

use chrono::NaiveDate;

use policy::{Addressee, Contact, DateWords, Policy, Text};

use super::catalogue::Catalogue;

/// What stays the same while a checker is mounted.
#[derive(Debug)]
pub struct Setting {
    /// The policy.
    pub policy: Policy,
    /// The interface's texts.
    pub catalogue: Catalogue,
    /// Today, on the London calendar.
    pub today: NaiveDate,
    /// The level of a page's own heading, 1 to 6.
    pub heading_level: u8,
}

impl Setting {
    /// Puts a setting together.
    pub fn new(policy: Policy, catalogue: Catalogue, today: NaiveDate, heading_level: u8) -> Self {
        Self { policy, catalogue, today, heading_level: heading_level.clamp(1, 6) }
    }

    /// Returns whether every election of the policy is over: its poll, its period and the beginning of the new term.
    pub fn is_over(&self) -> bool {
        self.policy.own_time.last.is_some_and(|last| last < self.today)
    }

    /// Returns the day of the main election's poll.
    pub fn poll_day(&self) -> Option<NaiveDate> {
        self.policy.elections.first().and_then(|election| self.policy.day(&election.poll).ok().flatten())
    }
}

/// There is one setting a checker, so the same one is the same place in memory.
impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A setting and the person addressed: all that is needed to put something into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The setting.
    pub setting: Rc<Setting>,
    /// Whom the texts speak to.
    pub addressee: Addressee,
}

impl Context {
    /// Returns the policy.
    pub fn policy(&self) -> &Policy {
        &self.setting.policy
    }

    /// Returns a text of the interface.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// Returns a text of the interface with its places filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.setting.catalogue.text(key, self.addressee, values)
    }

    /// Returns a text of the policy.
    pub fn read(&self, text: &Text) -> String {
        text.read(self.addressee)
    }

    /// Returns what days and times are called.
    pub fn dates(&self) -> &DateWords {
        &self.policy().date_words
    }

    /// Returns the level of a heading so many levels below a page's own.
    pub fn level(&self, below: u8) -> u8 {
        self.setting.heading_level.saturating_add(below)
    }

    /// Returns the contact that keeps the register and can always be asked.
    pub fn spoc(&self) -> Option<&Contact> {
        self.policy().contacts.get(Policy::SPOC)
    }
}
