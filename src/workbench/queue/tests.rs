//! What is done first, what is left out, and what Stop does.

use super::*;
use crate::work::{Findings, Task};

fn job(text: &str, task: Task) -> Option<Rc<Job>> {
    Some(Rc::new(Job::shown(&text.into(), task)))
}

fn queue(actions: impl IntoIterator<Item = QueueAction>) -> Queue {
    let mut queue = Queue::default();
    actions.into_iter().for_each(|action| queue.act(action));
    queue
}

fn answer() -> Option<Answer> {
    Some(Answer::Findings(Findings(Rc::default())))
}

fn running(queue: &Queue) -> Option<(Slot, &str)> {
    queue.run.as_ref().map(|run| (run.slot, &*run.job.text))
}

#[test]
fn the_most_urgent_is_done_first_and_breaks_off_the_others() {
    let mut queue = queue([QueueAction::Want(Slot::Result, job("old", Task::Diagram("a".to_owned())))]);
    let first = queue.number;
    queue.act(QueueAction::Want(Slot::Check, job("new", Task::Check)));
    assert_eq!((running(&queue), queue.number), (Some((Slot::Result, "old")), first), "it has only just begun");
    queue.act(QueueAction::Late(first));
    assert_eq!((running(&queue), queue.number, queue.is_late), (Some((Slot::Check, "new")), first + 1, false));
    queue.act(QueueAction::Done(first, answer()));
    assert_eq!(running(&queue), Some((Slot::Check, "new")), "what was broken off has no answer");
    queue.act(QueueAction::Done(queue.number, answer()));
    assert!(queue.answered(Slot::Check).is_some_and(|it| &*it.job.text == "new"));
    assert_eq!(running(&queue), Some((Slot::Result, "old")), "and begins anew");
    queue.act(QueueAction::Want(Slot::Result, job("new", Task::Diagram("a".to_owned()))));
    queue.act(QueueAction::Done(queue.number, answer()));
    assert!(queue.answered(Slot::Result).is_none(), "what nobody waits for any more is no answer");
    assert_eq!(running(&queue), Some((Slot::Result, "new")));
}

#[test]
fn what_nobody_waits_for_any_more_ends() {
    let mut queue = queue([QueueAction::Want(Slot::Check, job("a", Task::Check))]);
    let (before, same) = (queue.number, job("a", Task::Check));
    queue.act(QueueAction::Want(Slot::Check, same));
    assert_eq!(queue.number, before, "the same job is not begun again");
    queue.act(QueueAction::Late(before));
    assert!(queue.is_late && queue.is_overdue(Slot::Check));
    queue.act(QueueAction::Want(Slot::Check, None));
    assert_eq!((running(&queue), queue.number, queue.is_late), (None, before + 1, false));
    queue.act(QueueAction::Late(before));
    queue.act(QueueAction::Done(before, answer()));
    assert!(!queue.is_late && queue.answered(Slot::Check).is_none());
}

#[test]
fn stop_ends_what_is_waited_for_until_it_is_begun_again_or_changes() {
    let diagram = |text: &str| QueueAction::Want(Slot::Result, job(text, Task::Diagram("a".to_owned())));
    // Stop waits for nothing, and leaves the slips alone.
    let slips = QueueAction::Want(Slot::Slips, job("a", Task::Slips(Rc::default(), 0)));
    let mut queue = queue([QueueAction::Want(Slot::Check, job("a", Task::Check)), diagram("a"), slips]);
    queue.act(QueueAction::Stop);
    assert_eq!(running(&queue), Some((Slot::Slips, "a")), "slips have a Stop of their own");
    let ended =
        |queue: &Queue| queue.ended().iter().map(|(job, why)| (job.task == Task::Check, *why)).collect::<Vec<_>>();
    assert_eq!(ended(&queue), [(true, Ended::Stopped), (false, Ended::Stopped)]);
    assert!(queue.is_overdue(Slot::Result));
    queue.act(diagram("a"));
    queue.act(QueueAction::Late(queue.number));
    assert_eq!(running(&queue), Some((Slot::Result, "a")), "what is asked for again begins again");
    queue.act(QueueAction::Stop);
    queue.act(QueueAction::Again);
    queue.act(QueueAction::Late(queue.number));
    assert_eq!((running(&queue), ended(&queue)), (Some((Slot::Check, "a")), vec![]));
    queue.act(QueueAction::Done(queue.number, None));
    assert_eq!(ended(&queue), [(true, Ended::Fault)]);
    assert_eq!(running(&queue), Some((Slot::Result, "a")), "a fault is no reason not to do the rest");
    queue.act(QueueAction::Done(queue.number, answer()));
    queue.act(QueueAction::Want(Slot::Check, job("b", Task::Check)));
    queue.act(QueueAction::Late(queue.number));
    assert_eq!(
        (running(&queue), ended(&queue)),
        (Some((Slot::Check, "b")), vec![]),
        "a later edit gives results again"
    );
    assert!(queue.answered(Slot::Result).is_some(), "what shows stays until the next is there");
    queue.act(QueueAction::Want(Slot::Result, None));
    assert!(queue.answered(Slot::Result).is_none());
}
