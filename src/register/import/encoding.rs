//! Bytes as text, in the encodings that mails and spreadsheets use.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

/// How much of a text shows whether it is UTF-16 without a mark.
const LOOKED_AT: usize = 2_000;

/// Returns bytes as text: UTF-8, UTF-16, or else Windows-1252 as old programs write it.
pub fn decoded(content: &[u8]) -> Cow<'_, str> {
    match content {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes).into(),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes).into(),
        [0xef, 0xbb, 0xbf, rest @ ..] => decoded(rest),
        _ if is_utf_16(content, 1) => utf_16(content, u16::from_le_bytes).into(),
        _ if is_utf_16(content, 0) => utf_16(content, u16::from_be_bytes).into(),
        _ => match str::from_utf8(content) {
            Ok(text) => text.into(),
            Err(_) => content.iter().map(|byte| windows_1252(*byte)).collect::<String>().into(),
        },
    }
}

/// Returns bytes of a code page of Windows as text.
pub fn of_code_page(content: &[u8], page: u32) -> String {
    if page == 65001 || str::from_utf8(content).is_ok() {
        return String::from_utf8_lossy(content).into_owned();
    }
    let name = match page {
        28_591..=28_606 => format!("iso-8859-{}", page - 28_590),
        20_866 => "koi8-r".to_owned(),
        page => format!("windows-{page}"),
    };
    match charset_decoder(name.as_bytes()) {
        Some(decode) => decode(content),
        None => decoded(content).into_owned(),
    }
}

/// Plain text has a zero in every other byte then.
fn is_utf_16(content: &[u8], zero_at: usize) -> bool {
    let start = content.get(..LOOKED_AT.min(content.len() & !1)).unwrap_or_default();
    let zeros = start.chunks_exact(2).filter(|pair| pair.get(zero_at) == Some(&0) && pair.get(1 - zero_at) != Some(&0));
    start.len() >= 8 && zeros.count() * 10 >= start.len() / 2 * 8
}

/// Returns bytes as UTF-16, with what reads a pair of them.
pub fn utf_16(content: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = content.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Source: Unicode, "cp1252 to Unicode table", for the bytes that differ from Latin-1.
pub fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let place = usize::from(byte).checked_sub(0x80);
    place.and_then(|place| HIGH.get(place)).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_usual_encoding_are_read() {
        let text = "Date of contact,Officer\r\n“é”";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf".to_vec(), text.as_bytes().to_vec()].concat(),
            [b"\xff\xfe".to_vec(), little.clone()].concat(),
            [b"\xfe\xff".to_vec(), big.clone()].concat(),
            little,
            big,
            b"Date of contact,Officer\r\n\x93\xe9\x94".to_vec(),
        ] {
            assert_eq!(decoded(&bytes), text);
        }
        assert_eq!(of_code_page(b"\xef\xf0\xe8", 1251), "при");
        assert_eq!(of_code_page(b"\xe9", 28591), "é");
    }
}
