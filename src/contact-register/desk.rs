//! The state of the register's page, and everything that can change it. The time of a change comes with it.

mod act;
mod action;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use checker::{
    context::{Context, Setting},
    form::Problem,
};
use policy::{Addressee, Policy};
use register::{
    ledger::Ledger,
    merge::{Merge, Side},
    sort::View,
};

use super::{entry_form::EntryForm, publication::Publication};

pub use action::Action;

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
    /// The publication.
    Publish,
    /// The figures.
    Equality,
}

/// Something that could not be read and waits for the SPOC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Where it comes from.
    pub source: String,
    /// Why it could not be read.
    pub reason: String,
    /// What it says.
    pub text: String,
}

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
    pub waiting: Vec<Waiting>,
    /// What two sides disagree about, with the choices so far.
    pub clashes: Option<(Merge, Vec<Option<Side>>)>,
    /// The publication.
    pub publication: Publication,
    /// What was last done.
    pub notice: Option<Notice>,
    /// Raised whenever the focus is to move to the page's heading.
    pub focus: u32,
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
            view: View::default(),
            page: 0,
            screen: Screen::Table,
            open: None,
            form: EntryForm::default(),
            problems: Vec::new(),
            waiting: Vec::new(),
            clashes: None,
            publication: Publication::default(),
            notice: None,
            focus: 0,
        }
    }

    /// Returns how to put things into words.
    pub fn context(&self) -> Context {
        Context { setting: Rc::clone(&self.setting), addressee: Addressee::Colleague }
    }

    /// Returns the policy.
    pub fn policy(&self) -> &Policy {
        &self.setting.policy
    }

    /// Returns whether there is something that closing the page would lose.
    pub fn is_unsaved(&self) -> bool {
        self.revision != self.saved
    }
}
