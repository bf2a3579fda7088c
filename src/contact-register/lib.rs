//! What the SPOC sees: the register, what comes in, what goes out.
//!
//! [`desk`] is plain Rust, so that it is tested natively.

pub mod decompose;
pub mod desk;
pub mod entry_form;
pub mod publication;
pub mod reading;

mod app;
mod attention;
mod clashes;
mod detail;
mod draft_banner;
mod equality_page;
mod files;
mod host;
mod intake;
mod keeper;
mod log_page;
mod paper;
mod pieces;
mod publish_page;
mod review;
mod table;
mod toolbar;

pub use app::{RegisterApp, RegisterAppProps};
pub use host::Host;

#[cfg(test)]
mod tests;
