//! A server for tests that sends what a test tells it to, right or wrong: the types, the headers, nothing else.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

type Headers = dyn Fn(&str) -> Vec<(&'static str, String)> + Send + Sync;

/// A server of one folder on a port of its own. It stops when dropped.
pub struct FolderServer {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl FolderServer {
    /// Serves a folder. `headers` gives what is sent with a path, the content's type with it; a `location` sends the browser on.
    pub fn start(folder: &Path, headers: impl Fn(&str) -> Vec<(&'static str, String)> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let stopping = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stopping);
        let folder = folder.to_owned();
        let headers: Arc<Headers> = Arc::new(headers);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let (folder, headers) = (folder.clone(), Arc::clone(&headers));
                // A browser opens connections before it needs them: none may wait for another.
                std::thread::spawn(move || answer(stream, &folder, &*headers));
            }
        });
        Self { address, stopping, thread: Some(thread) }
    }

    /// Returns the origin, without a slash at its end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the address of a page.
    pub fn url(&self, page: &str) -> String {
        format!("{}/{page}", self.origin())
    }
}

impl Drop for FolderServer {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        TcpStream::connect(self.address).ok();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn answer(mut stream: TcpStream, folder: &Path, headers: &Headers) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    // The rest of the request is read to its end: a connection closed before that is one that was broken off.
    lines.by_ref().map_while(Result::ok).find(String::is_empty);
    let path = request.split(' ').nth(1)?.split('?').next()?.trim_start_matches('/');
    let file: PathBuf = folder.join(path);
    let headers = headers(path);
    let (status, content) = match std::fs::read(&file) {
        _ if headers.iter().any(|(name, _)| *name == "location") => ("302 Found", Vec::new()),
        Ok(content) => ("200 OK", content),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let mut head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n", content.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).ok()?;
    stream.write_all(&content).ok()
}

/// Returns the type of a file, as a server should send it.
pub fn right_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
