//! What the SPOC sees: the register, what comes in, what goes out.
//!
//! [`desk`] is plain Rust, so that it is tested natively. The rest is for the browser only.

pub mod desk;
pub mod entry_form;
pub mod publication;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod attention;
#[cfg(target_arch = "wasm32")]
mod clashes;
#[cfg(target_arch = "wasm32")]
mod detail;
#[cfg(target_arch = "wasm32")]
mod equality_page;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod intake;
#[cfg(target_arch = "wasm32")]
mod pieces;
#[cfg(target_arch = "wasm32")]
mod publish_page;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod toolbar;

#[cfg(target_arch = "wasm32")]
pub use app::{RegisterApp, RegisterAppProps};
#[cfg(target_arch = "wasm32")]
pub use host::Host;

#[cfg(test)]
mod tests;
