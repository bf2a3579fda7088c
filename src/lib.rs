//! The pre-election checker: a force's protocol as data, decision trees that walk it, and a register entry at the end.
//!
//! Dependencies point one way: `ui` → `register` → `engine` → `policy`, `calendar`. Nothing below `ui` knows the
//! browser, and nothing here reads the clock: today's date is an argument.

pub mod authoring;
pub mod calendar;
pub mod check;
#[cfg(all(target_arch = "wasm32", feature = "checker"))]
mod element;
pub mod engine;
pub mod ledger_ui;
#[cfg(all(target_arch = "wasm32", any(feature = "checker", feature = "register")))]
mod mounting;
pub mod policy;
pub mod register;
#[cfg(all(target_arch = "wasm32", feature = "register"))]
mod register_element;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
pub mod ui;
