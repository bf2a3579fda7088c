//! The timetables, one file a kind. Each row was seen in the instrument that it names, or in a timetable published under
//! it, unless it says that it is not confirmed.

mod authority_mayor;
mod commissioner;
mod council;
mod council_wales;
mod local_mayor;
mod london;
mod parliament;
mod parliament_by_election;
mod senedd;

use super::rules::{Announced, Rule, Source, Table};
use super::{Step, Timing};
use crate::holidays::day;
use crate::{ElectionKind, for_authors};

/// Returns the timetable of a kind, or `None` for [`ElectionKind::Other`].
pub(super) const fn table(kind: ElectionKind) -> Option<&'static Table> {
    Some(match kind {
        ElectionKind::Commissioner => &commissioner::TABLE,
        ElectionKind::Council => &council::TABLE,
        ElectionKind::CouncilWales => &council_wales::TABLE,
        ElectionKind::AuthorityMayor => &authority_mayor::TABLE,
        ElectionKind::LocalMayor => &local_mayor::TABLE,
        ElectionKind::Parliament => &parliament::TABLE,
        ElectionKind::ParliamentByElection => &parliament_by_election::TABLE,
        ElectionKind::Senedd => &senedd::TABLE,
        ElectionKind::London => &london::TABLE,
        ElectionKind::Other => return None,
    })
}

/// Changes that were announced and not in force when this was written (November 2026).
pub(super) const ANNOUNCED: [Announced; 2] = [
    Announced {
        polls_from: day(2027, 1, 1),
        note: for_authors("A Bill of 2026 would move this deadline; look whether it is in force."),
        touches: |_, step| {
            matches!(
                step,
                Step::NominationsClose | Step::WithdrawalsClose | Step::RegistrationCloses | Step::PostalVotesClose
            )
        },
    },
    Announced {
        polls_from: day(2028, 1, 1),
        note: for_authors(
            "The government has announced that commissioners end in May 2028; look whether the poll is held.",
        ),
        touches: |kind, step| matches!((kind, step), (ElectionKind::Commissioner, Step::Poll | Step::TermStart)),
    },
];

/// When people have to ask to vote: by the same regulations for every kind.
const VOTERS: Source = Source {
    instrument: "Representation of the People (England and Wales) Regulations 2001 (SI 2001/341)",
    rule: "regulations 8, 29 and 56",
};
const REGISTRATION: Rule = Rule::on(Step::RegistrationCloses, 12, VOTERS);
const POSTAL_VOTES: Rule = Rule::on(Step::PostalVotesClose, 11, VOTERS).at(17);
const PROXY_VOTES: Rule = Rule::on(Step::ProxyVotesClose, 6, VOTERS).at(17);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::Reckoning;

    #[test]
    fn every_row_says_what_it_rests_on() {
        for kind in ElectionKind::ALL {
            let Some(table) = table(kind) else {
                assert_eq!(kind, ElectionKind::Other);
                continue;
            };
            for rule in table.rules {
                assert!(
                    rule.source.instrument.contains(" Act ") || rule.source.instrument.contains("SI 20"),
                    "{kind:?}"
                );
                assert!(rule.note.is_empty() || rule.note.ends_with('.'), "{kind:?}: {}", rule.note);
                assert!(rule.polls_from.is_none_or(|first| first >= table.since), "{kind:?}");
            }
        }
    }

    /// Two rows for a step are an older and a newer rule, or a count from the poll and one from the writ.
    #[test]
    fn no_poll_has_a_step_twice() {
        for kind in ElectionKind::ALL {
            if let Some(table) = table(kind) {
                for poll in [table.since, day(2028, 5, 4), day(2032, 5, 6)] {
                    let from_poll = |rule: &&Rule| !matches!(rule.reckoning, Reckoning::WorkingDaysAfterWrit(..));
                    let rules = table.rules.iter().filter(|rule| rule.applies(poll)).filter(from_poll);
                    let mut steps: Vec<Step> = rules.map(|rule| rule.step).collect();
                    let all = steps.len();
                    steps.sort();
                    steps.dedup();
                    assert_eq!(steps.len(), all, "{kind:?} {poll}");
                }
            }
        }
    }

    #[test]
    fn every_kind_has_the_steps_that_a_protocol_speaks_of() {
        use Step::*;
        for kind in ElectionKind::ALL {
            if let Some(table) = table(kind) {
                for step in [NoticeOfElection, NominationsClose, CandidatesPublished, Poll, Count, TermStart] {
                    assert!(table.rules.iter().any(|rule| rule.step == step), "{kind:?} {step:?}");
                }
            }
        }
    }
}
