//! What is in a mail: its body whatever its encoding, what is attached to it, and mails attached to it.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// What the first lines of a mail's source have.
const HEADERS: [&str; 9] =
    ["received:", "from:", "to:", "subject:", "date:", "mime-version:", "content-type:", "message-id:", "x-unsent:"];

/// Returns whether a text is the source of a mail, as an `.eml` file has it, and not just its words.
pub fn is_mail(name: &str, text: &str) -> bool {
    if name.to_lowercase().ends_with(".eml") {
        return true;
    }
    // The words of a forwarded mail have "From:" too, but nothing of MIME.
    let head = text.split("\n\n").next().and_then(|head| head.split("\r\n\r\n").next()).unwrap_or_default();
    let lower = head.to_lowercase();
    let is_header = HEADERS.iter().any(|header| lower.starts_with(header));
    is_header && (lower.contains("\nmime-version:") || lower.contains("\ncontent-type:") || lower.starts_with("mime-"))
}

/// What is in a mail.
#[derive(Debug, Default)]
pub struct Parts {
    /// Its texts: of the forms that say the same, the plain one.
    pub texts: Vec<String>,
    /// The tables that are attached, by their names.
    pub tables: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Returns the texts in which there may be an entry.
    pub fn with_entry(&self) -> Vec<&str> {
        self.texts.iter().map(String::as_str).filter(|text| has_entry(text)).collect()
    }
}

/// Returns what is in the source of a mail.
pub fn parts(source: &[u8]) -> Parts {
    let mut parts = Parts::default();
    collect_source(source, &mut parts);
    parts
}

fn collect_source(source: &[u8], parts: &mut Parts) {
    match MessageParser::default().parse(source) {
        Some(message) => collect(&message, parts),
        None => parts.texts.push(decoded(source)),
    }
}

fn has_entry(text: &str) -> bool {
    !super::block::find_blocks(text).is_empty() || text.contains("\"format\"")
}

fn collect(message: &Message<'_>, parts: &mut Parts) {
    let plain: Vec<String> = (0..message.text_body.len())
        .filter_map(|index| message.body_text(index))
        .map(|text| text.into_owned())
        .collect();
    let body = plain.join("\n");
    // A program that writes mail as HTML may leave something else in the plain form.
    if has_entry(&body) || message.html_body.is_empty() {
        parts.texts.push(body);
    } else {
        let html: Vec<String> = (0..message.html_body.len())
            .filter_map(|index| message.body_html(index))
            .map(|html| mail_parser::decoders::html::html_to_text(&html))
            .collect();
        let html = html.join("\n");
        parts.texts.push(if has_entry(&html) || body.trim().is_empty() { html } else { body });
    }
    for part in message.attachments() {
        let name = part.attachment_name().unwrap_or_default().to_lowercase();
        let is_table = [".csv", ".tsv", ".xlsx"].iter().any(|ending| name.ends_with(ending));
        match &part.body {
            PartType::Message(inner) => collect(inner, parts),
            PartType::Multipart(_) => {}
            _ if is_table => parts.tables.push((name, part.contents().to_vec())),
            PartType::Text(text) => parts.texts.push(text.to_string()),
            PartType::Html(html) => parts.texts.push(mail_parser::decoders::html::html_to_text(html)),
            PartType::Binary(content) | PartType::InlineBinary(content) => {
                if name.ends_with(".eml") {
                    collect_source(content, parts);
                } else if name.ends_with(".json") || name.ends_with(".txt") {
                    parts.texts.push(decoded(content));
                }
            }
        }
    }
}

/// Returns bytes as text: UTF-8, UTF-16 with its mark, or else Windows-1252 as old programs write it.
pub fn decoded(content: &[u8]) -> String {
    match content {
        [0xff, 0xfe, rest @ ..] => utf_16(rest),
        _ => match str::from_utf8(content) {
            Ok(text) => text.to_owned(),
            Err(_) => content.iter().map(|byte| windows_1252(*byte)).collect(),
        },
    }
}

/// Returns bytes as UTF-16, least byte first. Outlook's files hold their texts so, between other things.
pub fn utf_16(content: &[u8]) -> String {
    let units = content.chunks_exact(2).filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(' ')).collect()
}

/// Source: Unicode, "cp1252 to Unicode table", for the bytes that differ from Latin-1.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let place = usize::from(byte).checked_sub(0x80);
    place.and_then(|place| HIGH.get(place)).copied().unwrap_or(char::from(byte))
}
