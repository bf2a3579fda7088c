//! A fresh browser for each test, driven by the program of its engine.

use std::future::Future;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

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

/// Runs a test in another engine. A machine without it says so and goes on, unless `CI` is set: then the test fails.
pub async fn browse_in<F, Fut>(engine: Engine, test: F)
where
    F: FnOnce(Page) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    if !engine.is_here() {
        let advice = engine.advice();
        assert!(std::env::var_os("CI").is_none(), "{advice}");
        // Not by a macro, whose output cargo swallows when a test passes.
        writeln!(std::io::stderr(), "NOT RUN, a test in {engine:?}: {advice}").ok();
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

/// A driver of ours, which ends when dropped, with the screen that was made for it.
struct Driver {
    process: Child,
    screen: Option<Child>,
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
        let mut command = Command::new(&program);
        command.args(engine.driver_arguments());
        let (screen, chosen) = match engine.screen() {
            None => (None, None),
            Some(program) => {
                let (screen, display) = start_screen(&program);
                let port = free_port();
                command.env("DISPLAY", format!(":{display}")).arg(format!("--port={port}"));
                (Some(screen), Some(port))
            }
        };
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| wrong(format!("does not start: {error}")));
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let mut named = || lines.by_ref().map_while(Result::ok).find_map(|line| engine.port(&line));
        let port = match chosen {
            Some(port) => answers(port).then_some(port),
            None => named(),
        };
        let port = port.unwrap_or_else(|| wrong("did not name its port, or does not answer there".to_owned()));
        // Read on, so that it never waits for room in the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, screen, url: format!("http://127.0.0.1:{port}") }
    }
}

/// Starts a screen that nobody sees, and returns it with its number.
fn start_screen(program: &Path) -> (Child, String) {
    let mut screen = Command::new(program)
        .args(["-displayfd", "1", "-screen", "0", "1280x1100x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("`{}` does not start: {error}", program.display()));
    let mut number = String::new();
    let mut told = BufReader::new(screen.stdout.take().expect("its output is piped"));
    told.read_line(&mut number).expect("the screen's number");
    (screen, number.trim().to_owned())
}

/// Returns a port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// Waits until somebody answers at a port.
fn answers(port: u16) -> bool {
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        TcpStream::connect(("127.0.0.1", port)).is_ok()
    })
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in [Some(&mut self.process), self.screen.as_mut()].into_iter().flatten() {
            process.kill().ok();
            process.wait().ok();
        }
    }
}
