//! The ways to send or keep an entry. The person sends it: the checker only opens or saves what they send.

use yew::prelude::*;

use crate::register::{Mail, RegisterEntry, csv, json};

use super::{
    ask_person::contact,
    browser,
    context::Context,
    keep_copy::CopyButton,
    parts::{Handle, heading, on_click, secondary},
    state::Action,
};

/// What sending an entry needs.
#[derive(Properties, PartialEq)]
pub struct SendEntryProps {
    /// The state.
    pub state: Handle,
}

/// E-mail, copy and files. After an election the person is asked before an e-mail is offered.
#[component]
pub fn SendEntry(props: &SendEntryProps) -> Html {
    let state = &props.state;
    let context = state.context();
    let failed = use_state(|| false);
    let email = use_node_ref();
    let confirmed = state.entry.as_ref().is_some_and(|entry| entry.confirmed);
    let was_confirmed = use_mut_ref(|| confirmed);
    use_effect_with((confirmed, email.clone()), move |(confirmed, email)| {
        // The button that was pressed is gone: the focus goes to what came in its place.
        if *confirmed
            && !was_confirmed.replace(true)
            && let Some(email) = email.cast::<web_sys::Element>()
        {
            browser::focus(&email, ".govuk-button");
        }
    });
    let Some(entry) = &state.entry else {
        return Html::default();
    };
    let Some((complete, mail)) =
        entry.complete.as_ref().and_then(|complete| Some((complete, Mail::new(complete, context.policy()).ok()?)))
    else {
        return Html::default();
    };
    let save = |kind: File| {
        let (complete, mail, context, failed) = (complete.clone(), mail.clone(), context.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let content = kind.content(&complete, &mail, &context);
            let name = format!("{}.{}", file_stem(&complete), kind.ending());
            failed.set(browser::download(&name, kind.media_type(), content.as_bytes()).is_err());
        })
    };
    let is_asked_first = context.setting.is_over() && !entry.confirmed;
    let body = mail.body.clone();
    html! {
        <>
            { heading(&context, 1, context.say("send.heading")) }
            if is_asked_first {
                <p class="govuk-body">{ context.say("send.over") }</p>
                { secondary(context.say("send.over-yes"), on_click(state, Action::ConfirmEmail)) }
            } else {
                <div ref={email}>{ by_email(&context, &mail, save(File::Mail)) }</div>
            }
            { heading(&context, 2, context.say("send.keep")) }
            <div class="govuk-button-group">
                <CopyButton
                    text={Callback::from(move |()| body.clone())}
                    label={context.say("send.copy")}
                    done={context.say("send.copied")}
                    failed={context.say("keep.by-hand")}
                />
                if !is_asked_first {
                    { secondary(context.say("send.eml"), save(File::Mail)) }
                }
                { secondary(context.say("send.csv"), save(File::Table)) }
                { secondary(context.say("send.json"), save(File::Data)) }
            </div>
            <p class="govuk-body" role="status">{ failed.then(|| context.say("send.failed")) }</p>
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
