//! A fresh browser for each test, driven by the program of its engine.

use std::future::Future;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::sync::Semaphore;

use crate::engine::Engine;
use crate::page::Page;

/// Each browser takes a core and some hundred megabytes, and a loaded machine makes tests slow and flaky.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// The driver that is running, as long as a test holds it: a static is never dropped, and would leave it behind.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// Runs a test in Chromium, with an empty profile, and closes it whatever happens.
pub async fn browse<F, Fut>(test: F)
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    run(Engine::Chromium, test).await;
}

/// Runs a test in Firefox. A machine without it says so and goes on, unless `CI` is set: then the test fails.
pub async fn browse_in_firefox<F, Fut>(test: F)
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let engine = Engine::Firefox;
    if engine.browser().is_none() || engine.driver().is_none() {
        let advice = engine.advice();
        assert!(std::env::var_os("CI").is_none(), "{advice}");
        // Not by a macro, whose output cargo swallows when a test passes.
        writeln!(std::io::stderr(), "NOT RUN, a test in Firefox: {advice}").ok();
        return;
    }
    run(engine, test).await;
}

async fn run<F, Fut>(engine: Engine, test: F)
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let _permit = BROWSERS.acquire().await.expect("nobody closes the semaphore");
    let driver = Driver::get(engine);
    let profile = tempfile::tempdir().expect("a folder for the browser's profile");
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(engine.capabilities(&profile))
        .connect(&driver.url)
        .await
        .unwrap_or_else(|error| panic!("no browser started: {error}; {}", engine.advice()));
    // In a task of its own, so that a failed assertion is caught and the browser closed.
    let ended = tokio::spawn(test(Page::new(client.clone(), engine, profile.path()))).await;
    client.close().await.ok();
    if let Err(failure) = ended {
        std::panic::resume_unwind(failure.into_panic());
    }
}

/// A driver of ours, which ends when dropped.
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn get(engine: Engine) -> Arc<Self> {
        if !engine.driver_is_shared() {
            return Arc::new(Self::start(engine));
        }
        let mut running = DRIVER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start(engine));
        *running = Arc::downgrade(&driver);
        driver
    }

    fn start(engine: Engine) -> Self {
        let program = engine.driver().unwrap_or_else(|| panic!("no driver was found; {}", engine.advice()));
        let wrong = |what: String| -> ! { panic!("`{}` {what}; {}", program.display(), engine.advice()) };
        let mut process = Command::new(&program)
            .args(engine.driver_arguments())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| wrong(format!("does not start: {error}")));
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| engine.port(&line))
            .unwrap_or_else(|| wrong("did not name its port".to_owned()));
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
