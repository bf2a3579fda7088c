//! The real page in a real browser. Without a browser these tests fail: they are never skipped.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails the test; clippy knows only the test functions themselves"
)]

mod driver;
mod folder_server;
mod inspect;
mod journey;
mod page;
mod person;
mod site;

mod access;
mod accessibility;
mod broken;
mod changing;
mod embedding;
mod first_screen;
mod forces;
mod frame;
mod hosts;
mod journeys;
mod mistakes;
mod privacy;
mod public;
mod register;
mod register_support;
mod security;
mod servers;
mod smoke;
mod timeline;
mod workbench;
