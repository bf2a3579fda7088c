//! A server for this machine alone, with the headers that the site is made to work under.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::sync::oneshot;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::guard::{only_for_this_machine, only_of_this_folder};
use super::live::Reloader;

/// The policy that the page obeys, and that a web team can copy.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
     webrtc 'block'; require-trusted-types-for 'script'; trusted-types contact-register-reader workbench-worker";

/// What every response of any server carries besides [`CONTENT_SECURITY_POLICY`]: name and value.
pub(super) const SECURITY_HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    // No page that opened this one, or that it opened, has a hold on its window.
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // No other site loads parts of this one behind its visitors' backs.
    ("Cross-Origin-Resource-Policy", "same-origin"),
    // All that a page could ask a person's machine for and the checker has no use for. Copying and full screen stay.
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), \
         geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
         payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
    ),
];

/// A server of one folder on the loopback address. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    reloader: Reloader,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving a folder in the background. Port 0 lets the system choose a free one.
    ///
    /// # Errors
    ///
    /// A port that is taken, with [`io::ErrorKind::AddrInUse`], or one that is not ours to use.
    pub fn start(dist: &Path, port: u16) -> io::Result<Self> {
        Self::serve(app(dist), Reloader::new(), port)
    }

    /// As [`Server::start`]; open pages load again by themselves after each [`Server::reload`].
    ///
    /// # Errors
    ///
    /// As [`Server::start`].
    pub fn start_live(dist: &Path, port: u16) -> io::Result<Self> {
        let reloader = Reloader::new();
        Self::serve(reloader.beside(app(dist)), reloader, port)
    }

    fn serve(app: Router, reloader: Reloader, port: u16) -> io::Result<Self> {
        // Around all that is served, what is there for open pages included.
        let app = app.layer(from_fn(only_for_this_machine));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        // One thread is plenty for a few people on one machine, and leaves the others to the tests.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("site-server".to_owned()).spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
                    return;
                };
                let serving = axum::serve(listener, app);
                tokio::select! {
                    _ = serving => {}
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Self { address, stop: Some(stop), reloader, thread: Some(thread) })
    }

    /// Returns the address that the server listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the address as a browser takes it, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Lets the pages load again that a server from [`Server::start_live`] has given out.
    pub fn reload(&self) {
        self.reloader.reload();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Nobody listens any more only if the thread has ended by itself.
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn app(dist: &Path) -> Router {
    let files = ServeDir::new(dist).not_found_service(ServeFile::new(dist.join("404.html")));
    let folder: Arc<Path> = dist.into();
    let files = Router::new().fallback_service(files).layer(from_fn_with_state(folder, only_of_this_folder));
    let carry = |app: Router, (name, value): (HeaderName, &'static str)| {
        app.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    };
    let named = SECURITY_HEADERS.iter().filter_map(|(name, value)| Some((name.parse().ok()?, *value)));
    let all = named.chain([
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        // Asked for again each time and answered with 304: a rebuilt site shows at once.
        (header::CACHE_CONTROL, "no-cache"),
    ]);
    all.fold(files, carry)
}
