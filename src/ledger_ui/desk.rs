//! The state of the register's page, and everything that can change it. The time of a change comes with it.

use std::rc::Rc;

use chrono::NaiveDateTime;

use crate::{
    policy::{Addressee, Policy},
    register::{
        import::Import,
        ledger::{ChangeKind, Ledger, by_hand},
        merge::{Merge, Side, merge, take_in},
        publish::Decision,
        sort::View,
    },
    ui::{
        context::{Context, Setting},
        form::Problem,
        typed::DatePart,
    },
};

use super::{
    entry_form::EntryForm,
    publication::{Publication, Step},
};

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

/// Everything that can be done.
#[derive(Clone, Debug)]
pub enum Action {
    /// Something came in.
    TakeIn(Rc<Import>, NaiveDateTime),
    /// A register was opened in place of this one.
    Open(Rc<Ledger>, String),
    /// The file has changed meanwhile: put it together with this.
    MergeFile(Rc<Ledger>),
    /// The register of this revision stands in the file.
    Saved(u32, Option<String>),
    /// A draft was restored: it is not saved anywhere.
    Restore(Rc<Ledger>),
    /// Something failed or was done: say so.
    Say(Notice),
    /// Show something else.
    Show(Screen),
    /// Open a contact, or close it.
    OpenRecord(Option<String>),
    /// Start the form: of a contact, or of a new one.
    Edit(Option<String>),
    /// Something was typed into a column.
    Type(String, String),
    /// Something was typed into a part of a day.
    TypePart(String, DatePart, String),
    /// The form is to be kept. The reference is for a new contact.
    Keep(String, NaiveDateTime),
    /// The table is to show something else.
    Look(View),
    /// Another page of the table.
    Turn(usize),
    /// Something that could not be read is dealt with.
    Dismiss(usize),
    /// A side of a clash was chosen.
    Choose(usize, Side),
    /// All clashes are chosen.
    Settle(NaiveDateTime),
    /// A step of the publication.
    Step(Step),
    /// A contact goes out, or does not.
    Reference(String, bool),
    /// A column goes out, or does not.
    Column(String, bool),
    /// The first step is done.
    Chosen,
    /// Something personal is masked or kept.
    Decide(usize, Decision),
    /// Everything undecided is masked.
    MaskRest,
    /// It has gone out: add the dates.
    Confirm(NaiveDateTime),
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

    fn changed(&mut self, ledger: Ledger) {
        self.ledger = Rc::new(ledger);
        self.revision += 1;
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.problems.clear();
        self.focus += 1;
    }

