//! What each thing that can be done changes.

use std::{collections::BTreeSet, rc::Rc};

use chrono::NaiveDateTime;

use crate::{decompose::decompose, entry_form::EntryForm};
use govuk::problem::Problem;
use register::{
    import::{Import, Order},
    labels,
    ledger::{ChangeKind, Ledger, by_hand},
    merge::{Clash, Merge, merge, take_in, take_in_register},
    people::PeopleReader,
    sort::view,
};

use crate::clashes::field_id;

use super::{Action, Before, Desk, HELD, Held, Review, Screen, UNDONE};

/// How many parts of mails are named that were not looked at.
const NAMED: usize = 5;

impl Desk {
    pub(super) fn changed(&mut self, ledger: Ledger) {
        self.remember();
        self.ledger = Rc::new(ledger);
        self.revision += 1;
    }

    /// Keeps what stands now, to come back to it.
    fn remember(&mut self) {
        // Each step holds a whole register.
        let held = |past: &[Before]| past.iter().map(|before| before.ledger.records.len()).sum::<usize>();
        while self.past.len() >= UNDONE || (self.past.len() > 2 && held(&self.past) > HELD) {
            self.past.remove(0);
        }
        let (ledger, waiting, clashes) = (Rc::clone(&self.ledger), self.waiting.clone(), self.clashes.clone());
        self.past.push(Before { ledger, waiting, clashes });
    }

    pub(super) fn show(&mut self, screen: Screen) {
        self.screen = screen;
        self.problems.clear();
        self.focus += 1;
    }

    /// Shows what has come in, unless a form is being filled in: what is typed there stays. Who is at the table already
    /// keeps the place.
    pub(super) fn show_unless_form(&mut self, screen: Screen) {
        if self.screen != Screen::Form && self.screen != screen {
            self.show(screen);
        }
    }

