//! S/MIME (RFC 8551): a mail inside a signature, or inside an encryption that only its receiver can undo.
//!
//! Of the Basic Encoding Rules (X.690) only what leads to the content is read. The signature is not checked: it says who
//! wrote an entry no better than the mail itself does to whoever opens it.

/// What a PKCS #7 file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Secured {
    /// A mail that was signed.
    Signed(Vec<u8>),
    /// A signature alone: what it signs stands beside it.
    Detached,
    /// Something encrypted.
    Encrypted,
}

/// How deep values in values are followed.
const DEEPEST: usize = 24;

const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const ENVELOPED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03];
const ENCRYPTED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x06];
const AUTHENTICATED_AND_ENVELOPED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17];

const SEQUENCE: u8 = 0x30;
const OBJECT_ID: u8 = 0x06;
const CONTEXT_0: u8 = 0xa0;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PIECES: u8 = 0x24;

/// Reads a PKCS #7 file; `None` if it is none.
pub fn read(content: &[u8]) -> Option<Secured> {
    let (outer, _) = value(content, SEQUENCE)?;
    let (kind, rest) = value(outer, OBJECT_ID)?;
    match kind {
        ENVELOPED_DATA | ENCRYPTED_DATA | AUTHENTICATED_AND_ENVELOPED => return Some(Secured::Encrypted),
        SIGNED_DATA => {}
        _ => return None,
    }
    let (explicit, _) = value(rest, CONTEXT_0)?;
    let (signed, _) = value(explicit, SEQUENCE)?;
    // The version and the digests stand before the content.
    let (_, _, rest) = next(signed, 0)?;
    let (_, _, rest) = next(rest, 0)?;
    let (content, _) = value(rest, SEQUENCE)?;
    let (_, rest) = value(content, OBJECT_ID)?;
    let Some((explicit, _)) = value(rest, CONTEXT_0) else {
        return Some(Secured::Detached);
    };
    let mut letter = Vec::new();
    pieces(explicit, 0, &mut letter)?;
    Some(Secured::Signed(letter))
}

/// Puts together a text that stands in one piece or in many.
fn pieces(mut content: &[u8], depth: usize, letter: &mut Vec<u8>) -> Option<()> {
    if depth > DEEPEST {
        return None;
    }
    while !content.is_empty() {
        let (tag, value, rest) = next(content, 0)?;
        match tag {
            OCTETS => letter.extend_from_slice(value),
            OCTETS_IN_PIECES => pieces(value, depth + 1, letter)?,
            _ => return None,
        }
        content = rest;
    }
    Some(())
}

/// Returns the value that begins here, if it has this tag, and what follows it.
fn value(content: &[u8], wanted: u8) -> Option<(&[u8], &[u8])> {
    let (tag, value, rest) = next(content, 0)?;
    (tag == wanted).then_some((value, rest))
}

/// Returns the tag and the value that begin here, and what follows them.
fn next(content: &[u8], depth: usize) -> Option<(u8, &[u8], &[u8])> {
    if depth > DEEPEST {
        return None;
    }
    let (&tag, rest) = content.split_first()?;
    let (&length, rest) = rest.split_first()?;
    match length {
        0x80 => {
            // Of unknown length: it ends with two zeros after its last part.
            let mut inner = rest;
            loop {
                if let Some(after) = inner.strip_prefix(&[0, 0]) {
                    return Some((tag, rest.get(..rest.len() - inner.len())?, after));
                }
                inner = next(inner, depth + 1)?.2;
            }
        }
        0..0x80 => {
            let (value, rest) = rest.split_at_checked(usize::from(length))?;
            Some((tag, value, rest))
        }
        _ => {
            let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
            if digits.len() > 4 {
                return None;
            }
            let length = digits.iter().fold(0, |length: usize, digit| length << 8 | usize::from(*digit));
            let (value, rest) = rest.split_at_checked(length)?;
            Some((tag, value, rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).expect("short").to_be_bytes();
        [&[tag, 0x82], &length[..], content].concat()
    }

    fn open_ended(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x80], content, &[0, 0]].concat()
    }

    fn signed(wrap: fn(u8, &[u8]) -> Vec<u8>, content: &[u8]) -> Vec<u8> {
        let inner = wrap(SEQUENCE, &[tlv(OBJECT_ID, &[1, 2]), content.to_vec()].concat());
        let data = wrap(SEQUENCE, &[tlv(2, &[1]), tlv(0x31, &[]), inner].concat());
        wrap(SEQUENCE, &[tlv(OBJECT_ID, SIGNED_DATA), wrap(CONTEXT_0, &data)].concat())
    }

    #[test]
    fn what_was_signed_is_found() {
        let whole = Some(Secured::Signed(b"hello".to_vec()));
        assert_eq!(read(&signed(tlv, &tlv(CONTEXT_0, &tlv(OCTETS, b"hello")))), whole);
        let pieces = open_ended(OCTETS_IN_PIECES, &[tlv(OCTETS, b"hel"), tlv(OCTETS, b"lo")].concat());
        assert_eq!(read(&signed(open_ended, &open_ended(CONTEXT_0, &pieces))), whole);
        assert_eq!(read(&signed(tlv, &[])), Some(Secured::Detached));
        assert_eq!(read(&tlv(SEQUENCE, &tlv(OBJECT_ID, ENVELOPED_DATA))), Some(Secured::Encrypted));
        assert_eq!(read(b"hello"), None);
        assert_eq!(read(&[0x30, 0x80].repeat(5_000)), None, "no deeper than anything reasonable");
    }
}
