//! What the author of a policy sees in the browser: the text, what is to be said about it, and what comes of it.
//!
//! [`bench`] and [`place`] are plain Rust, so that they are tested natively. The rest is for the browser only.

pub mod bench;
pub mod help;
pub mod place;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod compare_tab;
#[cfg(target_arch = "wasm32")]
mod day_field;
#[cfg(target_arch = "wasm32")]
mod diagram_tab;
#[cfg(target_arch = "wasm32")]
mod diff_tab;
#[cfg(target_arch = "wasm32")]
mod differences;
#[cfg(target_arch = "wasm32")]
mod findings_pane;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod new_form;
#[cfg(target_arch = "wasm32")]
mod pieces;
#[cfg(target_arch = "wasm32")]
mod result_pane;
#[cfg(target_arch = "wasm32")]
mod schedule_tab;
#[cfg(target_arch = "wasm32")]
mod start_screen;
#[cfg(target_arch = "wasm32")]
mod tabs;
#[cfg(target_arch = "wasm32")]
mod text_pane;
#[cfg(target_arch = "wasm32")]
mod try_tab;

#[cfg(target_arch = "wasm32")]
pub use app::{Workbench, WorkbenchProps};
#[cfg(target_arch = "wasm32")]
pub use host::{Host, Sample, property};

#[cfg(test)]
mod tests;
