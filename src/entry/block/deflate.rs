//! Raw DEFLATE (RFC 1951) with a preset dictionary, one block with the fixed codes.
//!
//! A mailto link has room for 1,900 characters, and the block is the larger part of it. Written by hand, because
//! `miniz_oxide`'s compressor would add 11 kB to the page in brotli for a gain of nothing: against a dictionary the
//! fixed codes are the shorter ones. See `docs/decisions/0005-register-block.md`.

/// The shortest and the longest copy that DEFLATE can say.
const SHORTEST: usize = 3;
const LONGEST: usize = 258;
/// How far back a copy may reach.
const WINDOW: usize = 32 << 10;
/// How many earlier places with the same three bytes are tried.
const TRIES: usize = 256;
/// The symbol that ends the block.
const END_OF_BLOCK: u32 = 256;

/// Returns the data packed. A reader needs the same dictionary.
pub fn deflate(data: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let text = [dictionary, data].concat();
    let mut places = Places::new(text.len());
    for at in 0..dictionary.len() {
        places.add(&text, at);
    }
    let mut bits = Bits::default();
    // The last block, with the fixed codes.
    bits.put(1, 1);
    bits.put(1, 2);
    let mut at = dictionary.len();
    while let Some(byte) = text.get(at) {
        let here = places.longest(&text, at);
        places.add(&text, at);
        // A longer copy one byte on is worth a literal.
        let copy = here.filter(|here| places.longest(&text, at + 1).is_none_or(|next| next.length <= here.length));
        let Some(copy) = copy else {
            bits.symbol(u32::from(*byte));
            at += 1;
            continue;
        };
        bits.copy(copy);
        for passed in at + 1..at + copy.length {
            places.add(&text, passed);
        }
        at += copy.length;
    }
    bits.symbol(END_OF_BLOCK);
    bits.finish()
}

/// "The same as so many bytes, so far back."
#[derive(Clone, Copy)]
struct Copy {
    length: usize,
    distance: usize,
}

/// Where in the text each three bytes stood, the latest place first.
struct Places {
    latest: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
}

impl Places {
    const SLOTS: usize = 1 << 12;

    fn new(text: usize) -> Self {
        Self { latest: vec![None; Self::SLOTS], before: vec![None; text] }
    }

    /// Three bytes may share a slot with others: what is found is compared byte by byte.
    fn slot(text: &[u8], at: usize) -> Option<usize> {
        let three = text.get(at..at + SHORTEST)?;
        let mixed = three.iter().fold(0, |mixed: usize, byte| mixed * 37 + usize::from(*byte));
        Some(mixed % Self::SLOTS)
    }

    fn add(&mut self, text: &[u8], at: usize) {
        if let Some(slot) = Self::slot(text, at)
            && let Some(latest) = self.latest.get_mut(slot)
            && let Some(before) = self.before.get_mut(at)
        {
            *before = latest.replace(at);
        }
    }

    fn longest(&self, text: &[u8], at: usize) -> Option<Copy> {
        let slot = Self::slot(text, at)?;
        let latest = self.latest.get(slot).copied().flatten();
        let earlier = std::iter::successors(latest, |place| self.before.get(*place).copied().flatten());
        let mut best: Option<Copy> = None;
        for place in earlier.take(TRIES).take_while(|place| at - place <= WINDOW) {
            let copy = Copy { length: common(text, place, at), distance: at - place };
            // The first of the longest is the nearest, which takes the fewest bits.
            if copy.pays() && best.is_none_or(|best| copy.length > best.length) {
                best = Some(copy);
            }
            if copy.length == LONGEST {
                break;
            }
        }
        best
    }
}

impl Copy {
    /// Three bytes from afar take more bits than three literals.
    fn pays(&self) -> bool {
        self.length > SHORTEST || (self.length == SHORTEST && self.distance <= 2048)
    }
}

/// How many bytes are the same at two places.
fn common(text: &[u8], earlier: usize, later: usize) -> usize {
    let from = |at: usize| text.get(at..).unwrap_or_default().iter();
    from(earlier).zip(from(later)).take(LONGEST).take_while(|(one, other)| one == other).count()
}

/// Bits on their way into bytes, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    waiting: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, width: u32) {
        self.waiting |= value << self.count;
        self.count += width;
        while self.count >= 8 {
            self.bytes.push((self.waiting & 0xFF) as u8);
            self.waiting >>= 8;
            self.count -= 8;
        }
    }

    /// Codes stand with their highest bit first.
    fn code(&mut self, code: u32, width: u32) {
        self.put(code.reverse_bits() >> (32 - width), width);
    }

    /// RFC 1951, 3.2.6: the fixed code of a literal or length symbol.
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }

    /// RFC 1951, 3.2.5: length and distance as a symbol each, with the bits that tell the rest.
    fn copy(&mut self, copy: Copy) {
        if copy.length == LONGEST {
            self.symbol(285);
        } else {
            let (symbol, rest, width) = bracket((copy.length - SHORTEST) as u32, 2);
            self.symbol(257 + symbol);
            self.put(rest, width);
        }
        let (symbol, rest, width) = bracket((copy.distance - 1) as u32, 1);
        self.code(symbol, 5);
        self.put(rest, width);
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
        self.bytes
    }
}

/// Which bracket a number falls in, its place in it and the width of that. Each doubling has `1 << steps` brackets.
fn bracket(number: u32, steps: u32) -> (u32, u32, u32) {
    let doubling = number.checked_ilog2().unwrap_or(0);
    let width = doubling.saturating_sub(steps);
    let symbol = (width << steps) + (number >> width);
    (symbol, number & ((1 << width) - 1), width)
}

#[cfg(test)]
mod tests {
    use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec};
    use proptest::prelude::*;

    use super::super::inflate::{InflateError, inflate};
    use super::deflate;

    /// More than anything here, and less than the bomb.
    const MOST: usize = 4 << 20;

    proptest! {
        /// Another program's reader is the judge of what the writer makes.
        #[test]
        fn without_a_dictionary_it_is_plain_deflate(data in proptest::collection::vec(0_u8..4, 0..2000)) {
            prop_assert_eq!(decompress_to_vec(&deflate(&data, b"")).expect("deflate data"), data);
        }

        #[test]
        fn what_is_packed_is_unpacked(data: Vec<u8>, dictionary: Vec<u8>) {
            prop_assert_eq!(inflate(&deflate(&data, &dictionary), &dictionary, MOST), Ok(data));
        }

        #[test]
        fn what_stands_in_the_dictionary_takes_next_to_nothing(dictionary in proptest::collection::vec(any::<u8>(), 20..200)) {
            prop_assert!(deflate(&dictionary, &dictionary).len() <= 6);
        }
    }

    #[test]
    fn copies_of_every_length_and_far_distances_are_unpacked() {
        let noise: Vec<u8> = (0..40_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for length in (1..=300).step_by(7).chain(255..=262) {
            let data = [&noise[..], &noise[9_000..9_000 + length], &noise[..length]].concat();
            assert_eq!(inflate(&deflate(&data, b""), b"", MOST), Ok(data));
        }
        let zeros = vec![0; 100_000];
        assert_eq!(inflate(&deflate(&zeros, b""), b"", MOST), Ok(zeros));
    }

    #[test]
    fn data_that_unpacks_to_gigabytes_is_refused() {
        let bomb = compress_to_vec(&vec![0; 5 << 20], 9);
        assert!(bomb.len() < 60_000);
        assert_eq!(inflate(&bomb, b"", MOST), Err(InflateError::TooLarge));
    }
}
