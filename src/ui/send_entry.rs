//! The ways to send or keep an entry. The person sends it: the checker only opens or saves what they send.

use yew::prelude::*;

use crate::register::{Mail, RegisterEntry, csv, json};

use super::{
    ask_person::contact,
    browser,
    context::Context,
    copying::{CopyWords, copy_button},
    parts::{Handle, heading, on_click, on_copied, secondary},
    state::Action,
};

/// Finds the way to send an e-mail.
pub const EMAIL: &str = ".checker-email .govuk-button";

/// E-mail, copy and files. After an election the person is asked before an e-mail is offered.
pub fn send_entry(state: &Handle, entry: &RegisterEntry) -> Html {
    let context = &state.context();
    let Ok(mail) = Mail::new(entry, context.policy()) else {
        return Html::default();
    };
    let (confirmed, save_failed) =
        state.entry.as_ref().map_or((false, false), |entry| (entry.confirmed, entry.save_failed));
    let save = |kind: File| {
        let (entry, mail, state) = (entry.clone(), mail.clone(), state.clone());
        Callback::from(move |_: MouseEvent| {
            let content = kind.content(&entry, &mail, &state.context());
            let name = format!("{}.{}", file_stem(&entry), kind.ending());
            let saved = browser::download(&name, kind.media_type(), content.as_bytes());
            state.dispatch(Action::Saved(saved.is_ok()));
        })
    };
    let is_asked_first = context.setting.is_over() && !confirmed;
    let words = CopyWords {
        label: context.say("send.copy"),
        done: context.say("send.copied"),
        by_hand: context.say("keep.by-hand"),
    };
    let body = mail.body.clone();
    html! {
        <>
            { heading(context, 1, context.say("send.heading")) }
            if is_asked_first {
                <p class="govuk-body">{ context.say("send.over") }</p>
                { secondary(context.say("send.over-yes"), on_click(state, Action::ConfirmEmail)) }
            } else {
                <div class="checker-email">{ by_email(context, &mail, save(File::Mail)) }</div>
            }
            { heading(context, 2, context.say("send.keep")) }
            <div class="govuk-button-group">
                { copy_button(words, &state.copied, Callback::from(move |()| body.clone()), on_copied(state)) }
                if !is_asked_first {
                    { secondary(context.say("send.eml"), save(File::Mail)) }
                }
                { secondary(context.say("send.csv"), save(File::Table)) }
                { secondary(context.say("send.json"), save(File::Data)) }
            </div>
            <p class="govuk-body" role="status">{ save_failed.then(|| context.say("send.failed")) }</p>
        </>
    }
}

fn by_email(context: &Context, mail: &Mail, save: Callback<MouseEvent>) -> Html {
    let link = mail.mailto();
    if mail.to.is_none() {
        return html! {
            <>
                <p class="govuk-body">{ context.say("send.no-address") }</p>
                if let Some(spoc) = context.spoc() {
                    { contact(context, spoc) }
                }
            </>
        };
    }
    if !link.fits() {
        return html! {
            <>
                <p class="govuk-body">{ context.say("send.too-long") }</p>
                <button type="button" class="govuk-button" onclick={save}>{ context.say("send.eml") }</button>
            </>
        };
    }
    html! {
        <>
            <p class="govuk-body">{ context.say("send.email-text") }</p>
            <a class="govuk-button" href={link.url} rel="noreferrer" draggable="false">{ context.say("send.email") }</a>
        </>
    }
}

/// The files that an entry can be kept as.
#[derive(Clone, Copy)]
enum File {
    Mail,
    Table,
    Data,
}

impl File {
    fn ending(self) -> &'static str {
        match self {
            File::Mail => "eml",
            File::Table => "csv",
            File::Data => "json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            File::Mail => "message/rfc822",
            File::Table => "text/csv;charset=utf-8",
            File::Data => "application/json",
        }
    }

    fn content(self, entry: &RegisterEntry, mail: &Mail, context: &Context) -> String {
        match self {
            File::Mail => mail.eml(),
            File::Table => csv::table(std::slice::from_ref(entry), context.policy()),
            File::Data => json::pretty(entry).unwrap_or_default(),
        }
    }
}

/// A file's name says which entry it is and nothing about people.
fn file_stem(entry: &RegisterEntry) -> String {
    let short = entry.reference.split('-').next().unwrap_or_default();
    format!("register-entry-{short}")
}
