//! Work beside the page: it is begun, people are told of what takes long, and can stop it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use govuk::{Button, ButtonKind};

use super::{
    bench::{Action, Tools},
    host::Host,
    pieces::BenchHandle,
    queue::{Ended, Queue, QueueAction, Slot},
    work::{Answer, Form, Job, Task, work},
};

/// How long work goes on before people are told of it, in milliseconds.
const PATIENCE: u32 = 500;

/// What is to be done, and the way to change it.
pub type QueueHandle = UseReducerHandle<Queue>;

impl Reducible for Queue {
    type Action = QueueAction;

    fn reduce(mut self: Rc<Self>, action: QueueAction) -> Rc<Self> {
        Rc::make_mut(&mut self).act(action);
        self
    }
}

/// Returns what is to be done, and lets it be done. What is found in the text goes to the bench.
#[hook]
pub fn use_queue(bench: &BenchHandle, host: &Rc<Host>) -> QueueHandle {
    let queue = use_reducer_eq(Queue::default);
    let dispatcher = queue.dispatcher();
    use_effect_with(bench.to_check.clone(), move |text| {
        let job = text.as_ref().map(|text| Rc::new(Job::shown(text, Task::Check)));
        dispatcher.dispatch(QueueAction::Want(Slot::Check, job));
    });
    let (found, dispatcher) = (queue.answered(Slot::Check).cloned(), bench.dispatcher());
    use_effect_with(found, move |found| {
        if let Some(found) = found
            && let Answer::Findings(findings) = &found.answer
        {
            dispatcher.dispatch(Action::Checked(Rc::clone(&found.job.text), Rc::clone(&findings.0)));
        }
    });
    let job = queue.run.as_ref().map(|run| Rc::clone(&run.job));
    let (dispatcher, host, tools) = (queue.dispatcher(), Rc::clone(host), Rc::clone(&bench.tools));
    use_effect_with(queue.number, move |number| {
        // Whatever was being done before is done for nobody.
        host.stop_work();
        if let Some(job) = job {
            run(*number, job, dispatcher, host, tools);
        }
    });
    queue
}

fn run(number: u32, job: Rc<Job>, dispatcher: UseReducerDispatcher<Queue>, host: Rc<Host>, tools: Rc<Tools>) {
    let (late, waiting) = (dispatcher.clone(), Rc::clone(&host));
    spawn_local(async move {
        let _ = waiting.later(PATIENCE).await;
        late.dispatch(QueueAction::Late(number));
    });
    spawn_local(async move {
        let answer = match host.work(&packed::pack(&*job)).await {
            Ok(text) => match text.as_string() {
                Some(text) => packed::unpack(&text),
                // No worker runs: the page does it itself, after it has had its turn.
                None => {
                    let _ = host.later(0).await;
                    Some(work(&job, &tools.vocabulary))
                }
            },
            Err(_) => None,
        };
        dispatcher.dispatch(QueueAction::Done(number, answer));
    });
}

/// Returns what is said of work that takes long, or that was stopped, and the button for it.
pub fn working(tools: &Tools, queue: &QueueHandle) -> Html {
    let ended = queue.ended();
    let run = queue.run.as_ref().filter(|run| queue.is_late && run.slot != Slot::Slips);
    let (words, button, action) = if let Some(run) = run {
        let what = tools.say(name(&run.job));
        (tools.fill("bench.working", &[("what", &what)]), "bench.working.stop", QueueAction::Stop)
    } else if let Some((_, why)) = ended.first() {
        let names: Vec<String> = ended.iter().map(|(job, _)| tools.say(name(job))).collect();
        let key = match why {
            Ended::Stopped => "bench.working.stopped",
            Ended::Fault => "bench.working.fault",
        };
        (tools.fill(key, &[("what", &names.join(", "))]), "bench.working.again", QueueAction::Again)
    } else {
        return Html::default();
    };
    let dispatcher = queue.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| dispatcher.dispatch(action.clone()));
    html! {
        <>
            <p class="govuk-body">{ words }</p>
            <Button text={tools.say(button)} kind={ButtonKind::Secondary} {onclick} />
        </>
    }
}

/// Returns what a job is about, as a key of the texts.
fn name(job: &Job) -> &'static str {
    match (&job.task, job.form) {
        (_, form) if form != Form::Screen => "bench.what.file",
        (Task::Check, _) => "bench.what.findings",
        (Task::Cases(_), _) => "bench.what.cases",
        (Task::Slips(..), _) => "bench.what.slips",
        (Task::Diagram(_), _) => "bench.what.diagram",
        (Task::Schedule(..), _) => "bench.what.schedule",
        (Task::Changes(..), _) => "bench.what.changes",
        (Task::Compare(..), _) => "bench.what.comparison",
    }
}
