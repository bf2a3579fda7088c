//! What a person asks for that only the browser can do.

use yew::{html::Scope, prelude::*};

use entry::{Mail, csv, json, short_reference};

use super::{
    app::App,
    browser,
    copying::copy,
    record::record,
    state::{Action, Entry, State},
    view::Message,
};

/// What is asked of the browser.
#[derive(Clone, Copy, Debug)]
pub enum Errand {
    /// To print the page.
    Print,
    /// To save the protocol's dates for a calendar program.
    SaveDates,
    /// To copy the record of the check.
    CopyRecord,
    /// To copy the text of the mail with the entry.
    CopyEntry,
    /// To save the entry.
    SaveEntry(File),
    /// To open the register entry, for which it makes a reference.
    WriteEntry,
}

/// The files that an entry can be kept as.
#[derive(Clone, Copy, Debug)]
pub enum File {
    /// A mail to be sent.
    Mail,
    /// A table with one line.
    Table,
    /// JSON.
    Data,
}

impl Errand {
    /// Runs it. Returns what the state has to learn of it; what comes later goes to `scope`.
    pub fn run(self, state: &State, scope: &Scope<App>) -> Option<Action> {
        match self {
            Errand::Print => browser::print(),
            Errand::SaveDates => {
                let name = format!("{}.ics", state.setting.policy.id);
                let file = state.context().calendar_file().unwrap_or_default();
                let _ = browser::download(&name, "text/calendar", file.as_bytes());
            }
            Errand::CopyRecord => {
                let time = browser::now_in_london().map(|now| now.time());
                copy(record(state, time).unwrap_or_default(), on_copied(scope));
            }
            Errand::CopyEntry => copy(mail(state)?.body, on_copied(scope)),
            Errand::SaveEntry(file) => {
                let entry = state.entry.as_ref().and_then(|entry| entry.complete.as_ref())?;
                let (ending, kind, content) = match file {
                    File::Mail => ("eml", "message/rfc822", mail(state)?.eml()),
                    File::Table => {
                        let table = csv::table(std::slice::from_ref(entry), &state.setting.policy);
                        ("csv", "text/csv;charset=utf-8", table)
                    }
                    File::Data => ("json", "application/json", json::pretty(entry).unwrap_or_default()),
                };
                // A file's name says which entry it is and nothing about people.
                let short = short_reference(&entry.reference);
                let saved = browser::download(&format!("register-entry-{short}.{ending}"), kind, content.as_bytes());
                return Some(Action::Saved(saved.is_ok()));
            }
            Errand::WriteEntry => return Some(Action::WriteEntry(browser::new_reference())),
        }
        None
    }
}

fn on_copied(scope: &Scope<App>) -> Callback<super::state::Copied> {
    scope.callback(|copied| Message::Act(Action::Copied(copied)))
}

/// Returns the mail with the entry, once that is complete.
pub fn mail(state: &State) -> Option<Mail> {
    let Entry { complete: Some(entry), .. } = state.entry.as_ref()? else {
        return None;
    };
    Mail::new(entry, &state.setting.policy).ok()
}
