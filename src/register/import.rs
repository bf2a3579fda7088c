//! What the SPOC drops or pastes, read into entries: mails of every program, JSON, CSV and workbooks.
//!
//! What something is, its content says, not its name. Nothing disappears: what cannot be read is a [`Refused`] with the
//! reason, what to ask for, and its text, so that it can be typed in; what needs no reading is [`Import::passed`].
//!
//! A whole register comes out of a file that was dropped, and out of nothing else: not out of a mail, an attachment or a
//! pasted text, which a stranger wrote. Every mail has a budget.

mod days;
mod encoding;
mod heads;
mod lines;
mod mail;
mod outlook;
mod reason;
mod rows;
mod rtf;
mod signed;
mod tnef;
mod value;
mod workbook;

use std::{borrow::Cow, collections::HashSet, io::Cursor};

use entry::{BlockError, JsonError, RegisterEntry, block, json};
use mail_parser::decoders::html::html_to_text;
use serde::de::IgnoredAny;

use policy::{Policy, hidden::is_hidden, vocabulary::FilledBy};
use spreadsheet::is_invisible;
use zip::ZipArchive;

use super::{
    ledger::{Ledger, RESULT, fingerprint},
    ledger_file,
    merge::Found,
};

use outlook::{Compound, Form, Letter};
use signed::Secured;

pub use days::Order;
pub use reason::{ImportError, Reason, Unreadable};
pub use rows::{Log, RowError, Table};
pub use workbook::WorkbookFault;

/// The largest file that is read, in bytes. The page asks for a file's size before it reads it.
pub const LARGEST: usize = 64 << 20;
/// The most of a text that is kept to show why it was refused.
const SHOWN: usize = 20_000;
/// The most things of one file that are refused one by one.
const REFUSALS: usize = 50;
/// The most attachments and mails in mails of one file.
const PARTS: usize = 500;
/// How deep files in files are read.
const DEEPEST: usize = 8;
/// The most bytes that come out of one mail, once it is unpacked.
const UNPACKED: usize = 64 << 20;
/// The most entries of tables and lists in one file.
const ENTRIES: usize = 20_000;
/// The most of the text above a block that is compared with it, in bytes.
const ABOVE: usize = 64 << 10;

/// What was found in what came in.
#[derive(Debug, Default)]
pub struct Import {
    /// The entries.
    pub found: Vec<Found>,
    /// What could not be read.
    pub refused: Vec<Refused>,
    /// Whole registers of this policy, each with the name of its file.
    pub registers: Vec<(String, Ledger)>,
    /// Logs that were kept in a spreadsheet until now.
    pub logs: Vec<Log>,
    /// What was not looked at, because no entry comes in such a form: pictures, signatures, texts beside an entry.
    pub passed: Vec<String>,
    /// The tables whose days were not read as in Britain, or by a guess.
    pub days: Vec<DaysRead>,
}

impl Import {
    /// Returns what comes of a file that cannot be read at all. One larger than [`LARGEST`] is not even fetched from the disk.
    pub fn refusing(name: &str, reason: ImportError) -> Self {
        Self { refused: vec![Refused::new(name, reason, "")], ..Self::default() }
    }

    /// Adds what was found in something else.
    pub fn append(&mut self, other: Import) {
        self.found.extend(other.found);
        self.refused.extend(other.refused);
        self.registers.extend(other.registers);
        self.logs.extend(other.logs);
        self.passed.extend(other.passed);
        self.days.extend(other.days);
    }
}

/// How the days of a table were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysRead {
    /// The table.
    pub source: String,
    /// In which order; none if the days contradict each other, so that those that can be read both ways were not read.
    pub order: Option<Order>,
}

/// Something that could not be read, and waits for the SPOC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// The name of the file, or of what was pasted, and of the part of it.
    pub source: String,
    /// Why.
    pub reason: Reason,
    /// What it says, as far as it is text.
    pub text: String,
    /// What its readable lines say, by column: to fill in the form, and to be checked.
    pub lines: Vec<(String, String)>,
    /// From whom the mail came.
    pub from: String,
    /// When it was sent: `2021-05-06T21:59`.
    pub sent: String,
}

/// Reads one file that was dropped or chosen, and adds what it holds.
pub fn read(name: &str, content: &[u8], policy: &Policy, import: &mut Import) {
    Reader::new(name, true, policy, import).read(content);
}

