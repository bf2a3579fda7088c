//! Two registers, or a register and entries that came in, put together by reference.
//!
//! What only one side changed is taken. What both changed, and differently, is a [`Clash`] for the SPOC.

use std::collections::{HashMap, HashSet};

use calendar::date_text::iso_date;

use chrono::NaiveDateTime;
use entry::{RegisterEntry, words};
use indexmap::IndexMap;
use packed::{Packed, Packer, Unpacker};

use super::{
    labels,
    ledger::{
        ADDED, Change, ChangeKind, Ledger, PUBLISHED, REQUIRES_PUBLISHING, RESULT, Record, SPOC_COLUMNS, fingerprint,
    },
    passing::{entry_of, entry_text},
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
    /// What the other side is.
    pub with: Other,
    /// Where the other side comes from: the name of a file or mail, and who sent it.
    pub source: String,
    /// What the SPOC has chosen.
    pub choice: Option<Side>,
}

/// What the other side of a clash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// Another copy of this register.
    Copy,
    /// An entry that came in: the same contact in other words.
    Entry,
    /// The block of a mail whose readable lines say something else. The lines stand in the register.
    Block,
}

/// Which side a clash goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What stands in this register.
    Mine,
    /// What the other side has.
    Theirs,
}

/// An entry that was found in what came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name of where it was.
    pub source: String,
    /// The entry, without anything in the SPOC's columns unless it stood in a table of the SPOC's own.
    pub entry: RegisterEntry,
    /// The columns in which the readable lines of its mail say something else than its block.
    pub lines: Vec<(String, String)>,
    /// From whom the mail came.
    pub from: String,
    /// When it was sent, as its own clock says: `2021-05-06T21:59`.
    pub sent: String,
    /// Whether it stood in a table: what is empty or was changed by a spreadsheet alone says nothing then.
    pub is_row: bool,
}

impl Found {
    /// Returns an entry as a mail or a file of one contact has it: whatever it says in the SPOC's own columns is dropped.
    pub fn new(source: impl Into<String>, mut entry: RegisterEntry) -> Self {
        entry.values.retain(|column, _| !SPOC_COLUMNS.contains(&column.as_str()));
        let (lines, from, sent) = Default::default();
        Self { source: source.into(), entry, lines, from, sent, is_row: false }
    }

    /// Returns a row of a table that the SPOC opened. What it says in the SPOC's columns is asked about.
    pub fn row(source: impl Into<String>, entry: RegisterEntry) -> Self {
        let (lines, from, sent) = Default::default();
        Self { source: source.into(), entry, lines, from, sent, is_row: true }
    }

    /// Returns the entry as the readable lines have it.
    fn as_read(&self) -> RegisterEntry {
        let mut entry = self.entry.clone();
        for (column, value) in &self.lines {
            if value.is_empty() {
                entry.values.remove(column);
            } else {
                entry.values.insert(column.clone(), value.clone());
            }
        }
        entry
    }

    fn origin(&self) -> String {
        if self.from.is_empty() { self.source.clone() } else { format!("{}, {}", self.source, self.from) }
    }
}

impl From<(String, RegisterEntry)> for Found {
    fn from((source, entry): (String, RegisterEntry)) -> Self {
        Found::new(source, entry)
    }
}

/// Two sides put together, and what is left to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Everything on which there is no doubt; for a clash, what this register had.
    pub ledger: Ledger,
    /// What is to be chosen: at most one version of a column of a contact.
    pub clashes: Vec<Clash>,
    /// The contacts that were new.
    pub added: usize,
    /// How many were there already, with nothing new in them.
    pub known: usize,
    /// The other side's form of each contact with a clash.
    others: IndexMap<String, RegisterEntry>,
    /// The checksums of the forms that are known once the clashes of their contact are settled.
    prints: Vec<(String, String)>,
    /// Where in `clashes` each column of each contact is.
    places: HashMap<(String, String), usize>,
}

/// What is left to choose, without the register.
impl Packed for Merge {
    fn pack(&self, to: &mut Packer) {
        self.clashes.pack(to);
        self.others.values().map(entry_text).collect::<Vec<_>>().pack(to);
        self.prints.pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        let mut merge = Merge::default();
        merge.ask(Packed::unpack(from)?);
        let others: Option<Vec<RegisterEntry>> =
            Vec::unpack(from)?.iter().map(|text: &String| entry_of(text)).collect();
        merge.others = others?.into_iter().map(|entry| (entry.reference.clone(), entry)).collect();
        merge.prints = Packed::unpack(from)?;
        Some(merge)
    }
}

impl Merge {
    /// Returns this and then another merge, which began where this one ended, as one. A contact of which another version
    /// was still open has one open version after that: what the later one says goes before.
    pub fn followed_by(mut self, next: Merge) -> Merge {
        self.ask(next.clashes);
        self.others.extend(next.others);
        self.prints.extend(next.prints);
        Merge { ledger: next.ledger, added: self.added + next.added, known: self.known + next.known, ..self }
    }

