//! The register's file, and the draft that the browser keeps until it is saved.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use govuk::{
    Button, ButtonKind, LinkButton, browser,
    mounting::{message, property},
};
use register::{
    ledger::Ledger,
    ledger_file::{self, LedgerError},
    merge::Merge,
};
use serde::{Deserialize, Serialize};

use super::{
    desk::{Action, Waiting},
    host::{Host, now},
    pieces::DeskHandle,
};

/// How long the page waits for more changes before it keeps a draft, in milliseconds.
const PAUSE: u32 = 300;

/// How long after a file was written the page looks into it again, in milliseconds.
const AGAIN: u32 = 1_500;

/// Whether the browser may keep a draft. Whoever has agreed is not asked again: an empty draft stays in the browser then,
/// until it is erased. A refusal is not kept, since that would be keeping something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Consent {
    Unasked,
    Given,
    Refused,
}

/// What is known of the file and of the draft; no part of the page is drawn from it.
pub struct Keeper {
    host: Rc<Host>,
    key: String,
    handle: RefCell<JsValue>,
    /// The file's text as it was last read or written here.
    text: RefCell<Option<String>>,
    consent: Cell<Consent>,
    latest: Cell<u32>,
    unsaved: RefCell<Option<Kept>>,
    /// A file that was opened, until the page goes on with it: its name, its handle and its text.
    opened: RefCell<Option<(String, JsValue, String)>>,
    is_cancelled: Cell<bool>,
    is_failing: Cell<bool>,
    onfailing: RefCell<Callback<bool>>,
}

/// What a draft holds.
type Kept = (Rc<Ledger>, Vec<Waiting>);

/// A draft as it is kept: the register's own file as a text, and what could not be read.
#[derive(Serialize, Deserialize)]
struct Draft {
    register: String,
    #[serde(default)]
    waiting: Vec<Waiting>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Keeper {
    /// Returns a keeper without a file.
    pub fn new(host: Rc<Host>, key: String) -> Self {
        Self {
            host,
            key,
            handle: RefCell::default(),
            text: RefCell::default(),
            consent: Cell::new(Consent::Unasked),
            latest: Cell::new(0),
            unsaved: RefCell::default(),
            opened: RefCell::default(),
            is_cancelled: Cell::new(false),
            is_failing: Cell::new(false),
            onfailing: RefCell::new(Callback::noop()),
        }
    }

    /// Is told of every change. Keeps a draft a moment later if it may; empties it once everything is saved.
    pub fn changed(self: &Rc<Self>, revision: u32, is_unsaved: bool, ledger: Rc<Ledger>, waiting: Vec<Waiting>) {
        self.latest.set(revision);
        *self.unsaved.borrow_mut() = is_unsaved.then_some((ledger, waiting));
        if self.consent.get() == Consent::Given {
            let keeper = Rc::clone(self);
            spawn_local(async move {
                // Saved, nothing of it stays a moment longer.
                if is_unsaved {
                    let _ = keeper.host.later(PAUSE).await;
                }
                if keeper.latest.get() == revision && keeper.consent.get() == Consent::Given {
                    keeper.keep().await;
                }
            });
        }
    }

    /// Keeps what is not saved at once, if it may: before something is read that could end in a fault.
    pub async fn keep_now(&self) {
        if self.consent.get() == Consent::Given {
            self.keep().await;
        }
    }

    /// Begins to read files.
    pub fn begin_reading(&self) {
        self.is_cancelled.set(false);
    }

    /// Reads no further file.
    pub fn cancel_reading(&self) {
        self.is_cancelled.set(true);
    }

    /// Returns whether no further file is to be read.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.get()
    }

    /// Lets the browser draw the page and take a press.
    pub async fn breathe(&self) {
        let _ = self.host.later(0).await;
    }

    /// Goes on with the file that was opened, if the page does.
    pub fn adopt(&self, file: Option<&str>) {
        let opened = self.opened.borrow_mut().take();
        if let Some((name, handle, text)) = opened.filter(|(name, ..)| file == Some(name.as_str())) {
            let _ = name;
            *self.handle.borrow_mut() = handle;
            *self.text.borrow_mut() = Some(text);
        }
    }

    async fn keep(&self) {
        let unsaved = self.unsaved.borrow().clone();
        let draft = unsaved.and_then(|(ledger, waiting)| {
            let register = ledger_file::write(&ledger).ok()?;
            serde_json::to_string(&Draft { register, waiting }).ok()
        });
        let text = draft.unwrap_or_default();
        // One that keeps nothing, or has no room: the page says so.
        let is_kept = self.host.keep_draft(&self.key, &text).await.is_ok();
        if self.is_failing.replace(!is_kept) == is_kept {
            self.onfailing.borrow().emit(!is_kept);
        }
    }

    /// Is told whenever the browser begins to keep nothing, or to keep something again.
    pub fn on_failing(&self, callback: Callback<bool>) {
        *self.onfailing.borrow_mut() = callback;
    }
}

