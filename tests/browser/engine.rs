//! The engines that the tests run in: where each browser and its driver are, and what they are told.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// A browser's engine, driven by the program that its makers give out for that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver: every test runs in it.
    Chromium,
    /// Firefox by geckodriver: the main journeys run in it too.
    Firefox,
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
        }
    }

    /// Returns the driver's program, if it is on this machine.
    pub fn driver(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => find("CHROMEDRIVER", &["chromedriver"]),
            Self::Firefox => find("GECKODRIVER", &["geckodriver"]),
        }
    }

    /// Returns the browser's program. By themselves, chromedriver looks for Google's own and geckodriver for no ESR.
    pub fn browser(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
            Self::Firefox => find("FIREFOX", &["firefox-esr", "firefox"]),
        }
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
        }
    }

    /// Reads the port from a line that the driver prints.
    pub fn port(self, line: &str) -> Option<u16> {
        let (_, address) = match self {
            Self::Chromium => line.split_once("successfully on port ")?,
            Self::Firefox => line.split_once("Listening on 127.0.0.1:")?,
        };
        address.trim_end_matches('.').parse().ok()
    }

    /// Returns what the browser is started with. All that it keeps goes into this folder.
    pub fn capabilities(self, profile: &TempDir) -> Map<String, Value> {
        let (name, mut options) = match self {
            Self::Chromium => ("goog:chromeOptions", json!({ "args": chromium_arguments(profile) })),
            Self::Firefox => ("moz:firefoxOptions", firefox_options(profile)),
        };
        if let Some(binary) = self.browser() {
            options["binary"] = json!(binary);
        }
        let mut capabilities = Map::new();
        capabilities.insert(name.to_owned(), options);
        if self == Self::Chromium {
            capabilities.insert("browserName".to_owned(), json!("chrome"));
            capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL", "performance": "ALL" }));
        } else {
            capabilities.insert("browserName".to_owned(), json!("firefox"));
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
