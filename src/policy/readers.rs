//! Which fields every type of a policy file has, and which of them must be there.

use calendar::timetable::Step;

use super::{
    Advice, Certainty, Choice, Column, Contact, Discrepancy, Election, Offset, Period, Printed, PrintedDate, Protocol,
    Provision, Question, QuestionKind, Register, RegisterRule, ResignationRule, Role, Verdict, Vocabulary,
    date::{PeriodVariant, PrintedWeekday},
    file::{DayOffFile, FlowFile, NodeFile},
    read::{reads, reads_words},
    vocabulary::{ColumnKind, DerivedWording, FilledBy, FlowWording, Prefill, QuestionInFlow},
};

reads!(Protocol { title: required, version: optional, date: optional, url: optional });
reads!(Election { title: required, poll: required });
reads!(Contact { post: required, organisation: optional, email: optional, telephone: optional, cites: optional });
reads!(Role { text: optional, hint: optional, inherits: optional, cites: optional });
reads!(Provision { heading: required, summary: required, excused: optional, quote: optional });
reads!(Discrepancy { note: required, cites: required });
reads!(ResignationRule { days: required, advice_from: optional, nominations_close: required, cites: required });
reads!(Register { columns: optional, cites: required });
reads!(Advice {
    verdict: required,
    headline: required,
    reasons: optional,
    conditions: optional,
    steps: optional,
    refer_to: optional,
    duties: optional,
    cites: optional,
    register: optional,
    register_why: optional,
});

reads!(PrintedDate {
    name: required,
    date: optional,
    time: optional,
    until: optional,
    offset: optional,
    event: optional,
    certainty: optional,
    statute: optional,
    printed: optional,
    acknowledged: optional,
    cites: optional,
});
reads!(Offset { from: required, days: optional, working_days: optional });
reads!(Printed { weekday: optional, offset: optional, date: optional, acknowledged: optional, cites: required });
reads!(Period { name: required, starts: optional, ends: optional, variants: optional, cites: optional });
reads!(PeriodVariant { when: required, starts: optional, ends: optional, cites: optional });
reads!(DayOffFile { date: required, name: required });

reads!(FlowFile { title: optional, examples: optional, start: required, nodes: optional, outcomes: required });
reads!(NodeFile { fact: required, branches: required, why: optional, cites: optional });

reads!(Vocabulary {
    language: required,
    flows: required,
    questions: required,
    derived: required,
    duties: required,
    columns: required,
    entry: required,
});
reads!(FlowWording { title: required, examples: required });
reads!(Question {
    kind: optional,
    text: optional,
    short: optional,
    hint: optional,
    why: optional,
    none: optional,
    in_flows: optional,
    choices: optional,
});
reads!(QuestionInFlow { text: required, hint: optional });
reads!(Choice { text: optional, hint: optional, optional: optional, inherits: optional });
reads!(DerivedWording { short: required, values: required });
reads!(Column {
    id: required,
    text: required,
    hint: optional,
    kind: optional,
    filled_by: optional,
    required: optional,
    prefill: optional,
});

reads_words!(Verdict: NotCovered {
    "allowed" => Allowed,
    "conditions" => Conditions,
    "refer" => Refer,
    "avoid" => Avoid,
    "not-allowed" => NotAllowed,
    "not-covered" => NotCovered,
});
reads_words!(RegisterRule: None { "required" => Required, "advised" => Advised, "none" => None });
reads_words!(Certainty: Fixed {
    "fixed" => Fixed,
    "approximate" => Approximate,
    "likely" => Likely,
    "no-later-than" => NoLaterThan,
    "not-given" => NotGiven,
});
reads_words!(PrintedWeekday: Monday {
    "monday" => Monday,
    "tuesday" => Tuesday,
    "wednesday" => Wednesday,
    "thursday" => Thursday,
    "friday" => Friday,
    "saturday" => Saturday,
    "sunday" => Sunday,
});
reads_words!(QuestionKind: Choice { "choice" => Choice, "date" => Date });
reads_words!(FilledBy: Sender { "sender" => Sender, "spoc" => Spoc });
reads_words!(Prefill: Situation {
    "activity-date" => ActivityDate,
    "situation" => Situation,
    "outcome" => Outcome,
});
reads_words!(ColumnKind: Line { "line" => Line, "lines" => Lines, "date" => Date, "yes-no" => YesNo });
reads_words!(Step: Poll {
    "dissolution" => Dissolution,
    "writ" => Writ,
    "notice-of-election" => NoticeOfElection,
    "nominations-close" => NominationsClose,
    "candidates-published" => CandidatesPublished,
    "withdrawals-close" => WithdrawalsClose,
    "election-agents-named" => ElectionAgentsNamed,
    "registration-closes" => RegistrationCloses,
    "postal-votes-close" => PostalVotesClose,
    "notice-of-poll" => NoticeOfPoll,
    "proxy-votes-close" => ProxyVotesClose,
    "polling-agents-named" => PollingAgentsNamed,
    "poll" => Poll,
    "count" => Count,
    "term-end" => TermEnd,
    "term-start" => TermStart,
});

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::{
        json::Json,
        read::{Faults, Place, Read},
    };

    /// The words that are read are those that are written: a value added to one and not to the other shows here.
    fn same<T: Read + serde::Serialize>(values: &[T]) {
        for value in values {
            let written = serde_json::to_value(value).expect("a word");
            let mut faults = Faults::default();
            let read = T::read(&Json::from(&written), Place::root(""), &mut faults);
            assert!(faults.0.is_empty(), "{written}: {:?}", faults.0);
            assert_eq!(serde_json::to_value(read).expect("a word"), written);
        }
    }

    #[test]
    fn every_word_that_is_written_is_read() {
        same(&Verdict::ALL);
        same(&Step::ALL);
        same(&[RegisterRule::Required, RegisterRule::Advised, RegisterRule::None]);
        same(&[ColumnKind::Line, ColumnKind::Lines, ColumnKind::Date, ColumnKind::YesNo]);
        same(&[Prefill::ActivityDate, Prefill::Situation, Prefill::Outcome]);
        same(&[FilledBy::Sender, FilledBy::Spoc]);
        same(&[QuestionKind::Choice, QuestionKind::Date]);
    }

    #[test]
    fn every_fault_of_a_value_is_found_and_placed() {
        let advice: Value = serde_json::json!({
            "verdict": "alowed", "headline": 7, "cites": ["1", true], "a/b": 1, "steps": "one"
        });
        let mut faults = Faults::default();
        Advice::read(&Json::from(&advice), Place::root("/flows/x"), &mut faults);
        let found: Vec<String> = faults.0.iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "error[shape] at /flows/x/a~1b: unknown field `a/b`\n  help: there are: verdict, headline, reasons, \
                 conditions, steps, refer_to, duties, cites, register, register_why",
                "error[shape] at /flows/x/verdict: this is `alowed` and should be one of `allowed`, `conditions`, \
                 `refer`, `avoid`, `not-allowed`, `not-covered`",
                "error[shape] at /flows/x/headline: this is `7` and should be a text",
                "error[shape] at /flows/x/steps: this is `one` and should be a list",
                "error[shape] at /flows/x/cites/1: this is `true` and should be a text",
            ]
        );
    }
}
