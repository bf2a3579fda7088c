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
    // Made in the browser only: nothing asks it for anything while a page is drawn.
    let trail = use_mut_ref(Trail::default);
    {
        let trail = trail.clone();
        use_effect_with((at, is_wanted), move |(at, is_wanted)| {
            let mut trail = trail.borrow_mut();
            trail.shown = *at;
            if *is_wanted {
                trail.follow();
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
                let visited = trail.borrow_mut().arrive(&event);
                if let Some(place) = visited {
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

/// Where a component's pages stand in the browser's history.
#[derive(Default)]
struct Trail {
    /// The number of the page that is shown.
    shown: usize,
    /// The number at the browser's own place, as far as it has arrived there.
    place: usize,
    /// Whose numbers they are; empty until there is one.
    whose: String,
    /// Whether the browser has been asked to go back, and has not arrived: it takes its time.
    is_stepping: bool,
}

impl Trail {
    /// Brings the browser's history to the page that is shown. While the browser is on its way that has to wait: an entry added
    /// now would be the one that it comes back from.
    fn follow(&mut self) {
        if self.is_stepping {
            return;
        }
        match self.shown.cmp(&self.place) {
            Ordering::Greater => {
                if self.whose.is_empty() {
                    self.whose = browser::new_reference();
                    // So that coming back to the first page is told from going anywhere else.
                    browser::mark_history(&self.whose, self.place, false);
                }
                browser::mark_history(&self.whose, self.shown, true);
                self.place = self.shown;
            }
            Ordering::Less => {
                self.is_stepping = true;
                browser::step_history(self.place - self.shown);
            }
            Ordering::Equal => {}
        }
    }

    /// Hears that the browser has come to an entry. Returns the page to visit, if the person has gone to it by the browser.
    fn arrive(&mut self, event: &web_sys::Event) -> Option<usize> {
        let is_ours = std::mem::take(&mut self.is_stepping);
        // Another checker's entry, or one of a checker that was here before, is none of ours: what comes next is added behind it.
        let Some(place) = browser::place_in_history(event, &self.whose) else {
            // A link within the page leads to an entry that has nothing yet: the page that is shown stays with it.
            if browser::has_no_state(event) && !self.whose.is_empty() {
                browser::mark_history(&self.whose, self.shown, false);
            }
            self.place = self.shown;
            return None;
        };
        self.place = place;
        // The page that is shown already is come to from an entry of the page around, which then has work to do.
        if is_ours || self.shown != place {
            browser::stop_turbo();
        }
        // Whoever has gone on meanwhile stays where they are, and Back goes on over entries of links within the page.
        if is_ours {
            self.follow();
            return None;
        }
        (self.shown != place).then(|| {
            self.shown = place;
            place
        })
    }
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
