//! What is kept of the page beside the register: what could not be read, what is asked, and a form that was begun.

use std::rc::Rc;

use chrono::NaiveDateTime;

use register::{
    import::{Log, Refused},
    ledger::Ledger,
    merge::{Merge, merge},
};

use super::{Desk, Review, Screen};
use crate::entry_form::EntryForm;

/// What is not settled, as a draft holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsettled {
    /// What could not be read.
    waiting: Vec<Refused>,
    /// What two sides disagree about, with the choices so far.
    clashes: Option<Merge>,
    /// Registers that wait for a yes: the names of their files, and whether they were opened.
    reviews: Vec<(String, (Ledger, bool))>,
    /// Logs whose columns are being matched.
    logs: Vec<Log>,
    /// The form, if something was typed into it.
    form: Option<EntryForm>,
}

packed::fields!(Unsettled: waiting, clashes, reviews, logs, form);

impl Desk {
    /// Returns what is not settled.
    pub fn unsettled(&self) -> Unsettled {
        let review = |review: &Review| (review.name.clone(), (Ledger::clone(&review.theirs), review.is_opened));
        Unsettled {
            waiting: self.waiting.clone(),
            clashes: self.clashes.clone(),
            reviews: self.reviews.iter().map(review).collect(),
            logs: self.logs.clone(),
            form: (self.screen == Screen::Form && self.form.is_touched).then(|| self.form.clone()),
        }
    }

    /// Goes on with a draft. Beside a register that is open already, or another draft, it is one more copy of it.
    pub(super) fn restore(&mut self, ledger: &Ledger, unsettled: Unsettled, now: NaiveDateTime) {
        let before = self.waiting.len();
        self.waiting.extend(unsettled.waiting);
        if self.ledger.records.is_empty() {
            let identity = ledger.identity.clone().or(self.identity.clone());
            self.changed(Ledger { identity, ..ledger.clone() });
            self.show(Screen::Table);
        } else {
            self.put_together(merge(&self.ledger, ledger), None);
        }
        if let Some(mut kept) = unsettled.clashes {
            kept.ledger = Ledger::clone(&self.ledger);
            self.clashes = Some(match self.clashes.take() {
                Some(open) => open.followed_by(kept),
                None => kept,
            });
        }
        for (name, (theirs, is_opened)) in unsettled.reviews {
            self.review(Rc::new(theirs), name, is_opened, now);
        }
        self.logs.extend(unsettled.logs);
        self.notice = Some(("ledger.restored", Vec::new()));
        self.show_next();
        if let Some(mut form) = unsettled.form {
            form.waiting = form.waiting.map(|index| index + before);
            self.form = form;
            self.show(Screen::Form);
        }
    }
}
