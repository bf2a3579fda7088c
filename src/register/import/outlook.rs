//! Outlook's own mail files (`.msg`, [MS-OXMSG]): a compound file in which every property of a mail is a stream.
//!
//! Only what the file's directory leads to is read: what was deleted, and still stands in free sectors, is not.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::{
    encoding::{of_code_page, utf_16},
    rtf::{self, Rich},
};

/// How deep mails in mails are read.
const DEEPEST: usize = 8;
/// The most properties and attachments that are looked at.
const MOST: usize = 20_000;

/// What a compound file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compound {
    /// A mail of Outlook's.
    Mail,
    /// A workbook with a password: what is in it is encrypted as a whole.
    Encrypted,
    /// A workbook from before 2007.
    OldWorkbook,
    /// A document of Word from before 2007.
    OldDocument,
    /// Something else.
    Other,
}

/// A file that was opened.
pub type Opened<'c> = CompoundFile<Cursor<&'c [u8]>>;

/// Opens a compound file.
pub fn open(content: &[u8]) -> Option<Opened<'_>> {
    CompoundFile::open(Cursor::new(content)).ok()
}

/// Returns what a compound file is.
pub fn kind(file: &Opened<'_>) -> Compound {
    let has = |name: &str| file.is_stream(name);
    if has("/__properties_version1.0") {
        Compound::Mail
    } else if has("/EncryptedPackage") || has("/EncryptionInfo") {
        Compound::Encrypted
    } else if has("/Workbook") || has("/Book") {
        Compound::OldWorkbook
    } else if has("/WordDocument") {
        Compound::OldDocument
    } else {
        Compound::Other
    }
}

/// What is in a mail, however it was kept.
#[derive(Debug, Default)]
pub struct Letter {
    /// The forms of its text, all saying the same.
    pub forms: Vec<Form>,
    /// What is attached to it: the name and the content.
    pub attached: Vec<(String, Vec<u8>)>,
    /// The mails in it.
    pub letters: Vec<Letter>,
    /// Who sent it.
    pub from: String,
    /// When: `2021-05-06T21:59`.
    pub sent: String,
    /// Whether something in it was left unread: it stands deeper than anything reasonable, or is too much.
    pub is_cut: bool,
}

/// One form of a mail's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Plain(String),
    /// The source of HTML.
    Html(String),
    /// What follows says something else than what stands before.
    End,
}

/// Reads a mail of Outlook's. No more than `most` bytes come out of it.
pub fn letter(file: &mut Opened<'_>, most: &mut usize) -> Letter {
    letter_at(file, "/", 32, 0, most)
}

fn letter_at(file: &mut Opened<'_>, at: &str, header: usize, depth: usize, most: &mut usize) -> Letter {
    let mut letter = Letter::default();
    let fixed = stream(file, &format!("{at}__properties_version1.0"), most).unwrap_or_default();
    let fixed = fixed.get(header..).unwrap_or_default();
    let number =
        |id: u16| property(fixed, id).and_then(|value| Some(u32::from_le_bytes(value.get(..4)?.try_into().ok()?)));
    let page = number(0x3fde).or_else(|| number(0x3ffd)).unwrap_or(1252);
    // The page of the texts is another than that of the HTML.
    let text_page = number(0x3ffd).unwrap_or(page);
    if let Some(body) = text(file, at, "1000", text_page, most) {
        letter.forms.push(Form::Plain(body));
    }
    match stream(file, &format!("{at}__substg1.0_10130102"), most) {
        Some(html) => letter.forms.push(Form::Html(of_code_page(&html, page))),
        None => letter.forms.extend(text(file, at, "1013", text_page, most).map(Form::Html)),
    }
    if let Some(packed) = stream(file, &format!("{at}__substg1.0_10090102"), most)
        && let Some(rich) = rtf::unpacked(&packed, *most)
    {
        *most = most.saturating_sub(rich.len());
        letter.forms.push(match rtf::text(&rich) {
            Rich::Text(text) => Form::Plain(text),
            Rich::Html(html) => Form::Html(html),
        });
    }
    let name = text(file, at, "0C1A", text_page, most).unwrap_or_default();
    let address = ["5D01", "0C1F"].into_iter().find_map(|id| text(file, at, id, text_page, most)).unwrap_or_default();
    letter.from = match (name.as_str(), address.as_str()) {
        ("", address) => address.to_owned(),
        (name, address) if address.contains('@') && name != address => format!("{name} <{address}>"),
        (name, _) => name.to_owned(),
    };
    letter.sent = property(fixed, 0x0039).and_then(moment).unwrap_or_default();
    for attachment in attachments(file, at) {
        attached(file, &attachment, depth, text_page, most, &mut letter);
    }
    letter
}

