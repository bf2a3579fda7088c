//! The state as components hold it, and the way to change it.

use yew::prelude::*;

use super::state::{Action, State};

/// The state of a checker, and the way to change it.
pub type Checker = UseReducerHandle<State>;

/// Returns a callback that takes an action, whatever it is called with.
pub fn on<E>(checker: &Checker, action: Action) -> Callback<E> {
    let dispatcher = checker.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action.clone()))
}

/// Returns a callback that takes an action made of what it is called with.
pub fn on_fill<T: 'static, A: Into<Action>>(checker: &Checker, action: impl Fn(T) -> A + 'static) -> Callback<T> {
    let dispatcher = checker.dispatcher();
    Callback::from(move |value| dispatcher.dispatch(action(value).into()))
}
