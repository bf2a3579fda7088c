//! The parts of an Office file (`.xlsx`, `.docx`) within limits: a part of its archive, and the XML in it event by event.
//!
//! Source: ISO/IEC 29500-2, "Open Packaging Conventions".

use std::io::{Cursor, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::{ZipArchive, result::ZipError};

/// An archive that was opened.
pub type Archive<'c> = ZipArchive<Cursor<&'c [u8]>>;

/// Why a part cannot be read. What the libraries say of it is in English, and of no use to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It asks for a password.
    Locked,
    /// The archive does not give it.
    NotOpened,
    /// What is in it is damaged.
    Damaged,
    /// More would come out of it than may.
    TooMuch,
}

/// Reads a part of an archive; none if it has none of that name. What comes out of it is taken from `left`: what the archive says
/// of its size need not be so.
///
/// # Errors
///
/// Returns an error if the part cannot be opened or unpacked, or has more than `left` bytes.
pub fn part(archive: &mut Archive<'_>, name: &str, left: &mut usize) -> Result<Option<Vec<u8>>, Fault> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
            return Err(Fault::Locked);
        }
        Err(_) => return Err(Fault::NotOpened),
    };
    let mut content = Vec::new();
    let most = u64::try_from(*left).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut content).map_err(|_| Fault::Damaged)?;
    *left = left.checked_sub(content.len()).ok_or(Fault::TooMuch)?;
    Ok(Some(content))
}

/// Returns the name of a part to which a relation leads from a folder.
pub fn joined(folder: &str, name: &str) -> String {
    match name.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => name.to_owned(),
        None => format!("{folder}/{name}"),
    }
}

/// Calls a function with every event of a part. An empty element begins and ends.
///
/// # Errors
///
/// Returns an error if it is no XML, or what the function returns.
pub fn each<'x, E: From<Fault>>(xml: &'x str, mut see: impl FnMut(Event<'x>) -> Result<(), E>) -> Result<(), E> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| Fault::Damaged)? {
            Event::Eof => return Ok(()),
            Event::Empty(element) => {
                let end = element.to_end().into_owned();
                see(Event::Start(element))?;
                see(Event::End(end))?;
            }
            event => see(event)?,
        }
    }
}

/// Returns an attribute of an element. The prefix is the writer's choice: `r:id`.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut found = attributes.with_checks(false).filter_map(Result::ok);
    let found = found.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match found.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.to_string(),
    })
}

/// Adds what an event says as text. No entity of a file's own is filled in.
pub fn push_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(piece) => text.push_str(&piece.xml10_content()),
        Event::CData(piece) => text.push_str(&piece.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(letter)) => text.push(letter),
            _ => {
                let name = reference.xml10_content();
                text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default());
            }
        },
        _ => {}
    }
}
