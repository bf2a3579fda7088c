//! A mail as a file (RFC 5322) that Outlook, Thunderbird and Apple Mail open as a draft.
//!
//! No `From`, `Date` or `Message-ID`: the mail program gives them when the person sends it. Written by hand: the
//! `mail-builder` crate would add 82 kB to the page in brotli. See `docs/decisions/0006-register-mail.md`.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::email::{Mail, crlf, one_line};

/// RFC 2045, 6.7: the longest line of quoted-printable text.
const LONGEST_LINE: usize = 76;
/// Bytes in an encoded word such that the first one, after `Subject: `, ends before column 76 (RFC 2047, 2).
const WORD_BYTES: usize = 39;
/// A subject of plain characters up to this length stands as it is.
const PLAIN_SUBJECT: usize = 67;

/// Returns the file's text.
pub fn draft(mail: &Mail) -> String {
    let mut eml = String::new();
    if let Some(to) = &mail.to {
        eml.push_str(&format!("To: {}\r\n", one_line(to)));
    }
    eml.push_str(&format!("Subject: {}\r\n", subject(&one_line(&mail.subject))));
    // Outlook opens a message with this mark as one to be sent.
    eml.push_str("X-Unsent: 1\r\n");
    eml.push_str("MIME-Version: 1.0\r\n");
    eml.push_str("Content-Type: text/plain; charset=utf-8\r\n");
    eml.push_str("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
    eml.push_str(&quoted_printable(&crlf(&mail.body)));
    eml
}

/// Returns the subject as it stands if that is short and plain, or else in encoded words.
fn subject(text: &str) -> String {
    let plain = text.chars().all(|c| matches!(c, ' '..='~'));
    if plain && text.len() <= PLAIN_SUBJECT && !text.as_bytes().contains(&b'=') {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for character in text.chars() {
        match words.last_mut() {
            Some(word) if word.len() + character.len_utf8() <= WORD_BYTES => word.push(character),
            _ => words.push(character.to_string()),
        }
    }
    let encoded: Vec<String> = words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect();
    encoded.join("\r\n ")
}

/// Returns text whose lines end in CR LF as quoted-printable (RFC 2045, 6.7).
fn quoted_printable(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + text.len() / 4);
    for line in text.split_inclusive('\n') {
        let (bare, ending) = line.strip_suffix("\r\n").map_or((line, ""), |bare| (bare, "\r\n"));
        let mut width = 0;
        for (index, byte) in bare.bytes().enumerate() {
            let last = index + 1 == bare.len();
            let literal = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (byte == b' ' && !last);
            let piece = if literal { char::from(byte).to_string() } else { format!("={byte:02X}") };
            // One place is kept for the `=` that says that the line goes on.
            if width + piece.len() > LONGEST_LINE - 1 {
                quoted.push_str("=\r\n");
                width = 0;
            }
            width += piece.len();
            quoted.push_str(&piece);
        }
        quoted.push_str(ending);
    }
    quoted
}
