//! Why something could not be read or written: a key of the page's catalogue, which says it in words, and what fills its places.

use entry::{BlockError, JsonError, block, json};

use super::{LARGEST, RowError, WorkbookFault, workbook};
use crate::{
    ledger_file::{self, LedgerError},
    xlsx::{CELL_LIMIT, WorkbookError},
};

/// A reason as the page words it, and as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The key of the words.
    pub key: String,
    /// What fills their places, by name.
    pub values: Vec<(String, String)>,
}

impl Reason {
    /// Returns a reason with what fills the places of its words.
    pub fn new(key: &str, values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { key: key.to_owned(), values }
    }
}

/// What a file is that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Encrypted for somebody.
    Encrypted,
    /// With a password.
    Password,
    /// An archive of files.
    Archive,
    /// A workbook from before 2007.
    OldWorkbook,
    /// A binary workbook.
    BinaryWorkbook,
    /// A table of LibreOffice's.
    OpenTable,
    /// A document of Word's or LibreOffice's.
    Document,
    /// A presentation, a database.
    Office,
    /// A PDF.
    Pdf,
    /// A picture, a recording.
    Picture,
    /// Something else.
    Other,
}

impl Unreadable {
    const fn key(self) -> &'static str {
        match self {
            Unreadable::Encrypted => "refused.encrypted",
            Unreadable::Password => "refused.password",
            Unreadable::Archive => "refused.archive",
            Unreadable::OldWorkbook => "refused.old-workbook",
            Unreadable::BinaryWorkbook => "refused.binary-workbook",
            Unreadable::OpenTable => "refused.open-table",
            Unreadable::Document => "refused.document",
            Unreadable::Office => "refused.office",
            Unreadable::Pdf => "refused.pdf",
            Unreadable::Picture => "refused.picture",
            Unreadable::Other => "refused.other",
        }
    }
}

/// Why something could not be read, beside what is wrong with a block, an entry, a register, a row or a workbook.
#[derive(Debug)]
pub enum ImportError {
    /// Neither a block nor a table nor JSON.
    NoEntry,
    /// Nothing at all.
    Empty,
    /// A file of a kind that is not read.
    Kind(Unreadable),
    /// A register where none may come from.
    Register,
    /// More than is read.
    TooLarge,
    /// Mails in mails, or parts in parts, or more of them than is reasonable.
    TooDeep,
    /// Refusals that are not shown one by one.
    More(usize),
    /// A compound file, or a mail in it, that breaks off.
    Damaged,
    /// Reading it has ended in a fault of our own.
    Fault,
    /// An entry that was made with another policy.
    OtherPolicy {
        /// The policy of the entry.
        found: String,
        /// The policy of the register.
        wanted: String,
    },
}

impl From<ImportError> for Reason {
    fn from(error: ImportError) -> Self {
        let plain = |key| Reason::new(key, &[]);
        match error {
            ImportError::NoEntry => plain("refused.no-entry"),
            ImportError::Empty => plain("refused.empty"),
            ImportError::Kind(kind) => plain(kind.key()),
            ImportError::Register => plain("refused.register"),
            ImportError::TooLarge => Reason::new("refused.too-large", &[("most", &(LARGEST >> 20).to_string())]),
            ImportError::TooDeep => plain("refused.too-deep"),
            ImportError::More(count) => Reason::new("refused.more", &[("count", &count.to_string())]),
            ImportError::Damaged => plain("refused.damaged"),
            ImportError::Fault => plain("refused.fault"),
            ImportError::OtherPolicy { found, wanted } => {
                Reason::new("refused.other-policy", &[("found", &found), ("wanted", &wanted)])
            }
        }
    }
}

impl From<BlockError> for Reason {
    fn from(error: BlockError) -> Self {
        let plain = |key| Reason::new(key, &[]);
        match error {
            BlockError::NoBeginning => plain("refused.no-beginning"),
            BlockError::NoEnd => plain("refused.no-end"),
            BlockError::UnknownVersion(found) => {
                Reason::new("refused.block-version", &[("found", &found), ("known", block::VERSION)])
            }
            BlockError::Altered => plain("refused.altered"),
            BlockError::Unreadable => plain("refused.unreadable"),
            BlockError::TooLarge => plain("refused.entry-too-large"),
            BlockError::NotAnEntry(error) => error.into(),
        }
    }
}

/// Returns where JSON stops being what it should be. What the library says of it is in English, whatever the page is in.
fn at_its_place(key: &str, error: &serde_json::Error) -> Reason {
    Reason::new(key, &[("line", &error.line().to_string()), ("column", &error.column().to_string())])
}

impl From<JsonError> for Reason {
    fn from(error: JsonError) -> Self {
        match error {
            JsonError::NotAnEntry(error) => at_its_place("refused.not-an-entry", &error),
            JsonError::UnknownFormat(found) => Reason::new(
                "refused.entry-format",
                &[("found", &found.to_string()), ("known", &json::FORMAT.to_string())],
            ),
            JsonError::NoReference => Reason::new("refused.no-reference", &[]),
        }
    }
}

impl From<LedgerError> for Reason {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::NotARegister(error) => at_its_place("refused.not-a-register", &error),
            LedgerError::UnknownFormat(found) => Reason::new(
                "refused.register-format",
                &[("found", &found.to_string()), ("known", &ledger_file::FORMAT.to_string())],
            ),
            LedgerError::OtherPolicy { found, wanted } => {
                Reason::new("refused.register-policy", &[("found", &found), ("wanted", &wanted)])
            }
            LedgerError::Twice(reference) => Reason::new("refused.twice", &[("reference", &reference)]),
            LedgerError::NoReference => Reason::new("refused.contact-reference", &[]),
        }
    }
}

impl From<RowError> for Reason {
    fn from(error: RowError) -> Self {
        match error {
            RowError::NoReferenceColumn(heading) => {
                Reason::new("refused.no-reference-column", &[("heading", &heading)])
            }
            RowError::NoReference => Reason::new("refused.row-reference", &[]),
            RowError::Unreadable { heading, found } => {
                Reason::new("refused.cell", &[("heading", &heading), ("found", &found)])
            }
        }
    }
}

impl From<WorkbookFault> for Reason {
    fn from(error: WorkbookFault) -> Self {
        match error {
            WorkbookFault::Damaged => Reason::new("refused.workbook", &[]),
            WorkbookFault::TooLarge => {
                let limits = [workbook::ROWS, workbook::COLUMNS, workbook::CELLS].map(|limit| limit.to_string());
                let [rows, columns, cells] = &limits;
                Reason::new("refused.too-many-rows", &[("rows", rows), ("columns", columns), ("cells", cells)])
            }
            WorkbookFault::TooMuch => {
                Reason::new("refused.too-much", &[("most", &(super::UNPACKED >> 20).to_string())])
            }
        }
    }
}

impl From<WorkbookError> for Reason {
    fn from(error: WorkbookError) -> Self {
        match error {
            WorkbookError::TooLong => Reason::new("ledger.too-long", &[("most", &CELL_LIMIT.to_string())]),
            WorkbookError::Pack(_) => Reason::new("ledger.no-workbook", &[]),
        }
    }
}
