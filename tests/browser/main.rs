//! The real page in a real browser. Without a browser these tests fail: they are never skipped.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails the test; clippy knows only the test functions themselves"
)]

mod driver;
mod inspect;
mod page;
mod site;

mod embedding;
mod register;
mod register_support;
mod smoke;
