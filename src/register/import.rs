//! What the SPOC drops or pastes, read into entries: mails, JSON, CSV and workbooks.
//!
//! Nothing disappears: what cannot be read is a [`Refused`] with the reason and its text, so that it can be typed in or
//! asked for again.

mod mail;
mod tables;

use entry::{BlockError, JsonError, RegisterEntry, block, sheet::RowError};
use policy::Policy;

use super::{ledger::Ledger, ledger_file, ledger_file::LedgerError, xlsx::WorkbookError};

/// The most of a text that is kept to show why it was refused.
const SHOWN: usize = 20_000;
/// What every ZIP file starts with, workbooks among them.
const ZIP: &[u8] = b"PK\x03\x04";
/// What Outlook's own mail files start with, and workbooks from before 2007.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// What was found in what came in.
#[derive(Debug, Default)]
pub struct Import {
    /// The entries, each with the name of where it was.
    pub found: Vec<(String, RegisterEntry)>,
    /// What could not be read.
    pub refused: Vec<Refused>,
    /// Whole registers of this policy, to be put together with the one on the page.
    pub registers: Vec<Ledger>,
}

/// Something that could not be read.
#[derive(Debug)]
pub struct Refused {
    /// The name of the file, or of what was pasted.
    pub source: String,
    /// Why.
    pub reason: ImportError,
    /// What it says, as far as it is text.
    pub text: String,
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Neither a block nor a table nor JSON.
    #[error("no register entry was found in it")]
    NoEntry,
    /// An Outlook mail file without a block that could be found.
    #[error("this is an Outlook file in which no entry was found: open it, and copy its text into the box")]
    Outlook,
    /// An entry that was made with another policy.
    #[error("the entry was made with the policy `{found}`, and this register is for `{wanted}`")]
    OtherPolicy {
        /// The policy of the entry.
        found: String,
        /// The policy of the register.
        wanted: String,
    },
    /// A block that is cut or altered.
    #[error(transparent)]
    Block(#[from] BlockError),
    /// JSON that is no entry.
    #[error(transparent)]
    Entry(#[from] JsonError),
    /// JSON that is no register.
    #[error(transparent)]
    Register(#[from] LedgerError),
    /// A row of a table that is no entry.
    #[error(transparent)]
    Row(#[from] RowError),
    /// A table that cannot be read.
    #[error("the table cannot be read: {0}")]
    Table(#[from] csv::Error),
    /// A workbook that cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
}

/// Reads one file, or a text that was pasted, and adds what it holds.
pub fn read(name: &str, content: &[u8], policy: &Policy, import: &mut Import) {
    let (refused, registers) = (import.refused.len(), import.registers.len());
    let source = Source { name, policy, first: import.found.len() };
    source.take_file(name, content, import);
    // An empty list, or a table with nothing but headings: even so the SPOC hears of it.
    let is_silent = import.found.len() == source.first;
    if is_silent && import.refused.len() == refused && import.registers.len() == registers {
        source.refuse(ImportError::NoEntry, mail::decoded(content), import);
    }
}

/// Where something comes from, and what it is checked against.
struct Source<'s> {
    name: &'s str,
    policy: &'s Policy,
    /// Where in [`Import::found`] what it holds begins.
    first: usize,
}

impl Source<'_> {
    fn take_file(&self, name: &str, content: &[u8], import: &mut Import) {
        if content.starts_with(ZIP) {
            match super::xlsx::rows(content) {
                Ok(sheets) => tables::take(self, &sheets, import),
                Err(reason) => self.refuse(reason.into(), String::new(), import),
            }
            return;
        }
        if content.starts_with(COMPOUND) {
            let text = mail::utf_16(content);
            return self.take_blocks_or(&text, ImportError::Outlook, import);
        }
        let text = mail::decoded(content);
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if start.starts_with(['{', '[']) {
            self.take_json(start, import);
        } else if mail::is_mail(name, start) {
            self.take_mail(content, import);
        } else if let Some(rows) = tables::csv_rows(start, self.policy) {
            match rows {
                Ok(rows) => tables::take(self, &[rows], import),
                Err(reason) => self.refuse(reason.into(), start.to_owned(), import),
            }
        } else {
            self.take_blocks_or(&text, ImportError::NoEntry, import);
        }
    }

    /// Takes what a mail says and what is attached to it. What it says is no trouble if the entry is in an attached table.
    fn take_mail(&self, content: &[u8], import: &mut Import) {
        let parts = mail::parts(content);
        for (name, content) in &parts.tables {
            self.take_file(name, content, import);
        }
        let texts = parts.with_entry();
        if texts.is_empty() && parts.tables.is_empty() {
            self.refuse(ImportError::NoEntry, parts.texts.join("\n\n"), import);
        }
        for text in texts {
            self.take_text(text, import);
        }
    }

    fn refuse(&self, reason: ImportError, text: String, import: &mut Import) {
        let text = text.chars().take(SHOWN).collect();
        import.refused.push(Refused { source: self.name.to_owned(), reason, text });
    }

    /// Takes an entry, unless it is for another register.
    fn take(&self, mut entry: RegisterEntry, text: &str, import: &mut Import) {
        clean(&mut entry);
        if entry.policy != self.policy.id {
            let (found, wanted) = (entry.policy, self.policy.id.clone());
            return self.refuse(ImportError::OtherPolicy { found, wanted }, text.to_owned(), import);
        }
        import.found.push((self.name.to_owned(), entry));
    }

    /// Takes an entry of a mail. A mail often has the same one twice: once is enough.
    fn take_once(&self, mut entry: RegisterEntry, text: &str, import: &mut Import) {
        clean(&mut entry);
        if import.found.iter().skip(self.first).all(|(_, known)| *known != entry) {
            self.take(entry, text, import);
        }
    }

    /// Takes all blocks of a text. A cut one beside a whole one is told too: a thread can hold several.
    fn take_blocks_or(&self, text: &str, otherwise: ImportError, import: &mut Import) {
        let blocks = block::find_blocks(text);
        if blocks.is_empty() {
            return self.refuse(otherwise, text.to_owned(), import);
        }
        for block in blocks {
            match block {
                Ok(entry) => self.take_once(entry, text, import),
                Err(reason) => self.refuse(reason.into(), text.to_owned(), import),
            }
        }
    }

    /// Takes what a part of a mail holds: a block, or an attached file.
    fn take_text(&self, text: &str, import: &mut Import) {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if start.starts_with('{') && block::find_blocks(text).is_empty() {
            self.take_json(start, import);
        } else {
            self.take_blocks_or(text, ImportError::NoEntry, import);
        }
    }

    fn take_json(&self, text: &str, import: &mut Import) {
        if ledger_file::is_register(text) {
            match ledger_file::parse_for(text, &self.policy.id) {
                Ok(register) => import.registers.push(register),
                Err(reason) => self.refuse(reason.into(), text.to_owned(), import),
            }
            return;
        }
        for entry in ledger_file::entries(text) {
            match entry {
                Ok(entry) => self.take_once(entry, text, import),
                Err(reason) => self.refuse(reason.into(), text.to_owned(), import),
            }
        }
    }
}

/// Takes out of an entry what no file format carries unharmed: control characters, and characters that are none.
pub fn clean(entry: &mut RegisterEntry) {
    let mut texts: Vec<&mut String> = vec![
        &mut entry.reference,
        &mut entry.policy,
        &mut entry.version,
        &mut entry.flow,
        &mut entry.outcome,
        &mut entry.headline,
    ];
    texts.extend(entry.protocol.as_mut());
    texts.extend(entry.values.values_mut());
    texts.extend(entry.trail.iter_mut().flat_map(|line| [&mut line.question, &mut line.response]));
    texts.extend(entry.citations.iter_mut());
    for text in texts {
        if text.chars().any(is_harmful) {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            *text = lines.chars().filter(|letter| !is_harmful(*letter)).collect();
        }
    }
    entry.values.retain(|_, value| !value.is_empty());
    entry.protocol = entry.protocol.take().filter(|title| !title.is_empty());
}

fn is_harmful(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t') || matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