/// Reads a text that was pasted, and adds what it holds. No register and nothing of the SPOC's own comes out of it.
pub fn read_pasted(name: &str, text: &str, policy: &Policy, import: &mut Import) {
    Reader::new(name, false, policy, import).read(text.as_bytes());
}

impl Refused {
    fn new(source: &str, reason: impl Into<Reason>, text: &str) -> Self {
        Self { source: source.to_owned(), reason: reason.into(), text: text.to_owned(), ..Self::default() }
    }
}

/// Reads one file, within its budget.
struct Reader<'r> {
    /// What the file is called.
    file: &'r str,
    policy: &'r Policy,
    import: &'r mut Import,
    /// Whether it is the SPOC's own doing: a file, and not inside a mail.
    is_file: bool,
    budget: Budget,
    /// The forms of entries that the file has had: a mail often has the same one twice.
    known: HashSet<String>,
    from: String,
    sent: String,
    /// Refusals beyond those that are told one by one.
    more: usize,
    refused: usize,
    /// The words of mails in which nothing was found.
    words: Vec<String>,
}

struct Budget {
    blocks: block::Limits,
    parts: usize,
    unpacked: usize,
    rows: usize,
}

impl Budget {
    fn new() -> Self {
        Self { blocks: block::Limits::default(), parts: PARTS, unpacked: UNPACKED, rows: ENTRIES }
    }

    /// Takes an entry of a table or a list out of the budget, if there is room for it.
    fn has_room(&mut self) -> bool {
        let rest = self.rows.checked_sub(1);
        self.rows = rest.unwrap_or_default();
        rest.is_some()
    }
}

impl<'r> Reader<'r> {
    fn new(file: &'r str, is_file: bool, policy: &'r Policy, import: &'r mut Import) -> Self {
        let (known, from, sent, words) = Default::default();
        Self { file, policy, import, is_file, budget: Budget::new(), known, from, sent, more: 0, refused: 0, words }
    }

    fn read(mut self, content: &[u8]) {
        let before = self.taken();
        if content.len() > LARGEST {
            self.refuse(self.file, ImportError::TooLarge, "");
        } else if content.is_empty() {
            self.refuse(self.file, ImportError::Empty, "");
        } else {
            self.take(self.file, content, 0);
        }
        // An empty list, or a table with nothing but headings: even so the SPOC hears of it.
        if self.taken() == before && self.refused == 0 {
            let words = self.words.join("\n\n");
            let text = if words.is_empty() { encoding::decoded(content) } else { words.into() };
            self.refuse(self.file, ImportError::NoEntry, &text);
        }
        let left_out = self.budget.blocks.left_out + self.more;
        if left_out > 0 {
            self.import.refused.push(Refused::new(self.file, ImportError::More(left_out), ""));
        }
    }

    /// Returns how much has come of the file: whatever it says beside is no trouble then.
    fn taken(&self) -> usize {
        self.import.found.len() + self.import.registers.len() + self.import.logs.len() + self.known.len()
    }

    /// Takes what a file holds, by its content.
    fn take(&mut self, name: &str, content: &[u8], depth: usize) {
        if depth > DEEPEST {
            return self.refuse(name, ImportError::TooDeep, "");
        }
        match content {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => self.take_archive(name, content, depth),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => self.take_compound(name, content, depth),
            _ if content.starts_with(tnef::SIGNATURE) => {
                let letter = tnef::letter(content, 0, &mut self.budget.unpacked);
                self.take_letter(letter, depth);
            }
            _ => match kind_of(content) {
                Some(kind) => self.refuse_kind(name, kind, depth),
                None => match signed::read(content) {
                    Some(Secured::Signed(inner)) => self.take_mail(&inner, depth + 1),
                    Some(Secured::Detached) => self.import.passed.push(self.named(name)),
                    Some(Secured::Encrypted) => self.refuse(name, ImportError::Kind(Unreadable::Encrypted), ""),
                    None => self.take_text_file(name, content, depth),
                },
            },
        }
    }

