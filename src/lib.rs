//! The pre-election checker: a force's protocol as data, decision trees that walk it, and a register entry at the end.
//!
//! Dependencies point one way: `ui` → `register` → `engine` → `policy`, `calendar`. Nothing below `ui` knows the
//! browser, and nothing here reads the clock: today's date is an argument.

#[cfg(any(not(target_arch = "wasm32"), feature = "workbench"))]
pub mod authoring;
pub mod calendar;
pub mod calendar_file;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbench"))]
pub mod check;
#[cfg(all(target_arch = "wasm32", feature = "checker"))]
mod element;
pub mod engine;
#[cfg(any(not(target_arch = "wasm32"), feature = "register"))]
pub mod ledger_ui;
#[cfg(all(target_arch = "wasm32", any(feature = "checker", feature = "register", feature = "workbench")))]
mod mounting;
pub mod policy;
#[cfg(target_arch = "wasm32")]
mod pool;
pub mod register;
#[cfg(all(target_arch = "wasm32", feature = "register"))]
mod register_element;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;
mod sorted;
mod spreadsheet;
pub mod timeline;
pub mod ui;
#[cfg(all(target_arch = "wasm32", feature = "workbench"))]
mod workbench_element;
#[cfg(any(not(target_arch = "wasm32"), feature = "workbench"))]
pub mod workbench_ui;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
