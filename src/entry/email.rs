//! The entry as a mail to the SPOC: as a link that opens the person's mail program, and as a file with a draft.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use policy::{Policy, text::fill};

use super::{
    JsonError, RegisterEntry, block, eml, short_reference, summary_text,
    words::{self, label},
};

/// The longest link, in characters, that the usual mail programs take whole; Outlook and some browsers cut near 2,000.
pub const MAILTO_LIMIT: usize = 1900;

/// RFC 6068 lets these stand; `+` and `'` would be allowed and are misread by some.
const KEPT_IN_LINK: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b',')
    .remove(b'/')
    .remove(b'@');

/// A mail that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The SPOC's address, where the protocol prints one.
    pub to: Option<String>,
    /// One line.
    pub subject: String,
    /// The entry to read, then its block. Lines end in `\n`.
    pub body: String,
}

/// A `mailto:` link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailto {
    /// The whole link, encoded.
    pub url: String,
    /// Its length in characters, all of them ASCII.
    pub encoded_length: usize,
}

impl Mail {
    /// Makes the mail with an entry for the policy's SPOC.
    ///
    /// # Errors
    ///
    /// Returns an error only if an entry could not be written as JSON, which its types rule out.
    pub fn new(entry: &RegisterEntry, policy: &Policy) -> Result<Self, JsonError> {
        let spoc = policy.contacts.get(Policy::SPOC);
        let to = spoc.and_then(|spoc| spoc.email.as_deref()).filter(|address| is_address(address));
        let verdict = words::verdict_label(policy, entry.verdict);
        let places =
            [("reference", &*short_reference(&entry.reference)), ("result", &verdict), ("flow", entry.flow.as_str())];
        let subject = fill(&label(policy, "subject"), &places);
        let body = format!("{}\n{}\n{}", summary_text(entry, policy), label(policy, "block"), block::write(entry)?);
        Ok(Self { to: to.map(str::to_owned), subject: one_line(&subject), body })
    }

    /// Returns the mail as a link. See [`Mailto::fits`] before offering it.
    pub fn mailto(&self) -> Mailto {
        let encode = |text: &str| utf8_percent_encode(text, KEPT_IN_LINK).to_string();
        let url = format!(
            "mailto:{}?subject={}&body={}",
            self.to.as_deref().map(encode).unwrap_or_default(),
            encode(&one_line(&self.subject)),
            encode(&crlf(&self.body)),
        );
        let encoded_length = url.len();
        Mailto { url, encoded_length }
    }

    /// Returns the mail as the text of an `.eml` file that mail programs open as a draft, in ASCII, lines ending in CR LF.
    pub fn eml(&self) -> String {
        eml::draft(self)
    }
}

impl Mailto {
    /// Returns whether the usual mail programs take the link whole.
    pub fn fits(&self) -> bool {
        self.encoded_length <= MAILTO_LIMIT
    }
}

/// Returns the lines of a text, whichever way they are broken; a break at the end makes an empty one.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let broken = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    broken.flat_map(|line| line.split('\r')).collect()
}

/// Returns the text with line breaks as mails have them.
pub(super) fn crlf(text: &str) -> String {
    lines(text).join("\r\n")
}

/// Returns the text in one line: a header must not carry a line break, or it could carry a header.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One plain address and nothing that could make it two, or a header.
fn is_address(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte);
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && name.bytes().all(plain)
            && !domain.is_empty()
            && domain.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
    })
}
