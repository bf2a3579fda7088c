//! What the tests of the register share: entries, mails, a file that stays in memory, and what a person does.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use calendar::date_text::parse_date;
use entry::{Mail, RegisterEntry, json};
use fantoccini::key::Key;
use policy::{Policy, Vocabulary, load::load};
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::page::Page;

pub const POLICY: &str = "south-yorkshire-2021";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the repository")
}

pub static SOUTH_YORKSHIRE: LazyLock<Policy> = LazyLock::new(|| {
    let json = serde_json::from_str(&read("www/text/vocabulary.en.json")).expect("JSON");
    let vocabulary = Vocabulary::from_json(&json).expect("the vocabulary");
    let json = serde_json::from_str(&read(&format!("policies/{POLICY}.json"))).expect("JSON");
    load(&json, &vocabulary).unwrap_or_else(|faults| panic!("{faults:#?}"))
});

/// A contact with these columns; each number is another one.
pub fn entry(number: usize, values: &[(&str, &str)]) -> RegisterEntry {
    let mut entry = json::parse(&read("tests/golden/entry.json")).expect("an entry");
    entry.policy = POLICY.to_owned();
    entry.version.clone_from(&SOUTH_YORKSHIRE.version);
    entry.reference = format!("{number:08x}-7d4a-4e0b-9c55-1a2b3c4d5e6f");
    entry.made = parse_date("2021-04-13").expect("a day");
    entry.values.insert("date-of-contact".to_owned(), format!("2021-04-{:02}", number % 28 + 1));
    for (column, value) in values {
        entry.values.insert((*column).to_owned(), (*value).to_owned());
    }
    entry
}

pub fn mail(entry: &RegisterEntry) -> Mail {
    Mail::new(entry, &SOUTH_YORKSHIRE).expect("a mail")
}

/// The mail of a contact as a file of this name.
pub fn eml(name: &str, entry: &RegisterEntry) -> (String, String) {
    (name.to_owned(), mail(entry).eml())
}

/// In place of the browser's own file pickers: one file, in the session storage, that keeps its text over a reload.
const FILES: &str = r#"
  (() => {
    const read = () => sessionStorage.getItem("the-file") ?? "";
    const handle = {
      name: "register.json",
      getFile: async () => new File([read()], "register.json"),
      createWritable: async () => {
        let written = "";
        return { write: async (text) => { written += text; }, close: async () => sessionStorage.setItem("the-file", written) };
      },
    };
    window.showSaveFilePicker = async () => handle;
    window.showOpenFilePicker = async () => [handle];
  })();
"#;

impl Page {
    /// Opens the register with file pickers of the test's own.
    pub async fn open_register(&self) {
        // Firefox has none of its own, and the page downloads files there.
        if self.engine() == Engine::Chromium {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": FILES })).await;
        }
        self.open(&crate::site::url(&format!("register-{POLICY}.html"))).await;
        self.in_checker("#ledger-files").await;
    }

