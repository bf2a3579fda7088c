//! What the engine, the checks and the commands do, on the real policies and on small ones of their own.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what is wrong by panicking, its helpers too"
)]

mod brute;
mod budgets;
mod cases;
mod colleague;
mod commands;
mod constructs;
mod dates;
mod diagnostics;
mod diff;
mod edits;
mod elections;
mod examples;
mod generate;
#[path = "../shared/hostile_policy.rs"]
mod hostile_policy;
#[path = "../shared/ids.rs"]
mod ids;
#[path = "../shared/many_ways.rs"]
mod many_ways;
mod mutation;
mod naive;
mod new;
mod properties;
mod reports;
mod robust;
mod schema;
mod sentences;
mod shapes;
mod slips;
mod support;
mod table;
mod undone;
