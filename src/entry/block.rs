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
//! Reading drops everything that mail programs put between the characters: blanks of all kinds, line breaks, marks of
//! quotations and of bold type, whole lines that are no part of it. The checksum finds accidents (a cut, a changed character), not forgery: anybody can write a block.

mod checksum;
mod deflate;
mod inflate;

use std::ops::Range;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use spreadsheet::is_invisible;

use super::{
    RegisterEntry,
    json::{self, JsonError},
};

use checksum::checksum;
use inflate::InflateError;

/// The version of a block that this checker writes and reads.
pub const VERSION: &str = "1";
const BEGIN: &str = "BEGIN_ENTRY_";
const END: &str = ":END_ENTRY_";
/// The end marker as it may stand in prose, where the colon need not be.
const BARE_END: &str = "END_ENTRY_";
/// How many hexadecimal digits the checksum has.
const CHECKSUM_DIGITS: usize = 8;
const LINE: usize = 60;
/// The largest entry that is read, in bytes. A few bytes can unpack to gigabytes.
const LARGEST: usize = 1 << 20;

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

/// What may be read from one mail in all. A few bytes can unpack to gigabytes, and a mail can hold thousands of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many blocks are read yet.
    pub blocks: usize,
    /// How many bytes may come out of them yet.
    pub unpacked: usize,
    /// How many blocks were left unread.
    pub left_out: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { blocks: 1_000, unpacked: 8 << 20, left_out: 0 }
    }
}

/// A block, and where it stands.
#[derive(Debug)]
pub struct Block {
    /// Its place in the text, markers included; for one without a beginning or an end, the place of the marker.
    pub range: Range<usize>,
    /// The entry, or why there is none.
    pub entry: Result<RegisterEntry, BlockError>,
}

/// Reads every block in a text, in order: the entry, or why there is none.
///
/// The text is a mail's body after its transfer encoding is undone, or what somebody pasted. No block, no element; the
/// same block quoted twice is two elements.
pub fn find_blocks(text: &str) -> Vec<Result<RegisterEntry, BlockError>> {
    blocks(text, &mut Limits::default()).into_iter().map(|block| block.entry).collect()
}

/// Returns whether there are blocks, or pieces of them, in a text.
pub fn has_blocks(text: &str) -> bool {
    let bare = without_wrapping(text);
    bare.contains(BARE_END) || bare.contains(BEGIN)
}

/// Reads every block in a text, in order, as long as the limits allow.
pub fn blocks(text: &str, limits: &mut Limits) -> Vec<Block> {
    let mut found = Vec::new();
    let searched = Searched::new(text);
    // The digits after the last end marker could pass for a marker without its beginning.
    let mut read_to = 0;
    let mut begins = searched.text.match_indices(BEGIN).map(|(at, _)| at).peekable();
    loop {
        let begin = begins.next();
        let before = searched.text.get(read_to..begin.unwrap_or(searched.text.len())).unwrap_or_default();
        for (at, _) in before.match_indices(BARE_END) {
            let end = read_to + at;
            push(&mut found, limits, || searched.range(end, end + BARE_END.len()), |_| Err(BlockError::NoBeginning));
        }
        let Some(begin) = begin else {
            return found;
        };
        let from = begin + BEGIN.len();
        let to = begins.peek().copied().unwrap_or(searched.text.len());
        let piece = searched.text.get(from..to).unwrap_or_default();
        match split_block(piece) {
            Some((block, digits, after)) => {
                let end = to - after.len();
                let written = || text.get(searched.range(from, from + block.len())).unwrap_or_default();
                push(&mut found, limits, || searched.range(begin, end), |left| read(block, written(), digits, left));
                read_to = end;
            }
            None => {
                push(&mut found, limits, || searched.range(begin, from), |_| Err(BlockError::NoEnd));
                read_to = to;
            }
        }
    }
}

fn push(
    found: &mut Vec<Block>,
    limits: &mut Limits,
    range: impl FnOnce() -> Range<usize>,
    read: impl FnOnce(&mut usize) -> Result<RegisterEntry, BlockError>,
) {
    match limits.blocks.checked_sub(1) {
        Some(rest) => {
            limits.blocks = rest;
            found.push(Block { range: range(), entry: read(&mut limits.unpacked) });
        }
        None => limits.left_out += 1,
    }
}

/// A text without what mail programs put between its characters, and where these stood.
struct Searched<'t> {
    original: &'t str,
    text: String,
    /// Where some of its characters stand, in it and in the original: each is the first that is [`STEP`] bytes or more behind
    /// the one before, in either. A place for each byte would take eight times the room of the text.
    places: Vec<(usize, usize)>,
}

/// How many bytes lie between two places that are kept, at least.
const STEP: usize = 256;