    /// Returns the other side's form of a contact with a clash.
    pub fn other(&self, reference: &str) -> Option<&RegisterEntry> {
        self.others.get(reference)
    }

    /// Returns whether another copy of this register says something that would be lost if the file were written now.
    pub fn holds_a_copy(&self) -> bool {
        self.clashes.iter().any(|clash| clash.with == Other::Copy)
    }

    fn ask(&mut self, clashes: Vec<Clash>) {
        for clash in clashes {
            let place =
                self.places.entry((clash.reference.clone(), clash.column.clone())).or_insert(self.clashes.len());
            match self.clashes.get_mut(*place) {
                Some(open) if open.theirs == clash.theirs && open.mine == clash.mine => {}
                Some(open) => *open = clash,
                None => self.clashes.push(clash),
            }
        }
    }

    /// Chooses one side for every clash.
    pub fn choose_all(&mut self, side: Side) {
        self.clashes.iter_mut().for_each(|clash| clash.choice = Some(side));
    }

    /// Returns whether every clash has been chosen for.
    pub fn is_chosen(&self) -> bool {
        self.clashes.iter().all(|clash| clash.choice.is_some())
    }

    /// Returns the register with each clash settled, in the order of [`Merge::clashes`]. One without a choice stays mine.
    pub fn settled(mut self, sides: &[Side], now: NaiveDateTime) -> Ledger {
        for (clash, side) in self.clashes.iter_mut().zip(sides) {
            clash.choice = Some(*side);
        }
        self.settle(now)
    }

    /// Returns the register with each clash settled as it was chosen. One without a choice stays mine.
    pub fn settle(mut self, now: NaiveDateTime) -> Ledger {
        for clash in self.clashes {
            let (Some(Side::Theirs), Some(record)) = (clash.choice, self.ledger.records.get_mut(&clash.reference))
            else {
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
        for (reference, print) in self.prints {
            if let Some(record) = self.ledger.records.get_mut(&reference)
                && !record.seen.contains(&print)
            {
                record.seen.push(print);
            }
        }
        self.ledger
    }
}

/// Puts two copies of one register together: that on the page and one that somebody went on with elsewhere.
///
/// Only copies are merged by their histories, which anybody can write. What is not known to be a copy goes through
/// [`take_in_register`].
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
                merge.ask(clashes);
            }
        }
    }
    merge.ledger.labels = labels::merged(&mine.labels, &theirs.labels);
    merge
}

/// Takes in the contacts of a register that is no copy of this one: as entries, with what they say of contacts that are
/// here already asked about. Their histories, their labels and what they say in the SPOC's columns are left behind.
pub fn take_in_register(mine: &Ledger, theirs: &Ledger, source: &str, now: NaiveDateTime) -> Merge {
    take_in(mine, theirs.records.values().map(|record| Found::new(source, record.entry.clone())), now)
}

/// Takes in entries that arrived. One that is there already and says something else is a clash: somebody sent it again,
/// corrected. What the SPOC has completed since is no clash.
pub fn take_in<F: Into<Found>>(ledger: &Ledger, entries: impl IntoIterator<Item = F>, now: NaiveDateTime) -> Merge {
    let mut merge = Merge { ledger: ledger.clone(), ..Merge::default() };
    for found in entries {
        take_in_one(&mut merge, found.into(), now);
    }
    merge
}

fn take_in_one(merge: &mut Merge, found: Found, now: NaiveDateTime) {
    let entry = found.as_read();
    let reference = entry.reference.clone();
    let print = fingerprint(&entry);
    let Some(record) = merge.ledger.records.get(&reference) else {
        return add(merge, found, entry, now);
    };
    let clashes = if record.seen.contains(&print) { Vec::new() } else { differences(record, &entry, &found) };
    if clashes.is_empty() {
        merge.known += 1;
        return;
    }
    merge.others.insert(reference.clone(), entry);
    merge.prints.push((reference, print));
    merge.ask(clashes);
}

/// Adds a contact that is new. Where its mail says one thing to people and another to the register, people's goes in and
/// the SPOC is asked.
fn add(merge: &mut Merge, found: Found, mut entry: RegisterEntry, now: NaiveDateTime) {
    let reference = entry.reference.clone();
    let ask = |column: &str, mine: &str, theirs: &str, with: Other| Clash {
        reference: reference.clone(),
        column: column.to_owned(),
        mine: mine.to_owned(),
        theirs: theirs.to_owned(),
        with,
        source: found.origin(),
        choice: None,
    };
    let of_the_spoc = [REQUIRES_PUBLISHING, PUBLISHED].map(|column| (column, entry.values.remove(column)));
    entry.values.remove(ADDED);
    merge.ledger.add(entry, &found.source, now);
    merge.added += 1;
    let mut asked: Vec<Clash> =
        of_the_spoc.into_iter().filter_map(|(column, value)| Some(ask(column, "", &value?, Other::Entry))).collect();
    if let Some(record) = merge.ledger.records.get_mut(&reference) {
        if let Some(added) = record.history.last_mut() {
            (added.from, added.sent) = (found.from.clone(), found.sent.clone());
        }
        for (column, after) in &found.lines {
            let before = found.entry.values.get(column).cloned().unwrap_or_default();
            asked.push(ask(column, after, &before, Other::Block));
            let (column, after) = (column.clone(), after.clone());
            record.history.push(Change { column, before, after, ..Change::new(now, ChangeKind::Corrected) });
        }
    }
    merge.ask(asked);
}

