//! `run`, which is also what happens without a command: build the quick way, serve, and watch.

use std::io::{self, ErrorKind};
use std::path::Path;

use clap::Args;
use site::{BuildError, BuildOptions, Server};

use super::build::BuildArgs;

/// Tried first, so that the address stays the same from day to day.
const USUAL_PORT: u16 = 8047;

/// Where to build the site to, and where to serve it.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    #[command(flatten)]
    build: BuildArgs,
    /// Port to serve on [default: 8047, or a free one if that is taken]
    #[arg(long)]
    port: Option<u16>,
}

/// Why the site is not served.
#[derive(Debug, thiserror::Error)]
pub(super) enum RunError {
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("cannot serve on port {port}: {source}")]
    Serve { port: u16, source: io::Error },
}

/// Builds the checker's pages and serves them, then the rest; then builds anew whatever changes, until the process is ended.
pub(super) fn run(args: &RunArgs) -> Result<(), RunError> {
    let options = args.build.options(BuildOptions::quick);
    let dist = site::build_checker(&options)?;
    let server = start(&dist, args.port)?;
    println!("the checker is at {} (Ctrl+C stops it)", server.url());
    site::watch(options, &server)?;
    Ok(())
}

fn start(dist: &Path, port: Option<u16>) -> Result<Server, RunError> {
    let wanted = port.unwrap_or(USUAL_PORT);
    let started = match Server::start_live(dist, wanted) {
        // Only a port that the person named is worth an error.
        Err(error) if error.kind() == ErrorKind::AddrInUse && port.is_none() => Server::start_live(dist, 0),
        other => other,
    };
    started.map_err(|source| RunError::Serve { port: wanted, source })
}
