//! Undoes raw DEFLATE with a preset dictionary.

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
};

/// How much room is made at a time.
const STEP: usize = 64 << 10;

/// Why data cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InflateError {
    /// No DEFLATE data, or more or less than one stream of it.
    Broken,
    /// More comes out than may.
    TooLarge,
}

/// Returns the bytes that were packed, if they are no more than `most`.
pub fn inflate(packed: &[u8], dictionary: &[u8], most: usize) -> Result<Vec<u8>, InflateError> {
    // The dictionary stands where earlier output would: references reach back into it.
    let mut unpacked = dictionary.to_vec();
    let mut filled = unpacked.len();
    let mut rest = packed;
    let mut state = DecompressorOxide::new();
    loop {
        unpacked.resize(filled + STEP, 0);
        let (status, read, written) =
            decompress(&mut state, rest, &mut unpacked, filled, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        filled += written;
        rest = rest.get(read..).ok_or(InflateError::Broken)?;
        match status {
            _ if filled - dictionary.len() > most => return Err(InflateError::TooLarge),
            TINFLStatus::Done if rest.is_empty() => {
                unpacked.truncate(filled);
                return Ok(unpacked.split_off(dictionary.len()));
            }
            TINFLStatus::HasMoreOutput => {}
            _ => return Err(InflateError::Broken),
        }
    }
}
