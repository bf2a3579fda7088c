//! What the pages do after they are drawn.

use web_sys::Element;
use yew::prelude::*;

use crate::browser;

/// Moves the focus, whenever `turn` grows, to the first element within `root` that the selector finds. At 0, the focus
/// stays where the page around has it.
#[hook]
pub fn use_focus(root: NodeRef, turn: u32, selector: &'static str) {
    use_effect_with(turn, move |turn| {
        if let (Some(root), true) = (root.cast::<Element>(), *turn > 0) {
            browser::focus(&root, selector);
        }
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
