//! What is in the source of a mail: its forms, what is attached to it, mails in it.

use std::borrow::Cow;

use mail_parser::{
    Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::{
    encoding::decoded,
    heads,
    outlook::{Form, Letter},
};

/// What only the headers of a mail's source have, and not the words of a forwarded one.
const OF_A_SOURCE: [&str; 8] = [
    "mime-version:",
    "content-type:",
    "content-transfer-encoding:",
    "message-id:",
    "received:",
    "return-path:",
    "x-unsent:",
    "delivered-to:",
];
/// The most parts of a mail that are looked at. Each has a header that says what it is.
const PARTS: usize = 256;
/// How deep mails in mails are read.
const DEEPEST: usize = 8;

/// Returns whether a text is the source of a mail, as an `.eml` file has it, and not just its words.
pub fn is_mail(name: &str, text: &str) -> bool {
    if name.to_lowercase().ends_with(".eml") {
        return true;
    }
    let head = text.lines().take(200).take_while(|line| !line.trim().is_empty());
    let mut is_source = false;
    for (index, line) in head.enumerate() {
        if index > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        if !line.split_once(':').is_some_and(|(name, _)| is_name(name)) {
            return false;
        }
        let lower = line.to_lowercase();
        is_source |= OF_A_SOURCE.iter().any(|header| lower.starts_with(header));
    }
    is_source
}

/// Cuts a mailbox file (RFC 4155) into its mails; `None` if it is none.
pub fn mailbox(text: &[u8]) -> Option<Vec<&[u8]>> {
    let is_start = |line: &[u8]| line.starts_with(b"From ") && line.iter().filter(|byte| **byte == b':').count() >= 2;
    let first = text.split(|byte| *byte == b'\n').next()?;
    if !is_start(first) {
        return None;
    }
    let mut starts = Vec::new();
    let mut at = 0;
    let mut is_after_blank = true;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        if is_after_blank && is_start(line) {
            starts.push((at, at + line.len()));
        }
        is_after_blank = line.trim_ascii().is_empty();
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(from, _)| *from).chain([text.len()]);
    Some(starts.iter().zip(ends).filter_map(|((_, from), to)| text.get(*from..to)).collect())
}

/// Reads the source of a mail. `depth` says in how many mails it stands.
pub fn letter(source: &[u8], depth: usize) -> Letter {
    let mut letter = Letter::default();
    // Every level of mails in mails and of parts in parts has such a header, and is taken apart by recursion.
    if occurrences(source, b"content-type") > PARTS || heads::are_too_many(source) {
        letter.is_cut = true;
        letter.forms.push(Form::Plain(decoded(source).into_owned()));
        return letter;
    }
    let Some(mut message) = MessageParser::default().parse(source) else {
        letter.forms.push(Form::Plain(decoded(source).into_owned()));
        return letter;
    };
    (letter.from, letter.sent) = envelope(&message);
    take(&mut message, 0, source, depth, false, &mut letter);
    letter
}

fn occurrences(text: &[u8], lower: &[u8]) -> usize {
    text.windows(lower.len()).filter(|found| found.eq_ignore_ascii_case(lower)).count()
}

/// Returns from whom a mail is and when it was sent, as it says itself.
fn envelope(message: &Message<'_>) -> (String, String) {
    let first = message.from().and_then(|from| from.first());
    let from = first.map_or_else(String::new, |from| match (from.name(), from.address()) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (name, address) => address.or(name).unwrap_or_default().to_owned(),
    });
    let sent = message.date().filter(|date| date.is_valid()).map_or_else(String::new, |date| {
        format!("{:04}-{:02}-{:02}T{:02}:{:02}", date.year, date.month, date.day, date.hour, date.minute)
    });
    (from, sent)
}

