//! What a person sees: the pages of the checker, and the state behind them.
//!
//! [`state`] and what it stands on are plain Rust, so that they are tested natively. The components are for the browser
//! only. Every word that is not the policy's own comes from the [`catalogue`].

pub mod catalogue;
pub mod context;
pub mod form;
// record
pub mod replay;
pub mod state;
pub mod typed;
// wording

#[cfg(test)]
mod testing;
