//! What a person sees: the pages of the checker, and the state behind them.
//!
//! [`state`] and what it stands on are plain Rust, so that they are tested natively. [`App`] holds it by `use_reducer` and
//! shows one page at a time; whatever a person does is an [`state::Action`]. Pages are components, one a file; a part of a
//! page that has callbacks or a state of its own is one, too, and what is only worded from a replayed flow is a function
//! that returns [`yew::Html`]. The start and the first questions are drawn natively as well, by the build, so that they
//! stand in the page before the module is there: nothing asks the browser while it is drawn.
//!
//! Every word that is not the policy's own comes from the catalogue.

pub mod dates;
pub mod form;
pub mod record;
pub mod replay;
pub mod search;
pub mod state;
pub mod wording;

mod app;
mod ask_person;
mod citations;
mod contradictions;
mod handle;
mod keep_copy;
mod key_dates;
mod outcome_page;
mod parts;
mod preview_page;
mod question_page;
mod register_page;
mod resignation_count;
mod send_entry;
mod start_page;
mod time_page;
mod timeline;
mod trail;
mod what_if;
mod who_decides;

#[cfg(test)]
mod drawing;
#[cfg(test)]
mod everyday;
#[cfg(test)]
mod made_up_language;
#[cfg(test)]
mod presses;
#[cfg(test)]
mod texts;

pub use app::{App, AppProps, Embedding, Reached};
pub use handle::Checker;