/// Takes what a part holds, and the parts in it. What was decoded is moved, not copied: it may be as large as the mail.
fn take(message: &mut Message<'_>, id: u32, source: &[u8], depth: usize, is_form: bool, letter: &mut Letter) {
    let at = usize::try_from(id).unwrap_or(usize::MAX);
    let Some(part) = message.parts.get_mut(at) else { return };
    let body = std::mem::take(&mut part.body);
    let part = &*part;
    let name = part.attachment_name().unwrap_or_default();
    let is_attached = !name.is_empty() || part.content_disposition().is_some_and(|said| said.is_attachment());
    match body {
        PartType::Multipart(parts) => {
            // A second body beside the first says something of its own; forms of one body say the same.
            let is_choice = is_form || part.is_content_type("multipart", "alternative");
            for (index, id) in parts.into_iter().enumerate() {
                if index > 0 && !is_choice {
                    letter.forms.push(Form::End);
                }
                take(message, id, source, depth, is_choice, letter);
            }
        }
        PartType::Message(_) if depth >= DEEPEST => letter.is_cut = true,
        PartType::Message(inner) => {
            drop(inner);
            letter.letters.push(self::letter(&raw(part, source), depth + 1));
        }
        PartType::Text(text) if !is_attached && is_text(part, "plain") => {
            letter.forms.push(Form::Plain(if is_lost(part) { lenient(part, source) } else { text.into_owned() }));
        }
        PartType::Html(html) if !is_attached => letter.forms.push(Form::Html(html.into_owned())),
        PartType::Text(_) | PartType::Html(_) => {
            letter.attached.push((shown_name(part), raw(part, source).into_owned()))
        }
        PartType::Binary(content) | PartType::InlineBinary(content) => {
            let content = if is_lost(part) { raw(part, source).into_owned() } else { content.into_owned() };
            letter.attached.push((shown_name(part), content));
        }
    }
}

/// Returns what a part is called, or what it is where it has no name.
fn shown_name(part: &MessagePart<'_>) -> String {
    let kind = || {
        let kind = part.content_type()?;
        Some(format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()))
    };
    part.attachment_name().map(str::to_owned).or_else(kind).unwrap_or_default()
}

fn is_text(part: &MessagePart<'_>, subtype: &str) -> bool {
    part.content_type().is_none_or(|kind| {
        !kind.ctype().eq_ignore_ascii_case("text")
            || kind.subtype().is_none_or(|found| found.eq_ignore_ascii_case(subtype))
    })
}

/// Returns whether the parser gave up on the encoding of a part.
fn is_lost(part: &MessagePart<'_>) -> bool {
    part.is_encoding_problem && encoding(part) == "base64"
}

fn encoding(part: &MessagePart<'_>) -> String {
    part.content_transfer_encoding().unwrap_or_default().trim().to_lowercase()
}

/// Returns the bytes of a part with its transfer encoding undone, whatever its character set.
fn raw<'s>(part: &MessagePart<'_>, source: &'s [u8]) -> Cow<'s, [u8]> {
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let content = source.get(at(part.offset_body)..at(part.offset_end).min(source.len())).unwrap_or_default();
    match encoding(part).as_str() {
        "base64" => unpacked(content).0.into(),
        "quoted-printable" => quoted_printable_decode(content).map_or(content.into(), Cow::from),
        _ => content.into(),
    }
}

fn lenient(part: &MessagePart<'_>, source: &[u8]) -> String {
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let content = source.get(at(part.offset_body)..at(part.offset_end).min(source.len())).unwrap_or_default();
    let (text, behind) = unpacked(content);
    [&decoded(&text), "\n", &decoded(behind)].concat()
}

/// Undoes base64 line by line, up to where something else stands: a disclaimer that a gateway put behind it.
fn unpacked(content: &[u8]) -> (Vec<u8>, &[u8]) {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut signs = Vec::new();
    let mut rest = content;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        let bare = line.trim_ascii();
        if !bare.iter().all(is_sign) {
            break;
        }
        signs.extend(bare.iter().filter(|byte| **byte != b'='));
        rest = after;
        if bare.ends_with(b"=") {
            break;
        }
    }
    signs.resize(signs.len().next_multiple_of(4), b'=');
    (base64_decode(&signs).unwrap_or_default(), rest)
}
