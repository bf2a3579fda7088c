//! What the pages do after they are drawn.

use std::{cell::Cell, cmp::Ordering};

use web_sys::Element;
use yew::prelude::*;

use crate::browser;

/// Moves the focus, whenever `turn` grows, to the first element within `root` that the selector finds. At 0, the focus
/// stays where the page around has it.
#[hook]
pub fn use_focus(root: NodeRef, turn: u32, selector: AttrValue) {
    use_effect_with(turn, move |turn| {
        if let (Some(root), true) = (root.cast::<Element>(), *turn > 0) {
            browser::focus(&root, &selector);
        }
    });
}

/// Gives the page a title of its own, where one is given, and puts words in front of it as long as they are wanted: "Error: ".
#[hook]
pub fn use_title(title: Option<String>, prefix: String, is_wanted: bool) {
    use_effect_with(title, |title| {
        if let Some(title) = title {
            browser::set_title(title);
        }
    });
    use_title_prefix(prefix, is_wanted);
}

/// Asks the person before the page is left or loaded again, as long as something would be lost.
#[hook]
pub fn use_question_before_leaving(is_wanted: bool) {
    use_effect_with(is_wanted, |is_wanted| {
        let listener = is_wanted.then(|| browser::Listener::to_window("beforeunload", |event| event.prevent_default()));
        move || drop(listener)
    });
}

thread_local! {
    /// How many components keep their pages in the browser's history.
    static MOUNTED: Cell<usize> = const { Cell::new(0) };
    /// Whether pages of a component that is gone are being stepped over: the browser takes its time, and twice were too far.
    static IS_STEPPING_OVER: Cell<bool> = const { Cell::new(false) };
}

/// Lets the browser's Back and Forward go through the component's own pages: each has a number, and the browser's history has
/// that number and nothing else. `onvisit` is told the number of the page that the person goes to.
#[hook]
pub fn use_history(is_wanted: bool, at: usize, onvisit: Callback<usize>) {
    let shown = use_mut_ref(|| 0_usize);
    // Made in the browser only: nothing asks it for anything while a page is drawn.
    let mounted = use_mut_ref(String::new);
    let is_stepping = use_mut_ref(|| false);
    {
        let (shown, mounted, is_stepping) = (shown.clone(), mounted.clone(), is_stepping.clone());
        use_effect_with((at, is_wanted), move |(at, is_wanted)| {
            let before = shown.replace(*at);
            match at.cmp(&before) {
                _ if !is_wanted => {}
                Ordering::Greater => {
                    let mut mounted = mounted.borrow_mut();
                    if mounted.is_empty() {
                        *mounted = browser::new_reference();
                        // So that coming back to the first page is told from going anywhere else.
                        browser::mark_history(&mounted, before, false);
                    }
                    browser::mark_history(&mounted, *at, true);
                }
                Ordering::Less => {
                    is_stepping.replace(true);
                    browser::step_history(before - at);
                }
                Ordering::Equal => {}
            }
        });
    }
    use_effect_with(is_wanted, move |is_wanted| {
        let is_wanted = *is_wanted;
        let others = MOUNTED.replace(MOUNTED.get() + usize::from(is_wanted));
        let listener = is_wanted.then(|| {
            // Nobody goes through the pages of a component that is gone: they are stepped over, and Back leaves at once.
            let left = if others == 0 { browser::added_to_history() } else { 0 };
            if left > 0 && !IS_STEPPING_OVER.replace(true) {
                browser::step_history(left);
            }
            browser::Listener::to_window("popstate", move |event| {
                IS_STEPPING_OVER.set(false);
                // Another checker's entry, or one of a checker that was here before, is none of ours.
                let mounted = mounted.borrow();
                let Some(place) = browser::place_in_history(&event, &mounted) else {
                    // A link within the page leads to an entry that has nothing yet: the page that is shown stays with it.
                    if browser::has_no_state(&event) && !mounted.is_empty() {
                        browser::mark_history(&mounted, *shown.borrow(), false);
                    }
                    return;
                };
                // The page that is shown already is come to from an entry of the page around, which then has work to do.
                if shown.replace(place) != place || is_stepping.replace(false) {
                    browser::stop_turbo();
                    onvisit.emit(place);
                }
            })
        });
        move || {
            MOUNTED.set(MOUNTED.get() - usize::from(is_wanted));
            drop(listener);
        }
    });
}

/// Tells of a flow that somebody asks for by the address of a page that is open already.
#[hook]
pub fn use_flow_of_address(is_wanted: bool, onflow: Callback<String>) {
    use_effect_with(is_wanted, move |is_wanted| {
        let listener = is_wanted.then(|| {
            browser::Listener::to_window("hashchange", move |_| {
                if let Some(flow) = browser::flow_of_address() {
                    onflow.emit(flow);
                }
            })
        });
        move || drop(listener)
    });
}

/// Puts words in front of the page's title as long as they are wanted: "Error: ".
#[hook]
pub fn use_title_prefix(prefix: String, is_wanted: bool) {
    use_effect_with(is_wanted, move |is_wanted| {
        let prefix = is_wanted.then_some(prefix);
        if let Some(prefix) = &prefix {
            browser::prefix_title(prefix, true);
        }
        move || {
            if let Some(prefix) = prefix {
                browser::prefix_title(&prefix, false);
            }
        }
    });
}
