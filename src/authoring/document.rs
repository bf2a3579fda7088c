//! A protocol's file as the text that [`super::paragraphs`] cuts: plain text, or a Word document (`.docx`, ISO/IEC 29500)
//! with the numbers that Word prints.
//!
//! Why by `zip` and `quick-xml`, and not by a crate for documents, is in `docs/decisions/0024-forms-beside-the-text.md`.

mod body;
mod numbering;
mod styles;
mod xml;

use std::io::Cursor;

use office::{Archive, Fault, attribute, joined};
use zip::ZipArchive;

use body::Line;
use numbering::Numbering;
use styles::Styles;
use xml::each;

/// The most bytes that a file may have: a protocol with photographs in it.
pub const MOST_BYTES: usize = 30_000_000;
/// The most bytes of the parts that are read, unpacked, and of the text.
const MOST_UNPACKED: usize = 20_000_000;
const MOST_TEXT: usize = 2_000_000;

/// Why a file cannot be read. What to do then is in the texts of the page that shows it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A document of Word 97 to 2003.
    #[error("a Word document of the old kind")]
    OldWord,
    /// It asks for a password.
    #[error("locked with a password")]
    Locked,
    /// An OpenDocument text.
    #[error("an OpenDocument text")]
    OpenDocument,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// Rich text.
    #[error("rich text")]
    RichText,
    /// Another archive than a document.
    #[error("no Word document")]
    NotWord,
    /// Neither text nor anything known.
    #[error("no text of a kind that is known")]
    NotText,
    /// Damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Larger than any protocol.
    #[error("larger than any protocol")]
    TooLarge,
    /// No text.
    #[error("no text in it")]
    Empty,
}

fn damaged(reason: impl std::fmt::Display) -> DocumentError {
    DocumentError::Damaged(reason.to_string())
}

impl From<Fault> for DocumentError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Locked => Self::Locked,
            Fault::NotOpened | Fault::Damaged => damaged("a part of it cannot be read"),
            Fault::TooMuch => Self::TooLarge,
        }
    }
}

/// Returns the text of a file.
///
/// # Errors
///
/// Returns an error if it is neither plain text nor a Word document that can be read, or one larger than the limits.
pub fn text_of(content: &[u8]) -> Result<String, DocumentError> {
    if content.len() > MOST_BYTES {
        return Err(DocumentError::TooLarge);
    }
    let text = match content {
        [b'P', b'K', 3, 4, ..] => text_of_archive(content)?,
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => return Err(of_compound_file(content)),
        [b'{', b'\\', b'r', b't', b'f', ..] => return Err(DocumentError::RichText),
        // Some programs write something before it.
        _ if has(content.get(..1024.min(content.len())).unwrap_or_default(), b"%PDF-") => {
            return Err(DocumentError::Pdf);
        }
        _ => plain(content)?,
    };
    match text.len() {
        _ if text.trim().is_empty() => Err(DocumentError::Empty),
        length if length > MOST_TEXT => Err(DocumentError::TooLarge),
        _ => Ok(text),
    }
}

fn has(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|found| found == wanted)
}

/// A document that asks for a password is packed into a file of the old kind.
fn of_compound_file(content: &[u8]) -> DocumentError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if has(content, &name) { DocumentError::Locked } else { DocumentError::OldWord }
}

/// Reads plain text: UTF-8, or UTF-16 with its mark.
fn plain(content: &[u8]) -> Result<String, DocumentError> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    let text = match content {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => str::from_utf8(content).ok().map(str::to_owned),
    };
    text.filter(|text| !text.contains('\0')).ok_or(DocumentError::NotText)
}

/// Reads a Word document, part by part.
fn text_of_archive(content: &[u8]) -> Result<String, DocumentError> {
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(damaged)?;
    let mut left = MOST_UNPACKED;
    let mut part = |name: &str| part(&mut archive, name, &mut left);
    if part("mimetype")?.is_some_and(|kind| kind.starts_with("application/vnd.oasis.opendocument")) {
        return Err(DocumentError::OpenDocument);
    }
    let relations = part("_rels/.rels")?.ok_or(DocumentError::NotWord)?;
    let document = target(&relations, "", "officeDocument")?.ok_or(DocumentError::NotWord)?;
    let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
    let relations = part(&joined(folder, &format!("_rels/{file}.rels")))?.unwrap_or_default();
    let mut related = |kind: &str| -> Result<String, DocumentError> {
        Ok(match target(&relations, folder, kind)? {
            Some(name) => part(&name)?.unwrap_or_default(),
            None => String::new(),
        })
    };
    let styles = Styles::read(&related("styles")?)?;
    let numbering = Numbering::read(&related("numbering")?)?;
    let body = part(&document)?.ok_or(DocumentError::NotWord)?;
    Ok(joined_lines(&body::lines(&body, &styles, numbering)?))
}

/// Reads a part as text; none if there is none of that name.
fn part(archive: &mut Archive<'_>, name: &str, left: &mut usize) -> Result<Option<String>, DocumentError> {
    let content = office::part(archive, name, left)?;
    content.map(|content| plain(&content).map_err(|_| damaged(format!("{name} is no text")))).transpose()
}

/// Returns the name of the part to which a relation of a kind leads.
fn target(relations: &str, folder: &str, kind: &str) -> Result<Option<String>, DocumentError> {
    let mut found = None;
    each(relations, |event| {
        if let xml::Event::Start(element) = event
            && element.local_name().as_ref() == "Relationship"
            && attribute(element, "Type").is_some_and(|of| of.rsplit('/').next() == Some(kind))
        {
            found = attribute(element, "Target").map(|target| joined(folder, &target));
        }
        Ok(())
    })?;
    Ok(found)
}

/// Puts lines together, with the blank lines at which a text without numbers is cut.
fn joined_lines(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        if line.stands_apart && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
