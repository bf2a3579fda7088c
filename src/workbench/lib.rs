//! What the author of a policy sees in the browser: the text, what is to be said about it, and what comes of it.
//!
//! [`bench`], [`draft`], [`place`], [`queue`] and [`work`] are plain Rust, so that they are tested natively.

pub mod actions;
pub mod bench;
pub mod draft;
pub mod help;
pub mod history;
pub mod place;
pub mod queue;
pub mod tools;
pub mod work;

mod app;
mod cases_tab;
mod compare_tab;
mod day_field;
mod diagram_tab;
mod diff_tab;
mod differences;
mod draft_banner;
mod findings_pane;
mod forms;
mod host;
mod keeper;
mod new_form;
mod pieces;
mod result_pane;
mod results;
mod schedule_tab;
mod slips;
mod start_screen;
mod tabs;
mod text_pane;
mod toolbar;
mod try_tab;
mod working;
mod write_pane;

pub use app::{Workbench, WorkbenchProps};
pub use host::{Host, Sample};

#[cfg(test)]
mod tests;
