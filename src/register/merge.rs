//! Two registers, or a register and entries that came in, put together by reference.
//!
//! What only one side changed is taken. What both changed, and differently, is a [`Clash`] for the SPOC.

use entry::RegisterEntry;
use std::collections::HashSet;

use chrono::NaiveDateTime;
use indexmap::IndexMap;

use super::{
    labels, ledger::Change, ledger::ChangeKind, ledger::Ledger, ledger::RESULT, ledger::Record, ledger::fingerprint,
};

/// One column of one contact on which two sides disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The contact.
    pub reference: String,
    /// The column by id, or [`RESULT`].
    pub column: String,
    /// What stands in this register.
    pub mine: String,
    /// What the other side has.
    pub theirs: String,
}

/// Which side a clash goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What stands in this register.
    Mine,
    /// What the other side has.
    Theirs,
}

/// Two sides put together, and what is left to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Everything on which there is no doubt; for a clash, what this register had.
    pub ledger: Ledger,
    /// What is to be chosen.
    pub clashes: Vec<Clash>,
    /// How many contacts were new.
    pub added: usize,
    /// How many were there already, with nothing new in them.
    pub known: usize,
    /// The other side's form of each contact with a clash.
    others: IndexMap<String, RegisterEntry>,
}

impl Merge {
    /// Returns this and then another merge, which began where this one ended, as one.
    pub fn followed_by(mut self, mut next: Merge) -> Merge {
        self.clashes.append(&mut next.clashes);
        self.others.extend(next.others);
        Merge { ledger: next.ledger, added: self.added + next.added, known: self.known + next.known, ..self }
    }

    /// Returns the register with each clash settled, in the order of [`Merge::clashes`]. One without a choice stays mine.
    pub fn settled(mut self, sides: &[Side], now: NaiveDateTime) -> Ledger {
        for (clash, side) in self.clashes.iter().zip(sides) {
            let (Side::Theirs, Some(record)) = (side, self.ledger.records.get_mut(&clash.reference)) else {
                continue;
            };
            if clash.column == RESULT {
                if let Some(other) = self.others.get(&clash.reference) {
                    take_result(record, other, now);
                }
            } else {
                record.set(&clash.column, &clash.theirs, ChangeKind::Merged, now);
            }
        }
        self.ledger
    }
}

/// Puts the register that stands in the file and the one on the page together.
pub fn merge(mine: &Ledger, theirs: &Ledger) -> Merge {
    let mut merge = Merge { ledger: mine.clone(), ..Merge::default() };
    for (reference, other) in &theirs.records {
        match merge.ledger.records.get_mut(reference) {
            None => {
                merge.ledger.records.insert(reference.clone(), other.clone());
                merge.added += 1;
            }
            Some(own) if own == other => merge.known += 1,
            Some(own) => {
                let clashes = merge_record(own, other);
                if !clashes.is_empty() {
                    merge.others.insert(reference.clone(), other.entry.clone());
                }
                merge.clashes.extend(clashes);
            }
        }
    }
    merge.ledger.labels = labels::merged(&mine.labels, &theirs.labels);
    merge
}

/// Takes in entries that arrived. One that is there already and says something else is a clash: somebody sent it again,
/// corrected. What the SPOC has completed since is no clash.
pub fn take_in(ledger: &Ledger, entries: Vec<(String, RegisterEntry)>, now: NaiveDateTime) -> Merge {
    let mut merge = Merge { ledger: ledger.clone(), ..Merge::default() };
    for (source, entry) in entries {
        let print = fingerprint(&entry);
        let Some(record) = merge.ledger.records.get_mut(&entry.reference) else {
            merge.ledger.add(entry, &source, now);
            merge.added += 1;
            continue;
        };
        if record.seen.contains(&print) {
            merge.known += 1;
            continue;
        }
        let clashes = differences(record, &entry);
        if clashes.is_empty() {
            merge.known += 1;
        } else {
            record.seen.push(print);
            merge.others.insert(entry.reference.clone(), entry);
            merge.clashes.extend(clashes);
        }
    }
    merge
}