    fn take_text_file(&mut self, name: &str, content: &[u8], depth: usize) {
        if content.starts_with(b"{\\rtf") {
            let text = match rtf::text(content) {
                rtf::Rich::Text(text) => text,
                rtf::Rich::Html(html) => html_to_text(&html),
            };
            return self.take_forms(vec![text]);
        }
        if let Some(mails) = mail::mailbox(content) {
            for mail in mails {
                self.take_mail(mail, depth + 1);
                // Each of them is a mail of its own; what comes out of them all has to fit into the memory.
                let left_out = self.budget.blocks.left_out;
                self.budget.blocks = block::Limits { left_out, ..block::Limits::default() };
                self.budget.parts = PARTS;
            }
            return;
        }
        let text = encoding::decoded(content);
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if is_binary(&text) {
            return self.refuse_kind(name, Unreadable::Other, depth);
        }
        if start.starts_with("-----BEGIN PGP MESSAGE-----") {
            return self.refuse(name, ImportError::Kind(Unreadable::Encrypted), "");
        }
        let has_blocks = block::has_blocks(start);
        if start.starts_with(['{', '[']) && (!has_blocks || serde_json::from_str::<IgnoredAny>(start).is_ok()) {
            return self.take_json(name, start, depth);
        }
        if mail::is_mail(name, start) {
            // Blanks before the first header are no part of it; otherwise the bytes are what the mail is.
            let source = match &text {
                Cow::Borrowed(_) => start.as_bytes(),
                Cow::Owned(_) => content,
            };
            return self.take_mail(source, depth + 1);
        }
        let is_table = [".csv", ".tsv", ".tab"].iter().any(|ending| name.to_lowercase().ends_with(ending));
        let is_said_to_be = is_table && self.is_file && depth == 0 && !has_blocks;
        if let Some(table) = rows::csv_table(start, is_said_to_be, self.policy) {
            return match table {
                Ok(table) => self.take_tables(name, vec![table], depth),
                Err(reason) => self.refuse(name, reason, start),
            };
        }
        let text = if start.starts_with('<') && start.contains("</") { html_to_text(start) } else { text.into_owned() };
        let before = (self.taken(), self.refused);
        self.take_forms(vec![text]);
        if depth > 0 && before == (self.taken(), self.refused) {
            self.import.passed.push(self.named(name));
        }
    }

