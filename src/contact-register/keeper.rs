//! What is known of the register's file, of the draft that the browser keeps until it is saved, and of other tabs.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use govuk::{
    keeping::{Consent, PAUSE},
    mounting::property,
};
use packed::{pack, unpack};
use register::{
    import::{Import, ImportError},
    ledger::Ledger,
    ledger_file,
};

use super::{
    desk::{Action, Unsettled},
    host::Host,
    pieces::DeskHandle,
    reading::read_here,
};

/// A draft that was found: the register's file as a text, and what was not settled.
pub type FoundDraft = (String, Unsettled);

/// What is kept: the register, and the rest as a text; nothing but the consent, once everything is saved.
type Kept = Option<(Rc<Ledger>, String)>;

/// What is known of the file and of the draft; no part of the page is drawn from it.
pub struct Keeper {
    /// The browser's services.
    pub host: Rc<Host>,
    /// Where the file is, if it was opened or saved in place.
    pub handle: RefCell<JsValue>,
    /// The file's text as it was last read or written here.
    pub text: RefCell<Option<String>>,
    /// A file that was opened, until the page goes on with it: its name, its handle and its text.
    pub opened: RefCell<Option<(String, JsValue, String)>>,
    /// Whether the browser may keep a draft.
    pub consent: Cell<Consent>,
    desk: RefCell<Option<DeskHandle>>,
    /// What is kept, if that is known.
    kept: RefCell<Option<Kept>>,
    turn: Cell<u32>,
    is_failing: Cell<bool>,
    is_cancelled: Cell<bool>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Keeper {
    /// Returns a keeper without a file.
    pub fn new(host: Rc<Host>) -> Self {
        Self {
            host,
            handle: RefCell::default(),
            text: RefCell::default(),
            opened: RefCell::default(),
            consent: Cell::new(Consent::Unasked),
            desk: RefCell::default(),
            kept: RefCell::default(),
            turn: Cell::new(0),
            is_failing: Cell::new(false),
            is_cancelled: Cell::new(false),
        }
    }

    /// Does something with the page as it is now.
    pub fn act(&self, action: Action) {
        let desk = self.desk.borrow().clone();
        if let Some(desk) = desk {
            desk.dispatch(action);
        }
    }

    /// Is told whatever the page is now. Keeps a draft a moment later if it may; empties it once everything is saved.
    pub fn changed(self: &Rc<Self>, desk: DeskHandle) {
        let is_held = desk.is_held();
        *self.desk.borrow_mut() = Some(desk);
        self.turn.set(self.turn.get().wrapping_add(1));
        if self.consent.get() != Consent::Given {
            return;
        }
        let (keeper, turn) = (Rc::clone(self), self.turn.get());
        spawn_local(async move {
            // Saved, nothing of it stays a moment longer.
            if is_held {
                let _ = keeper.host.later(PAUSE).await;
            }
            if keeper.turn.get() == turn {
                keeper.keep_now().await;
            }
        });
    }

    /// Keeps what is not saved at once, if it may: before something is read that could end in a fault.
    pub async fn keep_now(&self) {
        let desk = self.desk.borrow().clone();
        let Some(desk) = desk.filter(|_| self.consent.get() == Consent::Given) else {
            return;
        };
        let parts = Object::new();
        let now = desk.is_held().then(|| (Rc::clone(&desk.ledger), pack(&desk.unsettled())));
        let set = |part: &str, text: &str| Reflect::set(&parts, &part.into(), &text.into()).is_ok();
        match (&*self.kept.borrow(), &now) {
            (Some(None), None) => return,
            (_, None) => {}
            (before, Some((ledger, open))) => {
                let before = before.as_ref().and_then(Option::as_ref);
                let has_ledger = before.is_some_and(|(kept, _)| Rc::ptr_eq(kept, ledger));
                let has_open = before.is_some_and(|(_, kept)| kept == open);
                if has_ledger && has_open {
                    return;
                }
                if !has_ledger && let Ok(text) = ledger_file::write(ledger) {
                    set("register", &text);
                }
                if !has_open {
                    set("open", open);
                }
            }
        }
        *self.kept.borrow_mut() = Some(now);
        // One that keeps nothing, or has no room: the page says so, and all of it is kept the next time.
        let is_kept = self.host.keep_draft(&parts).await.is_ok();
        if !is_kept {
            *self.kept.borrow_mut() = None;
        }
        if self.is_failing.replace(!is_kept) == is_kept {
            self.act(Action::Failing(!is_kept));
        }
    }

    /// Returns the drafts that no other tab is at work on. Whoever has agreed to drafts is not asked again.
    pub async fn find(&self) -> Vec<FoundDraft> {
        let Ok(found) = self.host.find_drafts().await else {
            return Vec::new();
        };
        if self.consent.get() == Consent::Unasked && property(&found, "isAgreed").is_truthy() {
            self.consent.set(Consent::Given);
        }
        let drafts = js_sys::Array::from(&property(&found, "drafts"));
        let text = |draft: &JsValue, part: &str| property(draft, part).as_string().unwrap_or_default();
        let draft = |draft: JsValue| {
            // One that is damaged still has its other part.
            (text(&draft, "register"), unpack(&text(&draft, "open")).unwrap_or_default())
        };
        drafts.iter().map(draft).collect()
    }

    /// Erases every draft of this register.
    pub async fn erase(&self) {
        self.forget();
        let _ = self.host.erase_drafts().await;
    }

    /// Keeps nothing from now on.
    pub fn forget(&self) {
        self.consent.set(Consent::Refused);
        *self.kept.borrow_mut() = None;
    }

    /// Goes on with the file that was opened, if the page does.
    pub fn adopt(&self, file: Option<&str>) {
        let opened = self.opened.borrow_mut().take();
        if let Some((_, handle, text)) = opened.filter(|(name, ..)| file == Some(name.as_str())) {
            *self.handle.borrow_mut() = handle;
            *self.text.borrow_mut() = Some(text);
        }
    }

    /// Looks into the file, and puts together what stands there with what is on the page, if somebody else has written it.
    pub async fn look(&self) {
        let handle = self.handle.borrow().clone();
        let desk = self.desk.borrow().clone();
        let (Some(desk), false) = (desk, handle.is_undefined() || self.text.borrow().is_none()) else {
            return;
        };
        let Some(found) = self.host.read(&handle).await.ok().and_then(|found| found.as_string()) else {
            return;
        };
        if *self.handle.borrow() != handle || self.text.borrow().as_ref() == Some(&found) {
            return;
        }
        if let Ok(theirs) = ledger_file::parse_for(&found, &desk.policy().id)
            && theirs.identity == desk.ledger.identity
        {
            *self.text.borrow_mut() = Some(found);
            self.act(Action::MergeFile(Rc::new(theirs)));
        }
    }

    /// Begins to read files.
    pub fn begin_reading(&self) {
        self.is_cancelled.set(false);
    }

    /// Reads no further file, and ends what is being read.
    pub fn cancel_reading(&self) {
        self.is_cancelled.set(true);
        self.host.cancel_reading();
    }

    /// Returns whether no further file is to be read.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.get()
    }

    /// Reads a file, or a text that was pasted, beside the page where the browser lets it. Returns nothing if that was
    /// cancelled.
    pub async fn read(&self, name: &str, content: &js_sys::Uint8Array, is_pasted: bool) -> Option<Import> {
        let desk = self.desk.borrow().clone()?;
        let read = match self.host.read_file(name, content, is_pasted).await {
            Ok(text) => match text.as_string() {
                Some(text) => unpack(&text),
                // No worker: the page reads it itself.
                None => Some(read_here(desk.policy(), name, &content.to_vec(), is_pasted)),
            },
            Err(_) if self.is_cancelled() => return None,
            // What went wrong is in the console.
            Err(_) => None,
        };
        Some(read.unwrap_or_else(|| Import::refusing(name, ImportError::Fault)))
    }
}
