//! What a test asks of a page beyond its elements: the console, the network, its accessibility, a picture.

use std::fs;
use std::path::Path;

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::engine::Engine;
use crate::page::Page;

/// The rules that every page must keep: WCAG 2.2 AA, and what axe holds to be good practice.
const AXE_TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

impl Page {
    /// Sends a command of the Chrome DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.vendor("goog/cdp/execute", body).await
    }

    /// Makes the page as wide and as high as a device, in CSS pixels; in other engines than Chromium the window.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.engine() != Engine::Chromium {
            self.client().set_window_size(width, height).await.expect("a window of that size");
            return;
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Returns by how many pixels the page is wider than its window. It may be narrower by the room kept for a scrollbar.
    pub async fn sideways_overflow(&self) -> Value {
        self.script("const page = document.documentElement; return Math.max(0, page.scrollWidth - page.clientWidth)")
            .await
    }

    /// Returns the accessibility tree, as a screen reader gets it: the nodes that are not ignored.
    pub async fn accessibility_tree(&self) -> Vec<Value> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        nodes.into_iter().filter(|node| node["ignored"] != true).collect()
    }

    /// Returns the errors in the console since it was last read. In Firefox: those of the engine, scripts that failed and
    /// what a policy refused; what a page's own script writes there is not among them. In WebKit: none, since nobody can read them.
    pub async fn console_errors(&self) -> Vec<String> {
        match self.engine() {
            Engine::Chromium => {}
            Engine::Firefox => return self.firefox_errors().await,
            Engine::WebKit => return Vec::new(),
        }
        let entries = self.log("browser").await;
        let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        let messages = errors.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
        // The site asks for it all the same: a browser that knows the directive obeys it.
        messages
            .filter(|message| !message.contains("Unrecognized Content-Security-Policy directive 'webrtc'"))
            .collect()
    }

    async fn firefox_errors(&self) -> Vec<String> {
        let script = "const messages = Services.console.getMessageArray();
             Services.console.reset();
             return messages.filter((it) => it instanceof Ci.nsIScriptError && !(it.flags & (it.warningFlag | it.infoFlag)))
               .filter((it) => /^(http|file):/.test(it.sourceName)).map((it) => it.errorMessage);";
        self.vendor("moz/context", json!({ "context": "chrome" })).await;
        let errors = self.script(script).await;
        self.vendor("moz/context", json!({ "context": "content" })).await;
        serde_json::from_value(errors).expect("a list of messages")
    }

    /// Returns the addresses that the page has asked for since they were last read.
    pub async fn requests(&self) -> Vec<String> {
        if self.engine() != Engine::Chromium {
            let script = "const asked = performance.getEntriesByType('resource').map((it) => it.name);
                 performance.clearResourceTimings(); return asked;";
            return serde_json::from_value(self.script(script).await).expect("a list of addresses");
        }
        let entries = self.log("performance").await;
        let messages =
            entries.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        messages
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| Some(entry["message"]["params"]["request"]["url"].as_str()?.to_owned()))
            // Pictures inside the style sheet are no requests.
            .filter(|url| !url.starts_with("data:"))
            .collect()
    }

    /// Keeps a picture of the whole page as `target/screenshots/NAME.png`. Chromium's window is left as high as the page.
    pub async fn screenshot(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        if self.engine() != Engine::Chromium {
            let picture = self.client().screenshot().await.expect("a screenshot");
            let name = format!("{:?}-{name}.png", self.engine()).to_lowercase();
            fs::write(folder.join(name), picture).expect("a file for the screenshot");
            return;
        }
        let size = self.script("return [innerWidth, document.documentElement.scrollHeight]").await;
        let pixels = |index: usize| size[index].as_u64().and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or(1000);
        self.resize(pixels(0), pixels(1)).await;
        let picture = self.client().screenshot().await.expect("a screenshot");
        fs::write(folder.join(format!("{name}.png")), picture).expect("a file for the screenshot");
    }

    /// Returns what axe finds wrong with the page, the open shadow root included: one line for each place.
    pub async fn axe(&self) -> Vec<String> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(source).expect("axe-core, which the build of the site installs");
        self.script(&format!("if (!window.axe) {{ {source} }}")).await;
        // Preloading copies our style sheet into an inline one, which the Content-Security-Policy refuses with an error in
        // the console; it serves one rule only, about locked orientation, which nothing in our styles could break.
        let script = "const [tags, done] = arguments;
             const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false };
             axe.run(document, options).then(
               (result) => done({ rules: result.passes.length, lines: result.violations.flatMap((violation) =>
                 violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(' ')}`)) }),
               (error) => done({ rules: 0, lines: [String(error)] }));";
        let found = self.client().execute_async(script, vec![json!(AXE_TAGS)]).await.expect("axe runs");
        // A run that looked at nothing would find nothing too.
        assert!(found["rules"].as_u64() > Some(0) || found["lines"] != json!([]), "axe has checked nothing");
        serde_json::from_value(found["lines"].clone()).expect("a list of lines")
    }

    /// Returns what IBM's engine of rules holds to fail WCAG 2.2, the open shadow root included: one line for each place. It finds
    /// other things than axe does; what it only asks a person to look at is not among them.
    pub async fn equal_access(&self) -> Vec<String> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/node_modules/accessibility-checker-engine/ace.js");
        let source = fs::read_to_string(source).expect("the engine, which the build of the site installs");
        self.script(&format!("if (!window.ace) {{ {source}; window.ace = ace; }}")).await;
        let script = "const [done] = arguments;
             new window.ace.Checker().check(document, ['WCAG_2_2']).then(
               ({ results }) => done({ rules: results.length, lines: results.filter(({ value }) => value[1] === 'FAIL').map((it) =>
                 `${it.ruleId}: ${it.message}: ${it.snippet}`) }),
               (error) => done({ rules: 0, lines: [String(error)] }));";
        let found = self.client().execute_async(script, vec![]).await.expect("the engine runs");
        assert!(
            found["rules"].as_u64() > Some(50) || found["lines"] != json!([]),
            "the engine has checked nothing: {found}"
        );
        serde_json::from_value(found["lines"].clone()).expect("a list of lines")
    }

    /// Lets the person prefer dark colours, or none in particular.
    pub async fn prefer_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "" };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        self.vendor("se/log", json!({ "type": kind })).await.as_array().cloned().unwrap_or_default()
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Value {
        let command = VendorCommand { path, body };
        self.client().issue_cmd(command).await.unwrap_or_else(|error| panic!("`{path}` failed: {error}"))
    }
}

/// A command that is the driver's own.
#[derive(Debug)]
struct VendorCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for VendorCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
