//! What the worker is asked to do: one job at a time, the most urgent first, and what nobody waits for any more not at all.
//!
//! A job that has only just begun is left to end, since a new worker is not there at once; one that takes long is broken off.

use std::rc::Rc;

use super::work::{Answer, Job};

/// For what a job is done, the most urgent first: a job of one kind comes before those below it, which begin anew after it if they
/// are broken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The findings in the text.
    Check,
    /// A file that somebody waits for.
    File,
    /// The result that shows.
    Result,
    /// The slips, which have a Stop of their own.
    Slips,
}

impl Slot {
    const ALL: [Self; 4] = [Self::Check, Self::File, Self::Result, Self::Slips];

    const fn index(self) -> usize {
        self as usize
    }
}

/// Why a job has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Somebody stopped it.
    Stopped,
    /// It met a fault.
    Fault,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum QueueAction {
    /// This job is wanted from now on, or none.
    Want(Slot, Option<Rc<Job>>),
    /// The run of this number has come to an end; with nothing after a fault.
    Done(u32, Option<Answer>),
    /// The run of this number takes long.
    Late(u32),
    /// Everything is to stop that somebody waits for.
    Stop,
    /// What has ended without an answer is to begin anew.
    Again,
}

/// What is wanted for one purpose, and what came of it.
#[derive(Clone, Debug, Default)]
struct Seat {
    wanted: Option<Rc<Job>>,
    answered: Option<Rc<Answered>>,
    ended: Option<Ended>,
}

/// A job with its answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The number of the run, which no other answer has.
    pub number: u32,
    /// The job.
    pub job: Rc<Job>,
    /// The answer.
    pub answer: Answer,
}

impl PartialEq for Answered {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// A job that is being done.
#[derive(Clone, Debug)]
pub struct Run {
    /// For what.
    pub slot: Slot,
    /// The job.
    pub job: Rc<Job>,
}

/// All that is wanted, and the one job that is being done.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    seats: [Seat; 4],
    /// The job that is being done.
    pub run: Option<Run>,
    /// Its number. Another number means that whatever was being done before is to end, if it has not.
    pub number: u32,
    /// Whether it takes long.
    pub is_late: bool,
    /// Counts every change: two with the same count are the same.
    changes: u32,
}

impl PartialEq for Queue {
    fn eq(&self, other: &Self) -> bool {
        self.changes == other.changes
    }
}

impl Seat {
    fn is_open(&self) -> bool {
        let is_answered = |job: &Rc<Job>| self.answered.as_ref().is_some_and(|answered| answered.job == *job);
        self.ended.is_none() && self.wanted.as_ref().is_some_and(|job| !is_answered(job))
    }
}

impl Queue {
    /// Takes an action.
    pub fn act(&mut self, action: QueueAction) {
        match action {
            // What nobody waits for any more changes nothing.
            QueueAction::Done(number, _) | QueueAction::Late(number) if number != self.number => return,
            QueueAction::Want(slot, job) => {
                let seat = self.seat_mut(slot);
                // What was stopped and is asked for again begins again.
                if seat.wanted != job || seat.ended.is_some() {
                    if job.is_none() {
                        seat.answered = None;
                    }
                    (seat.wanted, seat.ended) = (job, None);
                }
            }
            QueueAction::Done(number, answer) => {
                if let Some(Run { slot, job }) = self.run.take() {
                    let seat = self.seat_mut(slot);
                    match answer {
                        _ if seat.wanted.as_ref() != Some(&job) => {}
                        Some(answer) => seat.answered = Some(Rc::new(Answered { number, job, answer })),
                        None => seat.ended = Some(Ended::Fault),
                    }
                }
                self.is_late = false;
            }
            QueueAction::Late(_) => self.is_late = self.run.is_some(),
            QueueAction::Stop => {
                let open = self.seats.iter_mut().take(Slot::Slips.index()).filter(|seat| seat.is_open());
                open.for_each(|seat| seat.ended = Some(Ended::Stopped));
                self.end_run();
            }
            QueueAction::Again => self.seats.iter_mut().for_each(|seat| seat.ended = None),
        }
        self.changes += 1;
        self.settle();
    }

    /// Returns what came of the last job for a purpose that has an answer.
    pub fn answered(&self, slot: Slot) -> Option<&Rc<Answered>> {
        self.seats.get(slot.index())?.answered.as_ref()
    }

    /// Returns what has ended without an answer, each with why.
    pub fn ended(&self) -> Vec<(&Job, Ended)> {
        self.seats.iter().filter_map(|seat| Some((&**seat.wanted.as_ref()?, seat.ended?))).collect()
    }

    /// Returns whether people have been told that there is no answer for a purpose yet: it takes long, or it was stopped.
    pub fn is_overdue(&self, slot: Slot) -> bool {
        let seat = self.seats.get(slot.index());
        seat.is_some_and(|seat| seat.ended.is_some() || self.is_late && seat.is_open())
    }

    fn seat_mut(&mut self, slot: Slot) -> &mut Seat {
        let [check, file, result, slips] = &mut self.seats;
        match slot {
            Slot::Check => check,
            Slot::File => file,
            Slot::Result => result,
            Slot::Slips => slips,
        }
    }

    /// Breaks off what is being done.
    fn end_run(&mut self) {
        self.number += 1;
        (self.run, self.is_late) = (None, false);
    }

    /// Lets what is most urgent be done.
    fn settle(&mut self) {
        let next = Slot::ALL.into_iter().zip(&self.seats).find(|(_, seat)| seat.is_open());
        let next = next.and_then(|(slot, seat)| Some(Run { slot, job: Rc::clone(seat.wanted.as_ref()?) }));
        let is_same = match (&self.run, &next) {
            (Some(run), Some(next)) => run.slot == next.slot && run.job == next.job,
            (None, None) => true,
            _ => false,
        };
        if is_same || self.run.is_some() && !self.is_late {
            return;
        }
        self.end_run();
        self.run = next;
    }
}

#[cfg(test)]
mod tests;
