//! The steps of a commissioner election, and how firmly the law fixes each.

use serde::{Deserialize, Serialize};

/// One step of the statutory timetable. Its id is its name in a policy: `nominations-close`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
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
    /// The notice of poll is published.
    NoticeOfPoll,
    /// Candidates give notice of their polling and counting agents.
    PollingAgentsNamed,
    /// The poll.
    Poll,
    /// The votes are counted and the result declared.
    Count,
    /// The last day of the outgoing commissioner's term.
    TermEnd,
    /// The first day of the elected commissioner's term.
    TermStart,
}

impl Step {
    /// Every step, in the order of the enum.
    pub const ALL: [Self; 11] = [
        Self::NoticeOfElection,
        Self::NominationsClose,
        Self::CandidatesPublished,
        Self::WithdrawalsClose,
        Self::ElectionAgentsNamed,
        Self::NoticeOfPoll,
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
            Self::NoticeOfElection => "notice-of-election",
            Self::NominationsClose => "nominations-close",
            Self::CandidatesPublished => "candidates-published",
            Self::WithdrawalsClose => "withdrawals-close",
            Self::ElectionAgentsNamed => "election-agents-named",
            Self::NoticeOfPoll => "notice-of-poll",
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
            Self::NoticeOfElection => "Notice of election published",
            Self::NominationsClose => "Nominations close",
            Self::CandidatesPublished => "List of candidates published",
            Self::WithdrawalsClose => "Last time for a candidate to withdraw",
            Self::ElectionAgentsNamed => "Election agents named",
            Self::NoticeOfPoll => "Notice of poll published",
            Self::PollingAgentsNamed => "Polling and counting agents named",
            Self::Poll => "Polling day",
            Self::Count => "Count and result",
            Self::TermEnd => "Outgoing commissioner’s last day",
            Self::TermStart => "New commissioner’s first day",
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

    #[test]
    fn all_lists_each_step_once_in_order() {
        assert!(Step::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Step::ALL[10], Step::TermStart, "the last variant");
    }
}
