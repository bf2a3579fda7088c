//! Writes bytes as base64 (RFC 4648). The `base64` crate reads, natively and in the register's module: its writer is made
//! for speed, and would add 0.6 kB to the page that staff load.

/// The digits 62 and 63 as mails have them (section 4).
pub(super) const STANDARD: [char; 2] = ['+', '/'];

/// The digits 62 and 63 as links may have them (section 5).
pub(super) const URL_SAFE: [char; 2] = ['-', '_'];

/// Returns the digits of the bytes, without padding.
pub(super) fn digits(bytes: &[u8], last: [char; 2]) -> String {
    let mut digits = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            digits.push(digit(bits >> (18 - 6 * place) & 63, last));
        }
    }
    digits
}

/// Returns the digits of the bytes, padded with `=` to whole groups of four.
pub(super) fn padded(bytes: &[u8], last: [char; 2]) -> String {
    let mut digits = digits(bytes, last);
    while !digits.len().is_multiple_of(4) {
        digits.push('=');
    }
    digits
}

fn digit(value: u32, [digit_62, digit_63]: [char; 2]) -> char {
    let from = |first: char, value: u32| char::from_u32(u32::from(first) + value).unwrap_or(first);
    match value {
        0..26 => from('A', value),
        26..52 => from('a', value - 26),
        52..62 => from('0', value - 52),
        62 => digit_62,
        _ => digit_63,
    }
}

#[cfg(test)]
mod tests {
    use base64::{
        Engine,
        engine::general_purpose::{STANDARD as STANDARD_ENGINE, URL_SAFE_NO_PAD},
    };
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_digits_are_those_of_the_crate(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(digits(&bytes, URL_SAFE), URL_SAFE_NO_PAD.encode(&bytes));
            prop_assert_eq!(padded(&bytes, STANDARD), STANDARD_ENGINE.encode(&bytes));
        }
    }
}
