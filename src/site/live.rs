//! Pages that come anew by themselves when the site has been built anew. Only for whoever works on it: nothing of this is
//! part of the site.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::watch;

/// How long a page waits before it asks again: less than what may cut a connection in between.
const PATIENCE: Duration = Duration::from_secs(25);

const SCRIPT: &str = r#"// Loads the page again when the site has been built anew, or when its server is back.
const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
for (let seen = "", lost = false; ; ) {
  try {
    const response = await fetch(`/live?seen=${seen}`, { cache: "no-store" });
    const build = await response.text();
    if (lost || (seen && build !== seen)) location.reload();
    seen = build;
  } catch {
    lost = true;
    await pause();
  }
}
"#;

const TAG: &str = r#"<script type="module" src="/live.js"></script>"#;

/// Tells open pages that the site has been built anew.
#[derive(Clone, Debug)]
pub(super) struct Reloader(watch::Sender<u64>);

impl Reloader {
    pub(super) fn new() -> Self {
        Self(watch::Sender::new(1))
    }

    /// The site has been built anew.
    pub(super) fn reload(&self) {
        self.0.send_modify(|build| *build += 1);
    }

    /// Returns the site with a script in each page that waits for the next build.
    pub(super) fn beside(&self, site: Router) -> Router {
        let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) };
        let live = Router::new().route("/live", get(wait)).with_state(self.0.clone()).route("/live.js", get(script));
        live.fallback_service(site.layer(from_fn(with_script)))
    }
}

#[derive(Deserialize)]
struct Seen {
    seen: String,
}

/// Answers with the number of the latest build: at once to a page that does not know it, and otherwise when it changes.
async fn wait(State(builds): State<watch::Sender<u64>>, Query(Seen { seen }): Query<Seen>) -> String {
    let mut builds = builds.subscribe();
    let is_news = |build: &u64| build.to_string() != seen;
    // Whoever has waited long enough is told what they know already, and asks again.
    let _ = tokio::time::timeout(PATIENCE, builds.wait_for(is_news)).await;
    let build = *builds.borrow();
    build.to_string()
}

async fn with_script(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let mut page = page.to_vec();
    page.extend_from_slice(TAG.as_bytes());
    Response::from_parts(parts, Body::from(page))
}
