//! Everything that can be done on the register's page.

use std::rc::Rc;

use chrono::NaiveDateTime;

use crate::publication::Step;
use govuk::typed::DatePart;
use register::{import::Import, ledger::Ledger, merge::Side, publish::Decision, sort::View};

use super::{Notice, Screen, Unsettled};

/// Everything that can be done.
#[derive(Clone, Debug)]
pub enum Action {
    /// A file is being read; or no longer.
    Reading(Option<Notice>),
    /// Something came in.
    TakeIn(Rc<Import>, NaiveDateTime),
    /// Reading was cancelled before so many files were read.
    Cancelled(usize),
    /// A register was opened: in place of this one, or, if there is something in this one that is not saved, to be put
    /// together with it.
    Open(Rc<Ledger>, String, NaiveDateTime),
    /// A copy of this register stands in the file, with other changes: put it together with this.
    MergeFile(Rc<Ledger>),
    /// The register of this revision stands in the file.
    Saved(u32, Option<String>),
    /// The register of this revision was given to the browser as a download of this name.
    Downloaded(u32, String),
    /// The SPOC says whether the download is there.
    Arrived(bool),
    /// The browser began to keep nothing, or to keep something again.
    Failing(bool),
    /// The file was looked into again after it was written.
    Checked,
    /// The register is open in so many other tabs of this browser.
    Tabs(usize),
    /// A draft was restored, with what was not settled: it is not saved anywhere.
    Restore(Rc<Ledger>, Box<Unsettled>, NaiveDateTime),
    /// Something failed or was done: say so.
    Say(Notice),
    /// Show something else.
    Show(Screen),
    /// What was pressed has gone: the focus is to move to the page's heading.
    Gone,
    /// Puts a value into a column of a contact, without the form.
    Set(String, String, String, NaiveDateTime),
    /// A contact is ticked, or not.
    Tick(String, bool),
    /// These contacts are ticked, and no others.
    TickThese(Vec<String>),
    /// Puts a value into a column of every contact that is ticked.
    SetTicked(String, String, NaiveDateTime),
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
    /// The same, and then the form of the next contact in the table is to be opened.
    KeepAndNext(String, NaiveDateTime),
    /// The table is to show something else.
    Look(View),
    /// Another page of the table, or of a list of the publication.
    Turn(usize),
    /// Something that could not be read is dealt with.
    Dismiss(usize),
    /// A side of a clash was chosen.
    Choose(usize, Side),
    /// One side was chosen for every clash.
    ChooseAll(Side),
    /// The register that was opened or dropped is to be put together with this one.
    Accept(NaiveDateTime),
    /// The register that was opened or dropped is left where it is.
    Decline,
    /// A column of a log was said to be one of the register's, or none.
    Match(usize, Option<String>),
    /// The log is to be brought in.
    TakeLog(NaiveDateTime),
    /// The log is left where it is.
    LeaveLog,
    /// The last change is to be undone.
    Undo,
    /// What is typed into the form is to be dropped, and what was pressed before to be done.
    Leave,
    /// The form is to be gone on with.
    Stay,
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
    /// A person is the same as another: both have the label of the other.
    PutTogether(String, String),
    /// A person that was put together with another is somebody else after all.
    Part(String),
    /// It has gone out: add the dates.
    Confirm(NaiveDateTime),
}
