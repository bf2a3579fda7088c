//! The contact register that the single point of contact (SPOC) keeps.
//!
//! The SPOC takes entries in ([`import`]) and keeps them in a [`Ledger`](ledger::Ledger), which is a file of the SPOC's
//! own ([`ledger_file`]), put together with other copies of it ([`merge`]), and published with personal data left out
//! ([`publish`], [`personal_data`]).
//!
//! Nothing here reads the clock or makes random numbers: references and today's date are arguments.

pub mod equality;
pub mod fold;
pub mod html;
pub mod import;
pub mod labels;
pub mod ledger;
pub mod ledger_file;
mod meaning;
pub mod merge;
mod passing;
pub mod people;
pub mod personal_data;
pub mod plain_words;
pub mod publish;
pub mod sort;
pub mod xlsx;
