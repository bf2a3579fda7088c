//! The pre-election checker: a force's protocol as data, decision trees that walk it, and a register entry at the end.
//!
//! Dependencies point one way: `ui` → `register` → `engine` → `policy`, `calendar`. Nothing below `ui` knows the
//! browser, and nothing here reads the clock: today's date is an argument.

pub mod authoring;
pub mod calendar;
pub mod check;
pub mod engine;
pub mod policy;
