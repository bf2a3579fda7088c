//! The ways to send or keep an entry. The person sends it: the checker only opens or saves what they send.

use entry::{Mail, RegisterEntry, csv, json, short_reference};
use govuk::{Button, ButtonKind, CopyButton, browser, context::Context};
use policy::Policy;
use yew::prelude::*;

use super::{
    ask_person::contact,
    handle::{Checker, on},
    state::Action,
};

/// Finds the way to send an email.
pub const EMAIL: &str = ".checker-email .govuk-button";

/// The properties of [`SendEntry`].
#[derive(Properties, PartialEq)]
pub struct SendEntryProps {
    /// The state, with a complete entry.
    pub checker: Checker,
}

/// The files that an entry can be kept as.
#[derive(Clone, Copy)]
enum File {
    /// A mail to be sent.
    Mail,
    /// A table with one line.
    Table,
    /// JSON.
    Data,
}

/// Email, copy and files. After an election the person is asked before an email is offered.
#[component]
pub fn SendEntry(props: &SendEntryProps) -> Html {
    let checker = &props.checker;
    let context = &checker.context();
    let has_failed = use_state(|| false);
    let Some(entry) = &checker.entry else {
        return Html::default();
    };
    let Some(mail) = entry.complete.as_ref().and_then(|complete| Mail::new(complete, context.policy()).ok()) else {
        return Html::default();
    };
    let save = |file: File| {
        let (checker, has_failed) = (checker.clone(), has_failed.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(entry) = checker.entry.as_ref().and_then(|entry| entry.complete.as_ref()) {
                has_failed.set(!file.save(entry, &checker.setting.policy));
            }
        })
    };
    let file = |key: &str, file: File| {
        html! { <Button text={context.say(key)} kind={ButtonKind::Secondary} onclick={save(file)} /> }
    };
    let is_asked_first = context.setting.is_over() && !entry.confirmed;
    let text = {
        let body = mail.body.clone();
        Callback::from(move |()| body.clone())
    };
    html! {
        <>
            { context.heading(1, context.say("send.heading")) }
            if is_asked_first {
                { context.paragraph("send.over") }
                <Button
                    text={context.say("send.over-yes")} kind={ButtonKind::Secondary} onclick={on(checker, Action::ConfirmEmail)}
                />
            } else {
                <div class="checker-email">{ by_email(context, &mail, save(File::Mail)) }</div>
            }
            { context.heading(2, context.say("send.keep")) }
            <div class="govuk-button-group">
                <CopyButton
                    label={context.say("send.copy")} done={context.say("send.copied")} by_hand={context.say("keep.by-hand")} {text}
                />
                if !is_asked_first {
                    { file("send.eml", File::Mail) }
                }
                { file("send.csv", File::Table) }
                { file("send.json", File::Data) }
            </div>
            <p class="govuk-body" role="status">{ for has_failed.then(|| context.say("send.failed")) }</p>
        </>
    }
}

fn by_email(context: &Context, mail: &Mail, save: Callback<MouseEvent>) -> Html {
    let link = mail.mailto();
    if mail.to.is_none() {
        return html! {
            <>
                { context.paragraph("send.no-address") }
                { for context.spoc().map(|spoc| contact(context, spoc)) }
            </>
        };
    }
    if !link.fits() {
        return html! {
            <>
                { context.paragraph("send.too-long") }
                <Button text={context.say("send.eml")} onclick={save} />
            </>
        };
    }
    html! {
        <>
            { context.paragraph("send.email-text") }
            <Button text={context.say("send.email")} href={link.url} />
        </>
    }
}

impl File {
    /// Gives the person the file. Returns whether the browser allowed it.
    fn save(self, entry: &RegisterEntry, policy: &Policy) -> bool {
        let (ending, kind, content) = match self {
            File::Mail => {
                ("eml", "message/rfc822", Mail::new(entry, policy).map(|mail| mail.eml()).unwrap_or_default())
            }
            File::Table => ("csv", "text/csv;charset=utf-8", csv::table(std::slice::from_ref(entry), policy)),
            File::Data => ("json", "application/json", json::pretty(entry).unwrap_or_default()),
        };
        // A file's name says which entry it is and nothing about people.
        let short = short_reference(&entry.reference);
        browser::download(&format!("register-entry-{short}.{ending}"), kind, content.as_bytes()).is_ok()
    }
}
