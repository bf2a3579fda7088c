//! Keeping a copy of the result: on paper, or as text.

use super::{
    browser,
    copying::{CopyWords, copy_button},
    errand::Errand,
    parts::secondary,
    record::made,
    stack::Stack,
    view::View,
};

/// Adds Print, and Copy as text.
pub fn keep_copy(page: &mut Stack<'_>, view: &View<'_>) {
    let context = &view.context;
    let time = browser::now_in_london().map(|now| now.time());
    page.text("p", "govuk-body checker-print-only", made(context, time));
    let words = CopyWords {
        label: context.say("keep.copy"),
        done: context.say("keep.copied"),
        by_hand: context.say("keep.by-hand"),
    };
    let mut ways = Stack::new(context);
    ways.add(secondary(context.say("keep.print"), view.on_errand(Errand::Print)));
    ways.add(copy_button(words, &view.state.copied, view.on_errand(Errand::CopyRecord)));
    page.add(ways.within("div", "govuk-button-group checker-no-print"));
}