impl<'t> Searched<'t> {
    fn new(original: &'t str) -> Self {
        let mut searched = Self { original, text: without_wrapping(original), places: vec![(0, 0)] };
        // Most texts have no block: they need no places.
        if !searched.text.contains(BARE_END) && !searched.text.contains(BEGIN) {
            searched.text = String::new();
            return searched;
        }
        let (mut kept, mut last) = (0, (0, 0));
        for (at, letter) in original.char_indices().filter(|(_, letter)| !is_put_between(*letter)) {
            if kept - last.0 >= STEP || at - last.1 >= STEP {
                last = (kept, at);
                searched.places.push(last);
            }
            kept += letter.len_utf8();
        }
        searched
    }

    /// Returns where in the original text a part of the searched one stands.
    fn range(&self, from: usize, to: usize) -> Range<usize> {
        let from = self.place(from);
        from..self.place(to).max(from)
    }

    /// Returns where in the original text the character stands that begins at a byte of the searched one.
    fn place(&self, index: usize) -> usize {
        if index >= self.text.len() {
            return self.original.len();
        }
        let before = self.places.partition_point(|(kept, _)| *kept <= index).saturating_sub(1);
        let (mut kept, start) = self.places.get(before).copied().unwrap_or_default();
        let letters = self.original.get(start..).unwrap_or_default().char_indices();
        for (at, letter) in letters.filter(|(_, letter)| !is_put_between(*letter)) {
            if kept >= index {
                return start + at;
            }
            kept += letter.len_utf8();
        }
        self.original.len()
    }
}

/// Splits what follows a begin marker into version and payload, the digits of the checksum, and the text after the block.
fn split_block(piece: &str) -> Option<(&str, &str, &str)> {
    let (block, tail) = piece.split_once(END)?;
    let (digits, after) = tail.split_at_checked(CHECKSUM_DIGITS)?;
    Some((block, digits, after))
}

/// Reads a block from what stands between its markers: without what mail programs put there, and as it was written.
fn read(block: &str, written: &str, digits: &str, left: &mut usize) -> Result<RegisterEntry, BlockError> {
    let (version, payload) = block.split_once(':').ok_or(BlockError::Altered)?;
    if version != VERSION {
        return Err(BlockError::UnknownVersion(version.chars().take(12).collect()));
    }
    // No entry that is read has a longer one, and it is copied several times.
    if payload.len() > 2 * LARGEST {
        return Err(BlockError::TooLarge);
    }
    let payload = payloads(payload, written)
        .into_iter()
        .find(|payload| digits == checksum(payload.as_bytes()))
        .ok_or(BlockError::Altered)?;
    let packed = URL_SAFE_NO_PAD.decode(payload).map_err(|_| BlockError::Unreadable)?;
    let json = inflate::inflate(&packed, DICTIONARY, LARGEST.min(*left))?;
    *left -= json.len();
    let json = str::from_utf8(&json).map_err(|_| BlockError::Unreadable)?;
    Ok(json::parse(json)?)
}

/// Returns what may have been written between the markers, the likeliest first. The checksum tells which it was.
fn payloads(payload: &str, written: &str) -> Vec<String> {
    let in_alphabet = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let only = |text: &str| text.chars().filter(|letter| in_alphabet(*letter)).collect::<String>();
    let written = written.split_once(':').map_or(written, |(_, written)| written);
    // A note between the lines has blanks or other signs in it.
    let is_payload = |line: &&str| line.chars().all(in_alphabet);
    let lines = written.split(['\n', '\r']).map(|line| line.trim_matches(is_put_between)).filter(is_payload);
    let mut depth = 0_usize;
    let outside_brackets = written.chars().filter(|letter| {
        match letter {
            '[' | '<' | '(' => depth += 1,
            ']' | '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let outside_brackets: String = outside_brackets.collect();
    vec![payload.to_owned(), only(written), lines.collect(), only(&outside_brackets)]
}

/// Returns whether mail programs put a character between those of a text: blanks, marks of quotations and of bold type, and
/// what stands where a long line was broken.
fn is_put_between(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c) || matches!(c, '>' | '|' | '*' | '!' | '=')
}

/// Returns the text without what mail programs put between characters, so that markers and payload are whole again.
fn without_wrapping(text: &str) -> String {
    // A text that grows as it goes can take twice the room.
    let mut bare = String::with_capacity(text.len());
    bare.extend(text.chars().filter(|c| !is_put_between(*c)));
    bare
}

/// Returns whether what a person typed could pass for a block, or for a piece of one.
pub(super) fn has_markers(text: &str) -> bool {
    // Both markers have this between their underscores.
    without_wrapping(text).split('_').any(|part| part == "ENTRY")
}

#[cfg(test)]
mod tests {
    use super::{DICTIONARY, checksum};

    #[test]
    fn the_dictionary_of_version_1_is_as_it_was() {
        assert_eq!(checksum(DICTIONARY), "47187824", "a byte changed makes every block that was sent unreadable");
    }
}
