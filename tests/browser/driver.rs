//! Chromium, driven by chromedriver: one driver for the whole run, one fresh browser a test.

use std::ffi::OsString;
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::sync::Semaphore;

use crate::page::Page;

/// Each browser takes a core and some hundred megabytes, and a loaded machine makes tests slow and flaky.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// The driver that is running, as long as a test holds it: a static is never dropped, and would leave it behind.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

const ADVICE: &str = "the browser tests need Chromium and its driver: install `chromium` and `chromium-driver` \
     (Debian), or set CHROMIUM and CHROMEDRIVER to where they are";

/// Runs a test in a browser of its own, with an empty profile, and closes it whatever happens.
pub async fn browse<F, Fut>(test: F)
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let _permit = BROWSERS.acquire().await.expect("nobody closes the semaphore");
    let driver = Driver::get();
    let profile = tempfile::tempdir().expect("a folder for the browser's profile");
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities(&profile))
        .connect(&driver.url)
        .await
        .unwrap_or_else(|error| panic!("no browser started: {error}; {ADVICE}"));
    // In a task of its own, so that a failed assertion is caught and the browser closed.
    let ended = tokio::spawn(test(Page::new(client.clone()))).await;
    client.close().await.ok();
    if let Err(failure) = ended {
        std::panic::resume_unwind(failure.into_panic());
    }
}

/// A chromedriver of ours, which ends when dropped.
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn get() -> Arc<Self> {
        let mut running = DRIVER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *running = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start `{}`: {error}; {ADVICE}", program.to_string_lossy()));
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok())
            .unwrap_or_else(|| panic!("`{}` did not name its port; {ADVICE}", program.to_string_lossy()));
        // Read on, so that it never waits for room in the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, url: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn capabilities(profile: &TempDir) -> Map<String, Value> {
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
    let mut options = json!({ "args": arguments });
    if let Some(binary) = chromium() {
        options["binary"] = json!(binary);
    }
    let Value::Object(capabilities) = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    }) else {
        unreachable!("an object was written");
    };
    capabilities
}

/// Chromium goes by several names; chromedriver by itself looks for Google's own.
fn chromium() -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let on_path = || {
        std::env::split_paths(&path)
            .flat_map(|folder| names.map(|name| folder.join(name)))
            .find(|candidate| candidate.is_file())
    };
    std::env::var_os("CHROMIUM").map(PathBuf::from).or_else(on_path)
}