    fn take_archive(&mut self, name: &str, content: &[u8], depth: usize) {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(content)) else {
            return self.refuse(name, WorkbookFault::Damaged, "");
        };
        let names: Vec<String> =
            archive.file_names().take(2_000).filter_map(|name| Some(name.ok()?.into_owned())).collect();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        let has_folder = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
        let kind = if has("xl/workbook.xml")
            || (has("[Content_Types].xml") && names.iter().any(|name| name.ends_with("workbook.xml")))
        {
            match workbook::sheets(&mut archive, &mut self.budget.unpacked) {
                Ok(sheets) => {
                    let is_offered = self.is_file && depth == 0;
                    let tables: Vec<Table> =
                        sheets.into_iter().filter_map(|rows| rows::table(rows, is_offered, self.policy)).collect();
                    if tables.is_empty() {
                        self.refuse(name, ImportError::NoEntry, "");
                    }
                    self.take_tables(name, tables, depth);
                }
                Err(reason) => self.refuse(name, reason, ""),
            }
            return;
        } else if has("xl/workbook.bin") {
            Unreadable::BinaryWorkbook
        } else if has_folder("word/") {
            Unreadable::Document
        } else if has_folder("ppt/") || has_folder("visio/") {
            Unreadable::Office
        } else if has("mimetype") {
            open_document(&mut archive)
        } else if archive.by_index_raw(0).is_ok_and(|file| file.encrypted()) {
            Unreadable::Password
        } else {
            Unreadable::Archive
        };
        self.refuse_kind(name, kind, depth);
    }

    fn take_compound(&mut self, name: &str, content: &[u8], depth: usize) {
        let Some(mut file) = outlook::open(content) else {
            return self.refuse(name, ImportError::Damaged, "");
        };
        match outlook::kind(&file) {
            Compound::Mail => {
                let letter = outlook::letter(&mut file, &mut self.budget.unpacked);
                self.take_letter(letter, depth);
            }
            Compound::Encrypted => self.refuse_kind(name, Unreadable::Password, depth),
            Compound::OldWorkbook => self.refuse_kind(name, Unreadable::OldWorkbook, depth),
            Compound::OldDocument => self.refuse_kind(name, Unreadable::Document, depth),
            Compound::Other => self.refuse_kind(name, Unreadable::Other, depth),
        }
    }

    fn take_mail(&mut self, source: &[u8], depth: usize) {
        self.take_letter(mail::letter(source, 0), depth);
    }

    /// Takes what a mail says, what is attached to it and the mails in it. What it says is no trouble if the entry is
    /// attached.
    fn take_letter(&mut self, letter: Letter, depth: usize) {
        if depth > DEEPEST {
            return self.refuse(self.file, ImportError::TooDeep, "");
        }
        // A signed part has no sender of its own.
        let outer = (self.from.clone(), self.sent.clone());
        if !letter.from.is_empty() {
            (self.from, self.sent) = (letter.from, letter.sent);
        }
        let before = (self.taken(), self.refused);
        let words_before = self.words.len();
        let mut texts = Vec::new();
        // The last forms end as well. Each goes as soon as it is read: it may be as large as the mail.
        for form in letter.forms.into_iter().chain([Form::End]) {
            match form {
                Form::Plain(text) => texts.push(text),
                Form::Html(html) => texts.push(html_to_text(&html)),
                Form::End if !texts.is_empty() => self.take_forms(std::mem::take(&mut texts)),
                Form::End => {}
            }
        }
        if letter.is_cut {
            self.refuse(self.file, ImportError::TooDeep, "");
        }
        for (name, content) in letter.attached {
            match self.budget.parts.checked_sub(1) {
                Some(parts) => self.budget.parts = parts,
                None => {
                    self.more += 1;
                    continue;
                }
            }
            if content.is_empty() {
                self.import.passed.push(self.named(&name));
            } else {
                self.take(&name, &content, depth + 1);
            }
        }
        for inner in letter.letters {
            match self.budget.parts.checked_sub(1) {
                Some(parts) => self.budget.parts = parts,
                None => {
                    self.more += 1;
                    continue;
                }
            }
            self.take_letter(inner, depth + 1);
        }
        if before == (self.taken(), self.refused) {
            let text = self.words.get(words_before..).unwrap_or_default().join("\n\n");
            self.refuse(self.file, ImportError::NoEntry, &text);
        }
        self.words.truncate(words_before);
        (self.from, self.sent) = outer;
    }

    /// Takes the blocks of a text that stands there in several forms: one may be damaged where another is whole.
    fn take_forms(&mut self, texts: Vec<String>) {
        let mut faults: Option<Vec<(BlockError, &str)>> = None;
        let mut is_any = false;
        for text in &texts {
            let mut wrong = Vec::new();
            let (mut whole, mut end) = (0, 0);
            for block in block::blocks(text, &mut self.budget.blocks) {
                is_any = true;
                let above = text.get(end..block.range.start).unwrap_or_default();
                let above = tail(above, ABOVE);
                match block.entry {
                    Ok(entry) => {
                        whole += 1;
                        self.take_entry(entry, above, text);
                    }
                    Err(reason) => wrong.push((reason, text.get(end..block.range.end).unwrap_or_default())),
                }
                end = block.range.end;
            }
            let is_better = |best: &Vec<(BlockError, &str)>| wrong.len() < best.len();
            if (whole > 0 || !wrong.is_empty()) && faults.as_ref().is_none_or(is_better) {
                faults = Some(wrong);
            }
        }
        for (reason, text) in faults.unwrap_or_default() {
            self.refuse(self.file, reason, text);
        }
        if is_any {
            return;
        }
        let mut is_taken = false;
        for text in &texts {
            let start = text.trim_start_matches('\u{feff}').trim_start();
            let is_meant = start.contains("\"format\"") || start.contains("\"register\"");
            if !is_taken && start.starts_with(['{', '[']) && is_meant {
                is_taken = true;
                // A mail's own words, never a file.
                self.take_json(self.file, start, 1);
            }
        }
        if !is_taken {
            // Of several forms the one with something in it, the plain one if both have.
            self.words.extend(texts.into_iter().find(|text| !text.trim().is_empty()));
        }
    }

    /// Takes an entry of a block, with what the readable lines above it say.
    fn take_entry(&mut self, mut entry: RegisterEntry, above: &str, text: &str) {
        let is_ours = entry.policy == self.policy.id;
        let is_as_written = !is_ours || lines::are_as_written(above, &entry, self.policy);
        clean(&mut entry);
        let lines = if is_as_written { Vec::new() } else { lines::corrected(above, &entry, self.policy) };
        self.take_found(entry, lines, text, false, self.file.to_owned());
    }

    fn take_found(
        &mut self,
        mut entry: RegisterEntry,
        lines: Vec<(String, String)>,
        text: &str,
        is_row: bool,
        source: String,
    ) {
        if entry.reference.is_empty() {
            return self.refuse(&source, JsonError::NoReference, text);
        }
        if entry.policy != self.policy.id {
            let (found, wanted) = (entry.policy, self.policy.id.clone());
            return self.refuse(&source, ImportError::OtherPolicy { found, wanted }, text);
        }
        let is_spocs =
            |id: &str| self.policy.columns().iter().any(|column| column.id == id && column.filled_by == FilledBy::Spoc);
        if !is_row {
            entry.values.retain(|id, _| !is_spocs(id));
        }
        // A mail often has the same one twice: once is enough.
        if !self.known.insert(fingerprint(&entry)) {
            return;
        }
        let mut found = if is_row { Found::row(source, entry) } else { Found::new(source, entry) };
        (found.lines, found.from, found.sent) = (lines, self.from.clone(), self.sent.clone());
        self.import.found.push(found);
    }

    fn take_json(&mut self, name: &str, text: &str, depth: usize) {
        if ledger_file::is_register(text) {
            if !self.is_file || depth > 0 {
                return self.refuse(name, ImportError::Register, text);
            }
            match ledger_file::parse_for(text, &self.policy.id) {
                Ok(register) => self.import.registers.push((name.to_owned(), register)),
                Err(reason) => self.refuse(name, reason, text),
            }
            return;
        }
        for entry in entries(text) {
            if !self.budget.has_room() {
                self.more += 1;
                continue;
            }
            match json::parse(entry) {
                Ok(mut entry) => {
                    clean(&mut entry);
                    self.take_found(entry, Vec::new(), text, false, self.file.to_owned());
                }
                Err(reason) => self.refuse(name, reason, text),
            }
        }
    }

    fn take_tables(&mut self, name: &str, tables: Vec<Table>, depth: usize) {
        // A table that comes by mail or is pasted says nothing in the SPOC's columns.
        let is_own = self.is_file && depth == 0;
        let is_any_of_a_register = tables.iter().any(|table| table.is_of_a_register(self.policy));
        for table in tables {
            let source = self.named(name);
            if !table.is_of_a_register(self.policy) && depth == 0 {
                // Notes on another sheet of a register's workbook are none of it.
                if !is_any_of_a_register && !table.rows.is_empty() {
                    self.import.logs.push(Log::new(&source, table, self.policy));
                }
                continue;
            }
            if table.is_order_told {
                self.import.days.push(DaysRead { source: source.clone(), order: table.order });
            }
            for (row, read) in table.rows.iter().zip(table.entries(self.policy)) {
                if !self.budget.has_room() {
                    self.more += 1;
                    continue;
                }
                match read {
                    Ok(mut entry) => {
                        clean(&mut entry);
                        if !is_own {
                            entry.values.retain(|id, _| !super::ledger::SPOC_COLUMNS.contains(&id.as_str()));
                        }
                        self.take_found(entry, Vec::new(), &table.row_text(row), true, source.clone());
                    }
                    Err(reason) => self.refuse(name, reason, &table.row_text(row)),
                }
            }
        }
    }

    /// Returns what a part of the file is called, for a person.
    fn named(&self, name: &str) -> String {
        if name == self.file { name.to_owned() } else { format!("{}: {name}", self.file) }
    }

    /// Refuses a kind of file. Pictures in a mail are its decoration.
    fn refuse_kind(&mut self, name: &str, kind: Unreadable, depth: usize) {
        if kind == Unreadable::Picture && depth > 0 {
            self.import.passed.push(self.named(name));
        } else {
            self.refuse(name, ImportError::Kind(kind), "");
        }
    }

    fn refuse(&mut self, name: &str, reason: impl Into<Reason>, text: &str) {
        self.refuse_for(name, reason.into(), text);
    }

    fn refuse_for(&mut self, name: &str, reason: Reason, text: &str) {
        self.refused += 1;
        if self.refused > REFUSALS {
            self.more += 1;
            return;
        }
        let lines = lines::said(tail(text, ABOVE), self.policy);
        let shown: String = text.chars().take(SHOWN).collect();
        let mut refused = Refused::new(&self.named(name), reason, &shown);
        (refused.lines, refused.from, refused.sent) = (lines, self.from.clone(), self.sent.clone());
        self.import.refused.push(refused);
    }
}

