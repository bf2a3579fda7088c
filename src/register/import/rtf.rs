//! Rich text, as Outlook keeps the body of a mail: unpacked ([MS-OXRTFCP]), and turned into plain text or into the HTML
//! that it was made from ([MS-OXRTFEX]).

/// What the dictionary holds before the first byte is unpacked ([MS-OXRTFCP], 2.1.2.1).
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\
\\tab\\tx";
/// How far back a reference can reach.
const WINDOW: usize = 4096;
/// What the header says of text that is packed, and of text that is not.
const PACKED: u32 = 0x75_46_5a_4c;
const PLAIN: u32 = 0x41_4c_45_4d;

/// Unpacks compressed rich text. Returns `None` if it is none, or unpacks to more than `most` bytes.
pub fn unpacked(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u32::from_le_bytes(packed.get(at..at + 4)?.try_into().ok()?));
    let size = usize::try_from(number(4)?).ok()?;
    let content = packed.get(16..)?;
    if size > most {
        return None;
    }
    match number(8)? {
        PLAIN => Some(content.iter().copied().take(size).collect()),
        PACKED => Some(lzfu(content, size)),
        _ => None,
    }
}

fn lzfu(content: &[u8], size: usize) -> Vec<u8> {
    // Everything that came out stands behind the dictionary: a reference counts places round a ring of 4096.
    let mut all = DICTIONARY.to_vec();
    let end = all.len() + size;
    let mut bytes = content.iter().copied();
    'all: while let Some(control) = bytes.next() {
        for bit in 0..8 {
            if all.len() >= end {
                break 'all;
            }
            if control >> bit & 1 == 0 {
                match bytes.next() {
                    Some(byte) => all.push(byte),
                    None => break 'all,
                }
                continue;
            }
            let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else {
                break 'all;
            };
            let reference = usize::from(u16::from_be_bytes([high, low]));
            let (place, length) = (reference >> 4, (reference & 0xf) + 2);
            let write = all.len() % WINDOW;
            if place == write {
                break 'all;
            }
            let back = (write + WINDOW - place) % WINDOW;
            for _ in 0..length {
                // Before the dictionary the ring holds nothing.
                let byte = all.len().checked_sub(back).and_then(|at| all.get(at)).copied().unwrap_or(b' ');
                all.push(byte);
            }
        }
    }
    all.truncate(end);
    all.split_off(DICTIONARY.len())
}

/// The text of a rich text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rich {
    /// Plain text.
    Text(String),
    /// The source of the HTML that it was made from.
    Html(String),
}

/// What is true within a pair of braces.
#[derive(Clone, Copy)]
struct Group {
    /// Nothing of it is shown: fonts, colours, pictures.
    is_hidden: bool,
    /// It stands in the rich text only, not in the HTML.
    is_rich_only: bool,
    /// It is a piece of the HTML's source.
    is_tag: bool,
    /// How many characters stand in for one that has its number.
    stand_ins: usize,
}

