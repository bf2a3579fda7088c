//! What is to be done, and how far it is.

use yew::prelude::*;

use crate::{Colour, LinkButton, Tag};

/// How far a task is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Done.
    Done(AttrValue),
    /// To be done now.
    Open(AttrValue),
    /// Waits for those before it.
    CannotStartYet(AttrValue),
}

/// One task.
#[derive(Clone, PartialEq)]
pub struct Task {
    /// What is to be done.
    pub title: AttrValue,
    /// How far it is, in words.
    pub status: TaskStatus,
    /// Opens it.
    pub onclick: Callback<MouseEvent>,
}

/// The properties of a [`TaskList`].
#[derive(Properties, PartialEq)]
pub struct TaskListProps {
    /// What the ids in it begin with.
    pub id: AttrValue,
    /// A class of the page's own.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// The tasks, in the order in which they are done.
    pub tasks: Vec<Task>,
}

/// What is to be done, one below the other. A task leads to no address: it is opened by a button.
#[component]
pub fn TaskList(props: &TaskListProps) -> Html {
    let class = classes!("govuk-task-list", props.class.as_ref().map(AttrValue::to_string));
    let item = |(place, task): (usize, &Task)| draw(&format!("{}-{}-status", props.id, place + 1), task);
    html! { <ul {class}>{ for props.tasks.iter().enumerate().map(item) }</ul> }
}

fn draw(status_id: &str, task: &Task) -> Html {
    let Task { title, status, onclick } = task;
    let is_open = !matches!(status, TaskStatus::CannotStartYet(_));
    let class = classes!("govuk-task-list__item", is_open.then_some("govuk-task-list__item--with-link"));
    let status_class =
        classes!("govuk-task-list__status", (!is_open).then_some("govuk-task-list__status--cannot-start-yet"));
    html! {
        <li {class}>
            <div class="govuk-task-list__name-and-hint">
                if is_open {
                    <LinkButton text={title} described_by={status_id.to_owned()} {onclick} />
                } else {
                    { title }
                }
            </div>
            <div class={status_class} id={status_id.to_owned()}>
                { match status {
                    TaskStatus::Open(words) => html! { <Tag colour={Colour::Blue} text={words} /> },
                    TaskStatus::Done(words) | TaskStatus::CannotStartYet(words) => html! { { words } },
                } }
            </div>
        </li>
    }
}
