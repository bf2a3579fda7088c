//! What pages have in common that keep a draft of unsaved work in the browser: see `docs/decisions/0023-what-the-browser-keeps.md`.

/// How long a page waits for more changes before it keeps a draft, in milliseconds.
pub const PAUSE: u32 = 300;

/// Whether the browser may keep a draft. Whoever has agreed is not asked again: that stays in the browser, until it is
/// erased. A refusal is not kept, since that would be keeping something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Consent {
    /// Nobody has been asked.
    #[default]
    Unasked,
    /// It may.
    Given,
    /// It may not.
    Refused,
}
