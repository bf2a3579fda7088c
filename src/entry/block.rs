//! The machine-readable block of a mail: the entry again, so that the register can be rebuilt from mails.
//!
//! ```text
//! BEGIN_ENTRY_1:
//! c9RRSM7PS8vMSS3WUUjLL1JIzs9Lyy_K1VEoSS0uKVZIzi9KVcjILEqt...
//! :END_ENTRY_5d41402a
//! ```
//!
//! Between the markers stands the entry's JSON ([`super::json`]), compressed as raw DEFLATE (RFC 1951) with a preset
//! dictionary, in base64url (RFC 4648) without padding, 60 characters a line; after the end marker, the CRC-32 of those
//! characters. `1` is the version of all that, dictionary included.
//!
//! Reading drops everything that mail programs put between the characters: blanks of all kinds, line breaks, `>` and `|`
//! of quotations. The checksum finds accidents (a cut, a changed character), not forgery: anybody can write a block.

mod checksum;
mod deflate;
mod inflate;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use spreadsheet::is_invisible;

use super::{
    RegisterEntry,
    json::{self, JsonError},
};

use checksum::checksum;
use inflate::InflateError;

const VERSION: &str = "1";
const BEGIN: &str = "BEGIN_ENTRY_";
const END: &str = ":END_ENTRY_";
/// The end marker as it may stand in prose, where the colon need not be.
const BARE_END: &str = "END_ENTRY_";
/// How many hexadecimal digits the checksum has.
const CHECKSUM_DIGITS: usize = 8;
const LINE: usize = 60;

/// What a block of version 1 may refer back to. Never change a byte: blocks in old mails would become unreadable.
const DICTIONARY: &[u8] = include_bytes!("block/dictionary-1.txt");

/// Why a block is refused.
#[derive(Debug, thiserror::Error)]
pub enum BlockError {
    /// An end marker that no begin marker precedes.
    #[error("the beginning of the block is missing")]
    NoBeginning,
    /// A begin marker that no end marker follows.
    #[error("the end of the block is missing")]
    NoEnd,
    /// A version that this checker does not read.
    #[error("the block has version `{0}`, and this checker reads version {VERSION}")]
    UnknownVersion(String),
    /// The characters are not those that were written.
    #[error("the block was cut or altered on its way")]
    Altered,
    /// The characters are those that were written, and yet make no text.
    #[error("the block does not hold what it should")]
    Unreadable,
    /// More than the largest entry that is read.
    #[error("the entry in the block is too large")]
    TooLarge,
    /// The text is no entry.
    #[error(transparent)]
    NotAnEntry(#[from] JsonError),
}

impl From<InflateError> for BlockError {
    fn from(error: InflateError) -> Self {
        match error {
            InflateError::Broken => BlockError::Unreadable,
            InflateError::TooLarge => BlockError::TooLarge,
        }
    }
}

/// Returns the checksum of bytes, as it stands after a block.
pub fn checksum_of(bytes: &[u8]) -> String {
    checksum(bytes)
}

/// Returns the block for an entry. Lines end in `\n`, the last one too.
///
/// # Errors
///
/// Returns an error only if an entry could not be written as JSON, which its types rule out.
pub fn write(entry: &RegisterEntry) -> Result<String, JsonError> {
    let packed = deflate::deflate(json::compact(entry)?.as_bytes(), DICTIONARY);
    let payload = URL_SAFE_NO_PAD.encode(&packed);
    let mut block = format!("{BEGIN}{VERSION}:\n");
    for (index, character) in payload.chars().enumerate() {
        if index > 0 && index % LINE == 0 {
            block.push('\n');
        }
        block.push(character);
    }
    block.push_str(&format!("\n{END}{}\n", checksum(payload.as_bytes())));
    Ok(block)
}

/// Reads every block in a text, in order: the entry, or why there is none.
///
/// The text is a mail's body after its transfer encoding is undone, or what somebody pasted. No block, no element; the
/// same block quoted twice is two elements.
pub fn find_blocks(text: &str) -> Vec<Result<RegisterEntry, BlockError>> {
    let text = without_wrapping(text);
    let mut pieces = text.split(BEGIN);
    let mut found = Vec::new();
    let without_beginning = |text: &str, found: &mut Vec<_>| {
        found.extend(text.matches(BARE_END).map(|_| Err(BlockError::NoBeginning)));
    };
    without_beginning(pieces.next().unwrap_or_default(), &mut found);
    for piece in pieces {
        match split_block(piece) {
            Some((block, digits, after)) => {
                found.push(read(block, digits));
                without_beginning(after, &mut found);
            }
            None => found.push(Err(BlockError::NoEnd)),
        }
    }
    found
}

/// Splits what follows a begin marker into version and payload, the digits of the checksum, and the text after the block.
fn split_block(piece: &str) -> Option<(&str, &str, &str)> {
    let (block, tail) = piece.split_once(END)?;
    let (digits, after) = tail.split_at_checked(CHECKSUM_DIGITS)?;
    Some((block, digits, after))
}

fn read(block: &str, digits: &str) -> Result<RegisterEntry, BlockError> {
    let (version, payload) = block.split_once(':').ok_or(BlockError::Altered)?;
    if version != VERSION {
        return Err(BlockError::UnknownVersion(version.chars().take(12).collect()));
    }
    if digits != checksum(payload.as_bytes()) {
        return Err(BlockError::Altered);
    }
    let packed = URL_SAFE_NO_PAD.decode(payload).map_err(|_| BlockError::Unreadable)?;
    let json = inflate::inflate(&packed, DICTIONARY)?;
    let json = str::from_utf8(&json).map_err(|_| BlockError::Unreadable)?;
    Ok(json::parse(json)?)
}

/// Returns the text without what mail programs put between characters, so that markers and payload are whole again.
fn without_wrapping(text: &str) -> String {
    let put_between = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c) || matches!(c, '>' | '|');
    text.chars().filter(|c| !put_between(*c)).collect()
}

/// Returns the text such that no block is found in it: what a person typed must not pass for one.
pub(super) fn without_markers(text: String) -> String {
    // Both markers have this between their underscores.
    let is_marked = without_wrapping(&text).split('_').any(|part| part == "ENTRY");
    if is_marked { text.replace('_', "-") } else { text }
}

#[cfg(test)]
mod tests {
    use super::{DICTIONARY, checksum};

    #[test]
    fn the_dictionary_of_version_1_is_as_it_was() {
        assert_eq!(checksum(DICTIONARY), "47187824", "a byte changed makes every block that was sent unreadable");
    }
}
