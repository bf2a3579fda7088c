//! The register's file: opened, saved where it was opened or as a download, and put together with what others wrote there.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use govuk::{
    browser,
    mounting::{message, property},
};
use register::{
    ledger_file::{self, LedgerError},
    merge::Merge,
};

use super::{
    desk::Action,
    host::now,
    keeper::Keeper,
    pieces::{DeskHandle, reason_text},
};

/// How long after a file was written the page looks into it again, in milliseconds.
const AGAIN: u32 = 1_500;

/// Opens a register in place of the one on the page.
pub async fn open(desk: DeskHandle, keeper: Rc<Keeper>) {
    let opened = match keeper.host.open(&kind_of_file(&desk)).await {
        Ok(opened) if opened.is_undefined() => return,
        Ok(opened) => opened,
        Err(error) => return fail(&desk, "ledger.cannot-open", &message(&error)),
    };
    let text = property(&opened, "text").as_string().unwrap_or_default();
    let name = property(&opened, "name").as_string().unwrap_or_default();
    match ledger_file::parse_for(&text, &desk.policy().id) {
        Ok(ledger) => {
            // A file of the same name as the one before is gone on with all the same.
            let is_same = desk.file.as_deref() == Some(name.as_str());
            *keeper.opened.borrow_mut() = Some((name.clone(), property(&opened, "handle"), text));
            if is_same && !desk.is_unsaved() {
                keeper.adopt(Some(&name));
            }
            desk.dispatch(Action::Open(Rc::new(ledger), name, now(desk.setting.today)));
        }
        Err(error) => fail(&desk, "ledger.cannot-open", &reason_text(&desk.context(), &error.into())),
    }
}

/// Saves the register: in its file, after putting it together with what others wrote there, or as a download.
pub async fn save(desk: DeskHandle, keeper: Rc<Keeper>) {
    // What the other side has would be lost from the file before anybody has chosen.
    if desk.clashes.as_ref().is_some_and(Merge::holds_a_copy) {
        return desk.dispatch(Action::Say(("ledger.clashes.missing", Vec::new())));
    }
    if !keeper.host.saves_in_place() {
        return save_as_download(&desk);
    }
    if keeper.handle.borrow().is_undefined() {
        match keeper.host.create(&file_name(&desk, "json"), &kind_of_file(&desk)).await {
            Ok(handle) if handle.is_undefined() => return,
            Ok(handle) => {
                *keeper.handle.borrow_mut() = handle;
                *keeper.text.borrow_mut() = None;
            }
            Err(error) => return fail(&desk, "ledger.cannot-save", &message(&error)),
        }
    }
    if let Err(reason) = write(&desk, &keeper).await {
        // Nothing of this register was ever in it: the next time another file can be chosen.
        if keeper.text.borrow().is_none() {
            *keeper.handle.borrow_mut() = JsValue::UNDEFINED;
        }
        fail(&desk, "ledger.cannot-save", &reason);
    }
}

/// Looks into the file once more a moment after it was written: somebody who read it before and wrote it after this page has
/// undone what this page wrote, and neither has noticed. Until then nothing that the browser keeps is let go.
async fn look_again(keeper: Rc<Keeper>) {
    let _ = keeper.host.later(AGAIN).await;
    keeper.look().await;
    keeper.act(Action::Checked);
}

async fn write(desk: &DeskHandle, keeper: &Rc<Keeper>) -> Result<(), String> {
    let handle = keeper.handle.borrow().clone();
    let mut found = keeper.host.read(&handle).await.map_err(|error| message(&error))?.as_string().unwrap_or_default();
    let words = |error: LedgerError| reason_text(&desk.context(), &error.into());
    let text = ledger_file::write(&desk.ledger).map_err(words)?;
    loop {
        let is_known = keeper.text.borrow().as_ref() == Some(&found);
        if !is_known && !found.trim().is_empty() {
            let theirs = ledger_file::parse_for(&found, &desk.policy().id).map_err(words)?;
            if theirs.identity.is_some() && theirs.identity != desk.ledger.identity {
                *keeper.handle.borrow_mut() = JsValue::UNDEFINED;
                return Err(desk.context().say("ledger.other-register"));
            }
            if theirs != *desk.ledger {
                // The next time it is saved, what is on the page already holds what stands in the file.
                *keeper.text.borrow_mut() = Some(found);
                desk.dispatch(Action::MergeFile(Rc::new(theirs)));
                return Ok(());
            }
        }
        // Another tab, or somebody else, may have written it since it was read.
        let other = keeper.host.write(&handle, &text, &found).await.map_err(|error| message(&error))?;
        match other.as_string() {
            Some(other) => found = other,
            None => break,
        }
    }
    *keeper.text.borrow_mut() = Some(text);
    desk.dispatch(Action::Saved(desk.revision, property(&handle, "name").as_string()));
    keeper.host.tell_tabs("saved");
    spawn_local(look_again(Rc::clone(keeper)));
    Ok(())
}

/// Returns what the browser calls the files among which it lets somebody choose.
fn kind_of_file(desk: &DeskHandle) -> String {
    desk.context().say("ledger.heading")
}

fn save_as_download(desk: &DeskHandle) {
    let name = desk.file.clone().unwrap_or_else(|| file_name(desk, "json"));
    let written =
        ledger_file::write(&desk.ledger).map_err(|error| reason_text(&desk.context(), &error.into())).and_then(
            |text| browser::download(&name, "application/json", text.as_bytes()).map_err(|error| message(&error)),
        );
    match written {
        Ok(()) => desk.dispatch(Action::Downloaded(desk.revision, name)),
        Err(reason) => fail(desk, "ledger.cannot-save", &reason),
    }
}

/// Returns what a file of the register is called.
pub fn file_name(desk: &DeskHandle, ending: &str) -> String {
    format!("contact-register-{}.{ending}", desk.policy().id)
}

/// Says that something failed, and why.
pub fn fail(desk: &DeskHandle, key: &'static str, reason: &str) {
    desk.dispatch(Action::Say((key, vec![("reason", reason.to_owned())])));
}
