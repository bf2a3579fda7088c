//! `winmail.dat` ([MS-OXTNEF]): what Outlook sends to programs that are not Outlook, with the body and the attachments in
//! it.

use super::{
    encoding::{of_code_page, utf_16},
    outlook::{Form, Letter},
    rtf::{self, Rich},
};

/// What every such file starts with.
pub const SIGNATURE: &[u8] = &[0x78, 0x9f, 0x3e, 0x22];

const BODY: u32 = 0x0002_800c;
const CODE_PAGE: u32 = 0x0006_9007;
const PROPERTIES: u32 = 0x0006_9003;
const ATTACHMENT: u32 = 0x0006_9002;
const ATTACHMENT_NAME: u32 = 0x0001_8010;
const ATTACHMENT_CONTENT: u32 = 0x0006_800f;
const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;

/// How deep mails in mails are read.
const DEEPEST: usize = 8;

/// Reads such a file. What breaks off is read up to the break.
pub fn letter(content: &[u8], depth: usize, most: &mut usize) -> Letter {
    let mut letter = Letter::default();
    let mut page = 1252;
    let mut rest = Bytes(content.get(6..).unwrap_or_default());
    while let Some((id, value)) = attribute(&mut rest) {
        *most = most.saturating_sub(value.len());
        if *most == 0 {
            letter.is_cut = true;
            break;
        }
        match id {
            CODE_PAGE => page = Bytes(value).number().unwrap_or(page),
            BODY => letter.forms.push(Form::Plain(of_code_page(value, page).trim_end_matches('\0').to_owned())),
            PROPERTIES => body(value, page, most, &mut letter),
            ATTACHMENT => letter.attached.push(Default::default()),
            ATTACHMENT_NAME => {
                if let Some((name, _)) = letter.attached.last_mut() {
                    *name = of_code_page(value, page).trim_end_matches('\0').to_owned();
                }
            }
            ATTACHMENT_CONTENT => {
                if let Some((_, content)) = letter.attached.last_mut() {
                    *content = value.to_vec();
                }
            }
            ATTACHMENT_PROPERTIES => attachment(value, page, depth, most, &mut letter),
            _ => {}
        }
    }
    letter.is_cut |= !rest.0.is_empty();
    letter
}

/// Reads the next attribute: a level, an id, a length, the value, a sum.
fn attribute<'c>(rest: &mut Bytes<'c>) -> Option<(u32, &'c [u8])> {
    let before = rest.0;
    let read = |rest: &mut Bytes<'c>| {
        rest.take(1)?;
        let id = rest.number()?;
        let length = usize::try_from(rest.number()?).ok()?;
        let value = rest.take(length)?;
        rest.take(2)?;
        Some((id, value))
    };
    let found = read(rest);
    if found.is_none() {
        rest.0 = before;
    }
    found
}

fn body(value: &[u8], page: u32, most: &mut usize, letter: &mut Letter) {
    let properties = properties(value);
    let of = |id: u16| properties.iter().find(|property| property.id == id);
    if let Some(plain) = of(0x1000) {
        letter.forms.push(Form::Plain(plain.text(page)));
    }
    if let Some(html) = of(0x1013) {
        letter.forms.push(Form::Html(html.text(page)));
    }
    if let Some(rich) = of(0x1009).and_then(|packed| rtf::unpacked(packed.value, *most)) {
        *most = most.saturating_sub(rich.len());
        letter.forms.push(match rtf::text(&rich) {
            Rich::Text(text) => Form::Plain(text),
            Rich::Html(html) => Form::Html(html),
        });
    }
    if let Some(name) = of(0x0c1a) {
        letter.from = name.text(page);
    }
    if let Some(sent) = of(0x0039).and_then(|sent| super::outlook::moment(sent.value)) {
        letter.sent = sent;
    }
}

fn attachment(value: &[u8], page: u32, depth: usize, most: &mut usize, letter: &mut Letter) {
    let properties = properties(value);
    let of = |id: u16| properties.iter().find(|property| property.id == id);
    if letter.attached.is_empty() {
        letter.attached.push(Default::default());
    }
    let content = of(0x3701);
    // An object begins with the number of its interface; a mail in a mail is one more file of this kind.
    let inner = content.and_then(|content| content.value.get(16..)).filter(|inner| inner.starts_with(SIGNATURE));
    if let Some(inner) = inner {
        letter.attached.pop();
        if depth >= DEEPEST {
            letter.is_cut = true;
        } else {
            let inner = self::letter(inner, depth + 1, most);
            letter.letters.push(inner);
        }
        return;
    }
    if let Some((name, kept)) = letter.attached.last_mut() {
        if let Some(long) = of(0x3707).or_else(|| of(0x3704)) {
            *name = long.text(page);
        }
        if let (Some(content), true) = (content, kept.is_empty()) {
            let start = if content.kind == 0x0d { 16 } else { 0 };
            *kept = content.value.get(start..).unwrap_or_default().to_vec();
        }
    }
}

/// One property of a mail or an attachment, the first of its values.
struct Property<'c> {
    id: u16,
    kind: u16,
    value: &'c [u8],
}

impl Property<'_> {
    fn text(&self, page: u32) -> String {
        let text = match self.kind {
            0x1f => utf_16(self.value, u16::from_le_bytes),
            _ => of_code_page(self.value, page),
        };
        text.trim_end_matches('\0').to_owned()
    }
}

/// Reads a list of properties, as far as it can be read.
fn properties(value: &[u8]) -> Vec<Property<'_>> {
    let mut bytes = Bytes(value);
    let count = bytes.number().unwrap_or_default();
    let mut properties = Vec::new();
    for _ in 0..count {
        match property(&mut bytes) {
            Some(property) => properties.push(property),
            None => break,
        }
    }
    properties
}

fn property<'c>(bytes: &mut Bytes<'c>) -> Option<Property<'c>> {
    let both = bytes.number()?;
    let (kind, id) = (u16::try_from(both & 0xffff).ok()?, u16::try_from(both >> 16).ok()?);
    if id >= 0x8000 {
        bytes.take(16)?;
        if bytes.number()? == 0 {
            bytes.take(4)?;
        } else {
            let length = usize::try_from(bytes.number()?).ok()?;
            bytes.take(length.checked_next_multiple_of(4)?)?;
        }
    }
    let (bare, is_list) = (kind & !0x1000, kind & 0x1000 != 0);
    let size = match bare {
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        0x0d | 0x1e | 0x1f | 0x102 => None,
        _ => return None,
    };
    let count = if is_list || size.is_none() { bytes.number()? } else { 1 };
    let mut first = &[][..];
    for index in 0..count {
        let length = match size {
            Some(size) => size,
            None => usize::try_from(bytes.number()?).ok()?,
        };
        let padded = bytes.take(length.checked_next_multiple_of(4)?)?;
        if index == 0 {
            first = padded.get(..length).unwrap_or_default();
        }
    }
    Some(Property { id, kind: bare, value: first })
}

/// What is still to be read.
struct Bytes<'c>(&'c [u8]);

impl<'c> Bytes<'c> {
    fn take(&mut self, count: usize) -> Option<&'c [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}
