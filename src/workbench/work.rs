//! What can take long, as jobs and answers: done beside the page in a worker, and on the page itself where none runs. Either way
//! by [`work`], which is what the commands do.
//!
//! An answer is what a part of the screen draws, no more of it than is drawn, and all of it in words: the page does not
//! go through a policy for it again.

mod cases;
mod comparison;
mod difference;
mod drawn;
mod findings;
mod packing;
mod schedule;

use std::rc::Rc;

use authoring::{
    cases::Case,
    check::Source,
    compare,
    diff::{self, diff},
    partition::{PartitionError, Timing},
    table,
};
use engine::Given;
use policy::{Policy, Vocabulary, load::load};
use serde_json::to_string_pretty;

pub use cases::{CaseFound, Found, Slips, Unnoticed};
pub use comparison::{Comparison, MOST_COMBINATIONS, Row, Said};
pub use difference::{Change, Difference, Ending, FlowChanges, Piece, Presence, Wording};
pub use drawn::{Area, Drawn, MOST_QUESTIONS};
pub use findings::Findings;
pub use packing::OwnCase;
pub use schedule::{Group, Line, Schedule};

/// Something to be done with a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The policy's text.
    pub text: Rc<str>,
    /// What is to be done.
    pub task: Task,
    /// As what it is wanted.
    pub form: Form,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Everything that is to be said about the text.
    Check,
    /// What comes of these cases.
    Cases(Rc<Vec<Case>>),
    /// The next slips from one number on, with these cases.
    Slips(Rc<Vec<Case>>, usize),
    /// One flow as a picture.
    Diagram(String),
    /// Every way through one flow, with what changed since another text marked.
    Schedule(String, Option<Rc<str>>),
    /// What changed since another text; each put to its own period, or by the date.
    Changes(Rc<str>, bool),
    /// One flow beside those of other texts.
    Compare(String, Rc<Vec<Rc<str>>>),
}

/// As what an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it shows on the screen.
    Screen,
    /// As the file that programs read.
    Json,
    /// As a text for people, or as a page to print.
    Print,
    /// As a table for a spreadsheet.
    Csv,
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// There is none, and why, in words.
    None(String),
    /// What is to be said about the text.
    Findings(Findings),
    /// For each case what came of it, where it is not what was expected.
    Cases(Vec<Option<CaseFound>>),
    /// Some slips.
    Slips(Slips),
    /// A picture; none of a flow with too many questions.
    Drawn(Option<Drawn>),
    /// Every way through a flow.
    Schedule(Schedule),
    /// What changed.
    Difference(Difference),
    /// One flow beside others.
    Comparison(Comparison),
    /// A file.
    File(String),
}

impl Job {
    /// Returns what shows on the screen of a task.
    pub fn shown(text: &Rc<str>, task: Task) -> Self {
        Self { text: Rc::clone(text), task, form: Form::Screen }
    }

    /// Returns whether another job asks the same, of whatever text.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        self.task == other.task && self.form == other.form
    }
}

/// Does a job.
pub fn work(job: &Job, vocabulary: &Vocabulary) -> Answer {
    answer(job, vocabulary)
        .unwrap_or_else(|error| Answer::None(error.message(Some(&vocabulary.dates)).said(&vocabulary.sentences)))
}

fn answer(job: &Job, vocabulary: &Vocabulary) -> Result<Answer, PartitionError> {
    let read = |text: &str| load(&Source::whole(text)?, vocabulary).ok();
    // A text is checked whether or not there is a policy in it.
    let policy = if job.task == Task::Check { None } else { read(&job.text) };
    let form = job.form;
    Ok(match (&job.task, &policy) {
        (Task::Check, _) => Answer::Findings(Findings::of(&job.text, vocabulary)),
        (_, None) => Answer::None(String::new()),
        (Task::Cases(cases), Some(policy)) => {
            Answer::Cases(cases.iter().map(|case| CaseFound::of(policy, case)).collect())
        }
        (Task::Slips(cases, from), Some(policy)) => {
            Answer::Slips(Slips::make(&job.text, policy, vocabulary, cases, *from))
        }
        (Task::Diagram(flow), Some(policy)) => {
            Answer::Drawn(policy.flows.get(flow).and_then(|flow| Drawn::of(policy, flow)))
        }
        (Task::Schedule(..), Some(policy)) if form == Form::Csv => Answer::File(table::csv(policy, None)?),
        (Task::Schedule(flow, earlier), Some(policy)) => {
            let earlier = earlier.as_ref().and_then(|text| read(text));
            match form {
                Form::Screen => Answer::Schedule(Schedule::of(policy, flow, earlier.as_ref())?),
                _ => Answer::File(schedule::to_print(policy, earlier.as_ref())?),
            }
        }
        (Task::Changes(before, by_period), Some(policy)) => {
            let Some(before) = read(before) else {
                return Ok(Answer::None(String::new()));
            };
            let timing = if *by_period { Timing::ByPeriod } else { Timing::ByDate };
            let found = diff(&before, policy, timing)?;
            match form {
                Form::Json => Answer::File(to_string_pretty(&found).unwrap_or_default()),
                Form::Print => Answer::File(diff::text(&found, &before, policy)),
                _ => Answer::Difference(Difference::of(&found, &before, policy)),
            }
        }
        (Task::Compare(flow, others), Some(policy)) => {
            let others: Vec<Policy> = others.iter().filter_map(|text| read(text)).collect();
            let others = others.iter().filter(|other| other.id != policy.id);
            let policies: Vec<&Policy> = std::iter::once(policy).chain(others).collect();
            let found = compare::compare(&policies, flow, &Given::default())?;
            match form {
                Form::Json => Answer::File(to_string_pretty(&found).unwrap_or_default()),
                Form::Print => Answer::File(compare::text(&found, &vocabulary.sentences)),
                _ => Answer::Comparison(Comparison::of(&found, &policies)),
            }
        }
    })
}

/// Does a job that was written down, and writes down what came of it; nothing for what is no job.
pub fn work_apart(job: &str, vocabulary: &Vocabulary) -> String {
    packed::unpack(job).map(|job| packed::pack(&work(&job, vocabulary))).unwrap_or_default()
}

#[cfg(test)]
mod tests;