/// Opens a register in place of the one on the page.
pub async fn open(desk: DeskHandle, keeper: Rc<Keeper>) {
    let opened = match keeper.host.open().await {
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
        Err(error) => fail(&desk, "ledger.cannot-open", &error.to_string()),
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
        match keeper.host.create(&file_name(&desk, "json")).await {
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
/// undone what this page wrote, and neither has noticed.
async fn look_again(desk: DeskHandle, keeper: Rc<Keeper>, handle: JsValue) {
    let _ = keeper.host.later(AGAIN).await;
    let Some(found) = keeper.host.read(&handle).await.ok().and_then(|found| found.as_string()) else {
        return;
    };
    if *keeper.handle.borrow() != handle || keeper.text.borrow().as_ref() == Some(&found) {
        return;
    }
    if let Ok(theirs) = ledger_file::parse_for(&found, &desk.policy().id)
        && theirs.identity == desk.ledger.identity
    {
        *keeper.text.borrow_mut() = Some(found);
        desk.dispatch(Action::MergeFile(Rc::new(theirs)));
    }
}

async fn write(desk: &DeskHandle, keeper: &Rc<Keeper>) -> Result<(), String> {
    let handle = keeper.handle.borrow().clone();
    let found = keeper.host.read(&handle).await.map_err(|error| message(&error))?;
    let found = found.as_string().unwrap_or_default();
    let is_known = keeper.text.borrow().as_ref() == Some(&found);
    if !is_known && !found.trim().is_empty() {
        let theirs =
            ledger_file::parse_for(&found, &desk.policy().id).map_err(|error: LedgerError| error.to_string())?;
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
    let text = ledger_file::write(&desk.ledger).map_err(|error| error.to_string())?;
    keeper.host.write(&handle, &text).await.map_err(|error| message(&error))?;
    *keeper.text.borrow_mut() = Some(text);
    desk.dispatch(Action::Saved(desk.revision, property(&handle, "name").as_string()));
    spawn_local(look_again(desk.clone(), Rc::clone(keeper), handle));
    Ok(())
}

fn save_as_download(desk: &DeskHandle) {
    let name = desk.file.clone().unwrap_or_else(|| file_name(desk, "json"));
    let written = ledger_file::write(&desk.ledger).map_err(|error| error.to_string()).and_then(|text| {
        browser::download(&name, "application/json", text.as_bytes()).map_err(|error| message(&error))
    });
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

/// What the banner needs.
#[derive(Properties, PartialEq)]
pub struct DraftBannerProps {
    /// The state.
    pub desk: DeskHandle,
    /// What is known of the draft.
    pub keeper: Rc<Keeper>,
}

/// Asks once whether the browser may keep a draft; offers one that it kept.
#[component]
pub fn DraftBanner(props: &DraftBannerProps) -> Html {
    let (desk, keeper) = (props.desk.clone(), Rc::clone(&props.keeper));
    let found = use_state(|| None::<String>);
    let redraw = use_force_update();
    {
        let (found, keeper, redraw) = (found.clone(), Rc::clone(&keeper), redraw.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                match keeper.host.read_draft(&keeper.key).await.ok().and_then(|text| text.as_string()) {
                    Some(text) if text.is_empty() => {
                        keeper.consent.set(Consent::Given);
                        redraw.force_update();
                    }
                    draft => found.set(draft),
                }
            });
        });
    }
    let context = desk.context();
    let erase = {
        let (keeper, found, redraw, desk) = (Rc::clone(&keeper), found.clone(), redraw.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            keeper.consent.set(Consent::Refused);
            found.set(None);
            let (keeper, desk) = (Rc::clone(&keeper), desk.clone());
            spawn_local(async move {
                let _ = keeper.host.erase_draft(&keeper.key).await;
                desk.dispatch(Action::Say(("draft.erased", Vec::new())));
            });
            redraw.force_update();
        })
    };
    if let Some(text) = (*found).clone() {
        let restore = {
            let (desk, found, keeper) = (desk.clone(), found.clone(), Rc::clone(&keeper));
            Callback::from(move |_: MouseEvent| {
                keeper.consent.set(Consent::Given);
                found.set(None);
                // Drafts from before refusals were kept are the register's file alone.
                let (text, waiting) = match serde_json::from_str::<Draft>(&text) {
                    Ok(draft) => (draft.register, draft.waiting),
                    Err(_) => (text.clone(), Vec::new()),
                };
                match ledger_file::parse_for(&text, &desk.policy().id) {
                    Ok(ledger) => desk.dispatch(Action::Restore(Rc::new(ledger), waiting)),
                    Err(error) => fail(&desk, "ledger.cannot-open", &error.to_string()),
                }
            })
        };
        return banner(
            context.say("draft.found"),
            html! {
                <>
                    <Button text={context.say("draft.restore")} onclick={restore} />
                    <Button text={context.say("draft.erase")} kind={ButtonKind::Warning} onclick={erase} />
                </>
            },
        );
    }
    match keeper.consent.get() {
        Consent::Unasked if desk.is_unsaved() || !desk.waiting.is_empty() => {
            let answer = |consent: Consent| {
                let (keeper, redraw) = (Rc::clone(&keeper), redraw.clone());
                Callback::from(move |_: MouseEvent| {
                    keeper.consent.set(consent);
                    if consent == Consent::Given {
                        let keeper = Rc::clone(&keeper);
                        spawn_local(async move { keeper.keep().await });
                    }
                    redraw.force_update();
                })
            };
            banner(
                context.say("draft.ask"),
                html! {
                    <>
                        <Button text={context.say("draft.yes")} kind={ButtonKind::Secondary} onclick={answer(Consent::Given)} />
                        <Button text={context.say("draft.no")} kind={ButtonKind::Secondary} onclick={answer(Consent::Refused)} />
                    </>
                },
            )
        }
        Consent::Given => html! {
            <p class="govuk-body-s ledger-draft checker-no-print">
                { context.say("draft.kept") }{ " " }
                <LinkButton text={context.say("draft.erase")} onclick={erase} />
            </p>
        },
        _ => Html::default(),
    }
}

fn banner(text: String, buttons: Html) -> Html {
    html! {
        <section class="ledger-banner checker-no-print" aria-label={text.clone()}>
            <p class="govuk-body">{ text }</p>
            <div class="govuk-button-group">{ buttons }</div>
        </section>
    }
}