    /// Does one thing.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::TakeIn(import, now) => self.take_in(&import, now),
            Action::Open(ledger, name) => {
                self.ledger = ledger;
                self.revision += 1;
                self.saved = self.revision;
                self.open = None;
                self.page = 0;
                let count = self.ledger.records.len().to_string();
                self.notice = Some(("ledger.opened", vec![("file", name.clone()), ("count", count)]));
                self.file = Some(name);
                self.show(Screen::Table);
            }
            Action::MergeFile(theirs) => self.put_together(merge(&self.ledger, &theirs), Some("ledger.merged")),
            Action::Saved(revision, name) => {
                self.saved = revision;
                self.file = name.or(self.file.take());
                let file = self.file.clone().unwrap_or_default();
                self.notice = Some(("ledger.saved", vec![("file", file)]));
            }
            Action::Restore(ledger) => {
                // Beside a register that is open already, the draft is one more copy of it.
                self.put_together(merge(&self.ledger, &ledger), None);
                self.notice = Some(("ledger.restored", Vec::new()));
            }
            Action::Say(notice) => self.notice = Some(notice),
            Action::Show(screen) => {
                if screen == Screen::Publish {
                    self.publication = Publication::new(&self.ledger);
                }
                self.notice = None;
                self.show(screen);
            }
            Action::OpenRecord(reference) => {
                let closes = reference.is_none();
                self.open = reference;
                self.notice = None;
                if closes {
                    self.show(Screen::Table);
                }
            }
            Action::Edit(reference) => {
                let record = reference.as_ref().and_then(|reference| self.ledger.records.get(reference));
                self.form = EntryForm::of(&self.setting.policy, record);
                self.notice = None;
                self.show(Screen::Form);
            }
            Action::Type(column, text) => {
                self.form.values.insert(column, text);
            }
            Action::TypePart(column, part, text) => self.form.type_part(&column, part, text),
            Action::Keep(reference, now) => self.keep(reference, now),
            Action::Look(view) => {
                self.view = view;
                self.page = 0;
            }
            Action::Turn(page) => self.page = page,
            Action::Dismiss(index) => {
                if index < self.waiting.len() {
                    self.waiting.remove(index);
                }
                self.focus += 1;
            }
            Action::Choose(index, side) => {
                if let Some(choice) = self.clashes.as_mut().and_then(|(_, sides)| sides.get_mut(index)) {
                    *choice = Some(side);
                }
            }
            Action::Settle(now) => self.settle(now),
            Action::Step(step) => {
                self.publication.step = step;
                self.focus += 1;
            }
            Action::Reference(reference, wanted) => {
                let set = &mut self.publication.references;
                if wanted {
                    set.insert(reference)
                } else {
                    set.remove(&reference)
                };
            }
            Action::Column(column, wanted) => {
                let set = &mut self.publication.columns;
                if wanted {
                    set.insert(column)
                } else {
                    set.remove(&column)
                };
            }
            Action::Chosen => {
                self.publication.choose(&self.ledger, &self.setting.policy);
                self.focus += 1;
            }
            Action::Decide(index, decision) => {
                self.publication.decisions.insert(index, decision);
            }
            Action::MaskRest => self.publication.mask_rest(),
            Action::Confirm(now) => self.confirm(now),
        }
    }

    fn take_in(&mut self, import: &Import, now: NaiveDateTime) {
        let refused = import.refused.iter().map(|refused| Waiting {
            source: refused.source.clone(),
            reason: refused.reason.to_string(),
            text: refused.text.clone(),
        });
        self.waiting.extend(refused);
        let mut taken = take_in(&self.ledger, import.found.clone(), now);
        for register in &import.registers {
            let merged = merge(&taken.ledger, register);
            taken = taken.followed_by(merged);
        }
        let counts = vec![
            ("added", taken.added.to_string()),
            ("known", taken.known.to_string()),
            ("refused", import.refused.len().to_string()),
            ("clashes", taken.clashes.len().to_string()),
        ];
        let key = if taken.clashes.is_empty() { "ledger.taken-in" } else { "ledger.taken-in-clashes" };
        self.put_together(taken, None);
        self.notice = Some((key, counts));
    }

    fn put_together(&mut self, merged: Merge, notice: Option<&'static str>) {
        self.notice = notice.map(|key| (key, Vec::new())).or(self.notice.take());
        if merged.clashes.is_empty() {
            if *self.ledger != merged.ledger {
                self.changed(merged.ledger);
            }
            self.show(Screen::Table);
        } else {
            // Whatever is chosen later, nothing that came in may be lost meanwhile.
            self.changed(merged.ledger.clone());
            let (before, mut sides) = self.clashes.take().unwrap_or_default();
            let merged = before.followed_by(merged);
            sides.resize(merged.clashes.len(), None);
            self.clashes = Some((merged, sides));
            self.show(Screen::Clashes);
        }
    }

    fn settle(&mut self, now: NaiveDateTime) {
        let Some((mut merged, sides)) = self.clashes.take() else {
            return;
        };
        let chosen: Option<Vec<Side>> = sides.iter().copied().collect();
        match chosen {
            Some(chosen) => {
                // What was done meanwhile stays.
                merged.ledger = Ledger::clone(&self.ledger);
                self.changed(merged.settled(&chosen, now));
                self.notice = Some(("ledger.settled", Vec::new()));
                self.show(Screen::Table);
            }
            None => {
                self.clashes = Some((merged, sides));
                self.notice = Some(("ledger.clashes.missing", Vec::new()));
            }
        }
    }

    fn keep(&mut self, reference: String, now: NaiveDateTime) {
        let values = match self.form.read(&self.setting.policy) {
            Ok(values) => values,
            Err(problems) => {
                self.problems = problems;
                self.focus += 1;
                return;
            }
        };
        let mut ledger = Ledger::clone(&self.ledger);
        let is_changed = match &self.form.reference {
            Some(reference) => {
                values
                    .iter()
                    .filter(|(column, value)| ledger.set(reference, column, value, ChangeKind::Edited, now))
                    .count()
                    > 0
            }
            None => {
                let values = values.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                let by_hand = by_hand(&self.setting.policy, &reference, now.date(), values);
                let source = self.context().say("ledger.by-hand");
                ledger.add(by_hand, &source, now)
            }
        };
        if is_changed {
            self.changed(ledger);
        }
        self.open = Some(self.form.reference.clone().unwrap_or(reference));
        self.notice = Some(("ledger.kept", Vec::new()));
        self.show(Screen::Table);
    }

    fn confirm(&mut self, now: NaiveDateTime) {
        if !self.publication.is_ready() {
            return;
        }
        let mut ledger = Ledger::clone(&self.ledger);
        let dated = self.publication.proposal.confirm(&mut ledger, now.date(), now);
        self.changed(ledger);
        self.publication.confirmed = Some(dated);
        self.notice = Some(("publish.confirmed", vec![("count", dated.to_string())]));
        self.focus += 1;
    }
}
