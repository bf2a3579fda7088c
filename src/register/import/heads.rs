//! What the headers of a mail and of its parts would take once they are taken apart: a line of five bytes becomes a
//! structure of two hundred, and a part without any header one of five hundred.

/// The most lines with which parts may begin.
const PARTS: usize = 10_000;
/// The most lines of headers, of the mail and of all its parts.
const LINES: usize = 20_000;
/// The most bytes of headers.
const BYTES: usize = 2 << 20;
/// The largest mail in which a mail may stand whose headers cannot be seen, since they are encoded.
const ENCODED: usize = 4 << 20;

/// Returns whether a mail has more parts and headers than any that a person sends.
pub fn are_too_many(source: &[u8]) -> bool {
    let (mut parts, mut lines, mut bytes) = (0, 0, 0);
    let mut is_digest = false;
    let mut head = Some(Head::default());
    for line in source.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"--") {
            parts += 1;
            head = Some(Head { is_of_a_part: true, ..Head::default() });
        } else if line.trim_ascii().is_empty() {
            // A mail in the mail begins with headers of its own. In a digest every part is one.
            let is_mail = |head: &Head| head.is_mail || (is_digest && head.is_of_a_part);
            head = head.filter(is_mail).map(|_| Head::default());
        } else if let Some(head) = &mut head {
            lines += 1;
            bytes += line.len();
            if lines > LINES || bytes > BYTES {
                return true;
            }
            is_digest |= is_digest_said(line);
            head.is_mail |= has(line, b"message");
            head.is_encoded |= has(line, b"base64") || has(line, b"quoted-printable");
            if (head.is_mail || is_digest) && head.is_encoded && source.len() > ENCODED {
                return true;
            }
        }
        if parts > PARTS {
            return true;
        }
    }
    false
}

/// The headers that are being looked at.
#[derive(Default)]
struct Head {
    /// Whether they are those of a part, and not of a mail in it.
    is_of_a_part: bool,
    /// Whether what follows them is a mail.
    is_mail: bool,
    is_encoded: bool,
}

/// Returns whether a line of a header says that its parts are mails: `multipart/digest`, maybe broken behind the stroke.
fn is_digest_said(line: &[u8]) -> bool {
    let mut pieces = line.split(|byte| *byte == b'/').map(<[u8]>::trim_ascii_start);
    pieces.any(|piece| piece.get(..6).is_some_and(|start| start.eq_ignore_ascii_case(b"digest")))
}

fn has(text: &[u8], lower: &[u8]) -> bool {
    text.windows(lower.len()).any(|found| found.eq_ignore_ascii_case(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_with_large_attachments_has_few_headers_wherever_they_stand() {
        let body = "QSBsaW5lIG9mIHBsYWluIHRleHQsIGFzIG1haWxzIGhhdmUgaXQu\r\n".repeat(100_000);
        let head = "Subject: Weekly digest\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        let part = "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        assert!(!are_too_many(format!("{head}--b\r\n\r\nHello\r\n{part}{body}--b--\r\n").as_bytes()));
        let forwarded = format!("{head}--b\r\nContent-Type: message/rfc822\r\n\r\n{head}{part}{body}");
        assert!(!are_too_many(forwarded.as_bytes()));
        assert!(are_too_many(format!("{head}--b\r\n{}", "a:b\r\n".repeat(30_000)).as_bytes()));
        assert!(are_too_many(format!("{head}{}", "--b\r\n\r\n".repeat(11_000)).as_bytes()));
        assert!(are_too_many(format!("To: {}", "a@example.org, ".repeat(200_000)).as_bytes()));
        for folded in ["multipart/digest", "Multipart/\r\n\tDigest", "multipart / digest"] {
            let digest = format!("Content-Type: {folded}; boundary=b\r\n\r\n--b\r\n\r\nx\r\n");
            assert!(are_too_many(format!("{digest}{}", "a:b\r\n".repeat(30_000)).as_bytes()), "{folded}");
        }
    }
}
