//! What the server on this machine does not answer: a page of another site that has itself taken for this machine, and files
//! that are none of the site's.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::servers::CONFIGURATIONS;

/// The names under which this machine is known to itself.
const THIS_MACHINE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Refuses what is asked of another host. A site on the network can have its own name lead here, and its pages would then
/// read this server as if it were theirs.
pub(super) async fn only_for_this_machine(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.map(without_port).is_some_and(|host| THIS_MACHINE.iter().any(|name| name.eq_ignore_ascii_case(host))) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "This server is for its own machine alone.").into_response()
}

/// Returns a host without the port behind it. The colons of an address of IPv6 stand in brackets.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|sign| sign.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Lets nothing out that lies outside the folder, wherever a link in it leads, nor what is there for other servers.
pub(super) async fn only_of_this_folder(State(folder): State<Arc<Path>>, request: Request, next: Next) -> Response {
    if is_withheld(&folder, request.uri().path()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// Returns whether a path of the site leads to what is not given out. One that leads nowhere is answered as such.
fn is_withheld(folder: &Path, path: &str) -> bool {
    let Ok(path) = percent_decode_str(path).decode_utf8() else {
        return true;
    };
    let path = Path::new(path.trim_start_matches('/'));
    let steps_aside = path.components().any(|step| !matches!(step, Component::Normal(_) | Component::CurDir));
    if steps_aside || CONFIGURATIONS.iter().any(|name| path == Path::new(name)) {
        return true;
    }
    let asked = folder.join(path);
    let served: PathBuf = if asked.is_dir() { asked.join("index.html") } else { asked };
    match (served.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => !file.starts_with(folder),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_compared_without_its_port() {
        for (host, name) in [
            ("localhost", "localhost"),
            ("localhost:8000", "localhost"),
            ("[::1]:8000", "[::1]"),
            ("localhost.evil.example:80", "localhost.evil.example"),
            ("127.0.0.1:80@evil.example", "127.0.0.1:80@evil.example"),
        ] {
            assert_eq!(without_port(host), name);
        }
    }
}
