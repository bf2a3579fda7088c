//! The state of the register's page, and everything that can change it. The time of a change comes with it.

mod act;
mod action;
mod kept;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, rc::Rc};

use govuk::{context::Context, context::Setting, problem::Problem};
use policy::{Addressee, Policy};
use register::{
    import::{Log, Refused},
    ledger::{Identity, Ledger},
    merge::Merge,
    sort::View,
};

use super::{entry_form::EntryForm, publication::Publication};

pub use action::Action;
pub use kept::Unsettled;

/// What is on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The table, and one contact beside it.
    #[default]
    Table,
    /// The form of a contact.
    Form,
    /// What two sides disagree about.
    Clashes,
    /// What a register that was opened or dropped would change.
    Review,
    /// A log that was kept in a spreadsheet until now.
    Log,
    /// The publication.
    Publish,
    /// The figures.
    Equality,
    /// The register as it is printed.
    Paper,
    /// One contact as it is printed.
    Sheet,
}

/// A register that was opened or dropped, before it is put together with the one on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The name of its file.
    pub name: String,
    /// The register.
    pub theirs: Rc<Ledger>,
    /// Whether it is a copy of the one on the page.
    pub is_own: bool,
    /// Whether it was opened, so that the page goes on with its file.
    pub is_opened: bool,
    /// What would come of it.
    pub merged: Merge,
}

/// Something that waits for an answer. Two of them are the same only if they are one.
#[derive(Clone, Debug)]
pub struct Held(Rc<Action>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What is undone in one step.
#[derive(Clone, Debug, PartialEq)]
struct Before {
    ledger: Rc<Ledger>,
    waiting: Vec<Refused>,
    clashes: Option<Merge>,
}

/// How many changes can be undone.
const UNDONE: usize = 50;
/// How many contacts may be held for that, in all steps together. Two steps can be undone however large the register is.
const HELD: usize = 50_000;

/// What is said about the last thing done: a key of the catalogue and what fills its places.
pub type Notice = (&'static str, Vec<(&'static str, String)>);

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// What stays the same.
    pub setting: Rc<Setting>,
    /// The register.
    pub ledger: Rc<Ledger>,
    /// Raised with every change of the register.
    pub revision: u32,
    /// The revision that stands in the file.
    pub saved: u32,
    /// The name of the file.
    pub file: Option<String>,
    /// What the table shows.
    pub view: View,
    /// Which page of the table, from 0.
    pub page: usize,
    /// What is on the page.
    pub screen: Screen,
    /// The contact that is open.
    pub open: Option<String>,
    /// The form.
    pub form: EntryForm,
    /// What is wrong with the form.
    pub problems: Vec<Problem>,
    /// What could not be read.
    pub waiting: Vec<Refused>,
    /// What two sides disagree about, with the choices so far.
    pub clashes: Option<Merge>,
    /// Registers that wait for a yes.
    pub reviews: Vec<Review>,
    /// Logs whose columns are being matched.
    pub logs: Vec<Log>,
    /// What else is to be said about what came in.
    pub told: Vec<Notice>,
    /// The revision that was downloaded and the name of the file, until the SPOC says that it is there: a download can be
    /// cancelled, and the page hears nothing of it.
    pub downloaded: Option<(u32, String)>,
    /// Whether the browser could not keep the draft: it keeps nothing, or is full.
    pub is_failing: bool,
    /// Which file is being read, once it takes longer than a moment.
    pub reading: Option<Notice>,
    /// Whether the file was only just written: a moment later it is looked into once more, and until then nothing that is
    /// kept is let go.
    pub is_checking: bool,
    /// In how many other tabs of this browser the register is open.
    pub other_tabs: usize,
    /// The contacts that are ticked.
    pub ticked: BTreeSet<String>,
    /// What was pressed while the form had something in it that was not kept.
    pub leaving: Option<Held>,
    /// What this register gets for its own, if it has none yet.
    identity: Option<Identity>,
    past: Vec<Before>,
    /// The publication.
    pub publication: Publication,
    /// What was last done.
    pub notice: Option<Notice>,
    /// Raised whenever the focus is to move to the page's heading.
    pub focus: u32,
    /// Raised whenever the focus is to move to a contact in the table, and which one.
    pub place: (u32, String),
}

impl Desk {
    /// Returns the page with an empty register.
    pub fn new(setting: Rc<Setting>) -> Self {
        let ledger = Rc::new(Ledger::new(&setting.policy));
        Self {
            setting,
            ledger,
            revision: 0,
            saved: 0,
            file: None,
            // What came last is what the SPOC works at.
            view: View { descending: true, ..View::default() },
            page: 0,
            screen: Screen::Table,
            open: None,
            form: EntryForm::default(),
            problems: Vec::new(),
            waiting: Vec::new(),
            clashes: None,
            reviews: Vec::new(),
            logs: Vec::new(),
            told: Vec::new(),
            downloaded: None,
            is_failing: false,
            reading: None,
            is_checking: false,
            other_tabs: 0,
            ticked: BTreeSet::new(),
            leaving: None,
            identity: None,
            past: Vec::new(),
            publication: Publication::default(),
            notice: None,
            focus: 0,
            place: (0, String::new()),
        }
    }

    /// Gives the register something to be known by: two random texts. One that was opened from a file keeps its own.
    #[must_use]
    pub fn identified(mut self, id: String, key: String) -> Self {
        let identity = Identity { id, key };
        self.ledger = Rc::new(Ledger { identity: Some(identity.clone()), ..Ledger::clone(&self.ledger) });
        self.identity = Some(identity);
        self
    }

    /// Returns whether a change can be undone.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Returns how to put things into words.
    pub fn context(&self) -> Context {
        Context { setting: Rc::clone(&self.setting), addressee: Addressee::Colleague }
    }

    /// Returns the policy.
    pub fn policy(&self) -> &Policy {
        &self.setting.policy
    }

    /// Returns whether a draft is to be kept: what leaving the page would lose, and what may not be in the file after all.
    pub fn is_held(&self) -> bool {
        self.is_checking || self.would_lose()
    }

    /// Returns whether leaving the page would lose something.
    pub fn would_lose(&self) -> bool {
        let is_written = self.screen == Screen::Form && self.form.is_touched;
        let is_asked = self.clashes.is_some() || !self.reviews.is_empty() || !self.logs.is_empty();
        self.is_unsaved() || is_written || is_asked || !self.waiting.is_empty()
    }

    /// Returns whether there is something in the register that stands in no file.
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved
    }
}