/// Returns where the attachments of a mail are, in their order.
fn attachments(file: &Opened<'_>, at: &str) -> Vec<String> {
    let Ok(entries) = file.read_storage(at) else {
        return Vec::new();
    };
    let storages = entries.take(MOST).filter(|entry| entry.is_storage());
    let names = storages.map(|entry| entry.name().to_owned()).filter(|name| name.starts_with("__attach_version1.0"));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.into_iter().map(|name| format!("{at}{name}/")).collect()
}

fn attached(file: &mut Opened<'_>, at: &str, depth: usize, page: u32, most: &mut usize, letter: &mut Letter) {
    let name = ["3707", "3704", "3001"].into_iter().find_map(|id| text(file, at, id, page, most)).unwrap_or_default();
    let inner = format!("{at}__substg1.0_3701000D");
    if file.is_storage(&inner) {
        // A mail in a mail is one more storage of the same kind; anything else there is an object of another program.
        if depth >= DEEPEST {
            letter.is_cut = true;
        } else if file.is_stream(format!("{inner}/__properties_version1.0")) {
            letter.letters.push(letter_at(file, &format!("{inner}/"), 24, depth + 1, most));
        } else {
            letter.attached.push((name, Vec::new()));
        }
        return;
    }
    match stream(file, &format!("{at}__substg1.0_37010102"), most) {
        Some(content) => letter.attached.push((name, content)),
        None => letter.is_cut = true,
    }
}

/// Reads a text, in Unicode or in a code page.
fn text(file: &mut Opened<'_>, at: &str, id: &str, page: u32, most: &mut usize) -> Option<String> {
    let wide = stream(file, &format!("{at}__substg1.0_{id}001F"), most).map(|text| utf_16(&text, u16::from_le_bytes));
    let text = wide.or_else(|| Some(of_code_page(&stream(file, &format!("{at}__substg1.0_{id}001E"), most)?, page)))?;
    let text = text.trim_end_matches('\0');
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn stream(file: &mut Opened<'_>, path: &str, most: &mut usize) -> Option<Vec<u8>> {
    if !file.is_stream(path) {
        return None;
    }
    let mut content = Vec::new();
    let limit = u64::try_from(*most).unwrap_or(u64::MAX);
    // A chain that breaks off gives what stands before the break.
    let _ = file.open_stream(path).ok()?.take(limit).read_to_end(&mut content);
    *most = most.saturating_sub(content.len());
    Some(content)
}

/// Returns the eight bytes of a property of fixed length.
fn property(fixed: &[u8], id: u16) -> Option<&[u8]> {
    let found = fixed.chunks_exact(16).take(MOST).find(|entry| entry.get(2..4) == Some(&id.to_le_bytes()));
    found.and_then(|entry| entry.get(8..))
}

/// Reads a time of Windows: tenths of microseconds since 1601, in UTC.
pub fn moment(value: &[u8]) -> Option<String> {
    let ticks = i64::from_le_bytes(value.get(..8)?.try_into().ok()?);
    let since_1970 = ticks / 10_000_000 - 11_644_473_600;
    let moment = chrono::DateTime::from_timestamp(since_1970, 0)?.naive_utc();
    Some(calendar::date_text::iso_moment(moment))
}