    /// Returns what stands in the file.
    pub async fn file(&self) -> String {
        let text = self.script("return sessionStorage.getItem('the-file') ?? ''").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    pub async fn set_file(&self, text: &str) {
        self.script(&format!("sessionStorage.setItem('the-file', {})", Value::from(text))).await;
    }

    /// Drops files on the page, outside the register.
    pub async fn drop_files(&self, files: &[(String, String)]) {
        self.script(&format!(
            "const transfer = new DataTransfer();
             for (const [name, text] of {}) transfer.items.add(new File([text], name));
             const options = {{ bubbles: true, cancelable: true, dataTransfer: transfer }};
             document.querySelector('header').dispatchEvent(new DragEvent('drop', options));",
            json!(files)
        ))
        .await;
    }

    /// Lets the browser keep drafts, and waits until it has kept one.
    pub async fn agree_to_drafts(&self) {
        self.press_button("Yes, keep them").await;
        self.sees("This browser keeps your changes").await;
        self.keeps("changes").await;
    }

    /// Opens the register in a new tab.
    pub async fn open_register_in_a_new_tab(&self) {
        let tab = self.client().new_window(true).await.expect("a tab").handle;
        self.client().switch_to_window(tab).await.expect("the tab");
        self.open_register().await;
    }

    /// Goes to the tab that was opened so many after the first.
    pub async fn go_to_tab(&self, index: usize) {
        let tabs = self.client().windows().await.expect("the tabs");
        self.client().switch_to_window(tabs[index].clone()).await.expect("the tab");
    }

    /// Clicks the button, link or summary with this text, as soon as it is there.
    pub async fn press_button(&self, text: &str) {
        let script = format!(
            "const root = document.querySelector('contact-register').shadowRoot;
             const wanted = {};
             const found = [...root.querySelectorAll('button, summary, label, a')].find((node) => node.textContent.trim().startsWith(wanted));
             found?.click();
             return Boolean(found);",
            Value::from(text)
        );
        let started = Instant::now();
        while self.script(&script).await != true {
            self.wait(&started, &format!("a control `{text}`")).await;
        }
    }

    /// Waits until the register shows a text.
    pub async fn sees(&self, text: &str) {
        let started = Instant::now();
        while !self.checker_text().await.contains(text) {
            self.wait(&started, text).await;
        }
    }

    /// Waits until the browser keeps this of the register: `changes`, only the `consent` to keep some, or `nothing`.
    pub async fn keeps(&self, wanted: &str) {
        let script = "const [policy, done] = arguments; const opening = indexedDB.open('contact-register');
             opening.onsuccess = () => { const database = opening.result;
               const end = (kept) => { database.close(); done(kept); };
               if (!database.objectStoreNames.length) return end('nothing');
               const drafts = database.transaction('drafts').objectStore('drafts');
               const [agreed, parts] = [drafts.get(policy), drafts.count(IDBKeyRange.bound([policy], [policy, []]))];
               parts.onsuccess = () => end(parts.result ? 'changes' : agreed.result === '' ? 'consent' : 'nothing'); };";
        let started = Instant::now();
        while self.client().execute_async(script, vec![json!(POLICY)]).await.expect("what is kept") != json!(wanted) {
            self.wait(&started, &format!("{wanted} kept")).await;
        }
    }

    /// Presses the tabulator until what has the focus has this id, or its text begins so.
    pub async fn tab_to(&self, wanted: &str) {
        for _ in 0..60 {
            let focused = self.focused().await;
            if focused["id"] == wanted || focused["text"].as_str().is_some_and(|text| text.starts_with(wanted)) {
                return;
            }
            self.press(&[Key::Tab]).await;
        }
        panic!("the keyboard never reaches `{wanted}`");
    }

    async fn wait(&self, started: &Instant, what: &str) {
        if started.elapsed() >= Duration::from_secs(20) {
            self.screenshot("failed").await;
            panic!("no {what}: {}", self.checker_text().await);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    /// Returns how many rows of the table are in the page.
    pub async fn rows(&self) -> u64 {
        let script = "return document.querySelector('contact-register').shadowRoot.querySelectorAll('.ledger-grid tbody tr').length";
        self.script(script).await.as_u64().unwrap_or_default()
    }

    /// Checks what is on the page: no fault of accessibility, nothing sideways at 320 pixels; and keeps pictures of it.
    pub async fn is_sound(&self, name: &str) {
        for (width, suffix) in [(1280, ""), (320, "-320")] {
            self.resize(width, 900).await;
            assert_eq!(self.axe().await, [""; 0], "{name} at {width}");
            assert_eq!(self.sideways_overflow().await, 0, "{name} scrolls sideways at {width}");
            self.screenshot(&format!("register-{name}{suffix}")).await;
        }
        self.resize(1280, 900).await;
    }
}
