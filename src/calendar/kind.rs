//! The kinds of election that a force meets, each with a timetable of its own.

use serde::{Deserialize, Serialize};

/// What kind of election it is. Its id is its name in a policy: `authority-mayor`.
///
/// ```
/// use calendar::ElectionKind;
///
/// assert_eq!(ElectionKind::from_id("council"), Some(ElectionKind::Council));
/// assert_eq!(ElectionKind::from_id("parish-meeting"), None);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ElectionKind {
    /// A police and crime commissioner, ordinary or to fill a vacancy.
    #[default]
    Commissioner,
    /// Councillors of a principal council in England.
    Council,
    /// Councillors of a principal council in Wales.
    CouncilWales,
    /// The mayor of a combined authority or a combined county authority.
    AuthorityMayor,
    /// The directly elected mayor of one council.
    LocalMayor,
    /// The whole House of Commons.
    Parliament,
    /// One seat in the House of Commons.
    ParliamentByElection,
    /// The Senedd.
    Senedd,
    /// The Mayor of London and the London Assembly, at the ordinary election.
    London,
    /// Any other: nothing is worked out and nothing compared.
    Other,
}

impl ElectionKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 10] = [
        Self::Commissioner,
        Self::Council,
        Self::CouncilWales,
        Self::AuthorityMayor,
        Self::LocalMayor,
        Self::Parliament,
        Self::ParliamentByElection,
        Self::Senedd,
        Self::London,
        Self::Other,
    ];

    /// Returns the kind's id in a policy: `authority-mayor`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Commissioner => "commissioner",
            Self::Council => "council",
            Self::CouncilWales => "council-wales",
            Self::AuthorityMayor => "authority-mayor",
            Self::LocalMayor => "local-mayor",
            Self::Parliament => "parliament",
            Self::ParliamentByElection => "parliament-by-election",
            Self::Senedd => "senedd",
            Self::London => "london",
            Self::Other => "other",
        }
    }

    /// Returns the kind with this id, or `None` where there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Returns the kind in words, with its article: `a council election in England`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Commissioner => "a police and crime commissioner election",
            Self::Council => "a council election in England",
            Self::CouncilWales => "a council election in Wales",
            Self::AuthorityMayor => "the election of a combined authority’s mayor",
            Self::LocalMayor => "the election of a council’s mayor",
            Self::Parliament => "a general election",
            Self::ParliamentByElection => "a parliamentary by-election",
            Self::Senedd => "a Senedd election",
            Self::London => "the election of the Mayor of London and the Assembly",
            Self::Other => "another election",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_serde_reads_and_writes() {
        for kind in ElectionKind::ALL {
            let json = serde_json::to_string(&kind).expect("a unit variant");
            assert_eq!(json, format!("\"{}\"", kind.id()));
            assert_eq!(serde_json::from_str::<ElectionKind>(&json).expect("its own output"), kind);
            assert_eq!(ElectionKind::from_id(kind.id()), Some(kind));
        }
    }

    #[test]
    fn all_lists_each_kind_once_in_order() {
        assert!(ElectionKind::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(ElectionKind::ALL[9], ElectionKind::Other, "the last variant");
    }
}
