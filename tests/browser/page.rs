//! What a test does with a page. What it asks of it is in `inspect`.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::engine::Engine;

/// How long a test waits for something to appear before it fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where the checker stands on every page.
const ELEMENT: &str = "pre-election-checker, contact-register, policy-workbench";

/// Whether a first screen is still there: only on it are the rows links.
const FIRST_SCREEN: &str = "const shown = [...document.querySelectorAll('pre-election-checker')];
    return shown.some((checker) => checker.shadowRoot?.querySelector('a[data-flow]'))";

/// A browser with one page.
#[derive(Clone)]
pub struct Page {
    client: Client,
    engine: Engine,
    profile: PathBuf,
}

impl Page {
    pub fn new(client: Client, engine: Engine, profile: &Path) -> Self {
        Self { client, engine, profile: profile.to_owned() }
    }

    /// The folder in which Chromium keeps everything.
    pub fn profile(&self) -> &Path {
        &self.profile
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The driver's own client, for what has no helper here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens a page and waits until a checker in it has taken over from its first screen, if it ever does: what a test
    /// finds on that screen would be gone a moment later.
    pub async fn open(&self, url: &str) {
        self.open_at_once(url).await;
        let started = Instant::now();
        while self.script(FIRST_SCREEN).await == true && started.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Opens a page and waits for nothing but the page itself.
    pub async fn open_at_once(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("cannot open {url}: {error}"));
    }

    /// Waits for an element of the page, outside the checker.
    pub async fn find(&self, css: &str) -> Element {
        eventually(css, || self.client.find(Locator::Css(css))).await
    }

    /// Waits for an element inside the checker's shadow root.
    pub async fn in_checker(&self, css: &str) -> Element {
        eventually(css, || async {
            let host = self.client.find(Locator::Css(ELEMENT)).await?;
            host.shadow_root().await?.find(Locator::Css(css)).await
        })
        .await
    }

    /// Returns what of the checker's text now shows inside its shadow root.
    pub async fn checker_text(&self) -> String {
        self.in_checker(".checker__body").await.text().await.expect("the checker's text")
    }

    /// Clicks an element inside the checker, as soon as it is there.
    pub async fn click(&self, css: &str) {
        // WebKit's driver takes the browser's own part of a text field inside a shadow root for something that covers it.
        if self.engine == Engine::WebKit {
            self.in_checker(css).await;
            let script = format!(
                "const field = root.querySelector({});
                 const is_text = field.matches('input:not([type=radio], [type=checkbox]), textarea');
                 if (is_text) field.focus();
                 return is_text;",
                Value::from(css)
            );
            if self.shadow_script(&script).await == true {
                return;
            }
        }
        self.in_checker(css).await.click().await.unwrap_or_else(|error| panic!("cannot click `{css}`: {error}"));
        self.settle().await;
    }

    /// Types into an element inside the checker.
    pub async fn type_into(&self, css: &str, text: &str) {
        let element = self.in_checker(css).await;
        element.send_keys(text).await.unwrap_or_else(|error| panic!("cannot type into `{css}`: {error}"));
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press(&self, keys: &[Key]) {
        self.strike(keys.iter().map(|key| char::from(*key))).await;
    }

    /// Types text, wherever the focus is.
    pub async fn type_keys(&self, text: &str) {
        self.strike(text.chars()).await;
    }

    async fn strike(&self, keys: impl Iterator<Item = char>) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("the keys are pressed");
        self.settle().await;
    }

    /// WebKit's driver answers before the page has acted on what was pressed; the others wait for it.
    async fn settle(&self) {
        if self.engine == Engine::WebKit {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Returns the tag, id, value and text of what has the focus, looked for inside the shadow root too.
    pub async fn focused(&self) -> Value {
        self.script(
            "let node = document.activeElement;
             while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
             return { tag: node?.localName, id: node?.id, value: node?.value, text: node?.textContent.trim() };",
        )
        .await
    }

    /// Returns whether an element inside the checker has the focus.
    pub async fn focus_is(&self, css: &str) -> bool {
        self.shadow_script(&format!("return root.activeElement?.matches({}) ?? false", Value::from(css))).await == true
    }

    /// Returns the text of the page's own heading, inside the checker.
    pub async fn heading(&self) -> String {
        self.in_checker("[data-page-heading]").await.text().await.expect("the heading's text")
    }

    /// Runs a script that finds the checker's shadow root under the name `root`.
    pub async fn shadow_script(&self, script: &str) -> Value {
        self.script(&format!("const root = document.querySelector('{ELEMENT}').shadowRoot; {script}")).await
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("the script failed: {error}"))
    }
}

/// Tries again until it succeeds, and fails with the last error when it has tried long enough.
async fn eventually<F, Fut>(what: &str, attempt: F) -> Element
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<Element, CmdError>>,
{
    let started = Instant::now();
    loop {
        match attempt().await {
            Ok(element) => return element,
            Err(error) if started.elapsed() > PATIENCE => {
                panic!("no `{what}` on the page: {error}")
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}