/// Returns the columns in which an entry that arrived says something that the register has never had.
fn differences(record: &Record, entry: &RegisterEntry, found: &Found) -> Vec<Clash> {
    let clash = |column: &str, mine: &str, theirs: &str| Clash {
        reference: entry.reference.clone(),
        column: column.to_owned(),
        mine: mine.to_owned(),
        theirs: theirs.to_owned(),
        with: Other::Entry,
        source: found.origin(),
        choice: None,
    };
    let says_the_same =
        |one: &str, other: &str| one == other || (found.is_row && is_as_a_spreadsheet_has_it(one, other));
    let values = entry.values.iter().filter(|(id, value)| {
        let is_new = !says_the_same(record.value(id), value) && !says_the_same(record.received(id), value);
        // The day on which it was added is known here better than anywhere.
        !value.is_empty() && is_new && id.as_str() != ADDED
    });
    let mut clashes: Vec<Clash> = values.map(|(id, value)| clash(id, record.value(id), value)).collect();
    let is_same_result = if found.is_row {
        result_parts(&record.entry, entry)
            .iter()
            .all(|(_, mine, theirs)| theirs.is_empty() || is_as_a_spreadsheet_has_it(mine, theirs))
    } else {
        same_result(&record.entry, entry)
    };
    if !is_same_result {
        clashes.push(clash(RESULT, &result_text(&record.entry), &result_text(entry)));
    }
    clashes
}

/// Returns whether a text is what a spreadsheet makes of another: other blanks and line ends, numbers without their zeros.
fn is_as_a_spreadsheet_has_it(mine: &str, theirs: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|_| is_number(text.trim()));
    words(mine) == words(theirs) || number(mine).is_some_and(|mine| number(theirs) == Some(mine))
}

/// A column of a contact that one register has otherwise than another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The contact.
    pub reference: String,
    /// The column by id, or [`RESULT`].
    pub column: String,
    /// What stood there before.
    pub before: String,
    /// What stands there after.
    pub after: String,
}

/// Returns what is otherwise after than before, of the contacts that both have: to be shown before it is done.
pub fn changes(before: &Ledger, after: &Ledger) -> Vec<Changed> {
    let mut changes = Vec::new();
    for (reference, old) in &before.records {
        let Some(new) = after.records.get(reference).filter(|new| new.entry != old.entry) else {
            continue;
        };
        let mut columns: Vec<&String> = old.entry.values.keys().collect();
        columns.extend(new.entry.values.keys().filter(|column| !old.entry.values.contains_key(*column)));
        let mut push = |column: &str, before: String, after: String| {
            changes.push(Changed { reference: reference.clone(), column: column.to_owned(), before, after });
        };
        for column in columns {
            if old.value(column) != new.value(column) {
                push(column, old.value(column).to_owned(), new.value(column).to_owned());
            }
        }
        if !same_result(&old.entry, &new.entry) {
            push(RESULT, result_text(&old.entry), result_text(&new.entry));
        }
    }
    changes
}

/// Returns what of the advice differs between two forms of an entry: the key of its label, what the one says, what the
/// other.
pub fn result_parts(one: &RegisterEntry, other: &RegisterEntry) -> Vec<(&'static str, String, String)> {
    let trail = |entry: &RegisterEntry| entry.trail.iter().map(words::line_text).collect::<Vec<_>>().join("\n");
    let part = |key: &'static str, of: &dyn Fn(&RegisterEntry) -> String| (key, of(one), of(other));
    let parts = vec![
        part("result", &|entry| entry.verdict.id().to_owned()),
        part("headline", &|entry| entry.headline.clone()),
        part("paragraphs", &|entry| entry.citations.join(", ")),
        part("answers", &trail),
        part("subject-matter", &|entry| entry.flow.clone()),
        part("outcome", &|entry| entry.outcome.clone()),
        part("protocol", &|entry| entry.protocol.clone().unwrap_or_default()),
        part("policy-version", &|entry| entry.version.clone()),
        part("made", &|entry| iso_date(entry.made)),
    ];
    parts.into_iter().filter(|(_, one, other)| one != other).collect()
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
        with: Other::Copy,
        source: String::new(),
        choice: None,
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

/// Returns whether two forms of an entry say the same but for their columns. Which version of the checker wrote the one or the
/// other is nothing that a person could choose between.
fn same_result(one: &RegisterEntry, other: &RegisterEntry) -> bool {
    let mut bare = other.clone();
    bare.values.clone_from(&one.values);
    bare.checker.clone_from(&one.checker);
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
    let column = RESULT.to_owned();
    record.history.push(Change { column, before, after, ..Change::new(now, ChangeKind::Merged) });
}
