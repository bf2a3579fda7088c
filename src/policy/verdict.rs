//! The six verdicts, in order of severity.

use serde::{Deserialize, Serialize};

/// What the protocol says about an activity. Later variants are more severe, except that silence comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It may be done; nothing but ordinary neutrality is asked.
    Allowed,
    /// It may be done if the conditions listed with the outcome hold.
    Conditions,
    /// A named office-holder decides; do not go ahead before they have.
    Refer,
    /// It should not be done, or care must be taken to avoid it.
    Avoid,
    /// It must not be done, by the protocol or by law it cites.
    NotAllowed,
    /// The protocol is silent.
    #[default]
    NotCovered,
}

impl Verdict {
    /// Every verdict, in order.
    pub const ALL: [Verdict; 6] = [
        Verdict::Allowed,
        Verdict::Conditions,
        Verdict::Refer,
        Verdict::Avoid,
        Verdict::NotAllowed,
        Verdict::NotCovered,
    ];

    /// Returns the id used in policies, on the command line and in events.
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Allowed => "allowed",
            Verdict::Conditions => "conditions",
            Verdict::Refer => "refer",
            Verdict::Avoid => "avoid",
            Verdict::NotAllowed => "not-allowed",
            Verdict::NotCovered => "not-covered",
        }
    }
}

/// Whether an outcome belongs in the contact register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RegisterRule {
    /// The protocol wants it recorded.
    Required,
    /// Recording it is good sense, though the protocol does not demand it.
    Advised,
    /// Nothing to record.
    #[default]
    None,
}

impl RegisterRule {
    /// Returns the id used in policies and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            RegisterRule::Required => "required",
            RegisterRule::Advised => "advised",
            RegisterRule::None => "none",
        }
    }
}
