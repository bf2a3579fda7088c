//! Everything that can be done on the register's page.

use std::rc::Rc;

use chrono::NaiveDateTime;

use crate::publication::Step;
use checker::typed::DatePart;
use register::{import::Import, ledger::Ledger, merge::Side, publish::Decision, sort::View};

use super::{Notice, Screen};

/// Everything that can be done.
#[derive(Clone, Debug)]
pub enum Action {
    /// Something came in.
    TakeIn(Rc<Import>, NaiveDateTime),
    /// A register was opened: in place of this one, or put together with what of this one is not saved.
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
    /// Start the form for something that could not be read, with its text beside.
    Transcribe(usize),
    /// The form is to be kept. The reference is for a new contact.
    Keep(String, NaiveDateTime),
    /// The table is to show something else.
    Look(View),
    /// Another page of the table, or of a list of the publication.
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
