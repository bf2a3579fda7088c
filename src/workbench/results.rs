//! What all results have in common: the policy that they are of, the work that they wait for, and the files that are made of them.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use govuk::{Button, ButtonKind, browser, context::Setting};

use super::{
    bench::{Action, Tools},
    pieces::BenchHandle,
    queue::{Answered, QueueAction, Slot},
    work::{Answer, Form, Job, Task},
    working::QueueHandle,
};

/// What results are made of and with.
#[derive(Clone, PartialEq)]
pub struct Ground {
    /// The words.
    pub tools: Rc<Tools>,
    /// The last text without errors.
    pub text: Rc<str>,
    /// The policy in it.
    pub setting: Rc<Setting>,
    /// What is to be done.
    pub queue: QueueHandle,
    /// Called with a file that is wanted.
    pub onfile: Callback<Wanted>,
    /// Called with the place to which something leads.
    pub onlead: Callback<String>,
}

/// A file that is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What makes it.
    pub job: Job,
    /// What it is called.
    pub name: String,
    /// What kind of file it is.
    pub kind: &'static str,
}

/// Returns what came of a task, or of the same task over an earlier text until that is there.
#[hook]
pub fn use_result(ground: &Ground, task: Task) -> Option<Rc<Answered>> {
    let job = use_memo((Rc::clone(&ground.text), task), |(text, task)| Rc::new(Job::shown(text, task.clone())));
    let dispatcher = ground.queue.dispatcher();
    use_effect_with(Rc::clone(&job), move |job| {
        dispatcher.dispatch(QueueAction::Want(Slot::Result, Some(Rc::clone(job))));
    });
    let dispatcher = ground.queue.dispatcher();
    use_effect_with((), move |()| move || dispatcher.dispatch(QueueAction::Want(Slot::Result, None)));
    ground.queue.answered(Slot::Result).filter(|found| found.job.asks_the_same(&job)).cloned()
}

/// Returns what is said while there is no result, or only an earlier one, for longer than nobody notices.
pub fn waiting(ground: &Ground, found: Option<&Rc<Answered>>) -> Html {
    if !ground.queue.is_overdue(Slot::Result) {
        return Html::default();
    }
    let key = match found {
        None => "bench.result.not-yet",
        Some(found) if found.job.text != ground.text => "bench.result.earlier",
        Some(_) => return Html::default(),
    };
    html! { <p class="govuk-inset-text bench-behind">{ ground.tools.say(key) }</p> }
}

/// Returns what is said where there is no result, and why.
pub fn without(why: &str) -> Html {
    html! { <p class="govuk-body" role="status">{ why.to_owned() }</p> }
}

/// Returns a button that gives the person a file which is made once it is wanted.
pub fn file_button(ground: &Ground, label: &str, task: &Task, form: Form, name: String, kind: &'static str) -> Html {
    let wanted = Wanted { job: Job { text: Rc::clone(&ground.text), task: task.clone(), form }, name, kind };
    let onclick = ground.onfile.reform(move |_: MouseEvent| wanted.clone());
    html! { <Button text={ground.tools.say(label)} kind={ButtonKind::Secondary} {onclick} /> }
}

/// Returns what is called with a file that is wanted. It goes to the person once it is made.
#[hook]
pub fn use_files(bench: &BenchHandle, queue: &QueueHandle) -> Callback<Wanted> {
    let wanted = use_memo((), |()| RefCell::new(None::<Wanted>));
    let (made, waiting) = (queue.answered(Slot::File).cloned(), Rc::clone(&wanted));
    let (queue_dispatcher, bench_dispatcher) = (queue.dispatcher(), bench.dispatcher());
    use_effect_with(made, move |made| {
        let Some((made, wanted)) = made.as_ref().and_then(|made| Some((made, waiting.take()?))) else {
            return;
        };
        match &made.answer {
            // Where the browser refuses, it says so itself.
            Answer::File(content) => drop(browser::download(&wanted.name, wanted.kind, content.as_bytes())),
            Answer::None(why) => bench_dispatcher.dispatch(Action::Trouble(why.clone())),
            _ => {}
        }
        queue_dispatcher.dispatch(QueueAction::Want(Slot::File, None));
    });
    let dispatcher = queue.dispatcher();
    use_effect_with((), move |()| move || dispatcher.dispatch(QueueAction::Want(Slot::File, None)));
    use_callback(queue.dispatcher(), move |file: Wanted, dispatcher| {
        let job = Rc::new(file.job.clone());
        wanted.replace(Some(file));
        dispatcher.dispatch(QueueAction::Want(Slot::File, Some(job)));
    })
}
