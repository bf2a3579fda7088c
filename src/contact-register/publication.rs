//! A publication while the SPOC prepares it: choose, mask, confirm.

use std::{
    collections::{BTreeSet, HashSet},
    rc::Rc,
};

use policy::Policy;
use register::{
    ledger::{CANDIDATE, DATE_OF_CONTACT, Ledger, METHOD, PROVIDED, SOUGHT},
    publish::{Concern, Decision, Decisions, Proposal, is_answered, marked, published},
};

use crate::decompose::decompose;

/// The columns that go out unless the SPOC says otherwise.
const USUAL: [&str; 5] = [DATE_OF_CONTACT, CANDIDATE, METHOD, SOUGHT, PROVIDED];

/// One of the three steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The list of the three.
    #[default]
    List,
    /// Which contacts and columns.
    Choose,
    /// What looks personal.
    Mask,
    /// What goes out.
    Confirm,
}

/// What the SPOC has chosen so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publication {
    /// The step on the page.
    pub step: Step,
    /// Whether the first step is done.
    pub chosen: bool,
    /// The contacts that may go out, by date: those before and those marked.
    pub offered: Vec<String>,
    /// Those of them that go out.
    pub references: BTreeSet<String>,
    /// The columns that go out.
    pub columns: BTreeSet<String>,
    /// What goes out, once the first step is done.
    pub proposal: Rc<Proposal>,
    /// What is masked and what is kept.
    pub decisions: Decisions,
    /// The contacts that came to be offered after the first step was done: it is to be done again.
    pub late: BTreeSet<String>,
    /// Whether the dates have been added.
    pub confirmed: Option<usize>,
    /// Which page of a long list, from 0.
    pub page: usize,
}

impl Publication {
    /// Offers everything that is marked, and what has gone out before. What was chosen so far stays: the SPOC may have
    /// looked something up in the register meanwhile, or changed it. A contact that came after the first step was done has
    /// not been chosen by anybody: the step is to be done again.
    pub fn start(&mut self, ledger: &Ledger, policy: &Policy) {
        if self.columns.is_empty() || self.confirmed.is_some() {
            *self = Self { columns: USUAL.map(str::to_owned).into_iter().collect(), ..Self::default() };
        }
        let before = published(ledger);
        let went_out: HashSet<&String> = before.iter().collect();
        let mut offered = before.clone();
        offered.extend(marked(ledger));
        let known: HashSet<String> = std::mem::replace(&mut self.offered, offered).into_iter().collect();
        let is_new = |reference: &String| !known.contains(reference);
        if self.chosen {
            self.late = self.offered.iter().filter(|reference| is_new(reference)).cloned().collect();
            self.chosen = self.late.is_empty();
        }
        // What nobody has answered, or only the checker's advice, goes out only if the SPOC says so.
        let is_fit = |reference: &String| {
            went_out.contains(reference)
                || ledger.records.get(reference).is_some_and(|record| is_answered(record, policy))
        };
        let is_wanted = |reference: &&String| {
            if is_new(reference) { is_fit(reference) } else { self.references.contains(*reference) }
        };
        self.references = self.offered.iter().filter(is_wanted).cloned().collect();
        self.step = Step::List;
        self.page = 0;
        if self.chosen {
            self.choose(ledger, policy);
        }
    }

    /// Ends the first step. What was decided about a text that is still there stays.
    pub fn choose(&mut self, ledger: &Ledger, policy: &Policy) {
        let proposal = self.propose(ledger, policy);
        let kept = proposal.concerns.iter().enumerate().filter_map(|(index, concern)| {
            let is_same = |old: &Concern| {
                old.kind == concern.kind && old.text == concern.text && old.replacement == concern.replacement
            };
            let before = self.proposal.concerns.iter().position(is_same)?;
            Some((index, *self.decisions.get(&before)?))
        });
        self.decisions = kept.collect();
        self.proposal = Rc::new(proposal);
        self.late.clear();
        self.chosen = true;
        self.step = Step::List;
    }

    fn propose(&self, ledger: &Ledger, policy: &Policy) -> Proposal {
        let references: Vec<String> =
            self.offered.iter().filter(|reference| self.references.contains(*reference)).cloned().collect();
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        Proposal::new(ledger, policy, &references, &columns, decompose)
    }

    /// Returns whether what was read and decided is still what the register says.
    pub fn is_current(&self, ledger: &Ledger, policy: &Policy) -> bool {
        *self.proposal == self.propose(ledger, policy)
    }

    /// Masks everything that is not decided and can hardly be anything but personal. Returns how many are left: words of
    /// everyday language are for the SPOC to decide.
    pub fn mask_rest(&mut self) -> usize {
        for (index, _) in self.proposal.concerns.iter().enumerate().filter(|(_, concern)| concern.is_sure) {
            self.decisions.entry(index).or_insert(Decision::Mask);
        }
        self.proposal.undecided(&self.decisions)
    }

    /// Returns whether everything is chosen, so that it may go out.
    pub fn is_ready(&self) -> bool {
        let is_empty = self.proposal.references.is_empty() || self.proposal.header.is_empty();
        self.chosen && !is_empty && self.proposal.undecided(&self.decisions) == 0
    }
}
