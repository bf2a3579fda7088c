//! What each thing that can be done changes.

use std::rc::Rc;

use chrono::NaiveDateTime;

use crate::entry_form::EntryForm;
use register::{
    import::Import,
    ledger::{ChangeKind, Ledger, by_hand},
    merge::{Merge, Side, merge, take_in},
};

use super::{Action, Desk, Screen, Waiting};

impl Desk {
    fn changed(&mut self, ledger: Ledger) {
        self.ledger = Rc::new(ledger);
        self.revision += 1;
    }

    fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.problems.clear();
        self.focus += 1;
    }

    /// Shows what has come in, unless a form is being filled in: what is typed there stays.
    fn show_unless_form(&mut self, screen: Screen) {
        if self.screen != Screen::Form {
            self.show(screen);
        }
    }

    /// Does one thing.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::TakeIn(import, now) => self.take_in(&import, now),
            Action::Open(ledger, name) => self.open_file(ledger, name),
            Action::MergeFile(theirs) => {
                let merged = merge(&self.ledger, &theirs);
                let key = if merged.clashes.is_empty() { "ledger.merged" } else { "ledger.merged-clashes" };
                self.put_together(merged, Some(key));
            }
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
                self.notice = None;
                if screen == Screen::Publish {
                    self.publication.start(&self.ledger, &self.setting.policy);
                    let late = self.publication.late.len();
                    self.notice = (late > 0).then(|| ("publish.late", vec![("count", late.to_string())]));
                }
                self.show(screen);
            }
            Action::OpenRecord(reference) => {
                self.open = reference;
                self.notice = None;
            }
            Action::Edit(reference) => {
                let record = reference.as_ref().and_then(|reference| self.ledger.records.get(reference));
                self.form = EntryForm::of(&self.setting.policy, record);
                self.notice = None;
                self.show(Screen::Form);
            }
            Action::Transcribe(index) => {
                self.form = EntryForm::of(&self.setting.policy, None);
                self.form.waiting = self.waiting.get(index).map(|_| index);
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
            Action::Turn(page) if self.screen == Screen::Publish => {
                self.publication.page = page;
                self.focus += 1;
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
                self.publication.page = 0;
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
            Action::Chosen if self.publication.references.is_empty() || self.publication.columns.is_empty() => {
                self.notice = Some(("publish.nothing-chosen", Vec::new()));
            }
            Action::Chosen => {
                self.notice = None;
                self.publication.choose(&self.ledger, &self.setting.policy);
                self.focus += 1;
            }
            Action::Decide(index, decision) => {
                self.publication.decisions.insert(index, decision);
            }
            Action::MaskRest => {
                let left = self.publication.mask_rest();
                self.notice = (left > 0).then(|| ("publish.mask-left", vec![("count", left.to_string())]));
            }
            Action::Confirm(now) => self.confirm(now),
        }
    }

    /// Changes that stand in no file are never dropped for those of another: both are put together.
    fn open_file(&mut self, theirs: Rc<Ledger>, name: String) {
        let count = theirs.records.len().to_string();
        let notice = |key| Some((key, vec![("file", name.clone()), ("count", count)]));
        self.open = None;
        self.page = 0;
        if self.is_unsaved() {
            self.put_together(merge(&self.ledger, &theirs), None);
            self.notice = notice("ledger.opened-beside");
        } else {
            self.ledger = theirs;
            self.revision += 1;
            self.saved = self.revision;
            self.notice = notice("ledger.opened");
            self.show(Screen::Table);
        }
        self.file = Some(name);
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
            self.show_unless_form(Screen::Table);
        } else {
            // Whatever is chosen later, nothing that came in may be lost meanwhile.
            self.changed(merged.ledger.clone());
            let (before, mut sides) = self.clashes.take().unwrap_or_default();
            let merged = before.followed_by(merged);
            sides.resize(merged.clashes.len(), None);
            self.clashes = Some((merged, sides));
            self.show_unless_form(Screen::Clashes);
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
                // What came in while the form was open is not undone by it.
                let typed = values.iter().filter(|(column, value)| self.form.started_with(column) != value.as_str());
                typed.filter(|(column, value)| ledger.set(reference, column, value, ChangeKind::Edited, now)).count()
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
        if let Some(index) = self.form.waiting.filter(|index| *index < self.waiting.len()) {
            self.waiting.remove(index);
        }
        self.open = Some(self.form.reference.clone().unwrap_or(reference));
        self.notice = Some(("ledger.kept", Vec::new()));
        self.show(Screen::Table);
    }

    fn confirm(&mut self, now: NaiveDateTime) {
        if !self.publication.is_ready() {
            return;
        }
        // What the SPOC has read is what goes out.
        if !self.publication.is_current(&self.ledger, &self.setting.policy) {
            self.publication.start(&self.ledger, &self.setting.policy);
            self.notice = Some(("publish.changed", Vec::new()));
            self.focus += 1;
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