    /// Does one thing. What would drop a form with something in it is asked about first.
    pub fn act(&mut self, action: Action) {
        let leaves_form = matches!(
            action,
            Action::Show(_)
                | Action::Edit(_)
                | Action::Transcribe(_)
                | Action::Undo
                | Action::OpenRecord(_)
                | Action::Settle(_)
                | Action::Open(..)
                | Action::Restore(..)
        );
        if leaves_form && self.screen == Screen::Form && self.form.is_touched {
            self.leaving = Some(Held(Rc::new(action)));
            self.focus += 1;
            return;
        }
        let leaving = self.leaving.take();
        match action {
            Action::Leave => {
                self.form.is_touched = false;
                if let Some(Held(action)) = leaving {
                    self.act(Action::clone(&action));
                }
            }
            Action::Stay | Action::Gone => self.focus += 1,
            Action::Reading(notice) => self.reading = notice,
            Action::Cancelled(left) => self.told.push(("intake.cancelled", vec![("count", left.to_string())])),
            Action::TakeIn(import, now) => self.take_in(&import, now),
            Action::Open(theirs, name, now) => self.open_file(theirs, name, now),
            Action::MergeFile(theirs) => {
                let merged = merge(&self.ledger, &theirs);
                let key = if merged.clashes.is_empty() { "ledger.merged" } else { "ledger.merged-clashes" };
                self.put_together(merged, Some(key));
            }
            Action::Checked => self.is_checking = false,
            Action::Tabs(count) => self.other_tabs = count,
            Action::Saved(revision, name) => {
                self.is_checking = true;
                self.saved = revision;
                self.file = name.or(self.file.take());
                let file = self.file.clone().unwrap_or_default();
                self.notice = Some(("ledger.saved", vec![("file", file)]));
            }
            Action::Downloaded(revision, name) => {
                self.notice = Some(("ledger.downloaded", vec![("file", name.clone())]));
                self.downloaded = Some((revision, name));
            }
            Action::Arrived(is_there) => {
                self.focus += 1;
                match self.downloaded.take().filter(|_| is_there) {
                    None => self.notice = Some(("ledger.not-arrived", Vec::new())),
                    Some((revision, name)) => {
                        self.act(Action::Saved(revision, Some(name)));
                        // There is no looking into a download.
                        self.is_checking = false;
                    }
                }
            }
            Action::Failing(is_failing) => self.is_failing = is_failing,
            Action::Restore(ledger, unsettled, now) => self.restore(&ledger, *unsettled, now),
            Action::Say(notice) => self.notice = Some(notice),
            Action::Show(screen) => {
                self.notice = None;
                if screen == Screen::Publish {
                    self.publication.start(&self.ledger, &self.setting.policy);
                    let late = self.publication.late.len();
                    self.notice = (late > 0).then(|| ("publish.late", vec![("count", late.to_string())]));
                }
                self.told.clear();
                self.show(screen);
            }
            Action::Set(reference, column, value, now) => self.set(&[reference], &column, &value, now),
            Action::Tick(reference, true) => {
                self.ticked.insert(reference);
            }
            Action::Tick(reference, false) => {
                self.ticked.remove(&reference);
            }
            Action::TickThese(references) => self.ticked = references.into_iter().collect(),
            Action::SetTicked(column, value, now) => {
                let references: Vec<String> = std::mem::take(&mut self.ticked).into_iter().collect();
                self.set(&references, &column, &value, now);
            }
            Action::Undo => {
                if let Some(before) = self.past.pop() {
                    (self.ledger, self.waiting, self.clashes) = (before.ledger, before.waiting, before.clashes);
                    self.revision += 1;
                    self.notice = Some(("ledger.undone", Vec::new()));
                    if self.screen == Screen::Clashes && self.clashes.is_none() {
                        self.show(Screen::Table);
                    } else if self.past.is_empty() {
                        self.focus += 1;
                    }
                }
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
                let lines = self.waiting.get(index).map(|waiting| waiting.lines.clone()).unwrap_or_default();
                self.form = EntryForm::from_lines(&self.setting.policy, &lines);
                self.form.waiting = self.waiting.get(index).map(|_| index);
                self.notice = None;
                self.show(Screen::Form);
            }
            Action::Type(column, text) => self.form.type_text(column, text),
            Action::TypePart(column, part, text) => {
                self.form.type_part(&column, part, text, &self.setting.policy.date_words);
            }
            Action::Keep(reference, now) => {
                self.keep(reference, now);
            }
            Action::KeepAndNext(reference, now) => self.keep_and_next(reference, now),
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
                    self.remember();
                    self.waiting.remove(index);
                }
                self.focus += 1;
            }
            Action::Choose(index, side) => {
                if let Some(clash) = self.clashes.as_mut().and_then(|merged| merged.clashes.get_mut(index)) {
                    clash.choice = Some(side);
                }
            }
            Action::ChooseAll(side) => {
                if let Some(merged) = &mut self.clashes {
                    merged.choose_all(side);
                }
            }
            Action::Accept(now) => self.accept(now),
            Action::Decline => {
                if !self.reviews.is_empty() {
                    let review = self.reviews.remove(0);
                    self.notice = Some(("review.declined", vec![("file", review.name)]));
                }
                self.show_next();
            }
            Action::Match(index, column) => {
                if let Some(log) = self.logs.first_mut() {
                    log.set(index, column, &self.setting.policy);
                }
            }
            Action::TakeLog(now) => self.take_log(now),
            Action::LeaveLog => {
                if !self.logs.is_empty() {
                    let log = self.logs.remove(0);
                    self.notice = Some(("log.left", vec![("file", log.source)]));
                }
                self.show_next();
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
            Action::PutTogether(person, other) => self.put_people_together(&person, &other),
            Action::Part(person) => {
                let mut ledger = Ledger::clone(&self.ledger);
                labels::part(&mut ledger.labels, &person, &self.setting.policy);
                self.changed(ledger);
                self.notice = Some(("equality.parted", Vec::new()));
            }
            Action::Confirm(now) => self.confirm(now),
        }
    }

    /// Changes that stand in no file are never dropped for those of another: both are put together, once the SPOC has seen
    /// what would come of it.
    fn open_file(&mut self, theirs: Rc<Ledger>, name: String, now: NaiveDateTime) {
        self.open = None;
        self.page = 0;
        if self.is_unsaved() {
            self.review(theirs, name, true, now);
            self.show_next();
        } else {
            self.open_in_place(&theirs, name);
        }
    }

    fn open_in_place(&mut self, theirs: &Ledger, name: String) {
        let count = theirs.records.len().to_string();
        // A file from before registers had something to be known by gets it now.
        let identity = theirs.identity.clone().or(self.identity.clone());
        self.ledger = Rc::new(Ledger { identity, ..theirs.clone() });
        self.revision += 1;
        self.saved = self.revision;
        self.past.clear();
        self.ticked.clear();
        self.notice = Some(("ledger.opened", vec![("file", name.clone()), ("count", count)]));
        self.file = Some(name);
        self.show(Screen::Table);
    }

    /// Works out what a register would change. One that changes nothing is not asked about.
    pub(super) fn review(&mut self, theirs: Rc<Ledger>, name: String, is_opened: bool, now: NaiveDateTime) {
        let is_own = theirs.identity.is_some() && theirs.identity == self.ledger.identity;
        let merged = self.merged_with(&theirs, &name, is_own, now);
        if merged.clashes.is_empty() && merged.ledger.records == self.ledger.records {
            self.notice = Some(("review.nothing", vec![("file", name.clone())]));
            if is_opened && is_own {
                self.file = Some(name);
            }
            return;
        }
        self.reviews.push(Review { name, theirs, is_own, is_opened, merged });
    }

    fn merged_with(&self, theirs: &Ledger, name: &str, is_own: bool, now: NaiveDateTime) -> Merge {
        if is_own { merge(&self.ledger, theirs) } else { take_in_register(&self.ledger, theirs, name, now) }
    }

    fn accept(&mut self, now: NaiveDateTime) {
        if self.reviews.is_empty() {
            return;
        }
        let Review { name, theirs, is_own, is_opened, .. } = self.reviews.remove(0);
        // What was done meanwhile counts.
        let merged = self.merged_with(&theirs, &name, is_own, now);
        let counts = vec![("added", merged.added.to_string()), ("file", name.clone())];
        // A file from before registers had something to be known by goes on as this register's.
        if is_opened && (is_own || theirs.identity.is_none()) {
            self.file = Some(name);
        }
        self.put_together(merged, None);
        self.notice = Some(("review.accepted", counts));
        self.show_next();
    }

    /// Shows what waits for an answer, one after the other.
    pub(super) fn show_next(&mut self) {
        let next = if !self.reviews.is_empty() {
            Screen::Review
        } else if !self.logs.is_empty() {
            Screen::Log
        } else if self.clashes.is_some() {
            Screen::Clashes
        } else {
            Screen::Table
        };
        self.show_unless_form(next);
    }

    fn take_in(&mut self, import: &Import, now: NaiveDateTime) {
        self.waiting.extend(import.refused.iter().cloned());
        self.told.clear();
        let taken = take_in(&self.ledger, import.found.clone(), now);
        let counts = vec![
            ("added", taken.added.to_string()),
            ("known", taken.known.to_string()),
            ("refused", import.refused.len().to_string()),
            ("clashes", taken.clashes.len().to_string()),
        ];
        let key = if taken.clashes.is_empty() { "ledger.taken-in" } else { "ledger.taken-in-clashes" };
        self.put_together(taken, None);
        self.notice = Some((key, counts));
        self.tell(import);
        for (name, register) in &import.registers {
            // Into an empty page a register is opened: there is nothing that it could change.
            if self.ledger.records.is_empty() && !self.is_unsaved() {
                self.open_in_place(register, name.clone());
            } else {
                self.review(Rc::new(register.clone()), name.clone(), false, now);
            }
        }
        self.logs.extend(import.logs.iter().cloned());
        if !self.reviews.is_empty() || !self.logs.is_empty() {
            self.show_next();
        }
    }

    /// Says what else is to be known about what came in.
    fn tell(&mut self, import: &Import) {
        for days in &import.days {
            let key = match days.order {
                Some(Order::DayFirst) => "intake.days-first",
                Some(Order::MonthFirst) => "intake.months-first",
                None => "intake.days-unclear",
            };
            self.told.push((key, vec![("source", days.source.clone())]));
        }
        if !import.passed.is_empty() {
            let mut names: Vec<&str> = import.passed.iter().take(NAMED).map(String::as_str).collect();
            if import.passed.len() > NAMED {
                names.push("…");
            }
            let (count, names) = (import.passed.len().to_string(), names.join(", "));
            self.told.push(("intake.passed", vec![("count", count), ("names", names)]));
        }
    }

    /// Brings in the first of the logs, with its columns as they are matched.
    fn take_log(&mut self, now: NaiveDateTime) {
        if self.logs.is_empty() {
            return;
        }
        let log = self.logs.remove(0);
        let mut ledger = Ledger::clone(&self.ledger);
        let (mut added, mut known) = (0, 0);
        for entry in log.entries(&self.setting.policy, now.date()) {
            if ledger.add(entry, &log.source, now) { added += 1 } else { known += 1 }
        }
        if added > 0 {
            self.changed(ledger);
        }
        self.notice = Some(("log.taken", vec![("added", added.to_string()), ("known", known.to_string())]));
        self.show_next();
    }

    fn set(&mut self, references: &[String], column: &str, value: &str, now: NaiveDateTime) {
        let before = self.shown();
        let mut ledger = Ledger::clone(&self.ledger);
        let set = |reference: &&String| ledger.set(reference, column, value, ChangeKind::Edited, now);
        let count = references.iter().filter(set).count();
        if count > 0 {
            self.changed(ledger);
        }
        self.notice = Some(("ledger.set", vec![("count", count.to_string())]));
        self.go_on(&before, references);
    }

    /// Returns the contacts that the table shows, in its order.
    fn shown(&self) -> Vec<String> {
        view(&self.ledger, &self.setting.policy, &self.view).into_iter().map(str::to_owned).collect()
    }

    /// Where what was pressed is gone, because the table shows the contact no longer or several were marked, the focus goes
    /// on to the next one that is there.
    fn go_on(&mut self, before: &[String], pressed: &[String]) {
        let after: BTreeSet<String> = self.shown().into_iter().collect();
        if matches!(pressed, [one] if after.contains(one)) {
            return;
        }
        let at = before.iter().position(|reference| pressed.contains(reference)).unwrap_or_default();
        let (above, below) = before.split_at(at);
        match below.iter().chain(above.iter().rev()).find(|reference| after.contains(*reference)) {
            Some(next) => self.place = (self.place.0 + 1, next.clone()),
            None => self.focus += 1,
        }
    }

    pub(super) fn put_together(&mut self, mut merged: Merge, notice: Option<&'static str>) {
        self.notice = notice.map(|key| (key, Vec::new())).or(self.notice.take());
        if merged.clashes.is_empty() {
            if *self.ledger != merged.ledger {
                self.changed(merged.ledger);
            }
            self.show_unless_form(Screen::Table);
        } else {
            // Whatever is chosen later, nothing that came in may be lost meanwhile.
            self.changed(std::mem::take(&mut merged.ledger));
            // What is asked goes on from whatever the register is when it is settled.
            self.clashes = Some(match self.clashes.take() {
                Some(before) => before.followed_by(merged),
                None => merged,
            });
            self.show_unless_form(Screen::Clashes);
        }
    }

    fn settle(&mut self, now: NaiveDateTime) {
        let Some(mut merged) = self.clashes.clone() else {
            return;
        };
        if merged.is_chosen() {
            // What was done meanwhile stays.
            merged.ledger = Ledger::clone(&self.ledger);
            self.changed(merged.settle(now));
            self.clashes = None;
            self.notice = Some(("ledger.settled", Vec::new()));
            self.show(Screen::Table);
        } else {
            self.problems = merged
                .clashes
                .iter()
                .enumerate()
                .filter(|(_, clash)| clash.choice.is_none())
                .map(|(index, clash)| unchosen(index, clash))
                .collect();
            self.focus += 1;
        }
    }

    /// Keeps the form, and opens that of the contact that stands below it in the table.
    fn keep_and_next(&mut self, reference: String, now: NaiveDateTime) {
        let shown = self.shown();
        let place = self.form.reference.as_ref().and_then(|open| shown.iter().position(|shown| shown == open));
        let next = place.and_then(|place| shown.get(place + 1)).cloned();
        if self.keep(reference, now)
            && let Some(next) = next
        {
            self.form = EntryForm::of(&self.setting.policy, self.ledger.records.get(&next));
            self.show(Screen::Form);
        }
    }

    /// Puts what is typed into the register. Returns whether it was.
    fn keep(&mut self, reference: String, now: NaiveDateTime) -> bool {
        let values = match self.form.read(&self.setting.policy) {
            Ok(values) => values,
            Err(problems) => {
                self.problems = problems;
                self.focus += 1;
                return false;
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
                let waiting = self.form.waiting.and_then(|index| self.waiting.get(index));
                let source = self.context().say("ledger.by-hand");
                let is_new = ledger.add(by_hand, &source, now);
                let record = ledger.records.get_mut(&reference);
                if let (Some(waiting), Some(added)) = (waiting, record.and_then(|record| record.history.last_mut())) {
                    (added.from, added.sent) = (waiting.from.clone(), waiting.sent.clone());
                }
                is_new
            }
        };
        if is_changed {
            self.changed(ledger);
        }
        self.form.is_touched = false;
        if let Some(index) = self.form.waiting.filter(|index| *index < self.waiting.len()) {
            self.waiting.remove(index);
        }
        self.open = Some(self.form.reference.clone().unwrap_or(reference));
        self.notice = Some(("ledger.kept", Vec::new()));
        self.show(Screen::Table);
        self.place = (self.place.0 + 1, self.open.clone().unwrap_or_default());
        true
    }

    fn put_people_together(&mut self, person: &str, other: &str) {
        let policy = &self.setting.policy;
        let mut labels = labels::assigned(&self.ledger, policy, &PeopleReader::new(policy, decompose));
        if person == other || !labels::put_together(&mut labels, person, other) {
            self.notice = Some(("equality.not-together", Vec::new()));
            return;
        }
        let label = labels::label_for(&labels, person).unwrap_or_default().to_owned();
        let mut ledger = Ledger::clone(&self.ledger);
        ledger.labels = labels;
        self.changed(ledger);
        self.notice = Some(("equality.put-together", vec![("label", label)]));
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

/// Says that a choice is missing, and leads to its first radio button.
fn unchosen(index: usize, clash: &Clash) -> Problem {
    Problem { of: clash.reference.clone(), field: field_id(index), key: "clashes.choose-one", parts: &[] }
}
