//! The steps of an election, and how firmly the law fixes each.

use serde::{Deserialize, Serialize};

/// One step of a statutory timetable. Its id is its name in a policy: `nominations-close`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Parliament, or the Senedd, is dissolved.
    Dissolution,
    /// The writ for an election to the House of Commons is received.
    Writ,
    /// The notice of election is published.
    NoticeOfElection,
    /// The last moment to deliver nomination papers.
    NominationsClose,
    /// The statement of persons nominated is published.
    CandidatesPublished,
    /// The last moment to withdraw a candidature.
    WithdrawalsClose,
    /// Candidates name their election agents.
    ElectionAgentsNamed,
    /// The last day to apply to be on the register of electors.
    RegistrationCloses,
    /// The last moment to apply for a postal vote.
    PostalVotesClose,
    /// The notice of poll is published.
    NoticeOfPoll,
    /// The last moment to apply to vote by proxy, emergencies apart.
    ProxyVotesClose,
    /// Candidates give notice of their polling and counting agents.
    PollingAgentsNamed,
    /// The poll.
    Poll,
    /// The votes are counted and the result declared.
    Count,
    /// The last day of the outgoing office holder’s term.
    TermEnd,
    /// The first day of the elected office holder’s term.
    TermStart,
}

impl Step {
    /// Every step of any kind of election, in the order of the enum. No kind has all of them.
    pub const ALL: [Self; 16] = [
        Self::Dissolution,
        Self::Writ,
        Self::NoticeOfElection,
        Self::NominationsClose,
        Self::CandidatesPublished,
        Self::WithdrawalsClose,
        Self::ElectionAgentsNamed,
        Self::RegistrationCloses,
        Self::PostalVotesClose,
        Self::NoticeOfPoll,
        Self::ProxyVotesClose,
        Self::PollingAgentsNamed,
        Self::Poll,
        Self::Count,
        Self::TermEnd,
        Self::TermStart,
    ];

    /// Returns the step's id in a policy: `nominations-close`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dissolution => "dissolution",
            Self::Writ => "writ",
            Self::NoticeOfElection => "notice-of-election",
            Self::NominationsClose => "nominations-close",
            Self::CandidatesPublished => "candidates-published",
            Self::WithdrawalsClose => "withdrawals-close",
            Self::ElectionAgentsNamed => "election-agents-named",
            Self::RegistrationCloses => "registration-closes",
            Self::PostalVotesClose => "postal-votes-close",
            Self::NoticeOfPoll => "notice-of-poll",
            Self::ProxyVotesClose => "proxy-votes-close",
            Self::PollingAgentsNamed => "polling-agents-named",
            Self::Poll => "poll",
            Self::Count => "count",
            Self::TermEnd => "term-end",
            Self::TermStart => "term-start",
        }
    }

    /// Returns the step in words, to head a row of a timetable: `Nominations close`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Dissolution => "Dissolution",
            Self::Writ => "Writ received",
            Self::NoticeOfElection => "Notice of election published",
            Self::NominationsClose => "Nominations close",
            Self::CandidatesPublished => "List of candidates published",
            Self::WithdrawalsClose => "Last time for a candidate to withdraw",
            Self::ElectionAgentsNamed => "Election agents named",
            Self::RegistrationCloses => "Last day to register to vote",
            Self::PostalVotesClose => "Last time to ask for a postal vote",
            Self::NoticeOfPoll => "Notice of poll published",
            Self::ProxyVotesClose => "Last time to ask for a proxy vote",
            Self::PollingAgentsNamed => "Polling and counting agents named",
            Self::Poll => "Polling day",
            Self::Count => "Count and result",
            Self::TermEnd => "Last day of the old term",
            Self::TermStart => "First day of the new term",
        }
    }
}

/// How a step stands to the day that is worked out for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// On that day exactly.
    On,
    /// On that day or earlier.
    NoLaterThan,
    /// On that day or later: the law names no day, only what must come first.
    NotBefore,
}

impl Timing {
    /// Returns the words that stand before the day, or nothing for a step that is on it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::On => "",
            Self::NoLaterThan => "no later than",
            Self::NotBefore => "not before",
        }
    }
}

/// How sure this program is of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen in the instrument or in a timetable published by those who run the election.
    Confirmed,
    /// Not confirmed: to be looked up before anything rests on it.
    Unconfirmed,
    /// Right as the law stood, and a change has been announced.
    MayChange,
}

impl Confidence {
    /// Returns the words that stand beside a date, or nothing for one that is confirmed.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "",
            Self::Unconfirmed => "not confirmed",
            Self::MayChange => "may change",
        }
    }

    /// Returns [`Self::words`] in brackets, to be put behind a date or its source: " (may change)".
    #[must_use]
    pub fn in_brackets(self) -> String {
        match self.words() {
            "" => String::new(),
            words => format!(" ({words})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_serde_reads_and_writes() {
        for step in Step::ALL {
            let json = serde_json::to_string(&step).expect("a unit variant");
            assert_eq!(json, format!("\"{}\"", step.id()));
            assert_eq!(serde_json::from_str::<Step>(&json).expect("its own output"), step);
        }
    }

    /// One title serves every kind that has the step: the Senedd is dissolved, not Parliament.
    #[test]
    fn no_title_names_one_kind_s_assembly() {
        for step in Step::ALL {
            assert!(!step.title().contains("Parliament") && !step.title().contains("Senedd"), "{}", step.title());
        }
    }

    #[test]
    fn all_lists_each_step_once_in_order() {
        assert!(Step::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Step::ALL[15], Step::TermStart, "the last variant");
    }
}
