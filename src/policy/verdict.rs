//! The verdicts, in order of severity, and whether an outcome belongs in the register: one table each.

use crate::read::words;

/// Declares the verdicts with their colours. Whoever draws a verdict takes its colours from here, and its words from the
/// text catalogues, which are tested to have some for each.
macro_rules! verdicts {
    ($($(#[$meta:meta])* $value:ident = $word:literal, $fill:literal, $ink:literal;)+) => {
        words! {
            /// What the protocol says about an activity. Later values are more severe, except that silence comes last.
            pub enum Verdict: NotCovered { $($(#[$meta])* $value = $word,)+ }
        }

        impl Verdict {
            /// Returns the colours of its tag.
            pub const fn colours(self) -> Colours {
                match self { $(Self::$value => Colours { fill: $fill, ink: $ink },)+ }
            }
        }
    };
}

/// The colours in which a verdict is drawn: the ink on the fill, and both apart from white, have the contrast that WCAG 2.2 AA
/// asks of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// The background.
    pub fill: &'static str,
    /// The text and the outline.
    pub ink: &'static str,
}

verdicts! {
    /// The text says that it does not bind this person, or leaves them free.
    NotBound = "not-bound", "#f0f4f5", "#0b0c0c";
    /// It may be done; nothing but ordinary neutrality is asked.
    Allowed = "allowed", "#e3f3ea", "#005a30";
    /// It may be done, and the text asks for care without naming a condition.
    TakeCare = "take-care", "#fff7d6", "#594d00";
    /// It may be done if the conditions listed with the outcome hold.
    Conditions = "conditions", "#e4eff8", "#144e81";
    /// A named office-holder decides; do not go ahead before they have.
    Refer = "refer", "#eeeaf6", "#4c2c92";
    /// It should not be done, or care must be taken to avoid it.
    Avoid = "avoid", "#fdeede", "#6e3619";
    /// It must not be done, by the protocol or by law it cites.
    NotAllowed = "not-allowed", "#fbe9e7", "#942514";
    /// The protocol is silent.
    NotCovered = "not-covered", "#eeefef", "#383f43";
}

words! {
    /// Whether an outcome belongs in the contact register.
    pub enum RegisterRule: None {
        /// The protocol wants it recorded.
        Required = "required",
        /// Recording it is good sense, though the protocol does not demand it.
        Advised = "advised",
        /// Nothing to record.
        None = "none",
    }
}

words! {
    /// Whom a rule speaks to.
    pub enum SaidTo: Person {
        /// The person who acts.
        Person = "person",
        /// The force or the office, not one person.
        Organisation = "organisation",
    }
}