/// Returns the end of a text, no longer than `most`.
fn tail(text: &str, most: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(most))..).unwrap_or_default()
}

/// Returns the pieces of a JSON text that are to be entries: those of a list one by one, or the whole. No tree is made of it,
/// which for a list of a million empty lists would be a hundred times as large as the text.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    let list = text.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']'));
    let list = list.filter(|_| serde_json::from_str::<IgnoredAny>(text).is_ok());
    let mut rest = list.unwrap_or_default();
    let pieces = std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| letter == ',' || letter.is_whitespace());
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        let _value = values.next()?.ok()?;
        let piece = rest.split_at_checked(values.byte_offset());
        piece.map(|(piece, after)| {
            rest = after;
            piece
        })
    });
    list.is_none().then_some(text).into_iter().chain(pieces)
}

/// Returns what a file is, by how it begins, if it is none that is read.
fn kind_of(content: &[u8]) -> Option<Unreadable> {
    let starts = |start: &[u8]| content.starts_with(start);
    // PDF allows something before its mark.
    if content.get(..1024.min(content.len())).unwrap_or_default().windows(5).any(|found| found == b"%PDF-") {
        return Some(Unreadable::Pdf);
    }
    let archive =
        [&b"7z\xbc\xaf\x27\x1c"[..], b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"MSCF", b"PK\x07\x08"];
    if archive.iter().any(|start| starts(start)) {
        return Some(Unreadable::Archive);
    }
    let media = [&b"\x89PNG\r\n"[..], b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF", b"ID3", b"OggS"];
    if media.iter().any(|start| starts(start))
        || content.get(4..8) == Some(b"ftyp")
        || (starts(b"BM") && content.get(6..10) == Some(&[0; 4]))
    {
        return Some(Unreadable::Picture);
    }
    // A mail whose rights Microsoft manages.
    starts(b"\x76\xe8\x04\x60\xc4\x11\xe3\x86").then_some(Unreadable::Encrypted)
}

fn open_document(archive: &mut office::Archive<'_>) -> Unreadable {
    let mut kind = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        // What cannot be read as text is of no known kind.
        let _ = std::io::Read::read_to_string(&mut std::io::Read::take(file, 200), &mut kind);
    }
    match kind.trim() {
        kind if kind.contains("spreadsheet") => Unreadable::OpenTable,
        kind if kind.contains("text") => Unreadable::Document,
        kind if kind.contains("opendocument") => Unreadable::Office,
        _ => Unreadable::Archive,
    }
}

/// Returns whether what was read as text is none: more than a tenth of it are characters that no text has.
fn is_binary(text: &str) -> bool {
    let (mut letters, mut strange) = (0_usize, 0_usize);
    for letter in text.chars().take(4_000) {
        letters += 1;
        strange += usize::from(letter.is_control() && !letter.is_whitespace());
    }
    strange * 10 > letters
}

/// Takes out of an entry what no file format carries unharmed: control characters, and characters that are none.
pub fn clean(entry: &mut RegisterEntry) {
    let mut texts: Vec<&mut String> = vec![
        &mut entry.reference,
        &mut entry.policy,
        &mut entry.version,
        &mut entry.checker,
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
    // Two references that look the same are the same.
    entry.reference.retain(|letter| !letter.is_whitespace() && !is_unseen(letter));
    entry.values.retain(|column, value| !value.is_empty() && column != RESULT);
    entry.protocol = entry.protocol.take().filter(|title| !title.is_empty());
}

fn is_harmful(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t') || matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns whether nobody sees a character.
fn is_unseen(letter: char) -> bool {
    is_invisible(letter)
        || is_hidden(letter)
        || matches!(letter, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}')
}
