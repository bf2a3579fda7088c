//! The ways to send or keep an entry. The person sends it: the checker only opens or saves what they send.

use entry::Mail;

use super::{
    ask_person::contact,
    copying::{CopyWords, copy_button},
    errand::{Errand, File, mail},
    parts::{button, heading, secondary},
    stack::Stack,
    state::Action,
    tag::Tag,
    view::View,
};

/// Finds the way to send an e-mail.
pub const EMAIL: &str = ".checker-email .govuk-button";

/// Adds e-mail, copy and files. After an election the person is asked before an e-mail is offered.
pub fn send_entry(page: &mut Stack<'_>, view: &View<'_>) {
    let context = &view.context;
    let (Some(mail), Some(entry)) = (mail(view.state), &view.state.entry) else {
        return;
    };
    let save = |key: &str, file: File| secondary(context.say(key), view.on_errand(Errand::SaveEntry(file)));
    let is_asked_first = context.setting.is_over() && !entry.confirmed;
    page.heading("send.heading");
    if is_asked_first {
        page.say("send.over");
        page.add(secondary(context.say("send.over-yes"), view.on_click(Action::ConfirmEmail)));
    } else {
        page.add(by_email(view, &mail).within("div", "checker-email"));
    }
    page.add(heading(context, 2, context.say("send.keep")));
    let words = CopyWords {
        label: context.say("send.copy"),
        done: context.say("send.copied"),
        by_hand: context.say("keep.by-hand"),
    };
    let mut ways = Stack::new(context);
    ways.add(copy_button(words, &view.state.copied, view.on_errand(Errand::CopyEntry)));
    if !is_asked_first {
        ways.add(save("send.eml", File::Mail));
    }
    ways.add(save("send.csv", File::Table));
    ways.add(save("send.json", File::Data));
    page.add(ways.within("div", "govuk-button-group"));
    let failed = if entry.save_failed { context.say("send.failed") } else { String::new() };
    page.add(Tag::new("p", "govuk-body").is("role", "status").say(failed).draw());
}

fn by_email<'v>(view: &'v View<'_>, mail: &Mail) -> Stack<'v> {
    let context = &view.context;
    let mut way = Stack::new(context);
    let link = mail.mailto();
    if mail.to.is_none() {
        way.say("send.no-address");
        if let Some(spoc) = context.spoc() {
            way.add(contact(context, spoc));
        }
    } else if !link.fits() {
        way.say("send.too-long");
        way.add(button("govuk-button", context.say("send.eml"), view.on_errand(Errand::SaveEntry(File::Mail))));
    } else {
        way.say("send.email-text");
        let link = Tag::new("a", "govuk-button").set("href", link.url).is("rel", "noreferrer").is("draggable", "false");
        way.add(link.say(context.say("send.email")).draw());
    }
    way
}
