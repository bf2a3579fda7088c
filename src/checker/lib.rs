//! What a person sees: the pages of the checker, and the state behind them.
//!
//! [`state`] and what it stands on are plain Rust, so that they are tested natively. The rest is drawn in the browser, and
//! the start once by the build, so that it stands in the page before the module is there (`browser` is never called then).
//!
//! The checker is one component, [`App`]. Its pages are functions of a [`view::View`] that return [`yew::Html`], put together
//! from few pieces ([`tag`], [`stack`], [`parts`]); whatever a person does comes back as a [`view::Message`]. Both keep the
//! download small. Every word that is not the policy's own comes from the [`catalogue`].

pub mod context;
pub mod copying;
pub mod dates;
pub mod form;
pub mod record;
pub mod replay;
pub mod state;
pub mod wording;

mod app;
mod ask_person;
pub mod choices;
mod citations;
pub mod column_field;
mod contradictions;
pub mod date_field;
pub mod errand;
pub mod error_summary;
pub mod fields;
mod keep_copy;
mod next_steps;
mod outcome_page;
pub mod parts;
mod preview_page;
mod question_page;
mod register_page;
mod resignation_count;
mod rows;
mod send_entry;
pub mod stack;
mod start_page;
pub mod tag;
mod time_page;
mod timeline;
mod trail;
pub mod view;
mod what_if;

#[cfg(test)]
mod texts;

#[cfg(any(test, feature = "testing"))]
#[expect(clippy::expect_used, clippy::panic, reason = "only tests use it")]
pub mod testing;

pub use app::{App, AppProps};
pub use govuk::browser::{now_in_london, today_in_london};
pub use govuk::{browser, catalogue, mounting, typed};
