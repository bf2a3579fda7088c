//! The draft that the browser keeps until the work is saved, if it may: one a tab.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use calendar::date_text::iso_moment;
use govuk::{
    browser::now_in_london,
    keeping::{Consent, PAUSE},
    mounting::property,
};

use super::{
    draft::{Draft, PARTS},
    host::Host,
    pieces::BenchHandle,
};

/// A draft of a tab that is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDraft {
    /// Which one it is.
    pub tab: String,
    /// What is in it.
    pub draft: Draft,
}

/// What is known of the draft; no part of the page is drawn from it.
pub struct Keeper {
    /// The browser's services.
    pub host: Rc<Host>,
    /// Whether the browser may keep a draft.
    pub consent: Cell<Consent>,
    bench: RefCell<Option<BenchHandle>>,
    /// The parts that are kept, if that is known; empty ones once all is saved.
    kept: RefCell<Option<[String; 3]>>,
    turn: Cell<u32>,
}

impl Keeper {
    /// Returns a keeper that has kept nothing.
    pub fn new(host: Rc<Host>) -> Self {
        let (bench, kept) = (RefCell::default(), RefCell::default());
        Self { host, consent: Cell::default(), bench, kept, turn: Cell::default() }
    }

    /// Is told whatever the page is now. Keeps a draft a moment later if it may, and erases it at once when all is saved;
    /// then calls `tell` with whether the browser refused.
    pub fn changed(self: &Rc<Self>, bench: BenchHandle, tell: impl Fn(bool) + 'static) {
        let is_unsaved = bench.is_unsaved();
        *self.bench.borrow_mut() = Some(bench);
        self.turn.set(self.turn.get().wrapping_add(1));
        if self.consent.get() != Consent::Given {
            return;
        }
        let (keeper, turn) = (Rc::clone(self), self.turn.get());
        spawn_local(async move {
            if is_unsaved {
                let _ = keeper.host.later(PAUSE).await;
            }
            if keeper.turn.get() == turn
                && let Some(is_refused) = keeper.keep_now().await
            {
                tell(is_refused);
            }
        });
    }

    /// Keeps what is not saved, if it may. Returns whether the browser refused; nothing if there was nothing to do.
    pub async fn keep_now(&self) -> Option<bool> {
        let bench = self.bench.borrow().clone().filter(|_| self.consent.get() == Consent::Given)?;
        let draft = Draft::of(&bench, now_in_london().map(iso_moment).unwrap_or_default());
        let now = draft.map(|draft| draft.parts()).unwrap_or_default();
        let parts = Object::new();
        let kept = self.kept.borrow().clone();
        for (index, (name, text)) in PARTS.iter().zip(&now).enumerate() {
            let is_kept = kept.as_ref().and_then(|kept| kept.get(index)) == Some(text);
            if !is_kept && !text.is_empty() {
                let _ = Reflect::set(&parts, &(*name).into(), &text.into());
            }
        }
        // Without any part, the draft goes: that is for when all is saved.
        if kept.as_ref() == Some(&now) {
            return None;
        }
        *self.kept.borrow_mut() = Some(now);
        let is_refused = self.host.keep_draft(&parts).await.is_err();
        if is_refused {
            *self.kept.borrow_mut() = None;
        }
        Some(is_refused)
    }

    /// Returns the drafts of tabs that are gone, the newest first. Whoever has agreed to drafts is not asked again.
    pub async fn find(&self) -> Vec<FoundDraft> {
        // A browser that keeps nothing has nothing to offer.
        let Ok(found) = self.host.find_drafts().await else {
            return Vec::new();
        };
        if self.consent.get() == Consent::Unasked && property(&found, "isAgreed").is_truthy() {
            self.consent.set(Consent::Given);
        }
        let text = |draft: &JsValue, name: &str| property(draft, name).as_string();
        let read = |draft: JsValue| {
            let tab = text(&draft, "tab")?;
            Some(FoundDraft { tab, draft: Draft::read(|name| text(&draft, name))? })
        };
        let mut drafts: Vec<FoundDraft> = Array::from(&property(&found, "drafts")).iter().filter_map(read).collect();
        drafts.sort_by(|one, other| other.draft.policy.kept.cmp(&one.draft.policy.kept));
        drafts
    }

    /// Erases every draft of the workbench.
    pub async fn erase(&self) {
        self.forget();
        let _ = self.host.erase_drafts().await;
    }

    /// Keeps nothing from now on.
    pub fn forget(&self) {
        self.consent.set(Consent::Refused);
        *self.kept.borrow_mut() = None;
    }
}
