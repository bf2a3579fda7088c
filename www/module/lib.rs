//! The checker's library as a module for a page; see `Cargo.toml`.

pub use pre_election_checker::*;
