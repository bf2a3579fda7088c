//! The register entry: from the responses to the mail, the file and the block, and back.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what is wrong by panicking, its helpers too"
)]

mod block;
mod csv;
mod draft;
mod email;
mod fixture;
mod golden;
mod hostile;
#[path = "../shared/hostile_policy.rs"]
mod hostile_policy;
mod import;
mod intake;
mod ledger;
mod publish;
