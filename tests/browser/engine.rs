//! The engines that the tests run in: where each browser and its driver are, and what they are told.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// A browser's engine, driven by the program that its makers give out for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver: every test runs in it.
    Chromium,
    /// Firefox by geckodriver: the main journeys run in it too.
    Firefox,
    /// WebKitGTK, whose engine is Safari's, by its own driver and in a screen of its own: the journeys of a person run in it too.
    WebKit,
}

impl Engine {
    /// What to install, for a machine where it is missing.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Chromium => {
                "the browser tests need Chromium and its driver: install `chromium` and `chromium-driver` (Debian), or \
                 set CHROMIUM and CHROMEDRIVER to where they are"
            }
            Self::Firefox => {
                "the tests in Firefox need Firefox ESR and its driver: install `firefox-esr` (Debian) and run \
                 `cargo install geckodriver --locked`, or set FIREFOX and GECKODRIVER to where they are"
            }
            Self::WebKit => {
                "the tests in WebKit need WebKitGTK, its driver and a screen that nobody sees: install `webkit2gtk-driver` \
                 and `xvfb` (Debian), or set MINIBROWSER, WEBKITWEBDRIVER and XVFB to where they are"
            }
        }
    }

    /// Returns the driver's program, if it is on this machine.
    pub fn driver(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => find("CHROMEDRIVER", &["chromedriver"]),
            Self::Firefox => find("GECKODRIVER", &["geckodriver"]),
            Self::WebKit => find("WEBKITWEBDRIVER", &["WebKitWebDriver"]),
        }
    }

    /// Returns the browser's program. By themselves, chromedriver looks for Google's own and geckodriver for no ESR.
    pub fn browser(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
            Self::Firefox => find("FIREFOX", &["firefox-esr", "firefox"]),
            Self::WebKit => find("MINIBROWSER", &["MiniBrowser"]).or_else(mini_browser),
        }
    }

    /// Returns the program that makes a screen for it, where it needs one.
    pub fn screen(self) -> Option<PathBuf> {
        (self == Self::WebKit).then(|| find("XVFB", &["Xvfb"])).flatten()
    }

    /// Returns whether all that it needs is on this machine.
    pub fn is_here(self) -> bool {
        self.browser().is_some() && self.driver().is_some() && (self != Self::WebKit || self.screen().is_some())
    }

    /// Returns whether one driver serves several browsers at a time.
    pub fn driver_is_shared(self) -> bool {
        self == Self::Chromium
    }

    /// Returns what the driver is started with.
    pub fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["--port=0"],
            // Leave to read the browser's own console, which no page can.
            Self::Firefox => &["--port=0", "--websocket-port=0", "--allow-system-access"],
            // It takes no port that it chooses itself, and names none.
            Self::WebKit => &[],
        }
    }

    /// Reads the port from a line that the driver prints.
    pub fn port(self, line: &str) -> Option<u16> {
        let (_, address) = match self {
            Self::Chromium => line.split_once("successfully on port ")?,
            Self::Firefox => line.split_once("Listening on 127.0.0.1:")?,
            Self::WebKit => return None,
        };
        address.trim_end_matches('.').parse().ok()
    }

    /// Returns what the browser is started with. All that it keeps goes into this folder.
    pub fn capabilities(self, profile: &TempDir) -> Map<String, Value> {
        let (name, mut options) = match self {
            Self::Chromium => ("goog:chromeOptions", json!({ "args": chromium_arguments(profile) })),
            Self::Firefox => ("moz:firefoxOptions", firefox_options(profile)),
            // By itself it keeps nothing.
            Self::WebKit => ("webkitgtk:browserOptions", json!({ "args": ["--automation"] })),
        };
        if let Some(binary) = self.browser() {
            options["binary"] = json!(binary);
        }
        let mut capabilities = Map::new();
        capabilities.insert(name.to_owned(), options);
        let browser = match self {
            Self::Chromium => "chrome",
            Self::Firefox => "firefox",
            Self::WebKit => "MiniBrowser",
        };
        capabilities.insert("browserName".to_owned(), json!(browser));
        if self == Self::Chromium {
            capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL", "performance": "ALL" }));
        }
        capabilities
    }
}

fn chromium_arguments(profile: &TempDir) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-GB",
        "--window-size=1200,1000",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    arguments
}

/// The profile itself is geckodriver's, and goes when the browser does.
fn firefox_options(profile: &TempDir) -> Value {
    json!({
        "args": ["-headless", "--width=1200", "--height=1000"],
        "prefs": {
            "intl.locale.requested": "en-GB",
            "dom.events.testing.asyncClipboard": true,
            "browser.download.folderList": 2,
            "browser.download.dir": profile.path(),
            "browser.download.always_ask_before_handling_new_types": false,
        },
    })
}

/// Finds the browser that comes with WebKitGTK, which Debian keeps apart from programs for people.
fn mini_browser() -> Option<PathBuf> {
    let folders =
        std::fs::read_dir("/usr/lib").ok()?.flatten().filter_map(|folder| std::fs::read_dir(folder.path()).ok());
    let mut found: Vec<PathBuf> = folders
        .flat_map(Iterator::flatten)
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("webkit2gtk-"))
        .map(|folder| folder.path().join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}

/// Finds a program where the environment says it is, or else on the PATH or among cargo's own programs.
fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let found = || {
        std::env::split_paths(&path)
            .chain(cargo.map(|home| home.join("bin")))
            .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
            .find(|candidate| candidate.is_file())
    };
    std::env::var_os(variable).map(PathBuf::from).or_else(found)
}