/// Returns the columns in which an entry that arrived says something that the register has never had.
fn differences(record: &Record, entry: &RegisterEntry) -> Vec<Clash> {
    let clash = |column: &str, mine: &str, theirs: &str| Clash {
        reference: entry.reference.clone(),
        column: column.to_owned(),
        mine: mine.to_owned(),
        theirs: theirs.to_owned(),
    };
    let values = entry.values.iter().filter(|(id, value)| {
        !value.is_empty() && record.value(id) != value.as_str() && record.received(id) != value.as_str()
    });
    let mut clashes: Vec<Clash> = values.map(|(id, value)| clash(id, record.value(id), value)).collect();
    if !same_result(&record.entry, entry) {
        clashes.push(clash(RESULT, &result_text(&record.entry), &result_text(entry)));
    }
    clashes
}

/// Takes over what only the other side changed, and returns what both did.
fn merge_record(own: &mut Record, other: &Record) -> Vec<Clash> {
    let changed = |from: &Record, than: &Record| -> HashSet<String> {
        let known: HashSet<&Change> = than.history.iter().collect();
        from.history.iter().filter(|change| !known.contains(change)).map(|change| change.column.clone()).collect()
    };
    let (ours, theirs) = (changed(own, other), changed(other, own));
    let mut columns: Vec<String> = own.entry.values.keys().cloned().collect();
    columns.extend(other.entry.values.keys().filter(|id| !own.entry.values.contains_key(*id)).cloned());
    let mut clashes = Vec::new();
    let clash = |column: &str, mine: String, theirs: String| Clash {
        reference: other.entry.reference.clone(),
        column: column.to_owned(),
        mine,
        theirs,
    };
    for column in columns {
        let (mine, new) = (own.value(&column).to_owned(), other.value(&column).to_owned());
        if mine == new || (ours.contains(&column) && !theirs.contains(&column)) {
            continue;
        }
        if theirs.contains(&column) && !ours.contains(&column) {
            if new.is_empty() {
                own.entry.values.remove(&column);
            } else {
                own.entry.values.insert(column, new);
            }
        } else {
            clashes.push(clash(&column, mine, new));
        }
    }
    if !same_result(&own.entry, &other.entry) {
        if theirs.contains(RESULT) && !ours.contains(RESULT) {
            copy_result(&mut own.entry, &other.entry);
        } else if !ours.contains(RESULT) || theirs.contains(RESULT) {
            clashes.push(clash(RESULT, result_text(&own.entry), result_text(&other.entry)));
        }
    }
    own.history = histories(&own.history, &other.history);
    let unseen: Vec<String> = other.seen.iter().filter(|print| !own.seen.contains(print)).cloned().collect();
    own.seen.extend(unseen);
    clashes
}

/// Returns both histories as one, by time, each change once.
fn histories(mine: &[Change], theirs: &[Change]) -> Vec<Change> {
    let known: HashSet<&Change> = mine.iter().collect();
    let mut all: Vec<Change> = mine.to_vec();
    all.extend(theirs.iter().filter(|change| !known.contains(change)).cloned());
    all.sort_by_key(|change| change.when);
    all
}

/// Returns the advice of an entry in one line, for a person to compare.
fn result_text(entry: &RegisterEntry) -> String {
    format!("{} ({})", entry.headline, entry.citations.join(", "))
}

fn same_result(one: &RegisterEntry, other: &RegisterEntry) -> bool {
    let mut bare = other.clone();
    bare.values.clone_from(&one.values);
    bare == *one
}

fn copy_result(to: &mut RegisterEntry, from: &RegisterEntry) {
    let values = std::mem::take(&mut to.values);
    *to = from.clone();
    to.values = values;
}

fn take_result(record: &mut Record, other: &RegisterEntry, now: NaiveDateTime) {
    let before = result_text(&record.entry);
    copy_result(&mut record.entry, other);
    let after = result_text(&record.entry);
    record.history.push(Change { when: now, kind: ChangeKind::Merged, column: RESULT.to_owned(), before, after });
}
