//! What a person sees: the pages of the checker, and the state behind them.
//!
//! [`state`] and what it stands on are plain Rust, so that they are tested natively. The rest is for the browser only:
//! components where something has a life of its own, and functions that return [`yew::Html`] for what is only drawn with
//! its page, because each component costs the download some kilobytes. Every word that is not the policy's own comes
//! from the [`catalogue`].

pub mod catalogue;
pub mod context;
pub mod form;
pub mod record;
pub mod replay;
pub mod state;
pub mod typed;
pub mod wording;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod ask_person;
#[cfg(target_arch = "wasm32")]
pub(crate) mod browser;
#[cfg(target_arch = "wasm32")]
pub(crate) mod choices;
#[cfg(target_arch = "wasm32")]
mod citations;
#[cfg(target_arch = "wasm32")]
pub(crate) mod column_field;
#[cfg(target_arch = "wasm32")]
mod contradictions;
#[cfg(target_arch = "wasm32")]
pub(crate) mod date_field;
#[cfg(target_arch = "wasm32")]
pub(crate) mod error_summary;
#[cfg(target_arch = "wasm32")]
pub(crate) mod keep_copy;
#[cfg(target_arch = "wasm32")]
mod key_dates;
#[cfg(target_arch = "wasm32")]
mod next_steps;
#[cfg(target_arch = "wasm32")]
mod outcome_page;
#[cfg(target_arch = "wasm32")]
pub(crate) mod parts;
#[cfg(target_arch = "wasm32")]
mod preview_page;
#[cfg(target_arch = "wasm32")]
mod question_page;
#[cfg(target_arch = "wasm32")]
mod register_page;
#[cfg(target_arch = "wasm32")]
mod resignation_count;
#[cfg(target_arch = "wasm32")]
mod send_entry;
#[cfg(target_arch = "wasm32")]
mod start_page;
#[cfg(target_arch = "wasm32")]
mod time_page;
#[cfg(target_arch = "wasm32")]
mod trail;
#[cfg(target_arch = "wasm32")]
mod what_if;

#[cfg(test)]
pub(crate) mod testing;

#[cfg(target_arch = "wasm32")]
pub use app::{App, AppProps};
#[cfg(target_arch = "wasm32")]
pub use browser::today_in_london;