/// Returns what a rich text says.
pub fn text(rtf: &[u8]) -> Rich {
    let is_html = rtf.windows(9).take(1000).any(|word| word == b"\\fromhtml");
    let mut group = Group { is_hidden: false, is_rich_only: false, is_tag: false, stand_ins: 1 };
    let mut groups: Vec<Group> = Vec::new();
    let mut text = String::new();
    let mut skip = 0_usize;
    let mut rest = rtf;
    let mut is_first_in_group = false;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let shows = !group.is_hidden && (!is_html || (group.is_tag || !group.is_rich_only));
        match byte {
            b'{' => {
                groups.push(group);
                is_first_in_group = true;
                continue;
            }
            b'}' => group = groups.pop().unwrap_or(group),
            b'\r' | b'\n' => continue,
            b'\\' => {
                let Some((sign, after)) = rest.split_first() else { break };
                if !sign.is_ascii_alphabetic() {
                    rest = after;
                    match sign {
                        b'\'' => {
                            let digits = rest.get(..2).and_then(|digits| str::from_utf8(digits).ok());
                            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                            rest = rest.get(2..).unwrap_or_default();
                            if skip > 0 {
                                skip -= 1;
                            } else if let (true, Some(byte)) = (shows, byte) {
                                text.push(super::encoding::windows_1252(byte));
                            }
                        }
                        // A group that old readers skip; some of them are known here.
                        b'*' if is_first_in_group => {
                            let is_tag = rest.starts_with(b"\\htmltag") || rest.starts_with(b"\\mhtmltag");
                            group.is_tag = is_html && rest.starts_with(b"\\htmltag");
                            group.is_hidden |= !is_tag || !is_html || rest.starts_with(b"\\mhtmltag");
                        }
                        b'~' if shows => text.push('\u{a0}'),
                        b'_' if shows => text.push('-'),
                        b'\\' | b'{' | b'}' if shows => text.push(char::from(*sign)),
                        b'\r' | b'\n' if shows => text.push('\n'),
                        _ => {}
                    }
                    is_first_in_group = false;
                    continue;
                }
                let name_end = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
                let (name, after) = rest.split_at(name_end);
                let is_number = |(at, byte): (usize, &u8)| byte.is_ascii_digit() || (at == 0 && *byte == b'-');
                let number_end =
                    after.iter().enumerate().position(|(at, byte)| !is_number((at, byte))).unwrap_or(after.len());
                let (number, after) = after.split_at(number_end);
                rest = after.strip_prefix(b" ").unwrap_or(after);
                let number: Option<i64> = str::from_utf8(number).ok().and_then(|number| number.parse().ok());
                match name {
                    b"par" | b"line" | b"row" | b"sect" | b"page" if shows => text.push('\n'),
                    b"tab" | b"cell" if shows => text.push('\t'),
                    b"emdash" if shows => text.push('—'),
                    b"endash" if shows => text.push('–'),
                    b"lquote" if shows => text.push('‘'),
                    b"rquote" if shows => text.push('’'),
                    b"ldblquote" if shows => text.push('“'),
                    b"rdblquote" if shows => text.push('”'),
                    b"bullet" if shows => text.push('•'),
                    b"u" => {
                        // Numbers above 32,767 are written as negative ones.
                        let number = number.unwrap_or_default();
                        let code = u32::try_from(if number < 0 { number + 65_536 } else { number }).unwrap_or_default();
                        if shows {
                            text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                        }
                        skip = group.stand_ins;
                        is_first_in_group = false;
                        continue;
                    }
                    b"uc" => group.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
                    b"htmlrtf" => group.is_rich_only = number != Some(0),
                    b"bin" => {
                        let length = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
                        rest = rest.get(length..).unwrap_or_default();
                    }
                    b"fonttbl" | b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" | b"themedata" => {
                        group.is_hidden = true;
                    }
                    _ => {}
                }
            }
            byte if skip > 0 => {
                skip -= 1;
                let _ = byte;
            }
            byte if shows => text.push(super::encoding::windows_1252(*byte)),
            _ => {}
        }
        is_first_in_group = false;
    }
    if is_html { Rich::Html(text) } else { Rich::Text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// [MS-OXRTFCP], 3.2: "Compressed RTF as Output", with the references of its example.
    #[test]
    fn the_example_of_the_specification_is_unpacked() {
        let packed = [
            0x2d, 0x00, 0x00, 0x00, 0x2b, 0x00, 0x00, 0x00, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00,
            0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09,
            0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        let rtf = unpacked(&packed, 1000).expect("rich text");
        assert_eq!(rtf, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(text(&rtf), Rich::Text("hello world".to_owned()));
        assert_eq!(unpacked(&packed, 10), None, "too much comes out");
        assert_eq!(DICTIONARY.len(), 207);
    }

    #[test]
    fn what_the_reader_sees_is_read() {
        let rtf = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}A \\'e9\\u8211?B\\par\r\nC\\{\\}{\\pict 00ff}\\tab D}";
        assert_eq!(text(rtf), Rich::Text("A é–B\nC{}\tD".to_owned()));
        let html = b"{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 One\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag72 </p>}{\\*\\mhtmltag x}}";
        assert_eq!(text(html), Rich::Html("<p>One</p>".to_owned()));
        for bad in [
            &b"{{{{"[..],
            b"}}}}",
            b"\\",
            b"\\'",
            b"\\u",
            b"{\\bin99999999 x",
            b"\\uc-5\\u-1",
            b"\\u99999999999999999999 ",
        ] {
            let _ = text(bad);
        }
    }
}
